"""The change log in sentences, told to each person as they may know it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sheets import catalog, changes, clock, history, live, rows, sample, starters, telling
from sheets.catalog import NewSheet
from sheets.changes import Edits
from sheets.columns import Column
from sheets.people import Actor


@pytest.fixture
def duty(manager: Actor, now: datetime) -> int:
    """A duty of somebody whose name is personal information, written after the row was made."""
    naming = catalog.sheet("team").column("name")
    catalog.change_column(manager, "team", replace(naming, personal=True))
    (member,) = starters.add_rows(manager, "team", [{"name": "王阿姨"}], now)
    (row,) = starters.add_rows(manager, "roster", [{"date": "2024-06-21"}], now)
    edits = Edits(set=[(row, "person", member)])
    changes.write(manager, catalog.sheet("roster"), edits, now=now, source="grid")
    return row


def story(actor: Actor, row: int, now: datetime) -> str:
    sheet = catalog.sheet("roster")
    told = telling.told(actor, sheet, history.of_row(actor, sheet, row), clock.today(now))
    return "\n".join(one.text for one in told)


def lately(actor: Actor, now: datetime) -> str:
    return "\n".join(one.text for one in telling.recent(actor, now))


def test_the_story_of_a_row_names_who_was_entered(worker: Actor, duty: int, now: datetime) -> None:
    assert "王阿姨" in story(worker, duty, now)
    assert "王阿姨" in lately(worker, now)


def test_a_name_behind_a_link_is_masked_where_its_own_sheet_masks_it(viewer: Actor, duty: int, now: datetime) -> None:
    for told in (story(viewer, duty, now), lately(viewer, now)):
        assert "王阿姨" not in told
        assert "王**" in told


def test_a_duty_is_named_by_its_day_its_area_and_its_person(worker: Actor, now: datetime) -> None:
    (member,) = starters.add_rows(worker, "team", [{"name": "周阿姨"}], now)
    cells = {"date": "2024-06-21", "area": "一口受理", "person": member}
    (row,) = starters.add_rows(worker, "roster", [cells], now)
    changes.write(worker, catalog.sheet("roster"), Edits(set=[(row, "note", "带伞")]), now=now, source="grid")
    assert "· 一口受理 · 周阿姨：「备注」填了 带伞" in lately(worker, now)


def test_sample_rows_that_go_are_told_in_one_sentence(manager: Actor, now: datetime) -> None:
    loaded = sample.load(manager, now)
    sample.remove(manager, now)
    assert f"移除了示例数据：删除 {loaded} 行" in lately(manager, now)


def test_a_row_that_went_and_came_back_keeps_its_moments(worker: Actor, manager: Actor, now: datetime) -> None:
    columns = (
        Column(key="name", title="名称", kind="text"),
        Column(key="created_at", title="登记时间", kind="created_at"),
        Column(key="created_by", title="登记人", kind="created_by"),
    )
    sheet = catalog.create_sheet(manager, NewSheet(key="visits", title="走访记录", label="name", columns=columns))
    (row,) = starters.add_rows(worker, "visits", [{"name": "三号楼"}], now)
    before = rows.read(worker, sheet)
    later = now + timedelta(days=2)
    removed = changes.write(worker, sheet, Edits(remove=[row]), now=later, source="grid")
    (line,) = history.removed_rows(manager, sheet)
    told = telling.contents(manager, sheet, line, clock.today(later))
    assert told == "名称 三号楼 · 登记时间 2024-06-20 09:00 · 登记人 李姐"
    history.restore(manager, sheet, [row], later)
    assert rows.read(worker, sheet) == before
    (batch,) = live.since(worker, sheet, removed.revision) or ()
    assert batch.add == before
