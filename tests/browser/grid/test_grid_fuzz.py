"""Three people do random things to the same thirty rows at once; then every screen equals the database."""

import pytest

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

PEOPLE = ("lijie", "zhanzhang", "lijie")

# One person's random operations; `seed` makes them repeatable. Answers how often each was done.
MESS = """async ([seed, steps]) => {
  const g = document.querySelector(".sg").grid;
  let state = seed * 7919;
  const random = (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const keys = ["resident", "flat", "due", "category", "note"];
  const column = () => g.map.columnIndex(keys[random(keys.length)]);
  const actions = {
    edit: (r, c, i) => {
      g.selection.select(r, c);
      g.editor.begin("type");
      g.textarea.value = i % 7 ? `v${seed}_${i}` : `${random(12) + 1}月${random(30) + 1}日`;
      g.editor.popup?.filter?.(g.textarea.value);
      g.editor.commit({ text: g.textarea.value });
    },
    clear: () => g.writer.clear(),
    paste: (r, c, i) => g.pasting.paste(`a${i}\\nb${i}`),
    fill: () => g.filling.down(),
    insert: () => g.writer.insertRows(random(2) ? "above" : "below"),
    duplicate: () => g.writer.duplicateRows(),
    remove: (r) => { g.selection.select(r, 0); g.writer.deleteRows(); },
    undo: () => g.history.undo(),
    redo: () => g.history.redo(),
  };
  const dice = ["edit", "edit", "edit", "edit", "edit", ...Object.keys(actions)];
  const done = {};
  for (let i = 0; i < steps; i++) {
    const r = Math.min(random(30), g.map.count - 1);
    const c = column();
    const name = dice[random(dice.length)];
    g.selection.select(r, c, r + random(3), c);
    done[name] = (done[name] ?? 0) + 1;
    await actions[name](r, c, i);
    if (random(4) === 0) await new Promise((resolve) => setTimeout(resolve, random(25)));
  }
  return done;
}"""


def mess(sheets: list[GridPage], seed: int, steps: int) -> list[dict[str, int]]:
    """Let everybody loose at the same time, and wait until all is saved."""
    for number, sheet in enumerate(sheets):
        code = f"(argument) => {{ window.mess = ({MESS})(argument); return true; }}"
        sheet.page.evaluate(code, [seed * 10 + number + 1, steps])
    done = [sheet.page.evaluate("() => window.mess") for sheet in sheets]
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
    assert all("/undo" in error or "/redo" in error for error in console_errors), console_errors
    console_errors.clear()  # there is not always something to undo
