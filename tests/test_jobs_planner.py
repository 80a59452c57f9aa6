"""Which messages ought to exist: the stall, the clinic, the duties of a morning, needs overdue."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from jobs import texts
from jobs.duties import Duty, Need, at
from jobs.moments import ReminderRule, naive
from jobs.news import Told, news
from jobs.occurrences import Service
from jobs.planner import Route, Station, Wanted, wanted
from sheets.clock import SHANGHAI

START = datetime(2024, 1, 1, tzinfo=SHANGHAI)
INBOX, ROBOT = Route(id=1, kind="inbox"), Route(id=2, kind="wecom")
STALL = Service(row=1, name="便民菜点", repeat="每周", weekdays=(4,), start=time(7), end=time(9), place="服务站旁")
CLINIC = Service(row=2, name="全科医生坐诊", repeat="每周", weekdays=(2,), start=time(9), end=time(11))
SAID = "{活动} {日期}（{星期}）{开始}–{结束} {地点} {单位}"


def rule(number: int, about: str = "service", **more: object) -> ReminderRule:
    given: dict[str, object] = {"trigger": "daily_at", "audience": "all", "template": SAID, "valid_from": START}
    return ReminderRule(id=number, name=str(number), about=about, **(given | more))  # type: ignore[arg-type]


EVENING = rule(1, service=1, trigger="days_before_at", days=1, at="18:00")
MORNING = rule(2, service=1, trigger="before", minutes=30)
CLINIC_EVENING = rule(3, service=2, trigger="days_before_at", days=1, at="18:00")
CLINIC_HOUR = rule(4, service=2, trigger="before", minutes=60)
DUTIES = rule(5, "duty", at="07:30", audience="person", too_late="end", template="{姓名}，今天值班：{值班}")
OVERDUE = rule(6, "overdue", at="08:30", audience="person", too_late="day", template="{姓名} {条数} 项：{需求}")
STATION = Station(services=(STALL, CLINIC))


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 6, day, hour, minute, tzinfo=SHANGHAI)


def due(found: list[Wanted]) -> list[str]:
    return [f"{naive(one.due_at):%a %d %H:%M}" for one in found]


def test_the_stall_is_announced_on_thursday_evening_and_on_friday_morning() -> None:
    found = wanted([EVENING, MORNING], STATION, [INBOX], moment(20, 9), ahead=timedelta(days=2))
    assert due(found) == ["Thu 20 18:00", "Fri 21 06:30"]
    assert found[0].body == "便民菜点 6月21日（周五）07:00–09:00 服务站旁 （未填）"
    assert {one.expires_at for one in found} == {moment(21, 7)}


def test_the_clinic_is_announced_the_evening_before_and_one_hour_before() -> None:
    found = wanted([CLINIC_EVENING, CLINIC_HOUR], STATION, [INBOX], moment(24, 9), ahead=timedelta(days=3))
    assert due(found) == ["Tue 25 18:00", "Wed 26 08:00"]


def test_a_robot_is_called_up_to_ninety_seconds_early_and_always_at_the_same_second() -> None:
    found = wanted([EVENING], STATION, [ROBOT], moment(20, 9), ahead=timedelta(days=60))
    early = [moment(20, 18) + timedelta(weeks=week) - one.due_at for week, one in enumerate(found)]
    assert all(timedelta() <= seconds < timedelta(seconds=90) for seconds in early)
    assert len(set(early)) > 1
    assert found == wanted([EVENING], STATION, [ROBOT], moment(20, 9), ahead=timedelta(days=60))


def test_each_rule_speaks_once_in_each_channel() -> None:
    found = wanted([EVENING, MORNING], STATION, [INBOX, ROBOT], moment(20, 9), ahead=timedelta(days=2))
    assert len({one.key for one in found}) == len(found) == 4
    assert len({one.group for one in found}) == 2


def test_a_rule_that_is_switched_off_wants_nothing() -> None:
    assert not wanted([replace(EVENING, active=False)], STATION, [INBOX], moment(20, 9))


def test_a_message_due_before_its_rule_was_made_says_so() -> None:
    young = replace(EVENING, valid_from=moment(20, 19))
    assert [one.before_rule for one in wanted([young], STATION, [INBOX], moment(20, 20))] == [True, False, False]


def test_what_is_not_too_late_yet_is_wanted_however_old() -> None:
    week_before = replace(EVENING, days=7)
    found = wanted([week_before], STATION, [INBOX], moment(19, 9), ahead=timedelta(days=1))
    assert due(found) == ["Fri 14 18:00"]


WANG, LI = 7, 8


def duty(row: int, person: int | None, hours: tuple[int, int], **more: object) -> Duty:
    names = {WANG: "王建国", LI: "李秀英"}
    given: dict[str, object] = {"date": date(2024, 6, 21), "area": "一口受理", "name": names.get(person or 0, "")}
    return Duty(row=row, person=person, start=time(hours[0]), end=time(hours[1]), **(given | more))  # type: ignore[arg-type]


def test_a_person_with_several_duties_gets_one_message() -> None:
    station = Station(duties=(duty(2, WANG, (13, 16), area="邻里点"), duty(1, WANG, (8, 11)), duty(3, LI, (8, 11))))
    found = wanted([DUTIES], station, [INBOX], moment(20, 12))
    assert [(one.recipient, one.body) for one in found] == [
        ("team:7", "王建国，今天值班：08:00–11:00 一口受理\n13:00–16:00 邻里点"),
        ("team:8", "李秀英，今天值班：08:00–11:00 一口受理"),
    ]
    assert due(found) == ["Fri 21 07:30"] * 2
    assert found[0].expires_at == moment(21, 16)


@pytest.mark.parametrize(
    ("more", "who"),
    [
        ({}, [WANG]),
        ({"status": "取消"}, []),
        ({"status": "请假"}, []),
        ({"status": "请假", "cover": LI, "cover_name": "李秀英"}, [LI]),
        ({"status": "已替班", "cover": LI, "cover_name": "李秀英"}, [LI]),
        ({"status": "取消", "cover": LI, "cover_name": "李秀英"}, []),
        ({"date": date(2024, 6, 30)}, []),
    ],
)
def test_who_is_told_of_a_duty(more: dict[str, object], who: list[int]) -> None:
    station = Station(duties=(duty(1, WANG, (8, 11), **more),))
    found = wanted([DUTIES], station, [INBOX], moment(20, 12), ahead=timedelta(days=1))
    assert [one.recipient for one in found] == [f"team:{row}" for row in who]


def test_a_stand_in_is_told_for_whom() -> None:
    covered = duty(1, WANG, (8, 11), status="已替班", cover=LI, cover_name="李秀英")
    found = wanted([DUTIES], Station(duties=(covered,)), [INBOX], moment(20, 12))
    assert found[0].body == "李秀英，今天值班：08:00–11:00 一口受理（替王建国）"


def test_a_duty_over_before_the_rule_speaks_is_told_all_the_same() -> None:
    found = wanted([DUTIES], Station(duties=(duty(1, WANG, (6, 7)),)), [INBOX], moment(20, 12))
    assert found[0].expires_at == moment(22, 0)


def test_who_is_on_duty_now() -> None:
    roster = [duty(1, WANG, (8, 11)), duty(2, LI, (8, 11), status="请假"), duty(3, LI, (11, 13))]
    assert [one.row for one in at(roster, naive(moment(21, 10)))] == [1]
    assert [one.row for one in at(roster, naive(moment(21, 11)))] == [3]


def need(row: int, day: int, **more: object) -> Need:
    given: dict[str, object] = {"person": WANG, "name": "王建国", "what": "楼道灯不亮", "status": "对接中"}
    return Need(row=row, number=f"XQ-{row:04}", due=date(2024, 6, day), **(given | more))  # type: ignore[arg-type]


def test_overdue_needs_are_one_message_a_day_to_whoever_is_responsible() -> None:
    station = Station(
        needs=(need(1, 19), need(2, 10), need(3, 20), need(4, 1, status="已办结"), need(5, 1, person=None))
    )
    found = wanted([OVERDUE], station, [INBOX, ROBOT], moment(20, 7))
    today = [one for one in found if naive(one.due_at).date() == date(2024, 6, 20)]
    assert [one.recipient for one in today] == ["team:7", "team:7"]
    by_channel = {one.channel: one.body for one in today}
    assert by_channel[INBOX.id] == ("王建国 2 项：XQ-0002 楼道灯不亮（超期 10 天）\nXQ-0001 楼道灯不亮（超期 1 天）")
    assert by_channel[ROBOT.id] == "王建国 2 项：XQ-0002（超期 10 天）\nXQ-0001（超期 1 天）"


@pytest.mark.parametrize("change", [{"closed_on": date(2024, 6, 19)}, {"status": "已落地"}, {"due": None}])
def test_a_need_nobody_waits_for_is_not_overdue(change: dict[str, object]) -> None:
    assert replace(need(1, 10), **change).days_over(date(2024, 6, 20)) == 0  # type: ignore[arg-type]


# ---------------------------------------------------------------- words


def test_unknown_words_of_a_template_are_named() -> None:
    assert texts.unknown("{活动}{日期}{价格}{活动.__class__}", "service") == ["价格", "活动.__class__"]
    assert texts.unknown(SAID, "service") == []


def test_a_template_reaches_into_nothing() -> None:
    assert texts.fill("{活动.__class__} {{活动}} {地点}", {"活动": "菜点"}) == "（未填） {菜点} （未填）"


# ---------------------------------------------------------------- what was told and is no longer true


def told(one: Wanted) -> Told:
    return Told(
        id="m1", group=one.group, rule=one.rule, channel=one.channel, recipient=one.recipient, title=one.title,
        facts=one.facts, sent_at=one.due_at, expires_at=one.expires_at,
    )  # fmt: skip


def notices(sent: Wanted, services: tuple[Service, ...], now: datetime, rules: tuple[int, ...] = (1,)) -> list[Wanted]:
    wants = wanted([EVENING], Station(services=services), [INBOX], now)
    return news([told(sent)], wants, rules=rules, channels=[INBOX.id], now=now)


SENT = wanted([EVENING], STATION, [INBOX], moment(20, 9))[0]
MOVED = replace(STALL, start=time(8))


def test_nothing_is_said_while_it_is_true() -> None:
    assert notices(SENT, (STALL,), moment(20, 20)) == []


def test_a_move_after_the_message_is_one_notice() -> None:
    (one,) = notices(SENT, (MOVED,), moment(20, 20))
    assert (one.kind, one.due_at, one.recipient) == ("change", moment(20, 20), "all")
    assert "08:00" in one.body
    assert "变更" in one.body


def test_a_cancellation_after_the_message_is_one_notice() -> None:
    (one,) = notices(SENT, (), moment(20, 20))
    assert one.body == "【取消】便民菜点 6月21日（周五）07:00已取消，请以此为准。"


def test_what_has_begun_is_not_taken_back() -> None:
    assert notices(SENT, (), moment(21, 8)) == []


def test_a_rule_switched_off_takes_nothing_back() -> None:
    assert notices(SENT, (), moment(20, 20), rules=()) == []
