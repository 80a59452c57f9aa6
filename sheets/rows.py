"""Reading rows: as canonical cells for the engine, or masked for the person who asks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain, islice
from typing import Any, cast

from models import Person, UnreadCell
from sheets import access, catalog, clock, kinds, masking, store
from sheets.columns import Cell, Column, Reading, Sheet, Unread, Value
from sheets.database import has_own_times
from sheets.people import Actor

STRETCH = 2_000

Row = list[Cell]
Turns = list[tuple[int, Callable[[Any], Cell]]]  # places in a row, each with what its value is turned by


def read(
    actor: Actor, sheet: Sheet, *, skip: int = 0, limit: int | None = None, ids: Iterable[int] | None = None
) -> list[Row]:
    """Rows as [id, position, value of each column …], in order, masked for this person."""
    return list(chain.from_iterable(stretches(actor, sheet, skip=skip, limit=limit, ids=ids)))


def stretches(
    actor: Actor, sheet: Sheet, *, skip: int = 0, limit: int | None = None, ids: Iterable[int] | None = None
) -> Iterator[list[Row]]:
    """What `read` gives, in lists of at most STRETCH rows: a large sheet need not be in memory as a whole."""
    masks = _masks(actor, sheet)
    for found in _stored(sheet, skip=skip, limit=limit, ids=ids):
        _turn(found, masks)
        yield found


def cells(sheet: Sheet, ids: Iterable[int] | None = None) -> dict[int, dict[str, Cell]]:
    """Canonical cells of all rows, or of these: {row id: {column key: cell}}, in the order of the sheet."""
    keys = [column.key for column in sheet.columns]
    return {
        int(str(row)): dict(zip(keys, values, strict=True))
        for found in _stored(sheet, ids=ids)
        for row, _, *values in found
    }


def count(sheet: Sheet) -> int:
    """How many rows the sheet has."""
    return store.count(sheet)


def last_position(sheet: Sheet) -> float:
    """The position of the last row, 0 for an empty sheet."""
    return store.largest(sheet, "position")


def positions(sheet: Sheet, ids: Iterable[int] | None = None) -> dict[int, float]:
    """Where all rows stand, or these: {row id: position}, in the order of the sheet unless ids are given."""
    keys = ("id", "position")
    return dict(store.rows(sheet, keys) if ids is None else store.rows_by_id(sheet, keys, ids))


def positions_between(sheet: Sheet, low: float, high: float) -> list[float]:
    """The positions from `low` to `high` that rows have, in order."""
    return store.positions_between(sheet, low, high)


def exists(sheet: Sheet, row: int) -> bool:
    """Whether the sheet has this row."""
    return any(store.rows_by_id(sheet, ("id",), [row]))


def labels(actor: Actor, sheet: Sheet) -> dict[str, dict[int, str]]:
    """What links show: {column key: {row id: name}}, masked where the name is not for this person."""
    return _labels(actor, sheet)


def label_of_rows(actor: Actor | None, column: Column) -> dict[int, str]:
    """The names a link or person column may show.

    No actor: unmasked, for the engine itself, and with rows that have no name, as a link may lead to one.
    """
    if column.kind == "person":
        return {one.id: one.name for one in Person.select(Person.id, Person.name)}
    target = catalog.sheet(column.target)
    naming = target.column(target.label)
    nothing = Reading(today=date.min)
    found = {row: kinds.show(name, naming, nothing) for row, name in store.rows(target, ("id", naming.key))}
    if actor is None:
        return found
    if access.is_masked(actor, target, naming):
        found = {row: masking.mask(naming, name) for row, name in found.items()}
    return {row: name for row, name in found.items() if name}


def reading(sheet: Sheet, today: date) -> Reading:
    """All that reading values of this sheet depends on, and showing them to the engine itself."""
    return Reading(today=today, labels=_labels(None, sheet))


def reading_for(actor: Actor, sheet: Sheet, today: date) -> Reading:
    """All that showing values of this sheet to this person depends on."""
    return Reading(today=today, labels=_labels(actor, sheet))


def logged(key: str, value: Value | Mapping[str, str]) -> Cell:
    """A cell as the change log keeps it; of a row that went the log has the moment it was made as it was stored."""
    return _moment(value) if key == "created_at" and value is not None else kinds.unwire(value)


# ---------------------------------------------------------------- below


def _labels(actor: Actor | None, sheet: Sheet) -> dict[str, dict[int, str]]:
    return {column.key: label_of_rows(actor, column) for column in sheet.columns if column.kind in ("link", "person")}


def _stored(
    sheet: Sheet, *, skip: int = 0, limit: int | None = None, ids: Iterable[int] | None = None
) -> Iterator[list[Row]]:
    keys = ["id", "position", *(column.key for column in sheet.columns)]
    wanted = None if ids is None else set(ids)
    turns, unread = _from_sql(sheet), _unread(sheet, wanted)
    coming = (
        store.rows(sheet, keys, skip=skip, limit=limit) if wanted is None else store.rows_by_id(sheet, keys, wanted)
    )
    while found := [list(row) for row in islice(coming, STRETCH)]:
        _turn(found, turns)
        _put_unread(found, unread)
        yield found


def _turn(found: list[Row], turns: Turns) -> None:
    """Turn the values at some places of every row."""
    for place, turn in turns:
        for row in found:
            if row[place] is not None:
                row[place] = turn(row[place])


def _unread(sheet: Sheet, wanted: set[int] | None) -> dict[int, dict[int, Unread]]:
    """What could not be read: {row id: {place in the row: cell}}."""
    columns = (UnreadCell.row, UnreadCell.column, UnreadCell.text, UnreadCell.code)
    kept = UnreadCell.select(*columns).where(UnreadCell.sheet == sheet.id)
    if wanted is not None and len(wanted) == 1:
        kept = kept.where(UnreadCell.row == next(iter(wanted)))
    places = {column.key: place for place, column in enumerate(sheet.columns, 2)}
    found: dict[int, dict[int, Unread]] = defaultdict(dict)
    for row, key, text, code in cast(Iterable[tuple[int, str, str, str]], kept.tuples()):
        if key in places:
            found[row][places[key]] = Unread(text=text, code=code)
    return found


def _put_unread(found: list[Row], unread: Mapping[int, Mapping[int, Unread]]) -> None:
    """Put what could not be read where it was written."""
    if not unread:
        return
    for row in found:
        for place, cell in unread.get(int(str(row[0])), {}).items():
            row[place] = cell


def _masks(actor: Actor, sheet: Sheet) -> Turns:
    """Places in a row that this person sees only masked, each with its mask."""
    return [
        (place, partial(masking.mask_cell, column))
        for place, column in enumerate(sheet.columns, 2)
        if access.is_masked(actor, sheet, column)
    ]


def _from_sql(sheet: Sheet) -> Turns:
    """Places in a row whose SQL values are not canonical cells yet, each with what makes them so."""
    turns = _MOMENTS | _FROM_SQL if has_own_times() else _FROM_SQL
    return [(place, turns[column.kind]) for place, column in enumerate(sheet.columns, 2) if column.kind in turns]


def _whole(value: Any) -> Cell:
    """Whole numbers without a fraction, whatever the driver made of them."""
    number = float(value)
    return int(number) if number.is_integer() else number


def _moment(value: Any) -> Cell:
    """A stored UTC moment on the station's clock, to the minute."""
    return clock.local(datetime.fromisoformat(value).replace(tzinfo=UTC)).strftime("%Y-%m-%d %H:%M")


_FROM_SQL: dict[str, Callable[[Any], Cell]] = {
    "yesno": bool,
    "number": _whole,
    "created_at": _moment,
    "changed_at": _moment,
}
# For databases whose dates and times are not text.
_MOMENTS: dict[str, Callable[[Any], Cell]] = {
    "date": lambda value: value.isoformat(),
    "time": lambda value: value.strftime("%H:%M"),
}
