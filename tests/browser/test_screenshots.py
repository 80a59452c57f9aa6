"""The pictures of the README: every page in them still renders. `--update-screenshots` takes them anew."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import server as servers
from tests.browser.conftest import OpenPage, SignIn
from tests.browser.server import Server
from tests.product import ROOT

PICTURES = ROOT / "tests" / "screenshots"
MANAGER = ("zhanzhang", "gelixiang-demo")
OFFICE = {"viewport": {"width": 1200, "height": 675}}
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}

Keep = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration, with invented rows around today."""
    started = servers.start(tmp_path_factory.mktemp("demo"), "demo")
    yield started
    started.stop()


@pytest.fixture
def keep(request: pytest.FixtureRequest, tmp_path: Path) -> Keep:
    """`keep(page, name)` takes the picture, and puts it into the README if that is wanted."""

    def take(page: Page, name: str) -> None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=tmp_path / f"{name}.png", animations="disabled")
        if request.config.getoption("--update-screenshots"):
            PICTURES.mkdir(exist_ok=True)
            shutil.copyfile(tmp_path / f"{name}.png", PICTURES / f"{name}.png")
        assert (PICTURES / f"{name}.png").is_file()

    return take


@pytest.mark.parametrize(
    ("name", "path", "title"),
    [("today", "/", "今日"), ("roster", "/sheets/roster", "服务排班"), ("messages", "/messages", "提醒")],
)
def test_a_page_on_an_office_screen(
    open_page: OpenPage, sign_in: SignIn, keep: Keep, name: str, path: str, title: str
) -> None:
    page = sign_in(open_page(**OFFICE), *MANAGER)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    keep(page, name)


def test_today_on_a_phone(open_page: OpenPage, sign_in: SignIn, keep: Keep) -> None:
    page = sign_in(open_page(**PHONE), *MANAGER)
    expect(page.get_by_role("heading", level=1)).to_have_text("今日")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(page, "phone")


def test_a_workbook_that_came_back(open_page: OpenPage, sign_in: SignIn, keep: Keep, tmp_path: Path) -> None:
    page = sign_in(open_page(**OFFICE), *MANAGER)
    book = load_workbook(io.BytesIO(page.request.get("/sheets/roster/workbook.xlsx").body()))
    cells = {cell.value: cell for row in book.active.iter_rows() for cell in row}
    cells["家中有事"].value = "家里有事，下周补班"
    cells["烘焙室"].value = "邻里点"
    book.save(tmp_path / "服务排班.xlsx")
    rows = page.request.get("/api/sheets/roster/rows").json()["rows"]
    last = [row[0] for row in rows if "家中有事" in row][-1]
    edit = {"id": "picture", "label": "", "add": [], "remove": []}
    edit["set"] = [[last, "note", {"text": "家中有事，李秀英代"}]]
    answer = page.request.post(
        "/api/sheets/roster/edits", data={"client": "other", "batches": [edit]}, headers={"X-Gelixiang": "1"}
    )
    assert answer.ok
    page.goto("/sheets/roster/upload")
    page.locator("input[type=file]").set_input_files(tmp_path / "服务排班.xlsx")
    expect(page.get_by_role("heading", level=1)).to_contain_text("合并上传的表格")
    expect(page.get_by_role("button", name="合并到表里")).to_be_visible()
    keep(page, "merge")
