"""Kinds that are points in time: a date, a time of day, and the moment a row was written."""

import re
from datetime import date, datetime, time

from sheets.chinese_dates import read_date
from sheets.chinese_times import read_time
from sheets.columns import Cell, Column, Reading, Value
from sheets.kind import Kind
from sheets.typed import text_of, unread


class Date(Kind):
    """A day, kept as 2024-06-21. Where no year is written, the nearest to today is meant."""

    def read(self, raw: object, _column: Column, reading: Reading) -> Cell:
        found = read_date(raw, reading.today)
        return found.isoformat() if isinstance(found, date) else unread(raw, found)

    def to_excel(self, value: Value, _column: Column, _reading: Reading) -> object:
        return date.fromisoformat(str(value))


class Time(Kind):
    """A time of day to the minute, kept as 09:30."""

    def read(self, raw: object, _column: Column, _reading: Reading) -> Cell:
        found = read_time(raw)
        return unread(raw, "not_a_time") if found is None else f"{found:%H:%M}"

    def to_excel(self, value: Value, _column: Column, _reading: Reading) -> object:
        return time.fromisoformat(str(value))


class Moment(Kind):
    """When a row was made or changed, local time to the minute: 2024-06-21 09:30."""

    def read(self, raw: object, _column: Column, reading: Reading) -> Cell:
        if isinstance(raw, date):  # a workbook's midnight may come as a date
            day, clock = read_date(raw, reading.today), read_time(raw.time() if isinstance(raw, datetime) else time())
        else:
            written, _, hour = re.sub("T(?=[0-9])", " ", text_of(raw)).rpartition(" ")
            day, clock = read_date(written.strip(), reading.today), read_time(hour)
        if isinstance(day, date) and clock is not None:
            return f"{day.isoformat()} {clock:%H:%M}"
        return unread(raw, "not_a_moment")

    def to_excel(self, value: Value, _column: Column, _reading: Reading) -> object:
        return datetime.fromisoformat(str(value))
