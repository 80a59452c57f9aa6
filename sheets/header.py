"""Where the table of a file begins, and what its columns are.

What the download carried is believed first: hidden names that follow each column, the token in the header row.
After that the titles speak.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheets import rowids
from sheets.columns import Column, Unread
from sheets.guard import column_number
from sheets.reader import Grid, Workbook
from sheets.sentences import Refused
from sheets.titles import SYNONYM, match_titles

SCANNED = 25  # rows in which a header is looked for
SAMPLED = 50  # rows in which ids are looked for
TITLE_WIDTH = 0.6  # share of the used width from which a merged cell is a title above the table
COLUMN_NAME = "_col_"
ADDRESS = re.compile(r"'?(?P<sheet>(?:[^']|'')*?)'?[!.]\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})")

Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a grid is to be read; rows and columns count from 0.

    `mapping`: column of the file -> key of a column; `guessed`: those of them that only look alike;
    `unknown`: (column, title) of what is left; `copy`: number of the download that the header row names.
    """

    header_row: int
    mapping: Mapping[int, str]
    guessed: frozenset[int] = frozenset()
    unknown: tuple[tuple[int, str], ...] = ()
    id_column: int | None = None
    copy: int | None = None
    score: float = 0.0


def choose_grid(workbook: Workbook, columns: Sequence[Column], secret: bytes) -> tuple[Grid, Layout]:
    """The sheet of the file that is the table, and its layout. Raises Refused: file_empty, no_header."""
    grids = workbook.filled
    if not grids:
        raise Refused("file_empty", file=workbook.filename)
    layouts = [(grid, find_layout(grid, columns, secret, names=workbook.names)) for grid in grids]
    found = [(grid, layout) for grid, layout in layouts if layout is not None]
    if not found:
        raise Refused("no_header", file=workbook.filename)
    return max(found, key=lambda pair: (pair[1].copy is not None, pair[1].score))


def find_copy(workbook: Workbook, secret: bytes) -> int | None:
    """The number of the download that the file says it is: in a header, on `_meta`, in its properties."""
    cells = [cell for grid in workbook.grids for row in grid.rows[:SCANNED] for cell in row]
    for text in (*cells, *workbook.properties.values()):
        if (copy := rowids.find_token(text, secret)) is not None:
            return copy
    return None


def find_layout(
    grid: Grid, columns: Sequence[Column], secret: bytes, *, names: Mapping[str, str] | None = None
) -> Layout | None:
    """The layout of one grid, or None if no row of titles is found."""
    finder = _Finder(grid, columns, secret)
    named, marked = finder.by_names(names or {}), finder.by_token()
    if marked is not None:  # a program that does not know the names leaves them behind when rows move
        return named if named is not None and named.header_row == marked.header_row else marked
    found = [layout for layout in (named, finder.by_titles()) if layout is not None]
    return max(found, key=lambda layout: layout.score, default=None)


class _Finder:
    def __init__(self, grid: Grid, columns: Sequence[Column], secret: bytes) -> None:
        self.grid, self.columns, self.secret = grid, columns, secret
        self.rows = grid.rows

    def by_names(self, names: Mapping[str, str]) -> Layout | None:
        """By the hidden names of the download, which move with their columns."""
        keys = {column.key for column in self.columns}
        places: dict[Place, str] = {}
        for name, target in names.items():
            key = name.removeprefix(COLUMN_NAME)
            place = _place(target, self.grid.name)
            if key in keys and name != key and place is not None and self._text(place):
                places[place] = key
        if not places:
            return None
        [(row, _)] = Counter(row for row, _ in places).most_common(1)
        return self._layout(row, {column: key for (there, column), key in places.items() if there == row})

    def by_token(self) -> Layout | None:
        """By the token that stands in the header of the hidden column."""
        for row, cells in enumerate(self.rows[:SCANNED]):
            if any(rowids.find_token(cell, self.secret) is not None for cell in cells):
                return self._layout(row, {})
        return None

    def by_titles(self) -> Layout | None:
        """The row whose cells are most like the titles of the sheet."""
        layouts = [self._layout(row, {}) for row, cells in enumerate(self.rows[:SCANNED]) if any(cells)]
        fewest = min(2, len(self.columns))
        found = [layout for layout in layouts if len(layout.mapping) >= fewest]
        return max(found, key=lambda layout: (layout.score, -layout.header_row), default=None)

    def _layout(self, row: int, named: Mapping[int, str]) -> Layout:
        cells = self.rows[row]
        tokens = {column: copy for column, cell in enumerate(cells) if (copy := self._token(cell)) is not None}
        id_column = next(iter(tokens), None)
        if id_column is None:
            id_column = self._id_column(row)
        wide = _titles_above(self.grid, row)
        titles = {
            column: str(cell)
            for column, cell in enumerate(cells)
            if cell != "" and column != id_column and column not in wide and not isinstance(cell, Unread)
        }
        taken = set(named.values())
        pairs = match_titles(
            {column: title for column, title in titles.items() if column not in named},
            [column for column in self.columns if column.key not in taken],
        )
        mapping = dict(named) | {pair.column: pair.key for pair in pairs}
        return Layout(
            header_row=row,
            mapping=dict(sorted(mapping.items())),
            guessed=frozenset(pair.column for pair in pairs if pair.score < SYNONYM),
            unknown=tuple((column, title) for column, title in titles.items() if column not in mapping),
            id_column=id_column,
            copy=next(iter(tokens.values()), None),
            score=len(named) + sum(pair.score for pair in pairs) / 100 + len(mapping) / max(1, len(titles)),
        )

    def _text(self, place: Place) -> str:
        row, column = place
        return str(self.rows[row][column]).strip() if row < len(self.rows) and column < len(self.rows[row]) else ""

    def _token(self, cell: object) -> int | None:
        return rowids.find_token(cell, self.secret)

    def _id_column(self, header_row: int) -> int | None:
        """The column that holds row ids, where their header is gone."""
        sample = self.rows[header_row + 1 : header_row + 1 + SAMPLED]
        found = Counter(
            column
            for cells in sample
            for column, cell in enumerate(cells)
            if rowids.parse(cell, self.secret) is not None
        )
        return found.most_common(1)[0][0] if found else None


def _titles_above(grid: Grid, row: int) -> set[int]:
    """Columns of this row that are covered by a title merged over most of the table."""
    width = max(map(len, grid.rows), default=0)
    found: set[int] = set()
    for (top, left), (bottom, right) in grid.merged:
        if top <= row <= bottom and right - left + 1 >= max(3, TITLE_WIDTH * width):
            found.update(range(left, min(right, width) + 1))
    return found


def _place(target: str, sheet: str) -> Place | None:
    """(row, column) of the cell that a defined name refers to, if it is on this sheet."""
    match = ADDRESS.fullmatch(target.strip().removeprefix("$"))
    if match is None or match["sheet"].replace("''", "'") != sheet:
        return None
    return int(match["row"]) - 1, column_number(match["column"]) - 1
