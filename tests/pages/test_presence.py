"""Where everybody stands on a sheet: told to the other pages, soon, not often, and no longer than it is true."""

import asyncio
import json
from typing import Any

import pytest

from pages import presence
from pages.presence import Cursor, Presence

ROSTER = 1


def at(row: int, client: str = "a", *, editing: bool = False) -> Cursor:
    return Cursor(client=client, name="李姐", row=row, column="note", editing=editing)


class Sheet:
    """What was told to the pages of one sheet."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.told: list[list[dict[str, Any]]] = []
        self.presence = Presence(self._tell, lambda _sheet: self.pages)

    def _tell(self, sheet: int, message: str) -> None:
        assert sheet == ROSTER
        self.told.append(json.loads(message)["cursors"])


async def test_others_hear_where_a_page_stands() -> None:
    sheet = Sheet(pages=2)
    sheet.presence.moved(ROSTER, at(7, editing=True))
    await asyncio.sleep(0.05)
    assert sheet.told == [[{"client": "a", "name": "李姐", "row": 7, "column": "note", "editing": True}]]


async def test_who_hurries_is_told_a_few_times_a_second_and_last_where_they_stopped() -> None:
    sheet = Sheet(pages=2)
    for row in range(100):
        sheet.presence.moved(ROSTER, at(row))
        await asyncio.sleep(0.005)
    await asyncio.sleep(presence.TELL_EVERY + 0.05)
    assert 2 <= len(sheet.told) <= 7
    assert sheet.told[-1][0]["row"] == 99


async def test_a_page_alone_costs_nothing_and_one_that_comes_is_told() -> None:
    sheet = Sheet(pages=1)
    sheet.presence.moved(ROSTER, at(7))
    await asyncio.sleep(0.05)
    assert sheet.told == []
    sheet.pages = 2
    sheet.presence.came(ROSTER)
    await asyncio.sleep(0.05)
    assert [one["row"] for one in sheet.told[0]] == [7]


async def test_a_page_that_goes_stands_nowhere() -> None:
    sheet = Sheet(pages=2)
    sheet.presence.moved(ROSTER, at(7))
    sheet.presence.moved(ROSTER, at(8, "b"))
    sheet.pages = 1
    sheet.presence.gone(ROSTER, "a")
    await asyncio.sleep(0.05)
    assert [[one["client"] for one in cursors] for cursors in sheet.told] == [["b"]]


async def test_a_page_that_is_silent_for_long_stands_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "SILENT_AFTER", 0.05)
    monkeypatch.setattr(presence, "TELL_EVERY", 0.01)
    sheet = Sheet(pages=2)
    sheet.presence.moved(ROSTER, at(7))
    await asyncio.sleep(0.1)
    sheet.presence.sweep()
    await asyncio.sleep(0.05)
    assert sheet.told[-1] == []
