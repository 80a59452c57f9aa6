"""Handing out batches: every open page of a sheet is told once, whatever becomes of the others."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime

import pytest

from pages.follow import Follower, Watcher
from sheets import catalog, people, starters, writer
from sheets.live import Live
from sheets.people import Actor
from tests.pages.waiting import until

Push = Callable[[Live], None]


@pytest.fixture
async def follower(ledger: object) -> AsyncIterator[Follower]:
    made = Follower()
    task = asyncio.create_task(made.run())
    await asyncio.sleep(0.1)
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def watcher(actor: Actor, now: datetime, push: Push) -> Watcher:
    token = people.open_session(actor, now)
    sheet = catalog.sheet("partners").id
    return Watcher(actor=actor, token=token, sheet=sheet, push=push, leave=lambda: None)


async def add(actor: Actor, name: str, now: datetime) -> None:
    await writer.run(starters.add_rows, actor, "partners", [{"name": name, "contact": "王小明"}], now)


async def test_each_page_is_told_once_and_as_its_person_may_see_it(
    follower: Follower, worker: Actor, viewer: Actor, now: datetime
) -> None:
    seen: dict[str, list[Live]] = {"worker": [], "viewer": []}
    follower.add(watcher(worker, now, seen["worker"].append))
    follower.add(watcher(viewer, now, seen["viewer"].append))
    await add(worker, "春江理发室", now)
    await until(lambda: bool(seen["worker"] and seen["viewer"]))
    assert "王小明" in seen["worker"][0].add[0]
    assert "王**" in seen["viewer"][0].add[0]
    await asyncio.sleep(0.05)
    assert len(seen["worker"]) == len(seen["viewer"]) == 1


async def test_a_page_that_breaks_does_not_hold_up_the_others(follower: Follower, worker: Actor, now: datetime) -> None:
    def fail(_: Live) -> None:
        raise RuntimeError("this page is gone")

    seen: list[Live] = []
    for push in (fail, seen.append, fail):
        follower.add(watcher(worker, now, push))
    await add(worker, "一", now)
    await add(worker, "二", now)
    await until(lambda: len(seen) >= 2)
    await asyncio.sleep(1.2)
    assert len({one.v for one in seen}) == len(seen) == 2
