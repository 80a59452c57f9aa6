"""What the grid sends: batches of plain JSON, read by kind, written one by one, each answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sheets import catalog, changes, clock, crossing, kinds, rows
from sheets.changes import Edits, NewRow, Written
from sheets.columns import Cell, Column, Reading, Sheet, Unread
from sheets.crossing import Crossed
from sheets.people import Actor
from sheets.sentences import Refused, say, why_unread

MOST_CELLS = 500_000  # in one batch; a larger paste is a workbook to upload
LARGEST_ROW = 2**53  # what a browser counts up to
FARTHEST = 1e15  # a position beyond has no room for another beside it


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What became of one batch.

    `bad` is (row, column, cell as stored, sentence): cells that could not be read or may not be changed.
    `stored` is (row, column, cell) where the server stored something else than a finished value was sent.
    `prev` is -1 when the page has to fetch which other rows were moved to make room.
    `dirty` are rows to be read again. `crossed` are cells that somebody else had written unseen.
    `error` is a sentence when the whole batch was refused.
    """

    id: str
    v: int = 0
    prev: int = 0
    bad: Sequence[tuple[int, str, Cell, str]] = ()
    stored: Sequence[tuple[int, str, Cell]] = ()
    dirty: Sequence[int] = ()
    crossed: Sequence[Crossed] = ()
    error: str = ""


def take(actor: Actor, key: str, client: str, batches: Sequence[dict[str, Any]], now: datetime) -> list[Answer]:
    """Write each batch in order; a batch that is refused does not hold up the next."""
    return [_take_one(actor, key, client, batch, now) for batch in batches]


def _take_one(actor: Actor, key: str, client: str, batch: dict[str, Any], now: datetime) -> Answer:
    name = str(batch.get("id", ""))
    try:
        sheet = catalog.sheet(key)
        reading = rows.reading(sheet, clock.today(now))
        edits, typed = _Reader(sheet, reading).edits(batch)
        label = str(batch.get("label", ""))[:40]
        uid = f"{client[:60]}:{actor.id}:{name[:60]}"  # nobody takes the name of a batch that another one sends
        written = changes.write(actor, sheet, edits, now=now, source="grid", label=label, uid=uid)
    except Refused as refused:
        return Answer(id=name, error=refused.sentence(actor.language))
    answer = _answer(actor, sheet, name, edits, typed, written)
    return replace(answer, crossed=_crossed(actor, sheet, batch, written))


def _answer(
    actor: Actor,
    sheet: Sheet,
    name: str,
    edits: Edits,
    typed: list[tuple[int, str, Cell]],
    written: Written,
) -> Answer:
    added = rows.read(actor, sheet, ids=[new.row for new in edits.add]) if edits.add else []
    whole = [
        (int(str(one[0])), column.key, cell)
        for one in added
        for column, cell in zip(sheet.columns, one[2:], strict=True)
        if cell is not None
    ]
    return Answer(
        id=name,
        v=written.revision,
        prev=-1 if written.spaced else written.previous,
        bad=[*_unread(actor, sheet, typed), *_refused(actor, sheet, written)],
        stored=[*typed, *whole],
        dirty=written.gone,
    )


def _crossed(actor: Actor, sheet: Sheet, batch: dict[str, Any], written: Written) -> list[Crossed]:
    """`seen` is the revision that the page showed when the batch was made; without it nothing is told."""
    seen = batch.get("seen")
    if not isinstance(seen, int) or not 0 < seen < written.previous:
        return []
    return crossing.crossed(actor, sheet, seen=seen, revision=written.revision)


def _unread(actor: Actor, sheet: Sheet, typed: list[tuple[int, str, Cell]]) -> list[tuple[int, str, Cell, str]]:
    return [
        (row, key, cell, why_unread(cell, sheet.column(key), actor.language, target=_target(sheet.column(key))))
        for row, key, cell in typed
        if isinstance(cell, Unread)
    ]


def _refused(actor: Actor, sheet: Sheet, written: Written) -> list[tuple[int, str, Cell, str]]:
    there = rows.cells(sheet, {row for row, _, _ in written.refused}) if written.refused else {}
    titles = {column.key: column.title for column in sheet.columns}
    return [
        (
            row,
            key,
            there.get(row, {}).get(key),
            say(code, actor.language, column=titles.get(key, key), sheet=sheet.title),
        )
        for row, key, code in written.refused
    ]


def _target(column: Column) -> str:
    return catalog.sheet(column.target).title if column.target else ""


class _Reader:
    """Reads the JSON of one batch; raises Refused(bad_request) where it is not what a grid sends."""

    def __init__(self, sheet: Sheet, reading: Reading) -> None:
        self._sheet, self._reading = sheet, reading
        self._columns = {column.key: column for column in sheet.columns}
        self._typed: list[tuple[int, str, Cell]] = []
        self._known: dict[tuple[str, str], Cell] = {}

    def edits(self, batch: dict[str, Any]) -> tuple[Edits, list[tuple[int, str, Cell]]]:
        """The edits, and those cells that came as typed text with what they were read as."""
        try:
            added = [self._row(*line) for line in batch.get("add") or ()]
            cells = [
                (_number(row), str(key), self._cell(_number(row), str(key), raw))
                for row, key, raw in batch.get("set") or ()
            ]
            gone = [_number(row) for row in batch.get("remove") or ()]
            moves = [(_number(row), _position(to)) for row, to in batch.get("move") or ()]
        except (TypeError, ValueError) as wrong:
            raise Refused("bad_request") from wrong
        if len({new.row for new in added}) < len(added):
            raise Refused("bad_request")
        if len(cells) + len(moves) + len(added) * len(self._columns) > MOST_CELLS:
            raise Refused("batch_too_large", most=MOST_CELLS)
        return Edits(add=added, set=cells, remove=gone, move=moves, read=True), self._typed

    def _row(self, row: object, position: object, *raw: object) -> NewRow:
        number = _number(row)
        cells = {
            column.key: self._cell(number, column.key, value)
            for column, value in zip(self._sheet.columns, raw, strict=False)
            if value not in (None, "")
        }
        return NewRow(row=number, position=_position(position), cells=cells)

    def _cell(self, row: int, key: str, raw: object) -> Cell:
        column = self._columns.get(key)
        if column is None:
            return None  # refused by name when it is written
        if not isinstance(raw, dict):
            return kinds.accept(raw, column, self._reading)
        cell = self._read(column, raw.get("text"), raw)
        self._typed.append((row, key, cell))
        return cell

    def _read(self, column: Column, text: object, raw: dict[str, Any]) -> Cell:
        """A typed cell; a pasted column says the same again and again, and is read once."""
        if not isinstance(text, str) or "unread" in raw:
            return kinds.accept(raw, column, self._reading)
        place = (column.key, text)
        if place not in self._known:
            self._known[place] = kinds.accept(raw, column, self._reading)
        return self._known[place]


def _number(raw: Any) -> int:
    """A row's number; raises ValueError when no row could have it."""
    number = int(raw)
    if abs(number) > LARGEST_ROW:
        raise ValueError(number)
    return number


def _position(raw: Any) -> float:
    """Where a new row stands; raises ValueError where no other could stand beside it."""
    position = float(raw)
    if not abs(position) <= FARTHEST:  # nor is NaN
        raise ValueError(position)
    return position
