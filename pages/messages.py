"""提醒: what arrived for me, what will be sent in the next 14 days, and what was sent with what outcome."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from nicegui import ui

from jobs import decide, ledger
from jobs.ledger import Arrived, Gap, Sent, Upcoming
from jobs.vault import Vault
from pages import reminder_rules, robots
from pages.frame import frame
from pages.parts import Text, empty, line, lines, notice, state
from pages.times import moment_words
from pages.visitor import Visitor, ask, by_visitor, present, refusals
from pages.words import Words, later, words
from sheets import clock
from sheets.people import Actor

READ_AFTER = 2.0  # seconds for which an inbox stands open until it counts as read
PAGE = 50  # sent messages at a time

TABS = (
    ("inbox", "inbox", later("收到的")),
    ("upcoming", "schedule_send", later("即将发送")),
    ("sent", "outgoing_mail", later("发送记录")),
    ("rules", "rule", later("规则")),
    ("channels", "hub", later("通道")),
)
LOOKS = {"sent": "good", "unknown": "attention", "failed": "wrong", "expired": "attention", "due": "info"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """What the page shows of the outbox and the inbox, read in one go."""

    now: datetime
    inbox: list[Arrived]
    upcoming: list[Upcoming]
    trouble: list[Sent]
    gap: Gap | None


def register(vault: Vault) -> None:
    """Put the page at /messages. The vault holds the addresses of robots."""

    @ui.page("/messages")
    async def messages_page(actor: Visitor) -> None:
        t = words(actor.language)
        mail = await ask(_look, actor, clock.now())
        unread = [one.id for one in mail.inbox if not one.read]
        async with frame(t("提醒"), actor):
            _warnings(mail, t)
            with ui.tabs().props("align=left inline-label") as tabs:
                for name, icon, title in TABS:
                    ui.tab(name, t(title), icon)
            with ui.tab_panels(tabs, value="inbox" if unread else "upcoming").props("animated=false").classes("wide"):
                with ui.tab_panel("inbox"):
                    _inbox(mail, t)
                with ui.tab_panel("upcoming"):
                    _upcoming(mail, t)
                with ui.tab_panel("sent"):
                    await _sent(actor, t)
                with ui.tab_panel("rules"):
                    await reminder_rules.build(actor, t)
                with ui.tab_panel("channels"):
                    await robots.build(actor, vault, t)

        async def note_read() -> None:
            if unread and tabs.value == "inbox":
                with refusals(actor.language):
                    await by_visitor(ledger.mark_read, unread, clock.now())

        ui.timer(READ_AFTER, note_read, once=True)


def _look(actor: Actor, now: datetime) -> Mail:
    return Mail(
        now=now,
        inbox=ledger.inbox_of(actor),
        upcoming=ledger.upcoming(actor, now),
        trouble=ledger.failed(actor, now),
        gap=ledger.gap(),
    )


def _warnings(mail: Mail, t: Words) -> None:
    if mail.gap:
        since, until = (moment_words(one, mail.now, t) for one in (mail.gap.since, mail.gap.until))
        missed = mail.gap.missed
        text = t("程序从{since}到{until}没有运行，有 {n} 条消息没能发出。", since=since, until=until, n=missed)
        notice(text, "wrong")
    if mail.trouble:
        notice(t("最近一周有 {n} 条消息没有确认送到，请看“发送记录”。", n=len(mail.trouble)), "attention")


def _inbox(mail: Mail, t: Words) -> None:
    if not mail.inbox:
        empty(t("还没有收到消息。值班、活动和超期需求的提醒会到这里。"))
        return
    with lines():
        for one in mail.inbox:
            with line():
                Text(moment_words(one.at, mail.now, t)).classes("when")
                with ui.element("div").classes("grow"):
                    Text(one.title, "div").classes("" if one.read else "strong")
                    Text(one.body, "div").classes("quiet as-typed")
                if not one.read:
                    state(t("未读"), "info", icon="mark_email_unread")


def _upcoming(mail: Mail, t: Words) -> None:
    if not mail.upcoming:
        empty(t("今后 14 天没有要发的消息。服务日程、排班和需求期限填好后，会按“规则”自动排出来。"))
        return
    with lines():
        for one in mail.upcoming:
            with line():
                Text(moment_words(one.due_at, mail.now, t)).classes("when")
                with ui.element("div").classes("grow"):
                    Text(one.title, "div").classes("strong")
                    Text(one.body, "div").classes("quiet as-typed")
                to = t("发给{who}：{channels}", who=one.to, channels="、".join(one.channels))
                Text(to).classes("quiet small")


# ---------------------------------------------------------------- what was sent


async def _sent(actor: Actor, t: Words) -> None:
    shown = PAGE

    async def show_again() -> None:
        with refusals(actor.language):
            show(await ask(ledger.sent, await present(), limit=shown + 1))

    async def show_more() -> None:
        nonlocal shown
        shown += PAGE
        await show_again()

    def show(found: list[Sent]) -> None:
        body.clear()
        with body:
            if not found:
                empty(t("还没有发送过消息。"))
            with lines():
                for one in found[:shown]:
                    _outcome(actor, one, t, show_again)
            if len(found) > shown:
                ui.button(t("再看 {n} 条", n=PAGE), on_click=show_more).props("outline")

    body = ui.element("div").classes("stack")
    await show_again()


def _outcome(actor: Actor, one: Sent, t: Words, done: Callable[[], Awaitable[None]]) -> None:
    async def settle(decision: Callable[[Actor, str, datetime], None], said: str) -> None:
        with refusals(actor.language):
            await by_visitor(decision, one.id, clock.now())
            ui.notify(said, type="positive")
            await done()

    with line():
        Text(moment_words(one.at, clock.now(), t)).classes("when")
        with ui.element("div").classes("grow"):
            Text(one.title, "div").classes("strong")
            Text(t("发给{who}：{channels}", who=one.to, channels=one.channel), "div").classes("quiet small")
            if one.reason:
                Text(one.reason, "div").classes("small")
        with ui.element("div").classes("bar"):
            if one.kind == "test":
                state(t("测试"), "plain", icon="science")
            state(one.state_words, LOOKS.get(one.state, "plain"))
            if actor.role != "viewer" and one.may_confirm:
                arrived = ui.button(t("已送达"), icon="done")
                arrived.on_click(lambda: settle(decide.confirm_delivered, t("已记为送达"))).props("outline dense")
            if actor.role != "viewer" and one.may_resend:
                again = ui.button(t("重发"), icon="replay")
                again.on_click(lambda: settle(decide.resend, t("已排队重发"))).props("outline dense")
