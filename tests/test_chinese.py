"""Chinese numerals, times and ranges of times; dates stand in tests/cases/kinds.json."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sheets.chinese_dates import read_date
from sheets.chinese_numerals import numeral
from sheets.chinese_times import read_range, read_time

TODAY = date(2024, 6, 20)
SIGNS = "〇一二三四五六七八九"


def spoken(number: int) -> str:
    """12 as 十二, 21 as 二十一."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else SIGNS[tens]) + "十" if tens else "") + (SIGNS[ones] if ones or not tens else "")


@given(st.integers(0, 99))
def test_small_numerals(number):
    assert numeral(spoken(number)) == numeral(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("廿一", 21),
        ("卅", 30),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("两", 2),
        ("", None),
        ("十十", None),
        ("三廿", None),
    ],
)
def test_other_numerals(text, number):
    assert numeral(text) == number


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_a_date_in_full_is_read_however_it_is_written(day):
    years = "".join(SIGNS[int(digit)] for digit in str(day.year))
    weekday = "一二三四五六日"[day.weekday()]
    for text in (
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day:%y-%m-%d}",
        f"{years}年{spoken(day.month)}月{spoken(day.day)}日",
        f"{day.year}年{day.month}月{day.day}号（周{weekday}）下午3点",
        f"星期{weekday} {day:%Y/%m/%d} 9:30",
    ):
        assert read_date(text, TODAY) == day


@given(st.dates(date(1901, 1, 1), date(2198, 12, 31)), st.integers(-180, 180))
def test_without_a_year_the_nearest_is_meant(today, days):
    day = today + timedelta(days=days)
    assert read_date(f"{day.month}月{day.day}日", today) == day


@given(st.dates(date(1960, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_of_this_week_and_the_next_follows(today):
    for sign, weekday in zip("一二三四五六日", range(7), strict=True):
        day = read_date(f"周{sign}", today)
        assert isinstance(day, date) and day.weekday() == weekday
        assert day.isocalendar()[:2] == today.isocalendar()[:2]
        assert read_date(f"下周{sign}", today) == day + timedelta(days=7)


@given(st.dates(date(1955, 1, 1), date(2119, 1, 1)), st.times())
def test_a_workbooks_own_dates_and_serials(day, clock):
    serial = (day - date(1899, 12, 30)).days
    assert read_date(serial, TODAY) == read_date(serial + 0.5, TODAY) == read_date(str(serial), TODAY) == day
    assert read_date(datetime.combine(day, clock), TODAY) == day


@pytest.mark.parametrize("raw", [None, True, time(7), timedelta(hours=7), float("nan"), float("inf"), 1e300, -45464])
def test_what_is_no_date(raw):
    assert read_date(raw, TODAY) == "not_a_date"


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_however_it_is_written(hour, minute):
    expected = time(hour, minute)
    half = "AM" if hour < 12 else "PM"
    for raw in (
        f"{hour}:{minute:02d}",
        f"{hour:02d}:{minute:02d}:00",
        f"{hour}点{minute}分",
        f"{spoken(hour)}点{spoken(minute)}分",
        f"{hour % 12 or 12}:{minute:02d} {half}",
        f"{half} {hour % 12 or 12}:{minute:02d}",
        (hour * 60 + minute) / 1440,
        timedelta(hours=hour, minutes=minute),
        datetime.combine(date(1899, 12, 30), expected),
        expected,
    ):
        assert read_time(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (datetime.fromisoformat("2024-06-21 07:30"), time(7, 30)),
        (datetime.fromisoformat("2024-06-21"), None),  # a date
        (time(9, 29, 59, 999_000), time(9, 30)),
        (timedelta(hours=25), None),
        (timedelta(hours=-1), None),
        (0, time(0)),
        (1, None),
        (9.35, time(9, 35)),
        (9.3, None),  # 9:03 or 9:30
        (True, None),
        (None, None),
        (0.99999, None),
    ],
)
def test_a_workbooks_own_times(raw, expected):
    assert read_time(raw) == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("7:00-9:00", time(7), time(9)),
        ("上午7:00—9:00", time(7), time(9)),
        ("７：００～９：００", time(7), time(9)),
        ("7.00-9.00", time(7), time(9)),
        ("上午9点至11点半", time(9), time(11, 30)),
        ("下午1点半到3点", time(13, 30), time(15)),
        ("下午1:00—4:00", time(13), time(16)),
        ("上午9：00-下午4：00", time(9), time(16)),
        ("上午10点-1点", time(10), time(13)),
        ("11:00-1:00", time(11), time(13)),
        ("晚上7点-9点", time(19), time(21)),
    ],
)
def test_a_range_of_times(text, start, end):
    assert read_range(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["", "13:00", "7:00-", "9:00-9:00", "下午3点-上午9点", "全天", "7:00-9:00-11:00", "7-9"]
)
def test_what_is_no_range(text):
    assert read_range(text) is None


@given(st.text(max_size=30) | st.sampled_from(["昨天", "大后天", "上上周一", "下下周日", "6.2", "1月1日"]), st.dates())
@example("大后天", date.max)
@example("昨天", date.min)
def test_any_text_on_any_day_is_read_or_not_without_failing(text, today):
    read_range(text)
    read_time(text)
    read_date(text, today)
