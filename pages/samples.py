"""The invented sample rows: a button that loads them, and a notice that offers to take them out."""

from collections.abc import Awaitable, Callable, Iterable

from nicegui import ui

from pages.parts import Text, line, lines, notice
from pages.visitor import by_visitor, refusals
from pages.words import Words
from sheets import clock, history, sample
from sheets.people import Actor
from sheets.sample import Left, Removed, Stayed

Done = Callable[[], Awaitable[None]]


def load_button(actor: Actor, t: Words, done: Done) -> None:
    """载入示例数据; `done` is called when they are in."""

    async def load() -> None:
        with refusals(actor.language):
            count = await by_visitor(sample.load, clock.now())
            ui.notify(t("已载入 {n} 行示例数据", n=count), type="positive")
            await done()

    ui.button(t("载入示例数据"), icon="auto_awesome", on_click=load)


class SampleNotices:
    """What the manager is told about sample rows. `said` is where it stands what a removal did, until it is undone."""

    def __init__(self, actor: Actor, t: Words, done: Done) -> None:
        self.actor, self.t, self.done = actor, t, done
        self.said = ui.element("div")

    def show(self, left: Left) -> None:
        """Say how many sample rows are in the sheets, with buttons that end this."""
        t = self.t
        if left.spare:
            with self._notice(t("表里有示例数据，人名和电话都是虚构的。正式使用前请移除。")):
                ui.button(t("移除示例数据"), icon="delete_sweep", on_click=self._remove).props("outline")
            return
        with self._notice(t("还剩 {n} 行示例数据，有人改过，或者别的行用到它们。", n=left.used)):
            ui.button(t("全部移除"), icon="delete_sweep", on_click=self._remove_all).props("outline")
            ui.button(t("保留为正式数据"), icon="check", on_click=self._keep).props("outline")

    def _notice(self, text: str) -> ui.element:
        return notice(text, "attention").classes("with-action not-printed")

    async def _remove(self) -> None:
        with refusals(self.actor.language):
            await self._tell(await by_visitor(sample.remove, clock.now()))

    async def _remove_all(self) -> None:
        with refusals(self.actor.language):
            await self._tell(await by_visitor(sample.remove, clock.now(), used_too=True))

    async def _keep(self) -> None:
        with refusals(self.actor.language):
            await by_visitor(sample.keep)
            self.said.clear()
            ui.notify(self.t("这些行现在是正式数据了"), type="positive")
            await self.done()

    async def _tell(self, gone: Removed) -> None:
        """How many rows went and which stayed, with the step back."""
        t = self.t

        async def undo() -> None:
            with refusals(self.actor.language):
                await by_visitor(history.undo_batch, gone.revision or 0, clock.now())
                await self.done()
                self.said.clear()

        stayed = sum(len(one.names) for one in gone.kept)
        text = t("已移除 {n} 行示例数据。", n=gone.removed)
        if stayed:
            text += t("留下 {n} 行，有人改过，或者别的行用到它们：", n=stayed)
        self.said.clear()
        with self.said:
            with notice(text, "good").classes("with-action not-printed"):
                if gone.revision is not None:
                    ui.button(t("撤销"), icon="undo", on_click=undo).props("outline")
            if stayed:
                self._list(gone.kept)
        await self.done()

    def _list(self, kept: Iterable[Stayed]) -> None:
        t = self.t
        with lines():
            for one in kept:
                with line():
                    Text(t.pick(one.sheet.title, one.sheet.title_en)).classes("strong nowrap")
                    Text(t("、").join(name or t("没有名称的行") for name in one.names)).classes("grow")
