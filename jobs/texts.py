"""Words of a message: placeholders in braces, looked up in a fixed dictionary. Never str.format, which can reach
into objects."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from jobs.duties import Duty, Need, clock_time
from jobs.occurrences import Occurrence, weekday_name

EMPTY = "（未填）"
AGAIN = "（补发，若已收到请忽略）"
TEST = "这是一条测试消息。看到它，说明提醒能送到这里。"

# What a rule may say, by what it is about.
PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "service": ("活动", "日期", "星期", "开始", "结束", "地点", "单位", "值班人"),
    "duty": ("姓名", "日期", "星期", "值班", "条数"),
    "overdue": ("姓名", "日期", "星期", "需求", "条数"),
}
_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def unknown(template: str, about: str) -> list[str]:
    """Placeholders of the template that a rule about this does not know, in order."""
    return [name for name in _PLACEHOLDER.findall(template) if name.strip() not in PLACEHOLDERS[about]]


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders replaced; what is empty or unknown is shown as not filled in."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1].strip(), "") or EMPTY, template)


def of_occurrence(occurrence: Occurrence, present: Iterable[Duty]) -> dict[str, str]:
    """What a rule about a service may say; `present` are the duties while it takes place."""
    service, start = occurrence.service, occurrence.start
    return {
        "活动": service.name,
        "日期": f"{start.month}月{start.day}日",
        "星期": weekday_name(start.date()),
        "开始": clock_time(start.time()),
        "结束": clock_time(occurrence.end.time()) if service.end else "",
        "地点": service.place,
        "单位": service.partner,
        "值班人": "、".join(dict.fromkeys(duty.who for duty in present if duty.who)),
    }


def of_duties(duties: list[Duty]) -> dict[str, str]:
    """What a rule about one person's duties of one day may say."""
    day = duties[0].date
    return {
        "姓名": duties[0].who,
        "日期": f"{day.month}月{day.day}日",
        "星期": weekday_name(day),
        "值班": "\n".join(line_of_duty(duty) for duty in duties),
        "条数": str(len(duties)),
    }


def of_needs(name: str, day: date, lines: list[str]) -> dict[str, str]:
    """What a rule about one person's overdue needs may say."""
    return {
        "姓名": name,
        "日期": f"{day.month}月{day.day}日",
        "星期": weekday_name(day),
        "需求": "\n".join(lines),
        "条数": str(len(lines)),
    }


def line_of_duty(duty: Duty) -> str:
    """08:30–11:30 一口受理, with whom it covers for."""
    covering = f"（替{duty.name}）" if duty.cover is not None and duty.name else ""
    return f"{duty.hours} {duty.area or EMPTY}{covering}"


def line_of_need(need: Need, days: int, *, private: bool) -> str:
    """XQ-0012（超期 3 天）; what is needed only where nobody else reads it."""
    what = f" {need.what}" if private and need.what else ""
    return f"{need.number}{what}（超期 {days} 天）"


def cancelled(title: str) -> str:
    """The notice that what was announced does not take place."""
    return f"【取消】{title}已取消，请以此为准。"


def changed(body: str) -> str:
    """The notice that what was announced is now otherwise."""
    return f"【变更】此前的通知有变，请以此为准：\n{body}"
