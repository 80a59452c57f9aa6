"""Dates and spans the way people say them: 6月21日 周五, 3 分钟前, 还有 2 小时."""

from datetime import date, datetime, timedelta

from jobs.duties import clock_time
from pages.words import Words, later
from sheets import clock

WEEKDAYS = (later("周一"), later("周二"), later("周三"), later("周四"), later("周五"), later("周六"), later("周日"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date, t: Words) -> str:
    """6月21日 周五, or Fri 21 Jun."""
    weekday = t(WEEKDAYS[day.weekday()])
    if t.language == "en":
        return f"{weekday} {day.day} {_MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日 {weekday}"


def near_day(day: date, today: date, t: Words) -> str:
    """今天, 明天, 昨天, or the day itself."""
    names = {-1: t("昨天"), 0: t("今天"), 1: t("明天"), 2: t("后天")}
    return names.get((day - today).days) or day_words(day, t)


def moment_words(moment: datetime, now: datetime, t: Words, *, about: bool = False) -> str:
    """今天 07:30, or 6月21日 周五 07:30; `about` says 前后."""
    there = clock.local(moment)
    at = clock_time(there.time())
    return f"{near_day(there.date(), clock.today(now), t)} {t('{at} 前后', at=at) if about else at}"


def ago(moment: datetime, now: datetime, t: Words) -> str:
    """刚刚, 3 分钟前, 2 小时前; after a day the moment itself."""
    passed = now - moment
    if passed < timedelta(minutes=1):
        return t("刚刚")
    if passed < timedelta(hours=1):
        return t("{n} 分钟前", n=passed // timedelta(minutes=1))
    if passed < timedelta(days=1):
        return t("{n} 小时前", n=passed // timedelta(hours=1))
    return moment_words(moment, now, t)


def span_words(span: timedelta, t: Words) -> str:
    """Two units at the most, the smaller rounded up: 2 天 3 小时, 25 分钟."""
    minutes = max(1, -(-span // timedelta(minutes=1)))
    if minutes < 60:
        return t("{n} 分钟", n=minutes)
    if minutes < 24 * 60:
        return _pair(t("{n} 小时", n=minutes // 60), minutes % 60, t("{n} 分钟", n=minutes % 60))
    hours = -(-minutes // 60)
    return _pair(t("{n} 天", n=hours // 24), hours % 24, t("{n} 小时", n=hours % 24))


def _pair(first: str, rest: int, second: str) -> str:
    return f"{first} {second}" if rest else first
