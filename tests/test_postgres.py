"""The other database: the engine's main job on a real PostgreSQL server."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jobs import reconcile, rules
from models import Message, database
from sheets import applying, catalog, changes, copies, history, live, people, rows, sample, starters, uploads, writer
from sheets.changes import Edits
from sheets.columns import Unread
from sheets.database import open_database
from sheets.people import Actor
from tests.conftest import PASSWORD
from tests.postgres import postgres


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with postgres(tmp_path_factory.mktemp("postgres") / "server") as found:
        yield found


@pytest.fixture
def station(address: str, tmp_path: Path, now: datetime) -> Iterator[Actor]:
    """A manager of a station that lives in PostgreSQL, with the sample rows in."""
    opened = open_database(tmp_path, url=address)
    starters.create(now)
    rules.seed(now)
    actor = people.create_first("wang", PASSWORD, "王站长", now)
    sample.load(actor, now)
    yield actor
    writer.close()
    database.close()
    opened.close()


def test_the_main_job_is_done_there_too(station: Actor, now: datetime) -> None:
    sheet = catalog.sheet("needs")
    start, before = live.latest(), rows.cells(sheet)
    row = next(iter(before))
    wrong = Unread(text="下雨那天", code="not_a_date")
    edits = Edits(set=[(row, "due", wrong), (row, "what", "换灯泡")], remove=[row + 1])
    written = changes.write(station, sheet, edits, now=now, source="grid", label="修改")
    assert rows.cells(sheet, [row])[row]["due"] == wrong
    batches = live.since(station, sheet, start)
    assert batches is not None and batches[0].remove == [row + 1]
    history.undo_batch(station, written.revision, now)
    assert rows.cells(sheet) == before

    book = load_workbook(io.BytesIO(copies.download(station, "team", now).data))
    page = book.worksheets[0]
    page.cell(2, [cell.value for cell in page[1]].index("楼号") + 1).value = "99号楼"
    file = io.BytesIO()
    book.save(file)
    number = uploads.receive(station, "team", "team.xlsx", file.getvalue(), now)
    applying.apply(station, number, {}, now)
    assert "99号楼" in {member["building"] for member in rows.cells(catalog.sheet("team")).values()}

    reconcile.reconcile(now)
    planned = Message.select().count()
    reconcile.reconcile(now)
    assert Message.select().count() == planned > 0
