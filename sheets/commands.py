"""What the command line does with workbooks: out to a file, and back in."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import orjson

from sheets import applying, catalog, clock, copies, kinds, rows, uploads
from sheets.columns import Reading, Sheet
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
    sheet = _sheet(key)
    download = copies.download(SYSTEM, key, now)
    try:
        file.write_bytes(download.data)
    except OSError as wrong:
        raise Refused("cannot_write", file=file) from wrong
    return say("exported", sheet=sheet.title, count=download.rows, file=file)


def import_(key: str, file: Path, now: datetime, *, dry_run: bool, take: Take) -> Imported:
    """Merge `file` into a sheet; conflicts go to the side named by `take`. A dry run keeps nothing."""
    sheet = _sheet(key)
    try:
        data = file.read_bytes()
    except OSError as wrong:
        raise Refused("no_such_file", file=file) from wrong
    if dry_run:
        merge = uploads.try_merge(SYSTEM, key, file.name, data, now)
        return Imported(text=_counted("would_import", sheet, merge), json=_json(sheet, merge, clock.today(now)))
    number = uploads.receive(SYSTEM, key, file.name, data, now)
    merge = applying.apply(SYSTEM, number, {}, now, take=take).waiting.merge
    text = "\n".join([_counted("imported", sheet, merge), *_left(merge, take)])
    revision = uploads.waiting(SYSTEM, number).revision
    return Imported(text=text, json=_json(sheet, merge, clock.today(now), revision=revision))


# ---------------------------------------------------------------- below


def _sheet(key: str) -> Sheet:
    found = {sheet.key: sheet for sheet in catalog.sheets()}
    if key not in found:
        there = "、".join(f"{sheet.key}（{sheet.title}）" for sheet in found.values())
        raise Refused("no_such_sheet_here", sheet=key, sheets=there)
    return found[key]


def _counted(code: str, sheet: Sheet, merge: Merge) -> str:
    counts = {name: len(entries) for name, entries in merge.as_json().items()}
    return say(code, sheet=sheet.title, what=say("merge_counts", "zh", **counts))


def _left(merge: Merge, take: Take) -> list[str]:
    """What was left as it is, and what to do about it."""
    rows_ = len(merge.missing_rows) + sum(one.kind == "delete_vs_edit" for one in merge.conflicts)
    conflicts = sum(one.kind != "delete_vs_edit" for one in merge.conflicts) if take == "now" else 0
    counts = {"conflicts_stayed": conflicts, "cells_held_back": len(merge.problems), "rows_stayed": rows_}
    return [say(code, count=count) for code, count in counts.items() if count]


def _json(sheet: Sheet, merge: Merge, today: date, **more: object) -> str:
    found = merge.as_json()
    reading = rows.reading(sheet, today)
    for entries in found.values():
        for entry in entries:
            entry.update(_named(entry, sheet, reading))
    return orjson.dumps({"sheet": sheet.key, **more, **found}, option=orjson.OPT_INDENT_2).decode()


def _named(entry: dict[str, object], sheet: Sheet, reading: Reading) -> dict[str, object]:
    """The names behind the ids of an entry, one for each side: {"sent_text": 周阿姨}, or by column for a whole row."""
    linking = {column.key: column for column in sheet.columns if column.kind in ("link", "person")}
    named: dict[str, object] = {}

    def name(key: object, cell: object) -> str | None:
        return kinds.show(cell, linking[str(key)], reading) if isinstance(cell, int) else None

    for side in ("base", "sent", "now"):
        value = entry[side]
        if entry["column"] in linking:
            named[f"{side}_text"] = name(entry["column"], value)
        elif isinstance(value, dict) and (
            texts := {key: name(key, cell) for key, cell in value.items() if key in linking}
        ):
            named[f"{side}_text"] = texts
    return named
