"""What every kind of column can do. The kinds themselves stand in `kinds.py`."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from sheets.columns import Cell, Column, Reading, Unread, Value
from sheets.typed import text_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind(ABC):
    """One kind of column: how a value is stored, read, shown, edited in the grid and written to a workbook."""

    name: str
    sql: str  # type of the SQL column
    editor: str  # name of the grid's editor; none where the program fills in
    excel: str  # number format of a workbook's cell

    def parse(self, raw: object, column: Column, reading: Reading) -> Cell:
        """What `raw`, typed by a person or held by a workbook, means in `column`. Never raises."""
        if isinstance(raw, Unread):
            raw = raw.text
        text = text_of(raw)
        if not text:
            return None
        return self.read(text if isinstance(raw, str) else raw, column, reading)

    @abstractmethod
    def read(self, raw: object, column: Column, reading: Reading) -> Cell:
        """As parse, for what is not empty; text comes tidied."""

    def show(self, value: Value, _column: Column, _reading: Reading) -> str:
        """The text of a value; parse(show(value)) == value."""
        return str(value)

    def to_excel(self, value: Value, column: Column, reading: Reading) -> object:
        """The value for a workbook's cell, read back by parse to the same value."""
        return self.show(value, column, reading)
