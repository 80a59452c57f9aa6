"""Who may only look, masked columns, screen readers, keys, languages, large type and dark on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import Watch
from tests.browser.grid.conftest import OpenPhone, OpenSheet, Visit
from tests.browser.grid.phones import PHONE, PhonePage


def test_a_viewer_reads_masked_and_is_told_why(open_phone: OpenPhone) -> None:
    phone = open_phone("needs", "xiaochen")
    expect(phone.page.get_by_role("button", name="新增一行")).to_be_hidden()
    row = phone.row_at(0)
    card = phone.card(row)
    expect(card.get_by_role("link")).to_have_count(0)
    phone.open_row(row)
    expect(phone.form).to_contain_text("您可以查看「需求清单」，但不能修改")
    expect(phone.field("resident").locator("output")).to_have_text(re.compile(r"^.\*+$"))
    expect(phone.field("phone").locator("output")).to_have_text(re.compile(r"^199 \*{4} \d{4}$"))
    expect(phone.note("phone")).to_have_text("「电话」是个人信息，您看到的是遮盖后的内容，不能修改。")
    expect(phone.note("status")).to_be_empty()
    expect(phone.form.locator("input, textarea, a")).to_have_count(0)
    expect(phone.form.get_by_role("button", name="删除这一行")).to_have_count(0)
    expect(phone.form.get_by_role("button", name="改动历史")).to_be_visible()


def test_a_column_that_the_program_fills_in_says_so(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    phone.open_row(phone.row_at(0))
    expect(phone.note("number")).to_have_text("「编号」由系统自动填写，不能修改。")
    expect(phone.field("number").locator("output")).to_have_text("XQ-0001")


def dress(phone: PhonePage, look: str) -> None:
    if look == "dark":
        phone.page.evaluate("() => document.body.classList.add('body--dark')")
    if look == "large":
        phone.page.evaluate("() => document.documentElement.classList.add('large')")
        phone.until("(g) => g.scale === 1.25")


@pytest.mark.parametrize("look", ["light", "dark", "large"])
def test_axe_finds_nothing(open_phone: OpenPhone, look: str) -> None:
    phone = open_phone("roster")
    dress(phone, look)
    watch = Watch(phone.page)
    watch.look("cards")
    phone.open_row(phone.row_at(0))
    watch.look("form")
    phone.box("date").tap()
    watch.look("calendar")
    phone.field("date").get_by_label("或者直接写").fill("随便")
    phone.box("start").tap()
    expect(phone.note("date")).to_contain_text("不是日期")
    watch.look("bad value and times")
    phone.box("person").tap()
    watch.look("list")
    phone.page.go_back()
    phone.form.get_by_role("button", name="改动历史").tap()
    expect(phone.page.locator("dialog.sg-story li").first).to_be_visible()
    watch.look("history")
    phone.page.go_back()
    phone.form.get_by_role("button", name="撤销").tap()
    expect(phone.said).to_contain_text("已撤销")
    phone.page.go_back()
    phone.turn_to("表格")
    watch.look("table")
    phone.turn_to("卡片")
    phone.page.get_by_label("搜索这张表").fill("查无此事")
    expect(phone.page.locator(".sg-nothing")).to_be_visible()
    watch.look("nothing found")
    watch.report()


def test_a_narrow_window_works_by_keyboard(open_sheet: OpenSheet) -> None:
    desk = open_sheet("needs", "lijie", viewport={"width": 420, "height": 800})
    desk.page.get_by_label("搜索这张表").focus()
    for _ in range(12):
        desk.press("Tab")
        if desk.page.evaluate("() => document.activeElement.classList.contains('sg-cardopen')"):
            break
    first = desk.page.evaluate("() => document.activeElement.querySelector('.sg-cardtitle').textContent")
    assert first == "XQ-0001"
    desk.press("ArrowDown", "ArrowDown", "Enter")
    form = desk.page.locator("dialog.sg-rowform")
    expect(form).to_be_visible()
    expect(form.get_by_role("heading")).to_have_text("XQ-0003")
    for _ in range(60):  # round the whole form: the focus never leaves it
        desk.press("Tab")
        assert desk.page.evaluate(
            "() => !document.hasFocus() || document.activeElement === document.body"
            " || Boolean(document.activeElement.closest('dialog.sg-rowform'))"
        )
    resident = form.get_by_label("居民", exact=True)
    resident.focus()
    desk.press("Control+a")
    desk.compose("wang", commit="王键盘")
    desk.press("Escape")
    expect(resident).not_to_have_value("王键盘")
    expect(form).to_be_visible()
    desk.press("Control+a")
    desk.compose("wang", commit="王键盘")
    desk.press("Enter")
    expect(form.get_by_label("楼号室号")).to_be_focused()
    form.locator("[id$=f-due]").focus()
    desk.press("Enter")
    form.locator('[data-key="due"] [data-day][tabindex="0"]').focus()
    desk.press("ArrowRight", "PageDown", "Escape")
    expect(form.locator("[id$=f-due]")).to_be_focused()
    form.locator("[id$=f-person]").focus()
    desk.press("Enter")
    expect(desk.page.get_by_role("searchbox", name="搜索，可以打拼音首字母")).to_be_focused()
    desk.type("wjg")
    desk.press("ArrowDown")
    expect(desk.page.get_by_role("button", name="王建国", exact=True)).to_be_focused()
    desk.press("Enter")
    expect(form.locator("[id$=f-person]")).to_be_focused()
    expect(form.locator("[id$=f-person]")).to_have_accessible_name("责任人 王建国")
    desk.press("Escape")
    expect(form).to_be_hidden()
    focused = desk.page.evaluate("() => document.activeElement.querySelector('.sg-cardtitle')?.textContent")
    assert focused == "XQ-0003"
    desk.saved()
    assert desk.server_value(desk.row_id(2), "resident") == "王键盘"


def test_labels_belong_to_their_controls(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    phone.open_row(phone.row_at(0))
    expect(phone.box("date")).to_have_accessible_name(re.compile(r"^日期 ?（必填） \d{4}年"))
    expect(phone.box("date")).to_have_accessible_description(re.compile("例如 6月21日"))
    expect(phone.form.get_by_role("radiogroup", name="服务区域")).to_be_visible()
    expect(phone.form.get_by_role("textbox", name="备注")).to_be_visible()
    expect(phone.form).to_have_accessible_name(re.compile(r"^\d+月\d+日 周"))


def test_in_english(visit: Visit) -> None:
    page = visit("lijie", **PHONE | {"locale": "en-GB"})
    page.goto("/sheets/roster")
    page.get_by_role("button", name="李姐").tap()
    page.get_by_text("English").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Duty roster")
    phone = PhonePage(page, "roster")
    expect(page.get_by_role("heading", name=re.compile(r"^Today \w{3} \d+ \w{3}$"))).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    phone.open_row(phone.row_at(0))
    expect(phone.box("date")).to_have_text(re.compile(r"^\w{3} \d+ \w{3} \d{4}"))
    expect(phone.form.get_by_role("button", name="Next")).to_be_visible()
    assert not re.search("[\u4e00-\u9fff]", phone.form.locator(".sg-windowfoot").inner_text())
    phone.page.go_back()
    page.get_by_role("button", name="李姐").tap()
    page.get_by_text("中文").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("服务排班")


def test_without_motion_nothing_moves(open_phone: OpenPhone) -> None:
    phone = open_phone("needs", reduced_motion="reduce")
    card = phone.card(phone.row_at(0))
    phone.ask("(g, id) => g.phone.cards.flash(id)", phone.row_at(0))
    seconds = card.evaluate("(one) => parseFloat(getComputedStyle(one).animationDuration) || 0")
    assert seconds < 0.01
