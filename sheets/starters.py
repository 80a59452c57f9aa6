"""The sheets a station starts with, as data: made by the same functions as any sheet a worker makes.

Facts about the station are public; no person in them is invented. Code may rely on the English keys.
"""

from datetime import datetime
from typing import Any

from models import SheetRow
from sheets import catalog, changes, rows, writer
from sheets.catalog import NewSheet
from sheets.changes import Edits, NewRow
from sheets.columns import Cell, Column
from sheets.people import SYSTEM, Actor

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
AREAS = (
    "便民服务角", "亲子阅览室", "活动宣传展示墙", "早餐驿站", "就医配药",
    "一口受理", "老年活动室", "烘焙室", "邻里点", "远程帮办服务点",
)  # fmt: skip
DUTY_STATES = ("正常", "请假", "已替班", "取消")
NEED_PATH = ("新收集", "已上报党总支", "三会讨论", "对接中", "先行试点", "已落地", "已评议", "已办结", "不予办理")
CLOSED_NEEDS = ("已落地", "已评议", "已办结", "不予办理")
NEED_SOURCES = ("走访", "金点子", "会议", "移动网格上报", "来电", "网上表单", "其他")
NEED_CATEGORIES = ("买菜", "就医配药", "养老照护", "亲子", "维修", "环境卫生", "法律金融", "文化活动", "其他")
URGENCIES = ("一般", "较急", "紧急")

# What an option means at a glance: a colour and a mark beside the word.
DUTY_TONES = (("正常", "plain"), ("请假", "attention"), ("已替班", "info"), ("取消", "wrong"))
NEED_TONES = (
    ("新收集", "info"), ("已上报党总支", "plain"), ("三会讨论", "plain"), ("对接中", "attention"),
    ("先行试点", "attention"), ("已落地", "good"), ("已评议", "good"), ("已办结", "good"), ("不予办理", "plain"),
)  # fmt: skip
URGENCY_TONES = (("一般", "plain"), ("较急", "attention"), ("紧急", "wrong"))
SATISFACTION_TONES = (("满意", "good"), ("基本满意", "plain"), ("不满意", "wrong"))
PARTNER_TONES = (("合作中", "good"), ("洽谈中", "info"), ("已到期", "wrong"), ("暂停", "attention"))
SATISFACTION = ("满意", "基本满意", "不满意")
FIELDS = ("健康", "金融", "科普", "养老", "环境", "民生", "政府部门", "其他")
PARTNER_STATES = ("合作中", "洽谈中", "已到期", "暂停")
REPEATS = ("每天", "每周", "每两周", "每月", "一次")
ROLES = ("微网格长", "微网格员", "社区工作者", "物业经理", "业委会", "楼组长", "志愿者", "移动微网格员")

STALL = "便民菜点"
CLINIC = "全科医生坐诊"


def _column(key: str, title: str, title_en: str, kind: str, width: int = 120, **more: Any) -> Column:
    return Column(key=key, title=title, title_en=title_en, kind=kind, width=width, starter=True, **more)


TEAM = NewSheet(
    key="team", title="网格队伍", title_en="Team", icon="groups", label="name", starter=True,
    columns=(
        _column("name", "姓名", "Name", "text", 110, required=True),
        _column("role", "身份", "Role", "choice", 130, options=ROLES),
        _column("building", "楼号", "Building", "text", 90),
        _column("mobile", "手机", "Mobile", "phone", 150, personal=True, help="11 位手机号，例如 199 0000 1234"),
        _column("email", "邮箱", "E-mail", "email", 190, personal=True),
        _column("available", "可值班时间", "When available", "choices", 290, options=WEEKDAYS),
        _column("active", "在岗", "Active", "yesno", 80),
    ),
)  # fmt: skip

PARTNERS = NewSheet(
    key="partners", title="共建单位", title_en="Partners", icon="handshake", label="name", starter=True,
    columns=(
        _column("name", "单位名称", "Name", "text", 170, required=True),
        _column("field", "领域", "Field", "choice", 100, options=FIELDS),
        _column("offers", "提供什么", "What it offers", "long", 260),
        _column("contact", "联系人", "Contact", "text", 100, personal=True),
        _column("phone", "电话", "Phone", "phone", 150, personal=True),
        _column("often", "多久一次", "How often", "text", 120),
        _column("until", "协议到期", "Agreement until", "date", 130),
        _column("status", "状态", "Status", "choice", 100, options=PARTNER_STATES, tones=PARTNER_TONES),
        _column("note", "备注", "Note", "long", 220),
    ),
)  # fmt: skip

ROSTER = NewSheet(
    key="roster", title="服务排班", title_en="Duty roster", icon="event_available", label="date", starter=True,
    columns=(
        _column("date", "日期", "Date", "date", 140, required=True, help="例如 6月21日 或 2024-6-21"),
        _column("start", "开始", "Start", "time", 90),
        _column("end", "结束", "End", "time", 90),
        _column("area", "服务区域", "Area", "choice", 160, options=AREAS),
        _column("person", "值班人", "On duty", "link", 110, target="team", help="从网格队伍里选人"),
        _column("cover", "替班人", "Cover", "link", 110, target="team"),
        _column("status", "状态", "Status", "choice", 100, options=DUTY_STATES, tones=DUTY_TONES),
        _column("note", "备注", "Note", "long", 220),
    ),
)  # fmt: skip

NEEDS = NewSheet(
    key="needs", title="需求清单", title_en="Needs", icon="checklist", label="number", starter=True,
    columns=(
        _column("number", "编号", "Number", "serial", 110, prefix="XQ-"),
        _column("raised_on", "提出日期", "Raised on", "date", 130),
        _column("source", "来源", "Source", "choice", 150, options=NEED_SOURCES),
        _column("resident", "居民", "Resident", "text", 100, personal=True),
        _column("flat", "楼号室号", "Building and flat", "text", 120, personal=True),
        _column("phone", "电话", "Phone", "phone", 150, personal=True),
        _column("category", "类别", "Category", "choice", 110, options=NEED_CATEGORIES),
        _column("what", "需要什么", "What is needed", "long", 280, required=True),
        _column("urgency", "紧急程度", "Urgency", "choice", 110, options=URGENCIES, tones=URGENCY_TONES),
        _column("status", "进度", "Status", "choice", 130, options=NEED_PATH, tones=NEED_TONES),
        _column("person", "责任人", "Responsible", "link", 110, target="team"),
        _column("partner", "对接单位", "Partner", "link", 150, target="partners"),
        _column("due", "期限", "Due", "date", 130),
        _column("closed_on", "办结日期", "Closed on", "date", 130),
        _column("satisfaction", "评议", "Satisfaction", "choice", 110, options=SATISFACTION, tones=SATISFACTION_TONES),
        _column("note", "备注", "Note", "long", 220),
    ),
)  # fmt: skip

SERVICES = NewSheet(
    key="services", title="服务日程", title_en="Service calendar", icon="calendar_month", label="name", starter=True,
    columns=(
        _column("name", "服务", "Service", "text", 160, required=True),
        _column("place", "地点", "Place", "text", 150),
        _column("partner", "单位", "Partner", "link", 150, target="partners"),
        _column("repeat", "重复", "Repeats", "choice", 100, options=REPEATS),
        _column("weekdays", "星期", "Weekdays", "choices", 290, options=WEEKDAYS, help="每周在星期几，可以选几个"),
        _column("since", "从哪天起", "Since", "date", 130, help="“一次”和“每月”按这一天算"),
        _column("until", "到哪天止", "Until", "date", 130),
        _column("start", "开始", "Start", "time", 90),
        _column("end", "结束", "End", "time", 90),
        _column("public", "公示", "Public", "yesno", 80),
        _column("active", "开展中", "Active", "yesno", 90),
    ),
)  # fmt: skip

# A link's target is made before the sheet that points at it.
STARTERS = (TEAM, PARTNERS, ROSTER, NEEDS, SERVICES)
ORDER = ("roster", "partners", "needs", "services", "team")

# (name, field, what it offers)
_PARTNERS = (
    ("巨鹿集团", "民生", "便民菜点供应（淮海集团下属，蔬沣园配送）"),
    ("蔬沣园", "民生", "便民菜点的蔬菜配送"),
    ("区商务委", "政府部门", "牵线便民菜点"),
    ("童涵春堂", "健康", "中医药健康咨询"),
    ("恒丰银行", "金融", "金融知识、防诈骗宣传"),
    ("区科协", "科普", "动手做科学活动"),
    ("全程玖玖", "养老", "养老照护咨询"),
    ("福苑养老", "养老", "家庭照护床位咨询"),
    ("开平环境有限公司", "环境", "垃圾清运"),
)


@writer.transaction
def create(now: datetime) -> None:
    """Make the five sheets with the station's public facts, once."""
    if SheetRow.select().exists():
        return
    actor = SYSTEM
    for new in STARTERS:
        catalog.create_sheet(actor, new)
    for place, key in enumerate(ORDER):
        SheetRow.update(position=place).where(SheetRow.key == key).execute()
    partners = add_rows(
        actor,
        "partners",
        [{"name": name, "field": field, "offers": offers, "status": "合作中"} for name, field, offers in _PARTNERS],
        now,
    )
    add_rows(actor, "services", _services(partners[0]), now)


def add_rows(
    actor: Actor, key: str, cells: list[dict[str, Cell]], now: datetime, *, source: str = "start", label: str = ""
) -> list[int]:
    """Append rows to a sheet as one batch; return their ids in order."""
    sheet = catalog.sheet(key)
    first, end = catalog.lease_rows(actor, sheet, len(cells))
    last = rows.last_position(sheet)
    added = [
        NewRow(row=row, position=last + place, cells=one)
        for place, (row, one) in enumerate(zip(range(first, end), cells, strict=True), 1)
    ]
    changes.write(actor, sheet, Edits(add=added), now=now, source=source, label=label)
    return list(range(first, end))


def _services(stall_partner: int) -> list[dict[str, Cell]]:
    return [
        {
            "name": STALL, "place": "服务站旁", "partner": stall_partner, "repeat": "每周", "weekdays": "周五",
            "start": "07:00", "end": "09:00", "public": True, "active": True,
        },
        {
            "name": CLINIC, "place": "就医配药", "repeat": "每周", "weekdays": "周三",
            "start": "09:00", "end": "11:00", "public": True, "active": True,
        },
    ]  # fmt: skip
