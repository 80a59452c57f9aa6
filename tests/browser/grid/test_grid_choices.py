"""Two people in one cell: nobody's text is overwritten without a choice, online or after a lost connection."""

import re

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenPhone, OpenSheet
from tests.browser.grid.hands import GridPage


def contested(mine: GridPage, theirs: GridPage, row: int) -> None:
    """I am typing into the residents' column, and somebody else has just changed the same cell."""
    mine.click(row, "resident")
    mine.compose(commit="我打的")
    theirs.write(row, "resident", "他打的")
    expect(mine.tip).to_contain_text("王站长 刚把这一格改成了“他打的”")


def test_leaving_a_contested_cell_asks_first(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    contested(mine, theirs, 4)
    mine.click(8, "resident")
    mine.press("Tab")
    assert mine.is_editing
    assert mine.typed == "我打的"
    assert mine.active == (4, "resident")
    mine.page.get_by_label("搜索这张表").click()
    assert mine.is_editing
    mine.tip.get_by_role("button", name="用他的").click()
    assert not mine.is_editing
    expect(mine.note).to_be_empty()
    assert mine.value(4, "resident") == "他打的"
    contested(mine, theirs, 5)
    mine.tip.get_by_role("button", name="用我的").click()
    theirs.until("(g) => g.rows.cell(g.map.node(5), 'resident') === '我打的'")


def test_the_buttons_are_there_for_a_finger(open_sheet: OpenSheet, open_phone: OpenPhone) -> None:
    mine, theirs = open_phone("needs"), open_sheet("needs", "zhanzhang")
    mine.turn_to("表格")
    mine.ask("(g) => { g.goto(g.map.node(3).data[0], 'resident'); g.editor.begin('type'); }")
    mine.compose(commit="手指打的")
    theirs.write(3, "resident", "他打的")
    mine.tip.get_by_role("button", name="用我的").tap()
    theirs.until("(g) => g.rows.cell(g.map.node(3), 'resident') === '手指打的'")


def offline_meanwhile(mine: GridPage, theirs: GridPage, rows: tuple[int, ...]) -> None:
    """I write cells without a connection, and somebody else writes the same ones."""
    mine.page.context.set_offline(True)
    for row in rows:
        mine.write(row, "resident", f"离线{row}")
    for row in rows:
        theirs.write(row, "resident", f"在线{row}")
    theirs.saved()


def test_back_from_offline_one_chooses_between_both(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    offline_meanwhile(mine, theirs, (4, 5))
    mine.write(6, "resident", "没人争")
    mine.page.context.set_offline(False)
    panel = mine.page.get_by_role("dialog", name="别人也改了这些格")
    expect(panel).to_contain_text("把这一格改成了“在线4”，您离线时写的是“离线4”", timeout=20_000)
    mine.saved()
    assert mine.server_value(mine.row_id(4), "resident") == "在线4"
    assert mine.server_value(mine.row_id(6), "resident") == "没人争"
    assert mine.value(4, "resident") == "离线4"
    expect(mine.cell(4, "resident")).to_have_class(re.compile("sg-twice"))
    mine.page.reload()
    mine.wait()
    assert mine.value(4, "resident") == "离线4"
    mine.page.get_by_role("button", name="2 格有两种写法").click()
    panel.get_by_role("button", name="用我的").first.click()
    panel.get_by_role("button", name="用他的").click()
    expect(panel).to_be_hidden()
    mine.saved()
    assert mine.server_value(mine.row_id(4), "resident") == "离线4"
    assert mine.value(5, "resident") == mine.server_value(mine.row_id(5), "resident") == "在线5"
    expect(mine.page.get_by_role("button", name="格有两种写法")).to_be_hidden()
    console_errors.clear()


def test_a_reload_in_between_asks_all_the_same(open_sheet: OpenSheet, console_errors: list[str]) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    mine.page.route("**/edits", lambda route: route.abort())
    mine.write(7, "resident", "没送出去")
    mine.until("(g) => g.outbox.wait > 0")
    theirs.write(7, "resident", "先到的")
    theirs.saved()
    mine.page.reload()
    mine.page.unroute("**/edits")
    mine.wait()
    panel = mine.page.get_by_role("dialog")
    expect(panel).to_contain_text("“先到的”，您离线时写的是“没送出去”", timeout=20_000)
    panel.get_by_role("button", name="用他的").click()
    assert mine.value(7, "resident") == "先到的"
    console_errors.clear()
