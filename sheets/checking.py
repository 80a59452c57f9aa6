"""Edits before they are written: every value made canonical, what may not be written taken out."""

from datetime import datetime

from sheets import access, clock, kinds, rows
from sheets.columns import Cell, Column, Sheet
from sheets.edits import Edits, NewRow
from sheets.people import Actor

Refusals = list[tuple[int, str, str]]  # row, column key, code of the sentence that says why


def checked(actor: Actor, sheet: Sheet, edits: Edits, now: datetime) -> tuple[Edits, Refusals]:
    """The edits with every value made canonical, without those that may not be made, and the latter with a code."""
    reading = rows.reading(sheet, clock.today(now))
    columns = {column.key: column for column in sheet.columns}

    def accept(cell: Cell, column: Column) -> Cell:
        # A row that a link leads to may have gone since the link was read.
        is_known = edits.read and column.kind not in kinds.LINKS
        return cell if is_known else kinds.accept(cell, column, reading)

    refused: Refusals = []
    kept = []
    for row, key, cell in edits.set:
        if key not in columns:
            refused.append((row, key, "no_such_column"))
        elif code := access.why_not_edit(actor, sheet, columns[key]):
            refused.append((row, key, code))
        else:
            kept.append((row, key, accept(cell, columns[key])))
    writable = {key: one for key, one in columns.items() if not access.why_not_edit(actor, sheet, one)}
    added = [
        NewRow(
            row=new.row,
            position=new.position,
            cells={
                key: accept(cell, writable[key])
                for key, cell in new.cells.items()
                if key in writable and cell is not None
            },
        )
        for new in edits.add
    ]
    return Edits(add=added, back=edits.back, set=kept, remove=edits.remove, move=edits.move), refused
