"""The pen that writes one batch: rows, cells, and a line of the log for each row it touches."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count

import orjson

from models import BatchRow, SheetRow, UnreadCell
from sheets import catalog, kinds, order, rows, settings, store, writer
from sheets.columns import Cell, Sheet, Unread
from sheets.database import placeholder, quoted, write_many
from sheets.edits import Edits, NewRow, Written
from sheets.people import Actor
from sheets.sentences import Refused

# Told after each commit, with the sheets a batch touched and its revision.
listeners: list[Callable[[frozenset[str], int], None]] = []

_RESTORED = ("created_at", "created_by")  # a row that comes back keeps these


@dataclass(kw_only=True, slots=True)
class _Tally:
    cells: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    spaced: int = 0
    gone: list[int] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


class Pen:
    """One batch while it is being written; only for use inside a transaction.

    The batch and its log are made at the end, so that writing what is there already leaves no trace.
    """

    def __init__(
        self,
        actor: Actor,
        sheet: Sheet,
        *,
        now: datetime,
        source: str,
        label: str = "",
        uid: str | None = None,
        undoes: int | None = None,
    ) -> None:
        self._actor, self._sheet, self._now = actor, sheet, now
        self._batch_fields = {"source": source, "label": label, "uid": uid, "undoes": undoes}
        self._log: list[tuple[object, ...]] = []
        self._tally = _Tally()
        self._keys: set[str] = set()
        self._previous = int(SheetRow.select(SheetRow.revision).where(SheetRow.id == sheet.id).scalar())

    def apply(self, sheet: Sheet, edits: Edits) -> None:
        """Write edits to a sheet of this batch."""
        self._add(sheet, edits.back, restoring=True)
        self._add(sheet, edits.add, restoring=False)
        self._set(sheet, edits.set)
        self._remove(sheet, edits.remove)
        self._move(sheet, edits.move)
        self._make_room(sheet, [*(new.position for new in (*edits.back, *edits.add)), *(to for _, to in edits.move)])

    def close(self, refused: Sequence[tuple[int, str, str]] = ()) -> Written:
        """Write the log and move the touched sheets to this revision."""
        if not self._log:
            return self._written(self._previous, refused)
        revision = self._batch({"previous": self._previous, "refused": refused, "gone": self._tally.gone})
        names = ("revision", "sheet_id", "row", "action", "position", "cells")
        marks = ", ".join([placeholder()] * len(names))
        lines = [(revision, *line) for line in self._log]
        write_many(f"INSERT INTO {quoted('change')} ({quoted(*names)}) VALUES ({marks})", lines)  # noqa: S608
        SheetRow.update(revision=revision).where(SheetRow.id.in_(list(self._tally.touched))).execute()
        written = self._written(revision, refused)
        writer.after_commit(partial(_announce, frozenset(self._keys), revision))
        return written

    def _written(self, revision: int, refused: Sequence[tuple[int, str, str]]) -> Written:
        tally = self._tally
        return Written(
            revision=revision,
            previous=self._previous,
            cells=tally.cells,
            added=tally.added,
            removed=tally.removed,
            moved=tally.moved,
            spaced=tally.spaced,
            refused=tuple(refused),
            gone=tuple(tally.gone),
        )

    # ---------------------------------------------------------------- rows in

    def _add(self, sheet: Sheet, new: Sequence[NewRow], *, restoring: bool) -> None:
        if not new:
            return
        there = {row for (row,) in store.rows_by_id(sheet, ("id",), [one.row for one in new])}
        fresh = [one for one in new if one.row not in there]
        self._tally.gone.extend(sorted(there))
        if not fresh:
            return
        self._check_lease(sheet, fresh)
        columns = store.own_columns(sheet)
        numbers, given = _numbering(sheet), dict[str, int]()
        values, unread = [], []
        for one in fresh:
            cells = dict(one.cells)
            for key, coming in numbers.items():
                if not (restoring and cells.get(key) is not None):
                    cells[key] = given[key] = next(coming)
            values.append((*self._base_values(one, restoring), *(_sql(cells.get(column.key)) for column in columns)))
            unread += [(one.row, key, cell) for key, cell in cells.items() if isinstance(cell, Unread)]
            filled = {key: [None, kinds.wire(cell)] for key, cell in cells.items() if cell is not None}
            self._note(sheet, one.row, "add", filled, one.position)
        store.insert(sheet, [*store.BASE_COLUMNS, *(column.key for column in columns)], values)
        self._keep_unread(sheet, unread)
        for key, number in given.items():
            settings.put(_last_number(sheet, key), number)
        self._tally.added += len(fresh)

    def _base_values(self, new: NewRow, restoring: bool) -> tuple[object, ...]:
        stamp = _stamp(self._now)
        created = [new.cells.get(key) if restoring else None for key in _RESTORED]
        return (new.row, new.position, created[0] or stamp, created[1] or self._actor.name, stamp, self._actor.name)

    def _check_lease(self, sheet: Sheet, new: Sequence[NewRow]) -> None:
        """Ids are handed out by the catalogue; an id beyond that would collide with somebody's later."""
        highest = max(one.row for one in new)
        if min(one.row for one in new) < 1 or highest >= SheetRow.get_by_id(sheet.id).next_row:
            raise Refused("row_not_leased", row=highest)

    # ---------------------------------------------------------------- cells

    def _set(self, sheet: Sheet, wanted: Sequence[tuple[int, str, Cell]]) -> None:
        by_row: dict[int, dict[str, Cell]] = defaultdict(dict)
        for row, key, cell in wanted:
            by_row[row][key] = cell
        before = rows.cells(sheet, by_row) if by_row else {}
        shapes: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
        unread, read = [], []
        for row, cells in by_row.items():
            if row not in before:
                self._tally.gone.append(row)
                continue
            old = before[row]
            differing = {key: cell for key, cell in cells.items() if old[key] != cell}
            if not differing:
                continue
            keys = tuple(sorted(differing))
            shapes[keys].append((*(_sql(differing[key]) for key in keys), _stamp(self._now), self._actor.name, row))
            unread += [(row, key, cell) for key, cell in differing.items() if isinstance(cell, Unread)]
            read += [(row, key) for key in differing if isinstance(old[key], Unread)]
            logged = {key: [kinds.wire(old[key]), kinds.wire(cell)] for key, cell in differing.items()}
            self._note(sheet, row, "set", logged)
            self._tally.cells += len(differing)
        for keys, values in shapes.items():
            store.update(sheet, [*keys, "changed_at", "changed_by"], values)
        self._drop_unread(sheet, read)
        self._keep_unread(sheet, unread)

    def _keep_unread(self, sheet: Sheet, cells: Sequence[tuple[int, str, Unread]]) -> None:
        for row, key, cell in cells:
            UnreadCell.create(sheet=sheet.id, row=row, column=key, text=cell.text, code=cell.code)

    def _drop_unread(self, sheet: Sheet, cells: Sequence[tuple[int, str]]) -> None:
        for row, key in cells:
            UnreadCell.delete().where(
                (UnreadCell.sheet == sheet.id) & (UnreadCell.row == row) & (UnreadCell.column == key)
            ).execute()

    # ---------------------------------------------------------------- rows out

    def _remove(self, sheet: Sheet, ids: Sequence[int]) -> None:
        if not ids:
            return
        before = rows.cells(sheet, ids)
        kept = ("id", "position", *_RESTORED)
        stored = {row: (position, created) for row, position, *created in store.rows_by_id(sheet, kept, ids)}
        self._tally.gone.extend(row for row in ids if row not in before)
        found = list(before)
        self._unlink(sheet, found)
        for row, cells in before.items():
            position, created = stored[row]
            logged = {key: [kinds.wire(cell), None] for key, cell in cells.items() if cell is not None}
            logged |= {key: [value, None] for key, value in zip(_RESTORED, created, strict=True)}
            self._note(sheet, row, "remove", logged, position)
            self._drop_unread(sheet, [(row, key) for key, cell in cells.items() if isinstance(cell, Unread)])
        store.delete(sheet, found)
        self._tally.removed += len(found)

    def _unlink(self, sheet: Sheet, ids: Sequence[int]) -> None:
        """Clear every link to rows that go, in the same batch, so that undo brings rows and links back."""
        for other, column in catalog.links_to(sheet.key):
            for start in range(0, len(ids), 500):
                linked = store.rows_where(other, ("id",), column.key, ids[start : start + 500])
                self._set(other, [(row, column.key, None) for (row,) in linked])

    # ---------------------------------------------------------------- the order of rows

    def _move(self, sheet: Sheet, wanted: Sequence[tuple[int, float]]) -> None:
        before = rows.positions(sheet, [row for row, _ in wanted])
        self._tally.gone.extend(row for row, _ in wanted if row not in before)
        differing = {row: to for row, to in wanted if row in before and before[row] != to}
        self._put(sheet, differing, before, "move")
        self._tally.moved += len(differing)

    def _make_room(self, sheet: Sheet, places: Sequence[float]) -> None:
        """Move neighbours apart where rows came to stand too close for another one between them."""
        if not places or not order.is_crowded(rows.positions_between(sheet, *order.reach(places))):
            return
        before = rows.positions(sheet)
        spaced = order.spaced(list(before.items()))
        self._put(sheet, spaced, before, "space")
        self._tally.spaced += len(spaced)

    def _put(self, sheet: Sheet, places: Mapping[int, float], before: Mapping[int, float], action: str) -> None:
        store.update(sheet, ["position"], [(to, row) for row, to in places.items()])
        for row, to in places.items():
            self._note(sheet, row, action, {"position": [before[row], to]}, to)

    # ---------------------------------------------------------------- the log

    def _note(
        self, sheet: Sheet, row: int, action: str, cells: Mapping[str, Sequence[object]], position: float | None = None
    ) -> None:
        line = orjson.dumps(cells).decode()
        self._log.append((sheet.id, row, action, position, line))
        self._tally.touched.add(sheet.id)
        self._keys.add(sheet.key)

    def _batch(self, answer: Mapping[str, object]) -> int:
        """Make the batch; give its revision. `answer` is what a sender who asks again is told."""
        batch = BatchRow.create(
            sheet=self._sheet.id,
            person=self._actor.id,
            by=self._actor.name,
            at=self._now,
            answer=answer,
            **self._batch_fields,
        )
        return int(batch.revision)


# ---------------------------------------------------------------- below


def _numbering(sheet: Sheet) -> dict[str, Iterator[int]]:
    """For each running-number column the numbers to come: none that a row has had, be it deleted since."""
    found: dict[str, Iterator[int]] = {}
    for column in sheet.columns:
        if column.kind == "serial":
            last = max(int(store.largest(sheet, column.key)), settings.get(_last_number(sheet, column.key), 0))
            found[column.key] = count(last + 1)
    return found


def _last_number(sheet: Sheet, column: str) -> str:
    return f"last_number:{sheet.key}.{column}"


def _sql(cell: Cell) -> object:
    return None if isinstance(cell, Unread) else cell


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _announce(keys: frozenset[str], revision: int) -> None:
    for listener in listeners:
        listener(keys, revision)
