"""What a workbook may ask of the reading process, looked at before anything is unpacked.

Standard library only. The figures are for offices: a table of 100,000 rows and 12 columns passes.
"""

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

MEGABYTE = 1 << 20
MOST_PARTS = 3_000
MOST_IN_ALL = 300 * MEGABYTE  # unpacked
MOST_IN_A_PART = 150 * MEGABYTE
MOST_SCANNED = 30 * MEGABYTE  # larger parts are left to the limits of the process: scanning them takes too long
RATIO_FROM = 5 * MEGABYTE  # from this size on a part may not be packed more tightly than
MOST_RATIO = 150
MOST_SHEETS = 200
MOST_MERGES = 20_000
MOST_CELLS = 1_500_000  # cells with a value
MOST_BOX = 3_000_000  # rows times columns between them
LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14  # where a sheet of Excel ends
MOST_ERRORS = 10_000
MOST_BLANKS = 10_000  # one after the other, in OpenDocument
PIECE = 1 << 16

ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NO_VALUE = "…"  # what a formula shows that nobody has calculated yet

Errors = dict[tuple[int, int], str]  # (row, column), counted from 0 -> what the spreadsheet shows there


class Barred(Exception):  # noqa: N818 - named for what happens, as Refused is
    """A file that is not to be read; `code` names the sentence that says why."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(kw_only=True, slots=True)
class Scan:
    """What stands in one sheet, as far as it matters."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    merges: int = 0
    errors: Errors = field(default_factory=dict)

    def add(self, row: int, column: int, cells: int = 1) -> None:
        """Count cells with a value, the last of them at this row and column, counted from 1."""
        self.cells += cells
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)
        if self.rows > LAST_ROW or self.columns > LAST_COLUMN:
            raise Barred("file_too_much")
        if self.cells > MOST_CELLS or self.rows * self.columns > MOST_BOX:
            raise Barred("sheet_too_big", rows=self.rows, columns=self.columns)


def check_archive(archive: zipfile.ZipFile) -> None:
    """Look at the directory of a zip file. A part that is longer than it says is refused by whoever reads it."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_IN_ALL:
        raise Barred("file_too_much")
    for part in parts:
        if part.flag_bits & 1:
            raise Barred("file_locked")
        tight = part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * max(1, part.compress_size)
        if part.file_size > MOST_IN_A_PART or tight:
            raise Barred("file_too_much")


def check_declarations(archive: zipfile.ZipFile) -> None:
    """No part of a workbook declares a document type: entities are how a small file becomes a large one."""
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                head = opened.read(4096).replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Barred("file_broken")


def scan_sheets(archive: zipfile.ZipFile, sheets: dict[str, str]) -> dict[str, Errors]:
    """Scan the parts of the named sheets; gives the error cells of each. Raises Barred."""
    if len(sheets) > MOST_SHEETS:
        raise Barred("file_too_many_sheets", count=len(sheets), limit=MOST_SHEETS)
    errors: dict[str, Errors] = {}
    cells = 0
    for name, part in sheets.items():
        try:
            info = archive.getinfo(part)
        except KeyError:
            continue
        if info.file_size > MOST_SCANNED:
            continue
        with archive.open(info) as opened:
            scan = scan_sheet(opened)
        cells += scan.cells
        if cells > MOST_CELLS:
            raise Barred("file_too_much")
        errors[name] = scan.errors
    return errors


def scan_sheet(part: IO[bytes]) -> Scan:
    """Scan one sheet of an .xlsx file (ECMA-376, part 1, section 18.3). Only cells with a value count."""
    reader = _SheetReader()
    feed(part, reader.start, reader.text)
    reader.close_cell()
    return reader.scan


class _SheetReader:
    """Follows cells; a formula without a value and an error value are noted as errors."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.row = self.column = 0
        self.is_error = self.is_filled = self.has_formula = self.in_value = False
        self.shown = ""

    def start(self, name: str, attributes: dict[str, str]) -> bool:
        """Enter an element; True asks for its text."""
        name = name.rsplit(":", 1)[-1]
        if name == "c":
            self.close_cell()
            self._open_cell(attributes)
        elif name in ("v", "is"):
            if not self.is_filled:
                self.is_filled = True
                self.scan.add(self.row, self.column)
            return self.is_error
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self.close_cell()
            self.row = _counted(attributes.get("r"), self.row + 1)
            self.column = 0
        elif name == "mergeCell":
            self.scan.merges += 1
            if self.scan.merges > MOST_MERGES:
                raise Barred("file_too_much")
        return False

    def text(self, text: str) -> None:
        """Part of the value of an error cell."""
        self.shown = (self.shown + text.strip())[:20]

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self.is_error = attributes.get("t") == "e"
        address = attributes.get("r")
        if address is None:
            self.column += 1
            return
        match = ADDRESS.fullmatch(address)
        if not match:
            raise Barred("file_broken")
        self.column, self.row = column_number(match[1]), int(match[2])

    def close_cell(self) -> None:
        """Note what the cell just left shows, if that is an error."""
        is_wrong = self.is_error if self.is_filled else self.has_formula
        if is_wrong and self.row and self.column and len(self.scan.errors) < MOST_ERRORS:
            self.scan.errors[self.row - 1, self.column - 1] = self.shown or NO_VALUE
        self.is_error = self.is_filled = self.has_formula = False
        self.shown = ""


def scan_opendocument(part: IO[bytes]) -> None:
    """Scan the content of an .ods file (OpenDocument 1.3, part 3, chapter 9), whose cells and rows repeat."""
    scan = Scan()
    rows = columns = times = 0

    def start(name: str, attributes: dict[str, str]) -> bool:
        nonlocal rows, columns, times
        match name.rsplit(":", 1)[-1]:
            case "table":
                rows = 0
            case "table-row":
                times, columns = _repeated(attributes, "number-rows-repeated"), 0
                rows += times
            case "table-cell" | "covered-table-cell":
                width = _repeated(attributes, "number-columns-repeated")
                columns += width
                if any(key.endswith((":value-type", ":formula")) for key in attributes):
                    scan.add(rows, columns, width * times)
            case "s" if _repeated(attributes, "c") > MOST_BLANKS:
                raise Barred("file_broken")
        return False

    feed(part, start, lambda _: None)


def feed(part: IO[bytes], start: Callable[[str, dict[str, str]], bool], text: Callable[[str], None]) -> None:
    """Parse XML in pieces; `start` answers whether it wants the text up to the next element. Raises Barred."""
    parser = expat.ParserCreate()

    def enter(name: str, attributes: dict[str, str]) -> None:
        parser.CharacterDataHandler = text if start(name, attributes) else None

    def refuse(*_: object) -> None:
        raise Barred("file_broken")

    parser.StartElementHandler = enter
    parser.StartDoctypeDeclHandler = refuse
    try:
        while piece := part.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, EOFError, OSError, ValueError, zlib.error) as broken:
        raise Barred("file_broken") from broken


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _counted(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


def _repeated(attributes: dict[str, str], name: str) -> int:
    for key, value in attributes.items():
        if key.rsplit(":", 1)[-1] == name:
            return _counted(value, MOST_BOX) or 1
    return 1
