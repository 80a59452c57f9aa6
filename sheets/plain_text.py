"""Tables that come as text: values between commas or tabs, and simple tables of a web page."""

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser

from sheets.sniff import UTF16

DELIMITERS = ",\t;|，"
LOOKED_AT = 20  # lines that are looked at for the delimiter
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
WIDEST_SPAN = 100  # columns or rows that one cell of a web page may cover

Grid = list[list[str]]
Merge = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, counted from 0

csv.field_size_limit(1 << 20)


def decode(data: bytes) -> str:
    """The text of a file without a label: byte order mark, then UTF-8, then GB 18030 (Excel's own csv in China)."""
    if data.startswith(UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def read_text(data: bytes) -> Grid:
    """The rows of a text file whose delimiter is told by counting."""
    text = decode(data)
    delimiter = ""
    if text[:4].lower() == "sep=":  # what Excel writes and reads as the first line
        line, _, text = text.partition("\n")
        delimiter = line[4:5]
    delimiter = delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[_unguarded(cell) for cell in row] for row in reader]


def _delimiter(text: str) -> str:
    """The sign that occurs on most of the first lines, and there most often; a comma if none does."""
    lines = [line for line in text[:100_000].splitlines()[:LOOKED_AT] if line.strip()]

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        return sum(count > 0 for count in counts), sum(counts)

    return max(DELIMITERS, key=weight)


def _unguarded(cell: str) -> str:
    """Without the ' that our own export puts before what a spreadsheet would take for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in FORMULA_STARTS else cell


class _Tables(HTMLParser):
    """The outermost tables of a page; what stands in a table within a table is text of its cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[Grid, list[Merge]]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._row: list[str] = []
        self._waiting: dict[int, int] = {}  # column -> rows that a cell above still covers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(([], []))
                self._waiting = {}
        elif self._depth == 1 and tag == "tr":
            self._close_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._close_cell()
            found = dict(attrs)
            self._spans = _span(found.get("rowspan")), _span(found.get("colspan"))
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._close_row()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th"):
            self._close_cell()
        elif self._depth == 1 and tag == "tr":
            self._close_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split()) if data.strip() else " ")

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        rows, columns = self._spans
        grid, merges = self.tables[-1]
        self._skip_covered()
        place = (len(grid), len(self._row))
        self._row += ["".join(self._cell).strip(), *[""] * (columns - 1)]
        if rows > 1 or columns > 1:
            merges.append((place, (place[0] + rows - 1, place[1] + columns - 1)))
        if rows > 1:
            self._waiting |= dict.fromkeys(range(place[1], place[1] + columns), rows)
        self._cell = None

    def _skip_covered(self) -> None:
        while self._waiting.get(len(self._row), 0) > 0:
            self._row.append("")

    def _close_row(self) -> None:
        self._close_cell()
        if not self._row:
            return
        self._skip_covered()
        self.tables[-1][0].append(self._row)
        self._row = []
        self._waiting = {column: rows - 1 for column, rows in self._waiting.items() if rows > 1}


def read_html(data: bytes) -> Iterator[tuple[Grid, list[Merge]]]:
    """The tables of a page that hold anything, with their merged cells."""
    parser = _Tables()
    parser.feed(_decode_page(data))
    parser.close()
    for grid, merges in parser.tables:
        if any(cell for row in grid for cell in row):
            yield grid, merges


def _decode_page(data: bytes) -> str:
    """A page may name its encoding; what Excel and old offices write names a Chinese one."""
    head = data[:2000].lower()
    if any(name in head for name in (b"gb2312", b"gbk", b"gb18030")):
        return data.decode("gb18030", "replace")
    return decode(data)


def _span(text: str | None) -> int:
    return min(int(text), WIDEST_SPAN) if text and text.isdecimal() and int(text) > 0 else 1
