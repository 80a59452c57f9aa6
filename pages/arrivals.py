"""Lets the parts of one open page hear at once that messages came, were sent, or were read."""

from collections.abc import Awaitable, Callable
from weakref import WeakKeyDictionary

from nicegui import Client, ui

_hearers: WeakKeyDictionary[Client, list[Callable[[], Awaitable[None]]]] = WeakKeyDictionary()


def hear(act: Callable[[], Awaitable[None]]) -> None:
    """Call `act` whenever something arrives on the page that is being built."""
    _hearers.setdefault(ui.context.client, []).append(act)


async def tell() -> None:
    """Let everything on the page at hand look again."""
    for act in list(_hearers.get(ui.context.client, [])):
        await act()
