"""The rules a station starts with, as data, and what people may change about a rule."""

from datetime import datetime
from typing import Any

from jobs import sources, texts
from jobs.moments import ReminderRule
from jobs.occurrences import lacking
from models import Channel, Rule
from sheets import access, writer
from sheets.people import Actor
from sheets.sentences import Refused, say
from sheets.starters import CLINIC, STALL

_STALL_SAYS = "【{活动}】{日期}（{星期}）{开始}–{结束}，{地点}，由{单位}供应。"
_CLINIC_SAYS = "【{活动}】{日期}（{星期}）{开始}–{结束}，{地点}，常用药可以代开代配。"
_DUTY_SAYS = "{姓名}，您{日期}（{星期}）值班：\n{值班}"
_OVERDUE_SAYS = "{姓名}，您负责的需求有 {条数} 项超期：\n{需求}"

# key, name, the service it is about, and the other fields of a rule
SEEDED: tuple[tuple[str, str, str | None, dict[str, Any]], ...] = (
    ("stall_evening", "便民菜点：前一天傍晚", STALL,
     {"about": "service", "trigger": "days_before_at", "days": 1, "at": "18:00", "template": _STALL_SAYS}),
    ("stall_morning", "便民菜点：开始前半小时", STALL,
     {"about": "service", "trigger": "before", "minutes": 30, "template": _STALL_SAYS}),
    ("clinic_evening", "全科医生坐诊：前一天傍晚", CLINIC,
     {"about": "service", "trigger": "days_before_at", "days": 1, "at": "18:00", "template": _CLINIC_SAYS}),
    ("clinic_hour", "全科医生坐诊：开始前一小时", CLINIC,
     {"about": "service", "trigger": "before", "minutes": 60, "template": _CLINIC_SAYS}),
    ("duties", "每天早上的值班提醒", None,
     {"about": "duty", "trigger": "daily_at", "at": "07:30", "template": _DUTY_SAYS, "audience": "person",
      "too_late": "end"}),
    ("overdue", "超期需求提醒责任人", None,
     {"about": "overdue", "trigger": "daily_at", "at": "08:30", "template": _OVERDUE_SAYS, "audience": "person",
      "too_late": "day"}),
)  # fmt: skip

# What the seeded rules are called in English, until people give them another name.
NAMES_EN: dict[str, str] = {
    "stall_evening": "Vegetable stall: the evening before",
    "stall_morning": "Vegetable stall: half an hour before",
    "clinic_evening": "Doctor's hours: the evening before",
    "clinic_hour": "Doctor's hours: one hour before",
    "duties": "Duties of the day, every morning",
    "overdue": "Overdue needs, to whoever is responsible",
}
_SEEDED_NAMES = {key: name for key, name, *_ in SEEDED}


@writer.transaction
def seed(now: datetime) -> None:
    """Make the in-app inbox and the rules a station starts with; what is there already stays as it is."""
    if not Channel.select().where(Channel.kind == "inbox").exists():
        Channel.create(kind="inbox", name="站内消息", created_at=now)
    present = {one.key for one in Rule.select(Rule.key)}
    for key, name, service, fields in SEEDED:
        if key not in present:
            row = sources.service_row(service) if service else None
            Rule.create(key=key, name=name, service=row, valid_from=now, **({"audience": "all"} | fields))


def rules() -> list[ReminderRule]:
    """All rules, in the order they were made."""
    return [_rule(one) for one in Rule.select().order_by(Rule.id)]


def never_announced(actor: Actor) -> list[str]:
    """A sentence for each service that no rule can announce because the calendar does not say when it is."""
    services = sources.station().services
    found = [(one.name, lacking(one)) for one in services if one.active and one.name]
    return [say(code, actor.language, name=name) for name, code in found if code]


def name_en(rule: Rule) -> str:
    """The English name of a rule that still has the name it was seeded with; else empty."""
    key = rule.key or ""
    return NAMES_EN.get(key, "") if _SEEDED_NAMES.get(key) == rule.name else ""


def fingerprint() -> int:
    """A number that is another one when a rule or a channel has changed."""
    of_rules = Rule.select(Rule.id, Rule.active, Rule.template, Rule.valid_from).order_by(Rule.id).tuples()
    of_channels = Channel.select(Channel.id, Channel.state).order_by(Channel.id).tuples()
    return hash((tuple(of_rules), tuple(of_channels)))


@writer.transaction
def set_active(actor: Actor, rule: int, active: bool, now: datetime) -> None:
    """Switch a rule on or off; managers only. Switched on again, it does not speak for the past."""
    access.demand_manage(actor)
    found = _found(rule)
    if found.active != active:
        found.active = active
        found.valid_from = now if active else found.valid_from
        found.save()


@writer.transaction
def set_template(actor: Actor, rule: int, template: str) -> None:
    """Change a rule's words; managers only. Raises Refused for words in braces that it does not know."""
    access.demand_manage(actor)
    found = _found(rule)
    if not template.strip():
        raise Refused("empty_template")
    wrong = texts.unknown(template, found.about)
    if wrong:
        known = "".join(f"{{{name}}}" for name in texts.PLACEHOLDERS[found.about])
        raise Refused("unknown_placeholder", name=wrong[0], known=known)
    found.template = template.strip()
    found.save()


def _found(rule: int) -> Rule:
    found = Rule.get_or_none(Rule.id == rule)
    if found is None:
        raise Refused("no_such_rule")
    return found


def _rule(one: Rule) -> ReminderRule:
    return ReminderRule(
        id=one.id, name=one.name, name_en=name_en(one),
        about=one.about, service=one.service, trigger=one.trigger, minutes=one.minutes,
        days=one.days, at=one.at, audience=one.audience, template=one.template, too_late=one.too_late,
        active=one.active, valid_from=one.valid_from,
    )  # fmt: skip
