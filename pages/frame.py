"""What stands around every page: the header, the column of sheets, the bar on phones, the page's title."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from nicegui import ui

from jobs import ledger
from pages.arrivals import hear
from pages.parts import MenuKeys, Text, notice, popover
from pages.visitor import ask, by_visitor, present, refusals
from pages.words import Words, later, words
from sheets import catalog, people
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.sentences import Refused

SIDE = 208  # pixels of the left column, at the normal size of type
UNREAD_EVERY = 15.0  # seconds between looks at the inbox

ROLES = {"manager": later("站长"), "worker": later("工作人员"), "viewer": later("查看")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Somewhere to go: an entry of the left column and of the bar on phones."""

    path: str
    icon: str
    title: str


@asynccontextmanager
async def frame(title: str, actor: Actor, *, beside: str = "", full: bool = False) -> AsyncIterator[ui.element]:
    """Build a page inside: `async with frame("今日", actor) as actions:`.

    `actions` is the place at the right of the title for the page's buttons, `beside` quieter words beside it.
    A `full` page takes exactly the height of the window and scrolls inside itself.
    """
    t = words(actor.language)
    sheets = await ask(catalog.sheets)
    unread = await ask(ledger.unread_count, actor)
    _dress(actor, title, t)
    bell = _bell(actor, unread, t)
    with ui.header(elevated=False).classes("top"):
        _top(actor, bell, t)
    # Left to itself the drawer asks the browser whether it is open, and complains when a phone answers late.
    with ui.left_drawer(value=False, bordered=False).classes("side").props(_side_props(actor)):
        _side(list(places(actor, sheets, t)), t)
    with ui.footer(elevated=False).classes("bottom"):
        _bottom(list(places(actor, sheets, t)), bell, t)
    with ui.element("div").classes("page is-full" if full else "page") as main:
        with ui.element("div").classes("page-head"):
            with ui.element("div").classes("page-title"):
                Text(title, "h1")
                Text(beside).classes("quiet")
            actions = ui.element("div").classes("bar not-printed")
        yield actions
    MenuKeys()
    ui.skip_link(t("跳到正文"), target=main)


async def refused_page(actor: Actor, refused: Refused) -> None:
    """The page that says why another one cannot be opened."""
    t = words(actor.language)
    ui.status_code(403)
    async with frame(t("不能打开这一页"), actor):
        notice(refused.sentence(actor.language), "wrong")
        ui.link(t("回到今日"), "/")


def places(actor: Actor, sheets: list[Sheet], t: Words) -> Iterator[Place]:
    """Everywhere this person may go, in order."""
    yield Place(path="/", icon="today", title=t("今日"))
    yield Place(path="/messages", icon="notifications", title=t("提醒"))
    for sheet in sheets:
        yield Place(path=f"/sheets/{sheet.key}", icon=sheet.icon, title=t.pick(sheet.title, sheet.title_en))
    if actor.role == "manager":
        yield Place(path="/people", icon="badge", title=t("人员"))


# ---------------------------------------------------------------- below


def _dress(actor: Actor, title: str, t: Words) -> None:
    ui.page_title(f"{title} · {t('格里厢台账')}")
    ui.dark_mode(actor.dark)
    root = ui.query("html").props(f"lang={'en' if t.language == 'en' else 'zh-CN'}")
    if actor.large:
        root.classes("large")
    ui.query(".nicegui-error-popup").props("role=status")  # "connection lost": no part of the page, and to be read out


def _side_props(actor: Actor) -> str:
    width = SIDE * 5 // 4 if actor.large else SIDE
    return f"width={width} breakpoint=640 show-if-above no-swipe-open"


def _top(actor: Actor, bell: Callable[[str], None], t: Words) -> None:
    with ui.link(target="/").classes("brand"):
        ui.element("img").props('src="/static/house.svg" alt="" width=32 height=32')
        Text(t("格里厢台账"))
    ui.space()
    bell("bell desk-only")
    with ui.button(actor.name, icon="account_circle", color=None).props("flat icon-right=expand_more").classes("me"):
        _menu(actor, t)


def _bell(actor: Actor, unread: int, t: Words) -> Callable[[str], None]:
    """A function that builds the link to the messages with the number of unread ones, kept up to date."""

    @ui.refreshable
    def bell(classes: str, count: int) -> None:
        with _way(Place(path="/messages", icon="notifications", title=t("提醒"))).classes(classes):
            if count:
                ui.badge(str(count)).props(f'aria-label="{t("{n} 条未读", n=count)}"')

    async def look() -> None:
        nonlocal unread
        with refusals(actor.language):
            found = await ask(ledger.unread_count, await present())
            if found != unread:
                unread = found
                bell.refresh(count=unread)

    hear(look)
    ui.timer(UNREAD_EVERY, look, immediate=False)
    return lambda classes: bell(classes, count=unread)


def _menu(actor: Actor, t: Words) -> None:
    async def prefer(*, language: str | None = None, large: bool | None = None, dark: bool | None = None) -> None:
        with refusals(actor.language):
            await by_visitor(people.set_preferences, language=language, large=large, dark=dark)
            ui.navigate.reload()

    other = "zh" if t.language == "en" else "en"
    with popover(actor.name, "auto-close anchor='bottom right' self='top right'"):
        with ui.element("div").classes("me-who"):
            Text(actor.name).classes("strong")
            Text(t(ROLES.get(actor.role, actor.role))).classes("quiet small")
        ui.separator()
        with ui.element("div").props(f'role=menu aria-label="{t("我的设置")}"'):
            _choice("language", "translate", "中文" if other == "zh" else "English", lambda: prefer(language=other))
            large = t("恢复普通字号") if actor.large else t("关怀版大字")
            _choice("large", "format_size", large, lambda: prefer(large=not actor.large))
            dark = t("浅色显示") if actor.dark else t("深色显示")
            _choice("dark", "light_mode" if actor.dark else "dark_mode", dark, lambda: prefer(dark=not actor.dark))
            _choice("account", "manage_accounts", t("我的账号"), lambda: ui.navigate.to("/me"))
        ui.separator()
        with ui.element("form").props('method="post" action="/logout"').classes("leave"):
            ui.button(t("退出登录"), icon="logout", color=None).props("flat type=submit align=left")


def _choice(name: str, icon: str, text: str, act: Callable[[], object]) -> None:
    with ui.menu_item(on_click=act).mark(name):
        with ui.item_section().props("avatar"):
            ui.icon(icon)
        with ui.item_section():
            Text(text)


def _side(everywhere: list[Place], t: Words) -> None:
    with ui.element("nav").classes("side-nav").props(f'aria-label="{t("页面")}"'):
        for place in everywhere:
            _way(place)


def _bottom(everywhere: list[Place], bell: Callable[[str], None], t: Words) -> None:
    """今日, 提醒 and, behind one button, everything else."""
    here = ui.context.client.request.url.path
    with ui.element("nav").classes("bottom-nav").props(f'aria-label="{t("常用的页面")}"'):
        _way(everywhere[0])
        bell("")
        others = ui.button(t("台账"), icon="table_chart", color=None).props("flat stack")
        if any(place.path == here for place in everywhere[2:]):
            others.classes("is-here")
        with others, popover(t("台账"), "auto-close anchor='top middle' self='bottom middle'") as menu:
            menu.classes("bottom-menu")
            for place in everywhere[2:]:
                _way(place)


def _way(place: Place) -> ui.link:
    here = ui.context.client.request.url.path == place.path
    with ui.link(target=place.path).classes("way") as link:
        ui.icon(place.icon)
        Text(place.title)
    if here:
        link.props('aria-current="page"')
    return link
