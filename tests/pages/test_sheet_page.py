"""One sheet's page around its grid: stories of rows, rows that were deleted."""

import pytest

from pages.grid import SheetGrid
from sheets import catalog, changes, clock, history, people, starters
from sheets.changes import Edits
from sheets.people import Actor
from tests.pages.conftest import Visit
from tests.pages.waiting import until


@pytest.fixture
def partner(worker: Actor) -> int:
    (row,) = starters.add_rows(worker, "partners", [{"name": "春江理发室"}], clock.now())
    edits = Edits(set=[(row, "contact", "王小明")])
    changes.write(worker, catalog.sheet("partners"), edits, now=clock.now(), source="grid")
    return row


async def test_the_story_of_a_row_is_shown(visit: Visit, worker: Actor, partner: int) -> None:
    page = await visit(worker, "/sheets/partners")
    page.find(SheetGrid).trigger("history", {"row": partner})
    await page.should_see("王小明")


async def test_a_page_left_open_tells_no_more_than_its_person_may_know_by_now(
    visit: Visit, manager: Actor, worker: Actor, partner: int
) -> None:
    page = await visit(worker, "/sheets/partners")
    people.change_person(manager, worker.id or 0, role="viewer")
    page.find(SheetGrid).trigger("history", {"row": partner})
    await page.should_see("这一行的历史")
    await page.should_not_see("王小明")
    page.find("removed-rows").click()
    await until(lambda: any("不能修改" in message for message in page.notify.messages))


async def test_a_deleted_row_is_brought_back(visit: Visit, worker: Actor, partner: int) -> None:
    sheet = catalog.sheet("partners")
    changes.write(worker, sheet, Edits(remove=[partner]), now=clock.now(), source="grid")
    page = await visit(worker, "/sheets/partners")
    page.find("removed-rows").click()
    await page.should_see("春江理发室")
    page.find("恢复").click()
    await until(lambda: "已恢复这一行" in page.notify.messages)


async def test_empty_rows_and_rows_that_were_never_wanted_are_no_deleted_rows(visit: Visit, worker: Actor) -> None:
    sheet = catalog.sheet("partners")
    (blank,) = starters.add_rows(worker, "partners", [{}], clock.now())
    changes.write(worker, sheet, Edits(remove=[blank]), now=clock.now(), source="grid")
    starters.add_rows(worker, "partners", [{"name": "写错了"}], clock.now(), source="grid")
    history.undo(worker, sheet, clock.now())
    page = await visit(worker, "/sheets/partners")
    page.find("removed-rows").click()
    await page.should_see("没有删除过的行", retries=20)
    await page.should_not_see("写错了")
