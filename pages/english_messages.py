"""English for the record of messages, planned times and deleted robots."""

MESSAGES: dict[str, str] = {
    "{at} 前后": "about {at}",
    "发给{who}": "To {who}",
    "没有账号，收不到站内消息": "Has no account, so cannot read the inbox",
    "到“人员”里建账号": "Make an account under People",
    "到了时间的": "Came due",
    "已发送": "Sent",
    "没发成": "Not sent",
    "全部，含提前取消的": "All, also cancelled early",
    "没有这样的消息。": "There is no such message.",
    "试过 {n} 次：": "Tried {n} times:",
    "删除": "Delete",
    "删除“{name}”": "Delete “{name}”",
    "已删除“{name}”": "“{name}” is deleted",
    "它的地址会被清除，发过的消息仍留在“发送记录”里。": (
        "Its address is wiped; the messages it sent stay in the record under Sent."
    ),
}
