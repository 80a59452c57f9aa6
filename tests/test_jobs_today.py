"""What the station looks like at one moment."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobs.duties import Duty, Need
from jobs.occurrences import Service
from jobs.planner import Station
from jobs.today import Today, read, today
from sheets import catalog, starters
from sheets.people import Actor

SHANGHAI = ZoneInfo("Asia/Shanghai")
THURSDAY = date(2024, 6, 20)
STALL = Service(row=1, name="便民菜点", repeat="每周", weekdays=(4,), start=time(7), end=time(9))
CLINIC = Service(row=2, name="全科医生坐诊", repeat="每周", weekdays=(2,), start=time(9), end=time(11))


def at(hour: int, minute: int = 0, day: date = THURSDAY, **rows: object) -> Today:
    return today(Station(**rows), datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI))


def duty(row: int, area: str, start: int, end: int, **more: object) -> Duty:
    base = {"date": THURSDAY, "person": 1, "name": "李姐"}
    return Duty(row=row, area=area, start=time(start), end=time(end), **(base | more))


def need(row: int, due: date | None, **more: object) -> Need:
    return Need(row=row, number=f"XQ-{row:04}", what="买菜", due=due, **more)


def test_duties_of_the_day_stand_by_area_with_the_earliest_first() -> None:
    rows = (
        duty(1, "一口受理", 13, 16),
        duty(2, "就医配药", 8, 11),
        duty(3, "一口受理", 8, 11),
        duty(4, "邻里点", 8, 11, date=THURSDAY + timedelta(days=1)),
    )
    posts = at(9, duties=rows).posts
    assert {area: [post.duty.row for post in found] for area, found in posts.items()} == {
        "一口受理": [3, 1],
        "就医配药": [2],
    }


@pytest.mark.parametrize(
    ("more", "under_way", "unfilled"),
    [
        ({}, True, False),
        ({"status": "请假"}, False, True),
        ({"status": "已替班", "cover": 2, "cover_name": "老陈"}, True, False),
        ({"status": "取消"}, False, False),
        ({"person": None, "name": ""}, False, True),
    ],
)
def test_a_post_says_whether_somebody_is_there(more: dict[str, object], under_way: bool, unfilled: bool) -> None:
    found = at(9, duties=(duty(1, "一口受理", 8, 11, **more),))
    post = found.posts["一口受理"][0]
    assert (post.under_way, post.unfilled, found.on_now) == (under_way, unfilled, int(under_way))


def test_a_duty_past_midnight_is_still_there_the_next_morning() -> None:
    night = duty(1, "便民服务角", 22, 2, date=THURSDAY - timedelta(days=1))
    assert at(1, duties=(night,)).on_now == 1
    assert at(3, duties=(night,)).posts == {}


def test_each_service_shows_its_next_time_and_how_long_it_is_until_then() -> None:
    coming = at(9, services=(CLINIC, STALL)).coming
    assert [(one.occurrence.service.name, one.left) for one in coming] == [
        ("便民菜点", timedelta(hours=22)),
        ("全科医生坐诊", timedelta(days=6)),
    ]


def test_services_that_reminders_speak_about_stand_apart() -> None:
    moment = datetime(2024, 6, 20, 9, tzinfo=SHANGHAI)
    found = today(Station(services=(CLINIC, STALL)), moment, announced={STALL.row})
    assert [one.occurrence.service for one in found.announced] == [STALL]
    assert [one.occurrence.service for one in found.coming] == [CLINIC]


def test_a_service_under_way_has_no_time_left_and_one_that_is_over_shows_the_next_week() -> None:
    friday = THURSDAY + timedelta(days=1)
    assert at(8, day=friday, services=(STALL,)).coming[0].left == timedelta()
    assert at(9, day=friday, services=(STALL,)).coming[0].left == timedelta(days=6, hours=22)


def test_needs_are_overdue_or_due_until_sunday() -> None:
    found = at(
        9,
        needs=(
            need(1, THURSDAY - timedelta(days=1)),
            need(2, THURSDAY - timedelta(days=9)),
            need(3, THURSDAY),
            need(4, THURSDAY + timedelta(days=3)),
            need(5, THURSDAY + timedelta(days=4)),
            need(6, None),
            need(7, THURSDAY - timedelta(days=1), status="已办结"),
            need(8, THURSDAY, closed_on=THURSDAY),
        ),
    )
    assert [one.row for one in found.overdue] == [2, 1]
    assert [one.row for one in found.due] == [3, 4]


def test_an_empty_station_says_that_nothing_was_entered() -> None:
    found = at(9)
    assert (found.has_duties, found.has_services, found.has_needs) == (False, False, False)


def test_names_are_masked_for_who_sees_the_team_masked(now: datetime, manager: Actor, viewer: Actor) -> None:
    (person,) = starters.add_rows(manager, "team", [{"name": "周阿姨"}], now)
    duty_of_today = {"date": "2024-06-20", "area": "一口受理", "person": person}
    starters.add_rows(manager, "roster", [duty_of_today], now)
    naming = catalog.sheet("team").column("name")
    catalog.change_column(manager, "team", replace(naming, personal=True))
    seen = {actor.role: read(actor, now).posts["一口受理"][0].duty.who for actor in (manager, viewer)}
    assert seen["manager"] == "周阿姨"
    assert seen["viewer"].startswith("周*")
