"""Every kind of column, and what the rest of the program asks of them.

Adding a kind is one class, one line here, and a few rows in tests/cases/kinds.json.
"""

from collections.abc import Mapping

from sheets.columns import Cell, Column, Reading, Unread, Value
from sheets.kind import Kind
from sheets.kind_links import Link
from sheets.kind_moments import Date, Moment, Time
from sheets.kind_numbers import Number, Serial
from sheets.kind_options import BETWEEN, Choice, Choices, YesNo
from sheets.kind_texts import Email, Phone, Text

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Text(name="text", sql="TEXT", editor="text", excel="@"),
        Text(name="long", sql="TEXT", editor="long", excel="@"),
        Number(name="number", sql="DOUBLE PRECISION", editor="number", excel="General"),
        Date(name="date", sql="DATE", editor="date", excel="yyyy-mm-dd"),
        Time(name="time", sql="TIME", editor="time", excel="hh:mm"),
        YesNo(name="yesno", sql="BOOLEAN", editor="yesno", excel="@"),
        Choice(name="choice", sql="TEXT", editor="choice", excel="@"),
        Choices(name="choices", sql="TEXT", editor="choices", excel="@"),
        Phone(name="phone", sql="TEXT", editor="text", excel="@"),
        Email(name="email", sql="TEXT", editor="text", excel="@"),
        Link(name="link", sql="INTEGER", editor="link", excel="@", nobody="no_such_row", several="several_rows"),
        Link(
            name="person",
            sql="INTEGER",
            editor="link",
            excel="@",
            nobody="nobody_of_that_name",
            several="several_of_that_name",
        ),
        Serial(name="serial", sql="INTEGER", editor="none", excel="@"),
        Moment(name="created_at", sql="TEXT", editor="none", excel="yyyy-mm-dd hh:mm"),
        Text(name="created_by", sql="TEXT", editor="none", excel="@"),
        Moment(name="changed_at", sql="TEXT", editor="none", excel="yyyy-mm-dd hh:mm"),
        Text(name="changed_by", sql="TEXT", editor="none", excel="@"),
    )
}
WITH_OPTIONS = frozenset({"choice", "choices"})
LINKS = frozenset({"link", "person"})
AUTOMATIC = frozenset(name for name, kind in KINDS.items() if kind.editor == "none")


def parse(raw: object, column: Column, reading: Reading) -> Cell:
    """What a person typed, or a workbook holds, as a cell of `column`. Never raises, never loses the text."""
    return KINDS[column.kind].parse(raw, column, reading)


def show(cell: Cell, column: Column, reading: Reading) -> str:
    """The text of a cell; an unread one shows what was written."""
    if cell is None:
        return ""
    return cell.text if isinstance(cell, Unread) else KINDS[column.kind].show(cell, column, reading)


def to_excel(cell: Cell, column: Column, reading: Reading) -> object:
    """What a workbook's cell holds: str, int, float, date, time, datetime or None. A text is never a formula."""
    if cell is None or isinstance(cell, Unread):
        return None if cell is None else cell.text
    return KINDS[column.kind].to_excel(cell, column, reading)


def accept(value: object, column: Column, reading: Reading) -> Cell:
    """A cell that claims to be canonical (a Cell, its wire form, or {"text": what was typed}), checked."""
    kind = KINDS[column.kind]
    if isinstance(value, Mapping):
        value = value.get("unread", value.get("text"))
    if isinstance(kind, Link) and isinstance(value, int) and not isinstance(value, bool):
        return kind.known(value, column, reading)
    return kind.parse(value, column, reading)


def wire(cell: Cell) -> Value | dict[str, str]:
    """A cell as JSON: itself, or {"unread": text, "code": code}."""
    return {"unread": cell.text, "code": cell.code} if isinstance(cell, Unread) else cell


def unwire(value: Value | Mapping[str, str]) -> Cell:
    """The cell that `wire` wrote; for what came from our own log, as nothing is checked."""
    return Unread(text=value["unread"], code=value["code"]) if isinstance(value, Mapping) else value


def sort_key(cell: Cell, column: Column, reading: Reading) -> tuple[int, float, bytes]:
    """Order of a column: values, then unread cells, then empty ones."""
    if cell is None:
        return 2, 0.0, b""
    if isinstance(cell, Unread):
        return 1, 0.0, _alphabetical(cell.text)
    if column.options and isinstance(cell, str):
        first = cell.split(BETWEEN)[0]
        return 0, float(column.options.index(first) if first in column.options else len(column.options)), b""
    if isinstance(cell, str) or isinstance(KINDS[column.kind], Link):
        return 0, 0.0, _alphabetical(show(cell, column, reading))
    return 0, float(cell), b""


def _alphabetical(text: str) -> bytes:
    """Sorts common Chinese characters by pinyin: GB 2312, which GB 18030 extends, lists its first 3755 that way."""
    return text.casefold().encode("gb18030", "replace")
