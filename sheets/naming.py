"""What people call a row: the text of its naming column, and of the columns that tell it from its neighbours."""

from collections import Counter
from collections.abc import Callable

from sheets import access, kinds, masking
from sheets.columns import Cell, Column, Reading, Sheet
from sheets.people import Actor
from sheets.sent import Row

Show = Callable[[Column, Cell], str]

MOST_PARTS = 3
LONGEST_PART = 24  # characters
BETWEEN = " · "
# How well a kind tells rows apart, the lowest best; every further column of the same kind tells less.
_TELLING = {"text": 0.0, "person": 2.0, "link": 2.0, "choice": 2.5}


def shown_to(actor: Actor, sheet: Sheet, reading: Reading) -> Show:
    """A function (column, cell) -> its text on one person's screen: "" for an empty cell, masked where it must be."""

    def show(column: Column, cell: Cell) -> str:
        text = kinds.show(cell, column, reading)
        return masking.mask(column, text) if text and access.is_masked(actor, sheet, column) else text

    return show


def row_name(sheet: Sheet, cells: Row, show: Show) -> str:
    """6月21日 · 一口受理 · 周阿姨: up to three telling columns, in the order of the sheet; "" for a blank row."""
    parts = [" ".join(show(column, cells.get(column.key)).split()) for column in naming_columns(sheet)]
    return BETWEEN.join(_cut(part) for part in parts if part)


def naming_columns(sheet: Sheet) -> list[Column]:
    """The columns that make up a row's name: the naming column alone where it holds a text, else the telling ones."""
    naming = sheet.column(sheet.label)
    if naming.kind == "text":
        return [naming]
    seen: Counter[str] = Counter()
    ranked: list[tuple[float, str]] = []
    for column in sheet.columns:
        if column.kind in _TELLING and column.key != naming.key:
            ranked.append((_TELLING[column.kind] + seen[column.kind], column.key))
            seen[column.kind] += 1
    chosen = {naming.key, *(key for _, key in sorted(ranked)[: MOST_PARTS - 1])}
    return [column for column in sheet.columns if column.key in chosen]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PART else text[: LONGEST_PART - 1] + "…"
