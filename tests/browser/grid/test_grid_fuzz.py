"""Three people do random things to the same thirty rows at once; then every screen equals the database."""

from pathlib import Path

import pytest

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

PEOPLE = ("lijie", "zhanzhang", "lijie")

MESS = (Path(__file__).parent / "mess.js").read_text(encoding="utf-8")
SHOWN = "(g) => { const all = []; g.api.forEachNodeAfterFilterAndSort((n) => all.push(n.data)); return all; }"


def mess(sheets: list[GridPage], seed: int, steps: int) -> list[dict[str, int]]:
    """Let everybody loose at the same time, and wait until all is saved."""
    for number, sheet in enumerate(sheets):
        sheet.page.evaluate(f"() => {{ {MESS} }}")
        sheet.page.evaluate("([seed, steps]) => { window.done = mess(seed, steps); }", [seed * 10 + number + 1, steps])
    done = [sheet.page.evaluate("() => window.done") for sheet in sheets]
    for sheet in sheets:
        sheet.ask("(g) => g.history.last")
        sheet.page.set_default_timeout(120_000)
        sheet.saved()
    return done


def settle(sheets: list[GridPage]) -> None:
    """Everybody has seen the last revision."""
    for sheet in sheets:
        answer = sheet.page.request.get(f"/api/sheets/{sheet.key}/rows?limit=1").json()
        sheet.until("(g, v) => g.sync.v >= v", answer["v"], timeout=60_000)
        sheet.saved()


@pytest.mark.parametrize(
    ("rounds", "steps"), [(2, 60), pytest.param(7, 250, marks=pytest.mark.slow)], ids=["short", "long"]
)
def test_every_screen_equals_the_database(
    open_sheet: OpenSheet, rounds: int, steps: int, console_errors: list[str]
) -> None:
    sheets = [open_sheet("needs", person) for person in PEOPLE]
    for seed in range(rounds):
        done = mess(sheets, seed, steps)
        settle(sheets)
        truth = sheets[0].server_rows()
        for number, sheet in enumerate(sheets):
            seen = sheet.rows()
            assert [row[0] for row in seen] == [row[0] for row in truth], (seed, number, done)
            assert seen == truth, (seed, number, [(a, b) for a, b in zip(seen, truth, strict=True) if a != b][:3])
            assert [row[0] for row in sheet.ask(SHOWN)] == [row[0] for row in truth], (seed, number)
    assert all("/undo" in error or "/redo" in error for error in console_errors), console_errors
    console_errors.clear()  # there is not always something to undo
