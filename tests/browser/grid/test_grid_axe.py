"""axe-core finds nothing against the grid, whatever it is doing."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import Watch
from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

CALM: dict[str, Any] = {"reduced_motion": "reduce"}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def header_menu(sheet: GridPage, column: str, *items: str) -> None:
    sheet.ask("(g, key) => g.map.reveal(0, g.map.columnIndex(key))", column)
    sheet.page.locator(f'.ag-header-cell[col-id="{column}"]').click(button="right")
    for item in items:
        sheet.page.locator(".sg-menu").get_by_role("menuitem", name=item).click()


def prefer(page: Page, item: str) -> None:
    page.locator("button.me").click()
    with page.expect_navigation():
        page.get_by_role("menuitem", name=item).click()


def test_cells_and_their_editors(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", **CALM)
    watch = Watch(sheet.page)
    watch.look("idle")
    sheet.click(1, "resident")
    sheet.press("Shift+ArrowDown", "Shift+ArrowRight")
    watch.look("a rectangle")
    for column, what in (("resident", "text"), ("status", "list"), ("due", "calendar"), ("what", "long text")):
        sheet.click(2, column)
        sheet.press("F2")
        assert sheet.is_editing
        watch.look(f"editing, {what}")
        sheet.press("Escape")
    sheet.write(3, "due", "随便")
    sheet.saved()
    sheet.press("ArrowUp")
    expect(sheet.tip).to_be_visible()
    watch.look("a bad value")
    sheet.press("Control+z")
    sheet.click(0, "number")
    sheet.type("7")
    watch.look("may not be changed")
    watch.report()


def test_several_choices_and_a_picker(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("roster", **CALM)
    watch = Watch(sheet.page)
    sheet.click(1, "person")
    sheet.press("F2")
    expect(sheet.options.first).to_be_visible()
    watch.look("a person picked")
    sheet.press("Escape")
    sheet = open_sheet("team", **CALM)
    watch.page = sheet.page
    sheet.click(1, sheet.ask("(g) => g.columns.find((column) => column.editor === 'choices').key"))
    sheet.press("F2")
    expect(sheet.options.first).to_be_visible()
    watch.look("several choices")
    sheet.press("Space")
    watch.look("several choices, one ticked")
    watch.report()


def test_menus_and_windows(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", **CALM)
    watch = Watch(sheet.page)
    sheet.click(2, "status")
    sheet.press("Shift+F10")
    watch.look("menu of a cell")
    sheet.press("Escape")
    header_menu(sheet, "status")
    watch.look("menu of a column")
    sheet.page.keyboard.press("Escape")
    header_menu(sheet, "status", "合计")
    watch.look("menu of totals")
    sheet.page.keyboard.press("Escape")
    header_menu(sheet, "status", "筛选…")
    expect(sheet.page.locator(".sg-setf")).to_be_visible()
    watch.look("filter")
    sheet.page.locator(".sg-setf select").select_option(label="包含")
    sheet.page.get_by_label("条件的值").fill("落地")
    watch.look("filter by a condition")
    sheet.page.keyboard.press("Escape")
    sheet.ask("(g) => g.clearFilters()")
    header_menu(sheet, "status", "条件颜色…")
    sheet.page.get_by_label("条件的值").fill("落地")
    sheet.page.get_by_role("button", name="加上这条").click()
    watch.look("colours")
    sheet.page.keyboard.press("Escape")
    sheet.click(2, "resident")
    sheet.press("Control+h")
    sheet.page.get_by_role("searchbox", name="查找").fill("伯")
    expect(sheet.page.locator(".sg-findstatus strong")).not_to_be_empty()
    watch.look("find and replace")
    sheet.page.get_by_role("button", name="全部替换…").click()
    watch.look("find and replace, before it is done")
    sheet.page.keyboard.press("Escape")
    sheet.press("Control+g")
    watch.look("go to a row")
    sheet.page.keyboard.press("Escape")
    for name in ("显示的列", "显示", "更多"):
        sheet.page.get_by_role("button", name=name, exact=True).click()
        expect(sheet.page.locator(".q-menu")).to_be_visible()
        watch.look(f"popover, {name}")
        sheet.page.keyboard.press("Escape")
        expect(sheet.page.locator(".q-menu")).to_have_count(0)
    watch.report()


def test_views(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", **CALM)
    watch = Watch(sheet.page)
    sheet.ask("(g) => { g.totals.choose('resident', 'count'); g.totals.choose('note', 'filled'); }")
    watch.look("totals")
    sheet.ask("(g) => g.bands.by('status')")
    expect(sheet.page.locator(".sg-band").first).to_be_visible()
    watch.look("bands")
    sheet.ask("(g) => g.bands.by('')")
    sheet.ask("(g) => g.search('阿姨')")
    watch.look("searched")
    sheet.ask("(g) => g.search('没有这样的字')")
    watch.look("nothing found")
    sheet.ask("(g) => g.clearFilters()")
    sheet.ask("(g) => { g.shape.wrapAll(true); g.shape.setHeight('wide'); }")
    watch.look("wide and wrapped")
    sheet.ask("(g) => { g.shape.wrapAll(false); g.shape.setHeight('compact'); }")
    watch.look("compact")
    watch.report()


def test_the_story_of_a_row_and_deleted_rows(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", **CALM)
    watch = Watch(sheet.page)
    sheet.write(4, "resident", "有故事的人")
    sheet.saved()
    sheet.click(4, "resident")
    sheet.press("Shift+F10")
    sheet.page.get_by_role("menuitem", name="改动历史").click()
    expect(sheet.page.get_by_role("dialog", name="这一行的历史")).to_be_visible()
    watch.look("story of a row")
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.get_by_role("dialog")).to_have_count(0)
    sheet.click(4, "resident")
    sheet.press("Control+-")
    sheet.saved()
    sheet.page.get_by_role("button", name="更多", exact=True).click()
    sheet.page.get_by_role("menuitem", name="已删除的行…").click()
    expect(sheet.page.get_by_role("dialog", name="已删除的行")).to_be_visible()
    watch.look("deleted rows")
    watch.report()


def test_two_people_on_a_cell_and_a_cut_line(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    mine, theirs = open_sheet("needs", "lijie", **CALM), open_sheet("needs", "zhanzhang")
    watch = Watch(mine.page)
    mine.click(4, "resident")
    mine.compose(commit="我的")
    theirs.write(4, "resident", "他的")
    expect(mine.tip).to_be_visible()
    watch.look("somebody else changed this cell")
    mine.press("Escape")
    mine.page.context.set_offline(True)
    mine.write(5, "resident", "离线写的")
    expect(mine.status).to_contain_text("离线")
    watch.look("offline")
    theirs.write(5, "resident", "同时写的")
    theirs.saved()
    mine.page.context.set_offline(False)
    expect(mine.page.get_by_role("dialog", name="别人也改了这些格")).to_be_visible(timeout=30_000)
    watch.look("written twice")
    console_errors.clear()  # the browser notes each request that failed
    watch.report()


def test_what_could_not_be_saved(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    sheet = open_sheet("needs", **CALM)
    watch = Watch(sheet.page)

    def refuse(route: Route) -> None:
        route.fulfill(status=500, json={"error": "不行"})

    sheet.page.route("**/edits", refuse)
    sheet.write(11, "resident", "毒")
    button = sheet.page.get_by_role("button", name="1 处改动没能保存")
    expect(button).to_be_visible(timeout=30_000)
    watch.look("set aside")
    button.click()
    watch.look("what was set aside")
    sheet.page.get_by_role("button", name="放弃这些改动").click()
    console_errors.clear()
    watch.report()


def test_who_may_only_look(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", "xiaochen", **CALM)
    watch = Watch(sheet.page)
    watch.look("may only look")
    sheet.click(1, "resident")
    sheet.type("7")
    watch.look("may not write")
    sheet.press("Shift+F10")
    watch.look("menu of who may only look")
    watch.report()


def test_on_a_phone(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", **CALM, **PHONE)
    watch = Watch(sheet.page)
    watch.look("phone")
    watch.report()


@pytest.mark.parametrize("looks", [["深色显示"], ["关怀版大字"], ["English"]], ids=["dark", "large", "english"])
def test_looks(open_sheet: OpenSheet, looks: list[str]) -> None:
    sheet = open_sheet("needs", "zhanzhang", **CALM)
    watch = Watch(sheet.page)
    for item in looks:
        prefer(sheet.page, item)
    sheet.wait()
    watch.look("idle")
    sheet.click(1, "status")
    sheet.press("F2")
    watch.look("list")
    sheet.press("Escape")
    sheet.click(1, "due")
    sheet.press("F2")
    watch.look("calendar")
    sheet.press("Escape", "Shift+F10")
    watch.look("menu")
    sheet.press("Escape", "Control+h")
    watch.look("find and replace")
    sheet.ask("(g) => { g.dialog.close(); g.totals.choose('resident', 'count'); g.bands.by('status'); }")
    watch.look("bands and totals")
    sheet.ask("(g) => { g.totals.choose('resident', null); g.bands.by(''); }")
    back = {"深色显示": "浅色显示", "关怀版大字": "恢复普通字号", "English": "中文"}
    for item in looks:
        prefer(sheet.page, back[item])
    watch.report()
