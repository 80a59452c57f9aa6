"""The rules of the merge, one by one: base as downloaded, sent as it came back, now as the table is."""

import pytest

from sheets.columns import Cell, Column, Unread
from sheets.decisions import decided
from sheets.merge import SentRow, merge
from sheets.merged import Merge

COLUMNS = (
    Column(key="number", title="编号", kind="serial"),
    Column(key="name", title="姓名", kind="text", required=True),
    Column(key="phone", title="电话", kind="phone"),
    Column(key="people", title="值班人", kind="choices", options=("张三", "李四", "王五", "赵六")),
    Column(key="count", title="人数", kind="number"),
    Column(key="memo", title="备注", kind="long"),
)
KEYS = [column.key for column in COLUMNS]
BAD = Unread(text="几个", code="not_a_number")

Table = dict[int, dict[str, Cell]]


def table(count: int = 8) -> Table:
    return {
        row: {
            "number": row,
            "name": f"居民{chr(0x4E00 + row * 37)}",
            "phone": f"1990000{row:04d}",
            "people": "张三、李四",
            "count": row,
            "memo": "三楼",
        }
        for row in range(1, count + 1)
    }


def changed(rows: Table, *changes: tuple[int, str, Cell]) -> Table:
    copy = {row: dict(cells) for row, cells in rows.items()}
    for row, key, cell in changes:
        copy[row][key] = cell
    return copy


def lines(rows: Table) -> list[SentRow]:
    return [SentRow(line=line, row_id=row, cells=cells) for line, (row, cells) in enumerate(rows.items(), 2)]


def without_ids(rows: Table) -> list[SentRow]:
    return [SentRow(line=line, row_id=None, cells=cells) for line, cells in enumerate(rows.values(), 2)]


def codes(outcome: Merge) -> list[str]:
    return [note.code for note in outcome.notes]


BASE = table()

# (column, base, sent, now) -> what is written, or "conflict", "held", "nothing"
CELLS: list[tuple[str, Cell, Cell, Cell, object]] = [
    ("memo", "三楼", "三楼", "三楼", "nothing"),
    ("memo", "三楼", "三楼", "五楼", "nothing"),
    ("memo", "三楼", "四楼", "三楼", "四楼"),
    ("memo", "三楼", "四楼", "四楼", "nothing"),
    ("memo", "三楼", "四楼", "五楼", "conflict"),
    ("memo", "三楼", None, "三楼", None),
    ("memo", "三楼", None, "五楼", "conflict"),
    ("memo", None, "四楼", None, "四楼"),
    ("memo", None, None, "五楼", "nothing"),
    ("count", 3, BAD, 3, "held"),
    ("count", 3, BAD, 4, "held"),
    ("count", BAD, BAD, BAD, "nothing"),
    ("count", BAD, Unread(text="几个", code="another_reason"), 4, "nothing"),
    ("count", BAD, 5, BAD, 5),
    ("count", 3, Unread(text="#N/A", code="error_cell"), 3, "held"),
    ("count", 3, 3.0, 4, "nothing"),
    ("number", 3, 99, 3, "nothing"),
    ("people", "张三、李四", "张三、李四、王五", "李四", "李四、王五"),
    ("people", "张三、李四", "李四", "张三、李四、王五", "李四、王五"),
    ("people", "张三", None, "张三、赵六", "赵六"),
    ("people", "张三", None, "张三", None),
    ("people", None, "王五", "张三", "张三、王五"),
    ("people", "张三", "张三、王五", "张三、王五、赵六", "nothing"),
    ("people", "张三", "王五", Unread(text="张四", code="not_an_option"), "conflict"),
]


@pytest.mark.parametrize(("column", "base", "sent", "now", "outcome"), CELLS)
def test_a_cell(column: str, base: Cell, sent: Cell, now: Cell, outcome: object) -> None:
    found = merge(
        changed(BASE, (3, column, base)),
        lines(changed(BASE, (3, column, sent))),
        changed(BASE, (3, column, now)),
        COLUMNS,
    )
    assert not found.new_rows and not found.missing_rows
    written = decided(found).set
    if outcome == "conflict":
        [conflict] = found.conflicts
        assert (conflict.kind, conflict.row, conflict.line, conflict.column) == ("cell", 3, 4, column)
        assert (conflict.base, conflict.sent, conflict.now) == (base, sent, now)
        assert written == ()
    elif outcome == "held":
        [held] = found.problems
        assert (held.row, held.line, held.column, held.sent) == (3, 4, column, sent)
        assert written == ()
    elif outcome == "nothing":
        assert found.changes_nothing
    else:
        assert not found.conflicts and not found.problems
        assert written == ((3, column, outcome),)


def test_two_additions_to_one_text_are_offered_together() -> None:
    found = merge(
        BASE, lines(changed(BASE, (3, "memo", "三楼，有狗"))), changed(BASE, (3, "memo", "三楼；耳背")), COLUMNS
    )
    assert found.conflicts[0].suggestion == "三楼；耳背，有狗"
    assert (
        merge(BASE, lines(changed(BASE, (3, "memo", "有狗"))), changed(BASE, (3, "memo", "三楼；耳背")), COLUMNS)
        .conflicts[0]
        .suggestion
        is None
    )


def test_decisions_about_a_conflict() -> None:
    found = merge(BASE, lines(changed(BASE, (3, "memo", "甲"))), changed(BASE, (3, "memo", "乙")), COLUMNS)
    assert decided(found).set == ()
    assert decided(found, {"4:memo": "now"}, take="sent").set == ()
    assert decided(found, {"4:memo": "sent"}).set == ((3, "memo", "甲"),)
    assert decided(found, take="sent").set == ((3, "memo", "甲"),)
    assert decided(found, {"4:memo": {"value": "丙"}}).set == ((3, "memo", "丙"),)
    assert decided(found, {"4:memo": {"value": None}}).set == ((3, "memo", None),)


def test_decisions_about_a_held_back_cell() -> None:
    found = merge(BASE, lines(changed(BASE, (3, "count", BAD))), BASE, COLUMNS)
    assert decided(found, take="sent").set == ()
    assert decided(found, {"4:count": "sent"}).set == ((3, "count", BAD),)
    assert decided(found, {"4:count": {"value": 7}}).set == ((3, "count", 7),)
    error = merge(BASE, lines(changed(BASE, (3, "count", Unread(text="#REF!", code="error_cell")))), BASE, COLUMNS)
    assert decided(error, {"4:count": "sent"}).set == ()


def test_a_change_can_be_left_out() -> None:
    found = merge(BASE, lines(changed(BASE, (3, "memo", "甲"), (4, "memo", "乙"))), BASE, COLUMNS)
    assert decided(found, {"4:memo": "now"}).set == ((4, "memo", "乙"),)


def test_sorting_the_file_changes_nothing() -> None:
    assert merge(BASE, lines(BASE)[::-1], BASE, COLUMNS).changes_nothing


def test_a_column_that_is_not_in_the_file_is_left_alone() -> None:
    rows = {row: {key: cell for key, cell in cells.items() if key != "memo"} for row, cells in BASE.items()}
    found = merge(BASE, lines(rows), BASE, COLUMNS)
    assert found.changes_nothing
    assert [(note.code, note.column) for note in found.notes] == [("column_not_in_file", "memo")]


def test_many_cleared_cells_are_counted() -> None:
    found = merge(BASE, lines(changed(BASE, *[(row, "memo", None) for row in range(1, 7)])), BASE, COLUMNS)
    assert found.cleared == 6
    assert "cells_cleared" in codes(found)


def test_a_missing_row_is_proposed_and_never_removed_by_itself() -> None:
    rest = {row: cells for row, cells in BASE.items() if row != 3}
    found = merge(BASE, lines(rest), BASE, COLUMNS)
    assert [missing.row for missing in found.missing_rows] == [3]
    assert decided(found, take="sent").remove == ()
    assert decided(found, {"row:3": "sent"}).remove == (3,)


def test_an_emptied_row_is_a_missing_row() -> None:
    found = merge(BASE, lines(changed(BASE, *[(3, key, None) for key in KEYS])), BASE, COLUMNS)
    assert [(missing.row, missing.line) for missing in found.missing_rows] == [(3, 4)]
    assert not found.changes


def test_an_emptied_row_of_a_file_with_few_columns_only_loses_those_cells() -> None:
    rows = {row: {"memo": None if row == 3 else cells["memo"]} for row, cells in BASE.items()}
    found = merge(BASE, lines(rows), BASE, COLUMNS)
    assert not found.missing_rows
    assert decided(found).set == ((3, "memo", None),)


def test_a_file_that_looks_like_a_part_deletes_nothing() -> None:
    part = {row: cells for row, cells in BASE.items() if row > 4}
    found = merge(BASE, lines(part), changed(BASE, (1, "memo", "五楼")), COLUMNS)
    assert found.changes_nothing
    assert [(note.code, note.count, note.total) for note in found.notes] == [("looks_like_a_part", 4, 8)]


def test_a_row_deleted_in_the_file_and_changed_in_the_table() -> None:
    rest = {row: cells for row, cells in BASE.items() if row != 3}
    found = merge(BASE, lines(rest), changed(BASE, (3, "memo", "五楼")), COLUMNS)
    [conflict] = found.conflicts
    assert (conflict.kind, conflict.row, conflict.now) == ("delete_vs_edit", 3, {"memo": "五楼"})
    assert decided(found, take="sent").remove == ()
    assert decided(found, {conflict.id: "sent"}).remove == (3,)


def test_a_row_changed_in_the_file_and_deleted_in_the_table() -> None:
    now = {row: cells for row, cells in BASE.items() if row != 3}
    found = merge(BASE, lines(changed(BASE, (3, "memo", "五楼"))), now, COLUMNS)
    [conflict] = found.conflicts
    assert (conflict.kind, conflict.row, conflict.sent) == ("edit_vs_delete", 3, {"memo": "五楼"})
    assert decided(found).restore == ()
    [back] = decided(found, {conflict.id: "sent"}).restore
    assert (back.row, back.cells) == (3, {"memo": "五楼"})


def test_a_row_deleted_in_the_table_stays_deleted() -> None:
    now = {row: cells for row, cells in BASE.items() if row != 3}
    assert merge(BASE, lines(BASE), now, COLUMNS).changes_nothing


NEW: dict[str, Cell] = {
    "number": None,
    "name": "新来的",
    "phone": "19900009999",
    "people": None,
    "count": 2,
    "memo": None,
}


def test_a_new_row_stands_below_the_row_above_it() -> None:
    sent = lines(BASE)
    sent.insert(3, SentRow(line=99, row_id=None, cells=NEW))
    found = merge(BASE, sent, BASE, COLUMNS)
    [new] = found.new_rows
    assert (new.line, new.after, new.like) == (99, 3, None)
    [added] = decided(found).add
    assert (added.after, added.cells) == (3, {"name": "新来的", "phone": "19900009999", "count": 2})
    assert decided(found, {"99:": "now"}).add == ()


def test_an_unread_cell_of_a_new_row_is_held_back() -> None:
    sent = [*lines(BASE), SentRow(line=99, row_id=None, cells={**NEW, "count": BAD})]
    found = merge(BASE, sent, BASE, COLUMNS)
    assert [(held.line, held.row, held.column) for held in found.problems] == [(99, None, "count")]
    assert decided(found).add[0].cells == {"name": "新来的", "phone": "19900009999"}
    assert decided(found, {"99:count": "sent"}).add[0].cells["count"] == BAD
    assert decided(found, {"99:count": {"value": 7}}).add[0].cells["count"] == 7
    again = merge(BASE, sent, {**BASE, 9: {**NEW, "count": None}}, COLUMNS)
    assert not again.new_rows and [held.row for held in again.problems] == [9]


def test_a_row_added_since_is_not_added_again() -> None:
    sent = [*lines(BASE), SentRow(line=99, row_id=None, cells=NEW)]
    found = merge(BASE, sent, {**BASE, 9: {**NEW, "number": 9}}, COLUMNS)
    assert found.changes_nothing
    assert [(note.code, note.row) for note in found.notes] == [("already_there", 9)]


def test_a_new_row_with_the_name_of_another_is_pointed_out() -> None:
    sent = [*lines(BASE), SentRow(line=99, row_id=None, cells={**NEW, "phone": BASE[5]["phone"]})]
    found = merge(BASE, sent, BASE, COLUMNS, natural=("phone",))
    [new] = found.new_rows
    assert new.like == 5
    into = decided(found, {"99:": {"into": 5}})
    assert into.add == ()
    assert set(into.set) == {(5, "name", "新来的"), (5, "count", 2)}


def test_a_copied_row_is_new_and_the_more_alike_keeps_the_id() -> None:
    copy = {**BASE[3], "name": "新来的", "phone": "19900009999", "memo": "另一户"}
    sent = lines(BASE)
    sent.insert(0, SentRow(line=99, row_id=3, cells=copy))
    found = merge(BASE, sent, BASE, COLUMNS)
    assert not found.changes and not found.missing_rows
    assert [new.line for new in found.new_rows] == [99]
    assert "number" not in found.new_rows[0].cells
    assert codes(found) == ["copied_row"]


def test_an_unchanged_copy_is_not_added() -> None:
    found = merge(BASE, [*lines(BASE), SentRow(line=99, row_id=3, cells=dict(BASE[3]))], BASE, COLUMNS)
    assert found.changes_nothing
    assert [(note.code, note.line, note.row) for note in found.notes] == [("copied_twin", 99, 3)]


def test_a_row_cut_and_pasted_elsewhere_is_the_same_row() -> None:
    sent = lines(changed(BASE, *[(3, key, None) for key in KEYS]))
    sent.append(SentRow(line=99, row_id=None, cells=BASE[3]))
    assert merge(BASE, sent, BASE, COLUMNS).changes_nothing


def test_ids_that_left_their_rows_are_not_believed() -> None:
    base = table(20)
    shifted = [SentRow(line=row, row_id=row % 20 + 1, cells=cells) for row, cells in base.items()]
    found = merge(base, shifted, base, COLUMNS)
    assert found.changes_nothing
    assert "ids_shuffled" in codes(found)
    edited = [*shifted[:4], SentRow(line=5, row_id=6, cells={**base[5], "memo": "改过"}), *shifted[5:]]
    assert decided(merge(base, edited, base, COLUMNS)).set == ((5, "memo", "改过"),)


def test_rows_of_look_alikes_sorted_away_from_their_ids() -> None:
    base: Table = {
        row: {"name": "便民菜点", "phone": "19900000001", "memo": f"2024-06-{row:02d}"} for row in range(1, 29)
    }
    columns = tuple(column for column in COLUMNS if column.key in ("name", "phone", "memo"))
    sent = [SentRow(line=row, row_id=29 - row, cells=cells) for row, cells in base.items()]
    assert merge(base, sent, base, columns).changes_nothing


def test_without_the_id_column_rows_are_recognised_by_content() -> None:
    base = table(20)
    sent = without_ids(changed(base, (5, "memo", "改过"), (6, "phone", "19900007777")))[::-1]
    found = merge(base, sent, base, COLUMNS)
    assert set(decided(found).set) == {(5, "memo", "改过"), (6, "phone", "19900007777")}
    assert not found.new_rows and not found.missing_rows and not found.conflicts


def test_without_ids_a_row_changed_beyond_recognition_is_asked_about() -> None:
    base = table(20)
    other = changed(
        base, (5, "number", None), (5, "name", "某某"), (5, "phone", None), (5, "people", None), (5, "memo", "搬走")
    )
    found = merge(base, without_ids(other), base, COLUMNS)
    assert not found.changes and len(found.new_rows) == 1
    assert [missing.row for missing in found.missing_rows] == [5]


def test_an_id_that_the_download_does_not_know_is_no_id() -> None:
    found = merge(BASE, [*lines(BASE), SentRow(line=99, row_id=4711, cells=NEW)], BASE, COLUMNS)
    assert [new.line for new in found.new_rows] == [99]


def test_a_required_cell_that_is_empty_is_pointed_out() -> None:
    sent = [*lines(changed(BASE, (3, "name", None))), SentRow(line=99, row_id=None, cells={**NEW, "name": None})]
    found = merge(BASE, sent, BASE, COLUMNS)
    assert {(note.line, note.row) for note in found.notes if note.code == "required_empty"} == {(99, None), (4, 3)}


def test_the_outcome_as_json() -> None:
    sent = [*lines(changed(BASE, (3, "memo", "甲"), (4, "count", BAD))), SentRow(line=99, row_id=None, cells=NEW)]
    found = merge(BASE, sent, changed(BASE, (3, "memo", "乙")), COLUMNS).as_json()
    assert list(found) == ["changes", "new_rows", "missing_rows", "conflicts", "problems", "notes"]
    [conflict] = found["conflicts"]
    assert {key: conflict[key] for key in ("id", "row", "column", "base", "sent", "now")} == {
        "id": "4:memo",
        "row": 3,
        "column": "memo",
        "base": "三楼",
        "sent": "甲",
        "now": "乙",
    }
    assert found["problems"][0]["sent"] == {"unread": "几个", "code": "not_a_number"}
    for entries in found.values():
        assert all({"row", "column", "base", "sent", "now"} <= entry.keys() for entry in entries)
