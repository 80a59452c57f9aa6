"""Undo takes back what one person did, and nothing that others did since."""

from datetime import datetime

import pytest

from sheets import catalog, changes, history, rows, starters
from sheets.catalog import NewSheet
from sheets.changes import Edits
from sheets.columns import Cell, Column
from sheets.people import Actor
from sheets.sentences import Refused


@pytest.fixture
def duty(manager: Actor, now: datetime) -> int:
    """A row of the roster that the program laid down, so that no undo stack holds it."""
    return starters.add_rows(manager, "roster", [{"date": "2024-06-21", "note": "原来"}], now)[0]


def put(actor: Actor, row: int, key: str, value: Cell, now: datetime) -> int:
    sheet = catalog.sheet("roster")
    return changes.write(actor, sheet, Edits(set=[(row, key, value)]), now=now, source="grid", label="修改").revision


def cell(row: int, key: str = "note") -> Cell:
    return rows.cells(catalog.sheet("roster"), [row])[row][key]


def undo(actor: Actor, now: datetime) -> history.Undone:
    return history.undo(actor, catalog.sheet("roster"), now)


def redo(actor: Actor, now: datetime) -> history.Undone:
    return history.redo(actor, catalog.sheet("roster"), now)


def test_undo_and_redo_walk_through_the_steps(worker: Actor, duty: int, now: datetime) -> None:
    for text in ("一", "二", "三"):
        put(worker, duty, "note", text, now)
    seen = []
    for step in (undo, undo, undo, redo, redo, undo, redo, redo):
        step(worker, now)
        seen.append(cell(duty))
    assert seen == ["二", "一", "原来", "一", "二", "一", "二", "三"]
    with pytest.raises(Refused):
        redo(worker, now)


def test_something_new_ends_redo(worker: Actor, duty: int, now: datetime) -> None:
    put(worker, duty, "note", "一", now)
    undo(worker, now)
    put(worker, duty, "note", "另外", now)
    with pytest.raises(Refused) as refused:
        redo(worker, now)
    assert refused.value.code == "nothing_to_redo"


def test_each_person_undoes_their_own(worker: Actor, manager: Actor, duty: int, now: datetime) -> None:
    put(worker, duty, "note", "李姐写的", now)
    put(manager, duty, "area", "烘焙室", now)
    undo(worker, now)
    assert (cell(duty), cell(duty, "area")) == ("原来", "烘焙室")


def test_what_others_changed_since_stays(worker: Actor, manager: Actor, duty: int, now: datetime) -> None:
    put(worker, duty, "note", "李姐写的", now)
    put(manager, duty, "note", "站长写的", now)
    assert undo(worker, now).skipped == 1
    assert cell(duty) == "站长写的"


def test_undo_of_a_removal_brings_rows_links_and_numbers_back(worker: Actor, duty: int, now: datetime) -> None:
    (member,) = starters.add_rows(worker, "team", [{"name": "王阿姨"}], now)
    (need,) = starters.add_rows(worker, "needs", [{"what": "修灯", "person": member}], now)
    put(worker, duty, "person", member, now)
    team, needs = catalog.sheet("team"), catalog.sheet("needs")
    before = rows.read(worker, team), rows.read(worker, needs)
    changes.write(worker, team, Edits(remove=[member]), now=now, source="grid", label="删除行")
    changes.write(worker, needs, Edits(remove=[need]), now=now, source="grid", label="删除行")
    history.undo(worker, needs, now)
    history.undo(worker, team, now)
    assert (rows.read(worker, team), rows.read(worker, needs)[0][0]) == (before[0], before[1][0][0])
    assert cell(duty, "person") == member


def test_undo_does_not_link_to_a_row_that_is_gone(worker: Actor, manager: Actor, duty: int, now: datetime) -> None:
    wang, zhao = starters.add_rows(manager, "team", [{"name": "王阿姨"}, {"name": "赵师傅"}], now)
    put(manager, duty, "person", wang, now)
    put(worker, duty, "person", zhao, now)
    changes.write(manager, catalog.sheet("team"), Edits(remove=[wang]), now=now, source="grid")
    assert undo(worker, now).skipped == 1
    assert cell(duty, "person") == zhao


def test_rows_that_link_to_each_other_come_back_together(worker: Actor, manager: Actor, now: datetime) -> None:
    columns = (
        Column(key="name", title="楼栋", kind="text"),
        Column(key="beside", title="相邻", kind="link", target="blocks"),
    )
    blocks = catalog.create_sheet(manager, NewSheet(key="blocks", title="楼栋", label="name", columns=columns))
    one, two = starters.add_rows(manager, "blocks", [{"name": "一号楼"}, {"name": "二号楼"}], now)
    links = [(one, "beside", two), (two, "beside", one)]
    changes.write(manager, blocks, Edits(set=links), now=now, source="grid")
    before = rows.read(worker, blocks)
    changes.write(worker, blocks, Edits(remove=[one, two]), now=now, source="grid")
    history.undo(worker, blocks, now)
    assert rows.read(worker, blocks) == before


def test_undo_of_a_new_row_that_somebody_else_filled_leaves_it(
    worker: Actor, manager: Actor, duty: int, now: datetime
) -> None:
    sheet = catalog.sheet("roster")
    first, _ = catalog.lease_rows(worker, sheet, 1)
    new = changes.NewRow(row=first, position=99.0, cells={"area": "邻里点"})
    changes.write(worker, sheet, Edits(add=[new]), now=now, source="grid", label="新增行")
    put(manager, first, "note", "站长补充", now)
    assert undo(worker, now).skipped == 1
    assert cell(first) == "站长补充"


def test_a_manager_may_undo_anybodys_batch_a_worker_may_not(
    worker: Actor, manager: Actor, duty: int, now: datetime
) -> None:
    revision = put(manager, duty, "note", "站长写的", now)
    with pytest.raises(Refused) as refused:
        history.undo_batch(worker, revision, now)
    assert refused.value.code == "not_your_batch"
    history.undo_batch(manager, put(worker, duty, "note", "李姐写的", now), now)
    assert cell(duty) == "站长写的"


def test_a_deleted_row_is_listed_and_restored(worker: Actor, duty: int, now: datetime) -> None:
    sheet = catalog.sheet("roster")
    changes.write(worker, sheet, Edits(remove=[duty]), now=now, source="grid", label="删除行")
    (line,) = history.removed_rows(worker, sheet)
    assert (line.row, line.by, line.cells["note"]) == (duty, "李姐", ("原来", None))
    assert history.restore(worker, sheet, [duty], now) == 1
    assert cell(duty) == "原来"
    assert history.removed_rows(worker, sheet) == []


def test_the_story_of_a_row_is_told_newest_first(worker: Actor, viewer: Actor, duty: int, now: datetime) -> None:
    put(worker, duty, "note", "改了", now)
    newest, oldest = history.of_row(worker, catalog.sheet("roster"), duty)
    assert (newest.action, newest.cells) == ("set", {"note": ("原来", "改了")})
    assert oldest.action == "add"
