"""Kinds in the browser: the shared table of cases, the editors, and values that cannot be read."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

MARKED = re.compile(r"\bsg-bad\b")
CASES = json.loads((Path(__file__).parents[2] / "cases" / "kinds.json").read_text(encoding="utf-8"))

READ = """async (cases) => {
  const { kinds } = await import("sheetgrid");
  return JSON.parse(cases).map((one) => {
    const column = { key: "k", kind: one.kind, options: one.options ?? [], prefix: one.prefix };
    const labels = { k: one.labels ?? {} };
    const cell = kinds.parse(column, one.typed, labels, one.today);
    return [cell, kinds.parse(column, kinds.show(column, cell, labels), labels, one.today)];
  });
}"""


def test_the_browser_reads_as_the_server_does_or_asks_it(sheet: GridPage) -> None:
    typed = [case for case in CASES if isinstance(case["typed"], str)]
    asked = 0
    for case, (cell, again) in zip(typed, sheet.page.evaluate(READ, json.dumps(typed)), strict=True):
        if is_asked(cell):
            asked += 1
            continue
        assert (cell["code"] if isinstance(cell, dict) else cell) == case.get("unread", case.get("value")), case
        assert again == cell, case
    assert asked < 0.4 * len(typed)


def is_asked(cell: Any) -> bool:
    """The browser leaves this one to the server."""
    return isinstance(cell, dict) and cell["code"] == "ask"


def test_what_only_the_server_can_read_is_read_in_a_moment(sheet: GridPage) -> None:
    sheet.write(0, "due", "3月8日")
    sheet.saved()
    assert str(sheet.value(0, "due")).endswith("-03-08")
    sheet.write(1, "phone", "021-5432 1234")
    sheet.saved()
    assert sheet.value(1, "phone") == "02154321234"
    expect(sheet.cell(1, "phone")).to_have_text("021 5432 1234")


def test_a_bad_value_stays_and_says_why(sheet: GridPage) -> None:
    sheet.write(2, "due", "等通知")
    sheet.saved()
    assert sheet.value(2, "due") == {"unread": "等通知", "code": "not_a_date"}
    assert sheet.server_value(sheet.row_id(2), "due") == {"unread": "等通知", "code": "not_a_date"}
    sheet.press("ArrowUp")
    expect(sheet.tip).to_contain_text("“等通知”不是日期")
    expect(sheet.cell(2, "due")).to_have_class(MARKED)
    sheet.page.reload()
    sheet.wait()
    sheet.click(2, "due")
    expect(sheet.cell(2, "due")).to_have_class(MARKED)
    expect(sheet.tip).to_contain_text("“等通知”不是日期")
    sheet.press("F2")
    assert sheet.typed == "等通知"
    sheet.press("Escape")
    sheet.write(2, "due", "2024-6-21")
    sheet.press("ArrowUp")
    expect(sheet.tip).to_have_count(0)
    assert sheet.value(2, "due") == "2024-06-21"


def test_a_choice_is_picked_by_typing_or_with_the_arrows(sheet: GridPage) -> None:
    options = sheet.ask("(g) => g.byKey.get('category').options")
    sheet.click(3, "category")
    sheet.compose(commit=options[4][:2])
    expect(sheet.options.first).to_have_text(options[4])
    sheet.press("Enter")
    assert sheet.value(3, "category") == options[4]
    sheet.press("ArrowUp", "F2", "ArrowUp", "Tab")
    assert sheet.value(3, "category") == options[3]
    sheet.click(3, "category")
    sheet.press("Alt+ArrowDown")
    sheet.options.nth(1).click()
    assert sheet.value(3, "category") == options[1]
    sheet.press("F2", "Escape")
    assert sheet.value(3, "category") == options[1]


def test_a_word_that_is_no_option_is_kept_and_marked(sheet: GridPage) -> None:
    sheet.write(4, "category", "钓鱼")
    sheet.saved()
    sheet.press("ArrowUp")
    expect(sheet.tip).to_contain_text("“钓鱼”不在选项里")
    assert sheet.server_value(sheet.row_id(4), "category") == {"unread": "钓鱼", "code": "not_an_option"}


def test_what_an_option_means_is_seen_without_telling_colours_apart(sheet: GridPage) -> None:
    row = next(row for row in range(sheet.count) if sheet.value(row, "urgency") == "紧急")
    chip = sheet.cell(row, "urgency").locator(".sg-chip")
    assert chip.evaluate("(chip) => getComputedStyle(chip, '::before').content").startswith('"!"')
    assert chip.inner_text() == "紧急"


def test_a_date_is_picked_with_the_keyboard(sheet: GridPage) -> None:
    sheet.write(5, "due", "2024-06-21")
    sheet.press("ArrowUp", "F2")
    expect(sheet.page.locator(".sg-cal .hi")).to_have_text("21")
    sheet.press("ArrowRight", "ArrowDown", "PageDown", "Enter")
    assert sheet.value(5, "due") == "2024-07-29"
    sheet.press("ArrowUp", "F2")
    sheet.page.get_by_label("2024年7月1日").click()
    assert sheet.value(5, "due") == "2024-07-01"
    sheet.press("Control+;")
    today = sheet.ask("(g) => g.today()")
    assert sheet.value(5, "due") == today


def test_the_calendar_shows_what_is_meant_while_it_is_typed(sheet: GridPage) -> None:
    marked = sheet.page.locator(".sg-cal .hi")
    today = date.fromisoformat(sheet.ask("(g) => g.today()"))
    friday = today + timedelta(4 - today.weekday() + 7)
    sheet.click(6, "due")
    sheet.compose(commit="下周五")
    expect(marked).to_have_attribute("aria-label", f"{friday.year}年{friday.month}月{friday.day}日")
    sheet.press("Enter")
    assert sheet.value(6, "due") == friday.isoformat()  # before the server is asked: offline it keeps its meaning
    sheet.press("ArrowUp", "F2", "Control+;")
    assert sheet.typed == today.isoformat()
    sheet.press("Escape")


def test_a_time_is_typed_or_picked(open_sheet: OpenSheet) -> None:
    roster = open_sheet("roster")
    roster.write(0, "start", "9:05")
    assert roster.value(0, "start") == "09:05"
    roster.write(1, "start", "下午2点半")
    roster.saved()
    assert roster.value(1, "start") == "14:30"
    roster.click(2, "start")
    roster.press("F2", "ArrowDown", "Enter")
    assert roster.value(2, "start") != roster.value(0, "start")


def test_a_link_is_found_by_a_part_of_its_name(sheet: GridPage) -> None:
    sheet.click(6, "person")
    names = sheet.ask("(g) => g.rows.labels.person")
    name = next(iter(names.values()))
    sheet.compose(commit=name[1:])
    expect(sheet.options.first).to_contain_text(name[1:])
    sheet.press("Enter")
    sheet.saved()
    stored = sheet.server_value(sheet.row_id(6), "person")
    assert name[1:] in names[str(stored)]
    sheet.write(7, "person", "查无此人")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(7), "person")["code"] == "no_such_row"


def test_a_box_is_ticked_by_click_and_by_space(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    before = team.value(0, "active")
    team.cell(0, "active").locator(".sg-tick").click()
    assert team.value(0, "active") is not before
    team.press("Space")
    team.saved()
    assert team.server_value(team.row_id(0), "active") is bool(before)
