"""What pages ask: what will be sent, what was, what arrived for whom, and what a person decides."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobs import channels, decide, heartbeat, ledger, outbox, reconcile, rules, sentences
from jobs.moments import naive
from jobs.sentences import why
from jobs.vault import Vault
from models import Attempt, Channel, Engine, Message, Person, Rule
from sheets import people, starters
from sheets.people import SYSTEM, Actor
from sheets.sentences import Refused, say
from tests.fake_robot import robot


@pytest.fixture
def station(ledger: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The seeded rules, planned, and a group robot."""
    monkeypatch.setenv("GELIXIANG_ALLOW_LOCAL_ROBOT", "1")
    rules.seed(now)
    with robot() as server:
        channels.add_robot(SYSTEM, Vault(ledger), "居民群", server.address, now)
    starters.add_rows(SYSTEM, "team", [{"name": "王建国", "mobile": "19900000001"}], now)
    starters.add_rows(
        SYSTEM, "roster", [{"date": "2024-06-21", "start": "13:00", "end": "16:00", "area": "邻里点", "person": 1}], now
    )
    starters.add_rows(
        SYSTEM,
        "needs",
        [{"what": "楼道灯不亮", "due": "2024-06-01", "person": 1, "status": "对接中"}],
        now,
    )
    reconcile.reconcile(now)
    return ledger


def test_upcoming_lists_each_message_once_with_its_channels(station: Path, now: datetime, worker: Actor) -> None:
    found = ledger.upcoming(worker, now, days=2)
    assert [(one.title, one.to, one.rule) for one in found] == [
        ("便民菜点 6月21日（周五）07:00", "全体", "便民菜点：前一天傍晚"),
        ("便民菜点 6月21日（周五）07:00", "全体", "便民菜点：开始前半小时"),
        ("6月21日（周五）王建国值班", "王建国", "每天早上的值班提醒"),
        ("王建国有 1 项需求超期", "王建国", "超期需求提醒责任人"),
    ]
    assert [one.channels for one in found] == [("站内消息", "居民群")] * 2 + [("居民群",)] * 2
    assert "XQ-0001 楼道灯不亮（超期 20 天）" in found[-1].body
    assert [one.due_at for one in found] == sorted(one.due_at for one in found)


def test_a_viewer_sees_what_is_for_everybody(station: Path, now: datetime, viewer: Actor) -> None:
    assert {one.to for one in ledger.upcoming(viewer, now)} == {"全体"}
    assert {one.to for one in ledger.sent(viewer)} <= {"全体"}


def test_what_was_sent_says_how_it_went(station: Path, now: datetime, worker: Actor) -> None:
    outbox.deliver_inbox(now + timedelta(hours=10))
    (one,) = ledger.sent(worker)
    assert (one.state_words, one.channel, one.to, one.attempts) == ("已送达", "站内消息", "全体", 1)
    assert one.at == now + timedelta(hours=10)
    assert ledger.message(worker, one.id) == one
    assert ledger.sent(worker, show="missed") == []
    assert [line.state_words for line in ledger.sent(_english(worker))] == ["Delivered"]


def test_what_failed_is_shown_with_its_reason(station: Path, now: datetime, worker: Actor) -> None:
    assert ledger.failed(worker, now) == []
    outbox.expire(now + timedelta(days=1))
    found = ledger.failed(worker, now + timedelta(days=1))
    assert found
    assert {one.state_words for one in found} == {"已过时，未发送"}
    assert all(one.reason == why("too_late") for one in found)


def deliver_until_friday(now: datetime) -> None:
    """The evening before, half an hour before the stall, and the duties of the morning."""
    for hours in (10, 21.6, 22.7):
        outbox.deliver_inbox(now + timedelta(hours=hours))


def test_the_inbox_of_a_person_and_what_they_have_read(
    station: Path, now: datetime, worker: Actor, viewer: Actor
) -> None:
    wang = people.change_person(SYSTEM, viewer.id or 0, team_row=1)
    deliver_until_friday(now)
    assert [one.title for one in ledger.inbox_of(worker)] == ["便民菜点 6月21日（周五）07:00"] * 2
    assert ledger.unread_count(wang) == 3
    mine = ledger.inbox_of(wang)
    ledger.mark_read(wang, [one.id for one in mine], now)
    ledger.mark_read(wang, [mine[0].id], now)
    assert ledger.unread_count(wang) == 0
    assert all(one.read for one in ledger.inbox_of(wang))
    assert ledger.unread_count(worker) == 2


def test_nobody_reads_for_somebody_else(station: Path, now: datetime, worker: Actor, viewer: Actor) -> None:
    wang = people.change_person(SYSTEM, viewer.id or 0, team_row=1)
    deliver_until_friday(now)
    ledger.mark_read(worker, [one.id for one in ledger.inbox_of(wang)], now)
    assert ledger.unread_count(wang) == 3
    assert ledger.unread_count(worker) == 0


@pytest.mark.parametrize("key", ["stall_evening", "clinic_hour", "duties", "overdue"])
def test_trying_a_rule_puts_its_message_into_my_inbox_at_once(
    station: Path, now: datetime, worker: Actor, key: str
) -> None:
    text = decide.send_now_to_myself(worker, Rule.get(Rule.key == key).id, now)
    (arrived,) = ledger.inbox_of(worker)
    assert arrived.body == text
    assert "（未填）" not in text
    assert ledger.unread_count(worker) == 1
    assert ledger.sent(worker)[0].to == worker.name
    assert reconcile.reconcile(now) == reconcile.Reconciled()


def test_a_rule_with_nothing_to_say_says_so(station: Path, now: datetime, worker: Actor) -> None:
    rule = Rule.get(Rule.key == "stall_evening")
    rule.service = 999
    rule.save()
    with pytest.raises(Refused, match="nothing to say"):
        decide.send_now_to_myself(worker, rule.id, now)


def test_a_viewer_decides_nothing(station: Path, now: datetime, viewer: Actor) -> None:
    number = Message.select().first().id
    for ask in (decide.resend, decide.confirm_delivered):
        with pytest.raises(Refused, match="not decide"):
            ask(viewer, number, now)
    with pytest.raises(Refused, match="not decide"):
        decide.send_now_to_myself(viewer, 1, now)


def test_what_waits_cannot_be_resent(station: Path, now: datetime, worker: Actor) -> None:
    with pytest.raises(Refused, match="cannot be sent again"):
        decide.resend(worker, Message.select().first().id, now)
    with pytest.raises(Refused, match="no such message"):
        decide.resend(worker, "nonsense", now)
    with pytest.raises(Refused, match="known already"):
        decide.confirm_delivered(worker, Message.select().first().id, now)


def test_what_is_resent_outlives_the_planner(station: Path, now: datetime, worker: Actor) -> None:
    late = now + timedelta(days=1)
    outbox.expire(late)
    number = ledger.failed(worker, late)[0].id
    decide.resend(worker, number, late)
    reconcile.reconcile(late)
    outbox.expire(late)
    assert Message.get_by_id(number).state == "due"
    assert why(Message.get_by_id(number).reason) == "李姐 要求重发。"


def test_templates_are_checked_on_saving(station: Path, manager: Actor, worker: Actor) -> None:
    rule = Rule.get(Rule.key == "duties").id
    rules.set_template(manager, rule, "{姓名}：{值班}")
    for actor, template, words in (
        (manager, "{活动}", "活动"),
        (manager, "  ", "empty"),
        (worker, "{姓名}", "manager"),
    ):
        with pytest.raises(Refused, match=words):
            rules.set_template(actor, rule, template)
    assert Rule.get_by_id(rule).template == "{姓名}：{值班}"


def test_a_pause_is_told_if_something_was_missed(station: Path, now: datetime) -> None:
    woke = now + timedelta(days=1)
    Engine.create(id=1, last_tick_at=woke, missed_from=now, missed_to=woke)
    assert ledger.gap() is None
    outbox.expire(woke, woke)
    found = ledger.gap()
    assert found
    assert (found.since, found.until) == (now, woke)
    assert found.missed > 0


def test_healthy_while_the_last_tick_is_young(station: Path, now: datetime) -> None:
    assert not heartbeat.healthy(now)
    Engine.create(id=1, last_tick_at=now)
    assert heartbeat.healthy(now + timedelta(seconds=60))
    assert not heartbeat.healthy(now + timedelta(minutes=5))


# ---------------------------------------------------------------- sentences


@pytest.mark.parametrize("code", sentences.SENTENCES)
def test_every_sentence_is_there_twice_with_the_same_values(code: str) -> None:
    chinese, english = sentences.SENTENCES[code]
    assert set(re.findall(r"\{(\w+)\}", chinese)) == set(re.findall(r"\{(\w+)\}", english))
    assert re.search("[一-鿿]", chinese)
    assert not re.search("[一-鿿]", english)
    assert say(code) == say(code, "zh") != say(code, "en")


def _english(actor: Actor) -> Actor:
    Person.update(language="en").where(Person.id == actor.id).execute()
    return people.set_preferences(actor, language="en")


# ---------------------------------------------------------------- a robot that is stopped


def robot_lines(actor: Actor, show: str) -> list[str]:
    return [one.reason for one in ledger.sent(actor, show=show) if one.channel == "居民群"]


def test_stopping_a_robot_says_so_and_starting_it_brings_back_what_is_to_come(
    station: Path, now: datetime, manager: Actor
) -> None:
    before = {one.id for one in Message.select().where((Message.channel == 2) & (Message.state == "due"))}
    channels.set_active(manager, 2, False)
    reconcile.reconcile(now)
    assert set(robot_lines(manager, "all")) == {why("stopped")} == {"通道已停用，这一条没有发出。"}
    assert robot_lines(manager, "due") == []
    assert robot_lines(manager, "missed") == []
    channels.set_active(manager, 2, True)
    reconcile.reconcile(now)
    assert {one.id for one in Message.select().where((Message.channel == 2) & (Message.state == "due"))} == before
    assert robot_lines(manager, "all") == []


def test_what_was_already_due_when_its_robot_was_stopped_stays_in_sight(
    station: Path, now: datetime, manager: Actor
) -> None:
    evening = now + timedelta(hours=10)
    channels.set_active(manager, 2, False)
    reconcile.reconcile(evening)
    assert robot_lines(manager, "due") == [why("stopped")]
    assert robot_lines(manager, "missed") == [why("stopped")]


def test_what_was_sent_and_what_was_not_can_be_looked_at_alone(station: Path, now: datetime, worker: Actor) -> None:
    outbox.deliver_inbox(now + timedelta(hours=10))
    outbox.expire(now + timedelta(days=1))
    assert {one.state for one in ledger.sent(worker, show="sent")} == {"sent"}
    assert {one.state for one in ledger.sent(worker, show="missed")} == {"expired"}
    assert {one.state for one in ledger.sent(worker)} == {"sent", "expired"}


# ---------------------------------------------------------------- what is planned, as people read it


def test_a_robot_speaks_at_about_the_rule_s_time(station: Path, now: datetime, worker: Actor) -> None:
    found = ledger.upcoming(worker, now, days=2)
    assert [(naive(one.due_at).strftime("%H:%M:%S"), one.about) for one in found][:2] == [
        ("18:00:00", True),
        ("06:30:00", True),
    ]
    Message.delete().where(Message.channel == 1).execute()
    assert [one.due_at for one in ledger.upcoming(worker, now, days=2)] == [one.due_at for one in found]
    outbox.expire(now + timedelta(days=1))
    missed = [one for one in ledger.sent(worker) if "菜点" in one.title]
    assert {(naive(one.at).strftime("%H:%M"), one.about) for one in missed} == {("18:00", True), ("06:30", True)}


def test_who_has_no_account_gets_nothing_in_the_app(station: Path, now: datetime, worker: Actor, viewer: Actor) -> None:
    def duty() -> ledger.Upcoming:
        return next(one for one in ledger.upcoming(worker, now, days=2) if "值班" in one.title)

    assert (duty().channels, duty().unreached) == (("居民群",), False)
    Message.update(mobiles=[]).execute()
    assert (duty().channels, duty().unreached) == (("居民群",), True)
    channels.set_active(SYSTEM, 2, False)
    reconcile.reconcile(now)
    assert (duty().channels, duty().unreached) == ((), True)
    people.change_person(SYSTEM, viewer.id or 0, team_row=1)
    assert (duty().channels, duty().unreached) == (("站内消息",), False)
    people.change_person(SYSTEM, viewer.id or 0, active=False)
    assert duty().unreached


def test_seeded_names_are_english_in_english_until_people_rename_them(
    station: Path, now: datetime, worker: Actor
) -> None:
    Rule.update(name="菜点前一天").where(Rule.key == "stall_evening").execute()
    found = ledger.upcoming(_english(worker), now, days=1)
    assert [(one.rule, one.channels) for one in found] == [
        ("菜点前一天", ("Inbox", "居民群")),
        ("Vegetable stall: half an hour before", ("Inbox", "居民群")),
        ("Duties of the day, every morning", ("居民群",)),
        ("Overdue needs, to whoever is responsible", ("居民群",)),
    ]
    assert [one.name_en for one in rules.rules()][:2] == ["", "Vegetable stall: half an hour before"]
    shown = channels.channels(_english(worker), Vault(station))
    assert [one.name for one in shown] == ["Inbox", "居民群"]
    assert all(re.search("[一-鿿]", name) is None for _, name in rules.NAMES_EN.items())
    assert set(rules.NAMES_EN) == {key for key, *_ in rules.SEEDED}


def test_each_try_says_what_came_of_it(station: Path, now: datetime, worker: Actor) -> None:
    one = Message.select().where(Message.channel == 2).first()
    Attempt.create(
        message=one, number=1, started_at=now, ended_at=now, outcome="wait", reason="robot_rate", code="45009"
    )
    Attempt.create(message=one, number=2, started_at=now, ended_at=now, outcome="ok", code="0")
    Attempt.create(message=one, number=3, started_at=now)
    found = ledger.message(worker, one.id)
    assert found
    assert [(line.outcome, line.reason) for line in found.tries] == [
        ("没发出，稍后再试", why("robot_rate")),
        ("已送达", ""),
        ("结果未知", why("died")),
    ]


def test_a_robot_that_never_delivered_does_not_claim_to_work(station: Path, now: datetime, manager: Actor) -> None:
    vault = Vault(station)
    assert [one.state_words for one in channels.channels(manager, vault)] == ["正常", "还没发过"]
    Message.update(state="sent", sent_at=now).where(Message.channel == 2).execute()
    assert [one.state_words for one in channels.channels(manager, vault)] == ["正常", "正常"]


def test_a_stopped_robot_can_be_deleted_and_what_it_sent_stays(station: Path, now: datetime, manager: Actor) -> None:
    outbox.expire(now + timedelta(days=1))
    record = [one.id for one in ledger.sent(manager) if one.channel == "居民群"]
    assert record
    with pytest.raises(Refused, match="Switch the robot off first"):
        channels.remove_robot(manager, 2)
    channels.set_active(manager, 2, False)
    channels.remove_robot(manager, 2)
    assert [one.name for one in channels.channels(manager, Vault(station))] == ["站内消息"]
    assert Channel.get_by_id(2).config == ""
    reconcile.reconcile(now)
    assert not Message.select().where((Message.channel == 2) & (Message.state == "due")).exists()
    found = [one for one in ledger.sent(manager) if one.channel == "居民群"]
    assert [one.id for one in found] == record
    assert not any(one.may_resend for one in found)
    for ask in (
        lambda: channels.set_active(manager, 2, True),
        lambda: channels.send_test(manager, 2, now),
        lambda: decide.resend(manager, record[0], now),
    ):
        with pytest.raises(Refused, match="There is no such channel"):
            ask()


def test_only_a_manager_deletes_a_robot(station: Path, worker: Actor) -> None:
    with pytest.raises(Refused, match="manager"):
        channels.remove_robot(worker, 2)
    with pytest.raises(Refused, match="There is no such channel"):
        channels.remove_robot(SYSTEM, 1)


def test_a_service_that_can_never_be_announced_says_why(station: Path, now: datetime, worker: Actor) -> None:
    assert rules.never_announced(worker) == []
    starters.add_rows(
        SYSTEM,
        "services",
        [{"name": "修伞", "repeat": "每周", "start": "09:00", "active": True}, {"name": "旧的", "active": False}],
        now,
    )
    assert rules.never_announced(worker) == ["“修伞”没有填星期，排不出来。"]
    assert rules.never_announced(_english(worker)) == ["“修伞” has no weekday, so it cannot be planned."]
