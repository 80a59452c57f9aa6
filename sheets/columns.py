"""What a sheet and a column are, as plain data. Every other module speaks in these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

Value = str | int | float | bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """What somebody wrote where its column could not read it: the text, and the code of the sentence that says why."""

    text: str
    code: str


Cell = Value | Unread


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One described column. `key` never changes; what people see (`title`) may."""

    key: str
    title: str
    kind: str
    title_en: str = ""
    options: tuple[str, ...] = ()
    tones: tuple[tuple[str, str], ...] = ()  # (option, good | attention | wrong | info | plain)
    target: str = ""  # link: key of the other sheet
    prefix: str = ""  # running number: letters before the digits
    help: str = ""
    width: int = 120  # pixels on screen
    required: bool = False
    personal: bool = False  # masked for people who need not see it
    starter: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One described sheet with its columns in order."""

    id: int
    key: str
    title: str
    label: str
    columns: tuple[Column, ...]
    title_en: str = ""
    icon: str = "table_chart"
    starter: bool = False
    revision: int = 0

    def column(self, key: str) -> Column:
        """The column with this key; raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What reading and showing depend on besides the value: today's date, and the names behind links.

    `labels` is {column key: {row id: name}} for link and person columns.
    """

    today: date
    labels: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def label(self, column: str, row: int) -> str | None:
        """The name that a link in `column` shows for row id `row`, or None if there is no such row."""
        return self.labels.get(column, {}).get(row)

    def rows(self, column: str, label: str) -> list[int]:
        """Ids of the rows that carry this name, in order of id."""
        return self._by_label.get(column, {}).get(label, [])

    @cached_property
    def _by_label(self) -> dict[str, dict[str, list[int]]]:
        found: dict[str, dict[str, list[int]]] = {}
        for column, labels in self.labels.items():
            names = found.setdefault(column, {})
            for row in sorted(labels):
                names.setdefault(labels[row], []).append(row)
        return found
