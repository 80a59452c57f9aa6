"""The rows below the header of a grid, read by the kinds of their columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sheets import kinds, rowids
from sheets.columns import Cell, Column, Reading, Unread
from sheets.header import Layout
from sheets.reader import Grid
from sheets.sent import SentRow
from sheets.synonyms import plain_title

MOST_BLANKS = 8  # blank rows after which the table is over
LARGEST_MERGE = 10_000  # cells of a merged range that is filled down
FITTING = 0.8  # share of a guessed column's values that its kind must be able to read
SAMPLED = 50  # values looked at for that
TOTALS = {"合计", "总计", "小计", "共计", "总共", "total"}
NOTE = re.compile(r"\s*(注|备注|说明|填表说明|填表人|制表人|审核人)\s*[:：]")

Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """The rows of the table. `filled`: (line, column key) of cells that stood under a merged one and were filled
    with what it says; `skipped`: (line, text) of totals and notes; `layout`: without guesses that did not fit."""

    rows: tuple[SentRow, ...]
    layout: Layout
    filled: tuple[tuple[int, str], ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()


def read_body(grid: Grid, layout: Layout, columns: Sequence[Column], reading: Reading, secret: bytes) -> Body:
    """Read every row below the header."""
    by_key = {column.key: column for column in columns}
    readers = {place: _Reader(by_key[key], reading) for place, key in layout.mapping.items()}
    covered = _covered(grid, layout)
    for place in _misfits(grid, layout, readers):
        title = str(grid.rows[layout.header_row][place])
        mapping = {column: key for column, key in layout.mapping.items() if column != place}
        layout = replace(layout, mapping=mapping, unknown=(*layout.unknown, (place, title)))
        del readers[place]
    return _read(grid, layout, readers, covered, secret)


class _Reader:
    """Reads the cells of one column; the same text is read once."""

    def __init__(self, column: Column, reading: Reading) -> None:
        self.key = column.key
        self._column, self._reading = column, reading
        self._known: dict[object, Cell] = {"": None}

    def __call__(self, raw: object) -> Cell:
        if isinstance(raw, Unread):
            return raw
        name = raw if raw.__class__ is str else (raw.__class__, raw)
        try:
            return self._known[name]
        except KeyError:
            cell = self._known[name] = kinds.parse(raw, self._column, self._reading)
            return cell


def _read(
    grid: Grid, layout: Layout, readers: Mapping[int, _Reader], covered: Mapping[Place, object], secret: bytes
) -> Body:
    header = _plain(grid.rows[layout.header_row], readers)
    rows: list[SentRow] = []
    skipped: list[tuple[int, str]] = []
    blanks = 0
    for number in range(layout.header_row + 1, len(grid.rows)):
        raw = _filled_in(grid.rows[number], number, covered)
        found = rowids.parse(_at(raw, layout.id_column), secret) if layout.id_column is not None else None
        cells = {reader.key: reader(_at(raw, place)) for place, reader in readers.items()}
        if found is None:
            if all(cell is None for cell in cells.values()):
                blanks += 1
                if blanks >= MOST_BLANKS and layout.id_column is None:
                    break
                continue
            if text := _aside(raw, readers, header):
                skipped.append((number + 1, text))
                continue
        blanks = 0
        row_id, copy = (found.row, found.copy) if found is not None and found.row else (None, None)
        rows.append(SentRow(line=number + 1, row_id=row_id, cells=cells, copy=copy))
    filled = [(row + 1, readers[column].key) for row, column in covered if column in readers]
    return Body(rows=tuple(rows), layout=layout, filled=tuple(sorted(filled)), skipped=tuple(skipped))


def _at(raw: Sequence[object], column: int | None) -> object:
    return raw[column] if column is not None and column < len(raw) else ""


def _aside(raw: Sequence[object], readers: Mapping[int, _Reader], header: Sequence[str]) -> str:
    """The text of a row without an id that is no data: a total, a note, the header once more."""
    texts = [str(cell).strip() for cell in raw if cell != "" and not isinstance(cell, Unread)]
    if not texts:
        return ""
    is_total = plain_title(texts[0]) in TOTALS
    is_note = len(set(texts)) == 1 and NOTE.match(texts[0]) is not None
    return texts[0] if is_total or is_note or _plain(raw, readers) == header else ""


def _plain(raw: Sequence[object], readers: Mapping[int, _Reader]) -> list[str]:
    return [plain_title(_at(raw, place)) for place in readers]


def _covered(grid: Grid, layout: Layout) -> dict[Place, object]:
    """What stands in the empty cells under merged ones: the same as at the top left of the range."""
    found: dict[Place, object] = {}
    for (top, left), (bottom, right) in grid.merged:
        if top <= layout.header_row or top >= len(grid.rows) or (bottom - top + 1) * (right - left + 1) > LARGEST_MERGE:
            continue
        above = _at(grid.rows[top], left)
        if above == "" or right > left:
            continue
        for row in range(top + 1, min(bottom, len(grid.rows) - 1) + 1):
            if left != layout.id_column and _at(grid.rows[row], left) == "":
                found[row, left] = above
    return found


def _filled_in(raw: Sequence[object], row: int, covered: Mapping[Place, object]) -> Sequence[object]:
    if not covered:
        return raw
    return [covered.get((row, column), cell) if cell == "" else cell for column, cell in enumerate(raw)]


def _misfits(grid: Grid, layout: Layout, readers: Mapping[int, _Reader]) -> list[int]:
    """Guessed columns most of whose values their kind cannot read."""
    found = []
    for place in layout.guessed:
        values = [cell for raw in grid.rows[layout.header_row + 1 :] if (cell := _at(raw, place)) != ""][:SAMPLED]
        unread = sum(isinstance(readers[place](value), Unread) for value in values)
        if values and unread > (1 - FITTING) * len(values):
            found.append(place)
    return found
