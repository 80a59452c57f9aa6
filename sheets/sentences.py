"""What goes wrong is data (a code and values); the sentences for people stand in `wording.py`."""

from collections.abc import Iterable
from dataclasses import dataclass

from sheets.columns import Column, Unread, Value
from sheets.wording import SENTENCES

__all__ = ["SENTENCES", "Problem", "Refused", "say", "why_unread"]

LONGEST_QUOTE = 40  # characters of a cell that a sentence repeats
MOST_OPTIONS = 12  # options that a sentence lists


def say(code: str, language: str = "zh", **values: object) -> str:
    """The sentence for `code` in zh or en. A value nobody gave shows as …, so that saying it cannot fail."""
    chinese, english = SENTENCES.get(code) or SENTENCES["unexpected"]
    return (english if language == "en" else chinese).format_map(_Given(values))


class _Given(dict[str, object]):
    """The values of one sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


class Refused(Exception):  # noqa: N818 - named for what happens, as it is read in `raise Refused("may_not_edit")`
    """Something was refused, and nothing was changed. The only exception whose sentence a person may read."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, language: str = "zh") -> str:
        """The sentence to show, in zh or en."""
        return say(self.code, language, **self.values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong with one cell: `row` is the row's id or line, `column` the column's key."""

    code: str
    row: int | None = None
    column: str | None = None
    value: Value = None


def why_unread(cell: Unread, column: Column, language: str = "zh", *, target: str = "") -> str:
    """Why `cell` could not be read, and what to write instead. `target` is the title of a linked sheet."""
    title = (column.title_en if language == "en" else "") or column.title
    return say(
        cell.code,
        language,
        value=_quoted(cell.text),
        column=title,
        target=target or title,
        options=_listed(column.options, language),
    )


def _quoted(text: str) -> str:
    """A cell's text on one line, cut where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _listed(options: Iterable[str], language: str) -> str:
    """一般、紧急 or 一般, 紧急; … stands for the rest of a long list."""
    shown = list(options)
    if not shown:
        return "none yet" if language == "en" else "（还没有选项）"
    if len(shown) > MOST_OPTIONS:
        shown = [*shown[:MOST_OPTIONS], "…"]
    return (", " if language == "en" else "、").join(shown)
