"""Which base a returned file is measured against: its download, an earlier upload, the table's own past, several."""

from sheets.bases import closest_base, merge_without_base
from sheets.columns import Cell, Column, Unread
from sheets.decisions import decided
from sheets.layers import merge_layers, split
from sheets.merge import SentRow, merge

COLUMNS = tuple(Column(key=key, title=key, kind="text") for key in "abc")

Table = dict[int, dict[str, Cell]]
BASE: Table = {row: {"a": f"甲{row}", "b": f"乙{row}", "c": None} for row in range(1, 31)}


def changed(rows: Table, *changes: tuple[int, str, Cell]) -> Table:
    copy = {row: dict(cells) for row, cells in rows.items()}
    for row, key, cell in changes:
        copy.setdefault(row, {})[key] = cell
    return copy


def lines(rows: Table, copy: int = 7) -> list[SentRow]:
    return [SentRow(line=row + 1, row_id=row, cells=cells, copy=copy) for row, cells in rows.items()]


def test_a_file_that_went_on_is_measured_against_its_own_upload() -> None:
    first = changed(BASE, (1, "c", "x"))
    now = changed(first, (1, "c", "y"))
    second = lines(changed(first, (2, "c", "z")))
    assert merge(BASE, second, now, COLUMNS).conflicts  # false: nobody changed row 1 in the file again
    assert closest_base([BASE, first], second, COLUMNS).place == 1
    found = merge(first, second, now, COLUMNS)
    assert not found.conflicts
    assert decided(found).set == ((2, "c", "z"),)


def test_one_download_shared_by_ten_is_measured_against_the_download() -> None:
    upload_of_another = changed(BASE, *[(row, "c", "A") for row in range(1, 6)])
    mine = changed(BASE, *[(row, "c", "B") for row in range(6, 11)])
    assert closest_base([BASE, upload_of_another], lines(mine), COLUMNS).place == 0


def test_going_back_to_the_untouched_download() -> None:
    assert closest_base([BASE, changed(BASE, (1, "c", "x"))], lines(changed(BASE, (9, "b", "q"))), COLUMNS).place == 0
    assert closest_base([BASE, BASE], lines(BASE), COLUMNS).place == 0


def test_rows_added_by_the_first_upload_are_known_in_the_second() -> None:
    new: dict[str, Cell] = {"a": "新来的", "b": "三号楼", "c": None}
    upload = {**BASE, 41: new}
    sent = [*lines(BASE), SentRow(line=40, row_id=None, cells={**new, "c": "补上"})]
    closest = closest_base([BASE, upload], sent, COLUMNS)
    assert (closest.place, closest.sent[-1].row_id) == (1, 41)
    found = merge(closest.base, closest.sent, changed(upload, (41, "b", "五号楼")), COLUMNS)
    assert not found.new_rows and not found.missing_rows and not found.conflicts
    assert decided(found).set == ((41, "c", "补上"),)


def test_without_a_base_the_past_of_a_cell_tells_the_old_from_the_new() -> None:
    now = changed(BASE, (1, "c", "新"))
    past = {(1, "c"): [None, "旧"], (4, "b"): [None]}
    file = changed(now, (1, "c", "旧"), (2, "c", "补上"), (3, "b", "改过"), (4, "b", None))
    sent = [SentRow(line=row + 1, row_id=None, cells=cells) for row, cells in file.items() if row < 20]
    found = merge_without_base(sent, now, COLUMNS, past, natural=("a",))
    assert decided(found).set == ((2, "c", "补上"),)
    assert [(one.row, one.column, one.now, one.sent) for one in found.conflicts] == [(3, "b", "乙3", "改过")]
    assert not found.missing_rows and not found.new_rows
    assert {note.code: note.count for note in found.notes}["merely_old"] == 1
    assert decided(found, take="sent").set == ((2, "c", "补上"), (3, "b", "改过"))


def test_without_a_base_an_unread_cell_is_held_back() -> None:
    file = changed(BASE, (3, "b", Unread(text="?", code="not_a_number")))
    found = merge_without_base(lines(file), BASE, COLUMNS, {})
    assert [(held.row, held.column) for held in found.problems] == [(3, "b")]


def test_ten_copies_pasted_under_one_another() -> None:
    stack: list[SentRow] = []
    for number in range(10):
        file = changed(BASE, *[(row, "c", f"第{number}份") for row in range(number * 3 + 1, number * 3 + 4)])
        rows = [*lines(file), SentRow(line=99, row_id=None, cells={"a": f"新{number}", "b": None, "c": None})]
        stack += [
            SentRow(line=len(stack) + place, row_id=r.row_id, cells=r.cells, copy=r.copy)
            for place, r in enumerate(rows, 2)
        ]
    layers = split(stack)
    assert [len(layer) for layer in layers] == [31] * 10
    found = merge_layers(layers, lambda _: BASE, BASE, COLUMNS)
    assert len(found.changes) == 30 and len(found.new_rows) == 10
    assert not found.conflicts and not found.missing_rows and not found.problems


def test_one_copied_row_is_no_stack() -> None:
    assert len(split([*lines(BASE), *lines({5: BASE[5]})])) == 1


def test_rows_of_two_downloads_have_two_bases() -> None:
    later = changed(BASE, (1, "c", "后来"))
    sent = [*lines(changed(BASE, (1, "b", "改一")), copy=7), *lines(changed(later, (2, "b", "改二")), copy=8)]
    found = merge_layers(split(sent), lambda copy: {7: BASE, 8: later}[copy or 0], later, COLUMNS)
    assert set(decided(found).set) == {(1, "b", "改一"), (2, "b", "改二")}
    assert not found.conflicts and not found.missing_rows


def test_two_copies_that_change_one_cell_are_a_conflict() -> None:
    sent = [*lines(changed(BASE, (1, "c", "我")), copy=7), *lines(changed(BASE, (1, "c", "你")), copy=8)]
    sent = [SentRow(line=line, row_id=row.row_id, cells=row.cells, copy=row.copy) for line, row in enumerate(sent, 2)]
    found = merge_layers(split(sent), lambda _: BASE, BASE, COLUMNS)
    assert decided(found).set == ((1, "c", "我"),)
    [conflict] = found.conflicts
    assert (conflict.now, conflict.sent) == ("我", "你")
    assert decided(found, {conflict.id: "sent"}).set == ((1, "c", "你"),)


def test_a_row_that_one_copy_lacks_and_another_changed_is_a_conflict() -> None:
    lacking = {row: cells for row, cells in BASE.items() if row != 1}
    sent = [*lines(changed(BASE, (1, "c", "我")), copy=7), *lines(lacking, copy=8)]
    for order in (sent, [*sent[30:], *sent[:30]]):
        found = merge_layers(split(order), lambda _: BASE, BASE, COLUMNS)
        assert [(one.kind, one.row) for one in found.conflicts] == [("delete_vs_edit", 1)]
        assert not found.missing_rows
