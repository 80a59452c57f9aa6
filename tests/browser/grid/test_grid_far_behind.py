"""Pages that are too far behind to be told each change, and work that takes the server a while."""

from playwright.sync_api import Route

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

MANY = 20_100  # more lines of the log than a page follows (LONGEST_CATCH_UP in sheets/live.py)


def test_a_page_far_behind_reads_anew_stays_in_its_place_and_goes_on(open_sheet: OpenSheet) -> None:
    mine, theirs = open_sheet("team", "lijie"), open_sheet("team", "zhanzhang")
    theirs.click(0, "name")
    theirs.ask("(g) => g.selection.select(g.map.count, g.map.columnIndex('name'))")
    theirs.paste("\n".join(f"志愿者{n}" for n in range(MANY)))
    mine.until("(g, n) => g.map.count > n", MANY, timeout=60_000)
    mine.page.wait_for_function("() => !document.querySelector('.sg').grid.sync.catching")

    last = mine.count - 1
    mine.click(last, "name")
    scrolled = mine.ask("(g) => g.map.viewport.scrollTop")
    mine.compose(commit="打到一半")
    theirs.ask("(g, n) => g.selection.select(1, 2, n, 2)", MANY)
    theirs.paste("3号楼")
    mine.until("(g, n) => g.rows.cell(g.map.node(n), 'building') === '3号楼'", MANY, timeout=60_000)
    assert (mine.active, mine.typed) == ((last, "name"), "打到一半")
    assert mine.ask("(g) => g.map.viewport.scrollTop") == scrolled

    theirs.write(2, "name", "后来改的")
    mine.until("(g) => g.rows.cell(g.map.node(2), 'name') === '后来改的'")


def test_undo_waits_for_what_is_still_being_saved(sheet: GridPage) -> None:
    before = sheet.value(3, "resident")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    sheet.page.route("**/edits", hold)
    sheet.write(3, "resident", "存得很慢")
    sheet.press("Control+z")
    sheet.page.wait_for_timeout(6_000)
    held[0].continue_()
    sheet.until("(g, was) => g.rows.cell(g.map.node(3), 'resident') === was", before)
