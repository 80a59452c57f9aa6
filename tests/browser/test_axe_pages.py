"""axe-core finds nothing against any page, in both languages, light and dark, large, and on a phone."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import server as servers
from tests.browser.axe import Watch
from tests.browser.conftest import OpenPage, SignIn
from tests.browser.server import Server

PASSWORD = "gelixiang-demo"
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
PAGES = ("/", "/messages", "/people", "/me", "/sheets/roster/upload")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration, with invented rows around today."""
    started = servers.start(tmp_path_factory.mktemp("demo"), "demo")
    yield started
    started.stop()
    assert not started.complaints


def go(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def prefer(page: Page, item: str) -> None:
    """A line of the menu behind one's own name; the page comes again."""
    page.locator("button.me").click()
    with page.expect_navigation():
        page.get_by_role("menuitem", name=item).click()


def each_page(watch: Watch, looks: str) -> None:
    for path in PAGES:
        go(watch.page, path)
        watch.look(f"{path} {looks}")


def test_the_door_and_a_page_that_is_not_there(page: Page, sign_in: SignIn, console_errors: list[str]) -> None:
    watch = Watch(page)
    go(page, "/login")
    watch.look("login")
    page.get_by_label("用户名").fill("nobody")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_be_visible()
    watch.look("login refused")
    go(page, "/login?language=en")
    watch.look("login in English")
    go(page, "/welcome")
    watch.look("welcome")
    sign_in(page, "zhanzhang", PASSWORD)
    go(page, "/sheets/nowhere")
    watch.look("no such sheet")
    watch.report()
    assert all("401" in error or "404" in error or "403" in error for error in console_errors), console_errors
    console_errors.clear()  # the browser's own word on answers that are no pages


def test_every_page_on_a_phone(open_page: OpenPage, sign_in: SignIn) -> None:
    page = sign_in(open_page(reduced_motion="reduce", **PHONE), "zhanzhang", PASSWORD)
    watch = Watch(page)
    each_page(watch, "phone")
    page.get_by_role("navigation").get_by_role("button").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    watch.look("every sheet, on a phone")
    watch.report()


def test_tabs_dialogs_and_menus(open_page: OpenPage, sign_in: SignIn) -> None:
    page = sign_in(open_page(reduced_motion="reduce"), "zhanzhang", PASSWORD)
    watch = Watch(page)
    go(page, "/messages")
    for tab in page.get_by_role("tab").all():
        tab.click()
        watch.look(f"messages, {tab.inner_text()}")
    page.locator("button.me").click()
    expect(page.get_by_role("menuitem").first).to_be_visible()
    watch.look("own menu")
    go(page, "/people")
    page.get_by_role("button", name="更多").first.click()
    expect(page.get_by_role("menuitem").first).to_be_visible()
    watch.look("menu of a person")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    for path, opener in (("/people", "新增人员"), ("/people", "修改"), ("/messages", "添加群机器人")):
        go(page, path)
        if path == "/messages":
            page.get_by_role("tab").last.click()
        page.get_by_role("button", name=opener).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        watch.look(f"{path}, {opener}")
    go(page, "/people")
    page.get_by_role("button", name="修改").first.click()
    page.get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_be_visible()
    watch.look("list of a dialog's field")
    watch.report()


def test_a_merge_with_a_conflict(open_page: OpenPage, sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in(open_page(reduced_motion="reduce"), "zhanzhang", PASSWORD)
    watch = Watch(page)
    book = load_workbook(io.BytesIO(page.request.get("/sheets/roster/workbook.xlsx").body()))
    cells = {cell.value: cell for row in book.active.iter_rows() for cell in row}
    cells["家中有事"].value = "家里有事，下周补班"
    cells["烘焙室"].value = "没有这个区域"
    book.save(tmp_path / "服务排班.xlsx")
    rows = page.request.get("/api/sheets/roster/rows").json()["rows"]
    last = [row[0] for row in rows if "家中有事" in row][-1]
    edit = {"id": "axe", "label": "", "add": [], "remove": [], "set": [[last, "note", {"text": "李秀英代"}]]}
    body = {"client": "other", "batches": [edit]}
    assert page.request.post("/api/sheets/roster/edits", data=body, headers={"X-Gelixiang": "1"}).ok
    go(page, "/sheets/roster/upload")
    page.locator("input[type=file]").set_input_files(tmp_path / "服务排班.xlsx")
    expect(page.get_by_role("button", name="合并到表里")).to_be_visible()
    watch.look("merge preview")
    page.set_viewport_size({"width": 390, "height": 780})
    watch.look("merge preview, narrow")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.get_by_role("button", name="合并到表里").click()
    expect(page.get_by_role("button", name="合并到表里")).to_have_count(0)
    watch.look("merged")
    watch.report()


def test_every_page_in_every_look(open_page: OpenPage, sign_in: SignIn) -> None:
    page = sign_in(open_page(reduced_motion="reduce"), "zhanzhang", PASSWORD)
    watch = Watch(page)
    each_page(watch, "light")
    prefer(page, "深色")
    each_page(watch, "dark")
    prefer(page, "关怀版")
    each_page(watch, "dark and large")
    prefer(page, "浅色")
    prefer(page, "English")
    each_page(watch, "large, in English")
    watch.report()
