"""The change log as live pages follow it: what happened to one sheet since a revision, masked for who watches."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import peewee

from models import BatchRow, ChangeRow
from sheets import access, clock, masking, rows
from sheets.columns import Cell, Sheet
from sheets.people import Actor

LARGEST_PUSH = 500  # cells; more is fetched, not pushed
MOST_NAMED = 900  # rows in one query; SQLite has taken that many parameters ever since
LONGEST_CATCH_UP = 20_000  # log lines; a page further behind loads afresh


@dataclass(frozen=True, kw_only=True, slots=True)
class Live:
    """One batch as one sheet sees it. `set` is (row, column key, cell); `add` is whole rows, as `rows.read` gives.

    `move` is (row, position), for rows that stand elsewhere now.
    """

    v: int
    prev: int
    by: str
    client: str
    at: str = ""  # local "YYYY-MM-DD HH:MM"
    set: list[tuple[int, str, Cell]] = field(default_factory=list)
    add: list[list[Cell]] = field(default_factory=list)
    remove: list[int] = field(default_factory=list)
    move: list[tuple[int, float]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Cells in it, roughly."""
        return len(self.set) + len(self.remove) + len(self.move) + sum(len(row) for row in self.add)


def latest() -> int:
    """The newest revision of any sheet."""
    newest = BatchRow.select(BatchRow.revision).order_by(BatchRow.revision.desc()).first()
    return newest.revision if newest else 0


def touched_since(revision: int) -> dict[int, int]:
    """Sheets that batches after this revision touched: {sheet number: newest revision}."""
    found = ChangeRow.select(ChangeRow.sheet, ChangeRow.revision).where(ChangeRow.revision > revision).distinct()
    newest: dict[int, int] = {}
    for change in found:
        number = change.revision_id
        newest[change.sheet_id] = max(number, newest.get(change.sheet_id, 0))
    return newest


def since(actor: Actor, sheet: Sheet, revision: int) -> list[Live] | None:
    """Every batch after `revision` that touched the sheet, in order; None when that is too much to follow."""
    return None if lines_since(sheet, revision) > LONGEST_CATCH_UP else _told(actor, sheet, revision, ())


def since_of_rows(actor: Actor, sheet: Sheet, revision: int, rows: Collection[int]) -> list[Live]:
    """What happened to these rows after `revision`, however much happened to others."""
    return _told(actor, sheet, revision, rows) if rows else []


def of_rows(rows: Collection[int]) -> list[peewee.Expression]:
    """What narrows a query of the log to these rows; so many that they cannot be named are left to the caller."""
    return [ChangeRow.row.in_(list(rows))] if 0 < len(rows) <= MOST_NAMED else []


def _told(actor: Actor, sheet: Sheet, revision: int, rows: Collection[int]) -> list[Live]:
    """Batches with the lines of these rows, or with all lines if no rows are given."""
    previous = _revision_before(sheet, revision)
    found: dict[int, Live] = {}
    show = _Screen(actor, sheet)
    narrowed = [_after(sheet, revision), *of_rows(rows)]
    lines = [line for line in _lines(narrowed) if not rows or line.row in rows]
    batches = _batches(narrowed)  # read after the lines: there may be more by now, but none is missing
    for line in lines:
        if line.revision not in found:
            found[line.revision] = _begun(batches[line.revision], previous)
            previous = line.revision
        show.line(found[line.revision], line)
    return list(found.values())


def lines_since(sheet: Sheet, revision: int) -> int:
    """How many log lines a page of the sheet is behind that knows this revision."""
    return (
        0
        if revision >= sheet.revision
        else int(ChangeRow.select(peewee.fn.COUNT(ChangeRow.id)).where(_after(sheet, revision)).scalar())
    )


class _Line(NamedTuple):
    """One line of the log. Plain tuples: there may be thousands, and models take three times as long."""

    revision: int
    action: str
    row: int
    position: float | None
    cells: dict[str, Any]


def _batches(narrowed: list[peewee.Expression]) -> dict[int, BatchRow]:
    """The batches of these lines by revision; other sheets may have had many more."""
    columns = (BatchRow.revision, BatchRow.by, BatchRow.uid, BatchRow.at)
    found = BatchRow.select(*columns).join(ChangeRow).where(*narrowed).distinct()
    return {batch.revision: batch for batch in found}


def _lines(narrowed: list[peewee.Expression]) -> Iterable[_Line]:
    """These lines of the log, in order."""
    columns = (ChangeRow.revision, ChangeRow.action, ChangeRow.row, ChangeRow.position, ChangeRow.cells)
    lines = ChangeRow.select(*columns).where(*narrowed).order_by(ChangeRow.revision, ChangeRow.id)
    return map(_Line._make, lines.tuples().iterator())


def _after(sheet: Sheet, revision: int) -> peewee.Expression:
    return (ChangeRow.sheet == sheet.id) & (ChangeRow.revision > revision)


def _begun(batch: BatchRow, previous: int) -> Live:
    """A batch of which no line has been told yet."""
    client = (batch.uid or "").partition(":")[0]
    at = clock.local(batch.at).strftime("%Y-%m-%d %H:%M")
    return Live(v=batch.revision, prev=previous, by=batch.by, client=client, at=at)


class _Screen:
    """Turns log lines into what one person may see of them."""

    def __init__(self, actor: Actor, sheet: Sheet) -> None:
        self._columns = sheet.columns
        self._masked = {column.key: column for column in sheet.columns if access.is_masked(actor, sheet, column)}

    def line(self, live: Live, change: _Line) -> None:
        """Add one log line to the batch it belongs to."""
        if change.action == "remove":
            live.remove.append(change.row)
            return
        if change.action in ("move", "space"):
            live.move.append((change.row, change.cells["position"][1]))
            return
        cells: dict[str, Cell] = {"changed_at": live.at, "changed_by": live.by}
        if change.action == "add":
            cells |= {"created_at": live.at, "created_by": live.by}  # unless the log knows better: it came back
        cells |= {key: rows.logged(key, after) for key, (_, after) in change.cells.items()}
        seen = {
            column.key: self._seen(column.key, cells[column.key]) for column in self._columns if column.key in cells
        }
        if change.action == "add":
            live.add.append([change.row, change.position, *(seen.get(column.key) for column in self._columns)])
        else:
            live.set.extend((change.row, key, cell) for key, cell in seen.items())

    def _seen(self, key: str, cell: Cell) -> Cell:
        column = self._masked.get(key)
        return masking.mask_cell(column, cell) if column else cell


def _revision_before(sheet: Sheet, revision: int) -> int:
    """The last revision up to this one that touched the sheet, so that a page can tell it missed nothing."""
    newest = ChangeRow.select(peewee.fn.MAX(ChangeRow.revision))
    return newest.where((ChangeRow.sheet == sheet.id) & (ChangeRow.revision <= revision)).scalar() or 0
