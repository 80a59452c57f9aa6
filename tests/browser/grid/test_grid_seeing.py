"""What a person sets up to see more: totals, colours, heights, groups, filters. All of it is remembered."""

from playwright.sync_api import expect

from tests.browser.grid.hands import GridPage


def column_menu(sheet: GridPage, column: str, *items: str) -> None:
    """Right click on a heading, then pick one line after the other."""
    sheet.page.locator(f'.ag-header-cell[col-id="{column}"]').click(button="right")
    for item in items:
        sheet.page.locator(".sg-menu").get_by_role("menuitem", name=item).click()


def total(sheet: GridPage, column: str) -> str:
    sheet.ask("(g, key) => g.map.reveal(0, g.map.columnIndex(key))", column)
    cell = sheet.page.locator(f'.ag-floating-bottom .ag-cell.sg-total[col-id="{column}"]')
    expect(cell).not_to_have_text("")
    return cell.inner_text()


def test_a_totals_row_counts_what_is_shown_and_is_remembered(sheet: GridPage) -> None:
    filled = sum(1 for row in range(sheet.count) if sheet.value(row, "note"))
    with sheet.page.expect_response("**/view"):
        column_menu(sheet, "resident", "合计", "计数")
    assert total(sheet, "resident") == f"计数 {sheet.count}"
    sheet.ask("(g) => g.totals.choose('note', 'filled')")
    assert total(sheet, "note") == f"已填 {filled}"
    sheet.write(0, "note", "")
    sheet.click(0, "note")
    sheet.press("Delete")
    sheet.write(1, "note", "有")
    now = sum(1 for row in range(sheet.count) if sheet.value(row, "note"))
    sheet.page.wait_for_timeout(300)
    assert total(sheet, "note") == f"已填 {now}"
    sheet.ask("(g) => g.search('没有这样的字')")
    sheet.page.wait_for_timeout(300)
    assert total(sheet, "resident") == "计数 0"
    sheet.page.wait_for_timeout(700)
    sheet.page.reload()
    sheet.wait()
    sheet.page.wait_for_timeout(300)
    assert total(sheet, "resident") == f"计数 {sheet.count}"
    sheet.page.locator('.ag-floating-bottom .ag-cell.sg-total[col-id="resident"]').click()  # nothing to stand on
    assert sheet.ask("(g) => g.selection.at?.row ?? 0") <= sheet.count
    sheet.ask("(g) => ['note', 'resident'].forEach((key) => g.totals.choose(key, null))")
    expect(sheet.page.locator(".sg-total")).to_have_count(0)


def test_the_column_menu_is_reached_by_keyboard_and_freezes(sheet: GridPage) -> None:
    sheet.click(0, "source")
    sheet.press("Shift+F10")
    sheet.page.get_by_role("menuitem", name="这一列…").press("Enter")
    sheet.page.get_by_role("menuitem", name="冻结到这一列").press("Enter")
    frozen = "(g) => g.map.columns.filter((c) => g.map.isLeft(c)).map((c) => c.getColId())"
    assert sheet.ask(frozen) == ["number", "raised_on", "source"]
    column_menu(sheet, "source", "取消冻结")
    assert sheet.ask(frozen) == []


def test_shift_and_a_click_sorts_by_a_second_column(sheet: GridPage) -> None:
    sheet.page.locator('.ag-header-cell[col-id="source"] .ag-header-cell-label').click()
    sheet.page.locator('.ag-header-cell[col-id="raised_on"] .ag-header-cell-label').click(modifiers=["Shift"])
    state = "(g) => g.api.getColumnState().filter((c) => c.sort).map((c) => [c.colId, c.sortIndex])"
    assert sorted(sheet.ask(state)) == [["raised_on", 1], ["source", 0]]
