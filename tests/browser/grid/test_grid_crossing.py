"""Two people write one cell at the same time, and neither has seen the other's words."""

from playwright.sync_api import Route, expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage


def write_unseen(mine: GridPage, theirs: GridPage, row: int, texts: dict[str, tuple[str, str]]) -> None:
    """My edits are held on their way until theirs are saved: {column: (mine, theirs)}."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)
        if len(held) > 1:
            route.continue_()

    mine.page.route("**/edits", hold)
    for column, (my_text, _) in texts.items():
        mine.write(row, column, my_text)
    for column, (_, their_text) in texts.items():
        theirs.write(row, column, their_text)
    theirs.saved()
    held[0].continue_()
    mine.saved()
    mine.page.unroute("**/edits")


def test_whoever_writes_over_unseen_words_is_told_and_may_take_them(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    write_unseen(mine, theirs, 4, {"resident": ("我的", "他的")})
    theirs.until("(g) => g.rows.cell(g.map.node(4), 'resident') === '我的'")
    expect(mine.note).to_contain_text("第 5 行 居民：王站长")
    expect(mine.note).to_contain_text("刚写了“他的”，您没看到就改成了“我的”")
    expect(mine.page.get_by_role("button", name="1 格有两种写法")).to_be_visible()
    mine.note.get_by_role("button", name="用他的").click()
    theirs.until("(g) => g.rows.cell(g.map.node(4), 'resident') === '他的'")
    expect(mine.page.get_by_role("button", name="格有两种写法")).to_be_hidden()
    assert mine.value(4, "resident") == "他的"


def test_several_such_cells_are_listed(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    write_unseen(mine, theirs, 5, {"resident": ("甲", "乙"), "due": ("2024-06-21", "等通知")})
    mine.page.get_by_role("button", name="2 格有两种写法").click()
    panel = mine.page.get_by_role("dialog", name="别人也改了这些格")
    expect(panel).to_contain_text("刚写了“乙”，您没看到就改成了“甲”")
    panel.get_by_role("button", name="用我的").first.click()
    expect(panel.get_by_role("button", name="用他的")).to_have_count(1)
    panel.get_by_role("button", name="用他的").click()
    expect(panel).to_be_hidden()
    mine.saved()
    theirs.until("(g) => g.rows.cell(g.map.node(5), 'due').unread === '等通知'")
    assert mine.server_value(mine.row_id(5), "resident") == "甲"


def test_it_is_settled_when_the_cell_is_written_again(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("needs", "lijie"), open_sheet("needs", "zhanzhang")
    button = mine.page.get_by_role("button", name="1 格有两种写法")
    write_unseen(mine, theirs, 6, {"flat": ("1", "2")})
    expect(button).to_be_visible()
    theirs.write(6, "flat", "3")
    expect(button).to_be_hidden()
    write_unseen(mine, theirs, 7, {"flat": ("1", "2")})
    expect(button).to_be_visible()
    mine.write(7, "flat", "4")
    expect(button).to_be_hidden()


def test_a_note_that_nobody_can_have_read_is_told_again(open_sheet: OpenSheet) -> None:
    mine = open_sheet("needs", "lijie")
    mine.click(8, "resident")
    mine.compose(commit="我的")
    mine.ask("""(g) => {
      const row = g.map.node(8).data[0];
      const batch = { set: [[row, "resident", "他的"]], add: [], remove: [], by: "王站长", client: "another" };
      g.sync.apply(batch);
      const options = { key: "Enter", bubbles: true, cancelable: true };
      g.textarea.dispatchEvent(new KeyboardEvent("keydown", options));
    }""")
    assert mine.value(8, "resident") == "我的"
    expect(mine.note).to_contain_text("刚写了“他的”，您没看到就改成了“我的”")
