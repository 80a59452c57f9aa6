"""Taking back and bringing back: undo and redo per person, the story of a row, and rows that were deleted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from peewee import ModelSelect

from models import BatchRow, ChangeRow
from sheets import access, catalog, kinds, rows, writer
from sheets.changes import Edits, NewRow, Pen
from sheets.columns import Cell, Column, Sheet
from sheets.people import Actor
from sheets.sentences import Refused

# Batches that undo passes by: its own steps, and what the program laid down.
_STEPS = ("undo", "redo", "start", "sample")


@dataclass(frozen=True, kw_only=True, slots=True)
class Undone:
    """What an undo or redo did: the batch's label, cells and rows put back, and cells others had changed since."""

    revision: int
    label: str
    cells: int
    rows: int
    skipped: int


@writer.transaction
def undo(actor: Actor, sheet: Sheet, now: datetime) -> Undone:
    """Take back this person's last batch on this sheet. Raises Refused(nothing_to_undo)."""
    access.demand_edit(actor, sheet)
    batch = _mine(actor, sheet).where(BatchRow.source.not_in(_STEPS) & BatchRow.undone_by.is_null()).first()
    if batch is None:
        raise Refused("nothing_to_undo")
    return _take_back(actor, batch, now, source="undo")


@writer.transaction
def redo(actor: Actor, sheet: Sheet, now: datetime) -> Undone:
    """Do again what this person last undid here, unless they did something new since."""
    access.demand_edit(actor, sheet)
    done = _mine(actor, sheet).where(BatchRow.source.not_in(_STEPS)).first()
    undone = _mine(actor, sheet).where((BatchRow.source == "undo") & BatchRow.undone_by.is_null()).first()
    if undone is None or (done is not None and done.revision > undone.revision):
        raise Refused("nothing_to_redo")
    return _take_back(actor, undone, now, source="redo")


@writer.transaction
def undo_batch(actor: Actor, revision: int, now: datetime) -> Undone:
    """Take back one batch by its revision: one's own, or anybody's for a manager."""
    batch = BatchRow.get_or_none(BatchRow.revision == revision)
    if batch is None or batch.undone_by is not None or batch.source in _STEPS:
        raise Refused("nothing_to_undo")
    access.demand_edit(actor, catalog.sheet_by_id(batch.sheet_id))
    if batch.person_id != actor.id and not access.may_manage(actor):
        raise Refused("not_your_batch", by=batch.by)
    return _take_back(actor, batch, now, source="undo")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One step in a row's story: `cells` is {column key: (before, after)}."""

    at: datetime
    by: str
    source: str
    action: str
    row: int
    revision: int
    cells: dict[str, tuple[Cell, Cell]]


def of_row(actor: Actor, sheet: Sheet, row: int) -> list[Line]:
    """The story of one row, newest first, without the columns this person sees masked."""
    lines = _lines(sheet).where((ChangeRow.row == row) & (ChangeRow.action != "space")).order_by(ChangeRow.id.desc())
    return [_line(actor, sheet, change) for change in lines]


def removed_rows(actor: Actor, sheet: Sheet, limit: int = 200) -> list[Line]:
    """Rows that were deleted and are still gone, the latest first."""
    access.demand_edit(actor, sheet)
    lines = _lines(sheet).where(ChangeRow.action == "remove").order_by(ChangeRow.id.desc()).limit(limit)
    found: dict[int, Line] = {}
    for change in lines:
        found.setdefault(change.row, _line(actor, sheet, change))
    there = rows.cells(sheet, found)
    return [line for row, line in found.items() if row not in there]


def last_states(sheet: Sheet, changed: Mapping[int, Mapping[str, Cell]]) -> list[NewRow]:
    """Deleted rows as they were when they went, but with these cells: {row id: {column key: cell}}.

    Rows that were never deleted, or are there again, are left out, and so are links to rows that are gone for good.
    """
    found = []
    for row in changed:
        if rows.exists(sheet, row):
            continue
        lines = _lines(sheet).where((ChangeRow.row == row) & (ChangeRow.action == "remove"))
        if (change := lines.order_by(ChangeRow.id.desc()).first()) is not None:
            state = _as_it_was(change)
            found.append(replace(state, cells={**state.cells, **changed[row]}))
    return _without_dead_links(sheet, found)


@writer.transaction
def restore(actor: Actor, sheet: Sheet, ids: Iterable[int], now: datetime) -> int:
    """Bring deleted rows back as they were; return how many came."""
    access.demand_edit(actor, sheet)
    pen = Pen(actor, sheet, now=now, source="restore", label="恢复已删除的行")
    pen.apply(sheet, Edits(back=last_states(sheet, {row: {} for row in ids})))
    return pen.close().added


# ---------------------------------------------------------------- below


def _mine(actor: Actor, sheet: Sheet) -> "ModelSelect[BatchRow]":
    mine = (BatchRow.sheet == sheet.id) & (BatchRow.person == actor.id)
    return BatchRow.select().where(mine).order_by(BatchRow.revision.desc())


def _lines(sheet: Sheet) -> "ModelSelect[ChangeRow]":
    return ChangeRow.select(ChangeRow, BatchRow).join(BatchRow).where(ChangeRow.sheet == sheet.id)


def _take_back(actor: Actor, batch: BatchRow, now: datetime, *, source: str) -> Undone:
    """Write the inverse of a batch as a batch of its own. What others changed since stays theirs."""
    home = catalog.sheet_by_id(batch.sheet_id)
    pen = Pen(actor, home, now=now, source=source, label=batch.label, undoes=batch.revision)
    skipped = 0
    for number, lines in _by_sheet(batch.revision).items():
        sheet = catalog.sheet_by_id(number)
        edits, left = _inverse(sheet, lines, batch)
        skipped += left
        pen.apply(sheet, edits)
    written = pen.close()
    _mark(batch, written.revision, source)
    return Undone(
        revision=written.revision,
        label=batch.label,
        cells=written.cells,
        rows=written.added + written.removed + written.moved,
        skipped=skipped,
    )


def _mark(batch: BatchRow, revision: int, source: str) -> None:
    BatchRow.update(undone_by=revision).where(BatchRow.revision == batch.revision).execute()
    if source == "redo":
        BatchRow.update(undone_by=None).where(BatchRow.revision == batch.undoes).execute()


def _by_sheet(revision: int) -> dict[int, list[ChangeRow]]:
    """The batch's lines by sheet; sheets whose rows come back stand first, so that links find them."""
    found: dict[int, list[ChangeRow]] = defaultdict(list)
    for change in ChangeRow.select().where(ChangeRow.revision == revision).order_by(ChangeRow.id.desc()):
        found[change.sheet_id].append(change)
    return dict(sorted(found.items(), key=lambda item: all(change.action != "remove" for change in item[1])))


def _inverse(sheet: Sheet, lines: list[ChangeRow], batch: BatchRow) -> tuple[Edits, int]:
    """The edits that undo these lines, and how many cells or rows are left because others changed them since."""
    now_there = rows.cells(sheet, {change.row for change in lines})
    stand = rows.positions(sheet, [change.row for change in lines if change.action == "move"])
    others = _touched_by_others(sheet, lines, batch)
    coming = {change.row for change in lines if change.action == "remove"}
    back: list[NewRow] = []
    cells: list[tuple[int, str, Cell]] = []
    gone: list[int] = []
    moves: list[tuple[int, float]] = []
    skipped = 0
    for change in lines:
        if change.action == "remove":
            if change.row not in now_there:
                back.append(_as_it_was(change))
        elif change.row not in now_there:
            continue
        elif change.action == "add":
            skipped += change.row in others
            gone += [] if change.row in others else [change.row]
        elif change.action == "move":
            before, after = change.cells["position"]
            skipped += stand[change.row] != after
            moves += [(change.row, before)] if stand[change.row] == after else []
        elif change.action == "set":
            for key, (before, after) in change.cells.items():
                cell = kinds.unwire(before)
                changed_since = now_there[change.row].get(key) != kinds.unwire(after)
                if changed_since or _is_dead_link(sheet, sheet.column(key), cell, coming):
                    skipped += 1
                else:
                    cells.append((change.row, key, cell))
    return Edits(back=_without_dead_links(sheet, back), set=cells, remove=gone, move=moves), skipped


def _touched_by_others(sheet: Sheet, lines: list[ChangeRow], batch: BatchRow) -> set[int]:
    """Of the rows this batch added, those that somebody else has worked on since."""
    added = {change.row for change in lines if change.action == "add"}
    if not added:
        return set()
    later = _lines(sheet).where((ChangeRow.revision > batch.revision) & (ChangeRow.action == "set"))
    return {change.row for change in later if change.row in added and change.revision.person_id != batch.person_id}


def _as_it_was(change: ChangeRow) -> NewRow:
    cells = {key: kinds.unwire(before) for key, (before, _) in change.cells.items()}
    return NewRow(row=change.row, position=change.position or 0.0, cells=cells)


def _without_dead_links(sheet: Sheet, back: Sequence[NewRow]) -> list[NewRow]:
    """Rows that come back, without links to rows that are gone for good."""
    coming = {new.row for new in back}
    columns = {column.key: column for column in sheet.columns if column.kind == "link"}

    def kept(key: str, cell: Cell) -> Cell:
        return None if key in columns and _is_dead_link(sheet, columns[key], cell, coming) else cell

    return [replace(new, cells={key: kept(key, cell) for key, cell in new.cells.items()}) for new in back]


def _is_dead_link(sheet: Sheet, column: Column, cell: Cell, coming: Collection[int]) -> bool:
    """Whether this is a link to a row that neither is there nor comes back to this sheet in the same batch."""
    if column.kind != "link" or not isinstance(cell, int):
        return False
    if column.target == sheet.key and cell in coming:
        return False
    return not rows.exists(catalog.sheet(column.target), cell)


def _line(actor: Actor, sheet: Sheet, change: ChangeRow) -> Line:
    hidden = {column.key for column in sheet.columns if access.is_masked(actor, sheet, column)}
    shown = {column.key for column in sheet.columns} - hidden
    cells = {
        key: (rows.logged(key, before), rows.logged(key, after))
        for key, (before, after) in change.cells.items()
        if key in shown
    }
    batch = change.revision
    return Line(
        at=batch.at, by=batch.by, source=batch.source, action=change.action,
        row=change.row, revision=batch.revision, cells=cells,
    )  # fmt: skip
