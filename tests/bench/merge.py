"""Merging 10,000 rows of 12 columns with ids, 500 cells changed, against calamine's bare read of the same rows.

python -m tests.bench.merge
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from python_calamine import load_workbook

from sheets.columns import Column
from sheets.merge import SentRow, merge
from tests.bench.floor import line, ratio

KEYS = "abcdefghijkl"
COLUMNS = tuple(Column(key=key, title=key, kind="text") for key in KEYS)
ROWS = 10_000
CHANGED = 500


def main() -> None:
    """Print one line."""
    base = {row: {key: f"{key}{row if key in 'abc' else row % 60}" for key in KEYS} for row in range(1, ROWS + 1)}
    every = ROWS // CHANGED
    sent = [
        SentRow(line=row + 1, row_id=row, cells={**cells, "d": "改过"} if row % every == 0 else dict(cells))
        for row, cells in base.items()
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.xlsx"
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet()
        for one in sent:
            page.append(list(one.cells.values()))
        book.save(path)
        assert len(merge(base, sent, base, COLUMNS).changes) == CHANGED
        measured = ratio(
            lambda: merge(base, sent, base, COLUMNS),
            lambda: load_workbook(str(path)).get_sheet_by_index(0).to_python(),
        )
    print(line("merge 10,000 rows / calamine bare read", measured))


if __name__ == "__main__":
    main()
