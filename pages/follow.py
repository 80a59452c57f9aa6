"""Live pages: one task follows the change log and hands each open page what it has not seen.

It wakes with every commit of this process, and looks once a second for those of others. What is handed out is read
once and sent once to all pages that may see the same: fifty of them must not hold up the next edit.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nicegui import app, core

from pages.plain import dumped
from pages.presence import Presence
from pages.visitor import ask
from sheets import catalog, changes, clock, initials, kinds, live, people
from sheets.columns import Sheet
from sheets.live import Live
from sheets.people import Actor

LOOK_EVERY = 1.0  # seconds between looks for batches of other processes
ANSWER_FIRST = 0.003  # seconds in which whoever wrote gets the answer, before the others are told
SESSION_EVERY = 30.0  # seconds between looks whether a watcher is still signed in

Post = Callable[[list[str], str], Awaitable[None]]  # (names of pages, message)

log = logging.getLogger(__name__)


@dataclass(kw_only=True, eq=False)
class Watcher:
    """One open page of one sheet; `leave` shows it the door."""

    actor: Actor
    token: str
    client: str  # the grid's own name
    page: str  # that of its page, by which messages find it
    sheet: int
    sees: bool  # personal data
    leave: Callable[[], None]
    asked_at: float = 0.0


class Follower:
    """Knows who watches what, and how far the log has been handed out. `post` sends messages in JSON to pages."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._watchers: set[Watcher] = set()
        self._wake = asyncio.Event()
        self._seen = 0
        self._telling: set[asyncio.Task[None]] = set()
        self.presence = Presence(self._tell, self._pages)

    def add(self, watcher: Watcher) -> None:
        """Begin to hand batches to this page."""
        watcher.asked_at = asyncio.get_running_loop().time()
        self._watchers.add(watcher)
        self.presence.came(watcher.sheet)

    async def greet(self, watcher: Watcher) -> None:
        """The page is connected, perhaps again: it hears how things stand, and fetches what it missed."""
        described = await ask(catalog.sheet_by_id, watcher.sheet)
        standing = self.presence.standing(watcher.sheet)
        await self._send([watcher], [_far(described), _options(described), standing])

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
                await asyncio.sleep(ANSWER_FIRST)
                self._wake.clear()
                await self._step()
        finally:
            changes.listeners.remove(committed)
            catalog.listeners.remove(described)

    async def _step(self) -> None:
        try:
            watching: dict[int, dict[bool, list[Watcher]]] = defaultdict(lambda: defaultdict(list))
            for watcher in self._watchers:
                watching[watcher.sheet][watcher.sees].append(watcher)
            readers = {
                sheet: {sees: found[0].actor for sees, found in groups.items()} for sheet, groups in watching.items()
            }
            self._seen, news = await ask(_news, self._seen, readers)
            for (sheet, sees), messages in news.items():
                await self._send(watching[sheet][sees], messages)
            self.presence.sweep()
            await self._ask_sessions()
        except Exception:
            log.exception("following the change log failed; trying again")

    def _tell(self, sheet: int, message: str) -> None:
        """Send a message to every page of a sheet."""
        task = asyncio.create_task(self._send([one for one in self._watchers if one.sheet == sheet], [message]))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    def _pages(self, sheet: int) -> int:
        return sum(watcher.sheet == sheet for watcher in self._watchers)

    async def _send(self, watchers: list[Watcher], messages: list[str]) -> None:
        """Post messages to those who are still there. What a page misses it fetches when the next batch comes."""
        pages = [watcher.page for watcher in watchers if watcher in self._watchers]
        if not pages:
            return
        try:
            for message in messages:
                await self._post(pages, message)
        except Exception:
            log.exception("pages could not be told what changed")

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


def _news(seen: int, readers: dict[int, dict[bool, Actor]]) -> tuple[int, dict[tuple[int, bool], list[str]]]:
    """(the newest revision, what to push of the batches after `seen`), by sheet and whether personal data is seen.

    `readers` has somebody for each of those; what is read is the same for all of them.
    """
    touched = live.touched_since(seen)
    news = {}
    for number in touched.keys() & readers.keys():
        sheet = catalog.sheet_by_id(number)
        for sees, actor in readers[number].items():
            news[number, sees] = _batches(actor, sheet, seen, touched[number])
    return max([seen, *touched.values()]), news


def _batches(actor: Actor, sheet: Sheet, seen: int, newest: int) -> list[str]:
    """What to push of the batches after `seen` up to `newest`; what came meanwhile has its own turn.

    A batch too large for a push says only that it is there, and the page fetches it.
    """
    if live.lines_since(sheet, seen) > live.LARGEST_PUSH:  # before they are read: the pages read them too
        return [_far(sheet)]
    found = live.since(actor, sheet, seen) or []
    return [dumped(_pushed(batch)).decode() for batch in found if batch.v <= newest]


def _far(sheet: Sheet) -> str:
    """There is something up to this revision, and the page has to fetch it."""
    return dumped(Live(v=sheet.revision, prev=-1, by="", client="")).decode()


def _pushed(batch: Live) -> Live:
    return batch if batch.size <= live.LARGEST_PUSH else Live(v=batch.v, prev=-1, by=batch.by, client=batch.client)


def _options(sheet: Sheet) -> str:
    """Which columns there are, and what there is to choose from in each with options."""
    options = {column.key: column.options for column in sheet.columns if column.kind in kinds.WITH_OPTIONS}
    letters = {key: initials.of_texts(texts) for key, texts in options.items()}
    keys = [column.key for column in sheet.columns]
    return dumped({"columns": keys, "options": options, "initials": letters}).decode()


async def to_sockets(pages: list[str], message: str) -> None:
    """Send to the sockets of NiceGUI's pages, past their queues: once for all of them."""
    await core.sio.emit("sheet", message, room=pages)


follower: Follower


def register() -> None:
    """Start following with the program, stop with it."""

    async def begin() -> None:
        global follower, _task  # noqa: PLW0603 - one per event loop, made when the loop is there
        follower = Follower(to_sockets)
        _task = asyncio.create_task(follower.run())

    async def end() -> None:
        _task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await _task

    app.on_startup(begin)
    app.on_shutdown(end)


_task: asyncio.Task[None]
