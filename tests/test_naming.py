"""What people call a row, and who changed it last."""

from datetime import date, datetime, timedelta

import pytest

from sheets import blame, catalog, changes, history, naming, rows, starters
from sheets.blame import Changed
from sheets.changes import Edits
from sheets.columns import Cell, Column, Reading, Sheet
from sheets.people import Actor

COLUMNS = {
    "date": Column(key="date", title="日期", kind="date"),
    "area": Column(key="area", title="区域", kind="choice"),
    "person": Column(key="person", title="值班人", kind="link"),
    "cover": Column(key="cover", title="替班人", kind="link"),
    "note": Column(key="note", title="备注", kind="long"),
    "number": Column(key="number", title="编号", kind="serial"),
    "resident": Column(key="resident", title="居民", kind="text", personal=True),
    "flat": Column(key="flat", title="楼号", kind="text"),
    "name": Column(key="name", title="名称", kind="text"),
}


def _sheet(*keys: str, label: str) -> Sheet:
    return Sheet(id=1, key="s", title="表", label=label, columns=tuple(COLUMNS[key] for key in keys))


@pytest.mark.parametrize(
    ("keys", "label", "named_by"),
    [
        (("date", "area", "person", "cover", "note"), "date", ["date", "area", "person"]),
        (("number", "area", "resident", "flat", "person"), "number", ["number", "resident", "flat"]),
        (("name", "resident", "area"), "name", ["name"]),
        (("date", "note"), "date", ["date"]),
    ],
)
def test_a_row_is_called_by_its_telling_columns(keys: tuple[str, ...], label: str, named_by: list[str]) -> None:
    assert [column.key for column in naming.naming_columns(_sheet(*keys, label=label))] == named_by


def test_a_name_has_no_gaps_and_is_cut(viewer: Actor, worker: Actor) -> None:
    sheet = _sheet("number", "resident", "flat", label="number")
    reading = Reading(today=date(2024, 6, 20))
    cells: dict[str, Cell] = {"resident": "王\n阿姨", "flat": "三" * 40}
    show = naming.shown_to(worker, sheet, reading)
    assert naming.row_name(sheet, cells, show) == "王 阿姨 · " + "三" * 23 + "…"
    assert naming.row_name(sheet, {}, show) == ""
    masked = naming.shown_to(viewer, sheet, reading)
    assert naming.row_name(sheet, {"resident": "王阿姨", "flat": "3号"}, masked) == "王** · 3号"


def test_the_roster_is_called_by_date_area_and_person(worker: Actor, now: datetime) -> None:
    (person,) = starters.add_rows(worker, "team", [{"name": "周阿姨"}], now)
    (duty,) = starters.add_rows(
        worker, "roster", [{"date": "2024-06-21", "area": "一口受理", "person": person, "status": "正常"}], now
    )
    sheet = catalog.sheet("roster")
    show = naming.shown_to(worker, sheet, rows.reading(sheet, now.date()))
    assert naming.row_name(sheet, rows.cells(sheet)[duty], show) == "2024-06-21 · 一口受理 · 周阿姨"


def test_who_changed_a_cell_and_a_row_last(worker: Actor, manager: Actor, now: datetime) -> None:
    (row,) = starters.add_rows(worker, "partners", [{"name": "甲", "often": "每月"}], now)
    sheet, later = catalog.sheet("partners"), now + timedelta(hours=1)
    changes.write(manager, sheet, Edits(set=[(row, "often", "每周")]), now=later, source="grid")
    assert blame.who_changed(sheet, row, "often") == Changed(by="王站长", at=later)
    assert blame.who_changed(sheet, row, "name") == Changed(by="李姐", at=now)
    assert blame.who_changed(sheet, row, "phone") is None
    assert blame.who_changed(sheet, row) == Changed(by="王站长", at=later)
    changes.write(worker, sheet, Edits(remove=[row]), now=later, source="grid")
    assert blame.who_changed(sheet, row) == Changed(by="李姐", at=later)


def test_an_undo_is_a_change_too(worker: Actor, now: datetime) -> None:
    (row,) = starters.add_rows(worker, "partners", [{"name": "甲", "often": "每月"}], now)
    sheet = catalog.sheet("partners")
    changes.write(worker, sheet, Edits(set=[(row, "often", "每周")]), now=now, source="grid")
    later = now + timedelta(minutes=5)
    history.undo(worker, sheet, later)
    assert blame.last_changes(sheet, [(row, "often")]) == {(row, "often"): Changed(by="李姐", at=later)}
