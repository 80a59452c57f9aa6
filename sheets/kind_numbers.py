"""Kinds that are numbers: a plain number, and the running number a sheet gives its rows."""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from sheets.columns import Cell, Column, Reading, Value
from sheets.kind import Kind
from sheets.typed import MOST_DIGITS, folded, text_of, unread

_LAST_PLACE = Decimal("1E-10")
_NUMBER = re.compile(r"¥?\s*([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?)\s*(?:元|人|个|户|次|件|份|位|名)?")
_SCIENTIFIC = re.compile(r"([+-]?[0-9](?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,3})")


class Number(Kind):
    """A number with up to ten decimals. A percent sign is not guessed at."""

    def read(self, raw: object, _column: Column, _reading: Reading) -> Cell:
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            return unread(raw, "not_a_number")
        figure = _figure(raw) if isinstance(raw, str) else raw
        if isinstance(figure, str):
            return unread(raw, figure)
        if not isfinite(figure):
            return unread(raw, "not_a_number")
        if abs(figure) >= 10**MOST_DIGITS:
            return unread(raw, "number_too_large")
        rounded = float(Decimal(figure).quantize(_LAST_PLACE, ROUND_HALF_UP))  # as a browser and Excel round
        return int(rounded) if rounded == int(rounded) else rounded

    def show(self, value: Value, _column: Column, _reading: Reading) -> str:
        return f"{Decimal(text_of(value)):f}"

    def to_excel(self, value: Value, _column: Column, _reading: Reading) -> object:
        return value


def _figure(text: str) -> float | str:
    """The number in `text`, or the code of why there is none."""
    line = re.sub("[‒–—−]", "-", folded(text))
    if found := _SCIENTIFIC.fullmatch(line):
        written = len(re.sub("[^0-9]", "", found[1]))
        figure = float(line)
        return figure if abs(figure) >= 10**MOST_DIGITS or int(found[2]) < written else "digits_lost"
    found = _NUMBER.fullmatch(line)
    digits = found[1].replace(",", "") if found else ""
    return float(digits) if re.search("[0-9]", digits) else "not_a_number"


class Serial(Kind):
    """A running number with the column's prefix, such as XQ0012; the program hands them out."""

    def read(self, raw: object, column: Column, _reading: Reading) -> Cell:
        text = folded(text_of(raw)).casefold().removeprefix(folded(column.prefix).casefold()).strip()
        return int(text) if re.fullmatch("[0-9]{1,9}", text) else unread(raw, "not_a_serial")

    def show(self, value: Value, column: Column, _reading: Reading) -> str:
        return f"{column.prefix}{int(value or 0):04d}"
