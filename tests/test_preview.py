"""A merge in people's words: made by hand, shown for the partner directory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from sheets import catalog, changes, starters
from sheets.changes import Edits
from sheets.columns import Cell, Unread
from sheets.decisions import decided
from sheets.merge import SentRow, merge
from sheets.merged import Merge, Note
from sheets.people import Actor
from sheets.preview import preview, read_typed
from sheets.previewed import Outcome, Preview, outcome, take_all
from sheets.uploads import Waiting

Show = Callable[..., Preview]


@pytest.fixture
def show(worker: Actor, now: datetime) -> Show:
    """`show(merge)` is how 李姐 sees it."""

    def seen(found: Merge, **more: Any) -> Preview:
        waiting = Waiting(
            number=1, sheet=catalog.sheet("partners"), filename="单位.xlsx", by="李姐", at=now, state="waiting",
            merge=found, seen="", remarks=more.get("remarks", []), downloaded=None, before=None, revision=None,
        )  # fmt: skip
        return preview(more.get("actor", worker), waiting, now.date())

    return seen


Cells = dict[str, Cell]


def _base(worker: Actor, now: datetime, *names: str) -> dict[int, Cells]:
    cells: list[Cells] = [{"name": name, "often": "每月", "phone": "19900000001"} for name in names]
    return dict(zip(starters.add_rows(worker, "partners", cells, now), cells, strict=True))


def _merged(base: dict[int, Cells], sent: list[tuple[int | None, Cells]], now: dict[int, Cells]) -> Merge:
    rows = [SentRow(line=line, row_id=row, cells=cells) for line, (row, cells) in enumerate(sent, 2)]
    return merge(base, rows, now, catalog.sheet("partners").columns)


def test_changes_are_told_by_row_before_and_after(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲", "乙")
    first, second = base
    sent = [(first, {**base[first], "often": "每周", "phone": None}), (second, base[second])]
    shown = show(_merged(base, sent, base))
    (row,) = shown.changes
    assert (row.row, row.line, row.name) == (first, 2, "甲")
    assert {(cell.title, cell.before, cell.after) for cell in row.cells} == {
        ("多久一次", "每月", "每周"),
        ("电话", "199 0000 0001", ""),
    }


def test_new_and_missing_rows_are_told_with_what_is_in_them(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲", "乙")
    first, second = base
    shown = show(_merged(base, [(first, base[first]), (None, {"name": "丙", "often": "每天"})], base))
    assert [(new.name, new.cells) for new in shown.new_rows] == [("丙", (("单位名称", "丙"), ("多久一次", "每天")))]
    assert [(gone.id, gone.name) for gone in shown.missing_rows] == [(f"row:{second}", "乙")]


def test_a_conflict_shows_three_sides_and_who_changed_the_table(
    show: Show, worker: Actor, manager: Actor, now: datetime
) -> None:
    base = _base(worker, now, "甲")
    (row,) = base
    changes.write(manager, catalog.sheet("partners"), Edits(set=[(row, "often", "表里")]), now=now, source="grid")
    table = {row: {**base[row], "often": "表里"}}
    (clash,) = show(_merged(base, [(row, {**base[row], "often": "文件"})], table)).conflicts
    assert (clash.name, clash.title, clash.base, clash.sent, clash.now) == ("甲", "多久一次", "每月", "文件", "表里")
    assert clash.changed is not None
    assert clash.changed.by == "王站长"


def test_a_row_deleted_on_one_side_shows_only_what_the_other_changed(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲", "乙")
    first, second = base
    changes.write(worker, catalog.sheet("partners"), Edits(remove=[first]), now=now, source="grid")
    table = {second: {**base[second], "often": None}}
    edited, lacking = show(_merged(base, [(first, {**base[first], "often": "每周"})], table)).conflicts
    assert (edited.kind, edited.name) == ("edit_vs_delete", "甲")
    assert (edited.base, edited.sent, edited.now) == ("多久一次：每月", "多久一次：每周", "")
    assert edited.changed is not None
    assert (lacking.kind, lacking.name) == ("delete_vs_edit", "乙")
    assert (lacking.base, lacking.sent, lacking.now) == ("多久一次：每月", "", "多久一次：—")


def test_a_cell_that_cannot_be_read_says_why_and_an_error_is_not_kept(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲")
    (row,) = base
    sent: Cells = {
        **base[row],
        "until": Unread(text="等通知", code="not_a_date"),
        "often": Unread(text="#REF!", code="error_cell"),
    }
    new: Cells = {"name": "丙", "field": Unread(text="渔业", code="not_an_option")}
    puzzles = show(_merged(base, [(row, sent), (None, new)], base)).problems
    assert {(one.name, one.title, one.keepable, one.new) for one in puzzles} == {
        ("甲", "协议到期", True, False),
        ("甲", "多久一次", False, False),
        ("丙", "领域", True, True),
    }
    assert any("“等通知”不是日期" in one.why for one in puzzles)


def test_what_was_noticed_is_told_once_in_sentences(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲")
    (row,) = base
    notes = (
        Note(code="column_not_in_file", column="phone"),
        Note(code="copied_twin", line=4),
        Note(code="copied_twin", line=4),
        Note(code="required_empty", line=2, row=row, column="name"),
    )
    told = show(Merge(notes=notes), remarks=[("columns_unknown", {"titles": "门牌"})]).notes
    assert len(told) == 4
    assert "门牌" in told[0]
    assert "文件里没有「电话」这一列，表里的内容不动。" in told
    assert "甲：「单位名称」必须填写，请补上。" in told


def test_titles_and_sentences_follow_the_language(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲")
    (row,) = base
    sent: Cells = {**base[row], "until": Unread(text="x", code="not_a_date")}
    (puzzle,) = show(_merged(base, [(row, sent)], base), actor=replace(worker, language="en")).problems
    assert puzzle.title == "Agreement until"
    assert puzzle.why.startswith("“x” is not a date")


def test_the_outcome_counts_what_the_choices_come_to(show: Show, worker: Actor, now: datetime) -> None:
    base = _base(worker, now, "甲", "乙", "丙")
    first, second, _ = base
    sent: list[tuple[int | None, Cells]] = [
        (first, {**base[first], "often": "每周"}),
        (second, {**base[second], "often": "文件"}),
        (None, {"name": "丁"}),
    ]
    found = _merged(base, sent, {**base, second: {**base[second], "often": "表里"}})
    assert outcome(found, {}) == Outcome(cells=1, added=1, removed=0)
    everything = {**take_all(found, "sent"), **{gone.id: "sent" for gone in found.missing_rows}}
    assert outcome(found, everything) == Outcome(cells=2, added=1, removed=1)
    assert outcome(found, {found.changes[0].id: "now", found.new_rows[0].id: "now"}).total == 0


def test_taking_all_of_a_column_leaves_other_columns_and_deletes_no_row(
    show: Show, worker: Actor, now: datetime
) -> None:
    base = _base(worker, now, "甲", "乙")
    first, second = base
    table: dict[int, Cells] = {
        first: {**base[first], "often": "表里", "status": "暂停"},
        second: {**base[second], "often": "也改了"},
    }
    found = _merged(base, [(first, {**base[first], "often": "文件", "status": "合作中"})], table)
    assert len(found.conflicts) == 3
    assert decided(found, take_all(found, "sent", "often")).set == ((first, "often", "文件"),)
    assert decided(found, take_all(found, "sent")).remove == ()


def test_a_third_value_is_read_by_its_kind(show: Show, worker: Actor, now: datetime) -> None:
    shown = show(Merge())
    assert read_typed(worker, shown, "until", "6月21日") == ("2024-06-21", "")
    assert read_typed(worker, shown, "often", "") == (None, "")
    cell, why = read_typed(worker, shown, "until", "等通知")
    assert isinstance(cell, Unread)
    assert "“等通知”不是日期" in why
