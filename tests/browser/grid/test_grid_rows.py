"""Rows: adding, inserting, duplicating, deleting and taking back; and how a person looks at them."""

import pytest
from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def choose(sheet: GridPage, row: int, column: str, item: str) -> None:
    """Pick a line of the context menu."""
    sheet.click(row, column, button="right")
    sheet.page.locator(".sg-menu").get_by_role("menuitem", name=item).click()


@pytest.mark.parametrize(("item", "place"), [("在上方插入 2 行", 3), ("在下方插入 2 行", 5)])
def test_rows_are_inserted_beside_the_selection(sheet: GridPage, item: str, place: int) -> None:
    count, third = sheet.count, sheet.row_id(3)
    sheet.click(3, "resident")
    sheet.press("Shift+ArrowDown")
    choose(sheet, 3, "resident", item)
    sheet.until("(g, n) => g.map.count === n", count + 2)
    sheet.saved()
    assert sheet.active == (place, "resident")
    assert sheet.row_id(3 if place == 5 else 5) == third
    assert sheet.rows() == sheet.server_rows()
    sheet.press("Control+z")
    sheet.until("(g, n) => g.map.count === n", count)


def test_deleted_rows_come_back_with_the_button_and_with_ctrl_z(sheet: GridPage) -> None:
    before = sheet.rows()
    sheet.click(1, "resident")
    sheet.press("Shift+ArrowDown", "Control+-")
    expect(sheet.note).to_contain_text("已删除 2 行，按 Ctrl+Z 撤销")
    sheet.saved()
    assert sheet.rows() == sheet.server_rows() == before[:1] + before[3:]
    sheet.note.get_by_role("button", name="撤销").click()
    sheet.until("(g, n) => g.map.count === n", len(before))
    assert sheet.rows() == sheet.server_rows() == before
    choose(sheet, 0, "resident", "删除 1 行")
    sheet.press("Control+z")
    sheet.until("(g, n) => g.map.count === n", len(before))
    assert sheet.rows() == before


def test_a_duplicate_has_the_cells_but_its_own_number(sheet: GridPage) -> None:
    sheet.write(4, "resident", "孪生")
    choose(sheet, 4, "resident", "再添一份")
    sheet.until("(g) => g.rows.cell(g.map.node(5), 'resident') === '孪生'")
    sheet.saved()
    assert sheet.value(5, "what") == sheet.value(4, "what")
    assert sheet.value(5, "number") != sheet.value(4, "number")
    assert sheet.rows() == sheet.server_rows()


def test_undo_and_redo_take_the_last_step_of_this_person(sheet: GridPage) -> None:
    before = sheet.value(6, "resident")
    sheet.write(6, "resident", "一")
    sheet.write(6, "resident", "二")
    sheet.press("Control+z")
    sheet.until("(g) => g.rows.cell(g.map.node(6), 'resident') === '一'")
    expect(sheet.note).to_contain_text("已撤销")
    sheet.press("Control+z")
    sheet.until("(g, was) => g.rows.cell(g.map.node(6), 'resident') === was", before)
    sheet.press("Control+y", "Control+y")
    sheet.until("(g) => g.rows.cell(g.map.node(6), 'resident') === '二'")
    assert sheet.server_value(sheet.row_id(6), "resident") == "二"


def test_the_buttons_of_the_page_work_on_the_grid(sheet: GridPage) -> None:
    count = sheet.count
    sheet.page.get_by_role("button", name="新增一行", exact=True).click()
    sheet.until("(g, n) => g.map.count === n", count + 1)
    assert sheet.active[0] == count
    sheet.saved()
    sheet.page.get_by_role("button", name="撤销", exact=True).first.click()
    sheet.until("(g, n) => g.map.count === n", count)


def test_searching_shows_rows_with_every_word(sheet: GridPage) -> None:
    sheet.write(7, "resident", "阿庆嫂")
    sheet.write(8, "resident", "阿庆叔")
    count = sheet.count
    box = sheet.page.get_by_role("textbox", name="搜索这张表")
    box.fill("阿庆")
    sheet.until("(g) => g.map.count === 2")
    expect(sheet.page.locator(".sg-n")).to_have_text(f"2 / {count} 行")
    box.fill("嫂 阿庆")
    sheet.until("(g) => g.map.count === 1")
    box.fill("")
    sheet.until("(g, n) => g.map.count === n", count)


def test_the_checkbox_filter_counts_and_hides(sheet: GridPage) -> None:
    count = sheet.count
    option = sheet.value(0, "category")
    here = sum(row[sheet.ask("(g) => g.rows.index.get('category')")] == option for row in sheet.rows())
    sheet.click(0, "category")
    sheet.page.locator('.ag-header-cell[col-id="category"] .ag-header-cell-filter-button').click()
    sheet.page.get_by_label(f"{option}  ({here})").uncheck()
    sheet.until("(g, n) => g.map.count === n", count - here)
    sheet.page.get_by_label("（全选）").check()
    sheet.until("(g, n) => g.map.count === n", count)


def test_sorting_is_by_pinyin_with_empty_cells_last(sheet: GridPage) -> None:
    for row, name in enumerate(["赵", "安", "李"]):
        sheet.write(row, "resident", name)
    sheet.click(3, "resident")
    sheet.press("Delete")
    header = sheet.page.locator('.ag-header-cell[col-id="resident"] .ag-header-cell-label')
    header.click()
    names = [row[sheet.ask("(g) => g.rows.index.get('resident')")] for row in ordered(sheet)]
    assert names.index("安") < names.index("李") < names.index("赵")
    assert names[-1] is None
    header.click()
    names = [row[sheet.ask("(g) => g.rows.index.get('resident')")] for row in ordered(sheet)]
    assert names.index("李") > names.index("赵")
    assert names[-1] is None


def test_an_edit_does_not_move_its_row_in_a_sorted_table(sheet: GridPage) -> None:
    sheet.page.locator('.ag-header-cell[col-id="resident"] .ag-header-cell-label').click()
    row = sheet.row_id(2)
    sheet.write(2, "resident", "阿一")
    sheet.saved()
    assert sheet.row_id(2) == row


def ordered(sheet: GridPage) -> list[list[object]]:
    visit = "g.api.forEachNodeAfterFilterAndSort((n) => all.push(n.data))"
    return list(sheet.ask(f"(g) => {{ const all = []; {visit}; return all; }}"))


def test_widths_sorting_and_hidden_columns_are_remembered(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("partners", "zhanzhang")
    with sheet.page.expect_response("**/view"):
        sheet.ask("""(g) => {
          g.api.setColumnWidths([{ key: "note", newWidth: 333 }]);
          g.api.applyColumnState({ state: [{ colId: "field", sort: "desc" }] });
          g.showColumn("contact", false);
        }""")
    sheet.page.reload()
    sheet.wait()
    state = "(g) => [g.api.getColumn('note').getActualWidth(), g.sorted, g.api.getColumn('contact').isVisible()]"
    assert sheet.ask(state) == [333, True, False]
    other = open_sheet("partners", "lijie")
    assert other.ask(state)[2] is True
