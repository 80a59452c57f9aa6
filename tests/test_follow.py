"""Handing out batches: every open page of a sheet is told once, whatever becomes of the others."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

import pytest

from pages.follow import Follower, Watcher
from pages.presence import Cursor
from sheets import catalog, people, starters, writer
from sheets.people import Actor
from tests.pages.waiting import until

Push = Callable[[str], None]
Heard = list[dict[str, Any]]


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
    return Watcher(actor=actor, token=token, client=token, sheet=sheet, push=push, leave=lambda: None)


def into(seen: Heard) -> Push:
    return lambda message: seen.append(json.loads(message))


async def add(actor: Actor, name: str, now: datetime) -> None:
    await writer.run(starters.add_rows, actor, "partners", [{"name": name, "contact": "王小明"}], now)


async def test_each_page_is_told_once_and_as_its_person_may_see_it(
    follower: Follower, worker: Actor, viewer: Actor, now: datetime
) -> None:
    seen: dict[str, Heard] = {"worker": [], "viewer": []}
    follower.add(watcher(worker, now, into(seen["worker"])))
    follower.add(watcher(viewer, now, into(seen["viewer"])))
    await add(worker, "春江理发室", now)
    await until(lambda: bool(seen["worker"] and seen["viewer"]))
    assert "王小明" in seen["worker"][0]["add"][0]
    assert "王**" in seen["viewer"][0]["add"][0]
    await asyncio.sleep(0.05)
    assert len(seen["worker"]) == len(seen["viewer"]) == 1


async def test_a_page_that_breaks_does_not_hold_up_the_others(follower: Follower, worker: Actor, now: datetime) -> None:
    def fail(_: str) -> None:
        raise RuntimeError("this page is gone")

    seen: Heard = []
    for push in (fail, into(seen), fail):
        follower.add(watcher(worker, now, push))
    await add(worker, "一", now)
    await add(worker, "二", now)
    await until(lambda: len(seen) >= 2)
    await asyncio.sleep(1.2)
    assert len({one["v"] for one in seen}) == len(seen) == 2


async def test_every_page_hears_of_a_new_option(
    follower: Follower, worker: Actor, viewer: Actor, now: datetime
) -> None:
    seen: Heard = []
    for actor in (worker, viewer):
        follower.add(watcher(actor, now, into(seen)))
    options = await writer.run(catalog.add_option, worker, "partners", "status", "每逢初一")
    await until(lambda: len(seen) == 2)
    for message in seen:
        assert message["options"]["status"] == list(options)
        assert message["initials"]["status"]["每逢初一"].startswith("mfcy")


async def test_pages_hear_where_the_others_stand_until_they_go(
    follower: Follower, worker: Actor, viewer: Actor, now: datetime
) -> None:
    seen: Heard = []
    staying, going = watcher(worker, now, into(seen)), watcher(viewer, now, lambda _: None)
    for page in (staying, going):
        follower.add(page)
    cursor = Cursor(client=going.client, name="志愿者小陈", row=3, column="name", editing=False)
    follower.presence.moved(staying.sheet, cursor)
    await until(lambda: bool(seen) and seen[-1]["cursors"] != [])
    assert seen[-1]["cursors"][0]["name"] == "志愿者小陈"
    follower.remove(going)
    await until(lambda: seen[-1]["cursors"] == [])
