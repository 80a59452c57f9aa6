"""A merge in people's words, as plain data for a screen: which row, which column, what before and what after.

Every entry keeps the id under which a decision about it is made (`sheets/decisions.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sheets.blame import Changed
from sheets.columns import Reading, Sheet
from sheets.decisions import Choice, Take, decided
from sheets.merged import Merge
from sheets.uploads import Waiting


@dataclass(frozen=True, kw_only=True, slots=True)
class CellLine:
    """One cell that will change: the column's title, and the texts; "" is empty."""

    id: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RowLine:
    """One row with its changed cells. `line` is the first one in the file that says so."""

    row: int
    line: int
    name: str
    cells: tuple[CellLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FullLine:
    """A whole row, new or missing: its filled cells as (title, text). A new one may be row `like`, called `likely`."""

    id: str
    name: str
    cells: tuple[tuple[str, str], ...]
    line: int | None = None
    like: int | None = None
    likely: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """A conflict with its three sides as texts. Of a row that one side deleted, that side is ""."""

    id: str
    kind: Literal["cell", "edit_vs_delete", "delete_vs_edit"]
    name: str
    title: str
    column: str | None
    base: str
    sent: str
    now: str
    changed: Changed | None
    suggestion: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Puzzle:
    """A cell that could not be read, and the sentence that says why.

    `keepable`: its text may stay as it is. `options`: what this person may add to the column's options for it.
    """

    id: str
    name: str
    title: str
    column: str
    now: str
    text: str
    why: str
    keepable: bool
    new: bool
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """An upload as one person decides about it."""

    upload: Waiting
    reading: Reading
    changes: tuple[RowLine, ...]
    new_rows: tuple[FullLine, ...]
    missing_rows: tuple[FullLine, ...]
    conflicts: tuple[Clash, ...]
    problems: tuple[Puzzle, ...]
    notes: tuple[str, ...]

    @property
    def merge(self) -> Merge:
        """What the texts are about."""
        return self.upload.merge

    @property
    def sheet(self) -> Sheet:
        """The sheet that it is merged into."""
        return self.upload.sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What applying would do, as numbers of cells and rows."""

    cells: int
    added: int
    removed: int

    @property
    def total(self) -> int:
        """All of them, 0 if nothing would be written."""
        return self.cells + self.added + self.removed


def outcome(merge: Merge, choices: Mapping[str, Choice]) -> Outcome:
    """What applying with these choices would do."""
    todo = decided(merge, choices)
    return Outcome(cells=len(todo.set), added=len(todo.add) + len(todo.restore), removed=len(todo.remove))


def take_all(merge: Merge, side: Take, column: str | None = None) -> dict[str, Choice]:
    """One side for every conflict, or for those of one column; no row is deleted by it."""
    return {
        conflict.id: side
        for conflict in merge.conflicts
        if conflict.kind != "delete_vs_edit" and (column is None or conflict.column == column)
    }
