"""Kinds with a fixed set of answers: yes or no, one option, several options."""

import re

from sheets.columns import Cell, Column, Reading, Value
from sheets.kind import Kind
from sheets.typed import folded, text_of, unread

YES = frozenset({"是", "√", "✓", "✔", "☑", "✅", "1", "对", "有", "y", "yes", "true"})
NO = frozenset({"否", "×", "✗", "✘", "☐", "❌", "0", "无", "没", "没有", "x", "n", "no", "false"})

BETWEEN = "、"  # stands between several options
# Signs that part one option from the next, the surest first: an option may itself hold one of the later ones.
_SEPARATORS = ("、", r"[\n;；]", r"[,，/]", r"\s+")


class YesNo(Kind):
    """是 or 否, ticked or crossed."""

    def read(self, raw: object, _column: Column, _reading: Reading) -> Cell:
        answer = folded(text_of(raw)).replace("\ufe0f", "").lower()
        if answer in YES | NO:
            return answer in YES
        return unread(raw, "not_yes_or_no")

    def show(self, value: Value, _column: Column, _reading: Reading) -> str:
        return text_of(bool(value))


class Choice(Kind):
    """One of the column's options."""

    def read(self, raw: object, column: Column, _reading: Reading) -> Cell:
        option = _option(text_of(raw), column.options)
        return unread(raw, "not_an_option") if option is None else option


class Choices(Kind):
    """Several of the column's options, each once, in their order."""

    def read(self, raw: object, column: Column, _reading: Reading) -> Cell:
        chosen = _chosen(text_of(raw), column.options)
        if chosen is None:
            return unread(raw, "not_options")
        return BETWEEN.join(option for option in column.options if option in chosen)


def has_option(column: Column, text: str) -> bool:
    """Whether `text` names one of the column's options, full-width or half-width."""
    return _option(text, column.options) is not None


def _option(text: str, options: tuple[str, ...]) -> str | None:
    """The option that `text` names, full-width or half-width."""
    if text in options:
        return text
    wanted = folded(text)
    return next((option for option in options if folded(option) == wanted), None)


def _chosen(text: str, options: tuple[str, ...], separators: tuple[str, ...] = _SEPARATORS) -> set[str] | None:
    """The options named in `text`; None if any part of it is no option."""
    option = _option(text, options)
    if option is not None:
        return {option}
    for place, separator in enumerate(separators):
        parts = [part for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1 or (parts and parts[0] != text):
            found = [_chosen(part.strip(), options, separators[place + 1 :]) for part in parts]
            return None if None in found else set().union(*(one for one in found if one))
    return None
