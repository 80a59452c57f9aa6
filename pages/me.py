"""我的账号: one's own password, and the browsers in which one is signed in."""

from nicegui import ui

from pages.browsers import browser_lines
from pages.fields import told_at
from pages.frame import ROLES, frame
from pages.parts import Text, panel
from pages.visitor import SESSION_COOKIE, Visitor, ask, by_visitor
from pages.words import Words, words
from sheets import clock, people
from sheets.sentences import Refused


def register() -> None:
    """Put the page at /me."""

    @ui.page("/me")
    async def my_account(actor: Visitor) -> None:
        t = words(actor.language)
        async with frame(t("我的账号"), actor):
            role = t(ROLES.get(actor.role, actor.role))
            Text(t("{name}，用户名 {login}，{role}", name=actor.name, login=actor.login, role=role), "p")
            with ui.element("div").classes("columns"):
                with panel(t("修改密码")):
                    _password(t)
                with panel(t("已登录的浏览器")):
                    browsers = ui.element("div")

        async def show() -> None:
            open_ones = await ask(people.sessions_of, actor, actor.id or 0, clock.now())
            browsers.clear()
            with browsers:
                browser_lines(actor, open_ones, t, show)

        await show()


def _password(t: Words) -> None:
    async def change() -> None:
        with told_at(t.language, old, passwords_differ=again, short_password=new):
            if new.value != again.value:
                raise Refused("passwords_differ")
            here = ui.context.client.request.cookies.get(SESSION_COOKIE, "")
            await by_visitor(people.change_password, old.value, new.value, clock.now(), keep=here)
            for field in (old, new, again):
                field.value = ""
            ui.notify(t("密码已改，下次登录用新密码"), type="positive")

    with ui.element("div").classes("form"):
        old = ui.input(t("现在的密码"), password=True).props("autocomplete=current-password").mark("old-password")
        new = ui.input(t("新密码"), password=True).props("autocomplete=new-password").mark("new-password")
        Text(t("至少 8 个字符。改好后，其他浏览器要重新登录。")).classes("quiet small")
        again = (
            ui.input(t("再输一遍新密码"), password=True).props("autocomplete=new-password").mark("new-password-again")
        )
        with ui.element("div").classes("bar"):
            ui.button(t("修改密码"), on_click=change).mark("change-password")
