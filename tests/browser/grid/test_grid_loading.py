"""Rows come in two steps: the first few, and the whole sheet as it was packed some time ago, with what came since."""

from tests.browser.grid.conftest import OpenSheet

MANY = 400  # more than come in the first step (FIRST_ROWS in pages/grid.py)
COSTLY = """() => {
  const found = [];
  const look = (owner) => {
    for (const rule of owner.cssRules ?? []) {
      if (/:has\\(|[+~] ?(\\*|div)$/.test(rule.selectorText ?? "") && !/ag-theme/.test(rule.selectorText)) {
        found.push(rule.selectorText);
      }
      look(rule.styleSheet ?? rule);
    }
  };
  for (const sheet of document.styleSheets) look(sheet);
  return found;
}"""


def test_a_fresh_page_shows_what_came_after_the_rows_were_packed(open_sheet: OpenSheet) -> None:
    theirs = open_sheet("team", "zhanzhang")
    theirs.ask("(g) => g.selection.select(g.map.count, g.map.columnIndex('name'))")
    theirs.paste("\n".join(f"志愿者{n}" for n in range(MANY)))
    theirs.saved()
    open_sheet("team", "lijie")  # the sheet is packed now
    last = theirs.count - 1
    theirs.write(2, "name", "前面改的")
    theirs.write(last, "name", "后面改的")
    theirs.ask("(g) => g.selection.select(5, 1)")
    theirs.press("Control+Shift+ArrowRight")
    theirs.ask("(g) => g.writer.deleteRows()")
    theirs.ask("(g) => { g.selection.select(1, 1); return g.writer.insertRows('above') }")
    theirs.saved()
    gone = theirs.row_id(4)
    theirs.click(4, "name")
    theirs.ask("(g) => g.writer.deleteRows()")
    theirs.until("(g, id) => !g.rows.node(id)", gone)
    theirs.press("Control+z")
    theirs.until("(g, id) => g.rows.node(id)", gone)
    theirs.saved()

    mine = open_sheet("team", "lijie")
    assert mine.rows() == theirs.rows()
    assert mine.value(3, "name") == "前面改的"
    assert mine.value(theirs.count - 1, "name") == "后面改的"


def test_no_rule_of_the_page_makes_the_browser_style_all_cells_again(open_sheet: OpenSheet) -> None:
    assert open_sheet("team").page.evaluate(COSTLY) == []
