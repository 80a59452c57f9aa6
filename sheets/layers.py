"""Several returned copies in one file: pasted under one another, or rows of several downloads side by side.

Each copy is a layer with a base of its own; layers are merged one after the other, each into what the ones before it
made of the table.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from sheets.columns import Cell, Column
from sheets.merge import merge
from sheets.merged import Conflict, Merge, MissingRow, Note
from sheets.sent import Row, Rows, SentRow

STACKED = 0.3  # share of the ids that occur several times in a stack of copies
FEWEST = 3  # and how many ids at least


def split(sent: Sequence[SentRow]) -> list[list[SentRow]]:
    """The rows of each copy; rows without an id stay with the copy they stand in."""
    return [layer for copy in _by_download(sent) for layer in _by_occurrence(copy)]


def merge_layers(
    layers: Sequence[Sequence[SentRow]],
    base_of: Callable[[int | None], Rows],
    now: Rows,
    columns: Sequence[Column],
    *,
    natural: Sequence[str] = (),
) -> Merge:
    """Merge the layers in order. `base_of` gives the base for the number of a download, or for None."""
    table: dict[int, Row] = dict(now)
    found: list[Merge] = []
    for number, layer in enumerate(layers):
        copy = next((row.copy for row in layer if row.copy is not None), None)
        one = merge(base_of(copy), layer, table, columns, natural=natural)
        _write(one, table, -1000 * 1000 * (number + 1))
        found.append(one)
    return found[0] if len(found) == 1 else _joined(found)


def _by_download(sent: Sequence[SentRow]) -> list[list[SentRow]]:
    layers: dict[int | None, list[SentRow]] = {}
    current = next((row.copy for row in sent if row.copy is not None), None)
    for row in sent:
        if row.copy is not None:
            current = row.copy
        layers.setdefault(current, []).append(row)
    return list(layers.values())


def _by_occurrence(sent: list[SentRow]) -> list[list[SentRow]]:
    counts = Counter(row.row_id for row in sent if row.row_id is not None)
    repeated = sum(count > 1 for count in counts.values())
    if repeated < max(FEWEST, STACKED * len(counts)):
        return [sent]
    layers: list[list[SentRow]] = []
    before: Counter[int] = Counter()
    layer = 0
    for row in sent:
        if row.row_id is not None:
            layer = before[row.row_id]
            before[row.row_id] += 1
        while len(layers) <= layer:
            layers.append([])
        layers[layer].append(row)
    return layers


def _write(merged: Merge, table: dict[int, Row], number: int) -> None:
    """Do to the table what is decided already, so that the next layer meets it. New rows get ids below zero."""
    for edit in merged.changes:
        table[edit.row] = {**table[edit.row], edit.column: edit.value}
    for place, new in enumerate(merged.new_rows):
        table[number - place] = new.cells


def _joined(merges: Sequence[Merge]) -> Merge:
    changed = {edit.row for one in merges for edit in one.changes}
    conflicts = {conflict.id: conflict for one in merges for conflict in one.conflicts}
    missing: dict[int, MissingRow] = {}
    for one in merges:
        for row in one.missing_rows:
            missing.setdefault(row.row, row)
    for number in changed & missing.keys():
        contested = _contested(missing.pop(number), merges)
        conflicts.setdefault(contested.id, contested)
    return Merge(
        changes=tuple(edit for one in merges for edit in one.changes),
        new_rows=tuple(new for one in merges for new in one.new_rows),
        missing_rows=tuple(missing.values()),
        conflicts=tuple(conflicts.values()),
        problems=tuple(held for one in merges for held in one.problems),
        notes=(Note(code="several_copies", count=len(merges)), *_notes(merges)),
    )


def _contested(missing: MissingRow, merges: Sequence[Merge]) -> Conflict:
    """One copy lacks a row that another has changed."""
    cells: dict[str, Cell] = {
        edit.column: edit.value for one in merges for edit in one.changes if edit.row == missing.row
    }
    return Conflict(kind="delete_vs_edit", row=missing.row, line=missing.line, base=missing.base, sent=None, now=cells)


def _notes(merges: Sequence[Merge]) -> list[Note]:
    """All notes; a row that another copy brings has no id to show yet."""
    notes = dict.fromkeys(note for one in merges for note in one.notes)
    return [replace(note, row=None) if note.row is not None and note.row < 0 else note for note in notes]
