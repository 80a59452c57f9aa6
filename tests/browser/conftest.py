"""A real program and a real Chromium: the system's own, driven by Playwright."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser import server as servers
from tests.browser.server import Server

ADMIN = ("admin", "geli-xiang-2024")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREEN = {"width": 1366, "height": 768}
OUTCOME = pytest.StashKey[pytest.TestReport]()

OpenPage = Callable[..., Page]
SignIn = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report
    return report


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with the starter sheets and one manager, ADMIN; shared by the tests of one file."""
    started = servers.start(tmp_path_factory.mktemp("server"), GELIXIANG_ADMIN=":".join(ADMIN))
    yield started
    started.stop()
    assert not started.complaints


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Not for the whole session: while Playwright runs, no other test of this process can have an event loop."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "no Chromium on this system; tests/run.sh installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def console_errors() -> list[str]:
    """What the browsers of this test complained about. A test that provokes errors checks and clears it."""
    return []


@pytest.fixture
def open_page(
    chromium: Browser, server: Server, console_errors: list[str], request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[OpenPage]:
    """`open_page(**options)` is a fresh visitor: a page in a browser context of its own, with its own cookies."""
    opened: list[Page] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def visit(**options: object) -> Page:
        settings = {"viewport": SCREEN, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", "base_url": server.url}
        context = chromium.new_context(**settings | options)
        context.tracing.start(snapshots=True)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", hear)
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        opened.append(page)
        return page

    yield visit
    outcome = request.node.stash.get(OUTCOME, None)
    failed = bool(console_errors) or outcome is None or outcome.failed
    for number, page in enumerate(opened):
        if failed:
            page.screenshot(path=tmp_path / f"page-{number}.png")
            page.context.tracing.stop(path=tmp_path / f"trace-{number}.zip")
        page.context.close()
    if failed:
        print(f"screenshots and traces: {tmp_path}")
    assert not console_errors


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One visitor on an office screen, not signed in."""
    return open_page()


@pytest.fixture
def sign_in() -> SignIn:
    """`sign_in(page, login, password)` goes through the login page; without names, as ADMIN."""

    def enter(page: Page, login: str = ADMIN[0], password: str = ADMIN[1]) -> Page:
        page.goto("/login")
        page.get_by_label("用户名").fill(login)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: "/login" not in url)
        return page

    return enter
