"""The channels of the reminders page: the inbox, and group robots whose address a manager enters."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nicegui import ui

from jobs import channels, ledger
from jobs.channels import ChannelLine
from jobs.ledger import Sent
from jobs.vault import Vault
from pages.arrivals import tell
from pages.parts import Text, buttons, dialog, line, lines, state
from pages.visitor import ask, by_visitor, refusals
from pages.words import Words
from sheets import clock
from sheets.people import Actor

LOOKS = {"fresh": "info", "ok": "good", "paused": "plain", "broken": "wrong"}
TEST_SECONDS = 60  # how long the outcome of a test is waited for


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Who looks at the channels, the words, the vault of addresses, and what to do after a change."""

    actor: Actor
    t: Words
    vault: Vault
    done: Callable[[], Awaitable[None]]


async def build(actor: Actor, vault: Vault, t: Words) -> None:
    """Build the list of channels here."""

    async def show() -> None:
        found = await ask(channels.channels, actor, vault)
        body.clear()
        with body:
            _list(desk, found)

    desk = Desk(actor=actor, t=t, vault=vault, done=show)
    body = ui.element("div").classes("stack")
    await show()


def _list(desk: Desk, found: list[ChannelLine]) -> None:
    t = desk.t
    with lines():
        for one in found:
            _line(desk, one)
    if desk.actor.role == "manager":
        ui.button(t("添加群机器人"), icon="add", on_click=lambda: _add(desk)).props("outline").mark("add-robot")
        Text(
            t("在企业微信群里添加群机器人，复制它的 Webhook 地址，粘贴到这里。地址加密保存，页面上只显示后几位。"), "p"
        ).classes("quiet small")


def _line(desk: Desk, one: ChannelLine) -> None:
    t = desk.t
    with line():
        with ui.element("div").classes("grow"):
            Text(one.name, "div").classes("strong")
            kind = one.kind_name if one.kind_name != one.name else ""
            Text(" · ".join(part for part in (kind, one.address) if part), "div").classes("quiet small")
            if one.reason:
                Text(one.reason, "div").classes("small")
        with ui.element("div").classes("bar"):
            state(one.state_words, LOOKS.get(one.state, "plain"))
            if desk.actor.role == "manager" and one.kind != "inbox":
                ui.button(t("发一条测试"), icon="send", on_click=lambda: _test(desk, one)).props("outline dense")
                ui.button(t("改地址"), icon="edit", on_click=lambda: _readdress(desk, one)).props("outline dense")
                word = t("启用") if one.state == "paused" else t("停用")
                switch = ui.button(word, icon="power_settings_new", on_click=lambda: _switch(desk, one))
                switch.props("flat dense").mark(f"switch-channel-{one.id}")
                if one.state == "paused":
                    remove = ui.button(t("删除"), icon="delete", on_click=lambda: _remove(desk, one))
                    remove.props("flat dense").mark(f"remove-channel-{one.id}")


def _add(desk: Desk) -> None:
    t = desk.t

    async def save() -> None:
        with refusals(t.language):
            await by_visitor(channels.add_robot, desk.vault, name.value, address.value, clock.now())
            box.close()
            ui.notify(t("已添加“{name}”", name=name.value), type="positive")
            await desk.done()

    with dialog(t("添加群机器人")) as box:
        name = ui.input(t("名称"), value=t("工作群"))
        address = ui.input(t("Webhook 地址")).props("autocomplete=off spellcheck=false").mark("address")
        buttons(t("添加"), t("取消"), box, save)


def _readdress(desk: Desk, one: ChannelLine) -> None:
    t = desk.t

    async def save() -> None:
        with refusals(t.language):
            await by_visitor(channels.set_address, desk.vault, one.id, address.value, clock.now())
            box.close()
            ui.notify(t("已换成新地址"), type="positive")
            await desk.done()

    with dialog(t("“{name}”的新地址", name=one.name)) as box:
        address = ui.input(t("Webhook 地址")).props("autocomplete=off spellcheck=false").mark("address")
        buttons(t("保存"), t("取消"), box, save)


async def _switch(desk: Desk, one: ChannelLine) -> None:
    with refusals(desk.t.language):
        await by_visitor(channels.set_active, one.id, one.state == "paused")
        await desk.done()


def _remove(desk: Desk, one: ChannelLine) -> None:
    t = desk.t

    async def remove() -> None:
        with refusals(t.language):
            await by_visitor(channels.remove_robot, one.id)
            box.close()
            ui.notify(t("已删除“{name}”", name=one.name), type="positive")
            await desk.done()

    with dialog(t("删除“{name}”", name=one.name)) as box:
        Text(t("它的地址会被清除，发过的消息仍留在“发送记录”里。"), "p")
        buttons(t("删除"), t("取消"), box, remove)


async def _test(desk: Desk, one: ChannelLine) -> None:
    t = desk.t
    with refusals(t.language):
        number = await by_visitor(channels.send_test, one.id, clock.now())
        waiting = ui.notification(t("正在发送测试消息…"), spinner=True, timeout=None)
        outcome = await _outcome(desk.actor, number)
        waiting.dismiss()
        if outcome is None:
            ui.notify(t("测试消息还在排队，稍后请看“发送记录”"), type="warning")
        elif outcome.state == "sent":
            ui.notify(t("测试消息已送达"), type="positive")
        else:
            ui.notify(f"{outcome.state_words} {outcome.reason}", type="negative", multi_line=True)
        await desk.done()
        await tell()


async def _outcome(actor: Actor, number: str) -> Sent | None:
    """What became of the message, or None if nothing did for a while."""
    for _ in range(TEST_SECONDS):
        found = await ask(ledger.message, actor, number)
        if found and (found.state not in ledger.PENDING or found.attempts):
            return found
        await asyncio.sleep(1)
    return None
