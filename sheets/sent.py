"""The rows of a workbook that came back, and what makes two cells the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sheets.columns import Cell, Column, Unread
from sheets.kinds import AUTOMATIC

Row = Mapping[str, Cell]
Rows = Mapping[int, Row]


@dataclass(frozen=True, kw_only=True, slots=True)
class SentRow:
    """One row of a workbook: its line (1 is the first), the row and download its id names, its cells by column key.

    A column that the file does not have is not a key of `cells`; an emptied cell is None.
    """

    line: int
    row_id: int | None
    cells: Row
    copy: int | None = None


def differ(one: Cell, other: Cell) -> bool:
    """Whether two cells say different things. An unread text equals the same text, whatever the reason was."""
    if one == other:
        return False
    if isinstance(one, Unread) or isinstance(other, Unread):
        return _text(one) != _text(other)
    return True


def is_blank(cells: Row, keys: Iterable[str]) -> bool:
    """Whether none of these columns holds anything."""
    return all(cells.get(key) is None for key in keys)


def keys_in(rows: Iterable[Row]) -> set[str]:
    """The columns that occur in any of these rows."""
    return set().union(*rows)


def writable(columns: Sequence[Column]) -> tuple[str, ...]:
    """Keys of the columns that a workbook may change: all but those that the ledger fills in itself."""
    return tuple(column.key for column in columns if column.kind not in AUTOMATIC)


def _text(cell: Cell) -> Cell:
    return cell.text if isinstance(cell, Unread) else cell
