"""Dates as Chinese office workers write them. Pure: today comes in as an argument.

A function returns the date, or the code of the sentence that says why there is none.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from sheets.chinese_numerals import NUMERAL, numeral
from sheets.chinese_times import PERIODS, read_time
from sheets.typed import folded, text_of

YEARS = range(1900, 2200)  # a workbook holds none before 1900
_EXCEL_DAY_0 = date(1899, 12, 30)
_LONGEST = 60  # characters of a date with its weekday and time
_DAYS = {"大后天": 3, "后天": 2, "明天": 1, "明日": 1, "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2}
_WEEKS = {"上上": -2, "上": -1, "下": 1, "下下": 2}
_WEEKDAYS = "一二三四五六日"

_WEEKDAY = "(?:周|星期|礼拜)([一二三四五六日天])"
_N = f"({NUMERAL}{{1,3}})"
_BESIDE_SIGN = re.compile(r"\s*([-/.年月日号、])\s*")
_DASHES = re.compile("[‐‑–—―−]")
_HEAD = re.compile(rf"\(?{_WEEKDAY}\)?[\s,、]*")
_TAIL = re.compile(rf"(?:\s*\(?{_WEEKDAY}\)?)?(?:(?:\s+|T|(?<=[日号天一二三四五六)]))(\S.*))?")

Days = list[date]  # what a text may mean: no day, one, or two that only its writer can tell apart


def read_date(raw: object, today: date) -> date | str:
    """The date in `raw`, in the year nearest to `today` where none is written; or the code of why there is none."""
    match raw:
        case datetime():
            days, weekday = [raw.date()], None
        case date():
            days, weekday = [raw], None
        case str() | int() | float() if not isinstance(raw, bool):
            days, weekday = _from_text(text_of(raw), today)
        case _:
            days, weekday = [], None
    days = [day for day in days if day.year in YEARS]
    if not days:
        return "not_a_date"
    agreeing = [day for day in days if weekday is None or day.weekday() == weekday]
    if not agreeing:
        return "weekday_differs"
    return agreeing[0] if len(agreeing) == 1 else "ambiguous_date"


def _from_text(text: str, today: date) -> tuple[Days, int | None]:
    """The days that `text` may mean, and the weekday (Monday 0) that is written beside them."""
    line = _BESIDE_SIGN.sub(r"\1", _DASHES.sub("-", folded(text)))
    if len(line) > _LONGEST:
        return [], None
    head = _HEAD.match(line)
    for start, before in ((0, None), *([(head.end(), head[1])] if head else [])):
        for form, meaning in _FORMS:
            found = form.match(line, start)
            tail = _TAIL.fullmatch(line, found.end()) if found else None
            if found and tail and _is_time(tail[2]):
                weekday = before or tail[1]
                return meaning(found, today), _weekday(weekday) if weekday else None
    return [], None


def _is_time(text: str | None) -> bool:
    return text is None or text in PERIODS or read_time(text) is not None


def _weekday(sign: str) -> int:
    return _WEEKDAYS.index("日" if sign == "天" else sign)


# ---------------------------------------------------------------- the forms a date is written in


def _full(found: re.Match[str], _today: date) -> Days:
    year = numeral(found[1])
    if year is not None and len(found[1]) == 2:
        year += 2000 if year < 70 else 1900
    return _day(year, numeral(found[2]), numeral(found[3]))


def _compact(found: re.Match[str], _today: date) -> Days:
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _without_year(found: re.Match[str], today: date) -> Days:
    return _nearest(numeral(found[1]), numeral(found[2]), today)


def _one_decimal(found: re.Match[str], today: date) -> Days:
    """6.2: a workbook that was given 6.20 keeps the number 6.2, so it may be the 2nd or the 20th."""
    month, day = int(found[1]), int(found[2])
    return _nearest(month, day, today) + _nearest(month, day * 10, today)


def _serial(found: re.Match[str], _today: date) -> Days:
    days = int(found[1])
    return [_EXCEL_DAY_0 + timedelta(days=days)] if 20_000 <= days <= 80_000 else []


def _relative(found: re.Match[str], today: date) -> Days:
    return _after(today, _DAYS[found[0]])


def _of_week(found: re.Match[str], today: date) -> Days:
    """周五 is the Friday of this week, Monday to Sunday; 下周五 that of the next."""
    return _after(today, 7 * _WEEKS.get(found[1], 0) + _weekday(found[2]) - today.weekday())


def _day(year: int | None, month: int | None, day: int | None) -> Days:
    try:
        return [date(year or 0, month or 0, day or 0)]
    except ValueError:
        return []


def _after(day: date, days: int) -> Days:
    try:
        return [day + timedelta(days=days)]
    except OverflowError:
        return []


def _nearest(month: int | None, day: int | None, today: date) -> Days:
    years = (today.year - 1, today.year, today.year + 1)
    days = [found for year in years for found in _day(year, month, day)]
    return [min(days, key=lambda one: (abs(one - today), one < today))] if days else []


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]], ...] = (
    (re.compile(rf"((?:{NUMERAL}{{2}}){{1,2}})[-/.年、]{_N}[-/.月、]{_N}[日号]?"), _full),
    (re.compile(r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])"), _compact),
    (re.compile(r"([2-8][0-9]{4})(?:\.[0-9]+)?(?![0-9])"), _serial),
    (re.compile(r"([0-9]{1,2})\.([1-3])(?![0-9日号])"), _one_decimal),
    (re.compile(rf"{_N}[-/.月]{_N}[日号]?"), _without_year),
    (re.compile("|".join(_DAYS)), _relative),
    (re.compile(rf"(上上|下下|[上下本这])?个?{_WEEKDAY}"), _of_week),
)
