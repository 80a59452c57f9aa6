"""Live pages: the log from a revision on, whole and in order, masked for who watches."""

from datetime import datetime

import pytest

from sheets import catalog, changes, live, rows, starters
from sheets.changes import Edits, NewRow
from sheets.columns import Cell
from sheets.people import Actor


def put(actor: Actor, key: str, edits: Edits, now: datetime, uid: str | None = None) -> changes.Written:
    return changes.write(actor, catalog.sheet(key), edits, now=now, source="grid", label="修改", uid=uid)


@pytest.fixture
def partner(worker: Actor, now: datetime) -> int:
    return starters.add_rows(worker, "partners", [{"name": "春江理发室", "contact": "王经理"}], now)[0]


def test_batches_form_a_chain_from_the_revision_last_seen(worker: Actor, partner: int, now: datetime) -> None:
    sheet = catalog.sheet("partners")
    start = sheet.revision
    put(worker, "team", Edits(), now)
    first = put(worker, "partners", Edits(set=[(partner, "often", "每月")]), now, uid="page:7")
    second = put(worker, "partners", Edits(remove=[partner]), now)
    batches = live.since(worker, sheet, start)
    assert batches is not None
    assert [(one.v, one.prev, one.client) for one in batches] == [
        (first.revision, start, "page"),
        (second.revision, first.revision, ""),
    ]
    assert batches[0].set == [(partner, "often", "每月")]
    assert batches[1].remove == [partner]


def test_a_new_row_comes_whole_as_reading_gives_it(worker: Actor, partner: int, now: datetime) -> None:
    sheet = catalog.sheet("partners")
    start = sheet.revision
    row, _ = catalog.lease_rows(worker, sheet, 1)
    put(worker, "partners", Edits(add=[NewRow(row=row, position=500.0, cells={"name": "新单位"})]), now)
    batches = live.since(worker, sheet, start)
    assert batches is not None
    assert batches[0].add == rows.read(worker, sheet, ids=[row])


@pytest.mark.parametrize(("who", "seen"), [("worker", "赵经理"), ("viewer", "赵**")])
def test_personal_columns_are_masked_for_who_watches(
    worker: Actor, viewer: Actor, partner: int, now: datetime, who: str, seen: Cell
) -> None:
    sheet = catalog.sheet("partners")
    put(worker, "partners", Edits(set=[(partner, "contact", "赵经理")]), now)
    batches = live.since({"worker": worker, "viewer": viewer}[who], sheet, sheet.revision)
    assert batches is not None
    assert batches[0].set == [(partner, "contact", seen)]


def test_every_sheet_that_a_batch_touched_is_named(worker: Actor, partner: int, now: datetime) -> None:
    needs = starters.add_rows(worker, "needs", [{"what": "理发", "partner": partner}], now)
    before = live.latest()
    written = put(worker, "partners", Edits(remove=[partner]), now)
    sheets = {catalog.sheet("partners").id: written.revision, catalog.sheet("needs").id: written.revision}
    assert live.touched_since(before) == sheets
    batches = live.since(worker, catalog.sheet("needs"), before)
    assert batches is not None and batches[0].set == [(needs[0], "partner", None)]
