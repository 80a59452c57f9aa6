"""Two people write one cell, and the second has not seen what the first one wrote."""

from datetime import datetime

import pytest

from sheets import catalog, clock, rows, starters, typing_in
from sheets.columns import Unread
from sheets.crossing import Crossed
from sheets.people import Actor
from sheets.typing_in import Answer


@pytest.fixture
def duty(worker: Actor, now: datetime) -> int:
    return starters.add_rows(worker, "roster", [{"date": "2024-06-21", "note": "旧"}], now)[0]


def send(actor: Actor, now: datetime, name: str, **batch: object) -> Answer:
    return typing_in.take(actor, "roster", f"page of {actor.name}", [{"id": name, **batch}], now)[0]


def seen() -> int:
    return catalog.sheet("roster").revision


def test_whoever_wrote_over_unseen_words_hears_whose_they_were(
    worker: Actor, manager: Actor, duty: int, now: datetime
) -> None:
    before = seen()
    first = send(manager, now, "1", seen=before, set=[[duty, "note", "甲"], [duty, "date", {"text": "等通知"}]])
    second = send(worker, now, "2", seen=before, set=[[duty, "note", "乙"], [duty, "date", "2024-06-22"]])
    assert list(first.crossed) == []
    when = clock.local(now).strftime("%Y-%m-%d %H:%M")
    assert list(second.crossed) == [
        Crossed(row=duty, column=column, theirs=theirs, by=manager.name, at=when)
        for column, theirs in (("note", "甲"), ("date", Unread(text="等通知", code="not_a_date")))
    ]
    assert rows.cells(catalog.sheet("roster"), [duty])[duty]["note"] == "乙"
    again = send(worker, now, "2", seen=before, set=[[duty, "note", "乙"]])
    assert list(again.crossed) == list(second.crossed)


def test_what_was_seen_is_written_over_without_a_word(worker: Actor, manager: Actor, duty: int, now: datetime) -> None:
    send(manager, now, "1", set=[[duty, "note", "甲"]])
    assert not send(worker, now, "2", seen=seen(), set=[[duty, "note", "乙"]]).crossed


def test_ones_own_words_other_cells_and_the_same_words_do_not_count(
    worker: Actor, manager: Actor, duty: int, now: datetime
) -> None:
    before = seen()
    send(manager, now, "1", set=[[duty, "note", "甲"], [duty, "start", "09:00"]])
    assert not send(worker, now, "2", seen=before, set=[[duty, "end", "10:00"]]).crossed
    assert not send(worker, now, "3", seen=before, set=[[duty, "note", "甲"]]).crossed
    assert send(worker, now, "4", seen=before, set=[[duty, "note", "乙"]]).crossed
    assert not send(worker, now, "5", seen=before, set=[[duty, "note", "丙"]]).crossed
    assert not send(manager, now, "6", set=[[duty, "note", "丁"]]).crossed
