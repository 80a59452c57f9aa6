"""Cells of a workbook that is being written: a text stays a text, whatever it begins with."""

import re
from typing import Any

from openpyxl.cell import WriteOnlyCell

# Write-only books, sheets and cells; the type stubs of openpyxl know next to nothing of them.
Book = Any
Page = Any
Pen = Any

LONGEST = 32_767  # UTF-16 units that a cell holds

_BROKEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # what would be read as the code of a character


def clean(text: str) -> str:
    """Without what a workbook's XML cannot hold, cut where a cell ends."""
    text = _BROKEN.sub("", text)
    if 2 * len(text) > LONGEST:
        text = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
    return text


def fill(cell: Pen, value: object) -> None:
    """Put a value into a cell; openpyxl would make a formula of a text that begins with =."""
    if isinstance(value, str):
        cell.value = _ESCAPE.sub("_x005F_", clean(value))
        cell.data_type = "s"
    else:
        cell.value = value


def text_cell(page: Page, text: str | None) -> Pen:
    """A cell that holds a text, or nothing."""
    cell = WriteOnlyCell(page)
    fill(cell, text)
    return cell
