"""Numbered steps that bring a database up to date. They only add, and each may be taken twice without harm."""

from collections.abc import Callable

from models import TABLES, Migration, database
from sheets import clock


def create_fixed_tables() -> None:
    """Step 1: the fixed tables as `models.py` describes them."""
    database.create_tables(TABLES, safe=True)


def keep_what_uploads_left_undecided() -> None:
    """Step 2: uploads remember the cells that nobody decided about."""
    if "undecided" not in {column.name for column in database.get_columns("upload")}:
        database.execute_sql("ALTER TABLE upload ADD COLUMN undecided TEXT")


STEPS: dict[int, Callable[[], None]] = {1: create_fixed_tables, 2: keep_what_uploads_left_undecided}


def migrate() -> list[int]:
    """Take the steps that this database has not taken yet; return their numbers."""
    database.create_tables([Migration], safe=True)
    taken = {step.number for step in Migration.select()}
    missing = [number for number in sorted(STEPS) if number not in taken]
    for number in missing:
        STEPS[number]()
        Migration.create(number=number, at=clock.now())
    return missing
