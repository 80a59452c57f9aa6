"""今日, as the cast see it."""

from datetime import timedelta

from jobs import rules
from sheets import catalog, changes, clock, rows, sample
from sheets.changes import Edits, NewRow
from sheets.people import Actor
from tests.pages.conftest import Visit


def _add(actor: Actor, key: str, **cells: object) -> int:
    sheet = catalog.sheet(key)
    first, _ = catalog.lease_rows(actor, sheet, 1)
    row = NewRow(row=first, position=rows.last_position(sheet) + 1, cells=cells)
    changes.write(actor, sheet, Edits(add=[row]), now=clock.now(), source="grid", label="新增")
    return first


async def test_an_empty_station_offers_sample_rows_to_the_manager_and_takes_them_out_again(
    visit: Visit, manager: Actor
) -> None:
    page = await visit(manager)
    await page.should_see("还没有排班")
    page.find("载入示例数据").click()
    await page.should_see("表里有示例数据", retries=20)
    assert sample.is_loaded()
    page.find("移除示例数据").click()
    await page.should_see("还没有排班", retries=20)
    assert not sample.is_loaded()
    page.find("撤销").click()
    await page.should_see("表里有示例数据", retries=20)
    assert sample.is_loaded()


async def test_sample_rows_that_stayed_are_named_and_can_be_removed_later(
    visit: Visit, manager: Actor, worker: Actor
) -> None:
    sample.load(manager, clock.now())
    row = max(rows.cells(catalog.sheet("services")))
    edits = Edits(set=[(row, "place", "门口")])
    changes.write(worker, catalog.sheet("services"), edits, now=clock.now(), source="grid")
    page = await visit(manager)
    page.find("移除示例数据").click()
    await page.should_see("留下 1 行", retries=20)
    await page.should_see("阳台种菜讲座")
    await page.should_see("还剩 1 行示例数据")
    page.find("全部移除").click()
    await page.should_not_see("还剩 1 行示例数据", retries=20)
    assert row not in rows.cells(catalog.sheet("services"))


async def test_sample_rows_are_not_offered_to_others(visit: Visit, worker: Actor) -> None:
    page = await visit(worker)
    await page.should_see("还没有排班")
    await page.should_not_see("载入示例数据")


async def test_who_is_on_duty_and_what_is_overdue(visit: Visit, worker: Actor) -> None:
    today = clock.today(clock.now())
    person = _add(worker, "team", name="周阿姨", role="志愿者")
    _add(worker, "roster", date=today.isoformat(), area="一口受理", person=person, status="正常")
    _add(worker, "roster", date=today.isoformat(), area="邻里点", person=person, status="请假")
    late = (today - timedelta(days=3)).isoformat()
    _add(worker, "needs", what="楼道灯不亮", due=late, person=person, status="对接中")
    page = await visit(worker)
    await page.should_see("现在 1 人在岗")
    await page.should_see("周阿姨 请假")
    await page.should_see("缺人")
    await page.should_see("楼道灯不亮")
    await page.should_see("超期 3 天")


async def test_the_stall_and_the_clinic_show_the_time_left(visit: Visit, viewer: Actor) -> None:
    page = await visit(viewer)
    await page.should_see("便民菜点")
    await page.should_see("全科医生坐诊")
    await page.should_see("服务站旁")


async def test_the_latest_changes_are_told_with_the_name_of_who_made_them(visit: Visit, worker: Actor) -> None:
    _add(worker, "team", name="周阿姨")
    page = await visit(worker)
    await page.should_see("李姐")
    await page.should_see("网格队伍")
    await page.should_see("刚刚")


async def test_the_stall_and_the_clinic_come_first_and_the_rest_by_time(visit: Visit, manager: Actor) -> None:
    sample.load(manager, clock.now())
    rules.seed(clock.now())
    page = await visit(manager)
    announced = page.find(marker="announced").elements
    assert {one.default_slot.children[0].default_slot.children[0].text for one in announced} == {
        "便民菜点", "全科医生坐诊",
    }  # fmt: skip
    assert len(page.find(marker="service").elements) == 6
    await page.should_see("项，打开服务日程")


async def test_what_was_loaded_is_seen_in_every_block_at_once(visit: Visit, manager: Actor) -> None:
    page = await visit(manager)
    await page.should_not_see("早餐供应")
    page.find("载入示例数据").click()
    await page.should_see("早餐供应", retries=20)
    page.find("移除示例数据").click()
    await page.should_not_see("早餐供应", retries=20)
