"""Texts that look like HTML are texts, in every kind of cell."""

import pytest

from tests.browser.grid.conftest import OpenSheet

ATTACK = '<img src=x onerror="window.attacked = 1"><b>粗</b>'


@pytest.mark.parametrize("key", ["name", "role", "active", "available", "mobile", "email"])
def test_a_cell_is_never_read_as_html(open_sheet: OpenSheet, key: str) -> None:
    mine, theirs = open_sheet("team", "lijie"), open_sheet("team", "zhanzhang")
    mine.click(0, key)
    mine.paste(ATTACK)
    mine.saved()
    theirs.until(
        "(g, [key, text]) => JSON.stringify(g.rows.cell(g.map.node(0), key)).includes('onerror')", [key, ATTACK]
    )
    for sheet in (mine, theirs):
        cell = sheet.cell(0, key)
        assert "<b>粗</b>" in (cell.text_content() or "")
        assert cell.locator("img, b").count() == 0
        assert sheet.page.evaluate("() => window.attacked") is None
    mine.press("Control+z")
    mine.saved()
