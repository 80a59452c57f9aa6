"""A backup holds everything, and restoring puts it back without throwing away what was there."""

from datetime import datetime
from pathlib import Path

import pytest

from models import database
from sheets import backup, catalog, rows, starters, writer
from sheets.database import open_database
from sheets.people import SYSTEM
from sheets.sentences import Refused


def close() -> None:
    writer.close()
    database.close()


def test_what_was_backed_up_comes_back(ledger: Path, now: datetime) -> None:
    starters.add_rows(SYSTEM, "team", [{"name": "王阿姨"}], now)
    file = backup.write(ledger, None, now)
    starters.add_rows(SYSTEM, "team", [{"name": "后来的人"}], now)
    close()
    kept = backup.restore(ledger, file, now)
    open_database(ledger)
    assert [row["name"] for row in rows.cells(catalog.sheet("team")).values()] == ["王阿姨"]
    close()
    open_database(kept)
    assert len(rows.cells(catalog.sheet("team"))) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"SQLite format 3\0"])
def test_something_else_is_refused_and_nothing_changes(ledger: Path, now: datetime, content: bytes) -> None:
    file = ledger / "strange.zip"
    file.write_bytes(content)
    before = (ledger / "ledger.db").read_bytes()
    with pytest.raises(Refused) as refused:
        backup.restore(ledger, file, now)
    assert refused.value.code == "not_a_backup"
    assert (ledger / "ledger.db").read_bytes() == before


def test_a_backup_overwrites_nothing(ledger: Path, now: datetime) -> None:
    file = ledger / "mine.zip"
    file.write_text("mine")
    with pytest.raises(Refused) as refused:
        backup.write(ledger, file, now)
    assert refused.value.code == "file_exists"
    assert file.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_named(ledger: Path, now: datetime) -> None:
    (ledger / "a file").write_text("")
    with pytest.raises(Refused) as refused:
        backup.write(ledger, ledger / "a file" / "mine.zip", now)
    assert refused.value.code == "cannot_write"


def test_a_backup_that_fails_half_way_leaves_no_file(ledger: Path) -> None:
    with pytest.raises(RuntimeError), backup._new_file(ledger / "mine.zip") as file:
        file.write(b"half")
        raise RuntimeError
    assert not (ledger / "mine.zip").exists()


def test_only_its_owner_may_read_a_backup(ledger: Path, now: datetime) -> None:
    assert backup.write(ledger, None, now).stat().st_mode & 0o077 == 0
