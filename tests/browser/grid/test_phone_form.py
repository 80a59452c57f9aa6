"""One row as a form on a phone: every kind of control, saving, going on, adding, copying, deleting, the Back button."""

import re

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenPhone, OpenSheet


def test_what_is_typed_is_saved_on_leaving_the_field_and_seen_elsewhere(
    open_phone: OpenPhone, open_sheet: OpenSheet
) -> None:
    phone, desk = open_phone("needs"), open_sheet("needs", "zhanzhang")
    row = phone.row_at(2)
    phone.open_row(row)
    expect(phone.form.get_by_role("heading")).to_have_text("XQ-0003")
    phone.form.get_by_label("居民", exact=True).fill("手机上写的")
    assert phone.ask("(g) => g.outbox.queue.length") == 0
    phone.leave_field()
    expect(phone.said).to_have_text("已保存 1 处修改")
    desk.until("(g, id) => g.rows.cell(g.rows.node(id), 'resident') === '手机上写的'", row)
    assert phone.server_value(row, "resident") == "手机上写的"
    phone.field("source").get_by_text("金点子").tap()
    expect(phone.said).to_have_text("已保存 2 处修改")
    assert phone.server_value(row, "source") == "金点子"
    phone.form.get_by_role("button", name="撤销").tap()
    expect(phone.said).to_contain_text("已撤销")
    expect(phone.field("source").get_by_label("金点子")).not_to_be_checked()
    phone.page.go_back()
    expect(phone.form).to_be_hidden()
    expect(phone.card(row).get_by_role("button")).to_be_focused()
    assert phone.page.url.endswith("/sheets/needs")


def test_every_kind_has_its_control(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    row = phone.row_at(0)
    phone.open_row(row)
    expect(phone.box("date")).to_have_text(re.compile(r"^\d{4}年\d+月\d+日 周"))
    phone.box("date").tap()
    days = phone.field("date").locator("[data-day]")
    box = days.nth(9).bounding_box()
    assert box
    assert box["height"] >= 48
    day = str(days.nth(9).get_attribute("data-day"))
    days.nth(9).tap()
    expect(phone.field("date").locator(".sg-unfolded")).to_be_hidden()
    phone.box("start").tap()
    phone.field("start").get_by_role("button", name="09:30").tap()
    expect(phone.box("start")).to_have_text(re.compile("^09:30"))
    phone.box("end").tap()
    phone.field("end").get_by_label("或者直接写").fill("下午四点一刻")
    phone.page.keyboard.press("Enter")
    expect(phone.box("end")).to_have_text(re.compile("^16:15"))
    phone.field("status").get_by_label("请假").check()
    phone.box("person").tap()
    phone.list.get_by_role("searchbox").fill("lxy")
    phone.list.get_by_role("button", name="李秀英").tap()
    expect(phone.box("person")).to_have_text(re.compile("^李秀英"))
    phone.form.get_by_label("备注").fill("第一行\n第二行\n第三行\n第四行\n第五行\n第六行")
    height = phone.box("note").evaluate("(one) => [one.clientHeight, one.scrollHeight]")
    assert height[0] >= height[1]
    phone.form.get_by_role("button", name="完成").tap()
    phone.saved()
    found = {key: phone.server_value(row, key) for key in ("date", "start", "end", "status", "note")}
    assert found == {
        "date": day,
        "start": "09:30",
        "end": "16:15",
        "status": "请假",
        "note": "第一行\n第二行\n第三行\n第四行\n第五行\n第六行",
    }


def test_several_choices_yes_and_no_and_numbers_to_call(open_phone: OpenPhone) -> None:
    phone = open_phone("team")
    row = phone.row_at(1)
    phone.open_row(row)
    several = phone.field("available")
    for text in ("周六", "周日"):
        several.get_by_label(text).set_checked(text == "周日")
    phone.leave_field()
    phone.field("active").get_by_label("否").check()
    mobile = phone.form.get_by_label("手机")
    expect(mobile).to_have_attribute("type", "tel")
    expect(mobile).to_have_value(re.compile(r"^199 0000 \d{4}$"))
    mobile.fill("199-0000-7777")
    phone.leave_field()
    expect(mobile).to_have_value("199 0000 7777")
    expect(phone.field("mobile").get_by_role("link")).to_have_attribute("href", "tel:19900007777")
    phone.saved()
    assert "周日" in phone.server_value(row, "available")
    assert "周六" not in phone.server_value(row, "available")
    assert phone.server_value(row, "active") is False
    assert phone.server_value(row, "mobile") == "19900007777"


def test_what_cannot_be_read_is_kept_marked_and_explained(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    row = phone.row_at(4)
    phone.open_row(row)
    phone.box("due").tap()
    phone.field("due").get_by_label("或者直接写").fill("随便哪天")
    phone.leave_field()
    expect(phone.note("due")).to_contain_text("不是日期")
    expect(phone.box("due")).to_have_text(re.compile("^随便哪天"))
    phone.form.get_by_role("button", name="完成").tap()
    card = phone.card(row)
    expect(card).to_contain_text("1 处要改")
    phone.open_row(row)
    expect(phone.note("due")).to_contain_text("不是日期")
    phone.box("due").tap()
    phone.field("due").get_by_role("button", name="今天", exact=True).tap()
    expect(phone.note("due")).to_be_empty()
    phone.form.get_by_role("button", name="完成").tap()
    expect(card).not_to_contain_text("处要改")


def test_a_new_option_is_added_where_it_is_missed(open_phone: OpenPhone) -> None:
    phone = open_phone("partners")
    row = phone.row_at(0)
    phone.open_row(row)
    phone.field("field").get_by_role("button", name="新增选项").tap()
    phone.list.get_by_role("searchbox").fill("交通")
    phone.list.get_by_role("button", name="新增选项“交通”").tap()
    expect(phone.list).to_be_hidden()
    expect(phone.field("field").get_by_label("交通")).to_be_checked()
    phone.saved()
    assert phone.server_value(row, "field") == "交通"


def test_from_row_to_row_and_back(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    ids = [phone.row_at(place) for place in range(3)]
    phone.open_row(ids[0])
    expect(phone.form.get_by_role("button", name="上一行")).to_be_disabled()
    phone.form.get_by_label("楼号室号").fill("半路写的")
    phone.form.get_by_role("button", name="下一行").tap()
    expect(phone.form.get_by_role("heading")).to_have_text("XQ-0002")
    expect(phone.form.locator(".sg-formstatus")).to_contain_text("第 2 / ")
    phone.form.get_by_role("button", name="下一行").tap()
    expect(phone.form.get_by_role("heading")).to_have_text("XQ-0003")
    phone.form.get_by_role("button", name="返回").tap()
    expect(phone.form).to_be_hidden()
    phone.saved()
    assert phone.server_value(ids[0], "flat") == "半路写的"
    expect(phone.card(ids[2]).get_by_role("button")).to_be_focused()
    phone.page.wait_for_function("() => !history.state?.sgDepth")


def test_back_closes_one_window_after_the_other(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    phone.open_row(phone.row_at(0))
    phone.box("person").tap()
    expect(phone.list).to_be_visible()
    phone.page.go_back()
    expect(phone.list).to_be_hidden()
    expect(phone.form).to_be_visible()
    expect(phone.box("person")).to_be_focused()
    phone.form.get_by_role("button", name="改动历史").tap()
    story = phone.page.locator("dialog.sg-story")
    expect(story).to_be_visible()
    phone.page.go_back()
    expect(story).to_be_hidden()
    phone.page.go_back()
    expect(phone.form).to_be_hidden()
    assert phone.page.url.endswith("/sheets/roster")


def test_a_new_row_begins_with_today_and_an_untouched_one_leaves_nothing(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    count = phone.count
    add = phone.page.get_by_role("button", name="新增一行")
    add.tap()
    expect(phone.box("date")).to_have_text(re.compile("· 今天"))
    expect(phone.box("start")).to_be_focused()
    phone.page.go_back()
    expect(phone.form).to_be_hidden()
    assert phone.count == count
    assert phone.ask("(g) => g.outbox.queue.length") == 0
    add.tap()
    phone.field("area").get_by_text("烘焙室").tap()
    expect(phone.said).to_have_text("已保存 2 处修改")
    phone.form.get_by_label("备注").fill("新来的")
    phone.form.get_by_role("button", name="再加一行").tap()
    expect(phone.form.get_by_label("备注")).to_have_value("")
    phone.form.get_by_role("button", name="完成").tap()
    phone.saved()
    assert phone.count == count + 1
    new = next(row for row in phone.server_rows() if "新来的" in row)
    assert phone.ask("(g) => g.today()") in new
    card = phone.card(new[0])
    expect(card).to_contain_text("烘焙室")
    head = phone.ask("(g, id) => g.phone.cards.order.headOver(g.phone.cards.order.index.get(id)).value", new[0])
    assert head == phone.ask("(g) => g.today()")


def test_a_new_row_takes_on_what_the_filter_asks_for(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    phone.ask("""(g) => {
      const off = g.byKey.get("urgency").options.filter((text) => text !== "紧急");
      g.api.setFilterModel({ urgency: { off: [...off, ""], condition: null } });
    }""")
    phone.page.get_by_role("button", name="新增一行").tap()
    expect(phone.field("urgency").get_by_role("radio", name="紧急")).to_be_checked()
    expect(phone.field("number")).to_have_count(0)  # the program fills it in
    phone.form.get_by_label("需要什么").fill("装一盏灯")
    phone.form.get_by_role("button", name="完成").tap()
    phone.saved()
    new = next(row for row in phone.server_rows() if "装一盏灯" in row)
    assert "紧急" in new
    with phone.page.expect_response("**/view"):  # the filter is remembered, and would hide rows from other tests
        phone.ask("(g) => g.clearFilters()")


def test_undo_in_the_form_goes_back_no_further_than_its_own_steps(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    phone.page.get_by_role("button", name="新增一行").tap()
    phone.field("area").get_by_text("烘焙室").tap()
    expect(phone.said).to_have_text("已保存 2 处修改")
    assert phone.ask("(g) => g.phone.form.status.steps.length") == 1
    phone.form.get_by_role("button", name="撤销").tap()
    expect(phone.form).to_be_hidden()


def test_duplicate_and_delete_with_undo(open_phone: OpenPhone) -> None:
    phone = open_phone("partners")
    count = phone.count
    row = phone.row_at(3)
    title = phone.card(row).locator(".sg-cardtitle").inner_text()
    phone.open_row(row)
    phone.form.get_by_role("button", name="再添一份").tap()
    expect(phone.said).to_have_text("已另添一份，现在改的是新的一行")
    phone.form.get_by_label("单位名称").fill(f"{title}分店")
    phone.leave_field()
    expect(phone.said).to_contain_text("已保存")
    phone.saved()
    assert phone.count == count + 1
    copy = next(one for one in phone.server_rows() if f"{title}分店" in one)
    assert copy[0] != row
    phone.form.get_by_role("button", name="删除这一行").tap()
    expect(phone.form).to_be_hidden()
    expect(phone.page.locator(".sg-msg")).to_contain_text("已删除 1 行")
    phone.saved()
    assert phone.count == count
    assert phone.page.evaluate("() => document.activeElement.className") == "sg-cardopen"
    phone.page.locator(".sg-msg").get_by_role("button", name="撤销").tap()
    phone.until("(g, n) => g.map.count === n", count + 1)
    expect(phone.card(copy[0])).to_contain_text(f"{title}分店")


def test_the_history_of_a_row(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    row = phone.row_at(6)
    phone.open_row(row)
    phone.form.get_by_label("居民", exact=True).fill("有历史的人")
    phone.leave_field()
    expect(phone.said).to_have_text("已保存 1 处修改")
    phone.form.get_by_role("button", name="改动历史").tap()
    story = phone.page.locator("dialog.sg-story")
    expect(story.get_by_role("listitem").first).to_contain_text("有历史的人")
    expect(story.get_by_role("listitem").first).to_contain_text("李姐")


def test_a_hidden_column_can_be_shown_from_the_form(open_phone: OpenPhone) -> None:
    phone = open_phone("services")
    phone.ask("(g) => g.showColumn('place', false)")
    phone.open_row(phone.row_at(0))
    expect(phone.field("place")).to_have_count(0)
    expect(phone.form).to_contain_text("另有 1 列没有显示")
    phone.form.get_by_role("button", name="显示全部列").tap()
    expect(phone.field("place")).to_be_visible()


def test_the_field_in_hand_stays_above_a_keyboard(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    phone.open_row(phone.row_at(0))
    field = phone.form.get_by_label("楼号室号")
    field.tap()
    phone.page.set_viewport_size({"width": 390, "height": 420})
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport(ratio=1)
    done = phone.form.get_by_role("button", name="完成")
    expect(done).to_be_in_viewport(ratio=1)
    note = phone.form.get_by_label("备注")
    note.tap()
    expect(note).to_be_in_viewport()
