"""提醒: what arrived, what will be sent, what was sent, the rules and the channels."""

import pytest
from nicegui import ui

from jobs import ledger as mail
from jobs import reconcile, rules
from jobs.moments import ReminderRule
from pages.reminder_rules import when_words
from pages.words import words
from sheets import clock
from sheets.people import Actor
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
