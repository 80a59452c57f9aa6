"""Whole sheets as they are sent: kept for those who may see the same, as long as pages can follow on from them."""

import pytest
from nicegui.testing import User

from pages import api, packed
from sheets import catalog, changes, clock
from sheets.changes import Edits, NewRow
from sheets.people import Actor
from tests.pages.conftest import Visit

Told = dict[str, object]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "packs", packed.Packs())


def _named(actor: Actor, *names: str) -> list[int]:
    """New rows of the team with these names."""
    sheet = catalog.sheet("team")
    first, _ = catalog.lease_rows(actor, sheet, len(names))
    new = [NewRow(row=first + n, position=float(first + n), cells={"name": name}) for n, name in enumerate(names)]
    changes.write(actor, sheet, Edits(add=new), now=clock.now(), source="grid")
    return [one.row for one in new]


async def _all(visitor: User) -> Told:
    return dict((await visitor.http_client.get("/api/sheets/team/all")).json())


async def test_what_was_sent_serves_again_and_the_log_leads_on_from_it(visit: Visit, worker: Actor) -> None:
    [row] = _named(worker, "旧名")
    visitor = await visit(worker)
    first = await _all(visitor)
    edits = Edits(set=[(row, "name", "新名")])
    changes.write(worker, catalog.sheet("team"), edits, now=clock.now(), source="grid")
    again = await _all(visitor)
    assert again == first
    since = (await visitor.http_client.get(f"/api/sheets/team/since?v={again['v']}")).json()
    assert [row, "name", "新名"] in [cell for batch in since["batches"] for cell in batch["set"]]


async def test_it_is_packed_anew_when_pages_would_be_too_far_behind(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MOST_BEHIND", 2)
    visitor = await visit(worker)
    first = await _all(visitor)
    _named(worker, "一", "二")
    assert (await _all(visitor))["v"] == first["v"]
    rows = _named(worker, "三")
    newest = await _all(visitor)
    assert newest["v"] == catalog.sheet("team").revision
    assert rows[0] in [row[0] for row in newest["rows"]]  # type: ignore[attr-defined]


async def test_who_sees_masked_numbers_gets_rows_of_their_own(visit: Visit, worker: Actor, viewer: Actor) -> None:
    [row] = _named(worker, "王小明")
    changes.write(
        worker, catalog.sheet("team"), Edits(set=[(row, "mobile", "19900001234")]), now=clock.now(), source="grid"
    )
    whole, masked = await _all(await visit(worker)), await _all(await visit(viewer))
    assert "19900001234" in str(whole)
    assert "199****1234" in str(masked)
    assert "19900001234" not in str(masked)


async def test_the_least_used_go_when_it_is_too_much(
    visit: Visit, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 1)
    visitor = await visit(worker)
    first = await _all(visitor)
    await visitor.http_client.get("/api/sheets/needs/all")
    _named(worker, "后来")
    assert (await _all(visitor))["v"] != first["v"]
