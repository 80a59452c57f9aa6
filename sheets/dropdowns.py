"""Drop-downs and prompts of a downloaded workbook.

Lists stand on a very hidden sheet and are reached by hidden names: there is no limit to their length, commas are
letters like others, and every program keeps them. They warn and do not stop: who needs a new option may type it, and
the merge asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from sheets import kinds
from sheets.cells import Book, Page, text_cell
from sheets.columns import Column, Reading
from sheets.kind_options import BETWEEN
from sheets.sentences import say

OPTIONS_SHEET = "_选项"
OPTION_NAME = "_opt_"
SPARE = 200  # rows below the last one that a drop-down reaches
LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 255, 32  # characters of a validation
LONGEST_GUARDED = 100  # characters of a title that a formula compares


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A column, counted from 1, with the options its drop-down offers."""

    number: int
    column: Column
    options: Sequence[str]


def listed(columns: Sequence[Column], reading: Reading) -> list[Listed]:
    """The columns that have a drop-down."""
    found = (
        Listed(number=number, column=column, options=_options(column, reading))
        for number, column in enumerate(columns, 2)
    )
    return [one for one in found if one.options]


def add_dropdowns(book: Book, page: Page, lists: Sequence[Listed], last_row: int, language: str) -> None:
    """Write the lists and let the cells of their columns choose from them."""
    if not lists:
        return
    hidden = book.create_sheet(OPTIONS_SHEET)
    hidden.sheet_state = "veryHidden"
    for options in zip_longest(*([one.column.key, *one.options] for one in lists)):
        hidden.append([text_cell(hidden, option) for option in options])
    for place, one in enumerate(lists, 1):
        name = f"{OPTION_NAME}{one.column.key}"
        letter = get_column_letter(place)
        target = f"'{OPTIONS_SHEET}'!${letter}$2:${letter}${len(one.options) + 1}"
        book.defined_names[name] = DefinedName(name, attr_text=target, hidden=True)
        validation = DataValidation(
            type="list",
            formula1=name,
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
            errorTitle=say("option_unknown_title", language),
            error=say("option_unknown", language),
        )
        letter = get_column_letter(one.number)
        validation.add(f"{letter}2:{letter}{last_row + SPARE}")
        page.data_validations.append(validation)


def guard_header(page: Page, columns: Sequence[Column], titles: Sequence[str], language: str) -> None:
    """Say at each header cell what belongs below it, and keep its title from being typed over."""
    for number, (column, title) in enumerate(zip(columns, titles, strict=True), 2):
        cell = f"{get_column_letter(number)}1"
        validation = DataValidation(
            showInputMessage=True,
            promptTitle=title[:LONGEST_PROMPT_TITLE],
            prompt=_prompt(column, language)[:LONGEST_PROMPT],
        )
        if len(title) <= LONGEST_GUARDED and "\n" not in title:
            quoted = title.replace('"', '""')
            validation.type, validation.formula1 = "custom", f'EXACT(${cell[:-1]}$1,"{quoted}")'
            validation.showErrorMessage, validation.errorStyle = True, "stop"
            validation.error = say("title_stays", language)
        validation.add(cell)
        page.data_validations.append(validation)


def _prompt(column: Column, language: str) -> str:
    if column.kind in kinds.AUTOMATIC:
        return say("filled_in_by_program", language)
    if column.kind == "choices":
        options = BETWEEN.join(column.options)
        return say("choose_several", language, options=options)
    return column.help or say("fill_in_here", language)


def _options(column: Column, reading: Reading) -> list[str]:
    match column.kind:
        case "choice":
            return list(column.options)
        case "yesno":
            return [kinds.show(answer, column, reading) for answer in (True, False)]
        case "link" | "person":
            rows = reading.labels.get(column.key, {})
            return sorted({text for row in rows if (text := kinds.show(row, column, reading))})
    return []
