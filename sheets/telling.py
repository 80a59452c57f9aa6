"""The change log in sentences: the story of a row, and what changed lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from models import BatchRow, ChangeRow
from sheets import access, catalog, clock, kinds, naming, rows
from sheets.columns import Cell, Column, Reading, Sheet
from sheets.history import Line
from sheets.people import Actor
from sheets.sentences import say

_SAID = ("upload", "undo", "redo", "sample", "sample_out", "restore")  # sources with a sentence of their own
LONGEST = 60  # characters of a value that a sentence repeats


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One sentence about what happened; `sheet` is the sheet's key."""

    at: datetime
    by: str
    text: str
    sheet: str
    revision: int


def told(actor: Actor, sheet: Sheet, lines: Iterable[Line], today: date) -> list[Told]:
    """The story of rows as sentences, in the order of the lines."""
    reading = rows.reading_for(actor, sheet, today)
    return [
        Told(
            at=line.at,
            by=line.by,
            text=_sentence(actor, sheet, line.action, line.cells, reading),
            sheet=sheet.key,
            revision=line.revision,
        )
        for line in lines
    ]


def contents(actor: Actor, sheet: Sheet, line: Line, today: date, most: int = 6) -> str:
    """What stood in a deleted row: its first filled cells, with their titles."""
    reading = rows.reading_for(actor, sheet, today)
    parts: list[str] = []
    for column in sheet.columns:
        if column.key in line.cells and len(parts) < most:
            title = (column.title_en if actor.language == "en" else "") or column.title
            parts.append(f"{title} {_shown(actor, sheet, column, line.cells[column.key][0], reading)}")
    return " · ".join(parts)


def recent(actor: Actor, now: datetime, limit: int = 12) -> list[Told]:
    """What people changed lately, one sentence a batch, newest first."""
    batches = BatchRow.select().where(BatchRow.source != "start").order_by(BatchRow.revision.desc()).limit(limit)
    sheets = {sheet.id: sheet for sheet in catalog.sheets()}
    return [_told_batch(actor, sheets[batch.sheet_id], batch, clock.today(now)) for batch in batches]


# ---------------------------------------------------------------- below


def _told_batch(actor: Actor, sheet: Sheet, batch: BatchRow, today: date) -> Told:
    mine = (ChangeRow.revision == batch.revision) & (ChangeRow.sheet == sheet.id)
    found = list(ChangeRow.select().where(mine & (ChangeRow.action != "space")).limit(2))
    text = ""
    if len(found) == 1 and batch.source not in ("undo", "redo", "sample", "sample_out"):
        text = _about_one_row(actor, sheet, found[0], today)
    if not text:
        text = _counted(actor, sheet, batch)
    return Told(at=batch.at, by=batch.by, text=text, sheet=sheet.key, revision=batch.revision)


def _about_one_row(actor: Actor, sheet: Sheet, change: ChangeRow, today: date) -> str:
    reading = rows.reading_for(actor, sheet, today)
    cells = {key: (kinds.unwire(before), kinds.unwire(after)) for key, (before, after) in change.cells.items()}
    name = _row_name(actor, sheet, change, reading)
    where = say("in_row", actor.language, sheet=_title(actor, sheet), row=name)
    return where + _sentence(actor, sheet, change.action, cells, reading)


def _row_name(actor: Actor, sheet: Sheet, change: ChangeRow, reading: Reading) -> str:
    there = rows.cells(sheet, [change.row]).get(change.row)
    if there is None:
        there = {
            key: kinds.unwire(before if before is not None else after) for key, (before, after) in change.cells.items()
        }
    return naming.row_name(sheet, there, naming.shown_to(actor, sheet, reading))


def _counted(actor: Actor, sheet: Sheet, batch: BatchRow) -> str:
    counts = dict.fromkeys(("set", "add", "remove", "move"), 0)
    mine = (ChangeRow.revision == batch.revision) & (ChangeRow.action != "space")
    if batch.source != "sample_out":  # which goes through all sheets
        mine &= ChangeRow.sheet == sheet.id
    for change in ChangeRow.select(ChangeRow.action).where(mine):
        counts[change.action] += 1
    parts = [say(f"counted_{action}", actor.language, count=number) for action, number in counts.items() if number]
    source = batch.source if batch.source in _SAID else "grid"
    joined = say("and", actor.language).join(parts)
    return say(f"did_{source}", actor.language, sheet=_title(actor, sheet), what=joined)


def _sentence(
    actor: Actor,
    sheet: Sheet,
    action: str,
    cells: dict[str, tuple[Cell, Cell]],
    reading: Reading,
) -> str:
    if action != "set":
        return say(f"row_{action}", actor.language)
    parts = []
    for column in sheet.columns:
        if column.key in cells:
            before, after = (_shown(actor, sheet, column, cell, reading) for cell in cells[column.key])
            parts.append(_changed(actor, column, before, after))
    return say("and", actor.language).join(parts)


def _changed(actor: Actor, column: Column, before: str, after: str) -> str:
    title = (column.title_en if actor.language == "en" else "") or column.title
    if not before:
        return say("cell_filled", actor.language, column=title, after=after)
    if not after:
        return say("cell_cleared", actor.language, column=title, before=before)
    return say("cell_changed", actor.language, column=title, before=before, after=after)


def _shown(actor: Actor, sheet: Sheet, column: Column, cell: Cell, reading: Reading) -> str:
    if cell is None:
        return ""
    if access.is_masked(actor, sheet, column):
        return "***"
    text = " ".join(kinds.show(cell, column, reading).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _title(actor: Actor, sheet: Sheet) -> str:
    return (sheet.title_en if actor.language == "en" else "") or sheet.title
