"""Titles that mean the same in the tables of a neighbourhood: each line is one meaning."""

import re
import unicodedata

MEANINGS = (
    ("姓名", "名字", "居民姓名", "老人姓名", "志愿者", "志愿者姓名", "名称"),
    ("值班人", "值班人员", "值班", "当班人", "值守人员", "当值人员"),
    ("责任人", "负责人", "经办人", "承办人", "办理人"),
    ("联系人", "联络人", "对接人", "联系人姓名"),
    ("电话", "手机", "手机号", "手机号码", "电话号码", "联系电话", "联系方式", "联系号码", "phone", "mobile", "tel"),
    ("邮箱", "电子邮箱", "邮件", "电子邮件", "email", "mail"),
    ("日期", "年月日", "值班日期", "活动日期", "服务日期", "date"),
    ("星期", "周几", "礼拜", "星期几", "weekday"),
    ("登记日期", "提出日期", "上报日期", "反映日期", "收到日期", "记录日期"),
    ("截止日期", "办理期限", "期限", "完成期限", "最迟日期", "限办日期"),
    ("办结日期", "完成日期", "办结时间", "完成时间"),
    ("开始时间", "开始", "起始时间", "上岗时间", "几点开始"),
    ("结束时间", "结束", "截止时间", "离岗时间", "几点结束"),
    ("班次", "时段", "时间段", "值班时段"),
    ("服务区域", "区域", "岗位", "点位", "值守区域"),
    ("地点", "位置", "地址", "场地", "服务地点"),
    ("住址", "家庭住址", "家庭地址", "居住地址"),
    ("楼号", "楼栋", "幢号", "栋号", "楼组", "几号楼"),
    ("室号", "房号", "房间号", "门牌号", "门牌"),
    ("单位", "单位名称", "合作单位", "共建单位", "机构", "机构名称", "公司"),
    ("需求", "需求内容", "诉求", "诉求内容", "问题", "问题描述", "事项", "具体需求"),
    ("服务内容", "服务项目", "可提供服务", "提供服务", "资源", "资源内容"),
    ("状态", "进度", "进展", "办理情况", "办理状态", "完成情况"),
    ("类别", "类型", "分类", "种类"),
    ("来源", "渠道", "反映渠道", "收集渠道"),
    ("编号", "序号", "号码", "no", "id"),
    ("人数", "数量", "参加人数"),
    ("备注", "说明", "备注说明", "其他", "remark", "note", "memo"),
)

_SIGNS = re.compile(r"[\s:*()\[\]{}<>【】《》「」/\\、,.。_\-—–·#?!]+")


def plain_title(text: object) -> str:
    """A title for comparing: NFKC, small letters, without blanks and signs."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", str(text))).lower()


_MEANING = {plain_title(word): number for number, words in enumerate(MEANINGS) for word in words}


def meaning(title: str) -> int | None:
    """The number of what a plain title means, or None if it is no common one."""
    return _MEANING.get(title)
