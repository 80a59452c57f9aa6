"""Choosing by pinyin initials, new options on the spot, and others' cursors."""

from playwright.sync_api import Route, expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def test_initials_find_an_option_and_a_person(sheet: GridPage) -> None:
    sheet.click(0, "category")
    sheet.type("mc")
    expect(sheet.options.first).to_have_text("买菜")
    sheet.press("Enter")
    assert sheet.value(0, "category") == "买菜"
    name = sheet.ask("(g) => Object.entries(g.byKey.get('person').initials)[0]")
    sheet.click(0, "person")
    sheet.type(name[1])
    sheet.press("Enter")
    sheet.saved()
    found = sheet.ask("(g, id) => g.byKey.get('person').initials[id]", str(sheet.value(0, "person")))
    assert found.startswith(name[1])


def test_options_and_initials_are_learnt_while_the_page_is_open(sheet: GridPage) -> None:
    options = [*sheet.ask("(g) => g.byKey.get('source').options"), "微信群"]
    sheet.ask(
        "(g, options) => g.remote({ options: { source: options }, initials: { source: { 微信群: 'wxq' } } })", options
    )
    sheet.click(1, "source")
    sheet.type("wxq")
    expect(sheet.options.first).to_have_text("微信群")
    sheet.press("Escape")


def test_the_line_for_a_new_option_is_only_taken_on_purpose(sheet: GridPage) -> None:
    asked: list[object] = []

    def answer(route: Route) -> None:
        body = route.request.post_data_json
        asked.append(body)
        options = sheet.ask("(g, key) => g.byKey.get(key).options", body["column"])
        route.fulfill(json={"options": [*options, body["option"]]})

    sheet.page.route("**/api/sheets/needs/options", answer)
    sheet.ask("(g) => (g.byKey.get('urgency').mayAdd = true)")
    sheet.click(2, "urgency")
    sheet.compose(commit="十万火急")
    line = sheet.page.get_by_role("option", name="新增选项“十万火急”")
    expect(line).to_be_visible()
    sheet.press("Enter")
    assert sheet.value(2, "urgency")["unread"] == "十万火急"
    assert asked == []
    sheet.click(3, "urgency")
    sheet.compose(commit="十万火急")
    sheet.press("ArrowDown", "Enter")
    sheet.until("(g) => g.rows.cell(g.map.node(3), 'urgency') === '十万火急'")
    assert asked == [{"column": "urgency", "option": "十万火急"}]
    sheet.ask("(g) => (g.byKey.get('urgency').mayAdd = false)")
    sheet.click(4, "urgency")
    sheet.compose(commit="没有的")
    expect(sheet.page.locator(".sg-newopt")).to_have_count(0)
    sheet.press("Escape")


def test_others_are_framed_with_their_names_where_they_stand(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", "lijie")
    row, me = sheet.row_id(2), sheet.ask("(g) => g.config.client")
    cursors = [
        {"client": me, "name": "李姐", "row": row, "column": "resident", "editing": False},
        {"client": "a", "name": "王站长", "row": row, "column": "flat", "editing": True},
        {"client": "b", "name": "小陈", "row": row, "column": "flat", "editing": False},
        {"client": "c", "name": "小陈", "row": 999_999, "column": "flat", "editing": False},
    ]
    sheet.ask("(g, cursors) => g.remote({ cursors })", cursors)
    frame = sheet.page.locator(".sg-other")
    expect(frame).to_have_text(["王站长 正在改、小陈"])
    sheet.ask("(g) => g.remote({ cursors: [] })")
    expect(frame).to_have_count(0)


def test_the_frame_of_another_person_goes_with_its_row(open_sheet: OpenSheet) -> None:
    sheet, other = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    row = other.row_id(2)
    other.click(2, "flat")
    expect(sheet.page.locator(".sg-other", has_text="王站长")).to_have_count(1)  # pages closed just now may linger
    sheet.click(1, "resident")
    sheet.press("Control+=")  # a row above
    sheet.until("(g, row) => g.map.node(3).data[0] === row", row)
    on_the_row = """(g) => {
      const frames = [...document.querySelectorAll(".sg-other")];
      const frame = frames.find((one) => one.textContent === "王站长").getBoundingClientRect();
      const cell = document.querySelector('.ag-row[row-index="3"] [col-id="flat"]').getBoundingClientRect();
      return Math.abs(frame.y - cell.y) < 3;
    }"""
    sheet.until(on_the_row)
