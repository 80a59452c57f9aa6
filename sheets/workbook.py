"""A sheet as a workbook to download: what people see, and what the merge needs when it comes back.

The hidden first column names each row (`rowids`), hidden names follow each column, a very hidden sheet says what was
downloaded. There are no formulas, no macros, no links and no protection in it.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from sheets import kinds, rowids
from sheets.cells import Book, Page, Pen, clean, fill, text_cell
from sheets.columns import Cell, Column, Reading, Sheet, Unread
from sheets.dropdowns import add_dropdowns, guard_header, listed
from sheets.sent import Row
from sheets.sentences import say
from sheets.wide import width_of

META_SHEET = "_meta"
COLUMN_NAME = "_col_"
ID_NAME = "_col_id"
SAMPLED = 20  # rows that are measured for the width of a column
NARROWEST, WIDEST = 8, 48  # of a column, in characters
FIRST_DAY = date(1900, 3, 1)  # before that, Excel's days are not the calendar's

FONT = "微软雅黑"
HEAD = "2F5597"
LINE = "BFBFBF"

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """What names a download: its number, the secret of the check letters, the revision of the sheet, the time."""

    copy: int
    secret: bytes
    revision: int = 0
    at: str = ""


def write_workbook(
    sheet: Sheet, rows: Sequence[tuple[int, Row]], reading: Reading, stamp: Stamp, *, language: str = "zh"
) -> bytes:
    """The sheet as an .xlsx file. `rows`: (row id, cells by column key); unread cells go out as their text."""
    return _Writer(sheet, rows, reading, stamp, language).run()


def written(rows: Iterable[tuple[int, Row]], columns: Sequence[Column]) -> dict[int, dict[str, Cell]]:
    """The cells as they went out, for the receipt: what a cell cannot hold is missing there too."""
    return {row: {column.key: _kept(cells.get(column.key)) for column in columns} for row, cells in rows}


def _kept(cell: Cell) -> Cell:
    if isinstance(cell, Unread):
        return Unread(text=clean(cell.text), code=cell.code)
    return clean(cell) if isinstance(cell, str) else cell


class _Writer:
    def __init__(
        self, sheet: Sheet, rows: Sequence[tuple[int, Row]], reading: Reading, stamp: Stamp, language: str
    ) -> None:
        self.sheet, self.rows, self.reading = sheet, rows, reading
        self.stamp, self.language = stamp, language
        self.book: Book = Workbook(write_only=True)
        self.titles = [title_of(column, language) for column in sheet.columns]
        self.token = rowids.make(stamp.copy, 0, stamp.secret)

    def run(self) -> bytes:
        page = self.book.create_sheet(self._page_title())
        self._set_up(page)
        self._head(page)
        self._body(page)
        last = len(self.rows) + 1
        page.auto_filter.ref = f"A1:{get_column_letter(len(self.sheet.columns) + 1)}{last}"
        add_dropdowns(self.book, page, listed(self.sheet.columns, self.reading), last, self.language)
        guard_header(page, self.sheet.columns, self.titles, self.language)
        self._name_columns(page)
        self._meta()
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    # ---------------------------------------------------------------- what people see

    def _page_title(self) -> str:
        title = self.sheet.title_en if self.language == "en" and self.sheet.title_en else self.sheet.title
        return _NOT_IN_TITLES.sub(" ", clean(title)).strip(" '")[:31] or self.sheet.key[:31]

    def _set_up(self, page: Page) -> None:
        """Widths and the frozen header must be there before the first row is written."""
        page.freeze_panes = "C2"
        ids = page.column_dimensions["A"]
        ids.hidden, ids.width, ids.number_format = True, 16, "@"
        for place, column in enumerate(self.sheet.columns):
            dimension = page.column_dimensions[get_column_letter(place + 2)]
            dimension.width = self._width(place)
            dimension.number_format = kinds.KINDS[column.kind].excel
            dimension.hidden = column.hidden
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = 9  # A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = "1:1"
        page.oddFooter.center.text = say("page_numbers", self.language)

    def _width(self, place: int) -> float:
        column = self.sheet.columns[place]
        shown = [kinds.show(cells.get(column.key), column, self.reading) for _, cells in self.rows[:SAMPLED]]
        lines = [line for text in shown for line in text.split("\n")]
        longest = max(map(width_of, [self.titles[place], *lines]))
        return float(min(max(longest + 3, NARROWEST), WIDEST))

    def _head(self, page: Page) -> None:
        line = []
        for text in (say("keep_this_column", self.language, token=self.token), *self.titles):
            cell = text_cell(page, text)
            cell.font = Font(name=FONT, size=11, bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor=HEAD)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = _border()
            line.append(cell)
        page.append(line)

    def _body(self, page: Page) -> None:
        """One styled cell for each column, filled anew for every row: rows are written as they are appended."""
        line = [_blank_cell(page, "@", wrap=False)]
        line += [
            _blank_cell(page, kinds.KINDS[column.kind].excel, wrap=column.kind == "long")
            for column in self.sheet.columns
        ]
        pairs = list(zip(line[1:], self.sheet.columns, strict=True))
        for row, cells in self.rows:
            fill(line[0], rowids.make(self.stamp.copy, row, self.stamp.secret))
            for cell, column in pairs:
                fill(cell, self._value(cells.get(column.key), column))
            page.append(line)

    def _value(self, cell: Cell, column: Column) -> object:
        if cell is None:
            return None
        try:
            value = kinds.to_excel(cell, column, self.reading)
        except (ValueError, TypeError):  # a masked value is no date
            return str(cell)
        if isinstance(value, date) and value.isoformat()[:10] < FIRST_DAY.isoformat():
            return str(cell)
        return value

    # ---------------------------------------------------------------- what the merge needs

    def _name_columns(self, page: Page) -> None:
        places = {ID_NAME: 1}
        places |= {f"{COLUMN_NAME}{column.key}": number for number, column in enumerate(self.sheet.columns, 2)}
        title = page.title.replace("'", "''")
        for name, number in places.items():
            target = f"'{title}'!${get_column_letter(number)}$1"
            self.book.defined_names[name] = DefinedName(name, attr_text=target, hidden=True)

    def _meta(self) -> None:
        """Who this file is, twice more: the first column may be deleted."""
        about: Mapping[str, str] = {
            "token": self.token,
            "sheet": self.sheet.key,
            "revision": str(self.stamp.revision),
            "columns": " ".join(column.key for column in self.sheet.columns),
            "rows": str(len(self.rows)),
            "at": self.stamp.at,
        }
        page = self.book.create_sheet(META_SHEET)
        page.sheet_state = "veryHidden"
        for name, text in about.items():
            page.append([text_cell(page, name), text_cell(page, text)])
        base = f"{self.sheet.key}@{self.stamp.revision}"
        self.book.custom_doc_props.append(StringProperty(name="gexli_token", value=self.token))
        self.book.custom_doc_props.append(StringProperty(name="gexli_base", value=base))
        self.book.properties.creator = say("program", self.language)
        self.book.properties.keywords = self.token


def title_of(column: Column, language: str) -> str:
    """The title of a column in zh or en."""
    return (column.title_en if language == "en" else "") or column.title


def _border() -> Border:
    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def _blank_cell(page: Page, number_format: str, *, wrap: bool) -> Pen:
    cell = WriteOnlyCell(page)
    cell.font = Font(name=FONT, size=11)
    cell.border = _border()
    cell.alignment = Alignment(vertical="center", wrap_text=wrap)
    cell.number_format = number_format
    return cell
