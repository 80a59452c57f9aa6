"""Workbooks out and back by the command line: what it says was done, and what it says was left."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sheets import catalog, changes, commands, rows, starters
from sheets.columns import Cell
from sheets.edits import Edits
from sheets.people import Actor
from sheets.sentences import Refused


def put(actor: Actor, key: str, row: int, cells: dict[str, Cell], now: datetime) -> None:
    edits = Edits(set=[(row, column, cell) for column, cell in cells.items()])
    changes.write(actor, catalog.sheet(key), edits, now=now, source="grid")


def rewrite(file: Path, line: int, **cells: object) -> None:
    book = load_workbook(file)
    page = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[1]}
    for title, value in cells.items():
        page.cell(line, places[title]).value = value  # type: ignore[assignment]
    book.save(file)


@pytest.fixture
def clash(worker: Actor, tmp_path: Path, now: datetime) -> tuple[Path, int]:
    """A file with a change, a conflict and a date that cannot be read, and the row they are in."""
    (row,) = starters.add_rows(worker, "partners", [{"name": "书店", "often": "每月"}], now)
    file = tmp_path / "partners.xlsx"
    commands.export("partners", file, now)
    rewrite(file, rows.count(catalog.sheet("partners")) + 1, 多久一次="每周", 备注="来过", 协议到期="等通知")
    put(worker, "partners", row, {"often": "每天"}, now)
    return file, row


def test_an_import_says_what_it_left_and_how_to_take_it(clash: tuple[Path, int], now: datetime) -> None:
    file, _ = clash
    said = commands.import_("partners", file, now, dry_run=False, take="now").text
    assert "1 处冲突保留了表里的" in said
    assert "--take sent" in said
    assert "1 格读不出来" in said


def test_the_same_file_again_settles_what_was_left_and_nothing_else(
    worker: Actor, clash: tuple[Path, int], now: datetime
) -> None:
    file, row = clash
    commands.import_("partners", file, now, dry_run=False, take="now")
    put(worker, "partners", row, {"note": "后来写的"}, now)
    said = commands.import_("partners", file, now, dry_run=False, take="sent").text
    assert "保留了表里的" not in said
    there = rows.cells(catalog.sheet("partners"))[row]
    assert (there["often"], there["note"]) == ("每周", "后来写的")
    put(worker, "partners", row, {"often": "每季度"}, now)
    again = json.loads(commands.import_("partners", file, now, dry_run=True, take="now").json)
    assert (again["changes"], again["conflicts"]) == ([], [])
    assert [held["sent"]["unread"] for held in again["problems"]] == ["等通知"], "nobody has decided about it"


def test_links_have_their_names_beside_their_ids(worker: Actor, tmp_path: Path, now: datetime) -> None:
    one, other = starters.add_rows(worker, "team", [{"name": "王阿姨"}, {"name": "周阿姨"}], now)
    starters.add_rows(worker, "roster", [{"date": "2024-06-21", "person": one}], now)
    file = tmp_path / "roster.xlsx"
    commands.export("roster", file, now)
    rewrite(file, 2, 值班人="周阿姨")
    tried = json.loads(commands.import_("roster", file, now, dry_run=True, take="now").json)
    (change,) = tried["changes"]
    assert (change["base"], change["sent"], change["now"]) == (one, other, one)
    assert (change["base_text"], change["sent_text"], change["now_text"]) == ("王阿姨", "周阿姨", "王阿姨")
    assert "revision" not in tried
    done = json.loads(commands.import_("roster", file, now, dry_run=False, take="now").json)
    assert done["revision"] > 0


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are(ledger: Path, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        commands.export("nope", ledger / "nope.xlsx", now)
    assert "nope" in refused.value.sentence()
    assert "roster（" in refused.value.sentence()
