"""A new choice on the spot: who may add it, what may not be one, and that everybody hears of it."""

from datetime import datetime

import pytest

from sheets import catalog, changes, rows, starters
from sheets.changes import Edits
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.sentences import Refused


def options() -> tuple[str, ...]:
    return catalog.sheet("roster").column("area").options


def test_a_worker_adds_an_option_and_chooses_it(worker: Actor, now: datetime) -> None:
    before = options()
    assert catalog.add_option(worker, "roster", "area", "  小花园 东侧 ") == (*before, "小花园 东侧")
    assert options() == (*before, "小花园 东侧")
    (row,) = starters.add_rows(worker, "roster", [{"date": "2024-06-21"}], now)
    edits = Edits(set=[(row, "area", "小花园 东侧")])
    changes.write(worker, catalog.sheet("roster"), edits, now=now, source="grid")
    assert rows.cells(catalog.sheet("roster"), [row])[row]["area"] == "小花园 东侧"


@pytest.mark.parametrize("again", ["A座大厅", "Ａ座大厅"])
def test_an_option_that_is_there_stays_one(worker: Actor, again: str) -> None:
    once = catalog.add_option(worker, "roster", "area", "A座大厅")
    assert catalog.add_option(worker, "roster", "area", again) == once


@pytest.mark.parametrize(
    ("column", "option", "code"),
    [
        ("area", "", "option_missing"),
        ("area", " \n ", "option_missing"),
        ("area", "角" * 61, "option_too_long"),
        ("area", "东、西", "option_with_comma"),
        ("note", "带伞", "no_options_here"),
        ("nothing", "带伞", "no_such_column"),
    ],
)
def test_what_is_no_option_is_refused_in_words(worker: Actor, column: str, option: str, code: str) -> None:
    before = options()
    with pytest.raises(Refused) as refused:
        catalog.add_option(worker, "roster", column, option)
    assert refused.value.code == code and "…" not in refused.value.sentence()
    assert options() == before


def test_who_only_looks_adds_none(viewer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        catalog.add_option(viewer, "roster", "area", "小花园")
    assert refused.value.code == "may_not_edit"


def test_everybody_hears_of_a_new_option_and_of_nothing_else(worker: Actor) -> None:
    heard: list[Sheet] = []
    catalog.listeners.append(heard.append)
    try:
        catalog.add_option(worker, "roster", "area", "小花园")
        catalog.add_option(worker, "roster", "area", "小花园")
    finally:
        catalog.listeners.remove(heard.append)
    assert [sheet.column("area").options[-1] for sheet in heard] == ["小花园"]
