"""What the reminder pages say: states, reasons and refusals, Chinese first, English second.

Importing this module teaches `sheets.sentences.say` these codes, so there is one place that says anything.
A message keeps its reason as a code, or as code|value.
"""

from sheets.sentences import SENTENCES as ALL_SENTENCES
from sheets.sentences import say

STATES: dict[str, tuple[str, str]] = {
    "state_due": ("等待发送", "Waiting"),
    "state_claimed": ("正在准备发送", "About to be sent"),
    "state_sending": ("正在发送", "Being sent"),
    "state_sent": ("已送达", "Delivered"),
    "state_unknown": ("结果未知", "Outcome unknown"),
    "state_failed": ("发送失败", "Failed"),
    "state_expired": ("已过时，未发送", "Too late, not sent"),
    "state_cancelled": ("已取消", "Cancelled"),
    "try_ok": ("已送达", "Delivered"),
    "try_not_sent": ("没发出", "Not sent"),
    "try_wait": ("没发出，稍后再试", "Not sent, to be tried later"),
    "try_refused": ("对方不接受", "Refused"),
    "try_broken": ("通道有问题", "The channel needs mending"),
    "try_unknown": ("结果未知", "Outcome unknown"),
    "channel_ok": ("正常", "Working"),
    "channel_fresh": ("还没发过", "Nothing sent yet"),
    "channel_paused": ("已停用", "Switched off"),
    "channel_broken": ("需要修正", "Needs mending"),
    "to_all": ("全体", "Everybody"),
}

# Why a message did not go out, or not yet.
REASONS: dict[str, tuple[str, str]] = {
    "too_late": (
        "到了不该再发的时间仍未发出。",
        "It was not out by the time at which it is worth nothing.",
    ),
    "asleep": ("该发送时程序没有运行。", "The program was not running when it was due."),
    "newer": ("同一件事已有更近的提醒，这一条不再发送。", "A newer reminder of the same thing takes its place."),
    "gone": (
        "活动、值班或规则已改，这一条不再需要。",
        "The event, the duty or the rule was changed; it is no longer needed.",
    ),
    "stopped": ("通道已停用，这一条没有发出。", "The channel was switched off; this one did not go out."),
    "died": (
        "程序在发送途中中断，无法确认是否送达。请到群里看一眼，再选“已送达”或“重发”。",
        "The program stopped while sending, so nobody knows whether it arrived. Look in the group, then choose.",
    ),
    "no_answer": (
        "已经发出，但没有收到回答，不知道是否送达。请到群里看一眼，再选“已送达”或“重发”。",
        "It left, but no answer came, so nobody knows whether it arrived. Look in the group, then choose.",
    ),
    "no_connection": (
        "连不上对方，没有发出，会自动再试。请检查网络。",
        "No connection; nothing left. It will be tried again. Please check the network.",
    ),
    "robot_busy": ("对方系统繁忙，会自动再试。", "The other side is busy; it will be tried again."),
    "robot_rate": ("发送太频繁，稍后自动再试。", "Too many messages in a minute; it will be tried again later."),
    "robot_http": ("对方返回 {value}，会自动再试。", "The other side answered {value}; it will be tried again."),
    "robot_gateway": (
        "对方网关超时（{value}），不知道是否送达。",
        "The other side's gateway timed out ({value}); nobody knows whether it arrived.",
    ),
    "robot_redirect": (
        "地址被转到别处，没有送达。可能是网络要求先登录，请打开网页看一看。",
        "The address points elsewhere; not delivered. The network may want a login first: open any web page.",
    ),
    "robot_garbage": (
        "回答的不是企业微信，没有送达。可能是网络要求先登录，请打开网页看一看。",
        "What answered is not WeCom; not delivered. The network may want a login first: open any web page.",
    ),
    "robot_address": (
        "机器人地址无效，或机器人已被移出群。请在群里重新取地址，填到通道里。",
        "The robot's address is not valid, or it was removed. Take a new address in the group and enter it.",
    ),
    "robot_stopped": (
        "机器人已被停用，请在群里启用它。",
        "The robot is switched off; please switch it on in the group.",
    ),
    "robot_too_long": (
        "企业微信不接受这段文字（可能太长），请把模板改短。",
        "WeCom does not take this text (it may be too long); please shorten the template.",
    ),
    "robot_empty": ("企业微信说内容是空的，请检查模板。", "WeCom says the text is empty; please check the template."),
    "robot_refused": ("企业微信拒绝：{value}", "WeCom refused: {value}"),
    "key_lost": (
        "找不到保存地址用的密钥，请重新填写机器人地址。",
        "The key that protects the address is gone; please enter the robot's address again.",
    ),
    "unexpected_sending": (
        "发送时出了意外，没有发出，会自动再试。",
        "Something unexpected happened; nothing left. It will be tried again.",
    ),
    "resolved_delivered": ("{value} 已确认送达。", "{value} confirmed that it arrived."),
    "resent": ("{value} 要求重发。", "{value} asked to send it again."),
}

# Why something a person asked for is not done.
REFUSALS: dict[str, tuple[str, str]] = {
    "may_not_decide": (
        "您可以查看提醒，但不能处理，需要时请联系站长。",
        "You may read the messages but not decide about them; please ask a manager if you need to.",
    ),
    "no_such_message": ("没有找到这条消息。", "There is no such message."),
    "no_such_rule": ("没有找到这条规则。", "There is no such rule."),
    "no_such_channel": ("没有找到这个通道。", "There is no such channel."),
    "not_unknown": ("这条消息已有结果，不用再确认。", "The outcome of this message is known already."),
    "not_resendable": (
        "这条消息正在等待或已送达，不能重发。",
        "This message is waiting or delivered; it cannot be sent again.",
    ),
    "unknown_placeholder": (
        "模板里的“{name}”不认识，可以用：{known}。",
        "The template says “{name}”, which is not known here; it may say: {known}.",
    ),
    "empty_template": ("模板不能是空的。", "The template must not be empty."),
    "robot_address_refused": (
        "这不是企业微信群机器人的地址。请在群设置里复制，"
        "以 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key= 开头。",
        "This is not the address of a WeCom group robot. Copy it in the group's settings; "
        "it begins with https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
    ),
    "channel_needs_name": ("请给通道起个名字。", "Please give the channel a name."),
    "nothing_to_try": (
        "这条规则眼下没有要说的内容（未来 60 天没有相应的活动、值班或超期需求）。",
        "This rule has nothing to say at present (no such event, duty or overdue need in 60 days).",
    ),
    "stop_before_removing": (
        "请先停用这个机器人，再删除。",
        "Switch the robot off first, then delete it.",
    ),
    "service_needs_start": (
        "“{name}”没有填开始时间，排不出来。",
        "“{name}” has no start time, so it cannot be planned.",
    ),
    "service_needs_repeat": (
        "“{name}”没有选重复方式，排不出来。",
        "“{name}” does not say how it repeats, so it cannot be planned.",
    ),
    "service_needs_since": (
        "“{name}”没有填“从哪天起”，排不出来。",
        "“{name}” does not say from which day it counts, so it cannot be planned.",
    ),
    "service_needs_weekday": (
        "“{name}”没有填星期，排不出来。",
        "“{name}” has no weekday, so it cannot be planned.",
    ),
}

SENTENCES = STATES | REASONS | REFUSALS
ALL_SENTENCES.update(SENTENCES)


def why(reason: str, language: str = "zh") -> str:
    """The sentence for a message's stored reason; empty for none."""
    code, _, value = reason.partition("|")
    return say(code, language, value=value) if code else ""
