"""From a merge and what a person decided about it to the cells that are to be written.

A decision is kept under the id of the entry it is about:

    change          "now" leaves the cell alone; otherwise it is written
    conflict        "sent" takes the file's side, {"value": cell} a third one; otherwise the table stays
    held-back cell  "sent" keeps the text as it was typed, "option" makes it an option of its column first,
                    {"value": cell} writes something else; otherwise nothing
    new row         "now" leaves it out, {"into": row} puts it into an existing row; otherwise it is added
    missing row     "sent" deletes it; otherwise it stays
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sheets.columns import Cell, Unread
from sheets.merged import Conflict, Held, Merge, NewRow
from sheets.sent import Row, differ

Choice = str | Mapping[str, Cell]
Take = Literal["sent", "now"]

NEW_OPTION = "option"
ERROR_CELL = "error_cell"  # an error of the spreadsheet is nobody's text: it is never written


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """A row to add. `after`: the row it stood below.

    `row` is the old id of a deleted row that comes back; then `cells` are only those that differ from what it held.
    """

    line: int
    cells: Row
    after: int | None = None
    row: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """What is to be written: cells as (row, column key, cell), rows to add and to bring back, rows to remove."""

    set: tuple[tuple[int, str, Cell], ...] = ()
    add: tuple[Added, ...] = ()
    restore: tuple[Added, ...] = ()
    remove: tuple[int, ...] = ()


def decided(merge: Merge, choices: Mapping[str, Choice] | None = None, *, take: Take = "now") -> Decided:
    """What to write. `take` decides about conflicts in cells that no choice names; rows never go by it."""
    return _Deciding(merge, choices or {}, take).run()


def undecided(
    merge: Merge, choices: Mapping[str, Choice], given: Mapping[int, int], *, take: Take = "now"
) -> dict[int, dict[str, Cell]]:
    """The cells that stay as they are because nobody decided, as they were downloaded: {row: {column key: cell}}.

    `given` are the rows that new ones became. Rows that the file lacks are not among them: they stay without a word.
    """
    found: dict[int, dict[str, Cell]] = {}
    for conflict in merge.conflicts:
        if take == "sent" or conflict.id in choices or conflict.kind == "delete_vs_edit":
            continue
        if conflict.kind == "cell":
            found.setdefault(conflict.row, {})[conflict.column or ""] = _value(None, conflict.base)
        else:
            before = _cells(conflict.base)
            found.setdefault(conflict.row, {}).update({key: before.get(key) for key in _cells(conflict.sent)})
    for held in merge.problems:
        row = given.get(held.line) if held.row is None else held.row
        if row is not None and held.id not in choices:
            found.setdefault(row, {})[held.column] = held.base
    return found


class _Deciding:
    def __init__(self, merge: Merge, choices: Mapping[str, Choice], take: Take) -> None:
        self.merge, self.choices, self.take = merge, choices, take
        self.cells: dict[tuple[int, str], Cell] = {}
        self.restore: dict[int, Added] = {}
        self.remove: dict[int, None] = {}

    def run(self) -> Decided:
        for edit in self.merge.changes:
            if self.choices.get(edit.id) != "now":
                self.cells[edit.row, edit.column] = edit.value
        for conflict in self.merge.conflicts:
            self._conflict(conflict)
        for missing in self.merge.missing_rows:
            if self.choices.get(missing.id) == "sent":
                self.remove[missing.row] = None
        held = {problem.id: problem for problem in self.merge.problems}
        for problem in held.values():
            if problem.row is not None:
                self._held(problem, problem.row)
        added = [row for new in self.merge.new_rows if (row := self._new_row(new, held)) is not None]
        return Decided(
            set=tuple((row, key, cell) for (row, key), cell in self.cells.items() if row not in self.remove),
            add=tuple(added),
            restore=tuple(self.restore.values()),
            remove=tuple(self.remove),
        )

    def _conflict(self, conflict: Conflict) -> None:
        choice = self.choices.get(conflict.id, self.take if conflict.kind != "delete_vs_edit" else "now")
        if conflict.kind == "cell":
            self._set(conflict, conflict.column or "", choice)
        elif choice == "sent" and conflict.kind == "delete_vs_edit":
            self.remove[conflict.row] = None
        elif choice == "sent":
            self.restore[conflict.row] = Added(line=conflict.line or 0, cells=_cells(conflict.sent), row=conflict.row)

    def _set(self, conflict: Conflict, key: str, choice: Choice) -> None:
        value = conflict.sent if choice == "sent" else _value(choice, conflict.now)
        if not isinstance(value, Mapping) and not isinstance(conflict.now, Mapping) and differ(value, conflict.now):
            self.cells[conflict.row, key] = value

    def _held(self, held: Held, row: int) -> None:
        cell = self._decided_text(held)
        if cell is None:
            return
        if row in self.restore:
            back = self.restore[row]
            self.restore[row] = Added(line=back.line, cells={**back.cells, held.column: cell}, row=row)
        elif differ(cell, held.now):
            self.cells[row, held.column] = cell

    def _decided_text(self, held: Held) -> Cell:
        choice = self.choices.get(held.id)
        if choice in ("sent", NEW_OPTION) and held.sent.code != ERROR_CELL:
            return held.sent
        return _value(choice, None)

    def _new_row(self, new: NewRow, held: Mapping[str, Held]) -> Added | None:
        choice = self.choices.get(new.id)
        if choice == "now":
            return None
        cells: dict[str, Cell] = {}
        for key, cell in new.cells.items():
            problem = held.get(f"{new.id}{key}")
            cells[key] = cell if problem is None else self._decided_text(problem)
        into = choice.get("into") if isinstance(choice, Mapping) else None
        if not isinstance(into, int):
            return Added(line=new.line, cells=_filled(cells), after=new.after)
        self.remove.pop(into, None)
        before = new.base if into == new.like else {}
        for key, cell in _filled(cells).items():
            if differ(cell, before.get(key)):
                self.cells[into, key] = cell
        return None


def _value(choice: Choice | None, otherwise: object) -> Cell:
    if isinstance(choice, Mapping) and "value" in choice:
        return choice["value"]
    return otherwise if isinstance(otherwise, str | int | float | bool | Unread) else None


def _cells(side: object) -> Row:
    return side if isinstance(side, Mapping) else {}


def _filled(cells: Row) -> dict[str, Cell]:
    return {key: cell for key, cell in cells.items() if cell is not None}
