"""Who stands where: the cursors of the pages that have the same sheet open, told to each other a few times a second."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from pages.plain import dumped

TELL_EVERY = 0.2  # seconds between two messages about one sheet
SILENT_AFTER = 60.0  # seconds after which a page that says nothing stands nowhere


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """One page's active cell. `client` is the page's own name, by which it knows itself."""

    client: str
    name: str
    row: int
    column: str
    editing: bool


class Presence:
    """The cursors of all sheets. `tell` sends a text to every page of a sheet, `pages` says how many there are."""

    def __init__(self, tell: Callable[[int, str], None], pages: Callable[[int], int]) -> None:
        self._tell, self._pages = tell, pages
        self._cursors: dict[int, dict[str, Cursor]] = defaultdict(dict)
        self._heard_at: dict[str, float] = {}
        self._told_at: dict[int, float] = {}
        self._waiting: dict[int, asyncio.TimerHandle] = {}

    def moved(self, sheet: int, cursor: Cursor) -> None:
        """A page stands elsewhere, or began or ended editing."""
        self._heard_at[cursor.client] = time.monotonic()
        if self._cursors[sheet].get(cursor.client) != cursor:
            self._cursors[sheet][cursor.client] = cursor
            self._soon(sheet, 2)

    def came(self, sheet: int) -> None:
        """A page was opened: it has to hear where the others stand."""
        if self._cursors[sheet]:
            self._soon(sheet, 2)

    def gone(self, sheet: int, client: str) -> None:
        """A page was closed, or stands nowhere any more."""
        self._heard_at.pop(client, None)
        if self._cursors[sheet].pop(client, None):
            self._soon(sheet, 1)

    def sweep(self) -> None:
        """Forget the cursors of pages that were silent for long."""
        silent = time.monotonic() - SILENT_AFTER
        for sheet, cursors in self._cursors.items():
            for client in [one for one in cursors if self._heard_at.get(one, 0.0) < silent]:
                self.gone(sheet, client)

    def _soon(self, sheet: int, least: int) -> None:
        """Tell everybody where everybody stands, if so many listen; what happens until then is told with it."""
        if sheet in self._waiting or self._pages(sheet) < least:
            return
        wait = self._told_at.get(sheet, 0.0) + TELL_EVERY - time.monotonic()
        self._waiting[sheet] = asyncio.get_running_loop().call_later(max(0.0, wait), self._now, sheet)

    def _now(self, sheet: int) -> None:
        del self._waiting[sheet]
        self._told_at[sheet] = time.monotonic()
        self._tell(sheet, self.standing(sheet))

    def standing(self, sheet: int) -> str:
        """Where everybody stands, as a message."""
        return dumped({"cursors": list(self._cursors[sheet].values())}).decode()
