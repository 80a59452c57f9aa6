"""Several files at once: the table is the same whatever the order, and nobody's edit is lost without a word."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.columns import Cell, Column
from sheets.decisions import decided
from sheets.merge import SentRow, merge
from sheets.merged import Merge
from sheets.sent import differ
from sheets.together import together
from tests.test_merge_laws import COLUMNS, Table, apply, content, edited, sent_rows, tables

PEOPLE = (
    Column(key="name", title="姓名", kind="text"),
    Column(key="memo", title="备注", kind="long"),
    Column(key="days", title="可值班", kind="choices", options=("周一", "周二", "周三")),
)
BASE: Table = {row: {"name": f"居民{row}", "memo": "三楼", "days": "周一"} for row in range(1, 41)}


def file(
    changes: dict[tuple[int, str], Cell], *, gone: Sequence[int] = (), new: Sequence[dict[str, Cell]] = ()
) -> Merge:
    """What one file, downloaded as BASE, comes to alone."""
    rows = {row: dict(cells) for row, cells in BASE.items() if row not in gone}
    for (row, key), cell in changes.items():
        rows[row][key] = cell
    sent = [SentRow(line=row + 1, row_id=row, cells=cells) for row, cells in rows.items()]
    sent += [SentRow(line=100 + number, row_id=None, cells=cells) for number, cells in enumerate(new)]
    return merge(BASE, sent, BASE, PEOPLE)


def test_one_file_is_merged_as_if_alone() -> None:
    alone = file({(1, "name"): "改"}, gone=[2], new=[{"name": "新", "memo": None, "days": None}])
    assert together([alone], PEOPLE) == [alone]


def test_two_values_for_one_cell_are_asked_about_in_both_files() -> None:
    found = together([file({(1, "name"): "甲"}), file({(1, "name"): "乙"})], PEOPLE)
    assert [one.changes for one in found] == [(), ()]
    assert [(one.sent, one.now, one.contested) for merged in found for one in merged.conflicts] == [
        ("甲", "居民1", True),
        ("乙", "居民1", True),
    ]


def test_the_same_value_is_written_once() -> None:
    first, second = together([file({(1, "name"): "甲"}), file({(1, "name"): "甲"})], PEOPLE)
    assert [edit.value for edit in first.changes] == ["甲"]
    assert second.changes == () == second.conflicts
    assert [(note.code, note.count) for note in second.notes] == [("same_in_other_file", 1)]


def test_lists_join() -> None:
    first, second = together([file({(1, "days"): "周一、周二"}), file({(1, "days"): "周三"})], PEOPLE)
    assert [edit.value for edit in first.changes] == ["周一、周二"]
    assert [edit.value for edit in second.changes] == ["周二、周三"]


def test_texts_that_both_went_on_with_come_with_a_suggestion() -> None:
    found = together([file({(1, "memo"): "三楼，有狗"}), file({(1, "memo"): "三楼；耳背"})], PEOPLE)
    assert {one.suggestion for merged in found for one in merged.conflicts} == {"三楼，有狗；耳背"}


def test_a_row_that_one_file_lacks_and_another_changes_stays_until_somebody_decides() -> None:
    found = together([file({}, gone=[3]), file({(3, "name"): "还在"})], PEOPLE)
    assert found[0].missing_rows == ()
    assert [(one.kind, one.now) for one in found[0].conflicts] == [("delete_vs_edit", {"name": "还在"})]
    assert [edit.value for edit in found[1].changes] == ["还在"]


def test_a_row_that_two_files_lack_is_proposed_once() -> None:
    found = together([file({}, gone=[3]), file({}, gone=[3])], PEOPLE)
    assert [len(one.missing_rows) for one in found] == [1, 0]


def test_a_new_row_of_two_files_is_added_as_often_as_one_of_them_has_it() -> None:
    new: dict[str, Cell] = {"name": "新来的", "memo": None, "days": None}
    found = together([file({}, new=[new]), file({}, new=[new, new])], PEOPLE)
    assert [len(one.new_rows) for one in found] == [1, 1]
    assert [note.code for note in found[1].notes] == ["already_in_other_file"]


@st.composite
def several(draw: st.DrawFn) -> tuple[Table, Table, list[Table]]:
    """base, what the table holds, and what two to four files hold."""
    base = draw(tables)
    now = draw(edited(base, first_new=200))
    return base, now, draw(st.lists(edited(base), min_size=2, max_size=4))


@given(several(), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_order_of_writing_does_not_matter_and_no_edit_is_lost(
    story: tuple[Table, Table, list[Table]], chance: random.Random
) -> None:
    base, now, files = story
    alone = [merge(base, sent_rows(one), now, COLUMNS) for one in files]
    found = together(alone, COLUMNS)
    tables_ = []
    for order in (list(range(len(files))), chance.sample(range(len(files)), len(files))):
        table = now
        for number in order:
            table = apply(table, decided(found[number]), base)
        tables_.append(content(without_lists(table)))
    assert tables_[0] == tables_[1]
    for merged, before in zip(found, alone, strict=True):
        shown = {(one.row, one.column) for one in (*merged.changes, *merged.conflicts)}
        for edit in before.changes:
            same = [
                other for one in found for other in one.changes if (other.row, other.column) == (edit.row, edit.column)
            ]
            arrived = any(not differ(other.value, edit.value) for other in same)
            assert (edit.row, edit.column) in shown or arrived


def without_lists(table: Table) -> Table:
    """Lists are told in the order of the files, each with what the ones before it made of them."""
    return {row: {key: cell for key, cell in cells.items() if key != "people"} for row, cells in table.items()}


@pytest.mark.parametrize("seed", range(20))
def test_ten_leaders_with_edits_of_their_own_meet_without_a_question(seed: int) -> None:
    chance = random.Random(seed)
    rows = chance.sample(sorted(BASE), 20)
    files = [
        file({(row, "name"): f"第{number}份" for row in rows[2 * number : 2 * number + 2]}) for number in range(10)
    ]
    found = together(files, PEOPLE)
    assert not any(one.conflicts for one in found)
    assert sum(len(one.changes) for one in found) == 20
