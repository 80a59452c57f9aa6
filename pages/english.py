"""English for every Chinese text that a page shows (tests/test_words.py finds what is missing)."""

from pages.english_messages import MESSAGES
from pages.english_tools import TOOLS
from pages.english_uploads import UPLOADS

ENGLISH: dict[str, str] = {
    # the frame
    "格里厢台账": "Gelixiang Ledger",
    "今日": "Today",
    "提醒": "Reminders",
    "人员": "People",
    "台账": "Sheets",
    "页面": "Pages",
    "常用的页面": "Pages most used",
    "我的设置": "My settings",
    "跳到正文": "Skip to the page",
    "{n} 条未读": "{n} unread",
    "站长": "Manager",
    "工作人员": "Worker",
    "查看": "Viewer",
    "关怀版大字": "Large type",
    "恢复普通字号": "Normal type",
    "深色显示": "Dark colours",
    "浅色显示": "Light colours",
    "我的账号": "My account",
    "退出登录": "Sign out",
    # the door
    "登录": "Sign in",
    "用户名": "Login",
    "密码": "Password",
    "忘了密码，请站长在“人员”页里重设。": "Forgot your password? A manager can set a new one on the People page.",
    "开始使用": "First start",
    "先给管理这些表格的人（通常是站长）建一个账号，其他人的账号以后在“人员”页里加。": (
        "First make an account for whoever looks after these sheets, usually the head of the station. "
        "The others are added later on the People page."
    ),
    "姓名": "Name",
    "登录时输入的名字，如 wang，中间不要空格。": "What you type to sign in, such as wang; no spaces.",
    "至少 8 个字符。": "At least 8 characters.",
    "至少 8 个字符。改好后，其他浏览器要重新登录。": "At least 8 characters. Your other browsers will be signed out.",
    "再输一遍密码": "Password again",
    "建立账号并进入": "Make the account and go in",
    # days and spans
    "周一": "Mon",
    "周二": "Tue",
    "周三": "Wed",
    "周四": "Thu",
    "周五": "Fri",
    "周六": "Sat",
    "周日": "Sun",
    "昨天": "Yesterday",
    "今天": "Today",
    "明天": "Tomorrow",
    "后天": "In two days",
    "刚刚": "just now",
    "{n} 分钟前": "{n} min ago",
    "{n} 小时前": "{n} h ago",
    "{n} 分钟": "{n} min",
    "{n} 小时": "{n} h",
    "{n} 天": "{n} d",
    # 今日
    "今天值班": "On duty today",
    "现在 {n} 人在岗": "{n} on duty now",
    "今天没有排班。": "Nobody is on the roster today.",
    "还没有排班。在排班表里填上日期、时间、区域和值班人。": (
        "The roster is empty. Fill in a date, a time, an area and a person."
    ),
    "打开服务排班": "Open the duty roster",
    "未填区域": "No area",
    "在岗": "On duty",
    "已取消": "Called off",
    "缺人": "Nobody there",
    "已结束": "Over",
    "{who}（替 {name}）": "{who} (for {name})",
    "{name} 请假": "{name} on leave",
    "还没排人": "Nobody yet",
    "接下来的服务": "Coming services",
    "最近一个月没有服务。在服务日程里填上时间并打勾“开展中”，这里就会显示。": (
        "No service in the next month. Give one its times in the service calendar and tick Active, and it shows here."
    ),
    "打开服务日程": "Open the service calendar",
    "还有 {span}": "in {span}",
    "还有 {n} 项，打开服务日程": "{n} more in the service calendar",
    "正在进行": "Under way",
    "到期的需求": "Needs that are due",
    "没有超期的需求，这个星期也没有要到期的。": "No need is overdue, and none is due this week.",
    "还没有需求。居民提出的事记在需求清单里，填上责任人和期限，到期会在这里提醒。": (
        "There are no needs yet. Write what residents ask for into the needs list, with the person responsible "
        "and a date; what is due shows here."
    ),
    "打开需求清单": "Open the needs list",
    "还有 {n} 项，打开需求清单": "{n} more in the needs list",
    "未填内容": "Nothing filled in",
    "还没有责任人": "nobody responsible yet",
    "超期 {n} 天": "{n} days overdue",
    "{day}到期": "Due: {day}",
    "没有送到的消息": "Messages that did not arrive",
    "查看提醒": "Look at the reminders",
    "最近的改动": "Lately changed",
    "还没有人改过。谁改了什么，都会记在这里。": "Nobody has changed anything yet. Who changes what is told here.",
    "还没有排班和需求。可以从左边的表开始填写，也可以先载入一批虚构的示例看看。": (
        "There are no duties and no needs yet. Begin with a sheet at the left, or load invented sample rows to look "
        "around."
    ),
    "载入示例数据": "Load sample rows",
    "已载入 {n} 行示例数据": "{n} sample rows loaded",
    "表里有示例数据，人名和电话都是虚构的。正式使用前请移除。": (
        "The sheets hold sample rows; their names and phones are invented. Remove them before you begin in earnest."
    ),
    "移除示例数据": "Remove the sample rows",
    "还剩 {n} 行示例数据，有人改过，或者别的行用到它们。": (
        "{n} sample rows are left: somebody changed them, or other rows need them."
    ),
    "全部移除": "Remove them all",
    "保留为正式数据": "Keep them as real rows",
    "这些行现在是正式数据了": "These rows are real ones now",
    "已移除 {n} 行示例数据。": "{n} sample rows removed.",
    "留下 {n} 行，有人改过，或者别的行用到它们：": (
        " {n} have stayed: somebody changed them, or other rows need them:"
    ),
    # a sheet
    "下载 Excel": "Download Excel",
    "新增一行": "Add a row",
    "重做": "Redo",
    "搜索这张表": "Search this sheet",
    "显示的列": "Columns shown",
    "在上方插入行": "Insert a row above",
    "在下方插入行": "Insert a row below",
    "再添一份": "Duplicate",
    "删除选中的行": "Delete the rows",
    "已删除的行…": "Deleted rows…",
    "清除筛选": "Clear the filter",
    "这一行的历史": "History of this row",
    "这一行还没有改动记录。": "This row has not been changed yet.",
    "已删除的行": "Deleted rows",
    "没有删除过的行。删错的行会留在这里，随时可以恢复。": (
        "No row has been deleted. Deleted rows stay here and can be brought back at any time."
    ),
    "{when} {by} 删除": "deleted {when} by {by}",
    "恢复": "Restore",
    "已恢复这一行": "The row is back",
    # 提醒
    "收到的": "Received",
    "即将发送": "To be sent",
    "发送记录": "Sent",
    "规则": "Rules",
    "通道": "Channels",
    "未读": "Unread",
    "程序从{since}到{until}没有运行，有 {n} 条消息没能发出。": (
        "The program did not run from {since} to {until}; {n} messages could not be sent."
    ),
    "最近一周有 {n} 条消息没有确认送到，请看“发送记录”。": (
        "{n} messages of the last week may not have arrived; please look under Sent."
    ),
    "还没有收到消息。值班、活动和超期需求的提醒会到这里。": (
        "Nothing has arrived yet. Reminders of duties, services and overdue needs come here."
    ),
    "今后 14 天没有要发的消息。服务日程、排班和需求期限填好后，会按“规则”自动排出来。": (
        "Nothing is to be sent in the next 14 days. Once the service calendar, the roster and the dates of needs "
        "are filled in, the rules plan it."
    ),
    "发给{who}：{channels}": "To {who}: {channels}",
    "还没有发送过消息。": "No message has been sent yet.",
    "再看 {n} 条": "Show {n} more",
    "测试": "Test",
    "已送达": "It arrived",
    "重发": "Send again",
    "已记为送达": "Noted as delivered",
    "已排队重发": "It will be sent again",
    "开始前 {span}": "{span} before the start",
    "每天 {at}": "Every day at {at}",
    "当天 {at}": "On the day at {at}",
    "前一天 {at}": "The day before at {at}",
    "{n} 天前 {at}": "{n} days before at {at}",
    "发给全体": "to everybody",
    "发给本人": "to the person concerned",
    "启用": "On",
    "停用": "Off",
    "已启用“{name}”": "“{name}” is on",
    "已停用“{name}”": "“{name}” is off",
    "改文字": "Change the words",
    "发给自己试试": "Try it on me",
    "已发到您的“收到的”里": "It is among your received messages",
    "好": "Good",
    "消息文字": "Words of the message",
    "花括号里的词发送时会换成内容：{known}": "Words in braces are filled in when it is sent: {known}",
    "已保存“{name}”的文字": "The words of “{name}” are saved",
    "添加群机器人": "Add a group robot",
    "在企业微信群里添加群机器人，复制它的 Webhook 地址，粘贴到这里。地址加密保存，页面上只显示后几位。": (
        "Add a robot to a WeCom group, copy its webhook address and paste it here. "
        "The address is stored encrypted; only its last signs are shown."
    ),
    "名称": "Name",
    "工作群": "Staff group",
    "Webhook 地址": "Webhook address",
    "添加": "Add",
    "已添加“{name}”": "“{name}” is added",
    "改地址": "Change the address",
    "“{name}”的新地址": "New address of “{name}”",
    "已换成新地址": "The new address is in use",
    "发一条测试": "Send a test",
    "正在发送测试消息…": "Sending a test…",
    "测试消息已送达": "The test arrived",
    "测试消息还在排队，稍后请看“发送记录”": "The test is still waiting; please look under Sent later",
    # 人员 and 我的账号
    "站长管理一切；工作人员填写和修改各张表；查看的人只能看，看到的个人信息是遮盖过的。": (
        "Managers do everything; workers fill in and change the sheets; viewers only look, "
        "and see personal information masked."
    ),
    "有账号的人": "People with an account",
    "新增人员": "Add a person",
    "身份": "Role",
    "登录时输入的名字，如 wang": "What is typed to sign in, such as wang",
    "初始密码": "First password",
    "请本人登录后在“我的账号”里改掉。": "Ask them to change it under My account.",
    "网格队伍里是谁（用来发本人的值班提醒）": "Who this is in the team sheet (for reminders of their duties)",
    "网格队伍里的 {name}": "{name} in the team sheet",
    "未对应网格队伍里的人": "nobody in the team sheet",
    "建立账号": "Make the account",
    "已建账号 {login}": "The account {login} is made",
    "请把用户名和密码告诉本人。关掉以后，密码就看不到了。": (
        "Please tell them login and password. Once this is closed, the password cannot be seen again."
    ),
    "用户名 {login}，密码 {password}": "Login {login}, password {password}",
    "复制": "Copy",
    "已复制": "Copied",
    "没能复制，请选中上面的文字再复制。": "It could not be copied; please select the text above and copy it.",
    "修改": "Change",
    "修改 {name}": "Change {name}",
    "已保存 {name} 的账号": "{name}'s account is saved",
    "更多": "More",
    "保存": "Save",
    "取消": "Cancel",
    "关闭": "Close",
    "重设密码": "Set a new password",
    "重设 {name} 的密码": "A new password for {name}",
    "重设后，{name} 在所有浏览器里都要重新登录。": "{name} will have to sign in again in every browser.",
    "已重设 {name} 的密码": "{name} has a new password",
    "登录的浏览器": "Signed-in browsers",
    "{name} 登录的浏览器": "Browsers in which {name} is signed in",
    "{name} 现在没有在任何浏览器里登录。": "{name} is not signed in anywhere.",
    "停用账号": "Close the account",
    "恢复账号": "Open the account again",
    "已停用": "Closed",
    "已停用 {name} 的账号，随时可以恢复": "{name}'s account is closed; it can be opened again at any time",
    "已恢复 {name} 的账号": "{name}'s account is open again",
    "{name}，用户名 {login}，{role}": "{name}, login {login}, {role}",
    "修改密码": "Change the password",
    "现在的密码": "Present password",
    "新密码": "New password",
    "再输一遍新密码": "New password again",
    "密码已改，下次登录用新密码": "The password is changed; use the new one from now on",
    "已登录的浏览器": "Signed-in browsers",
    "最近使用：{when}": "Last used: {when}",
    "未知的浏览器": "Unknown browser",
    "退出": "Sign out",
    "已退出那个浏览器": "That browser is signed out",
    "不能打开这一页": "This page cannot be opened",
    "回到今日": "Back to Today",
    **MESSAGES,
    **TOOLS,
    **UPLOADS,
}
