"""The heartbeat: it beats, tells of a pause, stands by, and stops after the message in hand."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobs import channels, heartbeat, rules
from jobs.heartbeat import Heartbeat
from jobs.ledger import gap
from jobs.vault import Vault
from jobs.wecom import Wecom
from models import Engine, Message
from sheets.people import SYSTEM
from tests.fake_robot import robot


class Clock:
    """A clock that is set by hand."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock(ledger: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    monkeypatch.setenv("GELIXIANG_ALLOW_LOCAL_ROBOT", "1")
    rules.seed(now)
    return Clock(now)


def state_of(text: str) -> set[str]:
    return {one.state for one in Message.select().where(Message.title.contains(text))}


def test_thursday_evening_the_group_is_told(ledger: Path, clock: Clock) -> None:
    beat = Heartbeat(ledger, now=clock, senders={"wecom": Wecom(patience=1)})
    with robot() as server:
        channels.add_robot(SYSTEM, Vault(ledger), "居民群", server.address, clock.moment)
        beat.tick()
        assert server.texts == []
        clock.moment = clock.moment.replace(hour=18)
        for _ in range(3):
            beat.tick()
            clock.moment += timedelta(seconds=15)
        assert server.texts == ["【便民菜点】6月21日（周五）07:00–09:00，服务站旁，由巨鹿集团供应。"]
    beat.close()


def test_a_pause_is_remembered_with_what_it_cost(ledger: Path, clock: Clock) -> None:
    beat = Heartbeat(ledger, now=clock)
    beat.tick()
    clock.moment += timedelta(minutes=1)
    beat.tick()
    assert Engine.get_by_id(1).missed_to is None
    fell_asleep, clock.moment = clock.moment, clock.moment + timedelta(days=1)
    beat.tick()
    beat.close()
    memory = Engine.get_by_id(1)
    assert (memory.missed_from, memory.missed_to) == (fell_asleep, clock.moment)
    assert {one.reason for one in Message.select().where(Message.state == "expired")} == {"asleep"}
    told = gap()
    assert told
    assert told.missed == Message.select().where(Message.reason == "asleep").count() > 0


def test_a_second_process_stands_by_until_the_first_is_gone(ledger: Path, clock: Clock) -> None:
    first, second = Heartbeat(ledger, now=clock), Heartbeat(ledger, now=clock)
    assert first.tick()
    assert not second.tick()
    first.close()
    assert second.tick()
    second.close()


def test_an_edit_is_planned_at_the_next_tick(ledger: Path, clock: Clock) -> None:
    beat = Heartbeat(ledger, now=clock)
    beat.tick()
    for rule in rules.rules():
        rules.set_active(SYSTEM, rule.id, False, clock.moment)
    beat.tick()
    beat.close()
    assert state_of("菜点") == {"cancelled"}


async def test_it_beats_by_itself_and_is_healthy(ledger: Path, clock: Clock) -> None:
    beat = Heartbeat(ledger, now=clock, beat=timedelta(seconds=0.05))
    await beat.start()
    for _ in range(100):
        await asyncio.sleep(0.02)
        if heartbeat.last_tick():
            break
    assert heartbeat.healthy(clock.moment)
    clock.moment += timedelta(seconds=30)
    await asyncio.sleep(0.3)
    assert heartbeat.last_tick() == clock.moment
    await beat.stop()


async def test_stopping_lets_the_message_in_hand_finish(ledger: Path, clock: Clock) -> None:
    answered = threading.Event()

    def slow() -> float:
        answered.set()
        return 0.3

    with robot(delay=slow) as server:
        channels.add_robot(SYSTEM, Vault(ledger), "居民群", server.address, clock.moment)
        for _ in range(2):
            channels.send_test(SYSTEM, 2, clock.moment)
        beat = Heartbeat(ledger, now=clock)
        await beat.start()
        await asyncio.to_thread(answered.wait, 5)
        await beat.stop()
        assert len(server.received) == 1
    assert sorted(one.state for one in Message.select().where(Message.kind == "test")) == ["due", "sent"]


async def test_the_watchdog_makes_a_tick_where_none_comes(
    ledger: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "SILENCE", 0.3)
    beat = Heartbeat(ledger, now=clock, beat=timedelta(hours=1))
    await beat.start()
    await asyncio.sleep(0.2)
    clock.moment += timedelta(minutes=1)
    for _ in range(100):
        await asyncio.sleep(0.05)
        if heartbeat.last_tick() == clock.moment:
            break
    await beat.stop()
    assert heartbeat.last_tick() == clock.moment


async def test_a_test_message_does_not_wait_for_the_next_beat(ledger: Path, clock: Clock) -> None:
    beat = Heartbeat(ledger, now=clock, senders={"wecom": Wecom(patience=1)}, beat=timedelta(hours=1))
    with robot() as server:
        number = channels.add_robot(SYSTEM, Vault(ledger), "居民群", server.address, clock.moment)
        await beat.start()
        try:
            async with asyncio.timeout(20):
                for sent in (1, 2):
                    await asyncio.sleep(1)  # the tick before is over: only the bell can start the next
                    await asyncio.to_thread(channels.send_test, SYSTEM, number, clock.moment)
                    while len(server.texts) < sent:
                        await asyncio.sleep(0.05)
        finally:
            await beat.stop()
