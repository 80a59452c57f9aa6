"""One page a sheet: the grid, and what can be done with the sheet as a whole."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import Request
from nicegui import ui
from nicegui.events import GenericEventArguments

from pages import follow
from pages.follow import Watcher
from pages.frame import frame, refused_page
from pages.grid import SheetGrid
from pages.presence import Cursor
from pages.sheet_tools import tools
from pages.visitor import SESSION_COOKIE, Visitor, ask, login_path
from pages.words import Words, words
from sheets import access, catalog, initials, kinds, rows, views
from sheets.columns import Column, Sheet
from sheets.people import Actor
from sheets.sentences import Refused, say


def register() -> None:
    """Put the page at /sheets/{key}."""

    @ui.page("/sheets/{key}")
    async def sheet_page(key: str, actor: Visitor, request: Request) -> None:
        try:
            opened = await ask(_opened, actor, key)
        except Refused as refused:
            await refused_page(actor, refused)
            return
        t = words(actor.language)
        async with frame(t.pick(opened.sheet.title, opened.sheet.title_en), actor, full=True) as actions:
            toolbar = ui.element("div").classes("bar tools sheet-tools not-printed")
            grid = SheetGrid(opened.config)
            grid.classes("sheet-grid")
        with actions:
            _in_and_out(opened, t)
        with toolbar:
            tools(opened.sheet, grid, t, editable=opened.editable)
        _follow(opened, actor, grid, request.cookies.get(SESSION_COOKIE) or "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A sheet as one person opens it."""

    sheet: Sheet
    editable: bool
    config: dict[str, Any]


def _opened(actor: Actor, key: str) -> Opened:
    sheet = catalog.sheet(key)
    editable = access.may_edit(actor, sheet)
    titles = {one.key: _title(actor, one.title, one.title_en) for one in catalog.sheets()}
    config = {
        "url": f"/api/sheets/{sheet.key}",
        "client": uuid4().hex,
        "person": str(actor.id),
        "language": actor.language,
        "columns": [_column(actor, sheet, column, titles) for column in sheet.columns],  # in the order of a row's cells
        "view": views.of(actor, sheet),
        "rows": rows.count(sheet),
        "readonly": not editable,
        "title": titles[sheet.key],
        "upload": f"/sheets/{sheet.key}/upload" if editable else "",
        "why": "" if editable else say("may_not_edit", actor.language, sheet=titles[sheet.key]),
    }
    return Opened(sheet=sheet, editable=editable, config=config)


def _column(actor: Actor, sheet: Sheet, column: Column, titles: dict[str, str]) -> dict[str, Any]:
    title = _title(actor, column.title, column.title_en)
    masked = access.is_masked(actor, sheet, column)
    why = "masked_column" if masked else access.why_not_edit(actor, sheet, column)
    return {
        "key": column.key,
        "title": title,
        "kind": column.kind,
        "editor": kinds.KINDS[column.kind].editor,
        "options": list(column.options),
        "tones": dict(column.tones),
        "initials": initials.of_texts(column.options),
        "mayAdd": access.may_add_option(actor, sheet, column),
        "target": column.target,
        "targetTitle": titles.get(column.target, ""),
        "prefix": column.prefix,
        "width": column.width,
        "masked": masked,
        "readonly": why is not None,
        "why": say(why, actor.language, column=title, sheet=titles[sheet.key]) if why else "",
        "required": column.required,
        "help": column.help,
        "pin": column.key == sheet.label,
        "hidden": column.hidden,
    }


def _title(actor: Actor, chinese: str, english: str) -> str:
    return english if actor.language == "en" and english else chinese


# ---------------------------------------------------------------- the page's parts


def _in_and_out(opened: Opened, t: Words) -> None:
    """On a phone the switch between cards and table stands here; the workbooks are behind 更多."""
    key = opened.sheet.key
    ui.element("div").classes("sheet-shape")
    if opened.editable:
        upload = ui.button(t("上传 Excel"), icon="upload", on_click=lambda: ui.navigate.to(f"/sheets/{key}/upload"))
        upload.props("outline").classes("desk-only")
    download = ui.button(t("下载 Excel"), icon="download")
    download.on_click(lambda: ui.navigate.to(f"/sheets/{key}/workbook.xlsx")).classes("desk-only")


def _follow(opened: Opened, actor: Actor, grid: SheetGrid, token: str) -> None:
    client = ui.context.client

    def leave() -> None:
        with client:
            ui.navigate.to(login_path(f"/sheets/{opened.sheet.key}"))

    watcher = Watcher(
        actor=actor,
        token=token,
        sheet=opened.sheet.id,
        sees=access.sees_personal(actor, opened.sheet),
        client=opened.config["client"],
        page=client.id,
        leave=leave,
    )
    follow.follower.add(watcher)
    client.on_connect(lambda: follow.follower.greet(watcher))
    client.on_delete(lambda: follow.follower.remove(watcher))
    grid.on("login", leave)

    def moved(event: GenericEventArguments) -> None:
        follow.follower.presence.moved(opened.sheet.id, _cursor(opened, actor, event.args))

    grid.on("cursor", moved, throttle=0.1)


def _cursor(opened: Opened, actor: Actor, told: dict[str, Any]) -> Cursor:
    return Cursor(
        client=opened.config["client"],
        name=actor.name,
        row=int(told["row"]),
        column=str(told["column"])[:40],
        editing=bool(told.get("editing")),
    )
