"""What somebody has decided about an upload so far."""

from collections.abc import Callable, Mapping

from pages.visitor import ask
from sheets.decisions import Choice, Take
from sheets.people import Actor
from sheets.preview import read_typed
from sheets.previewed import Preview, take_all

Meanings = Mapping[str, Choice | None]  # side -> the choice it stands for; None: what happens by itself
OTHER = "other"  # the side of a third value


class Desk:
    """Choices by the id of what they are about. `moved` is called after every one.

    `typed` holds the texts of third values, `unread` those of them that cannot be read, with the sentence why.
    """

    def __init__(self, actor: Actor, preview: Preview, moved: Callable[[], None]) -> None:
        self.actor, self.preview, self.moved = actor, preview, moved
        self.choices: dict[str, Choice] = {}
        self.typed: dict[str, str] = {}
        self.unread: dict[str, str] = {}
        self._meanings: dict[str, Meanings] = {}

    def look_again(self, preview: Preview) -> None:
        """The table has moved: keep the choices, but no typed value for what is open no longer."""
        self.preview = preview
        self._meanings.clear()
        open_ones = {one.id for one in preview.conflicts} | {one.id for one in preview.problems}
        for entry in self.typed.keys() - open_ones:
            self._settle(entry, None)

    def side(self, entry: str, meanings: Meanings) -> str:
        """The side that is chosen of those an entry offers, "" if none of them is; from now on it can be chosen."""
        self._meanings[entry] = meanings
        if entry in self.typed:
            return OTHER
        chosen = self.choices.get(entry)
        return next((side for side, choice in meanings.items() if choice == chosen), "")

    def choose(self, entry: str, side: str) -> None:
        """Take a side of an entry that was offered; anything else is passed over."""
        meanings = self._meanings.get(entry, {})
        if side in meanings:
            self._settle(entry, meanings[side])

    def choose_all(self, side: Take) -> None:
        """Take one side of every conflict, but delete no row."""
        for entry, choice in take_all(self.preview.merge, side).items():
            self._settle(entry, choice)

    async def type(self, entry: str, column: str, text: str) -> str:
        """Decide for a third value; gives the sentence why it cannot be read, "" if it can."""
        if entry not in self._meanings or column not in {one.key for one in self.preview.sheet.columns}:
            return ""
        self.typed[entry] = text
        cell, why = await ask(read_typed, self.actor, self.preview, column, text)
        if self.typed.get(entry) != text:  # somebody typed on, or chose a side, meanwhile
            return self.unread.get(entry, "")
        self._settle(entry, None if why else {"value": cell})
        self.typed[entry] = text
        if why:
            self.unread[entry] = why
        return why

    def _settle(self, entry: str, choice: Choice | None) -> None:
        self.typed.pop(entry, None)
        self.unread.pop(entry, None)
        if choice is None:
            self.choices.pop(entry, None)
        else:
            self.choices[entry] = choice
        self.moved()
