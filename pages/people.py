"""人员: who has a login and as what. Managers add people, change them and help out with passwords."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import cast

from nicegui import ui

from jobs import sources
from pages.browsers import browser_lines
from pages.fields import handed_over, told_at
from pages.frame import ROLES, frame, refused_page
from pages.parts import Text, buttons, dialog, empty, line, lines, menu, panel, state
from pages.visitor import Visitor, ask, by_visitor, present, refusals
from pages.words import Words, words
from sheets import clock, people
from sheets.people import Actor, Role, SignedIn
from sheets.sentences import Refused

# No 0, o, 1, l, i: a first password is read aloud or copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What every dialog of the page needs: who asks, the words, the team to choose from, and what to do after."""

    actor: Actor
    t: Words
    team: dict[int, str]
    done: Callable[[], Awaitable[None]]


def register() -> None:
    """Put the page at /people."""

    @ui.page("/people")
    async def people_page(actor: Visitor) -> None:
        t = words(actor.language)
        try:
            everybody = await ask(people.people, actor)
        except Refused as refused:
            await refused_page(actor, refused)
            return
        team = await ask(sources.team_names)
        async with frame(t("人员"), actor) as actions:
            Text(t("站长管理一切；工作人员填写和修改各张表；查看的人只能看，看到的个人信息是遮盖过的。"), "p").classes(
                "quiet"
            )
            with panel(t("有账号的人")):
                listed = ui.element("div")

        async def show_again() -> None:
            show(await ask(people.people, await present()))

        desk = Desk(actor=actor, t=t, team=team, done=show_again)

        def show(found: list[Actor]) -> None:
            listed.clear()
            with listed, lines():
                for person in found:
                    _line(desk, person)

        with actions:
            ui.button(t("新增人员"), icon="person_add", on_click=lambda: _add(desk))
        show(everybody)


def _line(desk: Desk, person: Actor) -> None:
    t = desk.t
    with line():
        with ui.element("div").classes("grow"):
            Text(person.name, "div").classes("strong")
            member = desk.team.get(person.team_row or 0)
            where = t("网格队伍里的 {name}", name=member) if member else t("未对应网格队伍里的人")
            Text(f"{person.login} · {where}", "div").classes("quiet small")
        with ui.element("div").classes("bar"):
            if person.active:
                state(t(ROLES.get(person.role, person.role)), "info", icon="badge")
            else:
                state(t("已停用"), "plain")
            change = ui.button(t("修改"), icon="edit", on_click=lambda: _change(desk, person))
            change.props("outline dense").mark(f"change-{person.id}")
            with ui.button(t("更多"), icon="more_horiz").props("flat dense"), menu(person.name):
                ui.menu_item(t("重设密码"), lambda: _reset(desk, person))
                ui.menu_item(t("登录的浏览器"), lambda: _browsers(desk, person))
                if person.active:
                    ui.menu_item(t("停用账号"), lambda: _switch(desk, person, active=False)).mark(f"close-{person.id}")
                else:
                    ui.menu_item(t("恢复账号"), lambda: _switch(desk, person, active=True)).mark(f"open-{person.id}")


def _add(desk: Desk) -> None:
    t = desk.t

    async def save() -> None:
        at = {"bad_login": login, "login_taken": login, "bad_role": role, "short_password": password}
        with told_at(t.language, name, **at):
            typed = (login.value, password.value, name.value, cast(Role, role.value))
            made = await by_visitor(people.create_person, *typed, clock.now())
            if member.value:
                await by_visitor(people.change_person, made.id or 0, team_row=member.value)
            box.close()
            await desk.done()
            handed_over(t("已建账号 {login}", login=made.login), made.login, password.value, t)

    with dialog(t("新增人员")) as box:
        name = ui.input(t("姓名"))
        login = ui.input(t("用户名"), placeholder=t("登录时输入的名字，如 wang")).props("autocomplete=off")
        role = _roles(t, "worker")
        member = _member(desk, None)
        password = ui.input(t("初始密码"), value=_first_password()).props("autocomplete=off")
        Text(t("请本人登录后在“我的账号”里改掉。")).classes("quiet small")
        buttons(t("建立账号"), t("取消"), box, save)


def _change(desk: Desk, person: Actor) -> None:
    t = desk.t

    async def save() -> None:
        with told_at(t.language, name, last_manager=role, bad_role=role):
            await by_visitor(
                people.change_person,
                person.id or 0,
                name=name.value,
                role=cast(Role, role.value),
                team_row=member.value or 0,
            )
            box.close()
            ui.notify(t("已保存 {name} 的账号", name=name.value), type="positive")
            await desk.done()

    with dialog(t("修改 {name}", name=person.name)) as box:
        name = ui.input(t("姓名"), value=person.name)
        role = _roles(t, person.role)
        member = _member(desk, person.team_row)
        buttons(t("保存"), t("取消"), box, save)


def _reset(desk: Desk, person: Actor) -> None:
    t = desk.t

    async def save() -> None:
        with told_at(t.language, password):
            await by_visitor(people.reset_password, person.id or 0, password.value)
            box.close()
            handed_over(t("已重设 {name} 的密码", name=person.name), person.login, password.value, t)

    with dialog(t("重设 {name} 的密码", name=person.name)) as box:
        password = ui.input(t("新密码"), value=_first_password()).props("autocomplete=off")
        Text(t("重设后，{name} 在所有浏览器里都要重新登录。", name=person.name), "p").classes("quiet small")
        buttons(t("重设密码"), t("取消"), box, save)


async def _browsers(desk: Desk, person: Actor) -> None:
    t = desk.t

    async def show() -> None:
        with refusals(t.language):
            open_ones = await ask(people.sessions_of, await present(), person.id or 0, clock.now())
            fill(open_ones)

    def fill(open_ones: list[SignedIn]) -> None:
        listed.clear()
        with listed:
            if open_ones:
                browser_lines(desk.actor, open_ones, t, show)
            else:
                empty(t("{name} 现在没有在任何浏览器里登录。", name=person.name))

    with dialog(t("{name} 登录的浏览器", name=person.name)) as box:
        listed = ui.element("div").classes("stack")
        with ui.element("div").classes("bar"):
            ui.button(t("关闭"), on_click=box.close).props("outline")
    await show()


async def _switch(desk: Desk, person: Actor, *, active: bool) -> None:
    t = desk.t
    with refusals(desk.actor.language):
        await by_visitor(people.change_person, person.id or 0, active=active)
        back, gone = (
            t("已恢复 {name} 的账号", name=person.name),
            t("已停用 {name} 的账号，随时可以恢复", name=person.name),
        )
        ui.notify(back if active else gone, type="positive")
        await desk.done()


def _roles(t: Words, role: str) -> ui.select:
    return ui.select({key: t(title) for key, title in ROLES.items()}, label=t("身份"), value=role)


def _member(desk: Desk, row: int | None) -> ui.select:
    """Who this is in the team sheet: that is whose duties and needs the reminders speak of."""
    label = desk.t("网格队伍里是谁（用来发本人的值班提醒）")
    return ui.select(desk.team, label=label, value=row if row in desk.team else None, clearable=True, with_input=True)


def _first_password() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
