"""A phone among others: their edits on cards and in the form, bad networks, reloads, and a server that dies."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import server as servers
from tests.browser.conftest import ADMIN, OpenPage, SignIn
from tests.browser.grid.conftest import OpenPhone, OpenSheet
from tests.browser.grid.phones import PHONE, PhonePage


def test_an_edit_of_somebody_else_arrives_on_its_card(open_phone: OpenPhone, open_sheet: OpenSheet) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(1)
    card = phone.card(row)
    scrolled = phone.ask("(g) => g.phone.cards.element.scrollTop")
    desk.write(1, "what", "别人改的事情")
    expect(card.locator(".sg-cardlead")).to_have_text("别人改的事情")
    expect(card.get_by_role("button")).to_be_focused()
    assert phone.ask("(g) => g.phone.cards.element.scrollTop") == scrolled


def test_a_card_moves_to_its_new_day_and_the_screen_stays_where_it_is(
    open_phone: OpenPhone, open_sheet: OpenSheet
) -> None:
    phone, desk = open_phone("roster"), open_sheet("roster", "zhanzhang")
    first = phone.row_at(0)
    mine = phone.row_at(phone.ask("(g) => g.phone.cards.order.headFrom(g.today()).at"))
    card = phone.card(mine)
    before = card.bounding_box()
    desk.ask(
        """(g, id) => g.writer.write([{ node: g.rows.node(id), key: "date", text: "2031-01-02" }], "didEdit")""", first
    )
    phone.until("(g, id) => g.phone.cards.order.nodes.at(-1).data[0] === id", first)
    after = phone.card(mine).bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 1
    expect(phone.card(first)).to_be_in_viewport()
    expect(phone.page.get_by_role("heading", name="2031年1月2日 周四")).to_be_in_viewport()
    desk.ask("(g) => g.history.undo()")
    phone.until("(g, id) => g.phone.cards.order.nodes[0].data[0] === id", first)


def test_a_half_typed_field_is_never_overwritten_but_told_and_chosen(
    open_phone: OpenPhone, open_sheet: OpenSheet
) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(3)
    phone.open_row(row)
    resident, flat = phone.form.get_by_label("居民", exact=True), phone.form.get_by_label("楼号室号")
    resident.fill("我打到一半")
    desk.write(3, "flat", "别人写的楼号")
    expect(flat).to_have_value("别人写的楼号")
    desk.write(3, "resident", "别人写的名字")
    expect(phone.note("resident")).to_contain_text("王站长 刚把这一格改成了“别人写的名字”")
    expect(resident).to_have_value("我打到一半")
    expect(resident).to_be_focused()
    phone.page.go_back()
    expect(phone.form).to_be_visible()
    expect(phone.note("resident").get_by_role("button", name="用我的")).to_be_focused()
    assert phone.value(3, "resident") == "别人写的名字"
    phone.note("resident").get_by_role("button", name="用我的").tap()
    desk.until("(g) => g.rows.cell(g.map.node(3), 'resident') === '我打到一半'")
    resident.fill("又打到一半")
    desk.write(3, "resident", "别人又写")
    phone.note("resident").get_by_role("button", name="用他的").tap()
    expect(resident).to_have_value("别人又写")
    expect(phone.note("resident")).to_be_empty()
    phone.page.go_back()
    expect(phone.form).to_be_hidden()
    phone.saved()
    assert phone.server_value(row, "resident") == "别人又写"


def test_others_see_where_the_thumb_is_and_it_sees_them(open_phone: OpenPhone, open_sheet: OpenSheet) -> None:
    phone, desk = open_phone("partners"), open_sheet("partners", "zhanzhang")
    phone.open_row(phone.row_at(2))
    phone.form.get_by_label("联系人").focus()
    expect(desk.page.locator(".sg-other", has_text="李姐 正在改")).to_be_visible()
    desk.click(2, "often")
    desk.compose(commit="每月")
    expect(phone.field("often").locator(".sg-fieldother")).to_have_text("王站长 正在改")
    desk.press("Escape")
    expect(phone.field("often").locator(".sg-fieldother")).to_have_text("王站长")


def test_a_row_deleted_under_the_thumb_is_told(open_phone: OpenPhone, open_sheet: OpenSheet) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(5)
    phone.open_row(row)
    desk.click(5, "resident")
    desk.press("Control+-")
    expect(phone.form.get_by_role("alert")).to_contain_text("这一行刚被删除")
    desk.press("Control+z")
    expect(phone.form.get_by_role("alert")).to_be_hidden()
    phone.form.get_by_label("居民", exact=True).fill("又回来了")
    phone.form.get_by_role("button", name="完成").tap()
    phone.saved()
    assert phone.server_value(row, "resident") == "又回来了"


def test_an_offline_edit_waits_is_told_and_outlives_a_reload(
    open_phone: OpenPhone, open_sheet: OpenSheet, console_errors: list[str]
) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(7)
    phone.open_row(row)
    phone.page.route("**/edits", lambda route: route.abort())
    phone.form.get_by_label("居民", exact=True).fill("断网时写的")
    phone.leave_field()
    expect(phone.said).to_have_text("离线，1 处修改会在连上后保存")
    phone.form.get_by_label("楼号室号").fill("还没写完")
    phone.page.unroute("**/edits")
    phone.page.reload()
    phone.wait()
    expect(phone.form).to_be_visible()
    expect(phone.form.get_by_label("楼号室号")).to_have_value("还没写完")
    desk.until("(g, id) => g.rows.cell(g.rows.node(id), 'resident') === '断网时写的'", row)
    assert phone.server_value(row, "flat") != "还没写完"
    phone.page.go_back()
    expect(phone.form).to_be_hidden()
    phone.saved()
    assert phone.server_value(row, "flat") == "还没写完"
    assert phone.page.url.endswith("/sheets/needs")
    console_errors.clear()


def test_what_was_half_typed_before_a_reload_is_not_put_over_others(
    open_phone: OpenPhone, open_sheet: OpenSheet
) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(8)
    phone.open_row(row)
    phone.form.get_by_label("居民", exact=True).fill("重新载入前打的")
    phone.page.goto("about:blank")
    desk.write(8, "resident", "这时别人写的")
    desk.saved()
    phone.page.go_back()
    phone.wait()
    expect(phone.form.get_by_label("居民", exact=True)).to_have_value("重新载入前打的")
    expect(phone.note("resident")).to_contain_text("“这时别人写的”")
    phone.note("resident").get_by_role("button", name="用他的").tap()
    phone.form.get_by_role("button", name="完成").tap()
    phone.saved()
    assert phone.server_value(row, "resident") == "这时别人写的"


def test_back_from_offline_one_chooses_in_the_form(
    open_phone: OpenPhone, open_sheet: OpenSheet, console_errors: list[str]
) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(9)
    phone.open_row(row)
    phone.page.context.set_offline(True)
    phone.form.get_by_label("居民", exact=True).fill("我离线写的")
    phone.leave_field()
    expect(phone.said).to_contain_text("离线")
    desk.write(9, "resident", "别人在线写的")
    desk.saved()
    phone.page.context.set_offline(False)
    expect(phone.note("resident")).to_contain_text("“别人在线写的”", timeout=30_000)
    expect(phone.form.get_by_label("居民", exact=True)).to_have_value("我离线写的")
    phone.note("resident").get_by_role("button", name="用我的").tap()
    desk.until("(g, id) => g.rows.cell(g.rows.node(id), 'resident') === '我离线写的'", row)
    expect(phone.note("resident")).to_be_empty()
    console_errors.clear()


def test_a_new_row_made_offline_arrives(open_phone: OpenPhone, console_errors: list[str]) -> None:
    phone = open_phone("partners")
    count = len(phone.server_rows())
    phone.page.context.set_offline(True)
    phone.page.get_by_role("button", name="新增一行").tap()
    phone.form.get_by_label("单位名称").fill("离线新单位")
    phone.form.get_by_role("button", name="完成").tap()
    expect(phone.page.locator(".sg-state")).to_have_text("离线，改动会在连上后保存")
    phone.page.context.set_offline(False)
    phone.until("(g) => !g.outbox.queue.length", timeout=30_000)
    phone.saved()
    rows = phone.server_rows()
    assert len(rows) == count + 1
    assert "离线新单位" in rows[-1]
    console_errors.clear()


def test_nothing_typed_is_lost_when_the_server_is_killed(
    open_page: OpenPage, sign_in: SignIn, tmp_path: Path, console_errors: list[str]
) -> None:
    first = servers.start(tmp_path, GELIXIANG_ADMIN=":".join(ADMIN))
    phone = PhonePage(sign_in(open_page(base_url=first.url, **PHONE)), "partners")
    row = phone.row_at(0)
    phone.open_row(row)
    first.kill()
    phone.form.get_by_label("联系人").fill("写在停电时")
    phone.leave_field()
    phone.form.get_by_label("多久一次").fill("打到一半")
    second = servers.start(tmp_path, port=first.port)
    try:
        phone.until("(g) => g.outbox.queue.length === 0", timeout=60_000)
        assert phone.server_value(row, "contact") == "写在停电时"
        expect(phone.form.get_by_label("多久一次")).to_have_value("打到一半")
        phone.form.get_by_role("button", name="完成").tap()
        phone.saved()
        assert phone.server_value(row, "often") == "打到一半"
    finally:
        second.stop()
    console_errors.clear()
