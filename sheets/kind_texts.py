"""Kinds that are words and codes: text, e-mail, phone."""

import re

from sheets.columns import Cell, Column, Reading, Value
from sheets.kind import Kind
from sheets.phones import read_phone, show_phone
from sheets.typed import folded, text_of, unread

LONGEST = 32_000  # characters; a workbook's cell holds 32,767
_DIGITS_LOST = re.compile(r"-?[0-9](?:\.[0-9]+)?E\+[0-9]{2,3}")  # an identity number that Excel took for a number
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"“”，；：]+@[^\s@<>()\[\],;:\"“”，；：.]+(?:\.[^\s@<>()\[\],;:\"“”，；：.]+)+")


class Text(Kind):
    """Words, kept as they were written. Nothing is a magic word: none and 无 are text."""

    def read(self, raw: object, _column: Column, _reading: Reading) -> Cell:
        text = text_of(raw)
        if len(text) > LONGEST:
            return unread(raw, "too_long")
        return unread(raw, "digits_lost") if _DIGITS_LOST.fullmatch(text) else text


class Email(Kind):
    """One e-mail address. Whether it exists only a message can tell."""

    def read(self, raw: object, _column: Column, _reading: Reading) -> Cell:
        address = folded(text_of(raw)).removeprefix("mailto:")
        return address if len(address) <= 254 and _EMAIL.fullmatch(address) else unread(raw, "not_an_email")


class Phone(Kind):
    """One phone number, kept as its digits."""

    def read(self, raw: object, _column: Column, _reading: Reading) -> Cell:
        number, code = read_phone(text_of(raw))
        return number or unread(raw, code)

    def show(self, value: Value, _column: Column, _reading: Reading) -> str:
        return show_phone(str(value))

    def to_excel(self, value: Value, _column: Column, _reading: Reading) -> object:
        return value
