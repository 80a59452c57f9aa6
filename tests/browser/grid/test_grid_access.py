"""Who may only look, what may not be changed, small screens, keyboards without a mouse, and what AG Grid promises."""

import re

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenPhone, OpenSheet
from tests.browser.grid.hands import GridPage

# Class names of AG Grid that the grid leans on; a new version of NiceGUI may change them.
AG_GRID = [
    "ag-body-viewport",
    "ag-center-cols-viewport",
    "ag-center-cols-container",
    "ag-pinned-left-cols-container",
    "ag-floating-bottom",
    "ag-floating-bottom-container",
    "ag-pinned-left-floating-bottom",
    "ag-header-cell",
    "ag-cell",
    "ag-row",
]


def test_a_viewer_can_look_and_copy_but_not_write(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", "xiaochen")
    before = sheet.value(0, "resident")
    sheet.click(0, "resident")
    sheet.compose(commit="改")
    assert not sheet.is_editing
    expect(sheet.note).to_contain_text("不能修改")
    sheet.press("Delete", "Control+d", "Control+-")
    sheet.paste("改")
    assert sheet.value(0, "resident") == before
    assert re.fullmatch(r".\*+", before)  # personal columns come masked from the server
    expect(sheet.page.locator(".sg-add")).to_be_hidden()
    sheet.press("Control+c")
    assert sheet.clipboard() == before
    assert sheet.ask("(g) => g.outbox.queue.length") == 0


def test_a_column_that_the_program_fills_in_says_so(sheet: GridPage) -> None:
    before = sheet.value(0, "number")
    sheet.click(0, "number")
    sheet.type("7")
    expect(sheet.note).to_have_text("「编号」由系统自动填写，不能修改。")
    assert not sheet.is_editing
    assert sheet.value(0, "number") == before


def test_a_tap_selects_and_a_second_tap_edits(open_phone: OpenPhone) -> None:
    sheet = open_phone("needs")
    sheet.turn_to("表格")
    assert sheet.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    cell = sheet.cell(1, "resident")
    sheet.ask("(g) => g.map.reveal(1, g.map.columnIndex('resident'))")
    cell.tap()
    assert sheet.active == (1, "resident")
    assert not sheet.is_editing
    assert sheet.ask("(g) => g.textarea.inputMode") == "none"
    cell.tap()
    assert sheet.is_editing
    assert sheet.ask("(g) => g.textarea.inputMode") == "text"
    sheet.press("Control+a")
    sheet.compose(commit="手指")
    sheet.cell(3, "resident").tap()
    sheet.saved()
    assert sheet.server_value(sheet.row_id(1), "resident") == "手指"


def test_the_active_cell_is_read_out(sheet: GridPage) -> None:
    sheet.write(2, "resident", "张三")
    sheet.press("ArrowUp")
    expect(sheet.page.locator(".sg-ta")).to_have_attribute("aria-label", "第 3 行 居民：张三")
    sheet.write(2, "due", "随便")
    sheet.saved()
    sheet.press("ArrowUp")
    expect(sheet.page.locator(".sg-ta")).to_have_attribute("aria-label", re.compile("不是日期"))


def test_the_keyboard_gets_in_and_out(sheet: GridPage) -> None:
    sheet.page.get_by_role("textbox", name="搜索这张表").focus()
    sheet.ask("(g) => g.textarea.focus()")
    assert sheet.active[0] == 0
    sheet.press("F6")
    expect(sheet.page.locator(".sg-foot")).to_be_focused()
    sheet.ask("(g) => g.focus()")
    sheet.press("Shift+F10")
    expect(sheet.page.get_by_role("menu").get_by_role("menuitem").first).to_be_focused()
    sheet.press("Escape")
    assert sheet.ask("(g) => document.activeElement === g.textarea")
    sheet.press("Control+f")
    expect(sheet.page.get_by_role("searchbox", name="查找")).to_be_focused()
    sheet.press("Escape")
    assert sheet.ask("(g) => document.activeElement === g.textarea")


def test_ag_grid_has_the_parts_we_lean_on(sheet: GridPage) -> None:
    assert [name for name in AG_GRID if sheet.page.locator(f".{name}").count() == 0] == []


def test_every_text_of_the_grid_is_there_in_both_languages(sheet: GridPage) -> None:
    zh, en = sheet.page.evaluate("""async () => {
      const { LANGUAGES } = await import("sheetgrid/words.js");
      const places = (text) => (text.match(/\\{\\w+\\}/g) ?? []).sort();
      const list = (texts) => Object.keys(texts).sort().map((key) => [key, places(texts[key])]);
      return [list(LANGUAGES.zh), list(LANGUAGES.en)];
    }""")
    assert zh == en
