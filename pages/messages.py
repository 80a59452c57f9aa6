"""提醒: what arrived for me, what will be sent in the next 14 days, and what was sent with what outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from nicegui import ui

from jobs import ledger
from jobs.ledger import Arrived, Gap, Sent, Upcoming
from jobs.vault import Vault
from pages import outcomes, reminder_rules, robots
from pages.arrivals import hear, tell
from pages.frame import frame
from pages.parts import Text, empty, line, lines, notice, state
from pages.times import moment_words
from pages.visitor import Visitor, ask, by_visitor, present, refusals
from pages.words import Words, later, words
from sheets import clock
from sheets.people import Actor

READ_AFTER = 2.0  # seconds for which an inbox stands open until it counts as read
LOOK_EVERY = 15.0  # seconds between looks at whether anything came or went

TABS = (
    ("inbox", "inbox", later("收到的")),
    ("upcoming", "schedule_send", later("即将发送")),
    ("sent", "outgoing_mail", later("发送记录")),
    ("rules", "rule", later("规则")),
    ("channels", "hub", later("通道")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """What the page shows of the outbox and the inbox, read in one go."""

    now: datetime
    inbox: list[Arrived]
    upcoming: list[Upcoming]
    trouble: list[Sent]
    gap: Gap | None

    def shows(self) -> tuple[object, ...]:
        """What is seen of it. What was unread when it appeared stays marked until something new comes."""
        return [one.id for one in self.inbox], self.upcoming, self.trouble, self.gap


def register(vault: Vault) -> None:
    """Put the page at /messages. The vault holds the addresses of robots."""

    @ui.page("/messages")
    async def messages_page(actor: Visitor) -> None:
        t = words(actor.language)
        seen = await ask(ledger.pulse)
        mail = await ask(_look, actor, clock.now())
        async with frame(t("提醒"), actor):
            warnings = ui.element("div").classes("stack")
            with ui.tabs().props("align=left inline-label") as tabs:
                for name, icon, title in TABS:
                    ui.tab(name, t(title), icon)
            first = "inbox" if _unread(mail) else "upcoming"
            with ui.tab_panels(tabs, value=first).props("animated=false").classes("wide"):
                inbox, upcoming = ui.tab_panel("inbox"), ui.tab_panel("upcoming")
                with ui.tab_panel("sent"):
                    await outcomes.build(actor, t)
                with ui.tab_panel("rules"):
                    await reminder_rules.build(actor, t)
                with ui.tab_panel("channels"):
                    await robots.build(actor, vault, t)

        def show(found: Mail) -> None:
            for place, build in ((warnings, _warnings), (inbox, _inbox)):
                place.clear()
                with place:
                    build(found, t)
            upcoming.clear()
            with upcoming:
                _upcoming(found, actor, t)

        show(mail)
        _keep_up(actor, mail, seen, tabs, show)


def _keep_up(actor: Actor, mail: Mail, seen: object, tabs: ui.tabs, show: Callable[[Mail], None]) -> None:
    """Show what comes and goes while the page stands open; `seen` is the pulse that `mail` was read at."""

    async def look() -> None:
        nonlocal mail
        with refusals(actor.language):
            before, mail = mail.shows(), await ask(_look, await present(), clock.now())
            if mail.shows() != before:
                show(mail)

    async def glance() -> None:
        nonlocal seen
        beat = await ask(ledger.pulse)
        if beat != seen:
            seen = beat
            await tell()

    async def note_read() -> None:
        unread = _unread(mail)
        if unread and tabs.value == "inbox":
            with refusals(actor.language):
                await by_visitor(ledger.mark_read, unread, clock.now())
                await tell()

    def read_soon() -> None:
        ui.timer(READ_AFTER, note_read, once=True)

    hear(look)
    read_soon()
    tabs.on_value_change(read_soon)
    ui.timer(LOOK_EVERY, glance, immediate=False)


def _unread(mail: Mail) -> list[int]:
    return [one.id for one in mail.inbox if not one.read]


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


def _upcoming(mail: Mail, actor: Actor, t: Words) -> None:
    if not mail.upcoming:
        empty(t("今后 14 天没有要发的消息。服务日程、排班和需求期限填好后，会按“规则”自动排出来。"))
        return
    with lines():
        for one in mail.upcoming:
            with line():
                Text(moment_words(one.due_at, mail.now, t, about=one.about)).classes("when")
                with ui.element("div").classes("grow"):
                    Text(one.title, "div").classes("strong")
                    Text(one.body, "div").classes("quiet as-typed")
                    if one.unreached:
                        _unreached(actor, t)
                ways = t("、").join(one.channels)
                to = t("发给{who}：{channels}", who=one.to, channels=ways) if ways else t("发给{who}", who=one.to)
                Text(to).classes("quiet small")


def _unreached(actor: Actor, t: Words) -> None:
    with ui.element("div").classes("bar"):
        state(t("没有账号，收不到站内消息"), "attention")
        if actor.role == "manager":
            ui.link(t("到“人员”里建账号"), "/people")
