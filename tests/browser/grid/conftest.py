"""The demonstration as a server, and people who open its sheets."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, StorageState

from tests.browser import server as servers
from tests.browser.conftest import OpenPage, SignIn
from tests.browser.grid.hands import GridPage
from tests.browser.grid.phones import PHONE, PhonePage
from tests.browser.server import Server

PASSWORD = "gelixiang-demo"

OpenSheet = Callable[..., GridPage]
OpenPhone = Callable[..., PhonePage]
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with invented rows and three people: zhanzhang, lijie and xiaochen, who may only look."""
    started = servers.start(tmp_path_factory.mktemp("demo"), "demo")
    yield started
    started.stop()
    assert not started.complaints


@pytest.fixture(scope="module")
def signed_in() -> dict[str, StorageState]:
    """The cookies of whoever has signed in once: signing in is slow on purpose."""
    return {}


@pytest.fixture
def visit(open_page: OpenPage, sign_in: SignIn, signed_in: dict[str, StorageState]) -> Visit:
    """`visit("lijie", **options)` is that person's own browser, signed in."""

    def come(login: str, **options: Any) -> Page:
        if login in signed_in:
            return open_page(storage_state=signed_in[login], **options)
        page = sign_in(open_page(**options), login, PASSWORD)
        signed_in[login] = page.context.storage_state()
        return page

    return come


@pytest.fixture
def open_sheet(visit: Visit) -> OpenSheet:
    """`open_sheet("roster", "lijie", **options)` is that person's own browser with the sheet in it."""

    def see(key: str = "roster", login: str = "lijie", **options: Any) -> GridPage:
        return GridPage(visit(login, **options), key)

    return see


@pytest.fixture
def open_phone(visit: Visit) -> OpenPhone:
    """`open_phone("roster", "lijie", **options)` is that person's phone with the sheet on it."""

    def see(key: str = "roster", login: str = "lijie", **options: Any) -> PhonePage:
        return PhonePage(visit(login, **PHONE | options), key)

    return see


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> GridPage:
    """The needs list, opened by 李姐, who may edit it."""
    return open_sheet("needs")
