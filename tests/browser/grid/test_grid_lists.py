"""Lists under the editor: finding, picking several, and what becomes of what was typed."""

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def test_letters_that_are_still_composed_find_by_initials(sheet: GridPage) -> None:
    sheet.click(0, "category")
    session = sheet.page.context.new_cdp_session(sheet.page)
    for text in ("j", "j'y"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    expect(sheet.options).to_have_text(["就医配药"])
    session.send("Input.insertText", {"text": "买菜"})
    expect(sheet.options).to_have_text(["买菜"])
    sheet.press("Enter")
    assert sheet.value(0, "category") == "买菜"


def test_what_fits_best_stands_first(sheet: GridPage) -> None:
    options = ["很急", "急", "不急一般", "急一般"]
    sheet.ask(
        "(g, options) => Object.assign(g.byKey.get('urgency'), { options, initials: { 不急一般: 'jjj' } })", options
    )
    sheet.click(1, "urgency")
    sheet.compose(commit="急")
    expect(sheet.options).to_have_text(["急", "急一般", "很急", "不急一般"])
    sheet.press("Escape")


def test_two_rows_of_one_name_can_be_told_apart(sheet: GridPage, console_errors: list[str]) -> None:
    first, second = list(sheet.ask("(g) => Object.keys(g.rows.labels.person)"))[:2]
    sheet.page.route("**/labels*", lambda route: route.abort())
    sheet.ask("(g, [a, b]) => (g.rows.labels.person = { [a]: '李四', [b]: '李四' })", [first, second])
    sheet.click(2, "person")
    sheet.compose(commit="李四")
    expect(sheet.options).to_have_text([f"李四 #{first}", f"李四 #{second}"])
    sheet.press("ArrowDown", "Enter")
    assert sheet.value(2, "person") == int(second)
    console_errors.clear()


def test_chips_are_taken_out_by_mouse_and_by_backspace(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    team.ask("""(g) => {
      const node = g.map.node(0);
      g.writer.write([{ node, key: "available", value: "周一、周二、周三" }], "didEdit");
    }""")
    team.click(0, "available")
    team.press("F2")
    chips = team.page.locator(".sg-picked .sg-chip")
    expect(chips).to_have_count(3)
    chips.filter(has_text="周二").click()
    expect(chips).to_have_count(2)
    team.press("Backspace")
    expect(chips).to_have_count(1)
    team.press("Enter")
    assert team.value(0, "available") == "周一"


def test_what_was_picked_outlives_a_reload(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    team.click(1, "available")
    team.press("Delete", "F2", "Space", "ArrowDown", "Space")
    expect(team.page.locator(".sg-picked .sg-chip")).to_have_text(["周一✕", "周二✕"])
    team.page.reload()
    team.wait()
    expect(team.page.locator(".sg-picked .sg-chip")).to_have_text(["周一✕", "周二✕"])
    team.press("Enter")
    assert team.value(1, "available") == "周一、周二"


def test_looking_at_several_options_is_no_change_to_insist_on(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("team", "lijie"), open_sheet("team", "zhanzhang")
    mine.click(2, "available")
    mine.press("F2")
    theirs.click(2, "available")
    theirs.press("Delete")
    expect(mine.tip).to_contain_text("改成了“空”")
    mine.click(3, "building")
    assert not mine.is_editing
    assert mine.value(2, "available") is None


def test_a_new_option_goes_on_like_any_other(sheet: GridPage) -> None:
    sheet.ask("(g) => (g.byKey.get('source').mayAdd = true)")
    sheet.click(4, "source")
    sheet.compose(commit="楼组长转告")
    sheet.press("ArrowDown", "Enter")
    assert sheet.active == (5, "source")
    sheet.until("(g) => g.rows.cell(g.map.node(4), 'source') === '楼组长转告'")


def test_what_was_typed_for_a_deleted_row_is_kept(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    row = mine.row_id(6)
    mine.click(6, "category")
    mine.press("F2", "ArrowDown")
    theirs.click(6, "flat")
    theirs.press("Control+-")
    mine.until("(g, row) => !g.rows.node(row)", row)
    mine.press("Enter")
    expect(mine.note).to_contain_text("没有保存")
    expect(mine.note).not_to_contain_text("“”")
    button = mine.page.get_by_role("button", name="1 处改动没能保存")
    button.click()
    panel = mine.page.get_by_role("dialog", name="没能保存的改动")
    expect(panel).to_contain_text("没有保存，这一行已经删除")
    theirs.press("Control+z")
    mine.until("(g, row) => Boolean(g.rows.node(row))", row)
    panel.get_by_role("button", name="再试一次").click()
    mine.saved()
    expect(button).to_be_hidden()
    assert mine.value(6, "category") == mine.server_value(row, "category")


def test_an_edit_that_finds_its_row_deleted_is_kept_too(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    row = mine.row_id(7)
    mine.page.context.set_offline(True)
    mine.write(7, "resident", "离线写的")
    theirs.click(7, "flat")
    theirs.press("Control+-")
    theirs.saved()
    mine.page.context.set_offline(False)
    mine.until("(g, row) => !g.rows.node(row)", row, timeout=30_000)
    mine.page.get_by_role("button", name="1 处改动没能保存").click()
    panel = mine.page.get_by_role("dialog", name="没能保存的改动")
    expect(panel).to_contain_text("离线写的")
    panel.get_by_role("button", name="放弃这些改动").click()
    console_errors.clear()
