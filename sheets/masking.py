"""Personal information as people see it who need not know it: 王**, 199****0001 (个人信息保护法, articles 6 and 51).

A mask hides how long a text is, and is total: whatever it does not know shows as **.
"""

import re

from sheets.columns import Cell, Column, Unread

HIDDEN = "**"

# What may stay of a phone number: its first three digits (network or area) and its last four.
_PHONE = re.compile(r"(1[3-9][0-9]|0[0-9]{2}|)(?:[0-9]{4,5}|\*{4})([0-9]{4})")


def mask(column: Column, text: str) -> str:
    """The masked form of what a cell of `column` shows. Masking twice is masking once."""
    text = text.strip()
    if not text:
        return ""
    match column.kind:
        case "phone":
            return _phone(text)
        case "email":
            return _email(text)
        case "text" | "long" | "link" | "person":
            return _first(text)
    return HIDDEN


def mask_cell(column: Column, cell: Cell) -> Cell:
    """What may be sent instead of a cell: nothing for nothing, else a masked text; ids of rows do not get out."""
    match cell:
        case None:
            return None
        case Unread():
            return Unread(text=mask(column, cell.text), code=cell.code)
        case str():
            return mask(column, cell)
    return HIDDEN


def _first(text: str) -> str:
    return HIDDEN if len(text) == 1 or text.startswith("*") else text[0] + HIDDEN


def _phone(text: str) -> str:
    number, _, _ = text.partition("转")
    found = _PHONE.fullmatch("".join(number.split()))
    return f"{found[1]}****{found[2]}" if found else _first(text)


def _email(text: str) -> str:
    name, at, domain = text.partition("@")
    return f"{_first(name)}@{domain}" if name and at and "@" not in domain else _first(text)
