"""The grid in a real browser, against AG Grid alone on a page and an echo over HTTP, taken in turn in one run.

python -m tests.bench.grid            with 100,000 rows
python -m tests.bench.grid --quick    few rows, few rounds: only to see that it runs

The 50 others are NiceGUI's own page and socket without a browser (`watchers.py`): what the server does for them is
real, what their screens would cost this machine is left out.
"""

import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.bench import browsing
from tests.browser.server import Server

PASTED = 20_000


@dataclass(frozen=True, kw_only=True)
class Effort:
    """How much is measured: rows of the large sheet, rounds, frames scrolled, edits, others on the page."""

    rows: int = 100_000
    rounds: int = 5
    frames: int = 150
    edits: int = 200
    others: int = 50


QUICK = Effort(rows=400, rounds=1, frames=5, edits=8, others=2)


def main(effort: Effort) -> None:
    """Print one line for each figure."""
    print(f"{'':<46}{'ours':>12}{'bare':>12}{'ratio':>9}  target")
    with (
        browsing.program({"many": effort.rows, "few": 300}) as server,
        browsing.bare(effort.rows) as bare,
        browsing.chromium() as browser,
    ):
        page = browsing.sign_in(browser, server)
        for lines in (
            loading(page, bare, effort),
            edits(page, server, bare, effort),
            clients(page, server),
            large(page, effort),
        ):
            for line in lines:
                print(line, flush=True)


# ---------------------------------------------------------------- what is measured


def loading(page: Page, bare: str, effort: Effort) -> Iterator[str]:
    """First rows, all rows, frames while scrolling."""
    first: dict[str, list[float]] = {"few": [], "many": []}
    everything: dict[str, list[float]] = {"ours": [], "bare": []}
    frames: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(effort.rounds):
        with browsing.opened(page, "/sheets/few") as few:
            first["few"].append(few.evaluate("marks.first"))
        for name, url in (("ours", "/sheets/many"), ("bare", bare)):
            with browsing.opened(page, url) as many:
                everything[name].append(many.evaluate("marks.all"))
                if name == "ours":
                    first["many"].append(many.evaluate("marks.first"))
                frames[name] += many.evaluate(f"bench.scroll({effort.frames})")
    yield _line("first rows; bare: ours with 300 rows", _median(first["many"]), _median(first["few"]), 1.2)
    yield _line("all rows", _median(everything["ours"]), _median(everything["bare"]), 1.3)
    yield _line("scroll, frames p95", _p95(frames["ours"]), _p95(frames["bare"]), 1.4)


def edits(page: Page, server: Server, bare: str, effort: Effort) -> Iterator[str]:
    """An edit, answered and seen by somebody else, alone and with others on the page."""
    for others, most in ((0, 3.0), (effort.others, 5.0)):
        with (
            browsing.watchers(page, server, "few", others),
            browsing.opened(page, bare) as floor,
            browsing.opened(page, "/sheets/few") as mine,
        ):
            echoes: list[float] = []
            answered: list[float] = []
            for part in range(4):
                count, name = effort.edits // 4, f"甲{others}-{part}-"
                echoes += floor.evaluate("([url, count]) => bench.echoes(url, count)", [f"{bare}/echo", count])
                answered += mine.evaluate("([count, name]) => bench.edits(count, name)", [count, name])["took"]
            yield _line(f"edit answered, {others} others, p95", _p95(answered), _p95(echoes), most)
            with browsing.opened(page, "/sheets/few") as theirs:
                seen = _seen(mine, theirs, effort.edits // 2, f"乙{others}-")
            yield _line(f"edit seen by another browser, {others} others, p95", _p95(seen), _p95(echoes), 2 * most)


def clients(page: Page, server: Server) -> Iterator[str]:
    """Memory of the server for each further page with the large sheet."""
    count = 20
    with browsing.watchers(page, server, "many", 2):
        before = browsing.memory(server.process.pid)
        with browsing.watchers(page, server, "many", count):
            each = (browsing.memory(server.process.pid) - before) / count
    yield f"{'server memory for each client':<46}{each:>9.2f} MB{'':>21}  ≤ 3 MB: {_verdict(each <= 3)}"


def large(page: Page, effort: Effort) -> Iterator[str]:
    """A large paste and its undo; everyday actions, without a target."""
    with browsing.opened(page, "/sheets/many") as many:
        took = many.evaluate(f"bench.paste({min(PASTED, effort.rows)})")
        for name, most in (("shown", 1000), ("saved", 3000), ("undone", None)):
            target = f"≤ {most} ms: {_verdict(took[name] <= most)}" if most else "one step"
            yield f"{'paste 20,000 × 5, ' + name:<46}{took[name]:>9.0f} ms{'':>21}  {target}"
        for name, ms in many.evaluate("bench.everyday()").items():
            yield f"{name:<46}{ms:>9.0f} ms"


# ---------------------------------------------------------------- below


def _seen(mine: Page, theirs: Page, count: int, name: str) -> list[float]:
    """Milliseconds from a key to the cell on another screen, by the one clock of this machine."""
    theirs.evaluate("bench.listen()")
    began = mine.evaluate("([n, name]) => bench.edits(n, name)", [count, name])["began"]
    theirs.wait_for_function("(n) => Object.keys(window.arrived).length >= n", arg=len(began))
    arrived = theirs.evaluate("window.arrived")
    return [arrived[text] - at for text, at in began.items()]


def _line(name: str, ours: float, floor: float, most: float) -> str:
    times = ours / floor
    return f"{name:<46}{ours:>9.1f} ms{floor:>9.1f} ms{times:>7.2f} ×  ≤ {most:g} ×: {_verdict(times <= most)}"


def _verdict(met: bool) -> str:
    return "met" if met else "missed"


def _median(found: Sequence[float]) -> float:
    return statistics.median(found)


def _p95(found: Sequence[float]) -> float:
    return statistics.quantiles(found, n=20)[-1]


if __name__ == "__main__":
    main(QUICK if "--quick" in sys.argv else Effort())
