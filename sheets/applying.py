"""Writing what uploads came to, as one batch a file.

The merge was computed for the preview and is computed again here, inside the transaction; if the table has moved in
between so that the outcome differs, nothing is written and the difference is shown instead.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from models import Upload
from sheets import catalog, changes, clock, history, kinds, new_options, placing, rows, uploads, writer
from sheets.changes import Edits, NewRow, Written
from sheets.columns import Sheet
from sheets.decisions import Choice, Decided, Take, decided, undecided
from sheets.merged import Merge
from sheets.people import Actor
from sheets.uploads import Waiting


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied:
    """What applying did: `written`, or, where the table had moved, nothing but the new `merge` to look at."""

    written: Written | None
    waiting: Waiting


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
    upload, sheet = uploads.open_one(actor, number)
    merge = uploads.merge_of(upload, sheet)
    shown = uploads.described(upload, sheet, merge)
    if seen is not None and shown.seen != seen:
        return Applied(written=None, waiting=shown)
    return Applied(written=_write(actor, upload, merge, choices, now, take), waiting=shown)


@writer.transaction
def apply_together(
    actor: Actor,
    numbers: Collection[int],
    choices: Mapping[int, Mapping[str, Choice]],
    now: datetime,
    *,
    seen: str | None = None,
) -> list[Applied]:
    """Write several uploads of one sheet, one batch each; `choices` by the upload's number. All of them or none.

    With `seen` (`seen_together`), only if the outcome is still the one that was looked at.
    """
    found, sheet = uploads.open_together(actor, numbers)
    shown = uploads.described_together(found, sheet)
    if seen is not None and uploads.seen_together(shown) != seen:
        return [Applied(written=None, waiting=one) for one in shown]
    by_number = {upload.id: upload for upload in found}
    return [
        Applied(
            written=_write(actor, by_number[one.number], one.merge, choices.get(one.number, {}), now, "now"),
            waiting=one,
        )
        for one in shown
    ]


# ---------------------------------------------------------------- below


def _write(
    actor: Actor, upload: Upload, merge: Merge, choices: Mapping[str, Choice], now: datetime, take: Take
) -> Written:
    """Write one upload as a batch, and remember what became of it."""
    sheet = catalog.sheet_by_id(upload.sheet_id)
    sheet, choices = new_options.settled(actor, sheet, merge, choices, clock.today(now))
    edits, given = _edits(actor, sheet, decided(merge, choices, take=take))
    written = changes.write(actor, sheet, edits, now=now, source="upload", label=upload.filename)
    upload.state, upload.given = "applied", given
    left = undecided(merge, choices, given, take=take)
    upload.undecided = {row: {key: kinds.wire(cell) for key, cell in cells.items()} for row, cells in left.items()}
    upload.revision = written.revision if written.cells or written.added or written.removed else None
    upload.save()
    return written


def _edits(actor: Actor, sheet: Sheet, decided: Decided) -> tuple[Edits, dict[int, int]]:
    """The edits of a decided merge, and the ids that its new rows get: {line: row id}."""
    first, _ = catalog.lease_rows(actor, sheet, len(decided.add)) if decided.add else (0, 0)
    places = placing.below(sheet, [new.after for new in decided.add])
    added = [
        NewRow(row=first + number, position=place, cells=new.cells)
        for number, (new, place) in enumerate(zip(decided.add, places, strict=True))
    ]
    gone = {one.row: one.cells for one in decided.restore if one.row is not None}
    there = rows.cells(sheet, gone) if gone else {}  # another file may have brought them back
    back = history.last_states(sheet, {row: cells for row, cells in gone.items() if row not in there})
    cells = (*decided.set, *((row, key, cell) for row in there for key, cell in gone[row].items()))
    given = {new.line: first + number for number, new in enumerate(decided.add)}
    return Edits(add=added, back=back, set=cells, remove=decided.remove), given
