"""What is to be written to a sheet, and what became of it, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheets.columns import Cell

Cells = Mapping[str, Cell]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRow:
    """A row to add: its leased id, its place in the order, its filled cells."""

    row: int
    position: float
    cells: Cells


@dataclass(frozen=True, kw_only=True, slots=True)
class Edits:
    """What is to be written to one sheet: rows to add, cells to set (row, column key, cell), rows to remove.

    `move` is (row, position): another place in the order. `read` says that the cells were read by their kinds already.

    Rows in `back` were deleted and come back as they were, with the values that the ledger had filled in.
    """

    add: Sequence[NewRow] = ()
    back: Sequence[NewRow] = ()
    set: Sequence[tuple[int, str, Cell]] = ()
    remove: Sequence[int] = ()
    move: Sequence[tuple[int, float]] = ()
    read: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What became of edits. `previous` is the sheet's revision before; `refused` are (row, column, code)."""

    revision: int
    previous: int
    cells: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    spaced: int = 0  # rows that stand elsewhere now, because between others there was no room left
    refused: tuple[tuple[int, str, str], ...] = ()
    gone: tuple[int, ...] = ()  # rows that were not there (any more), or were there already
