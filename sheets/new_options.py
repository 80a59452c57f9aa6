"""A word of a workbook that is none of its column's options may become one, if whoever decides says so."""

import re
from collections.abc import Mapping
from datetime import date

from sheets import access, catalog, kinds, rows
from sheets.columns import Cell, Column, Sheet, Unread
from sheets.decisions import NEW_OPTION, Choice
from sheets.kind_options import BETWEEN, has_option
from sheets.merged import Merge
from sheets.people import Actor

_CODES = frozenset({"not_an_option", "not_options"})
_PARTS = re.compile(r"[、\n;；,，/]")


def words(column: Column, cell: Unread) -> tuple[str, ...]:
    """What would have to become an option for this text to be read; () if that is not what is wrong with it."""
    if cell.code not in _CODES:
        return ()
    parts = [cell.text] if column.kind == "choice" else _PARTS.split(cell.text)
    found = dict.fromkeys(" ".join(part.split()) for part in parts if part.strip() and not has_option(column, part))
    return tuple(found) if all(_fits(one) for one in found) else ()


def offered(actor: Actor, sheet: Sheet, column: Column, cell: Unread) -> tuple[str, ...]:
    """Those words, if this person may add them."""
    return words(column, cell) if access.may_add_option(actor, sheet, column) else ()


def settled(
    actor: Actor, sheet: Sheet, merge: Merge, choices: Mapping[str, Choice], today: date
) -> tuple[Sheet, dict[str, Choice]]:
    """Add the options that were chosen; give the sheet with them, and the choices with the cells they make."""
    left = dict(choices)
    chosen = [held for held in merge.problems if choices.get(held.id) == NEW_OPTION]
    for held in chosen:
        for word in words(sheet.column(held.column), held.sent):
            catalog.add_option(actor, sheet.key, held.column, word)
    if not chosen:
        return sheet, left
    grown = catalog.sheet(sheet.key)
    reading = rows.reading(grown, today)
    for held in chosen:
        cell: Cell = kinds.parse(held.sent.text, grown.column(held.column), reading)
        left[held.id] = {"value": cell}
    return grown, left


def _fits(word: str) -> bool:
    return len(word) <= catalog.LONGEST_OPTION and BETWEEN not in word
