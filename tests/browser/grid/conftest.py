"""The demonstration as a server, and people who open its sheets."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import StorageState

from tests.browser import server as servers
from tests.browser.conftest import OpenPage, SignIn
from tests.browser.grid.hands import GridPage
from tests.browser.server import Server

PASSWORD = "gelixiang-demo"

OpenSheet = Callable[..., GridPage]


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
def open_sheet(open_page: OpenPage, sign_in: SignIn, signed_in: dict[str, StorageState]) -> OpenSheet:
    """`open_sheet("roster", "lijie", **options)` is that person's own browser with the sheet in it."""

    def visit(key: str = "roster", login: str = "lijie", **options: Any) -> GridPage:
        if login in signed_in:
            page = open_page(storage_state=signed_in[login], **options)
        else:
            page = sign_in(open_page(**options), login, PASSWORD)
            signed_in[login] = page.context.storage_state()
        return GridPage(page, key)

    return visit


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> GridPage:
    """The needs list, opened by 李姐, who may edit it."""
    return open_sheet("needs")
