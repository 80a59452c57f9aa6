"""The grid's JSON: rows, edits, undo, catching up. Every answer is decided by the engine for the one who asks."""

import gzip
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from fastapi import Request, Response
from nicegui import app
from starlette.routing import Route

from pages import direct, packed
from pages.plain import dumped
from pages.visitor import SESSION_COOKIE, ask, same_origin
from sheets import catalog, clock, history, initials, live, people, rows, telling, typing_in, views
from sheets.columns import Sheet
from sheets.history import Undone
from sheets.people import Actor
from sheets.sentences import Refused, say

LEASE = 1000  # row ids handed to a page at a time
LARGEST_BODY = 32 << 20  # bytes of a posted batch
SMALL_BODY = 64 << 10  # bytes that are read before it is asked who sends them

PREFIX = "/api/sheets/"

packs = packed.Packs()


def register() -> None:
    """Put the routes under /api/sheets."""
    app.get("/api/sheets/{key}/rows")(get_rows)
    app.get("/api/sheets/{key}/all")(get_all)
    app.get("/api/sheets/{key}/since")(get_since)
    app.get("/api/sheets/{key}/labels")(get_labels)
    app.get("/api/sheets/{key}/history")(get_history)
    posts = [Route(f"{PREFIX}{{key}}/{name}", _poster(work), methods=["POST"]) for name, work in POSTS.items()]
    direct.register(PREFIX, posts)


async def get_rows(request: Request, key: str, skip: int = 0, limit: int | None = None, lease: int = 0) -> Response:
    """{v, rows}; with lease=1 also total, maxPos, lease, columns, the names behind links and their initials."""
    return await _answer(request, _rows, key, max(0, skip), limit, bool(lease))


async def get_all(request: Request, key: str) -> Response:
    """{v, rows}: every row, at a revision `v` that may be some way back; `since` leads on from there."""
    return await _answer(request, _all, key)


async def get_since(request: Request, key: str, v: int) -> Response:
    """{batches, columns} since revision v, or {reload: 1} when that is too much to follow."""
    return await _answer(request, _since, key, v)


async def get_labels(request: Request, key: str, column: str, letters: int = 0) -> Response:
    """The names that a link column may show: {row id: name}; with letters=1 {labels, initials}, both by row id."""
    return await _answer(request, _labels, key, column, bool(letters))


async def get_history(request: Request, key: str, row: int) -> Response:
    """{lines: [{at, by, text}]}: the story of one row, newest first."""
    return await _answer(request, _history, key, row)


# ---------------------------------------------------------------- what a GET reads


def _rows(actor: Actor, key: str, skip: int, limit: int | None, lease: bool) -> object:
    sheet = catalog.sheet(key)  # its revision is read before the rows: a later edit is fetched again, never missed
    found: dict[str, Any] = {"v": sheet.revision}
    if lease:
        found["columns"] = _keys(sheet)
        found |= {"total": rows.count(sheet), "maxPos": rows.last_position(sheet), "labels": rows.labels(actor, sheet)}
        found["initials"] = initials.of_labels(found["labels"])
        found["lease"] = _leased(actor, sheet)
    return packed.pack(found, rows.stretches(actor, sheet, skip=skip, limit=limit))


def _all(actor: Actor, key: str) -> object:
    return packs.rows(actor, catalog.sheet(key))


def _since(actor: Actor, key: str, v: int) -> object:
    sheet = catalog.sheet(key)
    batches = live.since(actor, sheet, v)
    return {"reload": 1} if batches is None else {"batches": batches, "columns": _keys(sheet)}


def _keys(sheet: Sheet) -> list[str]:
    return [column.key for column in sheet.columns]


def _labels(actor: Actor, key: str, column: str, letters: bool) -> object:
    names = {column: rows.labels(actor, catalog.sheet(key)).get(column, {})}
    return {"labels": names[column], "initials": initials.of_labels(names)[column]} if letters else names[column]


def _history(actor: Actor, key: str, row: int) -> object:
    sheet = catalog.sheet(key)
    return {"lines": telling.told(actor, sheet, history.of_row(actor, sheet, row), clock.today(clock.now()))}


# ---------------------------------------------------------------- what a POST does


def _edits(actor: Actor, key: str, body: dict[str, Any]) -> object:
    batches = body.get("batches")
    if not isinstance(batches, list) or not all(isinstance(batch, dict) for batch in batches):
        raise Refused("bad_request")
    return {"answers": typing_in.take(actor, key, str(body.get("client", "")), batches, clock.now())}


def _undo(actor: Actor, key: str, _body: dict[str, Any]) -> object:
    return _undone(actor, catalog.sheet(key), history.undo, "undone")


def _redo(actor: Actor, key: str, _body: dict[str, Any]) -> object:
    return _undone(actor, catalog.sheet(key), history.redo, "redone")


def _read(actor: Actor, key: str, body: dict[str, Any]) -> object:
    sheet = catalog.sheet(key)
    ids = [int(row) for row in body.get("ids") or ()]
    return {"v": sheet.revision, "rows": rows.read(actor, sheet, ids=ids)}


def _since_of_rows(actor: Actor, key: str, body: dict[str, Any]) -> object:
    known = {int(row) for row in body.get("rows") or ()}
    return {"batches": live.since_of_rows(actor, catalog.sheet(key), int(body.get("v", 0)), known)}


def _lease(actor: Actor, key: str, _body: dict[str, Any]) -> object:
    return {"lease": _leased(actor, catalog.sheet(key))}


def _options(actor: Actor, key: str, body: dict[str, Any]) -> object:
    return {"options": catalog.add_option(actor, key, str(body.get("column", "")), str(body.get("option", "")))}


def _view(actor: Actor, key: str, body: dict[str, Any]) -> object:
    views.keep(actor, catalog.sheet(key), body.get("state") or {})
    return {}


POSTS: dict[str, Callable[[Actor, str, dict[str, Any]], object]] = {
    "edits": _edits,
    "undo": _undo,
    "redo": _redo,
    "read": _read,
    "since": _since_of_rows,
    "lease": _lease,
    "view": _view,
    "options": _options,
}


# ---------------------------------------------------------------- below


def _leased(actor: Actor, sheet: Sheet) -> tuple[int, int]:
    try:
        return catalog.lease_rows(actor, sheet, LEASE)
    except Refused:
        return 0, 0


def _undone(actor: Actor, sheet: Sheet, step: Callable[[Actor, Sheet, datetime], Undone], code: str) -> object:
    language = actor.language
    try:
        done = step(actor, sheet, clock.now())
    except Refused as refused:
        if refused.code not in ("nothing_to_undo", "nothing_to_redo"):
            raise
        return {"v": sheet.revision, "message": refused.sentence(language), "nothing": True}
    message = say(code, language, label=done.label or say("change", language), cells=done.cells, rows=done.rows)
    if done.skipped:
        message += say("undo_skipped", language, count=done.skipped)
    return {"v": done.revision, "message": message, "skipped": done.skipped}


def _poster(work: Callable[[Actor, str, dict[str, Any]], object]) -> Callable[..., Any]:
    async def post(request: Request) -> Response:
        key = request.path_params["key"]
        # The header cannot be set by a form of another site, and a foreign script would need our consent for it.
        if request.headers.get("x-gelixiang") != "1" or not same_origin(request):
            return _json({"error": say("bad_request")}, 403)
        if _may_be_large(request) and await ask(people.actor_of, _token(request), clock.now()) is None:
            return _not_signed_in()
        sent = await _body(request)
        if sent is None:
            return _json({"error": say("batch_too_large", most=typing_in.MOST_CELLS)}, 413)
        return await _answer(request, _posted, work, key, sent)

    return post


def _may_be_large(request: Request) -> bool:
    """Whether so much may follow that it is taken from nobody who is not signed in."""
    announced = request.headers.get("content-length", "")
    return not announced.isdecimal() or int(announced) > SMALL_BODY


def _token(request: Request) -> str | None:
    return request.cookies.get(SESSION_COOKIE)


async def _body(request: Request) -> bytearray | None:
    """What was posted; None as soon as it is more than a batch may be."""
    sent = bytearray()
    async for chunk in request.stream():
        sent += chunk
        if len(sent) > LARGEST_BODY:
            return None
    return sent


def _posted(actor: Actor, work: Callable[[Actor, str, dict[str, Any]], object], key: str, sent: bytearray) -> object:
    body = orjson.loads(sent)
    if not isinstance(body, dict):
        raise TypeError("an object is expected")
    return work(actor, key, body)


async def _answer(request: Request, work: Callable[..., object], *args: object) -> Response:
    """Run `work` for whoever is signed in, off the event loop; JSON and gzip are dealt with there too."""
    return await ask(_worked, _token(request), work, *args)


def _worked(token: str | None, work: Callable[..., object], *args: object) -> Response:
    actor = people.actor_of(token, clock.now())
    if actor is None:
        return _not_signed_in()
    try:
        return _json(work(actor, *args))
    except Refused as refused:
        return _json({"error": refused.sentence(actor.language)}, 409)
    except (TypeError, ValueError, OverflowError):  # overflow: a number that the database cannot hold
        return _json({"error": say("bad_request", actor.language)}, 400)


def _not_signed_in() -> Response:
    return _json({"error": say("not_signed_in"), "login": True}, 401)


def _json(content: object, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    body, is_packed = (content, True) if isinstance(content, bytes) else (dumped(content), False)
    if not is_packed and len(body) > 1500:
        body, is_packed = gzip.compress(body, 1), True
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers, "application/json")
