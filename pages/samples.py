"""The invented sample rows: a button that loads them, and a notice that offers to take them out."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from pages.parts import notice
from pages.visitor import by_visitor, refusals
from pages.words import Words
from sheets import clock, sample
from sheets.people import Actor

Done = Callable[[], Awaitable[None]]


def load_button(actor: Actor, t: Words, done: Done) -> None:
    """载入示例数据; `done` is called when they are in."""

    async def load() -> None:
        with refusals(actor.language):
            count = await by_visitor(sample.load, clock.now())
            ui.notify(t("已载入 {n} 行示例数据", n=count), type="positive")
            await done()

    ui.button(t("载入示例数据"), icon="auto_awesome", on_click=load)


def sample_notice(actor: Actor, t: Words, done: Done) -> None:
    """Says that sample rows are in the sheets, with a button that removes them."""

    async def remove() -> None:
        with refusals(actor.language):
            gone = await by_visitor(sample.remove, clock.now())
            text = t("已移除 {n} 行示例数据", n=gone.removed)
            if gone.kept:
                text += t("，留下 {n} 行有人改过的", n=gone.kept)
            ui.notify(text, type="positive")
            await done()

    with notice(t("表里有示例数据，人名和电话都是虚构的。正式使用前请移除。"), "attention").classes(
        "with-action not-printed"
    ):
        ui.button(t("移除示例数据"), icon="delete_sweep", on_click=remove).props("outline")
