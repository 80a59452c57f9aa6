"""Rows of one value under a band: counted, folded and opened by mouse and keys, remembered, and never in the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

MEMBERS = "(g, text) => g.bands.groups.find((one) => one.text === text).nodes.map((node) => node.data[0])"


@pytest.fixture
def banded(sheet: GridPage) -> Iterator[GridPage]:
    """The needs list in groups of one category."""
    column_menu(sheet, "category", "按这一列分组显示")
    expect(bands(sheet).first).to_be_visible()
    yield sheet
    sheet.ask("(g) => { g.clearFilters(); g.bands.by(''); g.api.applyColumnState({ defaultState: { sort: null } }); }")
    sheet.until("(g) => g.view.unsent === 0")
    sheet.saved()


def column_menu(sheet: GridPage, column: str, *items: str) -> None:
    sheet.page.locator(f'.ag-header-cell[col-id="{column}"]').click(button="right")
    for item in items:
        sheet.page.locator(".sg-menu").get_by_role("menuitem", name=item).click()


def bands(sheet: GridPage) -> Locator:
    return sheet.page.locator(".sg-band")


def fold(sheet: GridPage, value: str) -> None:
    sheet.page.get_by_role("button", name=f"类别：{value}（").click()


def shown(sheet: GridPage) -> list[str]:
    """The categories of the rows that one sees, in their order."""
    code = "(g) => Array.from({ length: g.map.count }, (_, r) => g.map.cell(r, g.map.columnIndex('category')))"
    return [value for value in sheet.ask(code) if value is not None]


def members(sheet: GridPage, value: str) -> list[int]:
    """Ids of the rows of a group, folded away or not."""
    return list(sheet.ask(MEMBERS, value))


def label(sheet: GridPage) -> str:
    return sheet.page.locator(".sg-ta").get_attribute("aria-label") or ""


def test_a_band_names_its_group_and_counts_it(banded: GridPage) -> None:
    values = shown(banded)
    first = values[0]
    expect(bands(banded).first).to_have_text(f"▾类别：{first}（{values.count(first)} 行）")
    assert banded.ask("(g) => g.bands.firsts.size") == len(set(values))
    banded.click(0, "resident")
    strip = bands(banded).first.bounding_box()
    box = banded.page.locator(".sg-active:visible").first.bounding_box()
    assert strip and box
    assert abs(strip["y"] + strip["height"] - box["y"]) < 3
    banded.write(0, "resident", "带子下")
    assert banded.value(0, "resident") == "带子下"
    banded.ask("(g) => g.totals.choose('resident', 'filled')")
    expect(bands(banded).first).to_contain_text(f"居民 已填 {values.count(first)}")
    banded.ask("(g) => g.totals.choose('resident', null)")
    banded.page.get_by_role("button", name="去掉“分组：类别”").click()
    expect(bands(banded)).to_have_count(0)
    banded.until("(g) => g.map.node(0).rowHeight === 36")


def test_groups_are_folded_by_mouse_and_all_at_once_and_are_remembered(open_sheet: OpenSheet, banded: GridPage) -> None:
    values = shown(banded)
    first, second = list(dict.fromkeys(values))[:2]
    fold(banded, first)
    assert first not in shown(banded)
    assert shown(banded) == [value for value in values if value != first]
    expect(banded.page.locator(".sg-n")).to_have_text(f"{len(values)} 行")  # folded is not filtered
    expect(banded.page.get_by_role("button", name=f"类别：{first}（")).to_have_attribute("aria-expanded", "false")
    numbers = banded.ask("(g) => g.map.nodes.map((node) => g.bands.numberOf(node))")
    assert numbers == list(range(1, len(values) + 1))
    banded.page.get_by_role("button", name="全部折叠").click()
    banded.until("(g) => g.view.unsent === 0")
    assert shown(banded) == []
    other = open_sheet("needs")  # the same person at another computer
    expect(bands(other).first).to_be_visible()
    assert shown(other) == []
    fold(other, second)
    assert set(shown(other)) == {second}
    other.page.get_by_role("button", name="全部展开").click()
    assert shown(other) == values


def test_groups_are_folded_by_keys_and_read_out(banded: GridPage) -> None:
    values = shown(banded)
    first, second = list(dict.fromkeys(values))[:2]
    count = values.count(first)
    banded.click(1, "resident")
    banded.press("Alt+Shift+ArrowLeft")
    assert banded.active == (0, "resident")
    assert label(banded) == f"类别：{first}（{count} 行）　这一组已折叠，按回车展开"
    banded.type("7")
    assert not banded.is_editing
    expect(banded.tip).to_have_text("这一组已折叠，按回车展开")
    banded.press("ArrowDown")
    assert label(banded).startswith(f"类别：{second}（{values.count(second)} 行）　第 {count + 1} 行 居民：")
    banded.press("ArrowDown")
    assert label(banded).startswith(f"第 {count + 2} 行 居民：")
    banded.press("ArrowUp", "ArrowUp", "Enter")
    assert shown(banded) == values
    assert banded.active == (0, "resident")
    banded.press("Shift+F10")
    banded.page.get_by_role("menuitem", name="折叠全部分组").click()
    assert shown(banded) == []


def test_what_is_done_to_a_selection_leaves_folded_rows_alone(banded: GridPage) -> None:
    values = shown(banded)
    order = list(dict.fromkeys(values))
    before = {row[0]: row for row in banded.rows()}
    hidden = banded.ask(
        "(g, text) => g.bands.groups.find((one) => one.text === text).nodes.map((n) => n.data[0])", order[1]
    )
    fold(banded, order[1])
    banded.click(values.count(order[0]) - 1, "note")  # the last row over the folded band
    banded.press("Shift+ArrowDown", "Shift+ArrowDown")
    banded.press("Control+c")
    assert banded.clipboard().count("\n") == 1
    banded.paste("上\n下")
    assert banded.value(values.count(order[0]) - 1, "note") == "上"
    assert banded.value(values.count(order[0]) + 1, "note") == "下"
    banded.press("Control+d", "Delete")
    banded.saved()
    after = {row[0]: row for row in banded.server_rows()}
    assert all(after[row] == before[row] for row in hidden)
    banded.press("Control+z", "Control+z", "Control+z")
    banded.saved()


def test_find_and_go_to_open_the_group_that_hides_the_place(banded: GridPage) -> None:
    values = shown(banded)
    row = banded.ask("(g) => g.map.node(g.map.count - 1).data[0]")
    banded.write(len(values) - 1, "note", "藏起来的")
    banded.saved()
    banded.page.get_by_role("button", name="全部折叠").click()
    banded.ask("(g) => g.focus()")
    banded.press("Control+f")
    banded.page.get_by_role("searchbox", name="查找").fill("藏起来的")
    banded.until("(g, row) => g.map.node(g.selection.row).data[0] === row", row)
    assert set(shown(banded)) == {values[-1]}
    banded.press("Escape")
    banded.page.get_by_role("button", name="全部折叠").click()
    banded.press("Control+g")
    banded.page.get_by_label("第几行").fill("1")
    banded.press("Enter")
    assert set(shown(banded)) == {values[0]}
    banded.page.get_by_role("textbox", name="搜索这张表").fill("藏起来的")
    banded.until("(g) => g.map.count === 1")
    assert shown(banded) == [values[-1]]  # a search opens what it finds
    banded.page.get_by_role("textbox", name="搜索这张表").fill("")
    banded.until("(g) => g.map.count > 1")


def test_a_new_row_belongs_to_the_group_it_was_begun_in(banded: GridPage) -> None:
    values = shown(banded)
    first = values[0]
    banded.click(0, "resident")
    banded.press("Control+=")
    banded.until("(g, n) => g.map.count === n", len(values) + 1)
    assert shown(banded) == [*[first] * (values.count(first) + 1), *values[values.count(first) :]]
    assert banded.active == (values.count(first), "resident")
    banded.saved()
    assert banded.server_value(banded.row_id(values.count(first)), "category") == first
    banded.press("Control+z")
    banded.until("(g, n) => g.map.count === n", len(values))


def test_a_row_that_changes_its_group_far_away_comes_out_of_a_folded_one(
    open_sheet: OpenSheet, banded: GridPage
) -> None:
    values = shown(banded)
    first, second = list(dict.fromkeys(values))[:2]
    other = open_sheet("needs", "zhanzhang")
    fold(banded, first)
    row = next(number for number in range(other.count) if other.value(number, "category") == first)
    other.write(row, "category", second)
    banded.until(f"(g, [text, n]) => ({MEMBERS})(g, text).length === n", [second, values.count(second) + 1])
    assert first not in shown(banded)
    other.press("Control+z")
    other.saved()


def test_sorting_by_another_column_sorts_within_the_groups(banded: GridPage) -> None:
    values = shown(banded)
    banded.page.locator('.ag-header-cell[col-id="raised_on"] .ag-header-cell-label').click()
    banded.page.locator('.ag-header-cell[col-id="raised_on"] .ag-header-cell-label').click()
    assert shown(banded) == values
    days = [banded.value(row, "raised_on") for row in range(values.count(values[0]))]
    assert days == sorted(days, reverse=True)
