"""Invented rows for trying the ledger out. Nobody in them exists; their phones are 199 0000 xxxx."""

from datetime import date, timedelta

from sheets.columns import Cell
from sheets.starters import AREAS, NEED_PATH, WEEKDAYS

Rows = list[dict[str, Cell]]

_NAMES = (
    "王建国", "李秀英", "张伟民", "陈美华", "刘德福", "杨桂兰", "赵志强", "黄丽萍", "周文斌", "吴月娥",
    "徐海燕", "孙国庆", "马晓东", "朱雅琴", "胡明亮", "郭玉珍", "何家骏", "高凤英", "林志远", "罗彩霞",
    "梁振华", "宋雪梅", "郑永康", "谢婉君", "韩大勇", "唐慧敏", "冯立新", "董春花", "程思源", "曹阿宝",
)  # fmt: skip
_ROLES = ("微网格长", "微网格员", "微网格员", "社区工作者", "社区工作者", "物业经理", "业委会", "移动微网格员")
_WORKERS = 12  # of the names, those who take duties

# name, field, offers, how often, status
_PARTNERS = (
    ("春江理发室", "民生", "为七十岁以上老人上门理发", "每月一次", "合作中"),
    ("明眸眼镜店", "健康", "验光、老花镜清洗调校", "每季度一次", "合作中"),
    ("里弄修补铺", "民生", "磨刀、修伞、配钥匙", "每月一次", "合作中"),
    ("桥畔社区卫生站", "健康", "量血压、测血糖", "每周一次", "合作中"),
    ("小禾绘本馆", "其他", "亲子阅读带领人", "每两周一次", "合作中"),
    ("悦读书店", "其他", "旧书交换角", "每月一次", "洽谈中"),
    ("桂香烘焙坊", "其他", "烘焙课老师和原料", "每月一次", "合作中"),
    ("安居物业工程部", "民生", "水电小修咨询", "每周一次", "合作中"),
    ("晨曦律师事务所", "其他", "家事与房产法律咨询", "每月一次", "合作中"),
    ("邻家口腔", "健康", "口腔检查", "每季度一次", "洽谈中"),
    ("春风养老驿站", "养老", "助浴预约、康复辅具租借", "随时", "合作中"),
    ("青苗托育中心", "其他", "托育开放日", "每季度一次", "洽谈中"),
    ("五里早餐合作社", "民生", "早餐驿站供应", "每天", "合作中"),
    ("绿洲回收站", "环境", "旧衣旧家电回收", "每月一次", "合作中"),
    ("乐龄合唱团", "其他", "合唱排练和演出", "每周一次", "合作中"),
    ("阿福家电维修", "民生", "小家电检修", "每月一次", "暂停"),
    ("同心志愿服务队", "民生", "陪诊、代取药", "随时", "合作中"),
    ("知行科普营", "科普", "周末科学小实验", "每两周一次", "合作中"),
    ("平安反诈宣讲队", "金融", "防诈骗情景剧", "每季度一次", "合作中"),
    ("慧眼摄影社", "其他", "免费拍重阳节合影", "一年一次", "已到期"),
    ("丰收种子店", "环境", "阳台种菜指导", "每季度一次", "合作中"),
)  # fmt: skip

# name, place, repeat, weekdays, start, end
_SERVICES = (
    ("早餐供应", "早餐驿站", "每天", "", "06:30", "09:00"),
    ("量血压测血糖", "就医配药", "每周", "周一", "08:30", "10:30"),
    ("八段锦晨练", "邻里点", "每周", "周二、周四", "07:30", "08:30"),
    ("亲子绘本时间", "亲子阅览室", "每周", "周六", "10:00", "11:00"),
    ("手机课堂", "远程帮办服务点", "每周", "周二", "14:00", "15:30"),
    ("远程帮办辅导", "远程帮办服务点", "每周", "周一、周三、周五", "09:00", "11:30"),
    ("合唱排练", "老年活动室", "每周", "周四", "14:00", "16:00"),
    ("烘焙体验课", "烘焙室", "每两周", "周六", "14:00", "16:00"),
    ("科学小实验", "亲子阅览室", "每两周", "周日", "10:00", "11:30"),
    ("上门理发", "便民服务角", "每月", "", "09:00", "11:00"),
    ("磨刀修伞", "便民服务角", "每月", "", "09:00", "11:30"),
    ("法律咨询", "一口受理", "每月", "", "14:00", "16:00"),
    ("旧物回收日", "便民服务角", "每月", "", "09:00", "12:00"),
    ("书画角", "活动宣传展示墙", "每周", "周三", "13:30", "15:30"),
    ("棋牌友谊赛", "老年活动室", "每周", "周五", "13:00", "16:00"),
    ("反诈情景剧", "邻里点", "一次", "", "14:00", "15:00"),
    ("验光与眼镜清洗", "便民服务角", "一次", "", "09:00", "11:00"),
    ("阳台种菜讲座", "邻里点", "一次", "", "10:00", "11:00"),
)  # fmt: skip

# what, category, urgency, source
_NEEDS = (
    ("楼道灯不亮，晚上看不清台阶", "维修", "较急", "走访"),
    ("想请医生每月上门量一次血压", "就医配药", "一般", "金点子"),
    ("菜场太远，希望蔬菜摊多来一天", "买菜", "较急", "会议"),
    ("独居老人需要每天有人打个电话", "养老照护", "紧急", "走访"),
    ("小朋友放学后没有地方看书", "亲子", "一般", "金点子"),
    ("垃圾房周末味道重，希望加一次清运", "环境卫生", "较急", "移动网格上报"),
    ("电动车停在消防通道", "环境卫生", "紧急", "移动网格上报"),
    ("想学用手机挂号", "文化活动", "一般", "来电"),
    ("三楼扶手松动", "维修", "紧急", "走访"),
    ("代配高血压药，腿脚不便", "就医配药", "较急", "来电"),
    ("希望早餐驿站增加无糖点心", "买菜", "一般", "金点子"),
    ("家里要装扶手，不知道找谁", "养老照护", "一般", "走访"),
    ("收到可疑投资电话，想听防骗讲座", "法律金融", "一般", "会议"),
    ("合唱队缺一台音箱", "文化活动", "一般", "会议"),
    ("雨天门口积水", "环境卫生", "较急", "移动网格上报"),
    ("房产继承手续咨询", "法律金融", "一般", "来电"),
    ("希望周末有亲子科学活动", "亲子", "一般", "网上表单"),
    ("水管渗漏到楼下", "维修", "紧急", "来电"),
    ("轮椅借用", "养老照护", "较急", "走访"),
    ("晾衣架生锈要换", "维修", "一般", "金点子"),
    ("想有个地方晒被子", "其他", "一般", "金点子"),
    ("配送鲜奶到楼", "买菜", "一般", "网上表单"),
    ("老人助浴预约", "养老照护", "较急", "来电"),
    ("墙面有小广告", "环境卫生", "一般", "移动网格上报"),
    ("暑期托班名额", "亲子", "一般", "会议"),
    ("想组织重阳节合影", "文化活动", "一般", "会议"),
    ("代办医保电子凭证", "就医配药", "一般", "来电"),
    ("楼上夜里噪音", "其他", "较急", "来电"),
    ("口腔检查进社区", "就医配药", "一般", "金点子"),
    ("修缮后院长椅", "维修", "一般", "走访"),
)  # fmt: skip


def team() -> Rows:
    """Thirty members: heads, officers, building heads, volunteers."""
    return [
        {
            "name": name,
            "role": _ROLES[place] if place < len(_ROLES) else ("楼组长" if place < 22 else "志愿者"),
            "building": f"{place % 12 + 1}号楼",
            "mobile": f"1990000{1001 + place}",
            "available": "、".join(WEEKDAYS[:5] if place < _WORKERS else WEEKDAYS[5:]),
            "active": place != len(_NAMES) - 1,
        }
        for place, name in enumerate(_NAMES)
    ]


def partners(today: date) -> Rows:
    """Twenty-one invented partners beside the station's real ones."""
    return [
        {
            "name": name, "field": field, "offers": offers, "often": often, "status": status,
            "contact": f"{_NAMES[-1 - place % 20][0]}经理", "phone": f"1990000{2001 + place}",
            "until": (today + timedelta(days=45 * (place - 2))).isoformat() if place % 3 else None,
        }
        for place, (name, field, offers, often, status) in enumerate(_PARTNERS)
    ]  # fmt: skip


def services(today: date) -> Rows:
    """Eighteen invented services of every recurrence."""
    monday = today - timedelta(days=today.weekday())
    return [
        {
            "name": name, "place": place, "repeat": repeat, "weekdays": weekdays or None,
            "start": start, "end": end, "public": True, "active": True,
            "since": None if repeat in ("每天", "每周") else (monday + timedelta(days=number)).isoformat(),
        }
        for number, (name, place, repeat, weekdays, start, end) in enumerate(_SERVICES)
    ]  # fmt: skip


def roster(today: date, team_rows: list[int]) -> Rows:
    """Four weeks of duties around today: two areas on each working day, more today."""
    rows: Rows = []
    monday = today - timedelta(days=today.weekday() + 14)
    days = [monday + timedelta(days=week * 7 + day) for week in range(4) for day in range(5)]
    if today not in days:
        days.append(today)
    for number, day in enumerate(sorted(days)):
        areas = AREAS[:6] if day == today else (AREAS[number % 10], AREAS[(number + 5) % 10])
        for turn, area in enumerate(areas):
            morning = (number + turn) % 2 == 0 if day != today else turn < 3
            member = team_rows[(number * 2 + turn) % _WORKERS]
            away = number % 9 == 4 and turn == 0
            rows.append({
                "date": day.isoformat(), "area": area, "person": member,
                "start": "08:30" if morning else "13:00", "end": "11:30" if morning else "16:30",
                "cover": team_rows[(number * 2 + turn + 5) % _WORKERS] if away else None,
                "status": "已替班" if away else "正常", "note": "家中有事" if away else None,
            })  # fmt: skip
    return rows


def needs(today: date, team_rows: list[int], partner_rows: list[int]) -> Rows:
    """Thirty needs at every step of the path, some overdue, some due this week."""
    rows: Rows = []
    for number, (what, category, urgency, source) in enumerate(_NEEDS):
        status = NEED_PATH[number % len(NEED_PATH)]
        raised = today - timedelta(days=40 - number)
        closed = status in ("已评议", "已办结")
        rows.append({
            "raised_on": raised.isoformat(), "source": source, "category": category, "what": what,
            "resident": f"{_NAMES[(number * 7) % 30][0]}阿姨" if number % 2 else f"{_NAMES[(number * 7) % 30][0]}伯伯",
            "flat": f"{number % 12 + 1}号楼{number % 6 + 1}0{number % 3 + 1}室", "phone": f"1990000{3001 + number}",
            "urgency": urgency, "status": status, "person": team_rows[number % _WORKERS],
            "partner": partner_rows[number % len(partner_rows)] if number % 9 in (3, 4, 5, 6, 7) else None,
            "due": (today + timedelta(days=number % 15 - 5)).isoformat(),
            "closed_on": (today - timedelta(days=number % 4 + 1)).isoformat() if closed else None,
            "satisfaction": ("满意", "基本满意")[number % 2] if closed else None,
        })  # fmt: skip
    return rows
