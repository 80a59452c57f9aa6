"""One page a sheet: the grid, and what can be done with the sheet as a whole."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import Request
from nicegui import ui
from nicegui.events import GenericEventArguments, ValueChangeEventArguments

from pages import follow
from pages.follow import Watcher
from pages.frame import frame, refused_page
from pages.grid import SheetGrid
from pages.plain import plain
from pages.rowstory import show_removed, show_story
from pages.visitor import SESSION_COOKIE, Visitor, ask, login_path, present, refusals
from pages.words import Words, words
from sheets import access, catalog, kinds, views
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
            _tools(opened, grid, t)
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
        "columns": [_column(actor, sheet, column, titles) for column in sheet.columns if not column.hidden],
        "view": views.of(actor, sheet),
        "readonly": not editable,
        "why": "" if editable else say("may_not_edit", actor.language, sheet=titles[sheet.key]),
    }
    return Opened(sheet=sheet, editable=editable, config=config)


def _column(actor: Actor, sheet: Sheet, column: Column, titles: dict[str, str]) -> dict[str, Any]:
    title = _title(actor, column.title, column.title_en)
    why = access.why_not_edit(actor, sheet, column)
    return {
        "key": column.key,
        "title": title,
        "kind": column.kind,
        "editor": kinds.KINDS[column.kind].editor,
        "options": list(column.options),
        "target": column.target,
        "targetTitle": titles.get(column.target, ""),
        "prefix": column.prefix,
        "width": column.width,
        "readonly": why is not None,
        "why": say(why, actor.language, column=title, sheet=titles[sheet.key]) if why else "",
        "required": column.required,
        "help": column.help,
        "pin": column.key == sheet.label,
    }


def _title(actor: Actor, chinese: str, english: str) -> str:
    return english if actor.language == "en" and english else chinese


# ---------------------------------------------------------------- the page's parts


def _in_and_out(opened: Opened, t: Words) -> None:
    key = opened.sheet.key
    if opened.editable:
        ui.button(t("上传 Excel"), icon="upload", on_click=lambda: ui.navigate.to(f"/sheets/{key}/upload")).props(
            "outline"
        )
    ui.button(t("下载 Excel"), icon="download", on_click=lambda: ui.navigate.to(f"/sheets/{key}/workbook.xlsx"))


def _tools(opened: Opened, grid: SheetGrid, t: Words) -> None:
    if opened.editable:
        ui.button(t("新增一行"), icon="add", on_click=grid.add_row).props("outline").classes("tool-add")
        ui.button(t("撤销"), icon="undo", on_click=grid.undo).props("flat")
        ui.button(t("重做"), icon="redo", on_click=grid.redo).props("flat")
    search = ui.input(placeholder=t("搜索这张表")).props("clearable debounce=150").classes("tool-search")
    search.props(f'aria-label="{t("搜索这张表")}"')
    with search.add_slot("prepend"):
        ui.icon("search")

    def look(event: ValueChangeEventArguments[Any]) -> None:
        grid.search(event.value or "")

    search.on_value_change(look)
    grid.on("find", lambda: search.run_method("focus"))
    _columns_menu(grid, t)
    if opened.editable:
        _more_menu(opened, grid, t)

    async def story(event: GenericEventArguments) -> None:
        with refusals(t.language):
            await show_story(await present(), opened.sheet, int(event.args["row"]), t)

    grid.on("history", story)


def _columns_menu(grid: SheetGrid, t: Words) -> None:
    """Which columns are shown; the grid says which there are."""
    with ui.button(t("显示的列"), icon="view_column").props("flat"), ui.menu() as menu:
        menu.props("max-height=60vh")

    def refill(event: GenericEventArguments) -> None:
        menu.clear()
        with menu, ui.element("div").classes("menu-checks"):
            for column in event.args["columns"]:
                _column_check(grid, column)

    grid.on("columns", refill)


def _column_check(grid: SheetGrid, column: dict[str, Any]) -> None:
    def change(event: ValueChangeEventArguments[Any]) -> None:
        grid.show_column(column["key"], bool(event.value))

    ui.checkbox(column["title"], value=column["visible"], on_change=change)


def _more_menu(opened: Opened, grid: SheetGrid, t: Words) -> None:
    async def removed() -> None:
        with refusals(t.language):
            await show_removed(await present(), opened.sheet, t)

    with ui.button(t("更多"), icon="more_horiz").props("flat"), ui.menu().props("auto-close"):
        ui.menu_item(t("在上方插入行"), grid.insert_row)
        ui.menu_item(t("在下方插入行"), lambda: grid.insert_row("below"))
        ui.menu_item(t("复制选中的行"), grid.duplicate_rows)
        ui.menu_item(t("删除选中的行"), grid.delete_rows)
        ui.separator()
        ui.menu_item(t("已删除的行…"), removed).mark("removed-rows")
        ui.menu_item(t("清除筛选"), grid.clear_filters)


def _follow(opened: Opened, actor: Actor, grid: SheetGrid, token: str) -> None:
    client = ui.context.client

    def leave() -> None:
        with client:
            ui.navigate.to(login_path(f"/sheets/{opened.sheet.key}"))

    watcher = Watcher(
        actor=actor,
        token=token,
        sheet=opened.sheet.id,
        push=lambda batch: grid.remote(plain(batch)),
        leave=leave,
    )
    follow.follower.add(watcher)
    client.on_delete(lambda: follow.follower.remove(watcher))
    grid.on("login", leave)
