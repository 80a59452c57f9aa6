"""Live pages: one task follows the change log and hands each open page what it has not seen.

It wakes with every commit of this process, and looks once a second for those of others.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from nicegui import app

from pages.plain import dumped
from pages.presence import Presence
from pages.visitor import ask
from sheets import access, catalog, changes, clock, initials, kinds, live, people
from sheets.columns import Sheet
from sheets.live import Live
from sheets.people import Actor

LOOK_EVERY = 1.0  # seconds between looks for batches of other processes
SESSION_EVERY = 30.0  # seconds between looks whether a watcher is still signed in

log = logging.getLogger(__name__)


@dataclass(kw_only=True, eq=False)
class Watcher:
    """One open page of one sheet. `push` sends it a message in JSON, `leave` shows it the door."""

    actor: Actor
    token: str
    client: str  # the page's own name
    sheet: int
    push: Callable[[str], None]
    leave: Callable[[], None]
    asked_at: float = 0.0


class Follower:
    """Knows who watches what, and how far the log has been handed out."""

    def __init__(self) -> None:
        self._watchers: set[Watcher] = set()
        self._wake = asyncio.Event()
        self._seen = 0
        self.presence = Presence(self._tell, self._pages)

    def add(self, watcher: Watcher) -> None:
        """Begin to hand batches to this page."""
        watcher.asked_at = asyncio.get_running_loop().time()
        self._watchers.add(watcher)
        self.presence.came(watcher.sheet)

    def remove(self, watcher: Watcher) -> None:
        """The page is gone."""
        self._watchers.discard(watcher)
        self.presence.gone(watcher.sheet, watcher.client)

    async def run(self) -> None:
        """Follow the log until cancelled."""
        loop = asyncio.get_running_loop()

        def committed(_keys: frozenset[str], _revision: int) -> None:
            loop.call_soon_threadsafe(self._wake.set)

        def described(sheet: Sheet) -> None:
            loop.call_soon_threadsafe(self._tell, sheet.id, _options(sheet))

        changes.listeners.append(committed)
        catalog.listeners.append(described)
        try:
            self._seen = await ask(live.latest)
            while not (
                _is_cancelled() or app.is_stopping
            ):  # NiceGUI's threads answer a cancelled caller None instead of raising
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), LOOK_EVERY)
                self._wake.clear()
                await self._step()
        finally:
            changes.listeners.remove(committed)
            catalog.listeners.remove(described)

    async def _step(self) -> None:
        try:
            touched = await ask(live.touched_since, self._seen)
            for number, newest in touched.items():
                await self._hand_out(number, self._seen, newest)
            self._seen = max([self._seen, *touched.values()])
            self.presence.sweep()
            await self._ask_sessions()
        except Exception:
            log.exception("following the change log failed; trying again")

    async def _hand_out(self, sheet: int, seen: int, newest: int) -> None:
        """Read the new batches once for those who see all and once for those who see masked, and push them."""
        watching = [watcher for watcher in self._watchers if watcher.sheet == sheet]
        if not watching:
            return
        described = await ask(catalog.sheet_by_id, sheet)
        read: dict[bool, list[str]] = {}
        for watcher in watching:
            sees = access.sees_personal(watcher.actor, described)
            if sees not in read:
                read[sees] = await ask(_batches, watcher.actor, described, seen, newest)
            self._push(watcher, read[sees])

    def _tell(self, sheet: int, message: str) -> None:
        """Send a message to every page of a sheet."""
        for watcher in [one for one in self._watchers if one.sheet == sheet]:
            self._push(watcher, [message])

    def _pages(self, sheet: int) -> int:
        return sum(watcher.sheet == sheet for watcher in self._watchers)

    def _push(self, watcher: Watcher, messages: list[str]) -> None:
        """Hand messages to one page. What one page misses it fetches when the next batch comes; others are told."""
        if watcher not in self._watchers:  # gone while the batches were read
            return
        try:
            for message in messages:
                watcher.push(message)
        except Exception:
            log.exception("a page could not be told what changed")

    async def _ask_sessions(self) -> None:
        """Pages of people whose session has ended meanwhile see nothing more."""
        time = asyncio.get_running_loop().time()
        for watcher in [one for one in self._watchers if time - one.asked_at > SESSION_EVERY]:
            watcher.asked_at = time
            actor = await ask(people.actor_of, watcher.token, clock.now())
            if actor is None or actor.role != watcher.actor.role:
                self.remove(watcher)
                watcher.leave()


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _batches(actor: Actor, sheet: Sheet, seen: int, newest: int) -> list[str]:
    """What to push of the batches after `seen` up to `newest`; what came meanwhile has its own turn.

    A batch too large for a push says only that it is there, and the page fetches it.
    """
    found = live.since(actor, sheet, seen)
    if found is None:
        return [dumped(Live(v=sheet.revision, prev=-1, by="", client="")).decode()]
    return [dumped(_pushed(batch)).decode() for batch in found if batch.v <= newest]


def _pushed(batch: Live) -> Live:
    return batch if batch.size <= live.LARGEST_PUSH else Live(v=batch.v, prev=-1, by=batch.by, client=batch.client)


def _options(sheet: Sheet) -> str:
    """Which columns there are, and what there is to choose from in each with options."""
    options = {column.key: column.options for column in sheet.columns if column.kind in kinds.WITH_OPTIONS}
    letters = {key: initials.of_texts(texts) for key, texts in options.items()}
    keys = [column.key for column in sheet.columns]
    return dumped({"columns": keys, "options": options, "initials": letters}).decode()


follower: Follower


def register() -> None:
    """Start following with the program, stop with it."""

    async def begin() -> None:
        global follower, _task  # noqa: PLW0603 - one per event loop, made when the loop is there
        follower = Follower()
        _task = asyncio.create_task(follower.run())

    async def end() -> None:
        _task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await _task

    app.on_startup(begin)
    app.on_shutdown(end)


_task: asyncio.Task[None]
