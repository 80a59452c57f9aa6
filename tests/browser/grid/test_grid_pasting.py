"""Pasting what Excel and WPS put on the clipboard, where it fits and where it does not."""

import pytest
from playwright.sync_api import expect

from tests.browser.grid.hands import GridPage

PASTE = """([text, html]) => {
  const clipboardData = new DataTransfer();
  if (text) clipboardData.setData("text/plain", text);
  if (html) clipboardData.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(".sg").grid.textarea.dispatchEvent(event);
}"""


def paste(sheet: GridPage, text: str = "", html: str = "") -> None:
    """As the clipboard of another program gives it."""
    sheet.page.evaluate(PASTE, [text, html])
    sheet.page.wait_for_timeout(50)
    sheet.saved()


def select(sheet: GridPage, first: tuple[int, str], last: tuple[int, str]) -> None:
    sheet.click(*first)
    sheet.ask(
        "(g, [a, b, c, d]) => g.selection.select(a, g.map.columnIndex(b), c, g.map.columnIndex(d))", [*first, *last]
    )


def block(sheet: GridPage, rows: range, *columns: str) -> list[list[object]]:
    return [[sheet.value(row, column) for column in columns] for row in rows]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (
            "<style>td{}</style><table><tr><td>甲\r\n  乙</td><td>一<br>二</td></tr>"
            "<tr><td>&nbsp;丙</td><td></td></tr></table>",
            [["甲 乙", "一\n二"], ["丙", None]],
        ),
        ("<table><tr><td colspan=2>并</td></tr><tr><td>左</td><td>右</td></tr></table>", [["并", None], ["左", "右"]]),
    ],
)
def test_a_table_that_comes_as_html_only(sheet: GridPage, html: str, found: list[list[object]]) -> None:
    sheet.click(0, "resident")
    paste(sheet, html=html)
    assert block(sheet, range(2), "resident", "flat") == found


def test_an_empty_clipboard_says_so(sheet: GridPage) -> None:
    before = sheet.value(0, "resident")
    sheet.click(0, "resident")
    paste(sheet, html="<p></p>")
    expect(sheet.note).to_have_text("剪贴板里没有可以粘贴的文字")
    assert sheet.value(0, "resident") == before


def test_columns_without_a_place_are_told(sheet: GridPage) -> None:
    sheet.click(1, "satisfaction")
    paste(sheet, "满意\t备注\t多\t余")
    assert block(sheet, range(1, 2), "satisfaction", "note") == [["满意", "备注"]]
    expect(sheet.note).to_contain_text("右边还有 2 列没有地方")


def test_a_block_repeats_only_where_it_fits_both_ways(sheet: GridPage) -> None:
    select(sheet, (2, "resident"), (5, "flat"))
    paste(sheet, "甲\r\n乙\r\n")
    assert block(sheet, range(2, 6), "resident", "flat") == [["甲", "甲"], ["乙", "乙"]] * 2
    select(sheet, (6, "resident"), (8, "flat"))
    before = block(sheet, range(6, 9), "resident", "flat")
    paste(sheet, "丙\r\n丁")
    assert block(sheet, range(6, 9), "resident", "flat") == [["丙", before[0][1]], ["丁", before[1][1]], before[2]]
    assert (sheet.rectangle["top"], sheet.rectangle["bottom"]) == (6, 7)


def test_rows_that_are_filtered_out_are_left_alone_and_that_is_said(sheet: GridPage) -> None:
    sheet.ask("(g) => g.search('走访')")
    shown = sheet.count
    hidden = {row[0]: row for row in sheet.rows()}
    ids = [sheet.row_id(row) for row in range(shown)]
    sheet.click(0, "note")
    paste(sheet, "\r\n".join(f"筛{n}" for n in range(shown)))
    expect(sheet.note).to_contain_text("筛选掉的没有动")
    sheet.ask("(g) => g.search('')")
    for row in sheet.rows():
        if row[0] in ids:
            assert row[-1] == f"筛{ids.index(row[0])}"
        else:
            assert row == hidden[row[0]]


def test_half_a_character_does_not_hold_up_what_follows(sheet: GridPage) -> None:
    sheet.click(9, "resident")
    sheet.ask("(g) => g.pasting.paste('甲\\ud800乙')")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(9), "resident") == "甲乙"
