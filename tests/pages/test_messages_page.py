"""提醒: what arrived, what will be sent, what was sent, the rules and the channels."""

from datetime import timedelta
from pathlib import Path

import pytest
from nicegui import ui

from jobs import channels, decide, reconcile, rules
from jobs import ledger as mail
from jobs.moments import ReminderRule
from jobs.vault import Vault
from models import Attempt, Message
from pages.reminder_rules import when_words
from pages.words import words
from sheets import clock, people, starters, writer
from sheets.people import SYSTEM, Actor
from tests.pages.conftest import Visit
from tests.pages.waiting import until

ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=12345678-abcd-4abc-8abc-1234567890ab"


async def test_what_will_be_sent_is_listed_with_its_words(visit: Visit, viewer: Actor) -> None:
    now = clock.now()
    rules.seed(now)
    reconcile.reconcile(now)
    page = await visit(viewer, "/messages")
    await page.should_see("由巨鹿集团供应")
    await page.should_see("发给全体：站内消息")


async def test_an_empty_page_says_what_it_is_for(visit: Visit, viewer: Actor) -> None:
    page = await visit(viewer, "/messages")
    await page.should_see("今后 14 天没有要发的消息")
    page.find("发送记录").click()
    await page.should_see("还没有发送过消息")


async def test_a_rule_can_be_tried_on_oneself_and_the_inbox_counts_it(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.messages.READ_AFTER", 0.1)
    rules.seed(clock.now())
    page = await visit(worker, "/messages")
    page.find("规则").click()
    page.find("try-1").click()
    await page.should_see("已发到您的“收到的”里", retries=20)
    assert mail.unread_count(worker) == 1
    page = await visit(worker, "/messages")
    await page.should_see("未读")
    await until(lambda: mail.unread_count(worker) == 0)


async def test_only_a_manager_switches_rules_and_enters_robots(visit: Visit, manager: Actor, worker: Actor) -> None:
    rules.seed(clock.now())
    page = await visit(worker, "/messages")
    await page.should_not_see(kind=ui.switch)
    await page.should_not_see("添加群机器人")
    page = await visit(manager, "/messages")
    page.find("规则").click()
    page.find("switch-1").click()
    await until(lambda: not rules.rules()[0].active)


async def test_a_robot_s_address_is_checked_and_shown_masked(visit: Visit, manager: Actor) -> None:
    rules.seed(clock.now())
    page = await visit(manager, "/messages")
    page.find("通道").click()
    page.find("add-robot").click()
    page.find("address").type("http://evil.example/")
    page.find("save").click()
    await until(lambda: bool(page.notify.messages))
    page.find("address").clear().type(ROBOT)
    page.find("save").click()
    await page.should_see("企业微信群机器人", retries=20)
    await page.should_not_see("12345678-abcd")


def test_when_a_rule_speaks_is_said_in_words() -> None:
    base = {"id": 1, "name": "", "about": "service", "audience": "all", "template": "", "valid_from": clock.now()}
    t = words("zh")
    table = [
        ({"trigger": "before", "minutes": 30}, "开始前 30 分钟"),
        ({"trigger": "before", "minutes": 90}, "开始前 1 小时 30 分钟"),
        ({"trigger": "days_before_at", "days": 0, "at": "06:30"}, "当天 06:30"),
        ({"trigger": "days_before_at", "days": 1, "at": "18:00"}, "前一天 18:00"),
        ({"trigger": "days_before_at", "days": 3, "at": "18:00"}, "3 天前 18:00"),
        ({"trigger": "daily_at", "at": "07:30"}, "每天 07:30"),
    ]
    for fields, said in table:
        assert when_words(ReminderRule(**base, **fields), t) == said


async def test_what_is_tried_is_there_at_once_in_the_inbox_the_record_and_the_bell(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.messages.READ_AFTER", 0.1)
    rules.seed(clock.now())
    page = await visit(worker, "/messages")
    page.find("规则").click()
    page.find("try-1").click()
    await page.should_see("已发到您的“收到的”里", retries=20)
    await page.should_see(kind=ui.badge)
    page.find("发送记录").click()
    await page.should_see("发给李姐：站内消息")
    page.find("收到的").click()
    await page.should_see("未读")
    await until(lambda: mail.unread_count(worker) == 0)
    await page.should_not_see(kind=ui.badge, retries=20)


async def test_what_arrives_is_seen_without_a_reload(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.messages.LOOK_EVERY", 0.1)
    monkeypatch.setattr("pages.messages.READ_AFTER", 60)
    rules.seed(clock.now())
    page = await visit(worker, "/messages")
    page.find("收到的").click()
    await page.should_see("还没有收到消息")
    writer.call(decide.send_now_to_myself, worker, 1, clock.now())
    await page.should_see("由巨鹿集团供应", retries=20)
    await page.should_see(kind=ui.badge, retries=20)


async def test_the_record_leaves_out_what_was_cancelled_before_it_was_due(visit: Visit, manager: Actor) -> None:
    now = clock.now()
    rules.seed(now)
    reconcile.reconcile(now)
    rules.set_active(manager, 1, False, now)
    reconcile.reconcile(now)
    page = await visit(manager, "/messages")
    page.find("发送记录").click()
    await page.should_see("还没有发送过消息")
    page.find("show-record").elements.pop().set_value("all")
    await page.should_see("活动、值班或规则已改", retries=20)


async def test_who_cannot_be_reached_is_said_with_the_way_to_mend_it(
    visit: Visit, manager: Actor, worker: Actor
) -> None:
    now = clock.now()
    rules.seed(now)
    (sun,) = starters.add_rows(manager, "team", [{"name": "孙国庆"}], now)
    day = (clock.today(now) + timedelta(days=1)).isoformat()
    starters.add_rows(manager, "roster", [{"date": day, "start": "08:00", "end": "09:00", "person": sun}], now)
    reconcile.reconcile(now)
    page = await visit(worker, "/messages")
    page.find("即将发送").click()
    await page.should_see("没有账号，收不到站内消息")
    await page.should_not_see("建账号")
    page = await visit(manager, "/messages")
    page.find("即将发送").click()
    await page.should_see("建账号")


async def test_a_robot_s_time_is_about(visit: Visit, manager: Actor, ledger: Path) -> None:
    now = clock.now()
    rules.seed(now)
    channels.add_robot(manager, Vault(ledger), "居民群", ROBOT, now)
    reconcile.reconcile(now)
    page = await visit(manager, "/messages")
    page.find("即将发送").click()
    await page.should_see("18:00 前后")


async def test_a_line_of_the_record_opens_to_its_tries(visit: Visit, manager: Actor, ledger: Path) -> None:
    now = clock.now()
    rules.seed(now)
    robot = channels.add_robot(manager, Vault(ledger), "居民群", ROBOT, now)
    number = channels.send_test(manager, robot, now)
    Attempt.create(message=number, number=1, started_at=now, ended_at=now, outcome="wait", reason="robot_rate")
    Message.update(state="failed", attempts=1).where(Message.id == number).execute()
    page = await visit(manager, "/messages")
    page.find("发送记录").click()
    await page.should_see("没发出，稍后再试")
    await page.should_see("发送太频繁")


async def test_a_robot_is_stopped_and_then_deleted(visit: Visit, manager: Actor, ledger: Path) -> None:
    rules.seed(clock.now())
    robot = channels.add_robot(manager, Vault(ledger), "居民群", ROBOT, clock.now())
    page = await visit(manager, "/messages")
    page.find("通道").click()
    await page.should_see("还没发过")
    await page.should_not_see("删除")
    page.find(f"switch-channel-{robot}").click()
    await page.should_see("删除", retries=20)
    page.find(f"remove-channel-{robot}").click()
    page.find("save").click()
    await page.should_not_see(f"remove-channel-{robot}", retries=20)
    assert len(channels.channels(manager, Vault(ledger))) == 1


async def test_a_service_that_can_never_be_announced_is_named_at_the_rules(visit: Visit, worker: Actor) -> None:
    now = clock.now()
    rules.seed(now)
    starters.add_rows(SYSTEM, "services", [{"name": "修伞", "repeat": "每周", "start": "09:00"}], now)
    page = await visit(worker, "/messages")
    page.find("规则").click()
    await page.should_see("“修伞”没有填星期，排不出来。")


async def test_seeded_names_are_english_in_english(visit: Visit, worker: Actor) -> None:
    rules.seed(clock.now())
    english = people.set_preferences(worker, language="en")
    page = await visit(english, "/messages")
    page.find("Rules").click()
    await page.should_see("Vegetable stall: the evening before")
    await page.should_not_see("便民菜点：前一天傍晚")
    page.find("Channels").click()
    await page.should_see("Inbox")
