"""What every test may ask for: a fixed moment, an open ledger in a temporary folder, and the cast.

王站长 runs the station, 李姐 edits its sheets, 志愿者小陈 may look and sees personal columns masked.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from sheets import people, starters, writer
from sheets.clock import SHANGHAI
from sheets.database import open_database
from sheets.people import Actor, Role

# In continuous integration the laws are tried with the same examples each time: a change is judged by what it
# changes. By hand they look for new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

PASSWORD = "geli-xiang-2024"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the long soaks too")
    parser.addoption("--update-screenshots", action="store_true", help="take the pictures of the README anew")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Playwright's loop, once started, is in the way of asynchronous tests: browsers come last.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    if config.getoption("--all") or os.environ.get("GELIXIANG_ALL") == "1":
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="a long soak: runs with --all"))


@pytest.fixture
def now() -> datetime:
    """Thursday 20 June 2024, 9 in the morning in Shanghai: the vegetable stall opens tomorrow at 7."""
    return datetime(2024, 6, 20, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def ledger(tmp_path: Path, now: datetime) -> Iterator[Path]:
    """An open ledger with the starter sheets; the value is its data folder."""
    folder = tmp_path / "data"
    database = open_database(folder)
    starters.create(now)
    yield folder
    writer.close()
    database.close()


@pytest.fixture
def manager(ledger: Path, now: datetime) -> Actor:
    return _person("wang", "王站长", "manager", now)


@pytest.fixture
def worker(ledger: Path, now: datetime) -> Actor:
    return _person("li", "李姐", "worker", now)


@pytest.fixture
def viewer(ledger: Path, now: datetime) -> Actor:
    return _person("chen", "志愿者小陈", "viewer", now)


def _person(login: str, name: str, role: Role, now: datetime) -> Actor:
    return people.create_person(people.SYSTEM, login, PASSWORD, name, role, now)
