"""Page stories: NiceGUI's simulated visitors, no browser. Writes and reads reach a real ledger."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from nicegui import core
from nicegui.testing import User, user_simulation

from pages.visitor import SESSION_COOKIE
from sheets import clock, people
from sheets.people import Actor

PROGRAM = Path(__file__).with_name("program.py")

Visit = Callable[..., Awaitable[User]]


@pytest.fixture
async def user(ledger: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> AsyncIterator[User]:
    """A visitor who is not signed in. The test fails if the program logs an error."""
    monkeypatch.setenv("GELIXIANG_DATA", str(ledger))
    async with user_simulation(main_file=PROGRAM) as visitor:
        yield visitor
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []


@pytest.fixture
async def visit(user: User) -> AsyncIterator[Visit]:
    """`await visit(actor, path)` is somebody signed in, looking at that page, in a browser of their own."""
    clients: list[httpx.AsyncClient] = []

    async def come(actor: Actor, path: str = "/") -> User:
        client = httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test")
        client.cookies.set(SESSION_COOKIE, people.open_session(actor, clock.now()))
        clients.append(client)
        visitor = User(client)
        await visitor.open(path)
        return visitor

    yield come
    for client in clients:
        await client.aclose()
