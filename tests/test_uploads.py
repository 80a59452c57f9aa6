"""A workbook goes out, is changed elsewhere, and comes back: nothing is lost, and one undo takes it all back."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sheets import applying, catalog, changes, copies, history, kinds, rows, starters, uploads
from sheets.catalog import NewSheet
from sheets.changes import Edits
from sheets.columns import Cell, Column
from sheets.decisions import NEW_OPTION, Choice
from sheets.people import Actor
from sheets.sentences import Refused
from sheets.uploads import Waiting

PARTNERS: list[dict[str, Cell]] = [
    {"name": f"单位{number}", "field": "民生", "phone": f"1990000000{number}", "often": "每月"} for number in range(8)
]
Change = Callable[[Worksheet], None]


@pytest.fixture
def made(worker: Actor, now: datetime) -> list[int]:
    """Eight rows of their own in the partner directory."""
    return starters.add_rows(worker, "partners", PARTNERS, now)


def out(actor: Actor, now: datetime) -> bytes:
    return copies.download(actor, "partners", now).data


def changed(data: bytes, change: Change) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def column(page: Worksheet, title: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == title)


def line(page: Worksheet, name: str, title: str = "单位名称") -> int:
    place = column(page, title)
    return next(row[place - 1].row for row in page.iter_rows(min_row=2) if row[place - 1].value == name)


def back(actor: Actor, data: bytes, now: datetime, filename: str = "单位.xlsx") -> Waiting:
    return uploads.waiting(actor, uploads.receive(actor, "partners", filename, data, now))


def put(actor: Actor, row: int, key: str, value: Cell, now: datetime) -> None:
    changes.write(actor, catalog.sheet("partners"), Edits(set=[(row, key, value)]), now=now, source="grid")


def table() -> dict[int, dict[str, Cell]]:
    return rows.cells(catalog.sheet("partners"))


def set_cell(name: str, title: str, value: object) -> Change:
    def change(page: Worksheet) -> None:
        page.cell(line(page, name), column(page, title)).value = value  # type: ignore[assignment]

    return change


def test_an_untouched_workbook_changes_nothing(worker: Actor, made: list[int], now: datetime) -> None:
    assert back(worker, out(worker, now), now).merge.changes_nothing


def test_an_edit_a_new_row_and_a_missing_row_come_back_as_such(worker: Actor, made: list[int], now: datetime) -> None:
    def change(page: Worksheet) -> None:
        set_cell("单位1", "多久一次", "每周")(page)
        page.delete_rows(line(page, "单位2"))
        page.cell(page.max_row + 1, column(page, "单位名称")).value = "新单位"

    before = table()
    waiting = back(worker, changed(out(worker, now), change), now)
    assert [(edit.row, edit.column, edit.sent) for edit in waiting.merge.changes] == [(made[1], "often", "每周")]
    assert [new.cells["name"] for new in waiting.merge.new_rows] == ["新单位"]
    assert [gone.row for gone in waiting.merge.missing_rows] == [made[2]]

    applied = applying.apply(worker, waiting.number, {}, now, seen=waiting.seen)
    assert applied.written is not None
    assert table()[made[1]]["often"] == "每周"
    assert made[2] in table(), "a missing row goes only when somebody says so"
    assert [row["name"] for row in table().values()][-1] == "新单位"

    history.undo_batch(worker, applied.written.revision, now)
    assert table() == before


def test_a_missing_row_goes_when_somebody_says_so(worker: Actor, made: list[int], now: datetime) -> None:
    data = changed(out(worker, now), lambda page: page.delete_rows(line(page, "单位2")))
    waiting = back(worker, data, now)
    applying.apply(worker, waiting.number, {waiting.merge.missing_rows[0].id: "sent"}, now)
    assert made[2] not in table()


@pytest.mark.parametrize(("choice", "stays"), [(None, "表里"), ("now", "表里"), ("sent", "文件")])
def test_a_cell_changed_on_both_sides_is_a_conflict_with_a_choice(
    worker: Actor, manager: Actor, made: list[int], now: datetime, choice: str | None, stays: str
) -> None:
    data = out(worker, now)
    put(manager, made[3], "often", "表里", now)
    waiting = back(worker, changed(data, set_cell("单位3", "多久一次", "文件")), now)
    (conflict,) = waiting.merge.conflicts
    assert (conflict.base, conflict.sent, conflict.now) == ("每月", "文件", "表里")
    applying.apply(worker, waiting.number, {conflict.id: choice} if choice else {}, now)
    assert table()[made[3]]["often"] == stays


def test_a_new_row_with_a_name_that_is_taken_asks_whether_it_is_that_row(
    worker: Actor, made: list[int], now: datetime
) -> None:
    def another(page: Worksheet) -> None:
        page.cell(page.max_row + 1, column(page, "单位名称"), "单位3")

    before = list(table())
    waiting = back(worker, changed(out(worker, now), another), now)
    (new,) = waiting.merge.new_rows
    assert new.like == made[3]
    applying.apply(worker, waiting.number, {new.id: {"into": made[3]}}, now)
    assert list(table()) == before


@pytest.mark.parametrize(("field", "grown"), [("街道", ("街道",)), ("健康", ())])
def test_a_word_that_is_no_option_may_become_one(
    worker: Actor, made: list[int], now: datetime, field: str, grown: tuple[str, ...]
) -> None:
    before = catalog.sheet("partners").column("field").options
    waiting = back(worker, changed(out(worker, now), set_cell("单位3", "领域", field)), now)
    choices: dict[str, Choice] = {held.id: NEW_OPTION for held in waiting.merge.problems}
    assert bool(choices) == bool(grown)
    applying.apply(worker, waiting.number, choices, now)
    assert table()[made[3]]["field"] == field
    assert catalog.sheet("partners").column("field").options == (*before, *grown)


def test_several_new_words_in_a_list_become_options_together(worker: Actor, now: datetime) -> None:
    (row,) = starters.add_rows(worker, "team", [{"name": "周阿姨", "available": "周一"}], now)

    def available(page: Worksheet) -> None:
        page.cell(line(page, "周阿姨", "姓名"), column(page, "可值班时间")).value = "周一、节假日、晚上"

    data = changed(copies.download(worker, "team", now).data, available)
    waiting = uploads.waiting(worker, uploads.receive(worker, "team", "队伍.xlsx", data, now))
    (held,) = waiting.merge.problems
    applying.apply(worker, waiting.number, {held.id: NEW_OPTION}, now)
    assert rows.cells(catalog.sheet("team"))[row]["available"] == "周一、节假日、晚上"


def test_a_third_value_may_be_given(worker: Actor, manager: Actor, made: list[int], now: datetime) -> None:
    data = out(worker, now)
    put(manager, made[3], "often", "表里", now)
    waiting = back(worker, changed(data, set_cell("单位3", "多久一次", "文件")), now)
    applying.apply(worker, waiting.number, {waiting.merge.conflicts[0].id: {"value": "另外"}}, now)
    assert table()[made[3]]["often"] == "另外"


def test_sending_twice_is_sending_once(worker: Actor, manager: Actor, made: list[int], now: datetime) -> None:
    def change(page: Worksheet) -> None:
        set_cell("单位1", "多久一次", "每周")(page)
        page.cell(page.max_row + 1, column(page, "单位名称")).value = "新单位"

    data = changed(out(worker, now), change)
    first = back(worker, data, now)
    applying.apply(worker, first.number, {}, now)
    put(manager, made[1], "often", "后来改的", now)
    again = back(worker, data, now + timedelta(hours=1))
    assert again.merge.changes_nothing
    assert again.before == first.at


def test_after_an_undo_the_same_file_brings_its_changes_again(worker: Actor, made: list[int], now: datetime) -> None:
    data = changed(out(worker, now), set_cell("单位1", "多久一次", "每周"))
    first = back(worker, data, now)
    applied = applying.apply(worker, first.number, {}, now)
    assert applied.written is not None
    assert uploads.waiting(worker, first.number).revision == applied.written.revision
    history.undo_batch(worker, applied.written.revision, now)
    assert uploads.waiting(worker, first.number).revision is None
    again = back(worker, data, now)
    assert [edit.column for edit in again.merge.changes] == ["often"]
    assert again.before is None


def test_an_upload_that_wrote_nothing_is_no_batch_of_somebody_elses(
    worker: Actor, manager: Actor, made: list[int], now: datetime
) -> None:
    waiting = back(worker, out(worker, now), now)
    put(manager, made[3], "often", "表里", now)
    applying.apply(worker, waiting.number, {}, now)
    assert uploads.waiting(worker, waiting.number).revision is None


def test_what_moved_since_the_preview_is_shown_and_not_written(
    worker: Actor, manager: Actor, made: list[int], now: datetime
) -> None:
    waiting = back(worker, changed(out(worker, now), set_cell("单位3", "多久一次", "文件")), now)
    put(manager, made[3], "often", "表里", now)
    applied = applying.apply(worker, waiting.number, {}, now, seen=waiting.seen)
    assert applied.written is None
    assert len(applied.waiting.merge.conflicts) == 1
    assert table()[made[3]]["often"] == "表里"
    assert applying.apply(worker, waiting.number, {}, now, seen=applied.waiting.seen).written is not None


def test_a_row_deleted_meanwhile_comes_back_with_the_edit_if_somebody_says_so(
    worker: Actor, manager: Actor, made: list[int], now: datetime
) -> None:
    data = out(worker, now)
    changes.write(manager, catalog.sheet("partners"), Edits(remove=[made[4]]), now=now, source="grid")
    waiting = back(worker, changed(data, set_cell("单位4", "多久一次", "每周")), now)
    (conflict,) = waiting.merge.conflicts
    assert conflict.kind == "edit_vs_delete"
    applying.apply(worker, waiting.number, {conflict.id: "sent"}, now)
    assert (table()[made[4]]["often"], table()[made[4]]["phone"]) == ("每周", "19900000004")


def test_another_sheets_workbook_is_refused_with_a_pointer(worker: Actor, made: list[int], now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        uploads.receive(worker, "roster", "x.xlsx", out(worker, now), now)
    assert refused.value.code == "other_sheet"
    assert "共建单位" in refused.value.sentence()


def test_new_rows_stand_where_they_stood_in_the_file(worker: Actor, made: list[int], now: datetime) -> None:
    def change(page: Worksheet) -> None:
        page.insert_rows(line(page, "单位3"))
        page.cell(line(page, "单位3") - 1, column(page, "单位名称")).value = "插入的"

    waiting = back(worker, changed(out(worker, now), change), now)
    applying.apply(worker, waiting.number, {}, now)
    names = [row["name"] for row in table().values()]
    assert names.index("插入的") == names.index("单位3") - 1


def test_a_text_that_cannot_be_read_is_held_back_and_named(worker: Actor, made: list[int], now: datetime) -> None:
    waiting = back(worker, changed(out(worker, now), set_cell("单位5", "协议到期", "等通知")), now)
    (held,) = waiting.merge.problems
    assert (held.row, held.column, held.sent.text) == (made[5], "until", "等通知")
    applying.apply(worker, waiting.number, {}, now)
    assert table()[made[5]]["until"] is None


def test_a_viewers_download_is_masked_and_a_viewer_sends_nothing_back(
    viewer: Actor, made: list[int], now: datetime
) -> None:
    data = out(viewer, now)
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    phones = {page.cell(row, column(page, "电话")).value for row in range(2, page.max_row + 1)} - {None}
    assert phones and all("****" in str(phone) for phone in phones)
    with pytest.raises(Refused):
        uploads.receive(viewer, "partners", "x.xlsx", data, now)


def test_an_upload_that_was_applied_or_discarded_is_gone(worker: Actor, made: list[int], now: datetime) -> None:
    waiting = back(worker, out(worker, now), now)
    sheet = catalog.sheet("partners")
    assert [number for number, *_ in uploads.open_uploads(worker, sheet)] == [waiting.number]
    uploads.discard(worker, waiting.number)
    assert uploads.open_uploads(worker, sheet) == []
    with pytest.raises(Refused):
        applying.apply(worker, waiting.number, {}, now)


def test_a_deleted_row_comes_back_as_it_went_with_what_the_file_changed(
    worker: Actor, viewer: Actor, made: list[int], now: datetime
) -> None:
    put(worker, made[1], "contact", "王经理", now)
    masked = out(viewer, now)
    put(worker, made[1], "offers", "义诊", now)
    went = table()[made[1]]
    changes.write(worker, catalog.sheet("partners"), Edits(remove=[made[1]]), now=now, source="grid")
    edited = changed(changed(masked, set_cell("单位1", "备注", "又来了")), set_cell("单位1", "多久一次", None))
    found = back(worker, edited, now)
    [conflict] = found.merge.conflicts
    applying.apply(worker, found.number, {conflict.id: "sent"}, now)
    assert table()[made[1]] == {**went, "note": "又来了", "often": None}


def test_a_deleted_row_comes_back_without_links_to_what_is_gone(worker: Actor, now: datetime) -> None:
    roster, team = catalog.sheet("roster"), catalog.sheet("team")
    (member,) = starters.add_rows(worker, "team", [{"name": "王阿姨"}], now)
    (duty,) = starters.add_rows(worker, "roster", [{"date": "2024-06-21", "person": member}], now)

    def change(page: Worksheet) -> None:
        page.cell(2, column(page, "备注")).value = "带伞"

    data = changed(copies.download(worker, "roster", now).data, change)
    changes.write(worker, roster, Edits(remove=[duty]), now=now, source="grid")
    changes.write(worker, team, Edits(remove=[member]), now=now, source="grid")
    found = uploads.waiting(worker, uploads.receive(worker, "roster", "排班.xlsx", data, now))
    [conflict] = found.merge.conflicts
    applying.apply(worker, found.number, {conflict.id: "sent"}, now)
    back_again = rows.cells(roster)[duty]
    assert (back_again["note"], back_again["person"]) == ("带伞", None)


def test_a_masked_column_of_any_kind_goes_out_as_text_and_comes_back_unchanged(
    manager: Actor, viewer: Actor, now: datetime
) -> None:
    options = {"choice": ("甲", "乙"), "choices": ("甲", "乙")}
    columns = [
        Column(
            key=kind if kind in kinds.AUTOMATIC and kind != "serial" else f"a_{kind}", title=f"列{kind}", kind=kind,
            personal=True, options=options.get(kind, ()), target="team" if kind == "link" else "",
        )
        for kind in kinds.KINDS
    ]  # fmt: skip
    named = Column(key="name", title="名称", kind="text")
    sheet = catalog.create_sheet(
        manager, NewSheet(key="every", title="各种列", label="name", columns=(named, *columns))
    )
    (member,) = starters.add_rows(manager, "team", [{"name": "王阿姨"}], now)
    cells: dict[str, Cell] = {
        "name": "一", "a_text": "王二", "a_long": "独居", "a_number": 3, "a_date": "2024-01-02", "a_time": "09:30",
        "a_yesno": False, "a_choice": "甲", "a_choices": "甲、乙", "a_phone": "19900001234", "a_email": "wang@b.cn",
        "a_link": member, "a_person": manager.id,
    }  # fmt: skip
    starters.add_rows(manager, "every", [cells], now)
    assert None not in rows.read(viewer, sheet)[0]
    data = copies.download(viewer, "every", now).data
    book = load_workbook(io.BytesIO(data))
    texts = {str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert not texts & {"王二", "独居", "3", "2024-01-02", "是", "否", "王阿姨", "王站长", "19900001234"}
    assert uploads.try_merge(manager, "every", "各种列.xlsx", data, now).changes_nothing


def test_links_to_a_row_without_a_name_and_to_a_running_number_come_back_unchanged(
    worker: Actor, manager: Actor, now: datetime
) -> None:
    (member,) = starters.add_rows(worker, "team", [{"role": "志愿者"}], now)
    (need,) = starters.add_rows(worker, "needs", [{"what": "修灯"}], now)
    catalog.add_column(manager, "roster", Column(key="about", title="事由", kind="link", target="needs"))
    (duty,) = starters.add_rows(worker, "roster", [{"person": member, "about": need}], now)
    roster = catalog.sheet("roster")
    assert (rows.cells(roster)[duty]["person"], rows.cells(roster)[duty]["about"]) == (member, need)
    assert rows.labels(worker, roster)["about"] == {need: "XQ-0001"}
    data = copies.download(worker, "roster", now).data
    assert uploads.try_merge(worker, "roster", "排班.xlsx", data, now).changes_nothing


def test_the_same_person_who_sees_the_same_gets_the_same_receipt(
    worker: Actor, viewer: Actor, made: list[int], now: datetime
) -> None:
    first = copies.download(worker, "partners", now).copy
    assert copies.download(worker, "partners", now).copy == first
    assert copies.download(viewer, "partners", now).copy != first
    put(worker, made[0], "often", "每周", now)
    assert copies.download(worker, "partners", now).copy != first


def test_nobody_piles_up_uploads(worker: Actor, manager: Actor, made: list[int], now: datetime) -> None:
    data = out(worker, now)
    numbers = [back(worker, data, now).number for _ in range(uploads.MOST_WAITING)]
    with pytest.raises(Refused) as refused:
        back(worker, data, now)
    assert refused.value.code == "too_many_waiting"
    back(manager, data, now)
    uploads.discard(worker, numbers[0])
    back(worker, data, now)


def test_a_file_name_is_shown_without_hidden_marks_and_not_at_any_length(
    worker: Actor, made: list[int], now: datetime
) -> None:
    data = out(worker, now)
    assert back(worker, data, now, "单位\u202excod\u200f\n.xlsx").filename == "单位xcod.xlsx"
    long = back(worker, data, now, "长" * 500 + ".xlsx").filename
    assert len(long) <= 200
    assert long.endswith("….xlsx")


# ---------------------------------------------------------------- several files at once


def received(actor: Actor, now: datetime, *files: bytes) -> list[int]:
    return [uploads.receive(actor, "partners", f"{place}.xlsx", data, now) for place, data in enumerate(files)]


@pytest.mark.parametrize("backwards", [False, True])
def test_files_given_in_any_order_make_one_table_and_a_batch_each(
    worker: Actor, made: list[int], now: datetime, backwards: bool
) -> None:
    data = out(worker, now)
    files = [changed(data, set_cell(f"单位{number}", "多久一次", f"第{number}份")) for number in range(5)]
    numbers = received(worker, now, *(reversed(files) if backwards else files))
    shown = uploads.waiting_together(worker, numbers)
    assert [one.merge.conflicts for one in shown] == [()] * 5
    applied = applying.apply_together(worker, numbers, {}, now, seen=uploads.seen_together(shown))
    assert [table()[made[number]]["often"] for number in range(5)] == [f"第{number}份" for number in range(5)]
    assert len({one.written.revision for one in applied if one.written}) == 5
    for one in applied:
        assert one.written
        history.undo_batch(worker, one.written.revision, now)
    assert [table()[made[number]]["often"] for number in range(5)] == ["每月"] * 5


def test_two_files_that_disagree_are_asked_about_and_one_of_them_is_taken(
    worker: Actor, made: list[int], now: datetime
) -> None:
    data = out(worker, now)
    numbers = received(worker, now, *(changed(data, set_cell("单位3", "多久一次", text)) for text in ("甲", "乙")))
    shown = uploads.waiting_together(worker, numbers)
    assert all(one.merge.conflicts[0].contested and not one.merge.changes for one in shown)
    (chosen,) = [one for one in shown if one.merge.conflicts[0].sent == "乙"]
    applying.apply_together(worker, numbers, {chosen.number: {chosen.merge.conflicts[0].id: "sent"}}, now)
    assert table()[made[3]]["often"] == "乙"


def test_a_table_that_moved_under_several_files_is_shown_again(
    worker: Actor, manager: Actor, made: list[int], now: datetime
) -> None:
    data = out(worker, now)
    numbers = received(worker, now, *(changed(data, set_cell(f"单位{place}", "多久一次", "文件")) for place in (1, 2)))
    seen = uploads.seen_together(uploads.waiting_together(worker, numbers))
    put(manager, made[2], "often", "表里", now)
    applied = applying.apply_together(worker, numbers, {}, now, seen=seen)
    assert [one.written for one in applied] == [None, None]
    assert sum(len(one.waiting.merge.conflicts) for one in applied) == 1
    assert table()[made[1]]["often"] == "每月"


def test_two_files_bring_back_one_row(worker: Actor, manager: Actor, made: list[int], now: datetime) -> None:
    data = out(worker, now)
    wanted = (("多久一次", "每周"), ("领域", "健康"))
    files = [changed(data, set_cell("单位3", title, text)) for title, text in wanted]
    changes.write(manager, catalog.sheet("partners"), Edits(remove=[made[3]]), now=now, source="grid")
    numbers = received(worker, now, *files)
    choices: dict[int, dict[str, Choice]] = {
        one.number: {conflict.id: "sent" for conflict in one.merge.conflicts}
        for one in uploads.waiting_together(worker, numbers)
    }
    applying.apply_together(worker, numbers, choices, now)
    assert (table()[made[3]]["often"], table()[made[3]]["field"]) == ("每周", "健康")


def test_files_for_two_sheets_are_not_merged_together(worker: Actor, made: list[int], now: datetime) -> None:
    numbers = received(worker, now, out(worker, now))
    numbers.append(uploads.receive(worker, "team", "队伍.xlsx", copies.download(worker, "team", now).data, now))
    with pytest.raises(Refused) as refused:
        uploads.waiting_together(worker, numbers)
    assert refused.value.code == "bad_request"
