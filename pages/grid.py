"""The sheet on a page: an editable grid. What the hands do lives in `sheetgrid/`; rows and edits go through api.py."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

import nicegui.elements.aggrid  # noqa: F401 - puts "nicegui-aggrid" on the page's import map
from nicegui import ui
from nicegui.dependencies import register_esm
from nicegui.element import Element

from pages.look import address_of
from sheets.wording import READING

MODULES = Path(__file__).parent / "sheetgrid"
STYLES = ("grid", "cells", "floating", "tools", "seeing", "cards", "rowform", "formcontrols")
STYLE = "".join((MODULES / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)

AHEAD = address_of("ahead.js")
FIRST_ROWS = 300  # that are asked for by themselves, to be seen sooner


def _ahead(config: Mapping[str, Any]) -> str:
    """The script that asks for the rows while others still load, with the addresses that the grid will ask for."""
    first = f"{config['url']}/rows?lease=1&amp;limit={FIRST_ROWS}"
    second = f"{config['url']}/all" if config["rows"] > FIRST_ROWS else ""
    return f'<script src="{AHEAD}" data-first="{first}" data-second="{second}"></script>'


def _version() -> float:
    """A number that changes with every change of a file.

    NiceGUI makes the modules' address of it, and browsers keep what an address once gave them; by itself it
    would take the folder's time, which an edit in place does not touch.
    """
    files = sorted(path for path in MODULES.iterdir() if path.is_file())
    return float(crc32(b"".join(path.name.encode() + path.read_bytes() for path in files)))


register_esm("sheetgrid", MODULES, max_time=_version())


class SheetGrid(Element, component="sheet_grid.js"):
    """One sheet, edited as in Excel.

    `config` is {url, client, person, language, columns, view, rows, readonly, why}: `url` is that of the sheet's JSON,
    `client` names this page (its own edits come back under it), `person` whoever is signed in (unsent edits are
    kept apart by it), `view` what the person's last view was, `rows` how many the sheet has. A column is {key, title,
    kind, editor, options, tones, target, targetTitle, prefix, width, readonly, masked, why, required, help, pin,
    hidden}.

    On a narrow screen rows are cards and one row is a form; the switch between cards and table stands in the page's
    element of class `sheet-shape`, or else over the grid. The page's box of class `tool-search` is its quick search.

    Messages come past NiceGUI's queue, as the socket's event `sheet` with a text in JSON (pages/follow.py). A batch
    that somebody wrote is {v, prev, by, client, set, add, remove, move}; prev -1 makes the grid fetch it.
    {cursors: [{client, name, row, column, editing}]} is where everybody stands, {options, initials}, each by column
    key, what there is to choose from by now.

    Events: `status` {state, text, waiting, aside}, `columns` {columns: [{key, title, visible}], filtered,
    height, wrap, band}, `history` {row}, `login`, `cursor` {row, column, editing}, `ready` {rows}.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()
        ui.add_head_html(f"<style>{STYLE}</style>")
        ui.add_head_html(_ahead(config))
        language = 1 if config.get("language") == "en" else 0
        words = {code: sentences[language] for code, sentences in READING.items()}
        self._props["config"] = {"words": words, "first": FIRST_ROWS, **config}

    def search(self, text: str) -> None:
        """Show only rows that contain every word of `text`. The event `cleared` tells that the grid took it away."""
        self.run_method("search", text)

    def undo(self) -> None:
        """Take back this person's last batch."""
        self.run_method("undo")

    def redo(self) -> None:
        """Do it again."""
        self.run_method("redo")

    def add_row(self) -> None:
        """Add an empty row at the end and stand on it."""
        self.run_method("addRow")

    def insert_row(self, where: Literal["above", "below"] = "above") -> None:
        """Insert as many rows as are selected."""
        self.run_method("insertRow", where)

    def duplicate_rows(self) -> None:
        """Copy the selected rows below themselves."""
        self.run_method("duplicateRows")

    def delete_rows(self) -> None:
        """Delete the selected rows; the grid offers to take it back."""
        self.run_method("deleteRows")

    def show_column(self, key: str, on: bool = True) -> None:
        """Show or hide a column."""
        self.run_method("showColumn", key, on)

    def clear_filters(self) -> None:
        """Show every row again."""
        self.run_method("clearFilters")

    def goto(self, row: int, key: str = "") -> None:
        """Stand on a cell, by row id and column key."""
        self.run_method("goto", row, key)

    def find(self) -> None:
        """Open the window that finds and replaces."""
        self.run_method("find")

    def set_height(self, height: str) -> None:
        """Make rows compact, normal or wide."""
        self.run_method("setHeight", height)

    def wrap(self, on: bool) -> None:
        """Let long texts run on over several lines."""
        self.run_method("wrap", on)

    def band(self, key: str) -> None:
        """Put rows with one value of this column together under a band; "" ends it."""
        self.run_method("band", key)

    def sort(self) -> None:
        """Open the window that sorts by one column or several."""
        self.run_method("sort")

    def shortcuts(self) -> None:
        """Open the overview of the keys."""
        self.run_method("shortcuts")

    def go_row(self) -> None:
        """Ask for the number of a row to stand on."""
        self.run_method("goRow")

    def go_today(self, key: str) -> None:
        """Stand on the first row of today in a column of dates."""
        self.run_method("goToday", key)

    def focus(self) -> None:
        """Give the keyboard to the grid."""
        self.run_method("focus")
