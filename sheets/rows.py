"""Reading rows: as canonical cells for the engine, or masked for the person who asks."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from models import Person, UnreadCell
from sheets import access, catalog, clock, masking, store
from sheets.columns import Cell, Column, Reading, Sheet, Unread
from sheets.people import Actor

Row = list[Cell]


def read(
    actor: Actor, sheet: Sheet, *, skip: int = 0, limit: int | None = None, ids: Iterable[int] | None = None
) -> list[Row]:
    """Rows as [id, position, value of each column …], in order, masked for this person."""
    masks = _masks(actor, sheet)
    found = [[row, position, *cells] for row, position, cells in _stored(sheet, skip=skip, limit=limit, ids=ids)]
    for place, mask in masks:
        for one in found:
            one[place] = mask(one[place])
    return found


def cells(sheet: Sheet, ids: Iterable[int] | None = None) -> dict[int, dict[str, Cell]]:
    """Canonical cells of all rows, or of these: {row id: {column key: cell}}, in the order of the sheet."""
    keys = [column.key for column in sheet.columns]
    return {row: dict(zip(keys, values, strict=True)) for row, _, values in _stored(sheet, ids=ids)}


def count(sheet: Sheet) -> int:
    """How many rows the sheet has."""
    return store.count(sheet)


def last_position(sheet: Sheet) -> float:
    """The position of the last row, 0 for an empty sheet."""
    return store.largest(sheet, "position")


def exists(sheet: Sheet, row: int) -> bool:
    """Whether the sheet has this row."""
    return any(store.rows_by_id(sheet, ("id",), [row]))


def labels(actor: Actor, sheet: Sheet) -> dict[str, dict[int, str]]:
    """What links show: {column key: {row id: name}}, masked where the name is not for this person."""
    return {column.key: label_of_rows(actor, column) for column in sheet.columns if column.kind in ("link", "person")}


def label_of_rows(actor: Actor | None, column: Column) -> dict[int, str]:
    """The names a link or person column may show. No actor: unmasked, for the engine itself."""
    if column.kind == "person":
        return {one.id: one.name for one in Person.select(Person.id, Person.name)}
    target = catalog.sheet(column.target)
    naming = target.column(target.label)
    found = {row: str(name) for row, name in store.rows(target, ("id", naming.key)) if name not in (None, "")}
    if actor is not None and access.is_masked(actor, target, naming):
        return {row: masking.mask(naming, name) for row, name in found.items()}
    return found


def reading(sheet: Sheet, today: date) -> Reading:
    """All that reading and showing values of this sheet depends on."""
    linked = [column for column in sheet.columns if column.kind in ("link", "person")]
    return Reading(today=today, labels={column.key: label_of_rows(None, column) for column in linked})


def name_of_row(actor: Actor, sheet: Sheet, values: dict[str, Cell], shown: Callable[[Column, Cell], str]) -> str:
    """What people call a row: the text of its naming column, masked for this person; empty if it has none."""
    column = sheet.column(sheet.label)
    cell = values.get(column.key)
    text = shown(column, cell)
    return masking.mask(column, text) if text and access.is_masked(actor, sheet, column) else text


# ---------------------------------------------------------------- below


def _stored(
    sheet: Sheet, *, skip: int = 0, limit: int | None = None, ids: Iterable[int] | None = None
) -> Iterator[tuple[int, float, list[Cell]]]:
    keys = ["id", "position", *(column.key for column in sheet.columns)]
    if ids is None:
        found = store.rows(sheet, keys, skip=skip, limit=limit)
    else:
        ids = set(ids)
        found = store.rows_by_id(sheet, keys, ids)
    turns = [(place, _FROM_SQL[column.kind]) for place, column in enumerate(sheet.columns) if column.kind in _FROM_SQL]
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    unread = _unread(sheet, ids)
    for row, position, *values in found:
        for place, turn in turns:
            values[place] = turn(values[place])
        for key, cell in unread.get(row, {}).items():
            values[places[key]] = cell
        yield row, position, values


def _unread(sheet: Sheet, ids: set[int] | None) -> dict[int, dict[str, Cell]]:
    found: dict[int, dict[str, Cell]] = {}
    for one in UnreadCell.select().where(UnreadCell.sheet == sheet.id):
        if ids is None or one.row in ids:
            found.setdefault(one.row, {})[one.column] = Unread(text=one.text, code=one.code)
    return found


def _masks(actor: Actor, sheet: Sheet) -> list[tuple[int, Callable[[Cell], Cell]]]:
    """Places in a row that this person sees only masked, each with its mask."""
    return [
        (place, lambda cell, column=column: masking.mask_cell(column, cell))  # type: ignore[misc]
        for place, column in enumerate(sheet.columns, 2)
        if access.is_masked(actor, sheet, column)
    ]


def _yes_no(value: Any) -> Cell:
    return None if value is None else bool(value)


def _whole(value: Any) -> Cell:
    """Whole numbers without a fraction, whatever the driver made of them."""
    if value is None:
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def _iso(value: Any) -> Cell:
    return value if value is None or isinstance(value, str) else value.isoformat()


def _minute(value: Any) -> Cell:
    return value[:5] if isinstance(value, str) else _iso(value) and value.strftime("%H:%M")


def _moment(value: str) -> Cell:
    """A stored UTC moment on the station's clock, to the minute."""
    return clock.local(datetime.fromisoformat(value).replace(tzinfo=UTC)).strftime("%Y-%m-%d %H:%M")


_FROM_SQL: dict[str, Callable[[Any], Cell]] = {
    "yesno": _yes_no,
    "number": _whole,
    "date": _iso,
    "time": _minute,
    "created_at": _moment,
    "changed_at": _moment,
}
