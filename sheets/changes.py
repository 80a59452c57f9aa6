"""The only writer of cells, and the log of what it wrote.

Whoever asks (grid, upload, undo, form, job), a write checks access and values, touches only the cells that
differ, and appends to the change log in the same transaction. What a person did in one go is a batch; its
number is the revision that live pages follow.
"""

from datetime import datetime

from models import BatchRow, ChangeRow
from sheets import access, writer
from sheets.checking import checked
from sheets.columns import Sheet
from sheets.edits import Edits, NewRow, Written
from sheets.pen import Pen, listeners
from sheets.people import Actor
from sheets.sentences import Refused

__all__ = ["Edits", "NewRow", "Pen", "Written", "listeners", "write"]


@writer.transaction
def write(
    actor: Actor, sheet: Sheet, edits: Edits, *, now: datetime, source: str, label: str = "", uid: str | None = None
) -> Written:
    """Write edits as one batch. A batch whose `uid` was seen before is answered again, not written again."""
    access.demand_edit(actor, sheet)
    if (answer := _seen(actor, uid)) is not None:
        return answer
    edits, refused = checked(actor, sheet, edits, now)
    pen = Pen(actor, sheet, now=now, source=source, label=label, uid=uid)
    pen.apply(sheet, edits)
    return pen.close(refused)


# ---------------------------------------------------------------- below


def _seen(actor: Actor, uid: str | None) -> Written | None:
    """What became of the batch with this `uid`, if there is one; nobody is answered for another's."""
    revision = BatchRow.select(BatchRow.revision).where(BatchRow.uid == uid).scalar() if uid else None
    if revision is None:
        return None
    batch = BatchRow.get_by_id(revision)
    if batch.person_id != actor.id:
        raise Refused("bad_request")
    counts = dict.fromkeys(("add", "set", "remove", "move", "space"), 0)
    for change in ChangeRow.select(ChangeRow.action, ChangeRow.cells).where(ChangeRow.revision == batch.revision):
        counts[change.action] += len(change.cells) if change.action == "set" else 1
    return Written(
        revision=batch.revision,
        previous=batch.answer["previous"],
        cells=counts["set"],
        added=counts["add"],
        removed=counts["remove"],
        moved=counts["move"],
        spaced=counts["space"],
        refused=tuple((row, key, code) for row, key, code in batch.answer["refused"]),
        gone=tuple(batch.answer["gone"]),
    )
