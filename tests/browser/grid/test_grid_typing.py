"""Typing as in Excel, through an input method and without."""

import pytest

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def test_an_input_method_composes_from_the_first_key(sheet: GridPage) -> None:
    sheet.click(0, "resident")
    sheet.compose("z", "zh", "zhang", commit="张")
    sheet.compose("a", "ayi", commit="阿姨")
    assert sheet.typed == "张阿姨"
    sheet.press("Enter")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(0), "resident") == "张阿姨"
    assert sheet.active == (1, "resident")


def test_what_is_still_composing_is_not_taken_for_a_command(sheet: GridPage) -> None:
    sheet.click(1, "resident")
    session = sheet.page.context.new_cdp_session(sheet.page)
    session.send("Input.imeSetComposition", {"text": "li", "selectionStart": 2, "selectionEnd": 2})
    assert sheet.is_editing
    assert sheet.active == (1, "resident")
    session.send("Input.insertText", {"text": "李"})
    sheet.press("Tab")
    assert sheet.value(1, "resident") == "李"
    assert sheet.active == (1, "flat")


def test_a_plain_key_replaces_and_f2_keeps(sheet: GridPage) -> None:
    sheet.click(2, "resident")
    sheet.type("abc")
    sheet.press("ArrowDown")  # in type mode the arrows write and move on
    assert sheet.value(2, "resident") == "abc"
    assert sheet.active == (3, "resident")
    sheet.press("ArrowUp", "F2")
    sheet.type("d")
    sheet.press("ArrowLeft")  # in edit mode they move the caret
    sheet.type("-")
    sheet.press("Enter")
    assert sheet.value(2, "resident") == "abc-d"


def test_escape_leaves_the_cell_as_it_was(sheet: GridPage) -> None:
    before = sheet.value(4, "resident")
    sheet.click(4, "resident")
    sheet.type("x")
    sheet.press("Escape")
    assert not sheet.is_editing
    assert sheet.value(4, "resident") == before


def test_delete_empties_and_backspace_edits_an_empty_cell(sheet: GridPage) -> None:
    sheet.click(5, "resident")
    sheet.press("Delete")
    assert sheet.value(5, "resident") is None
    sheet.press("ArrowDown", "Backspace")
    assert sheet.is_editing
    assert sheet.typed == ""
    sheet.press("Escape")
    assert sheet.value(6, "resident") is not None


def test_enter_returns_to_the_column_where_the_tabs_began(sheet: GridPage) -> None:
    sheet.click(7, "resident")
    sheet.type("1")
    sheet.press("Tab")
    sheet.type("2")
    sheet.press("Enter")
    assert sheet.active == (8, "resident")
    sheet.press("Shift+Enter")
    assert sheet.active == (7, "resident")
    sheet.press("Shift+Tab")
    assert sheet.active == (7, "source")


def test_alt_enter_makes_a_line(sheet: GridPage) -> None:
    sheet.click(0, "note")
    sheet.compose(commit="第一行")
    sheet.press("Alt+Enter")
    sheet.compose(commit="第二行")
    sheet.press("Enter")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(0), "note") == "第一行\n第二行"


def test_moving_as_in_excel(sheet: GridPage) -> None:
    sheet.click(3, "raised_on")
    last = sheet.count - 1
    for keys, place in [
        ("Control+ArrowDown", (last, "raised_on")),
        ("Control+ArrowUp", (0, "raised_on")),
        ("Home", (0, sheet.ask("(g) => g.map.key(0)"))),
        ("End", (0, sheet.ask("(g) => g.map.key(g.map.lastColumn)"))),
        ("Control+End", (last, sheet.ask("(g) => g.map.key(g.map.lastColumn)"))),
        ("Control+Home", (0, sheet.ask("(g) => g.map.key(0)"))),
    ]:
        sheet.press(keys)
        assert sheet.active == place, keys
    sheet.press("PageDown")
    assert sheet.active[0] > 5
    sheet.press("PageUp")
    assert sheet.active[0] == 0


def test_typing_into_the_last_line_makes_a_row(sheet: GridPage) -> None:
    count = sheet.count
    sheet.click(0, "resident")
    sheet.press("PageDown", "PageDown", "PageDown", "PageDown")
    sheet.compose(commit="新居民")
    sheet.press("Tab")
    sheet.saved()
    assert sheet.count == count + 1
    assert sheet.active == (count, "flat")
    assert sheet.server_rows()[-1] == sheet.rows()[-1]
    assert sheet.value(count, "resident") == "新居民"
    assert isinstance(sheet.value(count, "number"), int)  # the server numbers it


def test_what_was_half_typed_outlives_a_reload(sheet: GridPage) -> None:
    sheet.click(6, "resident")
    sheet.compose(commit="没打完")
    sheet.page.reload()
    sheet.wait()
    sheet.until("(g) => g.editor.open !== null")
    assert sheet.typed == "没打完"
    assert sheet.active == (6, "resident")
    sheet.press("Enter")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(6), "resident") == "没打完"


def test_a_click_elsewhere_writes_what_was_typed(sheet: GridPage) -> None:
    sheet.click(3, "flat")
    sheet.type("12-345")
    sheet.click(5, "flat")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(3), "flat") == "12-345"


@pytest.mark.parametrize(
    ("key", "column", "text", "stored"),
    [
        ("roster", "start", "14:00", "14:00"),
        ("roster", "end", "9:30", "09:30"),
        ("services", "weekdays", "x", {"unread": "周五、x", "code": "not_options"}),
        ("roster", "person", "abc", {"unread": "abc", "code": "no_such_row"}),
    ],
)
def test_all_that_is_typed_on_a_cell_with_a_list_stands_in_it(
    open_sheet: OpenSheet, key: str, column: str, text: str, stored: object
) -> None:
    sheet = open_sheet(key, "lijie")
    sheet.click(0, column)
    sheet.type(text)
    assert sheet.typed == text
    sheet.press("Enter")
    sheet.saved()
    assert sheet.value(0, column) == stored
    sheet.press("Control+z")


def test_undo_by_key_works_on_after_undo_by_button(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", "lijie")
    before = [sheet.value(row, "note") for row in (11, 12)]
    for row in (11, 12):
        sheet.write(row, "note", f"第{row}行")
    sheet.saved()
    sheet.click(13, "what")
    kept = sheet.value(13, "what")
    sheet.page.get_by_role("button", name="撤销").click()
    sheet.until("(g, was) => g.rows.cell(g.map.node(12), 'note') === was", before[1])
    sheet.press("Control+z")
    sheet.until("(g, was) => g.rows.cell(g.map.node(11), 'note') === was", before[0])
    assert not sheet.is_editing
    assert sheet.value(13, "what") == kept
