"""Several workbooks merged at once, so that the order in which they are given does not matter.

Each file is merged alone into the table as it is now. What only one file says stays as it was decided there.

    two files put different values into a cell     a conflict in each of them; nobody's is taken
    they put the same value                        the first file's; the others have nothing to do there
    they change a list                             everybody's additions and removals
    one lacks a row that another changes           a conflict, the row stays
    they bring the same new row                    it is added once
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sheets.columns import Cell, Column
from sheets.joining import both_additions, merged_list
from sheets.merged import Conflict, Edit, Merge, MissingRow, NewRow, Note
from sheets.sent import differ, writable

Place = tuple[int, str]  # row id, column key


def together(merges: Sequence[Merge], columns: Sequence[Column]) -> list[Merge]:
    """Each file's merge beside the others. The files stand in an order of their own (by content, say)."""
    found = _Together(merges, columns)
    return [found.beside_others(number, merge) for number, merge in enumerate(merges)]


class _Together:
    def __init__(self, merges: Sequence[Merge], columns: Sequence[Column]) -> None:
        self._columns = {column.key: column for column in columns}
        self._keys = writable(columns)
        self._wishes = _wishes(merges)
        self._changes_of_row = _by_row(merges)
        self._lists: dict[Place, Cell] = {}  # lists as the files before have left them
        self._taken: set[Place] = set()
        self._missed: set[int] = set()
        self._brought: Counter[tuple[Cell, ...]] = Counter()

    def beside_others(self, number: int, merge: Merge) -> Merge:
        """The merge of one file; the files before it have been asked for already."""
        notes = list(merge.notes)
        changes, contested = self._cells(merge.changes, notes)
        missing, kept = self._rows_gone(number, merge.missing_rows)
        new_rows = self._rows_new(merge.new_rows, notes)
        conflicts = (*map(self._marked, merge.conflicts), *contested, *kept)
        return replace(
            merge, changes=changes, new_rows=new_rows, missing_rows=missing, conflicts=conflicts, notes=tuple(notes)
        )

    # ---------------------------------------------------------------- cells

    def _cells(self, edits: Iterable[Edit], notes: list[Note]) -> tuple[tuple[Edit, ...], list[Conflict]]:
        changes: list[Edit] = []
        contested: list[Conflict] = []
        same = 0
        for edit in edits:
            place = (edit.row, edit.column)
            if self._is_contested(place):
                contested.append(self._conflict(edit))
            elif self._is_list(edit.column):
                changes.append(self._joined(edit))
            elif place in self._taken:
                same += 1
            else:
                self._taken.add(place)
                changes.append(edit)
        if same:
            notes.append(Note(code="same_in_other_file", count=same))
        return tuple(changes), contested

    def _is_list(self, key: str) -> bool:
        return self._columns[key].kind == "choices"

    def _is_contested(self, place: Place) -> bool:
        """Several files want several things here. Lists join, unless one of them is asked about already."""
        wishes = self._wishes[place]
        apart = any(one.file != other.file and differ(one.cell, other.cell) for one, other in combinations(wishes, 2))
        return apart and (any(one.asked for one in wishes) or not self._is_list(place[1]))

    def _marked(self, conflict: Conflict) -> Conflict:
        place = (conflict.row, conflict.column or "")
        return replace(conflict, contested=conflict.kind == "cell" and self._is_contested(place))

    def _conflict(self, edit: Edit) -> Conflict:
        return Conflict(
            kind="cell", row=edit.row, line=edit.line, column=edit.column, base=edit.base, sent=edit.sent,
            now=edit.now, suggestion=self._suggestion(edit), contested=True,
        )  # fmt: skip

    def _suggestion(self, edit: Edit) -> str | None:
        """A text with what every file added to its end, where none did anything else."""
        if self._columns[edit.column].kind not in ("text", "long"):
            return None
        text: Cell = edit.base
        for wish in self._wishes[edit.row, edit.column]:
            text = both_additions((edit.base, wish.cell, text))
        return text if isinstance(text, str) else None

    def _joined(self, edit: Edit) -> Edit:
        place = (edit.row, edit.column)
        value = edit.value
        if place in self._lists:
            value = merged_list((edit.base, edit.sent, self._lists[place]), self._columns[edit.column].options)
        self._lists[place] = value
        return replace(edit, value=value)

    # ---------------------------------------------------------------- rows

    def _rows_gone(self, number: int, missing: Iterable[MissingRow]) -> tuple[tuple[MissingRow, ...], list[Conflict]]:
        gone: list[MissingRow] = []
        kept: list[Conflict] = []
        for one in missing:
            changed = self._changes_of_row.get(one.row, {})
            if others := {key: cell for other, cells in changed.items() if other != number for key, cell in cells}:
                kept.append(
                    Conflict(kind="delete_vs_edit", row=one.row, line=one.line, base=one.base, sent=None, now=others)
                )
            elif one.row not in self._missed:
                self._missed.add(one.row)
                gone.append(one)
        return tuple(gone), kept

    def _rows_new(self, new_rows: Sequence[NewRow], notes: list[Note]) -> tuple[NewRow, ...]:
        """A row stands as often as in the file that has it most often."""
        mine: Counter[tuple[Cell, ...]] = Counter()
        kept: list[NewRow] = []
        for new in new_rows:
            content = tuple(new.cells.get(key) for key in self._keys)
            mine[content] += 1
            if mine[content] > self._brought[content]:
                kept.append(new)
            else:
                notes.append(Note(code="already_in_other_file", line=new.line))
        self._brought |= mine
        return tuple(kept)


# ---------------------------------------------------------------- below


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wish:
    """What one file wants to stand in a cell; `asked` if a person is asked about it there already."""

    file: int
    cell: Cell
    asked: bool


def _wishes(merges: Sequence[Merge]) -> Mapping[Place, list[_Wish]]:
    found: dict[Place, list[_Wish]] = defaultdict(list)
    for number, merge in enumerate(merges):
        for edit in merge.changes:
            found[edit.row, edit.column].append(_Wish(file=number, cell=edit.sent, asked=False))
        for conflict in merge.conflicts:
            if conflict.kind == "cell" and not isinstance(conflict.sent, Mapping):
                wish = _Wish(file=number, cell=conflict.sent, asked=True)
                found[conflict.row, conflict.column or ""].append(wish)
    return found


def _by_row(merges: Sequence[Merge]) -> Mapping[int, Mapping[int, list[tuple[str, Cell]]]]:
    """{row: {number of the file: [(column key, what it puts there)]}}."""
    found: dict[int, dict[int, list[tuple[str, Cell]]]] = defaultdict(lambda: defaultdict(list))
    for number, merge in enumerate(merges):
        for edit in merge.changes:
            found[edit.row][number].append((edit.column, edit.value))
    return found
