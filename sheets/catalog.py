"""Which sheets there are and which columns they have; making more of both."""

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache, partial
from typing import Any
from uuid import uuid4

from models import ColumnRow, SheetRow, database
from sheets import access, store, writer
from sheets.columns import Column, Sheet
from sheets.kind_options import BETWEEN, has_option
from sheets.kinds import KINDS
from sheets.people import Actor
from sheets.sentences import Refused

# Told after each commit that changed what columns a sheet has, or how they are described.
listeners: list[Callable[[Sheet], None]] = []

LONGEST_OPTION = 60  # characters

_KEY = re.compile(r"[a-z][a-z0-9_]{0,30}")
# Of a column's description, what stands in `settings` and not in a field of its own.
_SETTINGS = {field.name for field in fields(Column)} - {"key", "title", "title_en", "kind", "starter"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSheet:
    """What a sheet is made from. `label` is the key of the column that names a row."""

    key: str
    title: str
    label: str
    columns: tuple[Column, ...]
    title_en: str = ""
    icon: str = "table_chart"
    starter: bool = False


def sheets() -> list[Sheet]:
    """All sheets in the order people put them."""
    return [_sheet(row) for row in SheetRow.select().order_by(SheetRow.position, SheetRow.id)]


def sheet(key: str) -> Sheet:
    """The sheet with this key; raises Refused(no_such_sheet)."""
    row = SheetRow.get_or_none(SheetRow.key == key)
    if row is None:
        raise Refused("no_such_sheet", sheet=key)
    return _sheet(row)


def sheet_by_id(number: int) -> Sheet:
    """The sheet with this number; raises Refused(no_such_sheet)."""
    row = SheetRow.get_or_none(SheetRow.id == number)
    if row is None:
        raise Refused("no_such_sheet", sheet=str(number))
    return _sheet(row)


@writer.transaction
def create_sheet(actor: Actor, new: NewSheet) -> Sheet:
    """Make a sheet and its table; managers only."""
    access.demand_manage(actor)
    _check_keys(new)
    if SheetRow.get_or_none(SheetRow.key == new.key):
        raise Refused("sheet_key_taken", sheet=new.key)
    row = SheetRow.create(
        key=new.key,
        title=new.title,
        title_en=new.title_en,
        icon=new.icon,
        label=new.label,
        position=SheetRow.select().count(),
        starter=new.starter,
    )
    for place, column in enumerate(new.columns):
        _describe(row.id, column, place)
    made = sheet(new.key)
    store.create_table(made)
    return made


@writer.transaction
def add_column(actor: Actor, key: str, column: Column) -> Sheet:
    """Add a column at the right of a sheet; managers only."""
    access.demand_manage(actor)
    old = sheet(key)
    _check_key(column)
    if any(column.key == one.key for one in old.columns):
        raise Refused("column_key_taken", column=column.title)
    _describe(old.id, column, len(old.columns))
    store.add_column(old, column)
    return _described_anew(old)


@writer.transaction
def change_column(actor: Actor, key: str, column: Column) -> Sheet:
    """Retitle or hide a column, change its options or help; its key and kind stay. Managers only."""
    access.demand_manage(actor)
    old = sheet(key).column(column.key)
    kept = replace(column, kind=old.kind, starter=old.starter, target=old.target)
    row = ColumnRow.get((ColumnRow.sheet == sheet(key).id) & (ColumnRow.key == column.key))
    row.title, row.title_en, row.settings = kept.title, kept.title_en, _settings(kept)
    row.save()
    return _described_anew(sheet(key))


@writer.transaction
def add_option(actor: Actor, key: str, column: str, option: str) -> tuple[str, ...]:
    """Add an option at the end of a column's; one that is there already, maybe in other width, stays one.

    Whoever may fill the column in may do it. Raises Refused with the sentence that says why not.
    """
    found = sheet(key)
    access.demand_edit(actor, found)
    asked = next((one for one in found.columns if one.key == column), None)
    if asked is None:
        raise Refused("no_such_column", sheet=found.title, column=column)
    if not access.may_add_option(actor, found, asked):
        raise Refused("no_options_here", column=asked.title)
    option = _checked_option(option)
    if has_option(asked, option):
        return asked.options
    grown = replace(asked, options=(*asked.options, option))
    ColumnRow.update(settings=_settings(grown)).where(
        (ColumnRow.sheet == found.id) & (ColumnRow.key == column)
    ).execute()
    return _described_anew(found).column(column).options


@writer.transaction
def lease_rows(actor: Actor, sheet: Sheet, count: int) -> tuple[int, int]:
    """Hand out `count` row ids, [first, last + 1), so that a new row has its real id at once."""
    access.demand_edit(actor, sheet)
    row = SheetRow.get_by_id(sheet.id)
    first: int = row.next_row
    SheetRow.update(next_row=first + count).where(SheetRow.id == sheet.id).execute()
    return first, first + count


def links_to(target: str) -> Sequence[tuple[Sheet, Column]]:
    """Every link column that points at this sheet, with the sheet it stands in."""
    return [
        (one, column) for one in sheets() for column in one.columns if column.kind == "link" and column.target == target
    ]


# ---------------------------------------------------------------- below


def _describe(sheet_id: int, column: Column, place: int) -> None:
    ColumnRow.create(
        sheet=sheet_id,
        key=column.key,
        title=column.title,
        title_en=column.title_en,
        kind=column.kind,
        position=place,
        starter=column.starter,
        settings=_settings(column),
    )


def _settings(column: Column) -> dict[str, object]:
    """Only what differs from the default, so that a description stays readable."""
    plain = asdict(Column(key="", title="", kind=""))
    return {name: value for name, value in asdict(column).items() if name in _SETTINGS and value != plain[name]}


def _column(row: ColumnRow) -> Column:
    settings: dict[str, Any] = dict(row.settings)
    if "options" in settings:
        settings["options"] = tuple(settings["options"])
    if "tones" in settings:
        settings["tones"] = tuple((option, tone) for option, tone in settings["tones"])
    return Column(key=row.key, title=row.title, title_en=row.title_en, kind=row.kind, starter=row.starter, **settings)


def _described_anew(old: Sheet) -> Sheet:
    SheetRow.update(described=uuid4().hex).where(SheetRow.id == old.id).execute()
    described = sheet(old.key)
    writer.after_commit(partial(_announce, described))
    return described


def _announce(described: Sheet) -> None:
    for listener in listeners:
        listener(described)


def _checked_option(option: str) -> str:
    option = " ".join(option.split())
    if not option:
        raise Refused("option_missing")
    if len(option) > LONGEST_OPTION:
        raise Refused("option_too_long", most=LONGEST_OPTION)
    if BETWEEN in option:
        raise Refused("option_with_comma", option=option)
    return option


@lru_cache(maxsize=500)
def _columns(_database: object, sheet_id: int, _described: str) -> tuple[Column, ...]:
    """The columns of a sheet; they are read again when the description has changed, in this process or another.

    A description's name is never used twice, so one that was rolled back is not taken for a later one.
    """
    found = ColumnRow.select().where(ColumnRow.sheet == sheet_id).order_by(ColumnRow.position, ColumnRow.id)
    return tuple(_column(one) for one in found)


def _sheet(row: SheetRow) -> Sheet:
    return Sheet(
        id=row.id,
        key=row.key,
        title=row.title,
        title_en=row.title_en,
        icon=row.icon,
        label=row.label,
        columns=_columns(database.obj, row.id, row.described),
        starter=row.starter,
        revision=row.revision,
    )


def _check_keys(new: NewSheet) -> None:
    if not _KEY.fullmatch(new.key):
        raise Refused("bad_key", key=new.key)
    keys = [column.key for column in new.columns]
    if len(set(keys)) != len(keys) or new.label not in keys:
        raise Refused("bad_key", key=new.label)
    for column in new.columns:
        _check_key(column)


def _check_key(column: Column) -> None:
    automatic = column.kind in store.BASE_COLUMNS
    if not _KEY.fullmatch(column.key) or column.kind not in KINDS:
        raise Refused("bad_key", key=column.key)
    if (column.key in store.BASE_COLUMNS) != automatic or (automatic and column.key != column.kind):
        raise Refused("bad_key", key=column.key)
