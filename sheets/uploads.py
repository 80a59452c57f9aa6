"""Workbooks that come back: read once, kept until somebody applies or discards them, merged anew each time.

The merge is computed for the preview and again inside the write; if the table has moved in between so that
the outcome differs, nothing is written and the difference is shown instead.
"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from peewee import ModelSelect

from models import Copy, Upload
from sheets import access, catalog, changes, clock, history, kinds, measuring, new_options, placing, returned, writer
from sheets.changes import Edits, NewRow, Written
from sheets.columns import Sheet
from sheets.decisions import Choice, Decided, Take, decided, undecided
from sheets.merged import Merge
from sheets.people import Actor
from sheets.sentences import Refused

MOST_WAITING = 20  # uploads of one person that wait for a decision
LONGEST_NAME = 200  # characters

Remark = tuple[str, dict[str, Any]]  # code of a sentence, its values


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """An upload with the merge as it stands now. `seen` names this outcome; `before` is when the same file came.

    `revision` is the batch it became, None as long as it wrote nothing or once that was undone.
    """

    number: int
    sheet: Sheet
    filename: str
    by: str
    at: datetime
    state: str
    merge: Merge
    seen: str
    remarks: Sequence[Remark]
    downloaded: tuple[datetime, str] | None
    before: datetime | None
    revision: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied:
    """What applying did: `written`, or, where the table had moved, nothing but the new `merge` to look at."""

    written: Written | None
    waiting: Waiting


def receive(actor: Actor, key: str, filename: str, data: bytes, now: datetime) -> int:
    """Read a workbook and keep it for a decision; return its number. Raises Refused with what is wrong with it."""
    sheet = catalog.sheet(key)
    access.demand_edit(actor, sheet)
    filename = _plain(filename)
    waiting = Upload.select().where((Upload.person == actor.id) & (Upload.state == "waiting"))
    if actor.id is not None and waiting.count() >= MOST_WAITING:
        raise Refused("too_many_waiting", most=MOST_WAITING)
    read = returned.read(sheet, filename, data, now)
    return _keep(actor, sheet, filename, hashlib.sha256(data).hexdigest(), read, now)


def waiting(actor: Actor, number: int) -> Waiting:
    """The upload and its merge into the table as it is now."""
    upload = _upload(actor, number)
    sheet = catalog.sheet_by_id(upload.sheet_id)
    return _waiting(upload, sheet, _merge(upload, sheet))


def open_uploads(actor: Actor, sheet: Sheet) -> list[tuple[int, str, str, datetime]]:
    """Uploads of this sheet that wait for a decision: (number, file name, by, at), newest first."""
    access.demand_edit(actor, sheet)
    found = Upload.select().where((Upload.sheet == sheet.id) & (Upload.state == "waiting")).order_by(Upload.id.desc())
    return [(one.id, one.filename, one.by, one.at) for one in found]


@writer.transaction
def apply(
    actor: Actor,
    number: int,
    choices: Mapping[str, Choice],
    now: datetime,
    *,
    seen: str | None = None,
    take: Take = "now",
) -> Applied:
    """Write the merge as one batch. With `seen`, only if the outcome is still the one that was looked at."""
    upload = _upload(actor, number)
    if upload.state != "waiting":
        raise Refused("upload_gone", filename=upload.filename)
    sheet = catalog.sheet_by_id(upload.sheet_id)
    merge = _merge(upload, sheet)
    shown = _waiting(upload, sheet, merge)
    if seen is not None and shown.seen != seen:
        return Applied(written=None, waiting=shown)
    sheet, choices = new_options.settled(actor, sheet, merge, choices, clock.today(now))
    edits, given = _edits(actor, sheet, decided(merge, choices, take=take))
    written = changes.write(actor, sheet, edits, now=now, source="upload", label=upload.filename)
    upload.state, upload.given = "applied", given
    left = undecided(merge, choices, given, take=take)
    upload.undecided = {row: {key: kinds.wire(cell) for key, cell in cells.items()} for row, cells in left.items()}
    upload.revision = written.revision if written.cells or written.added or written.removed else None
    upload.save()
    return Applied(written=written, waiting=shown)


@writer.transaction
def discard(actor: Actor, number: int) -> None:
    """Put an upload away without using it."""
    upload = _upload(actor, number)
    if upload.state == "waiting":
        upload.state = "discarded"
        upload.save()


def try_merge(actor: Actor, key: str, filename: str, data: bytes, now: datetime) -> Merge:
    """What merging this file would do; nothing is kept."""
    sheet = catalog.sheet(key)
    access.demand_edit(actor, sheet)
    read = returned.read(sheet, filename, data, now)
    return measuring.merged(sheet, read.rows, read.copy)


# ---------------------------------------------------------------- below


def _plain(filename: str) -> str:
    """A file name without marks that nobody sees but that turn the letters round (Unicode Cc, Cf), and not too long."""
    seen = "".join(letter for letter in filename if unicodedata.category(letter) not in ("Cc", "Cf"))
    if len(seen) <= LONGEST_NAME:
        return seen
    stem, dot, kind = seen.rpartition(".")
    return f"{stem[: LONGEST_NAME - 10]}…{dot}{kind[:8]}"


@writer.transaction
def _keep(actor: Actor, sheet: Sheet, filename: str, digest: str, read: "returned.Returned", now: datetime) -> int:
    known = read.copy if read.copy and Copy.get_or_none(Copy.number == read.copy) else None
    upload = Upload.create(
        sheet=sheet.id,
        copy=known,
        person=actor.id,
        by=actor.name,
        at=now,
        filename=filename,
        sha256=digest,
        state="waiting",
        sent=measuring.packed(read.rows),
        remarks=read.remarks,
    )
    return int(upload.id)


def _upload(actor: Actor, number: int) -> Upload:
    found = Upload.get_or_none(Upload.id == number)
    if found is None:
        raise Refused("upload_gone", filename="")
    access.demand_edit(actor, catalog.sheet_by_id(found.sheet_id))
    return found


def _waiting(upload: Upload, sheet: Sheet, merge: Merge) -> Waiting:
    before = _same_file(upload).order_by(Upload.id.desc()).first()
    receipt = upload.copy
    return Waiting(
        number=upload.id,
        sheet=sheet,
        filename=upload.filename,
        by=upload.by,
        at=upload.at,
        state=upload.state,
        merge=merge,
        seen=hashlib.sha256(orjson.dumps(merge.as_json())).hexdigest()[:16],
        remarks=[(code, values) for code, values in upload.remarks],
        downloaded=(receipt.at, receipt.by) if receipt else None,
        before=before.at if before else None,
        revision=upload.revision if _stands(upload) else None,
    )


def _same_file(upload: Upload) -> "ModelSelect[Upload]":
    return Upload.select().where(
        (Upload.sha256 == upload.sha256)
        & (Upload.sheet == upload.sheet_id)
        & (Upload.id < upload.id)
        & measuring.in_force()
    )


def _stands(upload: Upload) -> bool:
    return bool(Upload.select().where((Upload.id == upload.id) & measuring.in_force()).exists())


def _merge(upload: Upload, sheet: Sheet) -> Merge:
    return measuring.merged(sheet, measuring.unpacked(upload.sent), upload.copy_id, before=upload.id)


def _edits(actor: Actor, sheet: Sheet, decided: Decided) -> tuple[Edits, dict[int, int]]:
    """The edits of a decided merge, and the ids that its new rows get: {line: row id}."""
    first, _ = catalog.lease_rows(actor, sheet, len(decided.add)) if decided.add else (0, 0)
    places = placing.below(sheet, [new.after for new in decided.add])
    added = [
        NewRow(row=first + number, position=place, cells=new.cells)
        for number, (new, place) in enumerate(zip(decided.add, places, strict=True))
    ]
    back = history.last_states(sheet, {one.row: one.cells for one in decided.restore if one.row is not None})
    given = {new.line: first + number for number, new in enumerate(decided.add)}
    return Edits(add=added, back=back, set=decided.set, remove=decided.remove), given
