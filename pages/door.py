"""The door: making the first administrator, signing in, signing out. Plain forms that need no script."""

import secrets
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Query
from nicegui import app
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from pages.look import STYLESHEETS
from pages.visitor import SESSION_COOKIE, SignInFirstError, ask, local_path, login_path, same_origin
from pages.words import words
from sheets import clock, people, writer
from sheets.people import Actor
from sheets.sentences import Refused

_templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
# A proxy adds at least one of these; who comes through it does not sit at this computer.
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_FIELDS = ("login", "password", "again", "name", "token", "next", "language")
# The field of a form that a refusal is about.
_ABOUT = {
    "bad_name": "name",
    "bad_login": "login",
    "login_taken": "login",
    "short_password": "password",
    "passwords_differ": "again",
}
# Lets the first administrator in from another computer; it ends with this process or with its use.
_welcome_token = secrets.token_urlsafe(24)


def register() -> None:
    """Open /welcome, /login and /logout, and send whoever is not signed in there."""
    app.add_exception_handler(SignInFirstError, _to_the_door)
    app.get("/welcome")(welcome_page)
    app.post("/welcome")(make_administrator)
    app.get("/login")(login_page)
    app.post("/login")(sign_in)
    app.post("/logout")(sign_out)


def welcome_path() -> str:
    """The one-time path of the page that makes the first administrator, for the console."""
    return f"/welcome?token={_welcome_token}"


async def welcome_page(request: Request, token: str = "", language: str = "zh") -> Response:
    """The form that makes the first administrator."""
    if await ask(people.has_people):
        return _go("/login")
    if not _may_set_up(request, token):
        return _form(request, "welcome", language, refused=Refused("welcome_elsewhere"), closed=True)
    return _form(request, "welcome", language, token=token)


async def make_administrator(request: Request) -> Response:
    """Make the first administrator and sign them in."""
    typed = await _typed(request)
    try:
        _demand_own_form(request)
        if not _may_set_up(request, typed["token"]):
            raise Refused("welcome_elsewhere")
        if typed["password"] != typed["again"]:
            raise Refused("passwords_differ")
        made = (typed["login"], typed["password"], typed["name"], clock.now())
        actor = await writer.run(people.create_first, *made)
    except Refused as refused:
        return _form(request, "welcome", typed["language"], refused=refused, **_kept(typed))
    return await _let_in(request, actor, "/")


async def login_page(
    request: Request, going_to: Annotated[str, Query(alias="next")] = "/", language: str = "zh"
) -> Response:
    """The login form, or the way on for whoever is signed in already."""
    if not await ask(people.has_people):
        return _go("/welcome")
    if await ask(people.actor_of, request.cookies.get(SESSION_COOKIE), clock.now()):
        return _go(local_path(going_to))
    return _form(request, "login", language, going_to=local_path(going_to))


async def sign_in(request: Request) -> Response:
    """Check login and password, and open a session for this browser."""
    typed = await _typed(request)
    going_to = local_path(typed["next"])
    try:
        _demand_own_form(request)
        address = request.client.host if request.client else ""
        actor = await ask(people.authenticate, typed["login"], typed["password"], address, clock.now())
    except Refused as refused:
        return _form(request, "login", typed["language"], refused=refused, going_to=going_to, **_kept(typed))
    return await _let_in(request, actor, going_to)


async def sign_out(request: Request) -> Response:
    """End this browser's session."""
    answer = _go("/login")
    if same_origin(request):
        await writer.run(people.end_session, request.cookies.get(SESSION_COOKIE, ""), clock.now())
        answer.delete_cookie(SESSION_COOKIE)
    return answer


# ---------------------------------------------------------------- below


async def _let_in(request: Request, actor: Actor, going_to: str) -> Response:
    agent = request.headers.get("user-agent", "")
    token = await writer.run(people.open_session, actor, clock.now(), agent)
    answer = _go(going_to)
    answer.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=int(people.SESSION_LENGTH.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def _to_the_door(_: Request, problem: Exception) -> Response:
    return _go(login_path(problem.going_to if isinstance(problem, SignInFirstError) else "/"))


def _go(path: str) -> RedirectResponse:
    return RedirectResponse(path, status_code=303)


def _form(request: Request, page: str, language: str, /, *, refused: Refused | None = None, **typed: Any) -> Response:
    t = words(language)
    shown = {
        "t": t,
        "language": t.language,
        "stylesheets": STYLESHEETS,
        "refused": refused.sentence(t.language) if refused else "",
        "about": _ABOUT.get(refused.code, "") if refused else "",
        **typed,
    }
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": "frame-ancestors 'none'"}
    status = 403 if refused else 200
    return _templates.TemplateResponse(request, f"{page}.html", shown, status_code=status, headers=headers)


async def _typed(request: Request) -> dict[str, str]:
    """What the form's fields hold; empty where the browser sent nothing or a file."""
    async with request.form(max_files=0, max_fields=20) as form:
        sent = {name: form.get(name) for name in _FIELDS}
    return {name: value if isinstance(value, str) else "" for name, value in sent.items()}


def _kept(typed: dict[str, str]) -> dict[str, str]:
    """What a refused form shows again: everything but the passwords."""
    return {name: typed[name] for name in ("login", "name", "token")}


def _demand_own_form(request: Request) -> None:
    if not same_origin(request):
        raise Refused("foreign_form")


def _may_set_up(request: Request, token: str) -> bool:
    """From this computer itself, or with the link that the console printed.

    The Host header is looked at too: behind a proxy on this machine every visitor comes from 127.0.0.1, and
    a page elsewhere can point a name of its own at it.
    """
    if secrets.compare_digest(token.encode(), _welcome_token.encode()):
        return True
    if any(name in request.headers for name in _FORWARDED):
        return False
    here = request.client.host if request.client else ""
    named = urlsplit(f"//{request.headers.get('host', '')}").hostname
    return here in ("127.0.0.1", "::1") and named in ("127.0.0.1", "::1", "localhost")
