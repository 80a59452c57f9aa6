"""Keys that Excel has and browsers have not, and the last line, where new rows begin."""

import re

import pytest

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

CLOCK = re.compile(r"[0-2][0-9]:[0-5][0-9]")


def stand_on_new_row(sheet: GridPage, column: str) -> int:
    """Stands on the "+" row; answers how many rows there are."""
    sheet.click(0, column)
    sheet.ask("(g, key) => g.selection.select(g.map.count, g.map.columnIndex(key))", column)
    return sheet.count


@pytest.mark.parametrize("column", ["resident", "category", "due", "person", "note"])
def test_a_composition_that_is_called_off_leaves_the_cell_as_it_was(sheet: GridPage, column: str) -> None:
    sheet.click(2, column)
    before = sheet.value(2, column)
    session = sheet.page.context.new_cdp_session(sheet.page)
    for text in ("z", "zh", ""):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    assert not sheet.is_editing
    sheet.press("ArrowDown")
    assert sheet.value(2, column) == before
    assert sheet.active == (3, column)


def test_calling_off_the_second_word_keeps_the_first(sheet: GridPage) -> None:
    sheet.click(3, "resident")
    sheet.compose("zhang", commit="张")
    session = sheet.page.context.new_cdp_session(sheet.page)
    for text in ("a", ""):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    assert sheet.typed == "张"
    sheet.press("Enter")
    assert sheet.value(3, "resident") == "张"


@pytest.mark.parametrize(
    ("keys", "row"), [("PageDown", 11), ("PageUp", 0), ("Control+ArrowDown", 29), ("Control+End", 29)]
)
def test_what_was_typed_is_written_by_keys_that_go_far(sheet: GridPage, keys: str, row: int) -> None:
    sheet.click(1, "flat")
    sheet.type("1-2")
    sheet.press(keys)
    assert sheet.value(1, "flat") == "1-2"
    assert not sheet.is_editing
    assert abs(sheet.active[0] - row) < 3


def test_home_shows_the_beginning_of_the_row(sheet: GridPage) -> None:
    for keys in ("Home", "Control+Home"):
        sheet.click(4, "note")
        assert sheet.ask("(g) => g.map.centerViewport.scrollLeft") > 0
        sheet.press(keys)
        assert sheet.active[1] == "number"
        assert sheet.ask("(g) => g.map.centerViewport.scrollLeft") == 0


def test_the_date_and_the_time_are_a_key_away_while_typing_too(sheet: GridPage, open_sheet: OpenSheet) -> None:
    today = sheet.ask("(g) => g.today()")
    sheet.click(5, "resident")
    sheet.press("Control+Shift+;")
    assert CLOCK.fullmatch(sheet.value(5, "resident"))
    sheet.click(5, "note")
    sheet.compose(commit="到")
    sheet.press("Control+;")
    sheet.type(" ")
    sheet.press("Control+Shift+;")
    assert re.fullmatch(f"到{today} {CLOCK.pattern}", sheet.typed)
    sheet.press("Escape")
    roster = open_sheet("roster")
    roster.click(0, "start")
    roster.press("Control+;")
    assert CLOCK.fullmatch(roster.value(0, "start"))


def test_the_last_line_takes_control_enter_and_control_d(sheet: GridPage) -> None:
    count = stand_on_new_row(sheet, "resident")
    sheet.compose(commit="新来的")
    sheet.press("Control+Enter")
    sheet.saved()
    assert sheet.count == count + 1
    assert sheet.server_value(sheet.row_id(count), "resident") == "新来的"
    count = stand_on_new_row(sheet, "resident")
    sheet.press("Control+d")
    sheet.saved()
    assert sheet.active == (count, "resident")
    assert sheet.server_value(sheet.row_id(count), "resident") == "新来的"
    sheet.press("Control+;")
    assert sheet.count == count + 1


def test_space_ticks_in_the_last_line(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    count = stand_on_new_row(team, "active")
    team.press("Space")
    team.saved()
    assert (team.count, team.value(count, "active"), team.active) == (count + 1, True, (count, "active"))


def test_text_for_a_new_row_stays_when_no_row_can_be_made(sheet: GridPage, console_errors: list[str]) -> None:
    count = stand_on_new_row(sheet, "resident")
    sheet.page.route("**/lease", lambda route: route.abort())
    sheet.ask("(g) => g.leases.replace([])")
    sheet.compose(commit="留着")
    sheet.press("Enter")
    assert (sheet.is_editing, sheet.typed, sheet.active[0]) == (True, "留着", count)
    sheet.page.unroute("**/lease")
    sheet.ask("(g) => g.leases.reserve(1)")
    sheet.press("Enter")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(count), "resident") == "留着"
    console_errors.clear()  # the browser notes that no ids could be had
