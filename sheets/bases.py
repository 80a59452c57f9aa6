"""What a workbook is measured against when that is not simply its download.

The same file may come back twice: then the base is whichever is closest of the download and the earlier uploads of
it. Or nobody knows the download: then the past of each cell says whether the file is merely old.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sheets.columns import Cell, Column, Unread
from sheets.matching import match
from sheets.merge import merge
from sheets.merged import Conflict, Edit, Merge, Note
from sheets.sent import Row, Rows, SentRow, differ, writable

Past = Mapping[tuple[int, str], Collection[Cell]]  # (row, column key) -> the values the cell has had before


@dataclass(frozen=True, kw_only=True, slots=True)
class Closest:
    """The candidate to measure against, its place, and the sent rows with the ids that its new rows were given."""

    place: int
    base: Rows
    sent: Sequence[SentRow]


def closest_base(candidates: Sequence[Rows], sent: Sequence[SentRow], columns: Sequence[Column]) -> Closest:
    """The candidate that differs from the file in the fewest cells; of equals the first.

    The first candidate is the download, the others are what its earlier uploads held, their new rows under the ids
    that these were given: the file itself does not know them.
    """
    keys = writable(columns)
    found: list[tuple[int, int, Sequence[SentRow]]] = []
    for place, rows in enumerate(candidates):
        born = {row: cells for row, cells in rows.items() if row not in candidates[0]}
        named = _named(born, sent, keys) if born else sent
        found.append((_distance(rows, named, keys), place, named))
    _, place, named = min(found, key=lambda one: one[:2])
    return Closest(place=place, base=candidates[place], sent=named)


def _named(born: Rows, sent: Sequence[SentRow], keys: Sequence[str]) -> Sequence[SentRow]:
    """The sent rows, those without an id named after the rows that an earlier upload made of them."""
    nameless = [place for place, row in enumerate(sent) if row.row_id is None]
    rows = match(born, [sent[place] for place in nameless], keys).rows
    names = dict(zip(nameless, rows, strict=True))
    return [row if names.get(place) is None else replace(row, row_id=names[place]) for place, row in enumerate(sent)]


def merge_without_base(
    sent: Sequence[SentRow], now: Rows, columns: Sequence[Column], past: Past, *, natural: Sequence[str] = ()
) -> Merge:
    """Merge a file that nobody can say the base of.

    A value the cell once had is merely old and stays away; an empty cell is filled; an empty cell of the file says
    nothing; everything else is asked. No row is proposed for deletion.
    """
    found = merge(now, sent, now, columns, natural=natural)
    old = 0
    changes: list[Edit] = []
    conflicts: list[Conflict] = []
    for edit in found.changes:
        if edit.sent is None:
            continue
        if any(not differ(edit.sent, cell) for cell in past.get((edit.row, edit.column), ())):
            old += 1
        elif edit.now is None:
            changes.append(edit)
        else:
            conflicts.append(_asked(edit))
    dropped = {"looks_like_a_part", "cells_cleared"}
    notes = [Note(code="no_base"), *(note for note in found.notes if note.code not in dropped)]
    if old:
        notes.append(Note(code="merely_old", count=old))
    return replace(found, changes=tuple(changes), conflicts=tuple(conflicts), missing_rows=(), notes=tuple(notes))


def _asked(edit: Edit) -> Conflict:
    return Conflict(
        kind="cell", row=edit.row, line=edit.line, column=edit.column, base=None, sent=edit.sent, now=edit.now
    )


def _distance(rows: Rows, sent: Sequence[SentRow], keys: Sequence[str]) -> int:
    """Number of cells in which the file is not these rows; rows without an id count by what they hold."""
    distance = 0
    seen: set[int] = set()
    nameless: list[Row] = []
    for one in sent:
        before = rows.get(one.row_id) if one.row_id is not None else None
        if before is None:
            nameless.append(one.cells)
        elif one.row_id is not None:
            seen.add(one.row_id)
            if one.cells != before:
                distance += sum(key in one.cells and differ(one.cells[key], before.get(key)) for key in keys)
    left = Counter(_content(cells, keys) for row, cells in rows.items() if row not in seen)
    for cells in nameless:
        content = _content(cells, keys)
        if left[content] > 0:
            left[content] -= 1
        else:
            distance += sum(cell is not None for cell in content)
    return distance + sum(count * sum(cell is not None for cell in content) for content, count in left.items())


def _content(cells: Row, keys: Sequence[str]) -> tuple[Cell, ...]:
    """What a row holds, unread texts by what they say."""
    found = (cells.get(key) for key in keys)
    return tuple([cell.text if isinstance(cell, Unread) else cell for cell in found])
