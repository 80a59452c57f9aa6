"""Nobody works on a part of the rows without knowing: what narrows and orders the table is told, and taken away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage
from tests.browser.grid.test_grid_bands import column_menu


@pytest.fixture
def needs(sheet: GridPage) -> Iterator[GridPage]:
    yield sheet
    sheet.ask("""(g) => {
      g.clearFilters();
      g.api.applyColumnState({ defaultState: { sort: null } });
      g.showAllColumns();
    }""")
    sheet.until("(g) => g.view.unsent === 0")


def bar(sheet: GridPage) -> Locator:
    return sheet.page.locator(".sg-bar")


def only(sheet: GridPage, column: str, *values: str) -> None:
    """Filter by checkboxes as in Excel: none, then these."""
    sheet.ask("(g, key) => g.map.reveal(0, g.map.columnIndex(key))", column)
    column_menu(sheet, column, "筛选…")
    panel = sheet.page.locator(".sg-setf")
    panel.get_by_label("（全选）").uncheck()
    for value in values:
        panel.get_by_label(f"{value} (").check()
    panel.get_by_role("button", name="完成").click()


def test_a_filter_is_told_over_the_table_and_taken_away(needs: GridPage) -> None:
    total = needs.count
    expect(bar(needs)).to_be_hidden()
    only(needs, "category", "维修")
    few = needs.count
    assert 0 < few < total
    expect(bar(needs)).to_contain_text("已筛选：类别 = 维修")
    expect(bar(needs).get_by_role("status")).to_have_text(f"共 {few} / {total} 行")
    needs.page.get_by_role("textbox", name="搜索这张表").fill("没有这样的字")
    expect(bar(needs)).to_contain_text("搜索“没有这样的字”")
    needs.page.get_by_role("button", name="去掉“搜索“没有这样的字””").click()
    expect(needs.page.get_by_role("textbox", name="搜索这张表")).to_have_value("")
    assert needs.count == few
    needs.page.get_by_role("button", name="已筛选：类别 = 维修", exact=True).click()
    panel = needs.page.locator(".sg-setf")
    panel.get_by_label("买菜 (").check()
    expect(bar(needs)).to_contain_text("类别 = 买菜、维修")
    panel.get_by_role("button", name="清除这一列的筛选").click()
    expect(bar(needs)).to_be_hidden()
    assert needs.count == total
    only(needs, "category", "维修")
    bar(needs).get_by_role("button", name="清除筛选").click()
    expect(bar(needs)).to_be_hidden()
    assert needs.count == total
    assert needs.ask("(g) => document.activeElement === g.textarea")


def test_a_filter_is_there_again_on_another_computer_and_told(open_sheet: OpenSheet, needs: GridPage) -> None:
    only(needs, "category", "维修")
    few = needs.count
    needs.page.reload()  # at once: what was set a moment ago is kept all the same
    needs.wait()
    assert needs.count == few
    again = open_sheet("needs")
    assert again.count == few
    expect(bar(again)).to_contain_text("已筛选：类别 = 维修")
    colleague = open_sheet("needs", "zhanzhang")
    expect(bar(colleague)).to_be_hidden()
    assert colleague.count > few


def test_a_condition_is_told_in_words(needs: GridPage) -> None:
    column_menu(needs, "raised_on", "筛选…")
    panel = needs.page.locator(".sg-setf")
    panel.get_by_label("条件", exact=True).select_option(label="介于")
    days = sorted(needs.value(row, "raised_on") for row in range(needs.count))
    panel.get_by_label("条件的值").fill(days[3])
    panel.get_by_label("条件的第二个值").fill(days[5])
    panel.get_by_role("button", name="完成").click()
    assert needs.count == sum(days[3] <= day <= days[5] for day in days)
    expect(bar(needs)).to_contain_text(f"提出日期 介于 “{days[3]}” 和 “{days[5]}”")


def test_sorting_by_several_columns_is_found_without_knowing_the_trick(open_sheet: OpenSheet, needs: GridPage) -> None:
    needs.click(0, "category")
    needs.page.get_by_role("button", name="排序", exact=True).click()
    window = needs.page.get_by_role("dialog", name="排序")
    expect(window.get_by_label("先按")).to_have_value("category")
    window.get_by_label("类别的顺序").select_option(label="按选项的顺序")
    window.get_by_role("button", name="＋ 再按一列").click()
    window.get_by_label("再按").select_option(label="提出日期")
    window.get_by_label("提出日期的顺序").select_option(label="从晚到早")
    expect(bar(needs)).to_contain_text("排序：类别 按选项的顺序 → 提出日期 从晚到早")
    options = needs.ask("(g) => g.byKey.get('category').options")
    rows = [(needs.value(row, "category"), needs.value(row, "raised_on")) for row in range(needs.count)]
    by_day = sorted(rows, key=lambda row: row[1], reverse=True)
    assert rows == sorted(by_day, key=lambda row: options.index(row[0]))
    window.get_by_role("button", name="完成").click()
    needs.until("(g) => g.view.unsent === 0")
    again = open_sheet("needs")
    expect(bar(again)).to_contain_text("提出日期 从晚到早")
    needs.page.get_by_role("button", name="去掉“排序：", exact=False).click()
    expect(bar(needs)).to_be_hidden()


def test_chinese_is_sorted_by_pinyin(needs: GridPage) -> None:
    column_menu(needs, "resident", "按拼音 A→Z")
    names = [needs.value(row, "resident") for row in range(needs.count)]
    first = [names.index(name) for name in ("陈阿姨", "冯伯伯", "高阿姨", "黄阿姨", "王伯伯", "杨阿姨")]
    assert first == sorted(first)


def test_hidden_columns_are_not_forgotten(needs: GridPage) -> None:
    column_menu(needs, "source", "隐藏这一列")
    button = needs.page.get_by_role("button", name="隐藏了 1 列")
    button.click()
    needs.page.get_by_role("menuitemcheckbox", name="来源").click()
    needs.press("Escape")
    expect(button).to_be_hidden()
    assert needs.ask("(g) => g.map.columnIndex('source')") >= 0


def test_a_column_is_moved_and_made_wider_by_keys(needs: GridPage) -> None:
    place, width = needs.ask("(g) => [g.map.columnIndex('source'), g.api.getColumn('source').getActualWidth()]")
    needs.click(0, "source")
    needs.press("Shift+F10")
    needs.page.get_by_role("menuitem", name="这一列…").press("Enter")
    needs.page.get_by_role("menuitem", name="列的位置和宽度").press("Enter")
    needs.page.get_by_role("menuitem", name="右移一列").press("Enter")
    needs.page.get_by_role("menuitem", name="加宽").press("Enter")
    needs.press("Escape")
    assert needs.ask("(g) => g.map.columnIndex('source')") == place + 1
    assert needs.ask("(g) => g.api.getColumn('source').getActualWidth()") == width + 24
    needs.ask("(g) => g.api.resetColumnState()")
