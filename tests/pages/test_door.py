"""The door: who gets in, who is sent where, and what a refused form keeps."""

import httpx
import pytest
from nicegui.testing import User

from pages import door
from pages.visitor import SESSION_COOKIE, local_path, login_path
from sheets import clock, people
from sheets.people import Actor
from tests.conftest import PASSWORD

FIRST = {"login": "wang", "name": "王站长", "password": PASSWORD, "again": PASSWORD}
AT_HOME = {"host": "localhost"}


async def _sign_in(visitor: User, **typed: str) -> httpx.Response:
    return await visitor.http_client.post("/login", data={"login": "wang", "password": PASSWORD} | typed)


async def test_a_new_ledger_leads_everybody_to_the_first_start(user: User) -> None:
    for path in ("/", "/login"):
        answer = await user.http_client.get(path, follow_redirects=True, headers=AT_HOME)
        assert answer.url.path == "/welcome"
        assert "开始使用" in answer.text


async def test_the_first_administrator_is_made_and_is_in(user: User) -> None:
    answer = await user.http_client.post("/welcome", data=FIRST, headers=AT_HOME)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(SESSION_COOKIE)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    await user.open("/")
    await user.should_see("王站长")
    assert (await user.http_client.get("/welcome")).headers["location"] == "/login"


async def test_the_first_administrator_is_not_made_from_elsewhere_without_the_link(user: User) -> None:
    assert (await user.http_client.post("/welcome", data=FIRST)).status_code == 403
    token = door.welcome_path().partition("token=")[2]
    assert "</form>" not in (await user.http_client.get("/welcome")).text
    assert "</form>" in (await user.http_client.get(door.welcome_path())).text
    assert not people.has_people()
    assert (await user.http_client.post("/welcome", data=FIRST | {"token": token})).status_code == 303


@pytest.mark.parametrize("name", ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via"])
async def test_what_a_proxy_passes_on_does_not_come_from_this_computer(user: User, name: str) -> None:
    answer = await user.http_client.post("/welcome", data=FIRST, headers=AT_HOME | {name: "127.0.0.1"})
    assert answer.status_code == 403
    assert not people.has_people()


async def test_a_refused_first_start_keeps_what_was_typed_but_not_the_password(user: User) -> None:
    answer = await user.http_client.post("/welcome", data=FIRST | {"again": "other"}, headers=AT_HOME)
    assert answer.status_code == 403
    assert "王站长" in answer.text
    assert PASSWORD not in answer.text
    assert not people.has_people()


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"name": " "}, "name", "姓名不能为空"),
        ({"login": "wang li"}, "login", "用户名不能为空，不能有空格"),
        ({"password": "short", "again": "short"}, "password", "密码太短"),
        ({"again": "other"}, "again", "两次输入的密码不一样"),
    ],
)
async def test_a_refusal_stands_at_its_field_in_our_own_words(
    user: User, typed: dict[str, str], field: str, says: str
) -> None:
    answer = await user.http_client.post("/welcome", data=FIRST | typed, headers=AT_HOME)
    assert "novalidate" in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    sentence = answer.text.partition(f'id="{field}-wrong"')[2]
    assert says in sentence.partition("</p>")[0]


async def test_signing_in_leads_on_to_the_page_that_was_asked_for(user: User, manager: Actor) -> None:
    asked = await user.http_client.get("/sheets/roster?row=3")
    assert asked.headers["location"] == "/login?next=%2Fsheets%2Froster%3Frow%3D3"
    answer = await _sign_in(user, next="/sheets/roster?row=3")
    assert answer.headers["location"] == "/sheets/roster?row=3"


async def test_a_wrong_password_is_refused_in_words_and_in_the_language_of_the_form(user: User, manager: Actor) -> None:
    answer = await _sign_in(user, password="wrong", language="en")
    assert answer.status_code == 403
    assert SESSION_COOKIE not in answer.headers.get("set-cookie", "")
    assert "The login or the password is wrong" in answer.text
    assert 'value="wang"' in answer.text


async def test_a_form_of_another_site_is_refused(user: User, manager: Actor) -> None:
    typed = {"login": "wang", "password": PASSWORD}
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        answer = await user.http_client.post("/login", data=typed, headers=headers)
        assert answer.status_code == 403
    own = await user.http_client.post("/login", data=typed, headers={"origin": "http://test"})
    assert own.status_code == 303


async def test_signing_out_ends_the_session(user: User, manager: Actor) -> None:
    await _sign_in(user)
    token = user.http_client.cookies[SESSION_COOKIE]
    assert people.actor_of(token, clock.now())
    answer = await user.http_client.post("/logout")
    assert answer.headers["location"] == "/login"
    assert people.actor_of(token, clock.now()) is None
    assert (await user.http_client.get("/")).headers["location"] == "/login"


async def test_another_site_cannot_sign_somebody_out(user: User, manager: Actor) -> None:
    await _sign_in(user)
    token = user.http_client.cookies[SESSION_COOKIE]
    answer = await user.http_client.post("/logout", headers={"origin": "http://evil.example"})
    assert people.actor_of(token, clock.now())
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/people", "/people"),
        ("/sheets/roster?row=3", "/sheets/roster?row=3"),
        ("", "/"),
        ("people", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("http:///evil.example", "/"),
    ],
)
def test_only_paths_of_this_site_are_gone_to(address: str, path: str) -> None:
    assert local_path(address) == path


def test_the_login_page_knows_where_to_go_on() -> None:
    assert login_path("/") == "/login"
    assert login_path("/people?a=1&b=2") == "/login?next=%2Fpeople%3Fa%3D1%26b%3D2"
