"""The fixed tables: what they store comes back, and saving touches only what changed."""

from datetime import datetime

import pytest

from models import TABLES, MomentField, Person
from sheets import clock
from sheets.people import Actor


def test_saving_writes_the_fields_that_changed_and_not_the_row(worker: Actor) -> None:
    one, other = Person.get_by_id(worker.id), Person.get_by_id(worker.id)
    one.name = "李阿姨"
    one.save()
    other.large = True
    other.save()
    saved = Person.get_by_id(worker.id)
    assert (saved.name, saved.large) == ("李阿姨", True)
    assert all(table._meta.only_save_dirty for table in TABLES)


def test_a_moment_is_stored_as_utc_and_comes_back_aware(now: datetime) -> None:
    field = MomentField()
    stored = field.db_value(now)
    assert stored == "2024-06-20 01:00:00.000000"
    assert field.python_value(stored) == now
    assert clock.local(field.python_value(stored) or now).hour == 9


def test_a_moment_without_a_time_zone_is_refused(now: datetime) -> None:
    with pytest.raises(ValueError, match="time zone"):
        MomentField().db_value(now.replace(tzinfo=None))
