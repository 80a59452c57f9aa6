"""Times of day as Chinese office workers write them: 上午9:30, 下午1点半, 7:00 AM, a workbook's 0.3125.

A function returns the time, or None where there is none.
"""

import re
from datetime import datetime, time, timedelta

from sheets.chinese_numerals import NUMERAL, numeral
from sheets.typed import folded, text_of

# The hours, on a clock of 24, that each part of the day can mean.
PERIODS: dict[str, range | tuple[int, ...]] = {
    "凌晨": range(6),
    **dict.fromkeys(("清晨", "早晨", "早上", "早"), range(4, 12)),
    "上午": range(6, 13),
    "中午": range(11, 15),
    **dict.fromkeys(("下午", "午后"), range(12, 20)),
    "傍晚": range(16, 21),
    **dict.fromkeys(("晚上", "晚"), (*range(17, 24), 0)),
    "AM": range(12),
    "PM": range(12, 24),
}
_MINUTES = {"": 0, "整": 0, "半": 30, "一刻": 15, "三刻": 45}

_PERIOD = f"({'|'.join(PERIODS)})?"
_TIME = re.compile(
    rf"{_PERIOD}\s*({NUMERAL}{{1,3}})(?:"
    r":([0-9]{1,2})(?::[0-9]{2}(?:\.[0-9]+)?)?"  # 9:30, 9:30:00
    rf"|[点时](整|半|[一三]刻|{NUMERAL}{{1,3}})?分?"  # 9点, 9点半, 九点三十分
    r"|\.([0-9]{2})"  # 9.30
    rf")?\s*{_PERIOD}"
)
_FRACTION = re.compile(r"0?\.[0-9]+")
_DASHES = re.compile(r"\s*(?:[‐‑–—―−~至到]|-)+\s*")
_MINUTES_A_DAY = 24 * 60


def read_time(raw: object) -> time | None:
    """The time of day in `raw`, to the minute; None if it is none."""
    match raw:
        case datetime() if raw.time() == time() and raw.year > 1900:
            return None  # a date: Excel's own 0:00 comes as a moment of 1899 or 1900
        case datetime() | time():
            return _of_clock(raw)
        case timedelta():
            return _of_minutes(raw.total_seconds() / 60)
        case int() | float() if 0 <= raw < 1 and not isinstance(raw, bool):
            return _of_minutes(raw * _MINUTES_A_DAY)
    return _from_text(folded(text_of(raw)))


def read_range(text: str) -> tuple[time, time] | None:
    """Start and end of 上午7:00—9:00, 下午1点半到3点 or 11:00-1:00; None if it is no range of times.

    The end may leave its part of the day to the start: 下午1点到3点 ends at 15:00, 11:00-1:00 at 13:00.
    """
    ends = _DASHES.split(folded(text))
    if len(ends) != 2:
        return None
    start, end = (_from_text(one) for one in ends)
    if start and end and end < start and not _period(ends[1]):
        end = _from_text(_period(ends[0]) + ends[1]) or end
        if end < start and end.hour < 12:
            end = end.replace(hour=end.hour + 12)
    return (start, end) if start and end and start < end else None


def _period(text: str) -> str:
    found = re.match(_PERIOD, text.upper())
    return (found and found[1]) or ""


def _from_text(text: str) -> time | None:
    if _FRACTION.fullmatch(text):
        return _of_minutes(float(text) * _MINUTES_A_DAY)
    line = re.sub(r"(?<=[AaPp])\.?[Mm]\b\.?", "M", text).upper()
    found = _TIME.fullmatch(line)
    if not found:
        return None
    before, hour, minutes, spoken, dotted, after = found.groups()
    if not (before or after or minutes or spoken or dotted or re.search("[点时]", line)):
        return None  # a bare number
    if before and after:
        return None
    return _of_parts(before or after, numeral(hour), minutes or dotted or spoken or "")


def _of_parts(period: str | None, hour: int | None, minutes: str) -> time | None:
    minute = _MINUTES[minutes] if minutes in _MINUTES else numeral(minutes)
    if hour is None or minute is None or minute > 59:
        return None
    meant = (hour % 12, hour % 12 + 12) if period and 1 <= hour <= 12 else (hour,)
    fitting = [one for one in meant if one < 24 and (period is None or one in PERIODS[period])]
    return time(fitting[0], minute) if fitting else None


def _of_clock(value: datetime | time) -> time | None:
    """To the minute; a workbook's 9:30 may come as 9:29:59.999."""
    seconds = value.second + value.microsecond / 1_000_000
    return _of_minutes(value.hour * 60 + value.minute + (seconds >= 59.5))


def _of_minutes(minutes: float) -> time | None:
    whole = round(minutes)
    return time(whole // 60, whole % 60) if 0 <= whole < _MINUTES_A_DAY else None
