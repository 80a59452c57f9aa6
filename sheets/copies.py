"""Downloads and their receipts: the canonical values as they went out, which are the base of a later merge."""

import zlib
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from models import Copy
from sheets import access, catalog, clock, kinds, rows, settings, writer
from sheets.columns import Cell, Reading, Sheet
from sheets.people import Actor
from sheets.sentences import Refused
from sheets.workbook import Stamp, write_workbook, written

Cells = dict[int, dict[str, Cell]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A workbook on its way out: its file name, its bytes, the number of its receipt, how many rows it has."""

    filename: str
    data: bytes
    copy: int
    rows: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Taken:
    number: int
    sheet: Sheet
    cells: Cells
    reading: Reading


def download(actor: Actor, key: str, now: datetime) -> Download:
    """The sheet as a workbook, with its receipt kept; what this person sees masked goes out masked."""
    taken = _take(actor, key, now)
    stamp = Stamp(
        copy=taken.number,
        secret=settings.copy_secret(),
        revision=taken.sheet.revision,
        at=clock.local(now).isoformat(timespec="seconds"),
    )
    data = write_workbook(taken.sheet, list(taken.cells.items()), taken.reading, stamp, language=actor.language)
    name = f"{taken.sheet.title}_{clock.today(now).isoformat()}.xlsx"
    return Download(filename=name, data=data, copy=taken.number, rows=len(taken.cells))


def demand_own(number: int, sheet: Sheet) -> None:
    """Raise Refused(other_sheet) if this is a download of another sheet."""
    found = Copy.get_or_none(Copy.number == number)
    if found is not None and found.sheet_id != sheet.id:
        other = catalog.sheet_by_id(found.sheet_id)
        raise Refused("other_sheet", other=other.title, sheet=sheet.title, key=other.key)


def base_of(number: int, sheet: Sheet) -> Cells | None:
    """What a download of this sheet held, or None if there is no such receipt."""
    found = Copy.get_or_none((Copy.number == number) & (Copy.sheet == sheet.id))
    if found is None:
        return None
    held = orjson.loads(zlib.decompress(found.rows))
    return {
        int(row): {key: kinds.unwire(cell) for key, cell in zip(found.columns, cells, strict=True)}
        for row, cells in held.items()
    }


# ---------------------------------------------------------------- below


@writer.transaction
def _take(actor: Actor, key: str, now: datetime) -> _Taken:
    """Snapshot and receipt in one transaction, so that no edit falls between them."""
    sheet = catalog.sheet(key)
    keys = [column.key for column in sheet.columns]
    seen = {int(str(row)): dict(zip(keys, cells, strict=True)) for row, _, *cells in rows.read(actor, sheet)}
    sent = written(seen.items(), sheet.columns)
    packed = orjson.dumps(
        {row: [kinds.wire(cells[key]) for key in keys] for row, cells in sent.items()}, option=orjson.OPT_NON_STR_KEYS
    )
    receipt = _same(actor, sheet, keys, packed) or Copy.create(
        sheet=sheet.id,
        person=actor.id,
        by=actor.name,
        at=now,
        revision=sheet.revision,
        columns=keys,
        rows=zlib.compress(packed),
    )
    reading = rows.reading_for(actor, sheet, clock.today(now))
    return _Taken(number=receipt.number, sheet=_as_seen(actor, sheet), cells=seen, reading=reading)


def _same(actor: Actor, sheet: Sheet, keys: list[str], packed: bytes) -> Copy | None:
    """The receipt of this person's last download of the sheet, if they saw just the same then."""
    mine = (Copy.sheet == sheet.id) & (Copy.by == actor.name) & (Copy.revision == sheet.revision)
    mine &= Copy.person.is_null() if actor.id is None else Copy.person == actor.id
    found: Copy | None = Copy.select().where(mine).order_by(Copy.number.desc()).first()
    if found is None or found.columns != keys or zlib.decompress(found.rows) != packed:
        return None
    return found


def _as_seen(actor: Actor, sheet: Sheet) -> Sheet:
    """The sheet with its masked columns as the texts that they hold for this person, without options to choose from."""
    columns = (
        replace(column, kind="text", options=(), target="") if access.is_masked(actor, sheet, column) else column
        for column in sheet.columns
    )
    return replace(sheet, columns=tuple(columns))
