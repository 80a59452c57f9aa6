"""Moving rows: by their numbers, by keys, and when it cannot be."""

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def ids(sheet: GridPage) -> list[int]:
    return [row[0] for row in sheet.rows()]


def drag_number(sheet: GridPage, row: int, to: int) -> None:
    """Drag the number of a row under that of another."""
    start, end = sheet.cell(row, "#").bounding_box(), sheet.cell(to, "#").bounding_box()
    assert start and end
    sheet.page.mouse.move(start["x"] + 9, start["y"] + 12)
    sheet.page.mouse.down()
    sheet.page.mouse.move(end["x"] + 9, end["y"] + 10, steps=4)
    sheet.page.mouse.move(end["x"] + 9, end["y"] + end["height"] - 4)
    sheet.page.mouse.up()


def test_selected_rows_are_dragged_by_their_numbers(open_sheet: OpenSheet) -> None:
    sheet, other = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    before = ids(sheet)
    sheet.click(1, "#")
    sheet.click(2, "#", modifiers=["Shift"])
    drag_number(sheet, 1, 5)
    expected = [before[0], *before[3:6], *before[1:3], *before[6:]]
    assert ids(sheet) == expected
    assert sheet.rectangle == {"top": 4, "bottom": 5, "left": 0, "right": sheet.ask("(g) => g.map.lastColumn")}
    sheet.saved()
    assert [row[0] for row in sheet.server_rows()] == expected
    other.until("(g, id) => g.map.node(4).data[0] === id", before[1])
    assert ids(other) == expected
    sheet.press("Control+z")
    sheet.until("(g, id) => g.map.node(1).data[0] === id", before[1])
    assert ids(sheet) == before
    other.until("(g, id) => g.map.node(1).data[0] === id", before[1])
    assert ids(other) == before


def test_keys_move_a_row_up_and_down_and_stop_at_the_ends(sheet: GridPage) -> None:
    before = ids(sheet)
    sheet.click(1, "resident")
    sheet.press("Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp")
    assert ids(sheet) == [before[1], before[0], *before[2:]]
    assert sheet.active == (0, "resident")
    sheet.press("Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown")
    assert ids(sheet) == [before[0], before[2], before[1], *before[3:]]
    expect(sheet.note).to_contain_text("移到第 3 行")
    sheet.saved()
    assert sheet.rows() == sheet.server_rows()


def test_a_sorted_table_says_why_not(sheet: GridPage) -> None:
    sheet.page.locator('.ag-header-cell[col-id="resident"] .ag-header-cell-label').click()
    before = ids(sheet)
    sheet.click(1, "resident")
    sheet.press("Alt+Shift+ArrowUp")
    expect(sheet.note).to_contain_text("取消排序后才能移动行")
    assert ids(sheet) == before
    sheet.note.get_by_role("button", name="不排序").click()
    sheet.until("(g) => !g.sorted")


def test_a_click_on_the_number_of_a_selected_row_selects_it_alone(sheet: GridPage) -> None:
    sheet.click(1, "#")
    sheet.click(3, "#", modifiers=["Shift"])
    sheet.click(2, "#")
    assert (sheet.rectangle["top"], sheet.rectangle["bottom"]) == (2, 2)


def test_a_row_moved_twice_in_one_batch_stands_where_it_came_last(sheet: GridPage) -> None:
    """The server moves a row, and then apart from its new neighbours: both are in one message."""
    ids = [row[0] for row in sheet.rows()]
    twice = """(g) => {
      const [a, b, c] = [0, 1, 2].map((r) => g.map.node(r).data);
      const inside = (share) => b[1] + (c[1] - b[1]) * share;
      g.rows.move([[a[0], inside(0.9)], [a[0], inside(0.5)]]);
    }"""
    sheet.ask(twice)
    assert [row[0] for row in sheet.rows()] == [ids[1], ids[0], *ids[2:]]
