"""Several people on one sheet, bad networks, and a server that dies."""

from pathlib import Path

from playwright.sync_api import Route, expect

from tests.browser import server as servers
from tests.browser.conftest import ADMIN, OpenPage, SignIn
from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def test_an_edit_of_somebody_else_appears_and_disturbs_nothing(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    mine.click(12, "resident")
    scrolled = mine.ask("(g) => g.map.viewport.scrollTop")
    mine.compose(commit="打到一半")
    theirs.write(3, "resident", "新名字")
    mine.until("(g) => g.rows.cell(g.map.node(3), 'resident') === '新名字'")
    assert mine.is_editing
    assert mine.typed == "打到一半"
    assert mine.ask("(g) => document.activeElement === g.textarea")
    assert mine.ask("(g) => g.map.viewport.scrollTop") == scrolled
    mine.press("Enter")
    theirs.until("(g) => g.rows.cell(g.map.node(12), 'resident') === '打到一半'")


def test_on_the_same_cell_one_is_told_and_chooses(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    mine.click(4, "resident")
    mine.compose(commit="我的")
    theirs.write(4, "resident", "他的")
    expect(mine.tip).to_contain_text("王站长 刚把这一格改成了“他的”")
    assert mine.typed == "我的"
    mine.press("Escape")
    assert mine.value(4, "resident") == "他的"
    mine.compose(commit="还是我的")
    theirs.write(4, "resident", "又是他的")
    expect(mine.tip).to_contain_text("又是他的")
    mine.press("Enter")
    theirs.until("(g) => g.rows.cell(g.map.node(4), 'resident') === '还是我的'")


def test_rows_inserted_and_removed_above_do_not_move_my_editor_to_another_row(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    mine.click(5, "resident")
    row = mine.row_id(5)
    mine.compose(commit="跟着走")
    theirs.click(1, "resident")
    theirs.press("Control+=")
    mine.until("(g, row) => g.map.node(6).data[0] === row", row)
    assert mine.typed == "跟着走"
    mine.press("Enter")
    mine.saved()
    assert mine.server_value(row, "resident") == "跟着走"
    theirs.press("Control+z")
    mine.until("(g, row) => g.map.node(5).data[0] === row", row)


def test_my_row_deleted_under_my_hands_is_told(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    mine.click(6, "resident")
    mine.compose(commit="白打了")
    row = mine.row_id(6)
    theirs.click(6, "resident")
    theirs.press("Control+-")
    mine.until("(g, row) => !g.rows.node(row)", row)
    mine.press("Enter")
    expect(mine.note).to_contain_text("“白打了”没有保存")
    theirs.press("Control+z")
    mine.until("(g, row) => Boolean(g.rows.node(row))", row)


def test_a_row_deleted_under_my_hands_does_not_send_ctrl_enter_to_another(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    row, below = mine.row_id(9), mine.row_id(10)
    before = mine.value(10, "resident")
    mine.click(9, "resident")
    mine.type("写给这一行的")
    theirs.click(9, "resident")
    theirs.ask("(g) => g.writer.deleteRows()")
    mine.until("(g, id) => !g.rows.node(id)", row)
    mine.press("Control+Enter")
    mine.saved()
    assert mine.ask("(g, id) => g.rows.cell(g.rows.node(id), 'resident')", below) == before
    assert mine.ask("(g) => JSON.stringify(g.outbox.aside)").count("写给这一行的") == 1


def test_what_is_set_aside_in_one_tab_stays_when_another_sets_aside_too(open_sheet: OpenSheet) -> None:
    first = open_sheet("needs", "lijie")
    second = GridPage(first.page.context.new_page(), "needs")
    put = "(g, id) => g.outbox.putAside({ id, set: [], add: [], remove: [] }, '不行')"
    first.ask(put, "one")
    second.ask(put, "two")
    stored = "(g, ids) => String(JSON.parse(localStorage.getItem(g.outbox.asideKey)).map(({ id }) => id)) === ids"
    for tab in (first, second):
        tab.until(stored, "one,two")
    second.ask("(g) => g.outbox.dropAside()")
    for tab in (first, second):
        tab.until(stored, "one")
    first.ask("(g) => g.outbox.dropAside()")


def test_undo_leaves_what_others_did(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    before = mine.value(7, "resident")
    mine.write(7, "resident", "我改的")
    mine.saved()
    theirs.write(8, "resident", "他改的")
    mine.until("(g) => g.rows.cell(g.map.node(8), 'resident') === '他改的'")
    mine.press("Control+z")
    mine.until("(g, was) => g.rows.cell(g.map.node(7), 'resident') === was", before)
    assert mine.value(8, "resident") == "他改的"


def test_a_large_paste_reaches_the_others(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("team", "lijie"), open_sheet("team", "zhanzhang")
    count = mine.count
    mine.click(0, "name")
    mine.press("Control+Home")
    mine.ask("(g) => g.selection.select(g.map.count, g.map.columnIndex('name'))")
    mine.paste("\r\n".join(f"志愿者{n}" for n in range(1200)))
    mine.until("(g, n) => g.map.count === n", count + 1200)
    mine.saved()
    theirs.until("(g, n) => g.map.count === n", count + 1200)
    theirs.saved()
    assert mine.rows() == theirs.rows() == mine.server_rows()
    mine.press("Control+z")
    theirs.until("(g, n) => g.map.count === n", count)


def test_offline_is_shown_and_what_was_typed_is_saved_later(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    sheet, other = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    expect(sheet.status).to_have_text("已保存")
    sheet.page.context.set_offline(True)
    sheet.write(9, "resident", "离线写的")
    expect(sheet.status).to_have_text("离线，改动会在连上后保存")
    other.write(10, "resident", "这时别人写的")
    other.saved()
    sheet.page.context.set_offline(False)
    expect(sheet.status).to_have_text("已保存", timeout=20_000)
    sheet.saved()
    assert sheet.server_value(sheet.row_id(9), "resident") == "离线写的"
    sheet.until("(g) => g.rows.cell(g.map.node(10), 'resident') === '这时别人写的'")
    console_errors.clear()  # the browser notes each request that failed


def test_a_batch_that_is_refused_again_and_again_is_set_aside(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    sheet = open_sheet("needs")
    before = sheet.value(11, "resident")

    def refuse(route: Route) -> None:
        if "毒" in (route.request.post_data or ""):
            route.fulfill(status=500, json={"error": "不行"})
        else:
            route.continue_()

    sheet.page.route("**/edits", refuse)
    sheet.write(11, "resident", "毒")
    sheet.write(12, "resident", "药")
    button = sheet.page.get_by_role("button", name="1 处改动没能保存")
    expect(button).to_be_visible(timeout=30_000)
    sheet.saved()
    assert sheet.server_value(sheet.row_id(12), "resident") == "药"
    sheet.until("(g, was) => g.rows.cell(g.map.node(11), 'resident') === was", before)
    sheet.page.unroute("**/edits")
    button.click()
    panel = sheet.page.get_by_role("dialog", name="没能保存的改动")
    expect(panel).to_contain_text("不行")
    expect(panel).to_contain_text("毒")
    panel.get_by_role("button", name="再试一次").click()
    expect(button).to_be_hidden()
    sheet.saved()
    assert sheet.server_value(sheet.row_id(11), "resident") == "毒"
    console_errors.clear()


def test_an_answer_that_got_lost_does_not_write_twice(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    sheet = open_sheet("needs")
    count = sheet.count
    lost: list[int] = []

    def lose(route: Route) -> None:
        answer = route.fetch()
        lost.append(answer.status)
        if len(lost) < 3:
            route.abort()
        else:
            route.fulfill(response=answer)

    sheet.page.route("**/edits", lose)
    sheet.page.get_by_role("button", name="新增一行", exact=True).click()
    sheet.page.wait_for_timeout(50)
    sheet.saved()
    assert lost == [200, 200, 200]
    assert sheet.count == count + 1
    assert sheet.rows() == sheet.server_rows()
    console_errors.clear()


def test_nothing_typed_is_lost_when_the_server_is_killed(
    open_page: OpenPage, sign_in: SignIn, tmp_path: Path, console_errors: list[str]
) -> None:
    first = servers.start(tmp_path, GELIXIANG_ADMIN=":".join(ADMIN))
    sheet = GridPage(sign_in(open_page(base_url=first.url)), "partners")
    first.kill()
    sheet.write(0, "name", "写在停电时")
    sheet.click(1, "name")
    sheet.compose(commit="打到一半")
    second = servers.start(tmp_path, port=first.port)
    try:
        sheet.until("(g) => g.outbox.queue.length === 0", timeout=60_000)
        assert sheet.server_value(sheet.row_id(0), "name") == "写在停电时"
        sheet.until("(g) => g.editor.open !== null")
        assert sheet.typed == "打到一半"
        assert sheet.active == (1, "name")
        sheet.press("Enter")
        sheet.saved()
        assert sheet.server_value(sheet.row_id(1), "name") == "打到一半"
    finally:
        second.stop()
    console_errors.clear()
