"""Kinds: the shared table of what people write, and the laws that hold for every kind."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.columns import Column, Reading, Unread
from sheets.kinds import AUTOMATIC, KINDS, accept, parse, show, sort_key, to_excel, unwire, wire
from sheets.sentences import why_unread
from sheets.typed import text_of
from sheets.wording import READING

CASES = json.loads((Path(__file__).parent / "cases" / "kinds.json").read_text(encoding="utf-8"))
OPTIONS = ("一般", "紧急", "水/电", "A(1)")
NAMES = {1: "张三", 2: "李四", 3: "李四", 4: "Ａ队", 12: "7", 15: "", 16: " 王 五", 17: "#1"}
TODAY = date(2024, 6, 20)


def column(kind, **more):
    return Column(key="k", title="列", kind=kind, **more)


COLUMNS = {kind: column(kind, options=OPTIONS if "choice" in kind else (), prefix="XQ") for kind in KINDS}
READ = Reading(today=TODAY, labels={"k": NAMES})

words = st.text(st.characters(exclude_categories=()), max_size=30)
fragments = st.lists(
    st.sampled_from(
        [*"0123456789.-/:#年月日点半上午下周五一二十、，；元%EePM是√转+ \n\r\u3000", "2024", "138", "_x000D_", *OPTIONS]
    ),
    max_size=12,
).map("".join)
raws = (
    words
    | fragments
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.timedeltas(timedelta(-10), timedelta(10))
)
any_kind = st.sampled_from(sorted(KINDS))

VALUES = {
    "text": words.map(text_of).filter(lambda text: isinstance(parse(text, COLUMNS["text"], READ), str)),
    "number": st.integers(-(10**15) + 1, 10**15 - 1)
    | st.floats(-(10**14), 10**14).map(lambda n: round(n, 10)).filter(lambda n: n != int(n)),
    "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str),
    "time": st.times().map("{:%H:%M}".format),
    "yesno": st.booleans(),
    "choice": st.sampled_from(OPTIONS),
    "choices": st.sets(st.sampled_from(OPTIONS), min_size=1).map(
        lambda some: "、".join(o for o in OPTIONS if o in some)
    ),
    "phone": st.from_regex(
        r"(1[3-9]\d{9}|021[2-9]\d{7}|0512[2-9]\d{6,7}|[2-9]\d{7}(转\d{3})?|400\d{7}|12345)", fullmatch=True
    ).map(lambda digits: "".join(str(int(d)) if d.isdecimal() else d for d in digits)),
    "email": st.sampled_from(["li@example.com", "a.b+c@x.example.cn", "陈@例子.中国"]),
    "link": st.sampled_from(sorted(NAMES)),
    "serial": st.integers(0, 10**9 - 1),
    "created_at": st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2199-12-31")).map(
        "{:%Y-%m-%d %H:%M}".format
    ),
}
VALUES |= {"long": VALUES["text"], "person": VALUES["link"], "changed_at": VALUES["created_at"]}
VALUES |= {"created_by": VALUES["text"], "changed_by": VALUES["text"]}
kinds_and_values = any_kind.flatmap(lambda kind: st.tuples(st.just(kind), VALUES[kind]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['typed']!r}")
def test_what_people_write(case):
    labels = {int(row): name for row, name in case.get("labels", {}).items()}
    read = Reading(today=date.fromisoformat(case["today"]), labels={"k": labels})
    into = column(case["kind"], options=tuple(case.get("options", ())), prefix=case.get("prefix", ""))
    cell = parse(case["typed"], into, read)
    if "unread" in case:
        assert cell == Unread(text=text_of(case["typed"]), code=case["unread"])
    else:
        assert cell == case["value"] and type(cell) is type(case["value"])


def test_every_kind_is_in_the_table():
    assert {case["kind"] for case in CASES} == set(KINDS)


def test_every_reason_is_in_the_table():
    assert set(READING) - {case.get("unread") for case in CASES} == {"not_understood", "too_long", "error_cell"}


@given(any_kind, raws)
def test_reading_never_fails_and_never_loses_the_text(kind, raw):
    cell = parse(raw, COLUMNS[kind], READ)
    if isinstance(cell, Unread):
        assert cell.text == text_of(raw) and cell.code in READING
        assert why_unread(cell, COLUMNS[kind])
    else:
        assert (cell is None) == (text_of(raw) == "")


@given(any_kind, raws)
def test_reading_twice_is_reading_once(kind, raw):
    cell = parse(raw, COLUMNS[kind], READ)
    assert parse(show(cell, COLUMNS[kind], READ), COLUMNS[kind], READ) == cell
    assert accept(cell, COLUMNS[kind], READ) == cell
    assert accept(wire(cell), COLUMNS[kind], READ) == cell
    assert unwire(wire(cell)) == cell


@given(kinds_and_values)
def test_what_is_shown_can_be_read_back(kind_and_value):
    kind, value = kind_and_value
    into = COLUMNS[kind]
    assert parse(show(value, into, READ), into, READ) == value
    assert parse(to_excel(value, into, READ), into, READ) == value
    assert accept(value, into, READ) == value


@given(any_kind, st.lists(raws, max_size=5))
def test_every_column_can_be_sorted(kind, some):
    cells = [parse(raw, COLUMNS[kind], READ) for raw in some]
    ordered = sorted(cells, key=lambda cell: sort_key(cell, COLUMNS[kind], READ))
    ranks = [2 if cell is None else int(isinstance(cell, Unread)) for cell in ordered]
    assert ranks == sorted(ranks)


def test_names_sort_by_pinyin_and_options_by_their_order():
    names = ["张三", "李四", "陈五", "Bob", "安娜"]
    assert sorted(names, key=lambda name: sort_key(name, COLUMNS["text"], READ)) == [
        "Bob",
        "安娜",
        "陈五",
        "李四",
        "张三",
    ]
    assert sorted(set(OPTIONS), key=lambda one: sort_key(one, COLUMNS["choice"], READ)) == list(OPTIONS)
    assert sorted([10, 9, 2.5], key=lambda one: sort_key(one, COLUMNS["number"], READ)) == [2.5, 9, 10]


@pytest.mark.parametrize(
    ("kind", "value", "shown", "held"),
    [
        ("date", "2024-06-21", "2024-06-21", date(2024, 6, 21)),
        ("time", "07:00", "07:00", time(7)),
        ("number", 3.0, "3", 3.0),
        ("number", 1e-10, "0.0000000001", 1e-10),
        ("yesno", True, "是", "是"),
        ("phone", "19900001234", "199 0000 1234", "19900001234"),
        ("phone", "02154321234转801", "021 5432 1234 转 801", "02154321234转801"),
        ("link", 1, "张三", "张三"),
        ("link", 3, "李四 #3", "李四 #3"),
        ("link", 99, "#99", "#99"),
        ("serial", 12, "XQ0012", "XQ0012"),
        ("created_at", "2024-06-21 09:30", "2024-06-21 09:30", datetime.fromisoformat("2024-06-21 09:30")),
        ("date", None, "", None),
        ("date", Unread(text="初五", code="not_a_date"), "初五", "初五"),
    ],
)
def test_how_a_cell_is_shown_and_held_by_a_workbook(kind, value, shown, held):
    assert show(value, COLUMNS[kind], READ) == shown
    assert to_excel(value, COLUMNS[kind], READ) == held


@pytest.mark.parametrize(
    ("kind", "sent", "cell"),
    [
        ("created_at", date(2024, 6, 21), "2024-06-21 00:00"),
        ("link", 2, 2),
        ("link", 99, Unread(text="#99", code="no_such_row")),
        ("person", True, Unread(text="是", code="nobody_of_that_name")),
        ("link", "张三", 1),
        ("date", {"text": "6月21日"}, "2024-06-21"),
        ("date", {"unread": "初五", "code": "not_a_date"}, Unread(text="初五", code="not_a_date")),
        ("text", {"unread": "初五", "code": "not_a_date"}, "初五"),
        ("text", {}, None),
        ("choice", "水/电", "水/电"),
        ("choice", ["水/电"], Unread(text="['水/电']", code="not_an_option")),
    ],
)
def test_what_is_sent_as_canonical_is_checked(kind, sent, cell):
    assert accept(sent, COLUMNS[kind], READ) == cell


def test_the_program_fills_in_what_nobody_edits():
    assert {"serial", "created_at", "created_by", "changed_at", "changed_by"} == AUTOMATIC


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_a_small_class(kind):
    own = [name for name in vars(type(kind)) if not name.startswith("_")]
    assert len(own) <= 8
