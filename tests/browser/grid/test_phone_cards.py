"""Rows as cards on a phone: what stands on them, searching, the switch to the table, and many rows."""

import re

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenPhone, OpenSheet
from tests.browser.grid.phones import PhonePage

OVER_THE_EDGE = """() => [...document.querySelectorAll("button, a, input, select, [role=menuitem]")]
  .filter((one) => one.offsetParent && !one.closest(".ag-root, .q-drawer, .nicegui-skip-link"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, { left, right }]) => left < -1 || right > innerWidth + 1)
  .map(([one]) => one.outerHTML.slice(0, 120))"""
TOO_SMALL = """() => [...document.querySelectorAll(":is(header, footer, .page) :is(button, a)")]
  .filter((one) => one.offsetParent && !one.closest(".ag-root"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, { height }]) => height < 47.5)
  .map(([one, { height }]) => `${height} ${one.outerHTML.slice(0, 120)}`)"""


def edge(phone: PhonePage, selector: str) -> float:
    """The lower edge of an element in px of the window."""
    box = phone.page.locator(selector).bounding_box()
    assert box
    return box["y"] + box["height"]


def test_a_duty_roster_opens_as_cards_at_today(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    assert phone.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    today = phone.page.get_by_role("heading", name=re.compile(r"^今天 \d+月\d+日 周"))
    expect(today).to_be_in_viewport()
    first = phone.ask("(g) => g.phone.cards.order.headFrom(g.today()).at")
    card = phone.card(phone.row_at(first))
    expect(card.locator(".sg-cardtitle")).to_have_text(re.compile(r"^\d\d:\d\d–\d\d:\d\d　\S+"))
    expect(card.locator(".sg-chip")).to_have_text("正常")
    expect(card).to_contain_text("值班人")
    days = phone.ask("(g) => g.phone.cards.order.heads.map((head) => head.value)")
    assert days == sorted(set(days))
    phone.ask("(g) => { g.phone.cards.element.scrollTop = 0; }")
    expect(today).not_to_be_in_viewport()
    phone.page.get_by_role("button", name="今天", exact=True).tap()
    expect(today).to_be_in_viewport()


def test_a_card_says_what_matters_and_calls(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    card = phone.card(phone.row_at(0))
    expect(card.locator(".sg-cardtitle")).to_have_text("XQ-0001")
    expect(card.locator(".sg-cardlead")).not_to_be_empty()
    expect(card.locator(".sg-tone")).to_have_count(2)
    expect(card.locator(".sg-fact", has_text="期限")).to_have_text(re.compile(r"^期限 \d+月\d+日 周.$"))
    call = card.get_by_role("link", name=re.compile("^拨打电话 199 0000"))
    expect(call).to_have_attribute("href", re.compile(r"^tel:1990000\d{4}$"))


def test_nothing_sticks_out_is_too_small_or_lies_under_the_bar(open_phone: OpenPhone) -> None:
    phone = open_phone("roster")
    for shape in ("卡片", "表格"):
        phone.turn_to(shape)
        assert phone.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert phone.page.evaluate(OVER_THE_EDGE) == []
        assert phone.page.evaluate(TOO_SMALL) == []
        bar = phone.page.locator("footer.bottom").bounding_box()
        assert bar
        assert edge(phone, ".sg-foot") <= bar["y"]
        expect(phone.page.get_by_label("搜索这张表")).to_be_in_viewport()
    phone.turn_to("卡片")
    phone.page.get_by_role("button", name="更多").tap()
    expect(phone.page.get_by_role("menu").get_by_text("下载 Excel")).to_be_visible()
    expect(phone.page.get_by_role("menu").get_by_text("删除选中的行")).to_be_hidden()


def test_a_search_leaves_the_cards_that_answer_to_it(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    count = phone.count
    search = phone.page.get_by_label("搜索这张表")
    search.fill("量一次血压")
    phone.until("(g) => g.map.count === 1")
    expect(phone.cards).to_have_count(1)
    expect(phone.cards).to_contain_text("量一次血压")
    expect(phone.page.locator(".sg-n")).to_have_text(f"1 / {count} 行")
    search.fill("查无此事")
    empty = phone.page.locator(".sg-nothing")
    expect(empty).to_contain_text("没有找到“查无此事”")
    empty.get_by_role("button", name="清除搜索和筛选").tap()
    expect(phone.page.locator(".sg-n")).to_have_text(f"{count} 行")
    expect(search).to_have_value("")


def test_a_search_works_without_a_connection(open_phone: OpenPhone, console_errors: list[str]) -> None:
    phone = open_phone("needs")
    phone.page.context.set_offline(True)
    phone.page.get_by_label("搜索这张表").fill("量一次血压")
    phone.until("(g) => g.map.count === 1")
    phone.page.context.set_offline(False)
    console_errors.clear()


def test_filter_and_sort_of_the_table_hold_and_are_told(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    count = phone.count
    narrowed = phone.page.locator(".sg-narrowed")
    expect(narrowed).to_be_hidden()
    phone.ask("""(g) => {
      g.api.setFilterModel({ urgency: { off: [], condition: { op: 'is', value: '紧急' } } });
      g.api.applyColumnState({ state: [{ colId: 'due', sort: 'desc' }] });
    }""")
    expect(narrowed).to_contain_text("已按“紧急程度”筛选")
    expect(narrowed).to_contain_text("已按“期限”排序")
    phone.until("(g) => g.phone.cards.order.nodes.length === g.map.count")
    shown = phone.ask("(g) => g.phone.cards.order.nodes.map((node) => g.rows.cell(node, 'due'))")
    assert 0 < len(shown) < count
    assert shown == sorted(shown, reverse=True)
    narrowed.get_by_role("button", name="全部显示").tap()
    expect(narrowed).to_be_hidden()
    phone.until("(g, n) => g.phone.cards.order.nodes.length === n", count)


def test_conditional_colours_are_on_the_cards(open_phone: OpenPhone) -> None:
    phone = open_phone("needs")
    card = phone.card(phone.row_at(0))
    plain = card.evaluate("(one) => getComputedStyle(one).backgroundImage")
    phone.ask("""(g) => g.colours.set([{ column: "number", op: "is", value: "1", tint: 2, row: true },
      { column: "due", op: "filled", value: "", tint: 3, row: false }])""")
    phone.turn_to("表格")
    phone.turn_to("卡片")
    assert card.evaluate("(one) => getComputedStyle(one).backgroundImage") != plain
    due = phone.card(phone.row_at(1)).locator(".sg-fact", has_text="期限").locator(".sg-factvalue")
    assert due.evaluate("(one) => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
    with phone.page.expect_response("**/view"):
        phone.ask("(g) => g.colours.set([])")


def test_the_switch_is_remembered_on_narrow_and_wide_screens_apart(open_phone: OpenPhone) -> None:
    phone = open_phone("partners")
    expect(phone.page.locator(".sg-cards")).to_be_visible()
    phone.turn_to("表格")
    expect(phone.page.locator(".ag-root").first).to_be_visible()
    expect(phone.page.locator(".sg-cards")).to_be_hidden()
    phone.page.reload()
    phone.wait()
    expect(phone.page.get_by_role("button", name="表格", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(phone.page.locator(".sg-cards")).to_be_hidden()
    phone.page.goto("/sheets/team")
    phone.wait()
    expect(phone.page.locator(".sg-cards")).to_be_hidden()
    phone.turn_to("卡片")
    expect(phone.page.locator(".sg-cards")).to_be_visible()
    phone.page.set_viewport_size({"width": 844, "height": 390})
    expect(phone.page.locator(".sg-cards")).to_be_hidden()
    phone.page.set_viewport_size({"width": 390, "height": 844})
    expect(phone.page.locator(".sg-cards")).to_be_visible()


def test_the_table_keeps_its_name_column_and_leaves_room_for_others(
    open_phone: OpenPhone, open_sheet: OpenSheet
) -> None:
    wide = open_sheet("partners")
    before = wide.ask("(g) => g.api.getColumn('name').getActualWidth()")
    phone = open_phone("partners")
    phone.turn_to("表格")
    frozen = phone.page.locator(".ag-pinned-left-cols-container").bounding_box()
    assert frozen
    assert frozen["width"] <= 390 / 2
    phone.ask("(g) => g.map.reveal(0, g.map.columnIndex('note'))")
    expect(phone.cell(0, "note")).to_be_in_viewport()
    expect(phone.cell(0, "name")).to_be_in_viewport()
    phone.ask("(g) => g.view.send()")
    wide.page.reload()
    wide.wait()
    assert wide.ask("(g) => g.api.getColumn('name').getActualWidth()") == before


def test_an_empty_sheet_says_what_to_do(open_phone: OpenPhone) -> None:
    phone = open_phone("partners")
    count = phone.count
    phone.ask("(g) => g.writer.remove([...Array(g.map.count).keys()].map((r) => g.map.node(r)))")
    phone.saved()
    empty = phone.page.locator(".sg-nothing")
    expect(empty).to_contain_text("“共建单位”里还没有内容")
    empty.get_by_role("button", name="新增一行").tap()
    expect(phone.form).to_be_visible()
    phone.page.go_back()
    expect(phone.form).to_be_hidden()
    expect(empty).to_be_visible()
    phone.page.get_by_role("button", name="撤销", exact=True).first.tap()
    phone.until("(g, n) => g.map.count === n", count)
    expect(phone.cards.first).to_be_visible()


def test_more_cards_than_a_browser_can_lay_out_are_reached(open_phone: OpenPhone) -> None:
    phone = open_phone("needs", device_scale_factor=3)
    phone.ask("""(g) => {
      const rows = [];
      g.api.forEachNode((node) => rows.push(node.data));
      const many = Array.from({ length: 60000 }, (_, i) => [1e6 + i, i, ...rows[i % rows.length].slice(2)]);
      g.rows.replace(many);
    }""")
    phone.until("(g) => g.phone.cards.order.nodes.length === 60000")
    assert phone.ask("(g) => g.phone.cards.order.height") > 8_000_000
    last = phone.page.locator('.sg-card[aria-posinset="60000"]')
    phone.ask("(g) => { g.phone.cards.element.scrollTop = g.phone.cards.element.scrollHeight; }")
    expect(last).to_be_in_viewport(ratio=1)
    before = last.bounding_box()
    phone.ask("(g) => { g.phone.cards.element.scrollTop -= 100; }")
    after = last.bounding_box()
    assert before
    assert after
    assert after["y"] - before["y"] == 100  # by hand it scrolls like anything else
    phone.card(1_030_000)
    expect(phone.page.locator('.sg-card[aria-posinset="30001"]')).to_be_in_viewport(ratio=1)
    phone.ask("(g) => { g.phone.cards.element.scrollTop = 0; }")
    expect(phone.page.locator('.sg-card[aria-posinset="1"]')).to_be_in_viewport(ratio=1)


def test_five_thousand_rows_scroll_and_only_those_in_sight_exist(open_phone: OpenPhone) -> None:
    phone = open_phone("team")
    count = phone.count
    phone.ask("""async (g) => {
      const nodes = await g.writer.make(5000, null);
      g.writer.write(nodes.map((node, i) => ({ node, key: "name", text: `志愿者${i}` })), "didPaste", nodes);
    }""")
    phone.saved()
    phone.until("(g, n) => g.phone.cards.order.nodes.length === n", count + 5000)
    drawn = [phone.cards.count()]
    for share in (0.25, 0.5, 0.75, 1):
        phone.ask("(g, part) => { const box = g.phone.cards.element; box.scrollTop = box.scrollHeight * part; }", share)
        number = phone.ask("(g) => g.phone.cards.order.at(g.phone.cards.element.scrollTop + 200)")
        card = phone.page.locator(f'.sg-card[aria-posinset="{number + 1}"]')
        expect(card).to_be_in_viewport()
        expect(card.locator(".sg-cardtitle")).to_have_text(re.compile("志愿者"))
        drawn.append(phone.cards.count())
    assert max(drawn) < 60
    expect(phone.cards.last).to_contain_text("志愿者4999")
    phone.page.get_by_label("搜索这张表").fill("志愿者4321")
    expect(phone.cards).to_have_count(1)
    phone.page.get_by_role("button", name="撤销", exact=True).first.tap()
    phone.until("(g, n) => g.total === n", count)
