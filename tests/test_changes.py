"""Writing: only what differs, once, with a line in the log for each row."""

from datetime import datetime, timedelta

import pytest

from models import BatchRow, ChangeRow, UnreadCell
from sheets import catalog, changes, history, rows, starters
from sheets.changes import Edits, NewRow
from sheets.columns import Unread
from sheets.people import Actor
from sheets.sentences import Refused

BAD_DATE = Unread(text="下雨那天", code="not_a_date")


@pytest.fixture
def duty(worker: Actor, now: datetime) -> int:
    """A row of the roster to work on."""
    return starters.add_rows(worker, "roster", [{"date": "2024-06-21", "area": "便民服务角"}], now)[0]


def write(actor: Actor, key: str, edits: Edits, now: datetime, uid: str | None = None) -> changes.Written:
    return changes.write(actor, catalog.sheet(key), edits, now=now, source="grid", label="修改", uid=uid)


def cells(key: str, row: int) -> dict[str, object]:
    return dict(rows.cells(catalog.sheet(key), [row])[row])


def test_it_writes_a_cell_and_logs_before_and_after(worker: Actor, duty: int, now: datetime) -> None:
    written = write(worker, "roster", Edits(set=[(duty, "area", "烘焙室")]), now)
    assert cells("roster", duty)["area"] == "烘焙室"
    (line,) = ChangeRow.select().where(ChangeRow.revision == written.revision)
    assert (line.row, line.action, line.cells) == (duty, "set", {"area": ["便民服务角", "烘焙室"]})
    assert catalog.sheet("roster").revision == written.revision > written.previous


def test_it_writes_only_what_differs(worker: Actor, duty: int, now: datetime) -> None:
    written = write(worker, "roster", Edits(set=[(duty, "area", "便民服务角"), (duty, "note", "带伞")]), now)
    (line,) = ChangeRow.select().where(ChangeRow.revision == written.revision)
    assert line.cells == {"note": [None, "带伞"]}


def test_writing_what_is_there_leaves_no_trace(worker: Actor, duty: int, now: datetime) -> None:
    before = BatchRow.select().count()
    written = write(worker, "roster", Edits(set=[(duty, "area", "便民服务角")]), now)
    assert written.revision == written.previous == catalog.sheet("roster").revision
    assert BatchRow.select().count() == before


def test_a_batch_sent_twice_is_written_once(worker: Actor, duty: int, now: datetime) -> None:
    edits = Edits(set=[(duty, "note", "第一次")])
    first = write(worker, "roster", edits, now, uid="page:1")
    write(worker, "roster", Edits(set=[(duty, "note", "后来")]), now)
    again = write(worker, "roster", edits, now, uid="page:1")
    assert again == first
    assert cells("roster", duty)["note"] == "后来"


def test_a_batch_sent_twice_is_answered_as_the_first_time(worker: Actor, duty: int, now: datetime) -> None:
    edits = Edits(set=[(duty, "note", "带伞"), (duty, "area", "烘焙室"), (duty, "number", 1)], remove=[7])
    first = write(worker, "roster", edits, now, uid="page:1")
    assert (first.cells, first.gone) == (2, (7,))
    assert write(worker, "roster", edits, now, uid="page:1") == first


def test_nobody_is_answered_for_a_batch_of_somebody_else(
    worker: Actor, manager: Actor, viewer: Actor, duty: int, now: datetime
) -> None:
    edits = Edits(set=[(duty, "note", "带伞")])
    write(worker, "roster", edits, now, uid="page:1")
    for actor, code in ((manager, "bad_request"), (viewer, "may_not_edit")):
        with pytest.raises(Refused) as refused:
            write(actor, "roster", edits, now, uid="page:1")
        assert refused.value.code == code


def test_what_cannot_be_read_is_kept_and_later_replaced(worker: Actor, duty: int, now: datetime) -> None:
    write(worker, "roster", Edits(set=[(duty, "date", BAD_DATE)]), now)
    assert cells("roster", duty)["date"] == BAD_DATE
    write(worker, "roster", Edits(set=[(duty, "date", "2024-06-22")]), now)
    assert cells("roster", duty)["date"] == "2024-06-22"
    assert not UnreadCell.select().exists()


def test_a_value_of_the_wrong_type_is_kept_as_text(worker: Actor, duty: int, now: datetime) -> None:
    write(worker, "roster", Edits(set=[(duty, "area", "月球")]), now)
    kept = cells("roster", duty)["area"]
    assert isinstance(kept, Unread) and kept.text == "月球"


@pytest.mark.parametrize("key", ["number", "no_such_column"])
def test_it_refuses_cells_nobody_fills_in(worker: Actor, now: datetime, key: str) -> None:
    row = starters.add_rows(worker, "needs", [{"what": "灯不亮"}], now)[0]
    written = write(worker, "needs", Edits(set=[(row, key, 7), (row, "what", "灯亮了")]), now)
    assert [(row, column) for row, column, _ in written.refused] == [(row, key)]
    assert cells("needs", row)["what"] == "灯亮了"


def test_running_numbers_go_on(worker: Actor, now: datetime) -> None:
    made = starters.add_rows(worker, "needs", [{"what": "一"}, {"what": "二"}], now)
    assert [cells("needs", row)["number"] for row in made] == [1, 2]
    write(worker, "needs", Edits(remove=[made[0]]), now)
    (third,) = starters.add_rows(worker, "needs", [{"what": "三"}], now)
    assert cells("needs", third)["number"] == 3


def test_the_number_of_a_deleted_row_is_not_given_again(worker: Actor, now: datetime) -> None:
    needs = catalog.sheet("needs")
    _, last = starters.add_rows(worker, "needs", [{"what": "一"}, {"what": "二"}], now)
    write(worker, "needs", Edits(remove=[last]), now)
    (third,) = starters.add_rows(worker, "needs", [{"what": "三"}], now)
    history.restore(worker, needs, [last], now)
    assert (cells("needs", last)["number"], cells("needs", third)["number"]) == (2, 3)


def test_removing_a_row_clears_links_to_it_in_the_same_batch(worker: Actor, duty: int, now: datetime) -> None:
    (member,) = starters.add_rows(worker, "team", [{"name": "王阿姨"}], now)
    write(worker, "roster", Edits(set=[(duty, "person", member)]), now)
    written = write(worker, "team", Edits(remove=[member]), now)
    assert cells("roster", duty)["person"] is None
    lines = ChangeRow.select().where(ChangeRow.revision == written.revision)
    assert {(line.action, line.row) for line in lines} == {("remove", member), ("set", duty)}
    assert catalog.sheet("roster").revision == catalog.sheet("team").revision == written.revision


def test_a_row_that_is_gone_is_reported_not_made_again(worker: Actor, duty: int, now: datetime) -> None:
    write(worker, "roster", Edits(remove=[duty]), now)
    written = write(worker, "roster", Edits(set=[(duty, "note", "晚了")]), now)
    assert written.gone == (duty,)


def test_an_id_that_was_not_leased_is_refused(worker: Actor, duty: int, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        write(worker, "roster", Edits(add=[NewRow(row=9999, position=1.0, cells={})]), now)
    assert refused.value.code == "row_not_leased"


def test_a_viewer_writes_nothing(viewer: Actor, duty: int, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        write(viewer, "roster", Edits(set=[(duty, "note", "我来改")]), now)
    assert refused.value.code == "may_not_edit"
    assert cells("roster", duty)["note"] is None


def test_a_failed_batch_leaves_nothing_half_written(worker: Actor, duty: int, now: datetime) -> None:
    edits = Edits(set=[(duty, "note", "一半")], add=[NewRow(row=9999, position=1.0, cells={})])
    with pytest.raises(Refused):
        write(worker, "roster", edits, now)
    assert cells("roster", duty)["note"] is None


def test_listeners_hear_after_the_commit(worker: Actor, duty: int, now: datetime) -> None:
    heard: list[tuple[frozenset[str], int]] = []

    def hear(keys: frozenset[str], revision: int) -> None:
        assert BatchRow.get_or_none(BatchRow.revision == revision)
        heard.append((keys, revision))

    changes.listeners.append(hear)
    try:
        written = write(worker, "roster", Edits(set=[(duty, "note", "听见")]), now + timedelta(minutes=1))
    finally:
        changes.listeners.remove(hear)
    assert heard == [(frozenset({"roster"}), written.revision)]


def test_a_link_that_was_read_before_its_row_went_is_read_again(worker: Actor, duty: int, now: datetime) -> None:
    (member,) = starters.add_rows(worker, "team", [{"name": "王阿姨"}], now)
    write(worker, "team", Edits(remove=[member]), now)
    write(worker, "roster", Edits(set=[(duty, "person", member), (duty, "note", "读过了")], read=True), now)
    assert cells("roster", duty)["note"] == "读过了"
    assert isinstance(cells("roster", duty)["person"], Unread)


def test_many_rows_are_read_as_few_are(worker: Actor, now: datetime) -> None:
    made = starters.add_rows(worker, "needs", [{"what": f"第{number}件"} for number in range(1300)], now)
    sheet = catalog.sheet("needs")
    everything = rows.cells(sheet)
    for ids in (made, made[::2], made[:600] + made[650:], made[:10]):
        assert rows.cells(sheet, ids) == {row: everything[row] for row in ids}
