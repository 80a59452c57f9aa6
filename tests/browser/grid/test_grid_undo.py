"""Undo and redo per person: where they take one, and what they leave to others."""

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def test_undo_stands_on_what_it_changed(sheet: GridPage) -> None:
    sheet.click(3, "resident")
    sheet.paste("1\t2\n3\t4")
    box = sheet.rectangle
    sheet.saved()
    sheet.press("Control+End", "Control+z")
    sheet.until("(g) => g.selection.row === 3")
    assert sheet.rectangle == box
    sheet.press("Control+Home", "Control+y")
    sheet.until("(g) => g.selection.row === 3")
    assert sheet.rectangle == box

    last = sheet.count - 1
    sheet.click(last, "flat")
    row = sheet.row_id(last)
    sheet.press("Control+-", "Control+Home", "Control+z")
    sheet.until("(g, last) => g.selection.row === last", last)
    assert sheet.row_id(last) == row
    assert sheet.ask("(g) => g.map.inSight(g.selection.row)")


def test_undo_does_not_take_the_place_of_whoever_types_on(sheet: GridPage) -> None:
    sheet.write(2, "resident", "甲")
    sheet.saved()
    sheet.click(8, "flat")
    sheet.press("Control+z")
    sheet.compose(commit="打字")
    sheet.until("(g) => g.rows.cell(g.map.node(2), 'resident') !== '甲'")
    assert (sheet.active, sheet.typed) == ((8, "flat"), "打字")
    sheet.press("Escape")


def test_what_two_people_did_in_turn_is_undone_by_each_for_himself(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    mine.write(5, "resident", "甲一")
    mine.saved()
    theirs.until("(g) => g.rows.cell(g.map.node(5), 'resident') === '甲一'")
    theirs.write(5, "resident", "乙一")
    theirs.saved()
    mine.until("(g) => g.rows.cell(g.map.node(5), 'resident') === '乙一'")
    mine.press("Control+z")
    expect(mine.note).to_contain_text("1 处后来被别人改过")
    assert mine.value(5, "resident") == "乙一"
    theirs.press("Control+z")
    mine.until("(g) => g.rows.cell(g.map.node(5), 'resident') === '甲一'")


def test_full_storage_is_told_while_offline(sheet: GridPage, console_errors: list[str]) -> None:
    sheet.page.evaluate("""() => {
      for (let size = 1 << 20; size; size >>= 1) {
        try {
          for (let i = 0; ; i++) localStorage.setItem(`full${size}-${i}`, "x".repeat(size));
        } catch {}
      }
    }""")
    sheet.page.context.set_offline(True)
    sheet.write(9, "resident", "存不下")
    expect(sheet.status).to_contain_text("请不要关掉或刷新这一页")
    sheet.page.context.set_offline(False)
    expect(sheet.status).to_have_text("已保存", timeout=30_000)
    sheet.saved()
    assert sheet.server_value(sheet.row_id(9), "resident") == "存不下"
    console_errors.clear()


def test_what_was_half_typed_outlives_the_page(sheet: GridPage) -> None:
    sheet.click(6, "resident")
    sheet.compose(commit="关掉前没打完")
    context = sheet.page.context
    other = GridPage(context.new_page(), "needs")
    other.page.wait_for_timeout(400)
    assert not other.is_editing  # the first page is still there
    sheet.page.close()
    again = GridPage(context.new_page(), "needs")
    again.until("(g) => g.editor.open !== null")
    assert (again.active, again.typed) == ((6, "resident"), "关掉前没打完")
    again.press("Enter")
    again.saved()
    assert again.server_value(again.row_id(6), "resident") == "关掉前没打完"
    context.close()
