"""The browsers in which somebody is signed in, each with a button that signs it out."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from pages.parts import Text, line, lines
from pages.times import ago
from pages.visitor import by_visitor, refusals
from pages.words import Words
from sheets import clock, people
from sheets.people import Actor, SignedIn

# What a browser calls itself holds several names: the first of these that is in it is the right one.
_BROWSERS = (
    ("MicroMessenger", "微信"), ("wxwork", "企业微信"), ("QQBrowser", "QQ浏览器"), ("360", "360浏览器"),
    ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)  # fmt: skip


def browser_lines(actor: Actor, open_ones: list[SignedIn], t: Words, done: Callable[[], Awaitable[None]]) -> None:
    """The list; `done` is called after one was signed out."""

    async def end(number: int) -> None:
        with refusals(actor.language):
            await by_visitor(people.end_session_number, number, clock.now())
            ui.notify(t("已退出那个浏览器"), type="positive")
            await done()

    with lines():
        for one in open_ones:
            with line():
                with ui.element("div").classes("grow"):
                    Text(browser_words(one.agent) or t("未知的浏览器"), "div")
                    used = t("最近使用：{when}", when=ago(one.seen_at, clock.now(), t))
                    Text(used, "div").classes("quiet small")
                sign_out = ui.button(t("退出"), icon="logout", on_click=lambda number=one.number: end(number))
                sign_out.props("outline dense")


def browser_words(agent: str) -> str:
    """Chrome · Windows, as far as the browser's own words tell."""
    names = (next((name for sign, name in table if sign in agent), "") for table in (_BROWSERS, _SYSTEMS))
    return " · ".join(name for name in names if name)
