"""The grid's JSON as somebody meets it who writes requests by hand: always an answer, never more than allowed."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from nicegui.testing import User

from pages import api
from pages.visitor import SESSION_COOKIE
from sheets import catalog, changes, clock, people, rows, starters
from sheets.changes import Edits, NewRow
from sheets.initials import initials as letters
from sheets.people import Actor
from tests.pages.conftest import Visit

OWN = {"x-gelixiang": "1"}
TEAM = "/api/sheets/team"


async def _post(visitor: User, name: str, body: object) -> httpx.Response:
    return await visitor.http_client.post(f"{TEAM}/{name}", content=json.dumps(body), headers=OWN)


async def _pieces(megabytes: int, taken: list[int]) -> AsyncIterator[bytes]:
    """A body that does not say how long it is; `taken` counts what was asked for."""
    for number in range(megabytes):
        taken.append(number)
        yield b" " * (1 << 20)


async def test_nothing_is_read_of_what_somebody_sends_who_is_not_signed_in(user: User, worker: Actor) -> None:
    taken: list[int] = []
    answer = await user.http_client.post(f"{TEAM}/edits", content=_pieces(8, taken), headers=OWN)
    assert (answer.status_code, answer.json()["login"]) == (401, True)
    assert len(taken) <= 1


async def test_a_body_without_an_end_is_read_up_to_the_limit(visit: Visit, worker: Actor) -> None:
    visitor = await visit(worker)
    taken: list[int] = []
    answer = await visitor.http_client.post(f"{TEAM}/edits", content=_pieces(50, taken), headers=OWN)
    assert answer.status_code == 413
    assert len(taken) <= (api.LARGEST_BODY >> 20) + 2


@pytest.mark.parametrize(
    "sent",
    [b"", b"null", b"[]", b"{", b'{"a":NaN}', b'{"a":' * 2000 + b"1" + b"}" * 2000, b'{"client":"\\ud800"}', b"\xff"],
)
async def test_what_is_no_object_is_refused_in_words(visit: Visit, worker: Actor, sent: bytes) -> None:
    visitor = await visit(worker)
    answer = await visitor.http_client.post(f"{TEAM}/edits", content=sent, headers=OWN)
    assert (answer.status_code, "不完整" in answer.json()["error"]) == (400, True)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("edits", {"batches": [1]}),
        ("edits", {"batches": [[]]}),
        ("edits", {"batches": "text"}),
        ("read", {"ids": [2**64 - 1]}),
        ("read", {"ids": [1e300]}),
        ("read", {"ids": 7}),
    ],
)
async def test_an_object_of_another_shape_is_refused_in_words(
    visit: Visit, worker: Actor, name: str, body: object
) -> None:
    answer = await _post(await visit(worker), name, body)
    assert answer.status_code in (400, 409)
    assert "不完整" in answer.json()["error"]


@pytest.mark.parametrize(
    "asked", [f"since?v={10**30}", f"rows?skip={10**30}", f"rows?limit={10**30}", f"history?row={10**30}"]
)
async def test_a_number_beyond_the_database_is_refused_in_words(visit: Visit, worker: Actor, asked: str) -> None:
    answer = await (await visit(worker)).http_client.get(f"{TEAM}/{asked}")
    assert (answer.status_code, "不完整" in answer.json()["error"]) == (400, True)


async def test_only_a_page_of_ours_posts(visit: Visit, worker: Actor) -> None:
    client = (await visit(worker)).http_client
    foreign: list[dict[str, str]] = [
        {},
        OWN | {"origin": "http://evil.example"},
        OWN | {"origin": "null"},
        OWN | {"sec-fetch-site": "cross-site"},
        OWN | {"sec-fetch-site": "same-site"},
    ]
    for headers in foreign:
        assert (await client.post(f"{TEAM}/lease", content="{}", headers=headers)).status_code == 403


async def test_a_viewer_changes_nothing_by_any_door(visit: Visit, viewer: Actor, manager: Actor) -> None:
    visitor = await visit(viewer)
    before = rows.cells(catalog.sheet("partners"))
    client = visitor.http_client
    edit = {"client": "c", "batches": [{"id": "1", "set": [[1, "note", "x"]], "remove": [2], "add": [[3, 1.0]]}]}
    for name in ("edits", "undo", "redo"):
        answer = await client.post(f"/api/sheets/partners/{name}", content=json.dumps(edit), headers=OWN)
        assert "不能修改" in answer.text
    assert (await client.post("/api/sheets/partners/lease", content="{}", headers=OWN)).json() == {"lease": [0, 0]}
    assert rows.cells(catalog.sheet("partners")) == before


async def test_a_session_that_has_ended_reads_nothing_more(visit: Visit, worker: Actor) -> None:
    client = (await visit(worker)).http_client
    people.end_session(str(client.cookies[SESSION_COOKIE]), clock.now())
    for asked in ("rows", "since?v=0", "history?row=1", "labels?column=person"):
        assert (await client.get(f"{TEAM}/{asked}")).status_code == 401
    assert (await _post(User(client), "read", {"ids": [1]})).status_code == 401


async def test_names_behind_links_come_with_the_letters_they_begin_with(visit: Visit, worker: Actor) -> None:
    (member,) = starters.add_rows(worker, "team", [{"name": "王阿姨"}], clock.now())
    client = (await visit(worker)).http_client
    first = (await client.get("/api/sheets/roster/rows?limit=1&lease=1")).json()
    assert first["initials"]["person"] == {str(member): letters("王阿姨")}
    names = await client.get("/api/sheets/roster/labels?column=person&letters=1")
    assert names.json() == {"labels": {str(member): "王阿姨"}, "initials": {str(member): letters("王阿姨")}}


async def test_nothing_to_undo_is_said_and_is_no_error(visit: Visit, worker: Actor) -> None:
    visitor = await visit(worker)
    for name in ("undo", "redo"):
        answer = await _post(visitor, name, {})
        assert (answer.status_code, answer.json()["nothing"]) == (200, True)
        assert "没有您可以" in answer.json()["message"]


async def test_a_new_choice_is_added_by_who_may_and_refused_in_words(
    visit: Visit, worker: Actor, viewer: Actor
) -> None:
    partners = "/api/sheets/partners/options"
    client, looking = (await visit(worker)).http_client, (await visit(viewer)).http_client
    before = catalog.sheet("partners").column("status").options
    sent = json.dumps({"column": "status", "option": "每逢初一"})
    assert (await client.post(partners, content=sent, headers=OWN)).json() == {"options": [*before, "每逢初一"]}
    assert "不能修改" in (await looking.post(partners, content=sent, headers=OWN)).json()["error"]
    empty = await client.post(partners, content="{}", headers=OWN)
    assert empty.status_code == 409 and "没有" in empty.json()["error"]


@pytest.mark.parametrize("stretch", [1, 2, 100])
async def test_rows_that_are_read_in_stretches_arrive_as_one_list(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    sheet = catalog.sheet("services")
    first, _ = catalog.lease_rows(worker, sheet, 4)
    new = [NewRow(row=row, position=float(row), cells={}) for row in range(first, first + 4)]
    changes.write(worker, sheet, Edits(add=new), now=clock.now(), source="grid")
    whole = [row[0] for row in rows.read(worker, sheet)]
    monkeypatch.setattr(rows, "STRETCH", stretch)
    answer = await (await visit(worker)).http_client.get("/api/sheets/services/rows?skip=1")
    assert len(whole) >= 4
    assert [row[0] for row in answer.json()["rows"]] == whole[1:]


async def test_what_happened_to_some_rows_is_told_however_much_happened_to_others(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = catalog.sheet("team")
    first, _ = catalog.lease_rows(worker, sheet, 4)
    new = [NewRow(row=row, position=float(row), cells={"name": f"{row}"}) for row in range(first, first + 4)]
    written = changes.write(worker, sheet, Edits(add=new), now=clock.now(), source="grid")
    edits = Edits(set=[(new[0].row, "name", "甲"), (new[1].row, "name", "乙")])
    changes.write(worker, sheet, edits, now=clock.now(), source="grid")
    for named in (900, 0):  # by the database, and afterwards
        monkeypatch.setattr("sheets.live.MOST_NAMED", named)
        answer = await _post(await visit(worker), "since", {"v": written.revision, "rows": [new[1].row]})
        [batch] = answer.json()["batches"]
        assert [cell for cell in batch["set"] if cell[1] == "name"] == [[new[1].row, "name", "乙"]]
