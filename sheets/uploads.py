"""Workbooks that come back: read once, kept until somebody applies or discards them, merged anew at each look.

What is decided about them is written by `sheets/applying.py`.
"""

import hashlib
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from peewee import ModelSelect

from models import Copy, Upload
from sheets import (
    access,
    catalog,
    measuring,
    returned,
    writer,
)
from sheets.columns import Sheet
from sheets.merged import Merge
from sheets.people import Actor
from sheets.sentences import Refused
from sheets.together import together

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
    return described(upload, sheet, merge_of(upload, sheet))


def open_uploads(actor: Actor, sheet: Sheet) -> list[tuple[int, str, str, datetime]]:
    """Uploads of this sheet that wait for a decision: (number, file name, by, at), newest first."""
    access.demand_edit(actor, sheet)
    found = Upload.select().where((Upload.sheet == sheet.id) & (Upload.state == "waiting")).order_by(Upload.id.desc())
    return [(one.id, one.filename, one.by, one.at) for one in found]


def waiting_together(actor: Actor, numbers: Collection[int]) -> list[Waiting]:
    """Uploads of one sheet merged beside one another, in an order that does not depend on how they are given."""
    return described_together(*open_together(actor, numbers))


def seen_together(shown: Sequence[Waiting]) -> str:
    """What names the outcome of several uploads, as `Waiting.seen` names that of one."""
    return _digest([(one.number, one.seen) for one in shown])


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


# ---------------------------------------------------------------- what writing asks


def open_one(actor: Actor, number: int) -> tuple[Upload, Sheet]:
    """An upload that still waits, and its sheet."""
    upload = _upload(actor, number)
    if upload.state != "waiting":
        raise Refused("upload_gone", filename=upload.filename)
    return upload, catalog.sheet_by_id(upload.sheet_id)


def open_together(actor: Actor, numbers: Collection[int]) -> tuple[list[Upload], Sheet]:
    """Uploads that wait, in the order of what they hold, and the one sheet that they are for."""
    found = [open_one(actor, number) for number in set(numbers)]
    if len({sheet.id for _, sheet in found}) != 1:
        raise Refused("bad_request")
    return sorted((upload for upload, _ in found), key=lambda one: (one.sha256, one.id)), found[0][1]


def merge_of(upload: Upload, sheet: Sheet) -> Merge:
    """The merge of one upload alone into the table as it is now."""
    return measuring.merged(sheet, measuring.unpacked(upload.sent), upload.copy_id, before=upload.id)


def described_together(found: Sequence[Upload], sheet: Sheet) -> list[Waiting]:
    """Several uploads of one sheet, each with its merge beside the others."""
    merges = together([merge_of(upload, sheet) for upload in found], sheet.columns)
    return [described(upload, sheet, merge) for upload, merge in zip(found, merges, strict=True)]


def described(upload: Upload, sheet: Sheet, merge: Merge) -> Waiting:
    """The upload with this merge."""
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
        seen=_digest(merge.as_json()),
        remarks=[(code, values) for code, values in upload.remarks],
        downloaded=(receipt.at, receipt.by) if receipt else None,
        before=before.at if before else None,
        revision=upload.revision if _stands(upload) else None,
    )


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


def _digest(outcome: object) -> str:
    return hashlib.sha256(orjson.dumps(outcome)).hexdigest()[:16]


def _same_file(upload: Upload) -> "ModelSelect[Upload]":
    return Upload.select().where(
        (Upload.sha256 == upload.sha256)
        & (Upload.sheet == upload.sheet_id)
        & (Upload.id < upload.id)
        & measuring.in_force()
    )


def _stands(upload: Upload) -> bool:
    return bool(Upload.select().where((Upload.id == upload.id) & measuring.in_force()).exists())
