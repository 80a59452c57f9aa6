"""Opening the database, and the few things in which SQLite and PostgreSQL differ."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import Database, ImproperlyConfigured, PeeweeException, SqliteDatabase
from playhouse.db_url import connect

from models import database
from sheets import migrations
from sheets.sentences import Refused

# What the screen calls saved survives a power cut: WAL with a flush at every commit.
SQLITE_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "busy_timeout": 15_000,
    "cache_size": -32_000,
}
_WRITER_LOCK = 8_141_968  # any fixed number: one writer at a time on PostgreSQL


def open_database(folder: Path, *, url: str | None = None) -> Database:
    """Open `ledger.db` in `folder`, or the database at `url`, and bring its tables up to date."""
    if url:
        opened = _connected(url)
    else:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        opened = SqliteDatabase(str(folder / "ledger.db"), pragmas=SQLITE_PRAGMAS, timeout=15)
    database.initialize(opened)
    with opened.connection_context(), writing():
        migrations.migrate()
    return opened


def _connected(url: str) -> Database:
    """The database at `url`, tried once. Raises Refused(no_database)."""
    try:
        opened: Database = connect(url)  # type: ignore[no-untyped-call]  # peewee's own helper
        with opened.connection_context():
            return opened
    except (RuntimeError, ValueError, ImproperlyConfigured, PeeweeException) as wrong:
        raise Refused("no_database") from wrong


@contextmanager
def writing() -> Iterator[None]:
    """One transaction that no other process can write beside."""
    if isinstance(database.obj, SqliteDatabase):
        with database.atomic("IMMEDIATE"):
            yield
        return
    with database.atomic():
        database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_WRITER_LOCK,))
        yield


def has_own_times() -> bool:
    """Whether this database gives dates and times as such; SQLite keeps them as the text that was written."""
    return not isinstance(database.obj, SqliteDatabase)


def write_many(sql: str, rows: list[tuple[object, ...]]) -> None:
    """Run one statement for many rows; `sql` uses `placeholder()`s."""
    if rows:
        database.cursor().executemany(sql, rows)


def placeholder() -> str:
    """The parameter mark of this database's driver."""
    mark: str = database.obj.param
    return mark


def quoted(*names: str) -> str:
    """Names as identifiers, joined by commas."""
    mark = '"'
    return ", ".join(f"{mark}{name}{mark}" for name in names)
