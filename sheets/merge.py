"""The merge of a workbook that came back: pure, decided cell by cell against what was downloaded.

    sent as base             the table stays as it is
    sent changed, now not    the file's value is taken
    both changed, alike      nothing to do
    both changed, unlike     a conflict; lists (`choices`) are merged as sets

A text that its column cannot read is held back. A missing row is only ever proposed for deletion, and not at all
where the file looks like a part of the table. Automatic columns are ignored.
"""

from collections import defaultdict
from collections.abc import Sequence

from sheets.columns import Cell, Column, Unread
from sheets.joining import are_lists, both_additions, merged_list
from sheets.matching import match
from sheets.merged import Conflict, Edit, Held, Merge, MissingRow, NewRow, Note
from sheets.sent import Row, Rows, SentRow, differ, is_blank, keys_in, writable

__all__ = ["Conflict", "Edit", "Held", "Merge", "MissingRow", "NewRow", "Note", "SentRow", "merge"]

PART = 0.1  # share of the rows that may be missing before the file is taken for a part of the table
PART_ROWS = 3  # and number of rows, in small tables
MANY_CLEARED = 5  # emptied cells from which the preview says so
TEXTS = frozenset({"text", "long"})


def merge(
    base: Rows, sent: Sequence[SentRow], now: Rows, columns: Sequence[Column], *, natural: Sequence[str] = ()
) -> Merge:
    """Merge the sent rows, downloaded as `base`, into the table as it is `now`.

    All cells canonical; the cells of `base` and `now` masked alike. `natural`: keys of the columns that together
    name a row (date and person, say), used where ids are missing and to point out rows that may be there already.
    """
    return _Merging(base, sent, now, columns, natural).run()


class _Merging:
    def __init__(
        self, base: Rows, sent: Sequence[SentRow], now: Rows, columns: Sequence[Column], natural: Sequence[str]
    ) -> None:
        self.base, self.sent, self.now, self.natural = base, sent, now, natural
        self.columns = {column.key: column for column in columns}
        self.keys = writable(columns)
        self.in_file = keys_in(row.cells for row in sent)
        self.sent_keys = [key for key in self.keys if key in self.in_file]
        self.base_keys = keys_in(base.values()) & set(self.keys)
        self.matching = match(base, sent, self.keys, natural)
        self.changes: list[Edit] = []
        self.new: list[tuple[int, int | None]] = []  # place in the file, row it stands below
        self.new_rows: list[NewRow] = []
        self.missing_rows: list[MissingRow] = []
        self.conflicts: list[Conflict] = []
        self.problems: list[Held] = []
        self.notes: list[Note] = []

    def run(self) -> Merge:
        self._rows_of_the_file()
        self._rows_not_in_the_file()
        if self.new:
            self._new_rows()
        self._closing_notes()
        return Merge(
            changes=tuple(self.changes),
            new_rows=tuple(self.new_rows),
            missing_rows=tuple(self.missing_rows),
            conflicts=tuple(self.conflicts),
            problems=tuple(self.problems),
            notes=tuple(self.notes),
        )

    # ---------------------------------------------------------------- rows of the base

    def _rows_of_the_file(self) -> None:
        base, keys = self.base, self.sent_keys
        above: int | None = None
        for place, (sent, row) in enumerate(zip(self.sent, self.matching.rows, strict=True)):
            cells = sent.cells
            if row is None:
                if not is_blank(cells, keys):
                    self.new.append((place, above))
                continue
            above = row
            before = base[row]
            if cells == before:
                continue
            changed = [key for key in keys if key in cells and cells[key] != before.get(key)]
            if changed:
                self._changed_row(row, sent, [key for key in changed if differ(cells[key], before.get(key))])

    def _changed_row(self, row: int, sent: SentRow, changed: Sequence[str]) -> None:
        if not changed:
            return
        if self._is_emptied(row, sent.cells):
            self._gone_from_file(row, sent.line)
            return
        before, there = self.base[row], self.now.get(row)
        for key in changed:
            cell = sent.cells[key]
            if isinstance(cell, Unread):
                now = there.get(key) if there else None
                if there is None or differ(now, cell):
                    self.problems.append(
                        Held(line=sent.line, row=row, column=key, base=before.get(key), sent=cell, now=now)
                    )
            elif there is not None:
                self._changed_cell(row, sent.line, key, (before.get(key), cell, there.get(key)))
        if there is None:
            self._changed_but_deleted(row, sent, changed)

    def _changed_cell(self, row: int, line: int, key: str, sides: tuple[Cell, Cell, Cell]) -> None:
        base, sent, now = sides
        if not differ(sent, now):
            return
        value, decided = sent, not differ(now, base)
        if not decided and self.columns[key].kind == "choices" and are_lists(sides):
            value, decided = merged_list(sides, self.columns[key].options), True
            if value == now:
                return
            self.notes.append(Note(code="lists_merged", line=line, row=row, column=key))
        if decided:
            self.changes.append(Edit(row=row, line=line, column=key, base=base, sent=sent, now=now, value=value))
            return
        suggestion = both_additions(sides) if self.columns[key].kind in TEXTS else None
        self.conflicts.append(
            Conflict(
                kind="cell",
                row=row,
                line=line,
                column=key,
                base=base,
                sent=sent,
                now=now,
                suggestion=suggestion,
            )
        )

    def _changed_but_deleted(self, row: int, sent: SentRow, changed: Sequence[str]) -> None:
        readable = {key: sent.cells[key] for key in changed if not isinstance(sent.cells[key], Unread)}
        if readable:
            self.conflicts.append(
                Conflict(kind="edit_vs_delete", row=row, line=sent.line, base=self.base[row], sent=readable, now=None)
            )

    # ---------------------------------------------------------------- rows that are gone

    def _is_emptied(self, row: int, cells: Row) -> bool:
        """All cells emptied is a deletion, if the file had all there was of the row."""
        if not is_blank(cells, self.sent_keys):
            return False
        return all(key in cells for key in self.base_keys if self.base[row].get(key) is not None)

    def _gone_from_file(self, row: int, line: int | None) -> None:
        there, before = self.now.get(row), self.base[row]
        if there is None:
            return
        touched = {key: there.get(key) for key in self.base_keys if differ(there.get(key), before.get(key))}
        if touched:
            self.conflicts.append(
                Conflict(kind="delete_vs_edit", row=row, line=line, base=before, sent=None, now=touched)
            )
        else:
            self.missing_rows.append(MissingRow(row=row, base=before, line=line))

    def _rows_not_in_the_file(self) -> None:
        seen = set(self.matching.rows)
        missing = [row for row in self.base if row not in seen]
        if self.sent and not self.matching.ids:  # a blank row cannot be recognised without its id
            missing = [row for row in missing if not is_blank(self.base[row], self.sent_keys)]
        if len(missing) > max(PART_ROWS, PART * len(self.base)):
            self.notes.append(Note(code="looks_like_a_part", count=len(missing), total=len(self.base)))
            return
        for row in missing:
            self._gone_from_file(row, None)

    # ---------------------------------------------------------------- new rows

    def _new_rows(self) -> None:
        there = _Found({row: cells for row, cells in self.now.items() if row not in self.base}, self.sent_keys)
        named = self._named()
        for place, above in self.new:
            sent = self.sent[place]
            copied = self.matching.copies.get(place)
            if place in self.matching.twins:
                self.notes.append(Note(code="copied_twin", line=sent.line, row=copied))
                continue
            if (known := there.take(sent.cells)) is not None:
                self.notes.append(Note(code="already_there", line=sent.line, row=known))
                self._hold_back(sent, known)
                continue
            if copied is not None:
                self.notes.append(Note(code="copied_row", line=sent.line, row=copied))
            like = self.matching.maybe.get(place) or named.get(self._name(sent.cells))
            self._new_row(sent, above, like)

    def _new_row(self, sent: SentRow, above: int | None, like: int | None) -> None:
        filled = {key: cell for key in self.sent_keys if (cell := sent.cells.get(key)) is not None}
        self._hold_back(sent, None)
        before = self.base.get(like, {}) if like is not None else {}
        self.new_rows.append(NewRow(line=sent.line, cells=filled, after=above, like=like, base=before))

    def _hold_back(self, sent: SentRow, row: int | None) -> None:
        """List the unread cells of a new row, or of one that is there already without them."""
        there = self.now[row] if row is not None else {}
        for key in self.sent_keys:
            cell = sent.cells.get(key)
            now = there.get(key)
            if isinstance(cell, Unread) and differ(cell, now):
                self.problems.append(Held(line=sent.line, row=row, column=key, base=None, sent=cell, now=now))

    def _name(self, cells: Row) -> tuple[Cell, ...]:
        return tuple(cells.get(key) for key in self.natural)

    def _named(self) -> dict[tuple[Cell, ...], int]:
        """The rows of the table by what names them, for new rows that may be there already."""
        if not self.natural:
            return {}
        named = {self._name(cells): row for row, cells in self.now.items()}
        return {name: row for name, row in named.items() if None not in name}

    # ---------------------------------------------------------------- notes

    def _closing_notes(self) -> None:
        cleared = sum(edit.clears for edit in self.changes)
        if cleared > MANY_CLEARED:
            self.notes.append(Note(code="cells_cleared", count=cleared))
        if self.matching.shuffled:
            self.notes.append(Note(code="ids_shuffled"))
        if self.matching.by_content:
            self.notes.append(Note(code="rows_by_content", count=self.matching.by_content))
        for key in self.keys:
            if key in self.base_keys and key not in self.in_file:
                self.notes.append(Note(code="column_not_in_file", column=key))
        required = [key for key in self.keys if self.columns[key].required]
        for key in required:
            self.notes += [
                Note(code="required_empty", line=row.line, column=key) for row in self.new_rows if key not in row.cells
            ]
        self.notes += [
            Note(code="required_empty", line=edit.line, row=edit.row, column=edit.column)
            for edit in self.changes
            if edit.clears and edit.column in required
        ]


class _Found:
    """Rows added to the table since the download, by content; each stands for one row of the file at most.

    Held-back cells were not written when the row was added, so they are not compared.
    """

    def __init__(self, rows: Rows, keys: Sequence[str]) -> None:
        self._rows, self._keys = rows, keys
        self._by_content: dict[frozenset[str], dict[tuple[Cell, ...], list[int]]] = {}
        self._taken: set[int] = set()

    def take(self, cells: Row) -> int | None:
        """A row not taken before that holds these cells."""
        held = frozenset(key for key in self._keys if isinstance(cells.get(key), Unread))
        if held not in self._by_content:
            self._by_content[held] = self._sorted(held)
        for row in self._by_content[held].get(self._content(cells, held), ()):
            if row not in self._taken:
                self._taken.add(row)
                return row
        return None

    def _sorted(self, held: frozenset[str]) -> dict[tuple[Cell, ...], list[int]]:
        found = defaultdict(list)
        for row, cells in self._rows.items():
            found[self._content(cells, held)].append(row)
        return found

    def _content(self, cells: Row, held: frozenset[str]) -> tuple[Cell, ...]:
        return tuple([cells.get(key) for key in self._keys if key not in held])
