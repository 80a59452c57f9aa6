"""Cells that one person wrote while another one's words for them were still on their way to the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peewee import ModelSelect

from models import BatchRow, ChangeRow
from sheets import clock, live, rows
from sheets.columns import Cell, Sheet
from sheets.people import Actor


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossed:
    """A cell whose last writer never saw what stood there: `theirs`, by whom, and when (local "YYYY-MM-DD HH:MM")."""

    row: int
    column: str
    theirs: Cell
    by: str
    at: str


def crossed(actor: Actor, sheet: Sheet, *, seen: int, revision: int) -> list[Crossed]:
    """What the batch `revision` wrote over although somebody else had written it after the revision `seen`."""
    written = _lines(sheet).where(ChangeRow.revision == revision)
    own: dict[int, Mapping[str, list[Any]]] = {change.row: change.cells for change in written}
    if not own:
        return []
    between = _lines(sheet).where(ChangeRow.revision > seen, ChangeRow.revision < revision, *live.of_rows(own))
    last: dict[tuple[int, str], BatchRow] = {}
    for change in between.order_by(ChangeRow.revision, ChangeRow.id):
        last |= {(change.row, key): change.revision for key in change.cells if key in own.get(change.row, ())}
    return [
        Crossed(
            row=row,
            column=key,
            theirs=rows.logged(key, own[row][key][0]),
            by=batch.by,
            at=clock.local(batch.at).strftime("%Y-%m-%d %H:%M"),
        )
        for (row, key), batch in last.items()
        if batch.person_id != actor.id
    ]


# ---------------------------------------------------------------- below


def _lines(sheet: Sheet) -> "ModelSelect[ChangeRow]":
    return (
        ChangeRow.select(ChangeRow, BatchRow)
        .join(BatchRow)
        .where((ChangeRow.sheet == sheet.id) & (ChangeRow.action == "set"))
    )
