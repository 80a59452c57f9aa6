"""Handing out batches: every open page of a sheet is told once, whatever becomes of the others."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest

from pages.follow import Follower, Watcher
from pages.presence import Cursor
from sheets import access, catalog, people, starters, writer
from sheets.people import Actor
from tests.pages.waiting import until

Heard = list[dict[str, Any]]


class Wire:
    """What reached each page, by its name; `break_once` loses the next message."""

    def __init__(self) -> None:
        self.heard: dict[str, Heard] = defaultdict(list)
        self.break_once = False

    async def post(self, pages: list[str], message: str) -> None:
        if self.break_once:
            self.break_once = False
            raise RuntimeError("the socket is gone")
        for page in pages:
            self.heard[page].append(json.loads(message))


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def follower(ledger: object, wire: Wire) -> AsyncIterator[Follower]:
    made = Follower(wire.post)
    task = asyncio.create_task(made.run())
    await asyncio.sleep(0.1)
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def watcher(actor: Actor, now: datetime, page: str) -> Watcher:
    sheet = catalog.sheet("partners")
    return Watcher(
        actor=actor,
        token=people.open_session(actor, now),
        client=f"grid of {page}",
        page=page,
        sheet=sheet.id,
        sees=access.sees_personal(actor, sheet),
        leave=lambda: None,
    )


async def add(actor: Actor, name: str, now: datetime) -> None:
    await writer.run(starters.add_rows, actor, "partners", [{"name": name, "contact": "王小明"}], now)


async def test_each_page_is_told_once_and_as_its_person_may_see_it(
    follower: Follower, wire: Wire, worker: Actor, viewer: Actor, now: datetime
) -> None:
    for actor, page in ((worker, "worker's"), (worker, "worker's other"), (viewer, "viewer's")):
        follower.add(watcher(actor, now, page))
    await add(worker, "春江理发室", now)
    await until(lambda: len(wire.heard) == 3)
    assert "王小明" in wire.heard["worker's"][0]["add"][0]
    assert "王小明" in wire.heard["worker's other"][0]["add"][0]
    assert "王**" in wire.heard["viewer's"][0]["add"][0]
    await asyncio.sleep(0.05)
    assert [len(heard) for heard in wire.heard.values()] == [1, 1, 1]


async def test_a_message_that_is_lost_does_not_end_the_following(
    follower: Follower, wire: Wire, worker: Actor, now: datetime
) -> None:
    follower.add(watcher(worker, now, "page"))
    wire.break_once = True
    await add(worker, "一", now)
    await until(lambda: not wire.break_once)
    await add(worker, "二", now)
    await until(lambda: bool(wire.heard["page"]))
    assert "二" in wire.heard["page"][-1]["add"][0]


async def test_a_page_that_connects_again_hears_how_far_its_sheet_is(
    follower: Follower, wire: Wire, worker: Actor, now: datetime
) -> None:
    page = watcher(worker, now, "page")
    follower.add(page)
    await add(worker, "断线时", now)
    await until(lambda: bool(wire.heard["page"]))
    wire.heard.clear()
    await follower.greet(page)
    told, options, standing = wire.heard["page"]
    assert (told["v"], told["prev"]) == (catalog.sheet("partners").revision, -1)
    assert "status" in options["options"]
    assert standing == {"cursors": []}


async def test_every_page_hears_of_a_new_option(
    follower: Follower, wire: Wire, worker: Actor, viewer: Actor, now: datetime
) -> None:
    for actor in (worker, viewer):
        follower.add(watcher(actor, now, actor.name))
    options = await writer.run(catalog.add_option, worker, "partners", "status", "每逢初一")
    await until(lambda: len(wire.heard) == 2)
    for [message] in wire.heard.values():
        assert message["options"]["status"] == list(options)
        assert message["initials"]["status"]["每逢初一"].startswith("mfcy")


async def test_pages_hear_where_the_others_stand_until_they_go(
    follower: Follower, wire: Wire, worker: Actor, viewer: Actor, now: datetime
) -> None:
    staying, going = watcher(worker, now, "staying"), watcher(viewer, now, "going")
    for page in (staying, going):
        follower.add(page)
    cursor = Cursor(client=going.client, name="志愿者小陈", row=3, column="name", editing=False)
    follower.presence.moved(staying.sheet, cursor)
    seen = wire.heard["staying"]
    await until(lambda: bool(seen) and seen[-1]["cursors"] != [])
    assert seen[-1]["cursors"][0]["name"] == "志愿者小陈"
    follower.remove(going)
    await until(lambda: seen[-1]["cursors"] == [])
