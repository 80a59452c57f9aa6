"""/sheets/{key}/upload: where workbooks come in, and the ones that wait for a decision."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from nicegui import ui
from nicegui.events import GenericEventArguments

from pages import merging
from pages.filedrop import FileDrop
from pages.frame import frame, refused_page
from pages.parts import Text, empty, line, lines, panel
from pages.times import ago
from pages.visitor import Visitor, ask, by_visitor, login_path, refusals
from pages.words import Words, words
from sheets import access, catalog, clock, uploads
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.sentences import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Desktop:
    """A sheet, and its uploads that wait: (number, file name, by, at)."""

    sheet: Sheet
    waiting: list[tuple[int, str, str, datetime]]


def register() -> None:
    """Put the pages at /sheets/{key}/upload and /uploads/{number}."""
    merging.register()

    @ui.page("/sheets/{key}/upload")
    async def sheet_upload_page(key: str, actor: Visitor) -> None:
        try:
            found = await ask(_look, actor, key)
        except Refused as refused:
            await refused_page(actor, refused)
            return
        t = words(actor.language)
        title = t.pick(found.sheet.title, found.sheet.title_en)

        def kept(event: GenericEventArguments) -> None:
            if len(event.args["kept"]) == 1 and not event.args["refused"]:
                ui.navigate.to(f"/uploads/{event.args['kept'][0]}")

        async def look_again() -> None:
            shown.refresh(await ask(_look, actor, key))

        @ui.refreshable
        def shown(desktop: Desktop) -> None:
            _waiting(desktop, put_away, t)

        async def put_away(number: int) -> None:
            with refusals(actor.language):
                await by_visitor(uploads.discard, number)
            await look_again()

        async with frame(t("上传 Excel"), actor, beside=title) as actions:
            how = t("把下载后改好的表传回来：先给您看会改什么，您点“合并到表里”之前什么都不会变。")
            Text(how, "p")
            drop = FileDrop(f"/sheets/{key}/upload", t)
            with panel(t("等您决定的文件")):
                shown(found)
        with actions:
            ui.link(t("回到{sheet}", sheet=title), f"/sheets/{key}")
        drop.on("kept", look_again)
        drop.on("done", kept)
        drop.on("login", lambda: ui.navigate.to(login_path(f"/sheets/{key}/upload")))


def _waiting(desktop: Desktop, put_away: Callable[[int], Awaitable[None]], t: Words) -> None:
    if not desktop.waiting:
        empty(t("没有等着的文件。传上来的文件先列在这里，合并或放弃以后才离开，中途关掉页面也不会丢。"))
        return
    with lines():
        for number, filename, by, at in desktop.waiting:
            with line():
                with ui.element("div").classes("grow"):
                    ui.link(filename, f"/uploads/{number}")
                    who = t("{who} {when}上传", who=by, when=ago(at, clock.now(), t))
                    Text(who, "div").classes("quiet small")
                discard = ui.button(t("放弃"), on_click=lambda number=number: put_away(number))
                discard.props("outline dense")
                discard.props["aria-label"] = t("放弃{name}", name=filename)


def _look(actor: Actor, key: str) -> Desktop:
    sheet = catalog.sheet(key)
    access.demand_edit(actor, sheet)
    return Desktop(sheet=sheet, waiting=uploads.open_uploads(actor, sheet))
