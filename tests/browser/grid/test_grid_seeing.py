"""What a person sets up to see more: totals, colours, heights, groups, filters. All of it is remembered."""

from playwright.sync_api import expect

from tests.browser.grid.hands import GridPage


def column_menu(sheet: GridPage, column: str, *items: str) -> None:
    """Right click on a heading, then pick one line after the other; lines that are ticked are another role."""
    sheet.page.locator(f'.ag-header-cell[col-id="{column}"]').click(button="right")
    menu = sheet.page.locator(".sg-menu")
    for item in items:
        menu.get_by_role("menuitem", name=item).or_(menu.get_by_role("menuitemcheckbox", name=item)).click()


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


def ground(sheet: GridPage, row: int, column: str) -> str:
    sheet.ask("(g, [r, key]) => g.map.reveal(r, g.map.columnIndex(key))", [row, column])
    return str(sheet.cell(row, column).evaluate("(cell) => cell.style.backgroundColor"))


def test_colours_by_condition_are_made_in_a_window_and_remembered(sheet: GridPage) -> None:
    sheet.write(0, "resident", "彩色")
    column_menu(sheet, "resident", "条件颜色…")
    window = sheet.page.get_by_role("dialog", name="条件颜色")
    window.get_by_role("button", name="加上这条").click()
    expect(window).to_contain_text("请先写出条件的值")
    window.get_by_label("条件的值").fill("彩")
    window.get_by_label("条件", exact=True).last.select_option(label="包含")
    window.get_by_label("绿").check()
    window.get_by_label("整行").check()
    with sheet.page.expect_response("**/view"):
        window.get_by_role("button", name="加上这条").click()
    expect(window).to_contain_text("居民 包含 “彩”（整行）")
    assert ground(sheet, 0, "source") == "var(--sg-ground2)"
    assert ground(sheet, 1, "source") == ""
    sheet.press("Escape")
    sheet.page.reload()
    sheet.wait()
    assert ground(sheet, 0, "source") == "var(--sg-ground2)"
    sheet.write(0, "resident", "素")
    assert ground(sheet, 0, "source") == ""
    column_menu(sheet, "resident", "条件颜色…")
    sheet.page.get_by_role("button", name="去掉颜色 1").click()
    assert sheet.ask("(g) => g.colours.rules") == []


CONTRAST = """(g, dark) => {
  document.body.classList.toggle("body--dark", dark);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (name) => {
    const probe = g.root.appendChild(document.createElement("i"));
    probe.style.color = `var(${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    canvas.fillRect(0, 0, 1, 1);
    const part = (v) => (v / 255 <= 0.03928 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    const [r, green, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part);
    return 0.2126 * r + 0.7152 * green + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return Math.min(...[0, 1, 2, 3, 4, 5, 6].map((i) => ratio(light("--sg-ink"), light(`--sg-ground${i}`))));
}"""


def test_text_on_every_tint_can_be_read_by_day_and_by_night(sheet: GridPage) -> None:
    assert sheet.ask(CONTRAST, False) >= 7
    assert sheet.ask(CONTRAST, True) >= 7


def test_a_condition_filters_columns_of_every_kind(sheet: GridPage) -> None:
    count = sheet.count
    sheet.write(0, "due", "2001-02-03")
    sheet.page.locator('.ag-header-cell[col-id="due"] .ag-header-cell-filter-button').click()
    sheet.page.get_by_label("条件", exact=True).select_option(label="早于")
    sheet.page.get_by_label("条件的值").fill("2001-02-04")
    sheet.until("(g) => g.map.count === 1")
    sheet.page.get_by_label("条件", exact=True).select_option(label="早于今天")
    sheet.until("(g) => g.map.count >= 1")
    sheet.page.get_by_label("条件", exact=True).select_option(label="（不设条件）")
    sheet.until("(g, n) => g.map.count === n", count)
    sheet.press("Escape")
    sheet.write(3, "resident", "张满月")
    sheet.page.locator('.ag-header-cell[col-id="resident"] .ag-header-cell-filter-button').click()
    sheet.page.get_by_label("条件", exact=True).select_option(label="包含")
    sheet.page.get_by_label("条件的值").fill("满月")
    sheet.until("(g) => g.map.count === 1")
    with sheet.page.expect_response("**/view"):
        sheet.ask("(g) => g.clearFilters()")
    sheet.until("(g) => !g.view.unsent")


CASES = [
    ["text", "is", "ａ", "A", True],
    ["text", "hasnt", "a", None, True],
    ["number", "less", "10", 9, True],
    ["number", "less", "10", None, False],
    ["number", "more", "无", 9, False],
    ["number", "is", "1,000", 1000, True],
    ["date", "past", "", "2000-01-01", True],
    ["date", "past", "", "2024-06-21", False],
    ["date", "today", "", "2024-06-21", True],
    ["date", "more", "2024-06-20", "2024-06-21", True],
    ["created_at", "less", "2024-06-21", "2024-06-21 09:00", False],
    ["serial", "is", "XQ-0012", 12, True],
    ["yesno", "is", "是", True, True],
    ["text", "empty", "", None, True],
    ["text", "filled", "", {"unread": "x", "code": "too_long"}, True],
    ["number", "more", "1", {"unread": "x", "code": "not_a_number"}, False],
    ["number", "least", "3", 3, True],
    ["number", "most", "3", 3, True],
    ["number", "most", "3", None, False],
    ["time", "least", "09:00", "09:00", True],
    ["date", "most", "2024-06-20", "2024-06-21", False],
    ["date", "week", "", "2024-06-17", True],
    ["date", "week", "", "2024-06-23", True],
    ["date", "week", "", "2024-06-24", False],
    ["date", "next", "", "2024-06-27", True],
    ["date", "next", "", "2024-06-28", False],
    ["date", "next", "", "2024-06-20", False],
    ["created_at", "month", "", "2024-06-30 23:59", True],
    ["date", "month", "", "2024-07-01", False],
    ["date", "month", "", None, False],
]

# Between two values, whichever is named first, both included: [kind, value, to, cell, whether it holds].
BETWEEN = [
    ["number", "2", "4", 2, True],
    ["number", "4", "2", 4, True],
    ["number", "2", "4", 4.5, False],
    ["date", "2024-06-20", "2024-06-22", "2024-06-21", True],
    ["date", "2024-06-20", "2024-06-22", "2024-06-23", False],
    ["time", "9:00", "11:00", "10:30", True],
    ["number", "2", "x", 3, False],
]


def test_conditions_mean_what_they_say(sheet: GridPage) -> None:
    wrong = sheet.page.evaluate(
        """async (cases) => {
          const { conditions, kinds } = await import("sheetgrid");
          return cases.filter(([kind, op, value, cell, expected, to]) => {
            const column = { kind, key: "k", options: [], prefix: "XQ-" };
            const about = { textOf: (one) => kinds.show(column, one), today: () => "2024-06-21" };
            return conditions.tester(column, { op, value, to }, about)(cell) !== expected;
          });
        }""",
        [*CASES, *([kind, "between", value, cell, holds, to] for kind, value, to, cell, holds in BETWEEN)],
    )
    assert wrong == []


def height(sheet: GridPage, row: int) -> float:
    box = sheet.cell(row, "#").bounding_box()
    assert box
    return float(box["height"])


def test_rows_can_be_lower_and_higher(sheet: GridPage) -> None:
    sheet.page.get_by_role("button", name="显示", exact=True).click()
    with sheet.page.expect_response("**/view"):
        sheet.page.get_by_role("radio", name="紧凑").click()
    sheet.until("(g) => g.map.node(0).rowHeight === 30")
    sheet.page.reload()
    sheet.wait()
    assert 28 <= height(sheet, 0) <= 30  # less the line between rows
    sheet.page.get_by_role("button", name="显示", exact=True).click()
    expect(sheet.page.get_by_role("radio", name="紧凑")).to_be_checked()
    with sheet.page.expect_response("**/view"):
        sheet.page.get_by_role("radio", name="标准").click()
    sheet.until("(g) => g.map.node(0).rowHeight === 36")


def test_long_texts_wrap_and_widths_stay(sheet: GridPage) -> None:
    sheet.write(2, "what", "很长的一句话" * 12)
    sheet.ask("(g) => g.api.setColumnWidths([{ key: 'source', newWidth: 133 }])")
    column_menu(sheet, "what", "自动换行")
    sheet.until("(g) => g.map.node(2).rowHeight > 60")
    sheet.click(2, "what")
    frame = sheet.page.locator(".sg-active:visible").first.bounding_box()
    cell = sheet.cell(2, "what").bounding_box()
    assert frame and cell
    assert abs(frame["height"] - cell["height"]) < 3
    assert sheet.ask("(g) => g.api.getColumn('source').getActualWidth()") == 133
    sheet.ask("(g) => g.shape.wrapAll(false)")
    sheet.until("(g) => g.map.node(2).rowHeight === 36")
