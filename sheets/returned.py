"""A returned workbook from bytes to rows of the sheet it belongs to, with what was noticed on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sheets import body, clock, copies, header, reader, rows, settings
from sheets.body import Body
from sheets.columns import Sheet
from sheets.header import Layout
from sheets.sent import SentRow

MOST_NAMED = 5  # lines that a remark names

Remark = tuple[str, dict[str, Any]]  # code of a sentence, its values


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """What a workbook holds for a sheet. `copy` is the number of the download it comes from, if it says so."""

    rows: Sequence[SentRow]
    copy: int | None
    remarks: list[Remark]


def read(sheet: Sheet, filename: str, data: bytes, now: datetime) -> Returned:
    """Read a file for this sheet. Raises Refused: what is wrong with the file, or whose file it is."""
    secret = settings.copy_secret()
    workbook = reader.read_workbook(data, filename)
    copy = header.find_copy(workbook, secret)
    _demand_own({copy}, sheet)  # first: another sheet's titles would only be called unreadable
    grid, layout = header.choose_grid(workbook, sheet.columns, secret)
    found = body.read_body(grid, layout, sheet.columns, rows.reading(sheet, clock.today(now)), secret)
    _demand_own({row.copy for row in found.rows}, sheet)
    return Returned(rows=found.rows, copy=copy, remarks=_remarks(sheet, found, found.layout))


def _demand_own(named: set[int | None], sheet: Sheet) -> None:
    for number in named:
        if number is not None:
            copies.demand_own(number, sheet)


def _remarks(sheet: Sheet, found: Body, layout: Layout) -> list[Remark]:
    titles = {column.key: column.title for column in sheet.columns}
    remarks: list[Remark] = []
    if layout.unknown:
        remarks.append(("columns_unknown", {"titles": "、".join(title for _, title in layout.unknown)}))
    if found.filled:
        columns = "、".join(dict.fromkeys(titles[key] for _, key in found.filled))
        remarks.append(("cells_filled_down", {"count": len(found.filled), "titles": columns}))
    if found.skipped:
        lines = "、".join(str(line) for line, _ in found.skipped[:MOST_NAMED])
        remarks.append(("lines_skipped", {"count": len(found.skipped), "lines": lines}))
    return remarks
