"""The one job of the scheduler: a tick every 15 seconds that plans, gives up what is too late, and sends.

The scheduler holds no reminder. A tick runs in a thread of its own, so that stopping lets a message in flight
finish; a watchdog on the monotonic clock starts a tick where the wall clock, set back, would hold it up.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from jobs import bell, outbox, reconcile, rules, sources
from jobs.answers import Sender
from jobs.channels import CHANNELS
from jobs.lock import SenderLock
from jobs.postman import Postman
from jobs.vault import Vault
from models import Engine, database
from sheets import clock, writer
from sheets.clock import SHANGHAI

log = logging.getLogger(__name__)
BEAT = timedelta(seconds=15)
YOUNG = timedelta(seconds=90)  # a last tick older than this is not healthy
PAUSE = timedelta(minutes=3)  # a gap between ticks that people are told of
SILENCE = 45.0  # monotonic seconds without a tick until the watchdog makes one


class Heartbeat:
    """Plans and sends while this process holds the sender lock; stands by while another one does."""

    def __init__(
        self,
        folder: Path,
        *,
        senders: Mapping[str, Sender] = CHANNELS,
        now: Callable[[], datetime] = clock.now,
        beat: timedelta = BEAT,
    ) -> None:
        self._now = now
        self._beat = beat
        self._stopping = Event()
        self._lock = SenderLock(folder)
        self._postman = Postman(senders, Vault(folder), now, self._stopping)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="heartbeat")
        self._scheduler = AsyncIOScheduler(
            timezone=SHANGHAI, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._watchdog: asyncio.Task[None] | None = None
        self._last = time.monotonic()
        self._planned: tuple[int, int, datetime] | None = None
        self._ticking = self._again = False
        self._hear: Callable[[], None] | None = None

    async def start(self) -> None:
        """Begin to beat on the running event loop, with a first tick at once."""
        self._scheduler.add_job(self._beat_once, "interval", seconds=self._beat.total_seconds(), id="tick")
        self._scheduler.start()
        self.nudge()
        loop = asyncio.get_running_loop()

        def hear() -> None:
            loop.call_soon_threadsafe(self.nudge)

        self._hear = hear
        bell.hearers.append(hear)
        self._watchdog = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Stop after the message in hand, and let another process send."""
        self._stopping.set()
        if self._hear:
            bell.hearers.remove(self._hear)
        if self._watchdog:
            self._watchdog.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """Wait for the tick under way, and give up the sender lock."""
        self._stopping.set()
        self._thread.submit(database.close)
        self._thread.shutdown(wait=True)
        self._lock.release()

    def nudge(self) -> None:
        """Tick now rather than at the next beat, or right after the tick under way; for the event loop's thread."""
        if self._ticking:
            self._again = True
        elif self._scheduler.running:
            self._scheduler.modify_job("tick", next_run_time=datetime.now(SHANGHAI))

    def tick(self) -> bool:
        """One round, in the calling thread; False while another process is the sender."""
        if not self._lock.held:
            if not self._lock.acquire():
                return False
            outbox.recover()
        now = self._now()
        pause = _note_tick(now)
        self._plan(now, pause)
        outbox.expire(now, pause[1] if pause else None)
        self._postman.round()
        return True

    def _plan(self, now: datetime, pause: reconcile.Pause | None) -> None:
        """Plan when a sheet, a rule or a channel changed, and once a minute as time goes on."""
        state = (sources.revision(), rules.fingerprint())
        minute = now.replace(second=0, microsecond=0)
        if pause or self._planned != (*state, minute):
            reconcile.reconcile(now, pause)
            self._planned = (*state, minute)

    async def _beat_once(self) -> None:
        self._ticking, self._again = True, False
        try:
            await asyncio.wrap_future(self._thread.submit(self.tick))
        except Exception:
            log.exception("a tick of the heartbeat failed; the next one tries again")
        finally:
            self._last = time.monotonic()
            self._ticking = False
        if self._again and not self._stopping.is_set():
            self.nudge()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(SILENCE / 3)
            if time.monotonic() - self._last > SILENCE:
                log.warning("no tick for %s seconds; starting one", int(time.monotonic() - self._last))
                self.nudge()


def last_tick() -> datetime | None:
    """When any process on this database last finished planning."""
    found = Engine.get_or_none(Engine.id == 1)
    return found.last_tick_at if found else None


def healthy(now: datetime) -> bool:
    """Whether the heartbeat is young."""
    last = last_tick()
    return last is not None and abs(now - last) <= YOUNG


@writer.transaction
def _note_tick(now: datetime) -> reconcile.Pause | None:
    """Remember this tick. The pause before it, if it was long enough for people to be told."""
    memory = Engine.get_or_none(Engine.id == 1) or Engine.create(id=1)
    last = memory.last_tick_at
    pause = (last, now) if last is not None and now - last > PAUSE else None
    if pause:
        memory.missed_from, memory.missed_to = pause
    memory.last_tick_at = now
    memory.save()
    return pause
