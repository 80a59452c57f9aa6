"""The rules of the reminders page: when who is told about what, on or off, and trying one out on oneself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from nicegui import ui

from jobs import decide, rules, texts
from jobs.moments import ReminderRule
from pages.arrivals import tell
from pages.parts import Text, buttons, dialog, line, lines, notice, state
from pages.times import span_words
from pages.visitor import ask, by_visitor, refusals
from pages.words import Words
from sheets import clock
from sheets.people import Actor


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Who looks at the rules, the words, and what to do after a change."""

    actor: Actor
    t: Words
    done: Callable[[], Awaitable[None]]


async def build(actor: Actor, t: Words) -> None:
    """Build the list of rules here."""

    async def show() -> None:
        found = await ask(rules.rules)
        never = await ask(rules.never_announced, actor)
        body.clear()
        with body:
            for sentence in never:
                with notice(sentence, "attention").classes("with-action"):
                    ui.link(t("打开服务日程"), "/sheets/services")
            with lines():
                for rule in found:
                    _line(desk, rule)

    desk = Desk(actor=actor, t=t, done=show)
    body = ui.element("div").classes("stack")
    await show()


def when_words(rule: ReminderRule, t: Words) -> str:
    """When the rule speaks: 开始前 30 分钟, 前一天 18:00, 每天 07:30."""
    if rule.trigger == "before":
        return t("开始前 {span}", span=span_words(timedelta(minutes=rule.minutes), t))
    if rule.trigger == "daily_at":
        return t("每天 {at}", at=rule.at)
    days = {0: t("当天 {at}", at=rule.at), 1: t("前一天 {at}", at=rule.at)}
    return days.get(rule.days) or t("{n} 天前 {at}", n=rule.days, at=rule.at)


def _name(rule: ReminderRule, t: Words) -> str:
    return t.pick(rule.name, rule.name_en)


def _line(desk: Desk, rule: ReminderRule) -> None:
    t = desk.t
    with line():
        with ui.element("div").classes("grow"):
            Text(_name(rule, t), "div").classes("strong")
            to = t("发给全体") if rule.audience == "all" else t("发给本人")
            Text(f"{when_words(rule, t)} · {to}", "div").classes("quiet small")
            Text(rule.template, "div").classes("quiet as-typed")
        with ui.element("div").classes("bar"):
            if desk.actor.role == "manager":
                switch = ui.switch(t("启用"), value=rule.active).mark(f"switch-{rule.id}")
                switch.on_value_change(lambda event: _activate(desk, rule, bool(event.value)))
                ui.button(t("改文字"), icon="edit", on_click=lambda: _reword(desk, rule)).props("outline dense")
            elif rule.active:
                state(t("启用"), "good")
            else:
                state(t("停用"), "plain")
            if desk.actor.role != "viewer":
                attempt = ui.button(t("发给自己试试"), icon="send", on_click=lambda: _try(desk, rule))
                attempt.props("outline dense").mark(f"try-{rule.id}")


async def _activate(desk: Desk, rule: ReminderRule, active: bool) -> None:
    t = desk.t
    with refusals(t.language):
        await by_visitor(rules.set_active, rule.id, active, clock.now())
        name = _name(rule, t)
        said = t("已启用“{name}”", name=name) if active else t("已停用“{name}”", name=name)
        ui.notify(said, type="positive")


async def _try(desk: Desk, rule: ReminderRule) -> None:
    t = desk.t
    with refusals(t.language):
        said = await by_visitor(decide.send_now_to_myself, rule.id, clock.now())
        await tell()
        with dialog(t("已发到您的“收到的”里")) as box:
            Text(said, "p").classes("as-typed")
            with ui.element("div").classes("bar"):
                ui.button(t("好"), on_click=box.close)


def _reword(desk: Desk, rule: ReminderRule) -> None:
    t = desk.t

    async def save() -> None:
        with refusals(t.language):
            await by_visitor(rules.set_template, rule.id, text.value)
            box.close()
            ui.notify(t("已保存“{name}”的文字", name=_name(rule, t)), type="positive")
            await desk.done()

    with dialog(_name(rule, t)) as box:
        text = ui.textarea(t("消息文字"), value=rule.template).props("autogrow")
        known = " ".join(f"{{{name}}}" for name in texts.PLACEHOLDERS[rule.about])
        Text(t("花括号里的词发送时会换成内容：{known}", known=known), "p").classes("quiet small")
        buttons(t("保存"), t("取消"), box, save)
