"""The fill handle: series in four directions, and what Excel's hands expect of it."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.grid.hands import GridPage

CASES = json.loads((Path(__file__).parents[2] / "cases" / "series.json").read_text(encoding="utf-8"))

SERIES = """async (cases) => {
  const { series } = await import("sheetgrid");
  return cases.map(({ kind, source, want, how }) => series(kind, source, want.length, how));
}"""


def put(sheet: GridPage, row: int, column: str, texts: Sequence[str]) -> None:
    """Texts into a column, from this row on, as one change."""
    sheet.ask(
        """(g, [row, key, texts]) =>
          g.writer.write(texts.map((text, i) => ({ node: g.map.node(row + i), key, text })), 'didEdit')""",
        [row, column, list(texts)],
    )


def select(sheet: GridPage, first: tuple[int, str], last: tuple[int, str]) -> None:
    sheet.click(*first)
    sheet.ask(
        "(g, [a, b, c, d]) => g.selection.select(a, g.map.columnIndex(b), c, g.map.columnIndex(d))", [*first, *last]
    )


def grab(sheet: GridPage) -> None:
    """Press the mouse in the middle of the handle."""
    box = sheet.page.locator(".sg-handle").bounding_box()
    assert box
    sheet.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    sheet.page.mouse.down()


def drag_handle(sheet: GridPage, to: tuple[int, str], *, key: str | None = None) -> None:
    grab(sheet)
    box = sheet.cell(*to).bounding_box()
    assert box
    sheet.page.mouse.move(box["x"] + 30, box["y"] + 14, steps=5)
    if key:
        sheet.page.keyboard.down(key)
    sheet.page.mouse.up()
    if key:
        sheet.page.keyboard.up(key)


def values(sheet: GridPage, rows: Sequence[int], column: str) -> list[object]:
    return [sheet.value(row, column) for row in rows]


def test_series_as_in_the_table(sheet: GridPage) -> None:
    found = sheet.page.evaluate(SERIES, CASES)
    assert [(case, got) for case, got in zip(CASES, found, strict=True) if got != case["want"]] == []


def test_down_and_up(sheet: GridPage) -> None:
    put(sheet, 4, "resident", ["3号楼", "4号楼"])
    select(sheet, (4, "resident"), (5, "resident"))
    drag_handle(sheet, (7, "resident"))
    assert values(sheet, (6, 7), "resident") == ["5号楼", "6号楼"]
    assert (sheet.rectangle["top"], sheet.rectangle["bottom"]) == (4, 7)
    select(sheet, (4, "resident"), (4, "resident"))
    drag_handle(sheet, (2, "resident"))
    assert values(sheet, (2, 3), "resident") == ["1号楼", "2号楼"]


def test_to_the_right_and_to_the_left(sheet: GridPage) -> None:
    sheet.click(2, "note")
    put(sheet, 2, "due", ["2024-06-30"])
    select(sheet, (2, "due"), (2, "due"))
    drag_handle(sheet, (2, "closed_on"))
    assert sheet.value(2, "closed_on") == "2024-07-01"
    sheet.press("Home")
    put(sheet, 3, "flat", ["5号楼"])
    select(sheet, (3, "flat"), (3, "flat"))
    drag_handle(sheet, (3, "resident"))
    assert sheet.value(3, "resident") == "4号楼"


def test_several_columns_go_on_each_for_its_own(sheet: GridPage) -> None:
    put(sheet, 8, "resident", ["周一", "周二"])
    put(sheet, 8, "flat", ["1-101", "1-102"])
    select(sheet, (8, "resident"), (9, "flat"))
    drag_handle(sheet, (11, "flat"))
    assert values(sheet, (10, 11), "resident") == ["周三", "周四"]
    assert values(sheet, (10, 11), "flat") == ["1-103", "1-104"]


def test_control_repeats_and_the_note_offers_the_other_way(sheet: GridPage) -> None:
    put(sheet, 2, "resident", ["1号楼"])
    select(sheet, (2, "resident"), (2, "resident"))
    drag_handle(sheet, (4, "resident"), key="Control")
    assert values(sheet, (3, 4), "resident") == ["1号楼", "1号楼"]
    sheet.note.get_by_role("button", name="改为递增").click()
    assert values(sheet, (3, 4), "resident") == ["2号楼", "3号楼"]
    sheet.note.get_by_role("button", name="改为重复").click()
    assert values(sheet, (3, 4), "resident") == ["1号楼", "1号楼"]


def test_a_double_click_on_the_handle_fills_to_the_last_row(sheet: GridPage) -> None:
    last = sheet.count - 1
    sheet.write(last, "what", "最后一行")
    put(sheet, 5, "flat", ["1组"])
    select(sheet, (5, "flat"), (5, "flat"))
    grab(sheet)
    sheet.page.mouse.up()
    assert sheet.value(6, "flat") != "2组"
    grab(sheet)
    sheet.page.mouse.up()
    assert values(sheet, (6, last), "flat") == ["2组", f"{last - 4}组"]
    assert not sheet.is_editing


def test_escape_calls_a_drag_off(sheet: GridPage) -> None:
    before = sheet.value(4, "flat")
    select(sheet, (3, "flat"), (3, "flat"))
    grab(sheet)
    box = sheet.cell(5, "flat").bounding_box()
    assert box
    sheet.page.mouse.move(box["x"] + 30, box["y"] + 14, steps=3)
    expect(sheet.page.locator(".sg-fill:visible")).to_have_count(1)
    sheet.press("Escape")
    sheet.page.mouse.up()
    expect(sheet.page.locator(".sg-fill:visible")).to_have_count(0)
    assert sheet.value(4, "flat") == before


@pytest.mark.parametrize("column", ["note", "number", "resident"])
def test_the_handle_can_be_grabbed_at_the_borders_too(sheet: GridPage, column: str) -> None:
    last = sheet.count - 1
    for row in (0, last):
        sheet.click(row, column)
        sheet.until("""(g) => {
          const { left, top, width, height } = g.painter.handle.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === g.painter.handle;
        }""")
