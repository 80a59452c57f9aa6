"""今日: who is on duty, what comes next, which needs are waiting, what failed and what changed lately."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from nicegui import ui

from jobs import ledger
from jobs import today as station
from jobs.duties import CANCELLED, Need, clock_time
from jobs.ledger import Sent
from jobs.today import Coming, Post, Today
from pages.frame import frame
from pages.parts import Text, empty, line, lines, panel, state
from pages.samples import Done, SampleNotices, load_button
from pages.times import ago, day_words, moment_words, near_day, span_words
from pages.visitor import Visitor, ask, present, refusals
from pages.words import Words, words
from sheets import clock, sample, telling
from sheets.people import Actor
from sheets.sample import Left
from sheets.telling import Told

LOOK_EVERY = 60.0  # seconds
MOST_NEEDS = 8
MOST_SERVICES = 4  # besides those that reminders speak about


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """Everything the page shows, read in one go."""

    now: datetime
    today: Today
    failed: list[Sent]
    changes: list[Told]
    sample: Left | None

    @property
    def minute(self) -> datetime:
        """The moment without its seconds: what "in 5 minutes" is counted from."""
        return self.now.replace(second=0, microsecond=0)


def register() -> None:
    """Put the page at /."""

    @ui.page("/")
    async def today_page(actor: Visitor) -> None:
        t = words(actor.language)
        glance = await ask(_look, actor, clock.now())

        async def look() -> None:
            with refusals(actor.language):
                show(await ask(_look, await present(), clock.now()))

        async with frame(t("今日"), actor, beside=day_words(glance.today.day, t)):
            show = _blocks(actor, t, look)
        show(glance)
        ui.timer(LOOK_EVERY, look, immediate=False)


def _blocks(actor: Actor, t: Words, look: Done) -> Callable[[Glance], None]:
    """Lay out the blocks; the function that comes back fills those anew that would show something else."""
    blocks: list[tuple[ui.element, Callable[[Glance], None], Callable[[Glance], object]]] = []

    def block(build: Callable[[Glance], None], shows: Callable[[Glance], object]) -> None:
        blocks.append((ui.element("div"), build, shows))

    with ui.element("div").classes("stack"):
        samples = SampleNotices(actor, t, look)
        block(lambda glance: _sample(glance, samples), lambda glance: (glance.sample, glance.today.is_bare))
        with ui.element("div").classes("columns"):
            with ui.element("div").classes("stack"):
                block(
                    lambda glance: _duties(glance.today, t),
                    lambda glance: (glance.today.posts, glance.today.has_duties),
                )
                block(
                    lambda glance: _needs(glance.today, t),
                    lambda glance: (glance.today.overdue, glance.today.due, glance.today.has_needs),
                )
            with ui.element("div").classes("stack"):
                block(
                    lambda glance: _coming(glance, t),
                    lambda glance: (glance.today.announced, glance.today.coming, glance.minute),
                )
                block(lambda glance: _failed(glance, t), lambda glance: glance.failed)
                block(lambda glance: _changes(glance, t), lambda glance: (glance.changes, glance.minute))
    seen: dict[ui.element, object] = {}

    def show(glance: Glance) -> None:
        for element, build, shows in blocks:
            if element not in seen or seen[element] != shows(glance):
                seen[element] = shows(glance)
                element.clear()
                with element:
                    build(glance)

    return show


def _look(actor: Actor, now: datetime) -> Glance:
    return Glance(
        now=now,
        today=station.read(actor, now),
        failed=ledger.failed(actor, now),
        changes=telling.recent(actor, now),
        sample=sample.left() if actor.role == "manager" else None,
    )


def _sample(glance: Glance, samples: SampleNotices) -> None:
    t = samples.t
    if glance.sample:
        samples.show(glance.sample)
    elif glance.today.is_bare and samples.actor.role == "manager":
        with empty(t("还没有排班和需求。可以从左边的表开始填写，也可以先载入一批虚构的示例看看。")):
            load_button(samples.actor, t, samples.done)


# ---------------------------------------------------------------- duties


def _duties(today: Today, t: Words) -> None:
    with panel(t("今天值班")) as block:
        if today.on_now:
            with block.default_slot.children[0]:
                state(t("现在 {n} 人在岗", n=today.on_now), "good")
        if not today.posts:
            text = (
                t("今天没有排班。") if today.has_duties else t("还没有排班。在排班表里填上日期、时间、区域和值班人。")
            )
            with empty(text):
                ui.link(t("打开服务排班"), "/sheets/roster")
            return
        with ui.element("ul").classes("areas"):
            for area, posts in today.posts.items():
                with ui.element("li"):
                    Text(area or t("未填区域"), "h3")
                    with ui.element("div").classes("posts"):
                        for post in posts:
                            _post(post, t)


def _post(post: Post, t: Words) -> None:
    with ui.element("div").classes("post is-over" if post.over else "post"):
        Text(post.duty.hours).classes("hours")
        Text(_who(post, t)).classes("who")
        if post.under_way:
            state(t("在岗"), "good")
        elif post.duty.status == CANCELLED:
            state(t("已取消"), "plain")
        elif post.unfilled and not post.over:
            state(t("缺人"), "wrong")
        elif post.over:
            Text(t("已结束")).classes("quiet small")


def _who(post: Post, t: Words) -> str:
    duty = post.duty
    if duty.cover is not None:
        return t("{who}（替 {name}）", who=duty.cover_name, name=duty.name) if duty.name else duty.cover_name
    if post.unfilled:
        return t("{name} 请假", name=duty.name) if duty.name else t("还没排人")
    return duty.name


# ---------------------------------------------------------------- services


def _coming(glance: Glance, t: Words) -> None:
    today = glance.today
    with panel(t("接下来的服务")):
        if not (today.announced or today.coming):
            with empty(t("最近一个月没有服务。在服务日程里填上时间并打勾“开展中”，这里就会显示。")):
                ui.link(t("打开服务日程"), "/sheets/services")
            return
        with lines():
            for coming in today.announced:
                _service(coming, today.day, t).classes("is-announced").mark("service announced")
            for coming in today.coming[:MOST_SERVICES]:
                _service(coming, today.day, t).mark("service")
        if len(today.coming) > MOST_SERVICES:
            ui.link(t("还有 {n} 项，打开服务日程", n=len(today.coming) - MOST_SERVICES), "/sheets/services")


def _service(coming: Coming, today: date, t: Words) -> ui.element:
    one = coming.occurrence
    with line() as shown:
        with ui.element("div").classes("grow"):
            Text(one.service.name, "div").classes("strong")
            times = [one.start] if one.end == one.start else [one.start, one.end]
            hours = "–".join(clock_time(moment.time()) for moment in times)
            where = f" · {one.service.place}" if one.service.place else ""
            Text(f"{near_day(one.start.date(), today, t)} {hours}{where}", "div").classes("quiet")
        if coming.left:
            state(t("还有 {span}", span=span_words(coming.left, t)), "info", icon="schedule")
        else:
            state(t("正在进行"), "good")
    return shown


# ---------------------------------------------------------------- needs


def _needs(today: Today, t: Words) -> None:
    waiting = [*today.overdue, *today.due]
    with panel(t("到期的需求")):
        if not waiting:
            if today.has_needs:
                empty(t("没有超期的需求，这个星期也没有要到期的。"))
                return
            with empty(t("还没有需求。居民提出的事记在需求清单里，填上责任人和期限，到期会在这里提醒。")):
                ui.link(t("打开需求清单"), "/sheets/needs")
            return
        with lines():
            for need in waiting[:MOST_NEEDS]:
                _need(need, today.day, t)
        if len(waiting) > MOST_NEEDS:
            ui.link(t("还有 {n} 项，打开需求清单", n=len(waiting) - MOST_NEEDS), "/sheets/needs")


def _need(need: Need, today: date, t: Words) -> None:
    with line():
        with ui.element("div").classes("grow"):
            Text(need.what or t("未填内容"), "div")
            Text(f"{need.number} · {need.name or t('还没有责任人')}", "div").classes("quiet small")
        over = need.days_over(today)
        if over:
            state(t("超期 {n} 天", n=over), "wrong")
        elif need.due:
            state(t("{day}到期", day=near_day(need.due, today, t)), "attention")


# ---------------------------------------------------------------- messages and changes


def _failed(glance: Glance, t: Words) -> None:
    if not glance.failed:
        return
    with panel(t("没有送到的消息")):
        with lines():
            for one in glance.failed:
                with line():
                    with ui.element("div").classes("grow"):
                        Text(one.title, "div")
                        Text(one.reason, "div").classes("quiet small")
                    Text(moment_words(one.at, glance.now, t)).classes("quiet small")
        ui.link(t("查看提醒"), "/messages")


def _changes(glance: Glance, t: Words) -> None:
    with panel(t("最近的改动")):
        if not glance.changes:
            empty(t("还没有人改过。谁改了什么，都会记在这里。"))
            return
        with lines():
            for told in glance.changes:
                with line():
                    with ui.element("div").classes("grow"):
                        Text(told.by).classes("strong")
                        Text(f" {told.text}")
                    Text(ago(told.at, glance.now, t)).classes("quiet small nowrap")
