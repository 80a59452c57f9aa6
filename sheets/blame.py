"""Who changed what last, as the change log has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models import BatchRow, ChangeRow
from sheets.columns import Sheet

Place = tuple[int, str | None]  # row id and column key; None for the row as a whole

_AT_ONCE = 500  # row ids in one query
_CONTENT = ("add", "set", "remove")  # a row that was moved says the same as before


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """Who wrote something, and when."""

    by: str
    at: datetime


def who_changed(sheet: Sheet, row: int, column: str | None = None) -> Changed | None:
    """Who last wrote this cell, or last touched this row; None if the log knows nothing of it."""
    return last_changes(sheet, [(row, column)]).get((row, column))


def last_changes(sheet: Sheet, places: Iterable[Place]) -> dict[Place, Changed]:
    """As who_changed, for many cells and rows at once."""
    wanted = set(places)
    ids = sorted({row for row, _ in wanted})
    found: dict[Place, Changed] = {}
    for start in range(0, len(ids), _AT_ONCE):
        for change in _lines(sheet, ids[start : start + _AT_ONCE]):
            changed = Changed(by=change.revision.by, at=change.revision.at)
            touched: set[Place] = {(change.row, key) for key in change.cells} | {(change.row, None)}
            found |= dict.fromkeys(touched & wanted, changed)
    return found


def _lines(sheet: Sheet, ids: list[int]) -> Iterable[ChangeRow]:
    """The log lines of these rows, the latest last."""
    lines = ChangeRow.select(ChangeRow, BatchRow).join(BatchRow)
    found: Iterable[ChangeRow] = lines.where(
        (ChangeRow.sheet == sheet.id) & ChangeRow.row.in_(ids) & ChangeRow.action.in_(_CONTENT)
    ).order_by(ChangeRow.id)
    return found
