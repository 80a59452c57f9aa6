"""发送记录 of the reminders page: what was sent or should have been, what came of it, and what to do about it."""

from collections.abc import Callable
from datetime import datetime

from nicegui import ui

from jobs import decide, ledger
from jobs.ledger import Sent
from pages.arrivals import hear, tell
from pages.parts import Text, empty, line, lines, state
from pages.times import moment_words
from pages.visitor import ask, by_visitor, present, refusals
from pages.words import Words, later
from sheets import clock
from sheets.people import Actor

PAGE = 50  # messages at a time
LOOKS = {"sent": "good", "unknown": "attention", "failed": "wrong", "expired": "attention", "due": "info"}
SHOWS = {
    "due": later("到了时间的"),
    "sent": later("已发送"),
    "missed": later("没发成"),
    "all": later("全部，含提前取消的"),
}


async def build(actor: Actor, t: Words) -> None:
    """Build the record here; it is kept up to date."""
    shown = PAGE
    seen: list[Sent] | None = None

    async def look() -> None:
        with refusals(actor.language):
            show(await ask(ledger.sent, await present(), show=str(chosen.value), limit=shown + 1))

    async def show_more() -> None:
        nonlocal shown
        shown += PAGE
        await look()

    def show(found: list[Sent]) -> None:
        nonlocal seen
        if found == seen:
            return  # a line that somebody opened stays open
        seen = found
        body.clear()
        with body:
            if not found:
                empty(t("还没有发送过消息。") if chosen.value == "due" else t("没有这样的消息。"))
            with lines():
                for one in found[:shown]:
                    _line(actor, one, t)
            if len(found) > shown:
                ui.button(t("再看 {n} 条", n=PAGE), on_click=show_more).props("outline")

    chosen = ui.toggle({key: t(title) for key, title in SHOWS.items()}, value="due", on_change=look)
    chosen.props("no-caps").mark("show-record")
    body = ui.element("div").classes("stack")
    hear(look)
    await look()


def _line(actor: Actor, one: Sent, t: Words) -> None:
    with line():
        Text(moment_words(one.at, clock.now(), t, about=one.about)).classes("when")
        with ui.element("div").classes("grow"):
            with ui.element("details"):
                Text(one.title, "summary").classes("strong")
                Text(one.body, "div").classes("quiet as-typed")
                _tries(one, t)
            Text(t("发给{who}：{channels}", who=one.to, channels=one.channel), "div").classes("quiet small")
            if one.reason:
                Text(one.reason, "div").classes("small")
        with ui.element("div").classes("bar"):
            if one.kind == "test":
                state(t("测试"), "plain", icon="science")
            state(one.state_words, LOOKS.get(one.state, "plain"))
            if actor.role != "viewer":
                _decisions(actor, one, t)


def _tries(one: Sent, t: Words) -> None:
    if not one.tries:
        return
    Text(t("试过 {n} 次：", n=len(one.tries)), "div").classes("small")
    with ui.element("ul").classes("small"):
        for attempt in one.tries:
            parts = (moment_words(attempt.at, clock.now(), t), attempt.outcome, attempt.reason)
            Text(" · ".join(part for part in parts if part), "li")


def _decisions(actor: Actor, one: Sent, t: Words) -> None:
    async def settle(decision: Callable[[Actor, str, datetime], None], said: str) -> None:
        with refusals(actor.language):
            await by_visitor(decision, one.id, clock.now())
            ui.notify(said, type="positive")
            await tell()

    if one.may_confirm:
        arrived = ui.button(t("已送达"), icon="done")
        arrived.on_click(lambda: settle(decide.confirm_delivered, t("已记为送达"))).props("outline dense")
    if one.may_resend:
        again = ui.button(t("重发"), icon="replay")
        again.on_click(lambda: settle(decide.resend, t("已排队重发"))).props("outline dense")
