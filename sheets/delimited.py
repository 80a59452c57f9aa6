"""A sheet as comma-separated text, for programs that read nothing else. Excel reads UTF-8 only with its mark."""

import csv
import io
import re
from collections.abc import Iterable

from sheets import kinds, rowids
from sheets.columns import Reading, Sheet
from sheets.sent import Row
from sheets.sentences import say
from sheets.workbook import Stamp, title_of

_FORMULA = re.compile(r"[=+\-@\t\r']")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def write_csv(
    sheet: Sheet, rows: Iterable[tuple[int, Row]], reading: Reading, stamp: Stamp, *, language: str = "zh"
) -> bytes:
    """The sheet as .csv, the ids in its first column. `rows`: (row id, cells by column key)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    token = rowids.make(stamp.copy, 0, stamp.secret)
    titles = [title_of(column, language) for column in sheet.columns]
    writer.writerow(map(guarded, [say("keep_this_column", language, token=token), *titles]))
    for row, cells in rows:
        shown = (kinds.show(cells.get(column.key), column, reading) for column in sheet.columns)
        writer.writerow([rowids.make(stamp.copy, row, stamp.secret), *map(guarded, shown)])
    return out.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with a ' before it, if a spreadsheet would take it for a formula; the reader takes it away again."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
