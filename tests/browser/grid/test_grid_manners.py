"""What a newcomer stumbles over: notes that outlive their moment, jumps, editors that cover too much, empty tables."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def menu_item(sheet: GridPage, row: int, column: str, item: str) -> None:
    sheet.click(row, column, button="right")
    sheet.page.locator(".sg-menu").get_by_role("menuitem", name=item).click()


def test_the_offer_to_undo_goes_with_the_next_action(sheet: GridPage) -> None:
    count = sheet.count
    menu_item(sheet, 1, "resident", "删除 1 行")
    expect(sheet.note.get_by_role("button", name="撤销")).to_be_visible()
    sheet.write(2, "resident", "下一步")
    expect(sheet.note).to_be_empty()
    sheet.press("Control+z", "Control+z")
    sheet.until("(g, n) => g.map.count === n", count)


def test_a_row_can_be_added_once_more(sheet: GridPage) -> None:
    count = sheet.count
    menu_item(sheet, 2, "resident", "再添一份")
    sheet.until("(g, n) => g.map.count === n", count + 1)
    sheet.press("Control+z")
    sheet.until("(g, n) => g.map.count === n", count)
    sheet.page.get_by_role("button", name="更多", exact=True).click()
    expect(sheet.page.get_by_role("menuitem", name="再添一份")).to_be_visible()


PLACES = "(g) => [g.map.viewport.scrollTop, g.map.centerViewport.scrollLeft]"


@pytest.mark.parametrize("item", ["在上方插入 1 行", "再添一份"])
def test_new_rows_in_sight_do_not_scroll(sheet: GridPage, item: str) -> None:
    sheet.ask("(g) => { g.map.viewport.scrollTop = 60; g.map.centerViewport.scrollLeft = 30; }")
    column = sheet.ask("""(g) => {
      const { right } = g.map.centerViewport.getBoundingClientRect();
      const cut = (box) => box.left < right - 20 && box.right > right;
      const cells = [...document.querySelectorAll('.ag-row[row-index="4"] .ag-cell')];
      return cells.find((cell) => cut(cell.getBoundingClientRect())).getAttribute("col-id");
    }""")
    box = sheet.cell(4, column).bounding_box()
    assert box
    before, count = sheet.ask(PLACES), sheet.count
    sheet.page.mouse.click(box["x"] + 8, box["y"] + 8, button="right")
    sheet.page.locator(".sg-menu").get_by_role("menuitem", name=item).click()
    sheet.until("(g, n) => g.map.count === n", count + 1)
    sheet.saved()
    sheet.page.wait_for_timeout(200)
    assert sheet.ask(PLACES) == before
    sheet.press("Control+z")
    sheet.until("(g, n) => g.map.count === n", count)


def test_the_editor_of_a_note_is_no_larger_than_its_text(sheet: GridPage) -> None:
    sheet.write(3, "note", "短")
    sheet.click(3, "note")
    sheet.press("F2")
    editor, cell = sheet.page.locator(".sg-ta").bounding_box(), sheet.cell(3, "note").bounding_box()
    assert editor and cell
    assert editor["x"] >= cell["x"] - 3
    assert editor["width"] <= cell["width"] + 4
    assert editor["height"] <= cell["height"] + 4
    sheet.page.keyboard.insert_text("很长的一段话，" * 20)
    grown = sheet.page.locator(".sg-ta").bounding_box()
    assert grown
    assert grown["x"] >= cell["x"] - 3
    assert grown["height"] > editor["height"]
    sheet.press("Escape")


def test_running_numbers_stand_under_their_title(sheet: GridPage) -> None:
    expect(sheet.cell(0, "number")).not_to_have_class(re.compile("sg-num"))


def test_the_box_of_a_lost_connection_leaves_the_last_rows_free(sheet: GridPage) -> None:
    sheet.page.evaluate("() => { document.getElementById('popup').ariaHidden = 'false'; }")
    box = sheet.page.locator("#popup").bounding_box()
    assert box
    assert box["y"] < 100
    assert abs(box["x"] + box["width"] / 2 - 1366 / 2) < 5


def test_as_many_whole_options_are_shown_as_fit(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    team.ask("""(g) => {
      const node = g.map.node(0);
      g.writer.write([{ node, key: "available", value: "周一、周二、周三、周四、周五" }], "didEdit");
      g.api.setColumnWidths([{ key: "available", newWidth: 320 }]);
    }""")
    cell = team.cell(0, "available")
    expect(cell.locator(".sg-chip")).to_have_count(5)
    team.ask("(g) => g.api.setColumnWidths([{ key: 'available', newWidth: 190 }])")
    expect(cell.locator(".sg-chip").first).to_have_text("周一")
    expect(cell.locator(".sg-more")).to_have_text(re.compile(r"^\+[23]$"))
    shown, more = cell.locator(".sg-chip").count(), cell.locator(".sg-more").inner_text()
    assert shown + int(more) == 5
    assert team.ask("""(g) => [...document.querySelectorAll('.ag-row[row-index="0"] .sg-chip')]
      .every((chip) => chip.scrollWidth <= chip.clientWidth)""")
    expect(cell.locator(".sg-chips")).to_have_attribute("title", "周一、周二、周三、周四、周五")


def test_a_search_without_a_hit_says_so(sheet: GridPage) -> None:
    count = sheet.count
    search = sheet.page.get_by_label("搜索这张表")
    search.fill("查无此事")
    empty = sheet.page.locator(".sg-nothing")
    expect(empty).to_contain_text("没有找到“查无此事”")
    empty.get_by_role("button", name="清除搜索和筛选").click()
    expect(empty).to_be_hidden()
    expect(search).to_have_value("")
    sheet.until("(g, n) => g.map.count === n", count)
    sheet.ask("(g) => g.api.setFilterModel({ resident: { off: [], condition: { op: 'is', value: '无人' } } })")
    expect(empty).to_contain_text("没有符合筛选的行")
    empty.get_by_role("button", name="清除搜索和筛选").click()
    sheet.until("(g, n) => g.map.count === n", count)


def test_an_empty_sheet_offers_a_beginning(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("partners")
    count = sheet.count
    sheet.ask("(g) => { g.selection.all(); g.writer.deleteRows(); }")
    sheet.saved()
    empty = sheet.page.locator(".sg-nothing")
    expect(empty).to_contain_text("共建单位")
    expect(empty.get_by_role("link", name="上传 Excel")).to_have_attribute("href", "/sheets/partners/upload")
    empty.get_by_role("button", name="新增一行").click()
    expect(empty).to_be_hidden()
    assert sheet.count == 1
    sheet.saved()
    sheet.press("Control+z", "Control+z")
    sheet.until("(g, n) => g.map.count === n", count)


def test_today_is_one_click_away(open_sheet: OpenSheet) -> None:
    roster = open_sheet("roster")
    roster.page.get_by_role("button", name="今天", exact=True).click()
    today = roster.ask("(g) => g.today()")
    roster.until("(g, day) => g.rows.cell(g.map.node(g.selection.row), 'date') >= day", today)
    row, _ = roster.active
    assert row == 0 or roster.value(row - 1, "date") < today
    expect(open_sheet("needs").page.get_by_role("button", name="今天", exact=True)).to_have_count(0)
