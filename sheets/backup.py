"""One file that holds everything: a consistent snapshot of the database, and the key that opens its secrets."""

import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from peewee import SqliteDatabase

from models import database
from sheets import clock
from sheets.sentences import Refused

DATABASE = "ledger.db"
KEY = "secret.key"
_BESIDE = (DATABASE, DATABASE + "-wal", DATABASE + "-shm", KEY)


def write(folder: Path, file: Path | None, now: datetime) -> Path:
    """Back the open ledger up to `file`, or to `backups/` in the data folder; return where it went.

    Raises Refused: backup_needs_sqlite, file_exists, cannot_write.
    """
    if not isinstance(database.obj, SqliteDatabase):
        raise Refused("backup_needs_sqlite")
    target = file or folder / "backups" / f"{clock.local(now):%Y%m%d-%H%M%S}.zip"
    with tempfile.TemporaryDirectory(dir=folder) as room:
        snapshot = Path(room) / DATABASE
        with closing(sqlite3.connect(snapshot)) as copy:
            database.connection().backup(copy)
        with _new_file(target) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(snapshot, DATABASE)
            if (folder / KEY).exists():
                archive.write(folder / KEY, KEY)
    return target


def restore(folder: Path, file: Path, now: datetime) -> Path:
    """Put a backup in place of the data of a stopped program; return the folder that keeps what was there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _demand_stopped(folder)
    kept = folder / "backups" / f"before-{clock.local(now):%Y%m%d-%H%M%S}"
    with tempfile.TemporaryDirectory(dir=folder) as room:
        found = _unpacked(file, Path(room))
        kept.mkdir(parents=True)
        for name in _BESIDE:
            if (folder / name).exists():
                (folder / name).replace(kept / name)
        for path in found:
            path.replace(folder / path.name)
    return kept


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner may read from its first byte on, and that is gone if it could not be finished."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as wrong:
        raise Refused("file_exists" if path.exists() else "cannot_write", file=path) from wrong
    try:
        with os.fdopen(made, "wb") as file:
            yield file
    except BaseException:
        path.unlink()
        raise


def _unpacked(file: Path, room: Path) -> list[Path]:
    """The files of a backup, checked; raises Refused(not_a_backup)."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = [name for name in (DATABASE, KEY) if name in archive.namelist()]
            for name in names:
                archive.extract(name, room)
    except (OSError, zipfile.BadZipFile) as wrong:
        raise Refused("not_a_backup", file=file) from wrong
    if DATABASE not in names or not _is_sound(room / DATABASE):
        raise Refused("not_a_backup", file=file)
    return [room / name for name in names]


def _is_sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as opened:
            sound = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError:
        return False
    return sound and {"sheet", "column_", "change", "batch"} <= tables


def _demand_stopped(folder: Path) -> None:
    """Refuse while a program holds the sender's lock on this folder."""
    path = folder / "sender.lock"
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
            lock.execute("ROLLBACK")
        except sqlite3.OperationalError as held:
            raise Refused("still_running", folder=folder) from held
