"""Rows moved to another place, and the room between rows that never runs out."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import ChangeRow
from sheets import catalog, changes, clock, history, live, order, rows, starters, telling, typing_in
from sheets.changes import Edits, NewRow
from sheets.people import Actor


@pytest.fixture
def members(worker: Actor, now: datetime) -> list[int]:
    return starters.add_rows(worker, "team", [{"name": name} for name in ("甲", "乙", "丙", "丁")], now)


def names() -> str:
    return "".join(str(cells["name"]) for cells in rows.cells(catalog.sheet("team")).values())


def write(actor: Actor, edits: Edits, now: datetime) -> changes.Written:
    return changes.write(actor, catalog.sheet("team"), edits, now=now, source="grid", label="移动行")


def test_a_row_moves_and_its_cells_stay(worker: Actor, members: list[int], now: datetime) -> None:
    before = rows.cells(catalog.sheet("team"), members)
    written = write(worker, Edits(move=[(members[3], 1.5), (members[0], 9.0), (77, 1.0)]), now)
    assert names() == "丁乙丙甲"
    assert (written.moved, written.gone) == (2, (77,))
    assert rows.cells(catalog.sheet("team"), members) == before


def test_a_move_is_undone_and_done_again(worker: Actor, members: list[int], now: datetime) -> None:
    write(worker, Edits(move=[(members[3], 0.5)]), now)
    undone = history.undo(worker, catalog.sheet("team"), now)
    assert (names(), undone.rows) == ("甲乙丙丁", 1)
    history.redo(worker, catalog.sheet("team"), now)
    assert names() == "丁甲乙丙"


def test_undo_leaves_a_row_that_somebody_moved_since(
    worker: Actor, manager: Actor, members: list[int], now: datetime
) -> None:
    write(worker, Edits(move=[(members[3], 0.5)]), now)
    write(manager, Edits(move=[(members[3], 2.5)]), now)
    assert history.undo(worker, catalog.sheet("team"), now).skipped == 1
    assert names() == "甲乙丁丙"


def test_pages_hear_of_a_move(worker: Actor, members: list[int], now: datetime) -> None:
    start = catalog.sheet("team").revision
    write(worker, Edits(move=[(members[3], 0.5)]), now)
    (batch,) = live.since(worker, catalog.sheet("team"), start) or []
    assert (batch.move, batch.set, batch.add) == ([(members[3], 0.5)], [], [])


def test_a_move_is_told(worker: Actor, members: list[int], now: datetime) -> None:
    write(worker, Edits(move=[(members[3], 0.5)]), now)
    sheet = catalog.sheet("team")
    story = telling.told(worker, sheet, history.of_row(worker, sheet, members[3]), clock.today(now))
    assert story[0].text == "移动了这一行的位置"
    assert telling.recent(worker, now)[0].text == "「网格队伍」丁：移动了这一行的位置"
    write(worker, Edits(move=[(members[3], 9.0), (members[0], 0.1)]), now)
    assert telling.recent(worker, now)[0].text == "「网格队伍」移动 2 行"


def test_the_grid_sends_moves_and_a_resent_one_moves_once(worker: Actor, members: list[int], now: datetime) -> None:
    batch = {"id": "1", "move": [[members[3], 0.5]]}
    (first,) = typing_in.take(worker, "team", "page", [batch], now)
    write(worker, Edits(move=[(members[3], 9.0)]), now)
    (again,) = typing_in.take(worker, "team", "page", [batch], now)
    assert (names(), again) == ("甲乙丙丁", first)


@pytest.mark.parametrize("move", [[[1]], [["x", 1.0]], [[1, "nan"]], [[1, 1e300]], [7]])
def test_a_move_to_nowhere_is_refused_in_words(
    worker: Actor, members: list[int], now: datetime, move: list[object]
) -> None:
    (answer,) = typing_in.take(worker, "team", "page", [{"id": "1", "move": move}], now)
    assert "不完整" in answer.error


def test_rows_put_between_the_same_two_for_ever_find_room(worker: Actor, members: list[int], now: datetime) -> None:
    sheet = catalog.sheet("team")
    first, end = catalog.lease_rows(worker, sheet, 60)
    wanted, spaced = "甲", 0
    for row in range(first, end):
        above, below = list(rows.positions(sheet).values())[:2]
        name = chr(0x4E00 + row)
        new = NewRow(row=row, position=(above + below) / 2, cells={"name": name})
        spaced += write(worker, Edits(add=[new]), now).spaced
        wanted = "甲" + name + wanted[1:]
    assert names() == wanted + "乙丙丁"
    assert spaced > 0


def test_room_is_made_in_the_same_batch_and_stays_when_it_is_undone(
    worker: Actor, members: list[int], now: datetime
) -> None:
    start = catalog.sheet("team").revision
    stands = rows.positions(catalog.sheet("team"))
    written = write(worker, Edits(move=[(members[3], stands[members[0]])]), now)  # 甲 and 丁 on one place
    assert names() == "甲丁乙丙"
    (batch,) = live.since(worker, catalog.sheet("team"), start) or []
    assert {row for row, _ in batch.move} >= {members[3]} and written.spaced > 0
    shown = stands | dict(batch.move)
    assert shown == rows.positions(catalog.sheet("team"))
    history.undo(worker, catalog.sheet("team"), now)
    assert not ChangeRow.select().where((ChangeRow.action == "space") & (ChangeRow.revision > batch.v)).exists()


def test_a_page_whose_batch_made_room_fetches_what_moved(worker: Actor, members: list[int], now: datetime) -> None:
    stands = rows.positions(catalog.sheet("team"))
    batch = {"id": "1", "move": [[members[3], stands[members[0]]]]}
    (answer,) = typing_in.take(worker, "team", "page", [batch], now)
    assert answer.prev == -1


@given(st.lists(st.floats(-1e15, 1e15) | st.sampled_from([1.0, 1.0 + 1e-12, 2.0, 2.0 + 1e-10, 1e14]), max_size=60))
def test_making_room_keeps_the_order_and_ends(positions: list[float]) -> None:
    before = list(enumerate(sorted(positions)))
    after = dict(before) | order.spaced(before)
    stand = [after[row] for row, _ in before]
    assert stand == sorted(stand)
    assert not order.is_crowded(stand)


def test_room_is_made_by_few_moves_in_a_long_sheet() -> None:
    places = [(row, float(row)) for row in range(1, 100_001)]
    places[50_000] = (50_001, 50_000.0)
    assert 0 < len(order.spaced(places)) < 40
