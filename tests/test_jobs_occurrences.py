"""When services take place: the table of repetitions, and what an occurrence is called."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.occurrences import Service, lacking, occurrences

JUNE = (datetime.fromisoformat("2024-06-01"), datetime.fromisoformat("2024-07-01"))
STALL = Service(row=1, name="便民菜点", repeat="每周", weekdays=(4,), start=time(7), end=time(9))


def days(service: Service, low: datetime = JUNE[0], high: datetime = JUNE[1]) -> list[str]:
    return [f"{one.start:%m-%d %H:%M}" for one in occurrences(service, low, high)]


def test_the_stall_is_every_friday_at_seven() -> None:
    assert days(STALL) == ["06-07 07:00", "06-14 07:00", "06-21 07:00", "06-28 07:00"]


@pytest.mark.parametrize(
    ("repeat", "weekdays", "since", "until", "expected"),
    [
        ("每周", (0, 3), None, None, [3, 6, 10, 13, 17, 20, 24, 27]),
        ("每周", (), date(2024, 6, 12), None, [12, 19, 26]),
        ("每周", (4,), date(2014, 6, 13), date(2024, 6, 14), [7, 14]),
        ("每两周", (4,), date(2024, 5, 29), None, [14, 28]),
        ("每两周", (), date(2024, 6, 7), None, [7, 21]),
        ("每天", (), date(2024, 6, 27), None, [27, 28, 29, 30]),
        ("每月", (), date(2024, 1, 31), None, [30]),
        ("每月", (), date(2024, 1, 15), None, [15]),
        ("每月", (2,), date(2024, 1, 10), None, [12]),
        ("每月", (2,), date(2024, 1, 31), None, [26]),
        ("一次", (), date(2024, 6, 8), None, [8]),
        ("一次", (), date(2024, 7, 8), None, []),
    ],
)
def test_repetitions(
    repeat: str, weekdays: tuple[int, ...], since: date | None, until: date | None, expected: list[int]
) -> None:
    service = Service(row=1, name="x", repeat=repeat, weekdays=weekdays, since=since, until=until, start=time(9))
    assert [one.start.day for one in occurrences(service, *JUNE)] == expected


@pytest.mark.parametrize(
    ("service", "code"),
    [
        (STALL, None),
        (Service(row=1, name="x", repeat="每周", weekdays=(4,), start=None), "service_needs_start"),
        (Service(row=1, name="x", repeat="", weekdays=(4,), start=time(7)), "service_needs_repeat"),
        (Service(row=1, name="x", repeat="每两周", weekdays=(4,), start=time(7)), "service_needs_since"),
        (Service(row=1, name="x", repeat="每周", start=time(7)), "service_needs_weekday"),
    ],
)
def test_what_cannot_be_announced_says_what_is_missing(service: Service, code: str | None) -> None:
    assert lacking(service) == code
    assert bool(days(service)) == (code is None)


def test_an_inactive_service_does_not_take_place() -> None:
    assert not days(Service(row=1, name="x", repeat="每天", start=time(7), active=False))


def test_an_end_before_the_start_is_after_midnight() -> None:
    night = Service(row=1, name="x", repeat="每天", start=time(22), end=time(1))
    one = next(occurrences(night, *JUNE))
    assert one.end - one.start == timedelta(hours=3)


def test_an_occurrence_keeps_its_name_when_its_time_is_edited() -> None:
    later = Service(row=1, name="便民菜点", repeat="每周", weekdays=(4,), start=time(8), end=time(9))
    assert [one.key for one in occurrences(later, *JUNE)] == [one.key for one in occurrences(STALL, *JUNE)]


@given(
    repeat=st.sampled_from(["每天", "每周", "每两周", "每月"]),
    weekdays=st.sets(st.integers(0, 6)).map(lambda found: tuple(sorted(found))),
    since=st.dates(date(2015, 1, 1), date(2024, 5, 31)),
    split=st.integers(1, 29),
)
def test_a_span_cut_in_two_holds_the_same_occurrences(
    repeat: str, weekdays: tuple[int, ...], since: date, split: int
) -> None:
    service = Service(row=1, name="x", repeat=repeat, weekdays=weekdays, since=since, start=time(9))
    middle = JUNE[0] + timedelta(days=split)
    assert days(service, JUNE[0], middle) + days(service, middle, JUNE[1]) == days(service)
