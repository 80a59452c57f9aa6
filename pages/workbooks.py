"""Workbooks out and back over HTTP: the download, and the door that an uploaded file comes in by."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from urllib.parse import quote
from weakref import WeakValueDictionary

from fastapi import Request, Response
from nicegui import app
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.templating import Jinja2Templates

from pages.look import STYLESHEETS
from pages.visitor import SESSION_COOKIE, Visitor, ask, same_origin
from pages.words import words
from sheets import clock, copies, people, uploads
from sheets.reader import LARGEST_UPLOAD
from sheets.sentences import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENVELOPE = 64 << 10  # bytes that a form adds to the file it carries
STATUS = {"bad_request": 400, "foreign_form": 403, "may_not_edit": 403, "no_such_sheet": 404, "file_too_large": 413}

_templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
# One file of a person at a time: reading takes a process of its own.
_turns: WeakValueDictionary[int | None, asyncio.Lock] = WeakValueDictionary()


def register() -> None:
    """Put the download at /sheets/{key}/workbook.xlsx and the way in at /sheets/{key}/upload."""
    app.get("/sheets/{key}/workbook.xlsx")(download)
    app.post("/sheets/{key}/upload")(take_in)


async def download(request: Request, key: str, actor: Visitor) -> Response:
    """The sheet as a workbook, with its receipt kept; or a page that says why not."""
    try:
        made = await ask(copies.download, actor, key, clock.now())
    except Refused as refused:
        t = words(actor.language)
        shown = {"t": t, "language": t.language, "stylesheets": STYLESHEETS, "refused": refused.sentence(t.language)}
        status = STATUS.get(refused.code, 409)
        return _templates.TemplateResponse(request, "refused.html", shown, status_code=status)
    headers = {"Content-Disposition": attachment(made.filename, f"{key}.xlsx"), "Cache-Control": "no-store"}
    return Response(made.data, media_type=XLSX, headers=headers)


async def take_in(request: Request, key: str) -> Response:
    """A form with one file -> {"upload": number}; or {"error": sentence}, and nothing is kept.

    Where the file belongs to another sheet, "there" is the page on which that one takes it.
    """
    actor = await ask(people.actor_of, request.cookies.get(SESSION_COOKIE), clock.now())
    if actor is None:
        return _json({"error": Refused("not_signed_in").sentence(), "login": True}, 401)
    try:
        if not same_origin(request):
            raise Refused("foreign_form")
        async with _turns.setdefault(actor.id, asyncio.Lock()):
            name, data = await _file(request)
            return _json({"upload": await ask(uploads.receive, actor, key, name, data, clock.now())})
    except Refused as refused:
        answer = {"error": refused.sentence(actor.language)}
        if refused.code == "other_sheet":
            answer["there"] = f"/sheets/{refused.values['key']}/upload"
        return _json(answer, STATUS.get(refused.code, 409))


def attachment(filename: str, plain: str) -> str:
    """A Content-Disposition with the name in any script (RFC 6266, RFC 8187), and a plain one for old programs."""
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


# ---------------------------------------------------------------- below


async def _file(request: Request) -> tuple[str, bytes]:
    """Name and content of the form's file. Raises Refused: file_too_large, bad_request."""
    limit = (LARGEST_UPLOAD << 20) + ENVELOPE
    too_large = Refused("file_too_large", file="…", limit=LARGEST_UPLOAD)
    if _announced(request) > limit:
        raise too_large

    async def body() -> AsyncGenerator[bytes, None]:
        read = 0
        async for chunk in request.stream():
            read += len(chunk)
            if read > limit:
                raise too_large
            yield chunk

    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise Refused("bad_request")
    try:
        form = await MultiPartParser(request.headers, body(), max_files=1, max_fields=5).parse()
    except (MultiPartException, ClientDisconnect) as broken:
        raise Refused("bad_request") from broken
    try:
        for _, value in form.multi_items():
            if isinstance(value, UploadFile) and value.filename:
                return value.filename, await value.read()
    finally:
        await form.close()
    raise Refused("bad_request")


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _json(content: object, status: int = 200) -> Response:
    return JSONResponse(content, status, {"Cache-Control": "no-store"})
