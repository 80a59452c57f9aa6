"""What the grid sends: plain JSON in, cells written, and an answer for each batch."""

from datetime import datetime

import pytest

from sheets import catalog, rows, starters, typing_in
from sheets.columns import Cell, Unread
from sheets.people import Actor
from sheets.typing_in import Answer


@pytest.fixture
def duty(worker: Actor, now: datetime) -> int:
    return starters.add_rows(worker, "roster", [{"date": "2024-06-21"}], now)[0]


def send(actor: Actor, now: datetime, key: str = "roster", **batch: object) -> Answer:
    return typing_in.take(actor, key, "page", [{"id": "1", **batch}], now)[0]


def cell(row: int, column: str, key: str = "roster") -> Cell:
    return rows.cells(catalog.sheet(key), [row])[row][column]


@pytest.mark.parametrize(
    ("column", "typed", "stored"),
    [
        ("date", "6月22日", "2024-06-22"),
        ("start", "上午9:30", "09:30"),
        ("area", " 烘焙室 ", "烘焙室"),
        ("note", "带\u3000伞", "带\u3000伞"),
        ("date", "", None),
    ],
)
def test_typed_text_is_read_by_kind(
    worker: Actor, duty: int, now: datetime, column: str, typed: str, stored: Cell
) -> None:
    answer = send(worker, now, set=[[duty, column, {"text": typed}]])
    assert cell(duty, column) == stored
    assert list(answer.stored) == [(duty, column, stored)]
    assert not answer.bad


def test_text_that_cannot_be_read_is_kept_and_explained(worker: Actor, duty: int, now: datetime) -> None:
    answer = send(worker, now, set=[[duty, "date", {"text": "下雨那天"}]])
    kept = Unread(text="下雨那天", code="not_a_date")
    assert cell(duty, "date") == kept
    ((row, column, shown, sentence),) = answer.bad
    assert (row, column, shown) == (duty, "date", kept)
    assert "下雨那天" in sentence


def test_a_name_is_linked_and_an_unknown_one_says_where_to_look(worker: Actor, duty: int, now: datetime) -> None:
    (member,) = starters.add_rows(worker, "team", [{"name": "王阿姨"}], now)
    assert not send(worker, now, set=[[duty, "person", {"text": "王阿姨"}]]).bad
    assert cell(duty, "person") == member
    answer = send(worker, now, id="2", set=[[duty, "cover", {"text": "张三"}]])
    assert "网格队伍" in answer.bad[0][3]


def test_a_column_that_fills_itself_says_so_and_keeps_its_value(worker: Actor, now: datetime) -> None:
    (need,) = starters.add_rows(worker, "needs", [{"what": "修灯"}], now)
    answer = send(worker, now, "needs", set=[[need, "number", 99]])
    assert answer.bad[0][:3] == (need, "number", 1)
    assert cell(need, "number", "needs") == 1


def test_a_new_row_comes_back_with_what_the_ledger_filled_in(worker: Actor, now: datetime) -> None:
    sheet = catalog.sheet("needs")
    row, _ = catalog.lease_rows(worker, sheet, 1)
    place = [column.key for column in sheet.columns].index("what")
    values = [None] * len(sheet.columns)
    values[place] = "想学手机"  # type: ignore[call-overload]
    answer = send(worker, now, "needs", add=[[row, 1.0, *values]])
    assert (row, "number", 1) in answer.stored
    assert cell(row, "what", "needs") == "想学手机"


def test_one_refused_batch_does_not_hold_up_the_next(worker: Actor, duty: int, now: datetime) -> None:
    batches = [
        {"id": "1", "set": [["not a row", "note", "x"]]},
        {"id": "2", "add": [[99_999, 1.0]]},
        {"id": "3", "set": [[duty, "note", "到了"]]},
    ]
    answers = typing_in.take(worker, "roster", "page", batches, now)
    assert [bool(answer.error) for answer in answers] == [True, True, False]
    assert cell(duty, "note") == "到了"


@pytest.mark.parametrize(
    "batch",
    [
        {"set": [[1]]},
        {"set": [["a", "note", 1]]},
        {"set": 7},
        {"add": [["x", "y"]]},
        {"remove": ["x"]},
        {"set": [[1, "note", {"strange": []}]]},
        {"set": [[1, "note", [1, 2]]]},
    ],
)
def test_whatever_is_sent_gets_an_answer_and_no_error(
    worker: Actor, duty: int, now: datetime, batch: dict[str, object]
) -> None:
    assert isinstance(send(worker, now, **batch), Answer)


@pytest.mark.parametrize("position", ["nan", "inf", -1e308, 1e16])
def test_a_new_row_stands_where_others_can_stand_beside_it(worker: Actor, now: datetime, position: object) -> None:
    sheet = catalog.sheet("team")
    row, _ = catalog.lease_rows(worker, sheet, 1)
    assert send(worker, now, "team", add=[[row, position]]).error
    assert not rows.exists(sheet, row)


@pytest.mark.parametrize("row", [2**63, -(2**63) - 1, 1e300])
def test_a_row_number_beyond_the_database_is_refused(worker: Actor, now: datetime, row: object) -> None:
    for batch in ({"set": [[row, "note", "x"]]}, {"remove": [row]}, {"add": [[row, 1.0]]}):
        assert send(worker, now, **batch).error


def test_one_number_is_not_given_to_two_new_rows(worker: Actor, now: datetime) -> None:
    row, _ = catalog.lease_rows(worker, catalog.sheet("team"), 1)
    assert send(worker, now, "team", add=[[row, 1.0], [row, 2.0]]).error


def test_nobody_can_take_the_name_of_another_s_batch(worker: Actor, manager: Actor, duty: int, now: datetime) -> None:
    send(worker, now, set=[[duty, "note", "抢先"]])
    send(manager, now, set=[[duty, "note", "站长写的"]])
    assert cell(duty, "note") == "站长写的"
    send(manager, now, set=[[duty, "note", "同一批又来一次"]])
    assert cell(duty, "note") == "站长写的"


def test_a_viewer_is_told_why_not(viewer: Actor, duty: int, now: datetime) -> None:
    assert "服务排班" in send(viewer, now, set=[[duty, "note", "x"]]).error
    assert cell(duty, "note") is None
