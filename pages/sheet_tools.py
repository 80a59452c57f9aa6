"""The tools over a sheet: buttons, quick search, which columns are shown, and the menu of what is rarer."""

from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments, ValueChangeEventArguments

from pages.grid import SheetGrid
from pages.parts import menu, popover
from pages.rowstory import show_removed, show_story
from pages.visitor import present, refusals
from pages.words import Words
from sheets.columns import Sheet


def tools(sheet: Sheet, grid: SheetGrid, t: Words, *, editable: bool) -> None:
    """Buttons, the quick search and menus of one open sheet."""
    if editable:
        ui.button(t("新增一行"), icon="add", on_click=grid.add_row).props("outline").classes("tool-add")
        ui.button(t("撤销"), icon="undo", on_click=grid.undo).props("flat")
        ui.button(t("重做"), icon="redo", on_click=grid.redo).props("flat").classes("not-with-cards")
    if sheet.column(sheet.label).kind == "date":
        ui.button(t("今天"), icon="today", on_click=lambda: grid.go_today(sheet.label)).props("flat")
    # The grid hears this box in the browser (pagesearch.js): it answers without a connection too.
    search = ui.input(placeholder=t("搜索这张表")).props("clearable debounce=150").classes("tool-search")
    search.props(f'aria-label="{t("搜索这张表")}"')
    with search.add_slot("prepend"):
        ui.icon("search")

    ui.button(t("排序"), icon="sort", on_click=grid.sort).props("flat").classes("desk-only")
    _columns_menu(grid, t)
    _looks_menu(grid, t)
    _more_menu(sheet, grid, t, editable=editable)

    async def story(event: GenericEventArguments) -> None:
        with refusals(t.language):
            await show_story(await present(), sheet, int(event.args["row"]), t)

    grid.on("history", story)


def _columns_menu(grid: SheetGrid, t: Words) -> None:
    """Which columns are shown; the grid says which there are."""
    opener = ui.button(t("显示的列"), icon="view_column").props("flat").classes("not-with-cards")
    with opener, popover(t("显示的列"), "max-height=60vh"):
        _column_checks(grid)


def _column_checks(grid: SheetGrid) -> None:
    checks = ui.element("div").classes("menu-checks")

    def refill(event: GenericEventArguments) -> None:
        checks.clear()
        with checks:
            for column in event.args["columns"]:
                _column_check(grid, column)

    grid.on("columns", refill)


def _looks_menu(grid: SheetGrid, t: Words) -> None:
    """Height of rows, wrapped text and groups, as the grid says that they are now."""
    heights = {"compact": t("紧凑"), "normal": t("标准"), "wide": t("宽松")}
    opener = ui.button(t("显示"), icon="tune").props("flat").classes("not-with-cards")
    with opener, popover(t("显示")), ui.element("div").classes("menu-checks"):
        ui.label(t("行高"))
        height = ui.radio(heights, value="normal", on_change=lambda event: grid.set_height(event.value))
        wrap = ui.checkbox(t("自动换行"), on_change=lambda event: grid.wrap(bool(event.value)))
        band = ui.select({"": t("不分组")}, value="", label=t("按哪一列分组显示"))
        band.on_value_change(lambda event: grid.band(event.value or ""))

    def refresh(event: GenericEventArguments) -> None:
        titles = {column["key"]: column["title"] for column in event.args["columns"]}
        band.set_options({"": t("不分组"), **titles}, value=event.args["band"])
        height.value, wrap.value = event.args["height"], event.args["wrap"]

    grid.on("columns", refresh)


def _column_check(grid: SheetGrid, column: dict[str, Any]) -> None:
    def change(event: ValueChangeEventArguments[Any]) -> None:
        grid.show_column(column["key"], bool(event.value))

    ui.checkbox(column["title"], value=column["visible"], on_change=change)


def _more_menu(sheet: Sheet, grid: SheetGrid, t: Words, *, editable: bool) -> None:
    opener = ui.button(t("更多"), icon="more_horiz").props("flat")
    with opener, popover(t("显示的列"), "max-height=60vh no-parent-event") as columns:
        _column_checks(grid)
    with opener, menu(t("更多"), "auto-close no-refocus"):
        ui.menu_item(t("查找和替换…") if editable else t("查找…"), grid.find).classes("not-with-cards")
        ui.menu_item(t("转到行…"), grid.go_row).classes("not-with-cards")
        ui.menu_item(t("排序…"), grid.sort)
        ui.menu_item(t("清除筛选"), grid.clear_filters)
        ui.menu_item(t("显示的列"), columns.open).classes("with-cards")
        ui.menu_item(t("快捷键…"), grid.shortcuts).classes("not-with-cards")
        if editable:
            ui.menu_item(t("重做"), grid.redo).classes("with-cards")
        with ui.element("div").classes("phone-only"):
            _workbook_items(sheet, t, editable=editable)
        if editable:
            ui.separator()
            _row_items(sheet, grid, t)


def _workbook_items(sheet: Sheet, t: Words, *, editable: bool) -> None:
    """On a phone the workbooks stand here, and not beside the title."""
    ui.separator()
    if editable:
        ui.menu_item(t("上传 Excel"), lambda: ui.navigate.to(f"/sheets/{sheet.key}/upload"))
    ui.menu_item(t("下载 Excel"), lambda: ui.navigate.to(f"/sheets/{sheet.key}/workbook.xlsx"))


def _row_items(sheet: Sheet, grid: SheetGrid, t: Words) -> None:
    async def removed() -> None:
        with refusals(t.language):
            await show_removed(await present(), sheet, t)

    with ui.element("div").classes("not-with-cards"):  # no row is selected among cards
        ui.menu_item(t("在上方插入行"), grid.insert_row)
        ui.menu_item(t("在下方插入行"), lambda: grid.insert_row("below"))
        ui.menu_item(t("再添一份"), grid.duplicate_rows)
        ui.menu_item(t("删除选中的行"), grid.delete_rows)
        ui.separator()
    ui.menu_item(t("已删除的行…"), removed).mark("removed-rows")
