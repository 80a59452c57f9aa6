"""Pasting 20,000 × 5 typed cells into a sheet of 100,000 rows, undoing that, and reading all, without a browser.

python -m tests.bench.engine
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sheets import catalog, changes, clock, history, people, rows, starters, typing_in, writer
from sheets.catalog import NewSheet
from sheets.changes import Edits, NewRow
from sheets.columns import Column
from sheets.database import open_database
from sheets.people import SYSTEM
from tests.bench.floor import seconds

ROWS, PASTED, AT_ONCE = 100_000, 20_000, 20_000
KINDS = ("text", "date", "number", "text", "phone", *["text"] * 7)
COLUMNS = tuple(Column(key=f"c{place}", title=f"c{place}", kind=kind) for place, kind in enumerate(KINDS))


def main() -> None:
    """Print one line for each step, with its limit where the issue names one."""
    now = clock.now()
    with TemporaryDirectory() as folder:
        open_database(Path(folder))
        starters.create(now)
        worker = people.create_person(SYSTEM, "li", "geli-xiang-2024", "李姐", "worker", now)
        sheet = catalog.create_sheet(SYSTEM, NewSheet(key="large", title="大表", label="c0", columns=COLUMNS))
        catalog.lease_rows(SYSTEM, sheet, ROWS)
        for first in range(1, ROWS + 1, AT_ONCE):
            new = [NewRow(row=row, position=float(row), cells=_cells(row)) for row in range(first, first + AT_ONCE)]
            changes.write(SYSTEM, sheet, Edits(add=new), now=now, source="grid")
        _line("read 100,000 × 12", lambda: rows.read(worker, sheet))
        batch = {"id": "1", "set": _pasted()}
        _line("paste 20,000 × 5 saved", lambda: typing_in.take(worker, "large", "page", [batch], now), limit=3.0)
        _line("undo of it, one step", lambda: history.undo(worker, sheet, now))
        writer.close()


def _cells(row: int) -> dict[str, str | float]:
    filled: dict[str, str | float] = {column.key: f"文字{row % 97}" for column in COLUMNS if column.kind == "text"}
    return filled | {"c1": f"2024-06-{row % 28 + 1:02}", "c2": row, "c4": f"139{row:08d}"}


def _pasted() -> list[list[object]]:
    def typed(row: int) -> tuple[str, ...]:
        return f"新{row}", f"6月{row % 28 + 1}日", str(row * 2), f"第{row % 50}处", f"138{row:08d}"

    return [[row, f"c{place}", {"text": text}] for row in range(1, PASTED + 1) for place, text in enumerate(typed(row))]


def _line(name: str, work: Callable[[], object], *, limit: float | None = None) -> None:
    took = seconds(work)
    verdict = "" if limit is None else f"limit {limit:.1f} s: {'met' if took < limit else 'missed'}"
    print(f"{name:<40} {took:>6.2f} s   {verdict}")


if __name__ == "__main__":
    main()
