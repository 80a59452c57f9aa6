"""What a merge came to: plain data, shown to a person and decided on before anything is written.

Sides are named as everywhere: `base` as downloaded, `sent` as it came back, `now` as the table is. Every entry has an
`id` under which a decision about it is kept (`sheets/decisions.py`); ids stay the same when the merge is done again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from sheets.columns import Cell, Unread
from sheets.kinds import wire
from sheets.sent import Row

Side = Cell | Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """One cell that only the file changed, or a list both changed: `value` is what is to be written."""

    row: int
    line: int
    column: str
    base: Cell
    sent: Cell
    now: Cell
    value: Cell

    @property
    def id(self) -> str:
        return f"{self.line}:{self.column}"

    @property
    def clears(self) -> bool:
        """Whether this empties a cell."""
        return self.value is None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRow:
    """A row that only the file has. `after`: the row it stood below; `like`: an existing row that it may be.

    `base` holds that row's cells as downloaded, so that the new row can be put into it.
    """

    line: int
    cells: Row
    after: int | None = None
    like: int | None = None
    base: Row = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.line}:"


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingRow:
    """A row that the file no longer has (or has emptied, on `line`) and that nobody changed in the table."""

    row: int
    base: Row
    line: int | None = None

    @property
    def id(self) -> str:
        return f"row:{self.row}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """What a person must decide; until then the table stays as it is.

    kind "cell": both sides changed one cell. "edit_vs_delete": the file changed a row that was deleted since
    (`sent` holds its changed cells, `now` is None). "delete_vs_edit": the file lacks a row that was changed since
    (`now` holds its changed cells, `sent` is None). `suggestion` is a text that keeps both additions.
    `contested`: another file that is merged along wants something else.
    """

    kind: Literal["cell", "edit_vs_delete", "delete_vs_edit"]
    row: int
    line: int | None
    base: Side
    sent: Side
    now: Side
    column: str | None = None
    suggestion: str | None = None
    contested: bool = False

    @property
    def id(self) -> str:
        return f"row:{self.row}" if self.kind == "delete_vs_edit" else f"{self.line}:{self.column or ''}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A changed cell that its column could not read; it is not written unless somebody decides how."""

    line: int
    row: int | None  # None in a new row
    column: str
    base: Cell
    sent: Unread
    now: Cell

    @property
    def id(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something worth a line in the preview; `code` names its sentence."""

    code: str
    line: int | None = None
    row: int | None = None
    column: str | None = None
    count: int | None = None
    total: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """The whole outcome, in the order of the file."""

    changes: tuple[Edit, ...] = ()
    new_rows: tuple[NewRow, ...] = ()
    missing_rows: tuple[MissingRow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Held, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether nothing is to be written or decided."""
        return not (self.changes or self.new_rows or self.missing_rows or self.conflicts or self.problems)

    @property
    def cleared(self) -> int:
        """Number of cells that the file emptied."""
        return sum(edit.clears for edit in self.changes)

    def as_json(self) -> dict[str, list[dict[str, object]]]:
        """The outcome with values in wire form, for scripts and screens."""
        return {
            "changes": [_entry(edit) for edit in self.changes],
            "new_rows": [_entry(row) for row in self.new_rows],
            "missing_rows": [_entry(row) for row in self.missing_rows],
            "conflicts": [_entry(conflict) for conflict in self.conflicts],
            "problems": [_entry(held) for held in self.problems],
            "notes": [_entry(note) for note in self.notes],
        }


Entry = Edit | NewRow | MissingRow | Conflict | Held | Note

SIDES = ("row", "column", "base", "sent", "now")


def _entry(entry: Entry) -> dict[str, object]:
    """One entry as JSON; row, column and the three sides are always there."""
    found: dict[str, object] = dict.fromkeys(SIDES)
    if not isinstance(entry, Note):
        found["id"] = entry.id
    for one in fields(entry):
        found[one.name] = _wire(getattr(entry, one.name))
    if isinstance(entry, NewRow):
        found["sent"] = found.pop("cells")
    return found


def _wire(side: object) -> object:
    if isinstance(side, Unread):
        return wire(side)
    if isinstance(side, Mapping):
        return {key: _wire(cell) for key, cell in side.items()}
    return side
