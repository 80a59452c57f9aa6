"""Kinds that point at something else by its name: a row of another sheet, a person."""

import re
from dataclasses import dataclass

from sheets.columns import Cell, Column, Reading, Value
from sheets.kind import Kind
from sheets.typed import folded, text_of, unread

_NUMBERED = re.compile(r"(.*?)\s*#([0-9]{1,15})", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link(Kind):
    """The id of a row, shown as its name; of two rows with one name as 张三 #12.

    A number in a workbook is a name too: ids never come in as text.
    """

    nobody: str  # code where no row has the name
    several: str  # code where more than one has

    def read(self, raw: object, column: Column, reading: Reading) -> Cell:
        rows = _find(text_of(raw), column, reading)
        if len(rows) == 1:
            return rows[0]
        return unread(raw, self.several if rows else self.nobody)

    def show(self, value: Value, column: Column, reading: Reading) -> str:
        row = int(value or 0)
        label = text_of(reading.label(column.key, row))
        return label if label and _find(label, column, reading) == [row] else f"{label} #{row}".strip()

    def known(self, row: int, column: Column, reading: Reading) -> Cell:
        """`row` if there is such a row, else what was sent, marked."""
        return row if reading.label(column.key, row) is not None else unread(f"#{row}", self.nobody)


def _find(text: str, column: Column, reading: Reading) -> list[int]:
    """The rows that `text` names; blanks inside a name (张　三) and full-width letters do not matter."""
    if numbered := _NUMBERED.fullmatch(text):
        row = int(numbered[2])
        label = reading.label(column.key, row)
        if label is not None and text_of(label) == numbered[1]:
            return [row]
    for name in (text, folded(text), re.sub(r"\s+", "", folded(text))):
        if rows := reading.rows(column.key, name):
            return rows
    return []
