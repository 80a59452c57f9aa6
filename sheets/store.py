"""The SQL table behind each sheet: making it, and moving rows in and out of it as plain tuples."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import peewee

from models import database
from sheets.columns import Column, Sheet
from sheets.database import placeholder, quoted, write_many
from sheets.kinds import KINDS

# Every sheet's table has these besides its own columns. Columns of the automatic kinds of the same
# names show them and have no column of their own.
BASE_COLUMNS = ("id", "position", "created_at", "created_by", "changed_at", "changed_by")
_CHUNK = 500  # ids in one IN (…)


def table_name(key: str) -> str:
    """The SQL name of a sheet's table."""
    return f"sheet_{key}"


def own_columns(sheet: Sheet) -> list[Column]:
    """The columns that have a SQL column of their own."""
    return [column for column in sheet.columns if column.key not in BASE_COLUMNS]


def create_table(sheet: Sheet) -> None:
    """CREATE TABLE for a described sheet, with an index on the order of rows."""
    name = table_name(sheet.key)
    lines = [
        '"id" INTEGER NOT NULL PRIMARY KEY',
        '"position" DOUBLE PRECISION NOT NULL',
        '"created_at" TEXT NOT NULL',
        '"created_by" TEXT NOT NULL',
        '"changed_at" TEXT NOT NULL',
        '"changed_by" TEXT NOT NULL',
        *(_definition(column) for column in own_columns(sheet)),
    ]
    database.execute_sql(f"CREATE TABLE {quoted(name)} ({', '.join(lines)})")
    database.execute_sql(f"CREATE INDEX {quoted(name + '_order')} ON {quoted(name)} ({quoted('position', 'id')})")


def add_column(sheet: Sheet, column: Column) -> None:
    """ALTER TABLE … ADD COLUMN for a newly described column."""
    if column.key not in BASE_COLUMNS:
        database.execute_sql(f"ALTER TABLE {quoted(table_name(sheet.key))} ADD COLUMN {_definition(column)}")


def select(sheet: Sheet, keys: Sequence[str]) -> peewee.Query:
    """A query over the sheet's rows for these SQL columns, in the order of the sheet."""
    table = _table(sheet)
    return table.select(*(getattr(table.c, key) for key in keys)).order_by(table.c.position, table.c.id)


def rows(sheet: Sheet, keys: Sequence[str], *, skip: int = 0, limit: int | None = None) -> Iterator[tuple[Any, ...]]:
    """The SQL values of all rows, or of a stretch of them, in order."""
    query = select(sheet, keys).limit(limit)
    return iter(database.execute(query.offset(skip) if skip else query))


def rows_by_id(sheet: Sheet, keys: Sequence[str], ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """The SQL values of these rows, as many of them as there are."""
    wanted = sorted(set(ids))
    table = _table(sheet)
    if len(wanted) > _CHUNK and 2 * len(wanted) > wanted[-1] - wanted[0]:  # nearly all in between: one query
        known = set(wanted)
        for row in database.execute(select(sheet, ("id", *keys)).where(table.c.id.between(wanted[0], wanted[-1]))):
            if row[0] in known:
                yield row[1:]
        return
    for start in range(0, len(wanted), _CHUNK):
        yield from database.execute(select(sheet, keys).where(table.c.id.in_(wanted[start : start + _CHUNK])))


def rows_where(sheet: Sheet, keys: Sequence[str], column: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """The SQL values of the rows whose `column` holds one of `values`."""
    table = _table(sheet)
    return list(database.execute(select(sheet, keys).where(getattr(table.c, column).in_(values))))


def positions_between(sheet: Sheet, low: float, high: float) -> list[float]:
    """The positions of the rows that stand from `low` to `high`, in order."""
    table = _table(sheet)
    found = table.select(table.c.position).where(table.c.position.between(low, high)).order_by(table.c.position)
    return [position for (position,) in database.execute(found)]


def count(sheet: Sheet) -> int:
    """How many rows the sheet has."""
    table = _table(sheet)
    return int(database.execute(table.select(peewee.fn.COUNT(table.c.id))).fetchone()[0])


def largest(sheet: Sheet, column: str) -> float:
    """The largest value of a number column, 0 for an empty sheet."""
    table = _table(sheet)
    found = database.execute(table.select(peewee.fn.MAX(getattr(table.c, column)))).fetchone()[0]
    return float(found or 0)


def insert(sheet: Sheet, keys: Sequence[str], values: list[tuple[object, ...]]) -> None:
    """Insert rows; `values` are in the order of `keys`."""
    marks = ", ".join([placeholder()] * len(keys))
    write_many(f"INSERT INTO {quoted(table_name(sheet.key))} ({quoted(*keys)}) VALUES ({marks})", values)  # noqa: S608


def update(sheet: Sheet, keys: Sequence[str], values: list[tuple[object, ...]]) -> None:
    """Update these columns of rows; each tuple is the values in the order of `keys`, then the row's id."""
    sets = ", ".join(f"{quoted(key)} = {placeholder()}" for key in keys)
    where = f"{quoted('id')} = {placeholder()}"
    write_many(f"UPDATE {quoted(table_name(sheet.key))} SET {sets} WHERE {where}", values)  # noqa: S608


def delete(sheet: Sheet, ids: Sequence[int]) -> None:
    """Delete rows by id."""
    where = f"{quoted('id')} = {placeholder()}"
    write_many(f"DELETE FROM {quoted(table_name(sheet.key))} WHERE {where}", [(row,) for row in ids])  # noqa: S608


def _table(sheet: Sheet) -> peewee.Table:
    return peewee.Table(table_name(sheet.key)).bind(database)


def _definition(column: Column) -> str:
    """The SQL of one column; a link is a foreign key that is checked at commit, so a batch may go in any order."""
    parts = [quoted(column.key), KINDS[column.kind].sql]
    if column.kind == "link":
        parts.append(f"REFERENCES {quoted(table_name(column.target))} ({quoted('id')}) DEFERRABLE INITIALLY DEFERRED")
    elif column.kind == "person":
        parts.append(f"REFERENCES {quoted('person')} ({quoted('id')}) DEFERRABLE INITIALLY DEFERRED")
    return " ".join(parts)
