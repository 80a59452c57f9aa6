"""人员 and 我的账号."""

import pytest
from nicegui import ui
from nicegui.elements.mixins.validation_element import ValidationElement
from nicegui.testing import User

from pages.fields import CopyButton
from pages.visitor import SESSION_COOKIE
from sheets import clock, people
from sheets.people import Actor
from sheets.sentences import Refused
from tests.conftest import PASSWORD
from tests.pages.conftest import Visit
from tests.pages.waiting import until


def error_of(page: User, field: str) -> str | None:
    (found,) = page.find(field).elements
    assert isinstance(found, ValidationElement)
    return found.error


async def test_a_manager_adds_somebody_who_can_sign_in(visit: Visit, manager: Actor) -> None:
    page = await visit(manager, "/people")
    page.find("新增人员").click()
    page.find("姓名").type("周阿姨")
    page.find("用户名").type("zhou")
    page.find("初始密码").clear().type("first-password")
    page.find("建立账号").click()
    await page.should_see("已建账号 zhou", retries=20)
    await page.should_see("first-password")
    assert "first-password" in next(iter(page.find(CopyButton).elements)).props["text"]
    made = people.authenticate("zhou", "first-password", "127.0.0.1", clock.now())
    assert (made.name, made.role) == ("周阿姨", "worker")


async def test_a_taken_login_is_refused_in_words_and_the_dialog_stays(
    visit: Visit, manager: Actor, worker: Actor
) -> None:
    page = await visit(manager, "/people")
    page.find("新增人员").click()
    page.find("姓名").type("另一个李姐")
    page.find("用户名").type("li")
    page.find("建立账号").click()
    await until(lambda: "用户名“li”已经有人用了" in (error_of(page, "用户名") or ""))
    assert error_of(page, "姓名") is None
    await page.should_see("初始密码")
    assert page.notify.messages == []


async def test_a_closed_account_loses_its_sessions_and_can_be_opened_again(
    visit: Visit, manager: Actor, worker: Actor
) -> None:
    token = people.open_session(worker, clock.now())
    page = await visit(manager, "/people")
    page.find(f"close-{worker.id}").click()
    await page.should_see("恢复账号", retries=20)
    assert people.actor_of(token, clock.now()) is None
    page.find(f"open-{worker.id}").click()
    await page.should_not_see("恢复账号", retries=20)


async def test_the_last_manager_cannot_be_closed(visit: Visit, manager: Actor) -> None:
    page = await visit(manager, "/people")
    page.find(f"close-{manager.id}").click()
    await until(lambda: any("最后一位站长" in message for message in page.notify.messages))
    assert people.people(manager)[0].active


async def test_what_a_page_does_is_refused_once_its_person_is_no_manager_any_more(
    visit: Visit, manager: Actor, worker: Actor
) -> None:
    page = await visit(manager, "/people")
    people.change_person(manager, worker.id or 0, role="manager")
    people.change_person(manager, manager.id or 0, role="viewer")
    page.find(f"close-{worker.id}").click()
    await until(lambda: any("只有站长可以这样做" in message for message in page.notify.messages))


async def test_changing_one_s_own_password_needs_the_old_one(visit: Visit, viewer: Actor) -> None:
    page = await visit(viewer, "/me")
    page.find("old-password").type("wrong")
    page.find("new-password").type("another-password")
    page.find("new-password-again").type("another-password")
    page.find("change-password").click()
    await until(lambda: "原密码不对" in (error_of(page, "old-password") or ""))
    with pytest.raises(Refused):
        people.authenticate(viewer.login, "another-password", "127.0.0.1", clock.now())
    page.find("old-password").clear().type(PASSWORD)
    page.find("change-password").click()
    await until(lambda: "密码已改，下次登录用新密码" in page.notify.messages)
    assert people.authenticate(viewer.login, "another-password", "127.0.0.1", clock.now())


async def test_a_name_is_a_name_and_nothing_else(visit: Visit, manager: Actor, worker: Actor) -> None:
    name = '李" :onclick="alert(1)" x="'
    people.change_person(manager, worker.id or 0, name=name)
    page = await visit(manager, "/people")
    page.find(f"change-{worker.id}").click()
    await page.should_see("保存", retries=20)
    (dialog,) = page.find(ui.dialog).elements
    assert dialog.props["aria-label"] == f"修改 {name}"
    assert not {":onclick", "x"} & set(dialog.props)


async def test_a_new_password_leaves_only_this_browser_signed_in(visit: Visit, viewer: Actor) -> None:
    elsewhere = people.open_session(viewer, clock.now())
    page = await visit(viewer, "/me")
    page.find("old-password").type(PASSWORD)
    page.find("new-password").type("another-password")
    page.find("new-password-again").type("another-password")
    page.find("change-password").click()
    await until(lambda: bool(page.notify.messages))
    assert people.actor_of(elsewhere, clock.now()) is None
    assert people.actor_of(page.http_client.cookies[SESSION_COOKIE], clock.now())
