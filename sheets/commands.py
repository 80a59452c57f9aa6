"""What the command line does with workbooks: out to a file, and back in."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson

from sheets import catalog, copies, uploads
from sheets.decisions import Take
from sheets.merged import Merge
from sheets.people import SYSTEM
from sheets.sentences import Refused, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import did or would do, for people and for machines."""

    text: str
    json: str


def export(key: str, file: Path, now: datetime) -> str:
    """Write a sheet to `file`, with its receipt kept; the sentence that says so."""
    download = copies.download(SYSTEM, key, now)
    try:
        file.write_bytes(download.data)
    except OSError as wrong:
        raise Refused("cannot_write", file=file) from wrong
    return say("exported", sheet=catalog.sheet(key).title, count=download.rows, file=file)


def import_(key: str, file: Path, now: datetime, *, dry_run: bool, take: Take) -> Imported:
    """Merge `file` into a sheet; conflicts go to the side named by `take`. A dry run keeps nothing."""
    try:
        data = file.read_bytes()
    except OSError as wrong:
        raise Refused("no_such_file", file=file) from wrong
    if dry_run:
        return _said("would_import", key, uploads.try_merge(SYSTEM, key, file.name, data, now))
    number = uploads.receive(SYSTEM, key, file.name, data, now)
    applied = uploads.apply(SYSTEM, number, {}, now, take=take)
    return _said("imported", key, applied.waiting.merge, applied.written.revision if applied.written else None)


def _said(code: str, key: str, merge: Merge, revision: int | None = None) -> Imported:
    found = merge.as_json()
    counts = {name: len(entries) for name, entries in found.items() if name != "notes"}
    text = say(code, sheet=catalog.sheet(key).title, what=say("merge_counts", "zh", **counts))
    plain = {"sheet": key, "revision": revision, **found}
    return Imported(text=text, json=orjson.dumps(plain, option=orjson.OPT_INDENT_2).decode())
