"""Find, replace with a preview, and going to a row."""

from playwright.sync_api import Locator, expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def window(sheet: GridPage) -> Locator:
    return sheet.page.get_by_role("dialog")


def names(sheet: GridPage, *given: str) -> None:
    """Put these into the residents' column, from the top."""
    sheet.click(0, "resident")
    sheet.paste("\n".join(given))
    sheet.until("(g, name) => g.rows.cell(g.map.node(0), 'resident') === name", given[0])


def look_for(sheet: GridPage, text: str, column: str = "") -> None:
    sheet.ask("(g) => g.selection.select(0, 0)")
    sheet.ask("(g) => g.focus()")
    sheet.press("Control+f")
    if column:
        window(sheet).get_by_label("在哪一列").select_option(label=column)
    sheet.page.keyboard.insert_text(text)


def test_enter_walks_through_what_is_found(sheet: GridPage) -> None:
    names(sheet, "桂花一", "无", "桂花二", "桂花三")
    look_for(sheet, "桂花")
    expect(window(sheet)).to_contain_text("第 1 / 3 处")
    assert sheet.active == (0, "resident")
    sheet.press("Enter")
    expect(window(sheet)).to_contain_text("第 2 / 3 处　第 3 行 居民：桂花二")
    sheet.press("Enter", "Enter")
    assert sheet.active == (0, "resident")  # round the end
    sheet.press("Shift+Enter")
    assert sheet.active == (3, "resident")
    sheet.press("Escape", "F3")
    assert sheet.active == (0, "resident")
    look_for(sheet, "桂花四")
    expect(window(sheet)).to_contain_text("没有找到")


def test_case_whole_cell_and_column_narrow_it(sheet: GridPage) -> None:
    names(sheet, "Qx", "qx", "Qx7", "Qx.")
    sheet.write(0, "note", "qx")
    look_for(sheet, "Qx")
    expect(window(sheet)).to_contain_text("/ 5 处")
    window(sheet).get_by_label("在哪一列").select_option(label="居民")
    expect(window(sheet)).to_contain_text("/ 4 处")
    window(sheet).get_by_label("区分大小写").check()
    expect(window(sheet)).to_contain_text("/ 3 处")
    window(sheet).get_by_label("整格相同").check()
    expect(window(sheet)).to_contain_text("/ 1 处")


def test_replacing_one_goes_on_to_the_next(sheet: GridPage) -> None:
    names(sheet, "旧甲", "旧乙", "旧丙")
    look_for(sheet, "旧")
    expect(window(sheet)).to_contain_text("第 1 / 3 处")
    sheet.press("Tab")
    sheet.page.keyboard.insert_text("$&新")  # signs of patterns mean nothing
    sheet.press("Enter")
    expect(window(sheet)).to_contain_text("第 1 / 2 处")
    assert sheet.value(0, "resident") == "$&新甲"
    assert sheet.active == (1, "resident")
    sheet.saved()
    assert sheet.server_value(sheet.row_id(0), "resident") == "$&新甲"


def test_replacing_all_is_shown_first_and_is_one_step_back(sheet: GridPage) -> None:
    names(sheet, "XQ-甲", "XQ-乙", "XQ-丙")
    before = sheet.rows()
    look_for(sheet, "XQ-")
    window(sheet).get_by_label("替换为").fill("Z")
    window(sheet).get_by_role("button", name="全部替换…").click()
    expect(window(sheet)).to_contain_text("将替换 3 处")
    expect(window(sheet)).to_contain_text(f"另有 {len(before)} 处在不能改的列里")  # the running numbers
    expect(window(sheet).locator("del").first).to_have_text("XQ-甲")
    expect(window(sheet).locator("ins").first).to_have_text("Z甲")
    window(sheet).get_by_label("第 2 行 居民").uncheck()
    window(sheet).get_by_role("button", name="替换这些").click()
    expect(window(sheet)).to_contain_text("已替换 2 处")
    assert [sheet.value(row, "resident") for row in range(3)] == ["Z甲", "XQ-乙", "Z丙"]
    sheet.press("Escape")
    sheet.saved()
    sheet.press("Control+z")
    sheet.until("(g) => g.rows.cell(g.map.node(2), 'resident') === 'XQ-丙'")
    assert sheet.rows() == sheet.server_rows() == before


def test_who_may_only_look_can_find_but_not_replace(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", "xiaochen")
    sheet.page.get_by_role("button", name="更多", exact=True).click()
    sheet.page.get_by_text("查找…", exact=True).click()
    expect(window(sheet).get_by_label("查找", exact=True)).to_be_focused()
    expect(window(sheet).get_by_label("替换为")).to_have_count(0)


def test_a_number_leads_to_its_row(sheet: GridPage) -> None:
    last = sheet.count
    sheet.click(0, "resident")
    sheet.press("Control+g")
    window(sheet).get_by_label("第几行").fill("9999999")
    sheet.press("Enter")
    expect(window(sheet)).to_contain_text(f"没有这一行，请输入 1 到 {last}")
    window(sheet).get_by_label("第几行").fill("１２")
    sheet.press("Enter")
    expect(window(sheet)).to_have_count(0)
    assert sheet.active == (11, "resident")
    assert sheet.ask("(g) => document.activeElement === g.textarea")


def test_what_a_filter_or_a_hidden_column_hides_is_told_and_left_alone(sheet: GridPage) -> None:
    names(sheet, "银杏一", "银杏二", "银杏三")
    sheet.write(2, "note", "银杏树下")
    sheet.saved()
    sheet.ask("(g) => g.search('银杏一')")
    sheet.until("(g) => g.map.count === 1")
    look_for(sheet, "银杏")
    expect(window(sheet)).to_contain_text("第 1 / 1 处")
    expect(window(sheet)).to_contain_text("另有 3 处在筛选掉的行或隐藏的列里")
    sheet.press("Tab")
    sheet.page.keyboard.insert_text("杏")
    window(sheet).get_by_role("button", name="全部替换…").click()
    expect(window(sheet)).to_contain_text("将替换 1 处")
    expect(window(sheet)).to_contain_text("另有 3 处在筛选掉的行或隐藏的列里，不会动")
    window(sheet).get_by_role("button", name="替换这些").click()
    sheet.press("Escape")
    sheet.ask("(g) => g.search('')")
    assert [sheet.value(row, "resident") for row in range(3)] == ["杏一", "银杏二", "银杏三"]
    sheet.ask("(g) => g.showColumn('note', false)")
    look_for(sheet, "银杏树")
    expect(window(sheet)).to_contain_text("没有找到")
    expect(window(sheet)).to_contain_text("另有 1 处")
    sheet.press("Escape")
    sheet.ask("(g) => g.showColumn('note')")


def test_a_phone_number_is_found_as_it_is_shown(sheet: GridPage) -> None:
    sheet.write(3, "phone", "19912345678")
    look_for(sheet, "199 1234")
    expect(window(sheet)).to_contain_text("第 1 / 1 处")
    assert sheet.active == (3, "phone")
