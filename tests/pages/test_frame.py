"""What stands around every page, for each of the cast."""

from nicegui import ui
from nicegui.testing import User

from sheets import people
from sheets.people import Actor
from tests.pages.conftest import Visit
from tests.pages.waiting import until


async def test_the_left_column_leads_to_every_sheet_and_a_manager_to_people(
    visit: Visit, manager: Actor, worker: Actor
) -> None:
    page = await visit(manager)
    for title in ("今日", "提醒", "服务排班", "需求清单", "人员"):
        await page.should_see(title)
    assert "/people" in _links(page)
    page = await visit(worker)
    assert "/sheets/roster" in _links(page)
    assert "/people" not in _links(page)


def _links(page: User) -> set[str]:
    return {link.props["href"] for link in page.find(ui.link).elements}


async def test_a_page_has_one_heading_of_the_first_rank(visit: Visit, manager: Actor) -> None:
    for path in ("/", "/messages", "/people", "/me"):
        page = await visit(manager, path)
        tags = [element.tag for element in page.client.elements.values()]
        assert tags.count("h1") == 1, path
        assert "main" not in tags, path  # the page's own <main> is q-page


async def test_the_language_belongs_to_the_person(visit: Visit, manager: Actor, worker: Actor) -> None:
    page = await visit(manager)
    page.find("language").click()
    await until(lambda: people.people(manager)[0].language == "en")
    page = await visit(manager)
    await page.should_see("Today")
    await page.should_see("Duty roster")
    page = await visit(worker)
    await page.should_see("今日")


async def test_large_type_and_dark_colours_are_remembered(visit: Visit, viewer: Actor, manager: Actor) -> None:
    page = await visit(viewer)
    page.find("large").click()
    await until(lambda: any(one.large for one in people.people(manager)))
    page = await visit(viewer)
    page.find("dark").click()
    await until(lambda: any(one.large and one.dark for one in people.people(manager)))
    page = await visit(viewer)
    await page.should_see("恢复普通字号")
    await page.should_see("浅色显示")
    with page:
        assert [mode.value for mode in page.find(ui.dark_mode).elements] == [True]


async def test_a_page_that_is_not_for_this_person_says_why(visit: Visit, worker: Actor) -> None:
    page = await visit(worker)
    answer = await page.http_client.get("/people")
    assert answer.status_code == 403
    assert "只有站长可以这样做" in answer.text
