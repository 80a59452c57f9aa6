"""What a station starts with, and the invented rows that can be tried and taken out again."""

from datetime import datetime
from pathlib import Path

import pytest

from sheets import catalog, changes, clock, history, rows, sample, starters
from sheets.changes import Edits
from sheets.columns import Unread
from sheets.people import Actor
from sheets.sentences import Refused


def names(key: str) -> list[object]:
    return [row["name"] for row in rows.cells(catalog.sheet(key)).values()]


def test_a_first_start_makes_five_sheets_with_public_facts_and_nobody_in_them(ledger: Path) -> None:
    assert [sheet.key for sheet in catalog.sheets()] == ["roster", "partners", "needs", "services", "team"]
    assert names("partners")[:3] == ["巨鹿集团", "蔬沣园", "区商务委"]
    assert names("services") == ["便民菜点", "全科医生坐诊"]
    assert names("team") == [] == list(rows.cells(catalog.sheet("roster")))


def test_the_stall_is_every_friday_from_seven_to_nine(ledger: Path) -> None:
    stall = next(iter(rows.cells(catalog.sheet("services")).values()))
    assert [stall[key] for key in ("repeat", "weekdays", "start", "end")] == ["每周", "周五", "07:00", "09:00"]


def test_what_an_option_means_is_said_of_options_that_are_there(ledger: Path) -> None:
    toned = [column for sheet in catalog.sheets() for column in sheet.columns if column.tones]
    assert {column.key for column in toned} == {"status", "urgency", "satisfaction"}
    for column in toned:
        assert [option for option, _ in column.tones] == list(column.options)
        assert {tone for _, tone in column.tones} <= {"good", "attention", "wrong", "info", "plain"}


def test_making_them_twice_makes_them_once(ledger: Path, now: datetime) -> None:
    starters.create(now)
    assert len(catalog.sheets()) == 5


def test_sample_rows_fill_every_sheet_and_can_all_be_read(manager: Actor, now: datetime) -> None:
    sample.load(manager, now)
    for sheet in catalog.sheets():
        found = rows.cells(sheet)
        assert 20 <= len(found) <= 60, sheet.key
        assert not [cell for row in found.values() for cell in row.values() if isinstance(cell, Unread)]
    duties = rows.cells(catalog.sheet("roster")).values()
    assert any(duty["date"] == clock.today(now).isoformat() for duty in duties)
    states = {need["status"] for need in rows.cells(catalog.sheet("needs")).values()}
    assert states == set(starters.NEED_PATH)


def test_phones_of_invented_people_are_invented_too(manager: Actor, now: datetime) -> None:
    sample.load(manager, now)
    phones = [row[key] for sheet in catalog.sheets() for row in rows.cells(sheet).values() for key in row
              if key in ("phone", "mobile") and row[key]]  # fmt: skip
    assert phones and all(str(phone).startswith("1990000") and len(str(phone)) == 11 for phone in phones)


def test_removing_sample_rows_leaves_what_was_there_before(manager: Actor, now: datetime) -> None:
    before = {sheet.key: rows.cells(sheet) for sheet in catalog.sheets()}
    loaded = sample.load(manager, now)
    gone = sample.remove(manager, now)
    assert (gone.removed, gone.kept) == (loaded, ())
    assert {sheet.key: rows.cells(sheet) for sheet in catalog.sheets()} == before
    assert not sample.is_loaded()


def test_a_sample_row_that_somebody_worked_on_stays(manager: Actor, worker: Actor, now: datetime) -> None:
    sample.load(manager, now)
    sheet = catalog.sheet("needs")
    row = next(iter(rows.cells(sheet)))
    changes.write(worker, sheet, Edits(set=[(row, "what", "真的需求")]), now=now, source="grid")
    assert "XQ-0001" in str([stayed.names for stayed in sample.remove(manager, now).kept])
    assert rows.cells(sheet)[row]["what"] == "真的需求"


def test_a_sample_row_that_somebody_brought_back_stays(manager: Actor, worker: Actor, now: datetime) -> None:
    sample.load(manager, now)
    sheet = catalog.sheet("needs")
    row = next(iter(rows.cells(sheet)))
    changes.write(worker, sheet, Edits(remove=[row]), now=now, source="grid")
    history.restore(worker, sheet, [row], now)
    assert "needs" in [stayed.sheet.key for stayed in sample.remove(manager, now).kept]
    assert list(rows.cells(sheet)) == [row]


def test_a_sample_row_that_a_row_which_stays_links_to_stays_too(manager: Actor, worker: Actor, now: datetime) -> None:
    sample.load(manager, now)
    needs, team = catalog.sheet("needs"), catalog.sheet("team")
    row, need = next((row, need) for row, need in rows.cells(needs).items() if need["partner"])
    member = list(rows.cells(team))[-1]
    (own,) = starters.add_rows(worker, "roster", [{"date": "2024-06-21", "person": member}], now)
    changes.write(worker, needs, Edits(set=[(row, "what", "真的需求")]), now=now, source="grid")
    sample.remove(manager, now)
    assert rows.cells(catalog.sheet("roster"))[own]["person"] == member
    assert {key: rows.cells(needs)[row][key] for key in ("person", "partner")} == {
        key: need[key] for key in ("person", "partner")
    }
    assert set(rows.cells(team)) == {member, need["person"]}


def test_a_sample_row_whose_edits_were_undone_is_as_it_was(manager: Actor, worker: Actor, now: datetime) -> None:
    sample.load(manager, now)
    sheet = catalog.sheet("needs")
    row = next(iter(rows.cells(sheet)))
    changes.write(worker, sheet, Edits(set=[(row, "what", "真的需求")]), now=now, source="grid")
    history.undo(worker, sheet, now)
    assert sample.remove(manager, now).kept == ()


def test_a_removal_can_be_taken_back_and_is_finished_later(manager: Actor, worker: Actor, now: datetime) -> None:
    sample.load(manager, now)
    before = {sheet.key: rows.cells(sheet) for sheet in catalog.sheets()}
    gone = sample.remove(manager, now)
    assert gone.revision is not None
    history.undo_batch(manager, gone.revision, now)
    assert {sheet.key: rows.cells(sheet) for sheet in catalog.sheets()} == before
    sheet = catalog.sheet("partners")
    row = max(rows.cells(sheet))
    changes.write(worker, sheet, Edits(set=[(row, "note", "来过")]), now=now, source="grid")
    sample.remove(manager, now)
    assert sample.left() == sample.Left(spare=0, used=1)
    sample.remove(manager, now, used_too=True)
    assert sample.left() is None
    assert row not in rows.cells(sheet)


def test_what_is_left_of_the_sample_may_be_kept_for_good(manager: Actor, worker: Actor, now: datetime) -> None:
    sample.load(manager, now)
    with pytest.raises(Refused):
        sample.keep(worker)
    sample.keep(manager)
    assert not sample.is_loaded()
    assert rows.cells(catalog.sheet("needs"))


def test_sample_rows_are_loaded_once(manager: Actor, now: datetime) -> None:
    sample.load(manager, now)
    with pytest.raises(Refused) as refused:
        sample.load(manager, now)
    assert refused.value.code == "sample_already_loaded"
