"""Every sentence that tells a person what is wrong: what, where, and what to do. Chinese first, English second.

Words in braces are filled in by `sentences.say`; both languages use the same ones.
"""

from sheets.wording_doors import DOORS
from sheets.wording_merge import DOWNLOADED, NOTICED, UNOPENED
from sheets.wording_read import REMARKED
from sheets.wording_told import STEPS, TOLD

# Why a cell could not be read. `value` is what was written, `column` the column's title.
READING: dict[str, tuple[str, str]] = {
    "not_understood": (
        "“{value}”放不进「{column}」这一列，请重新填写。",
        "“{value}” does not fit the column {column}; please fill it in again.",
    ),
    "too_long": (
        "「{column}」里的文字太长，最多 32000 字，请分成几格。",
        "The text in {column} is too long; 32,000 characters at most, please split it.",
    ),
    "not_a_number": (
        "“{value}”不是数字，请只写数字，例如 12 或 3.5。",
        "“{value}” is not a number; please write digits only, such as 12 or 3.5.",
    ),
    "number_too_large": (
        "“{value}”超过 15 位，当数字存会丢掉末尾几位；号码请放在文字列里。",
        "“{value}” has more than 15 digits and would lose the last ones; keep such codes in a text column.",
    ),
    "digits_lost": (
        "“{value}”是 Excel 的科学计数写法，末尾的数字已经丢失，请按原件重新填写完整的号码。",
        "“{value}” is Excel's short form and its last digits are gone; please fill in the whole number again.",
    ),
    "error_cell": (
        "文件里「{column}」这一格是表格软件的错误值“{value}”，没有采用，请填上正确的内容。",
        "In the file this cell of {column} holds the spreadsheet error “{value}”, which was not taken over; "
        "please fill in what is right.",
    ),
    "not_a_date": (
        "“{value}”不是日期，请写成 2024-6-21 这样。",
        "“{value}” is not a date; please write it like 2024-6-21.",
    ),
    "ambiguous_date": (
        "“{value}”看不出是几号（6.2 可能是 6月2日，也可能是 6月20日），请写成 6-2 或 6-20 这样。",
        "“{value}” could be two dates (6.2 may be June 2 or June 20); please write it like 6-2 or 6-20.",
    ),
    "weekday_differs": (
        "“{value}”里的日期和星期对不上，请核对后只写日期。",
        "The date and the weekday in “{value}” do not agree; please check, and write the date alone.",
    ),
    "not_a_time": (
        "“{value}”不是时间，请写成 9:30 或 下午1:30 这样。",
        "“{value}” is not a time; please write it like 9:30 or 13:30.",
    ),
    "not_a_moment": (
        "“{value}”不是日期加时间，请写成 2024-6-21 9:30 这样。",
        "“{value}” is not a date with a time; please write it like 2024-6-21 9:30.",
    ),
    "not_yes_or_no": (
        "“{value}”看不出是“是”还是“否”，请写 是 或 否。",
        "“{value}” is neither yes nor no; please write 是 or 否 (yes or no).",
    ),
    "not_an_option": (
        "“{value}”不在选项里，可选：{options}。",
        "“{value}” is not one of the options: {options}.",
    ),
    "not_options": (
        "“{value}”里有不在选项里的内容，可选：{options}，几项之间用顿号隔开。",
        "“{value}” holds something that is not an option: {options}; put 、 between several.",
    ),
    "not_a_phone": (
        "“{value}”不是电话号码，手机号是 11 位，座机请写成 021-54321234 这样。",
        "“{value}” is not a phone number; a mobile has 11 digits, a landline looks like 021-54321234.",
    ),
    "phone_zero_missing": (
        "“{value}”可能少了前面的 0，请核对后写成 021-54321234 这样。",
        "“{value}” may lack its leading 0; please check, and write it like 021-54321234.",
    ),
    "two_phones": (
        "“{value}”里有两个电话，这一格只放一个，另一个请写到别的列。",
        "“{value}” holds two phone numbers; please keep one here and put the other into another column.",
    ),
    "not_an_email": (
        "“{value}”不是电子邮箱，请写成 name@example.com 这样。",
        "“{value}” is not an e-mail address; please write it like name@example.com.",
    ),
    "no_such_row": (
        "“{value}”不在「{target}」里，请先到那张表里添加，或改成已有的名称。",
        "“{value}” is not in {target}; please add it there first, or pick an existing name.",
    ),
    "several_rows": (
        "「{target}」里有好几个“{value}”，请从列表里点选一个。",
        "{target} has more than one “{value}”; please pick one from the list.",
    ),
    "nobody_of_that_name": (
        "没有叫“{value}”的人员账号，请改成已有的姓名，或请站长先添加。",
        "Nobody here is called “{value}”; please pick an existing name, or ask a manager to add the person.",
    ),
    "several_of_that_name": (
        "有好几位叫“{value}”，请从列表里点选一位。",
        "More than one person is called “{value}”; please pick one from the list.",
    ),
    "not_a_serial": (
        "“{value}”不是编号；「{column}」由系统自动编，不用填写。",
        "“{value}” is not a running number; {column} is numbered automatically, leave it empty.",
    ),
}

# Signing in, and who may do what.
ACCESS: dict[str, tuple[str, str]] = {
    "not_signed_in": (
        "请先登录。",
        "Please sign in first.",
    ),
    "signed_out": (
        "登录已过期，请重新登录；没保存的内容还在这个页面上。",
        "You are no longer signed in; please sign in again. What is not saved yet is still on this page.",
    ),
    "wrong_login": (
        "用户名或密码不对，请再试一次；忘记密码请找站长重设。",
        "The login or the password is wrong; please try again, or ask a manager for a new password.",
    ),
    "too_many_tries": (
        "输错次数太多，请 {minutes} 分钟后再试。",
        "Too many wrong tries; please try again in {minutes} minutes.",
    ),
    "wrong_old_password": (
        "原密码不对，密码没有改；忘记了请找站长重设。",
        "The old password is wrong and nothing was changed; a manager can set a new one for you.",
    ),
    "short_password": (
        "密码太短，至少 {length} 位，请换一个长一点的。",
        "The password is too short; please use at least {length} characters.",
    ),
    "passwords_differ": (
        "两次输入的密码不一样，请重新输入。",
        "The two passwords are not the same; please type them again.",
    ),
    "bad_login": (
        "用户名不能为空，不能有空格，最多 60 个字符，请重新填写。",
        "A login needs 1 to 60 characters and no blanks; please choose another.",
    ),
    "bad_name": (
        "姓名不能为空，最多 40 个字，请重新填写。",
        "A name needs 1 to 40 characters; please fill it in again.",
    ),
    "bad_role": (
        "没有“{role}”这种身份，请从列表里选一种。",
        "There is no role “{role}”; please pick one from the list.",
    ),
    "no_such_person": (
        "这个人员账号已经不在了，请刷新页面再看。",
        "This person no longer has an account; please reload the page.",
    ),
    "no_such_session": (
        "这次登录已经结束了，不用再处理。",
        "This sign-in has ended already; there is nothing left to do.",
    ),
    "already_set_up": (
        "已经有站长的账号了，请直接登录。",
        "There is a manager already; please sign in.",
    ),
    "welcome_elsewhere": (
        "第一个账号（站长的）要在装程序的电脑上建立，或用启动时窗口里显示的链接打开。",
        "The first manager is made on the computer that runs the program, or with the link in its start-up window.",
    ),
    "foreign_form": (
        "这次提交不是从本站页面发出的，没有处理；请从本站页面再操作一次。",
        "This did not come from a page of this site and was ignored; please do it again from here.",
    ),
    "account_closed": (
        "这个账号已停用，请联系站长。",
        "This account is closed; please talk to a manager.",
    ),
    "login_taken": (
        "用户名“{login}”已经有人用了，请换一个。",
        "The login “{login}” is taken; please choose another.",
    ),
    "last_manager": (
        "这是最后一位站长，请先把另一个人设为站长。",
        "This is the last manager; please make somebody else a manager first.",
    ),
    "managers_only": (
        "只有站长可以这样做，请联系站长。",
        "Only a manager may do this; please ask one.",
    ),
    "may_not_see": (
        "您没有查看「{sheet}」的权限，需要时请联系站长。",
        "You may not see {sheet}; please ask a manager if you need it.",
    ),
    "may_not_edit": (
        "您可以查看「{sheet}」，但不能修改，需要时请联系站长。",
        "You may read {sheet} but not change it; please ask a manager if you need to.",
    ),
    "read_only_column": (
        "「{column}」由系统自动填写，不能修改。",
        "{column} is filled in automatically and cannot be changed.",
    ),
    "masked_column": (
        "「{column}」是个人信息，您看到的是遮盖后的内容，不能修改。",
        "{column} is personal information shown to you masked; you cannot change it.",
    ),
    "bad_request": (
        "页面发来的内容不完整，什么都没有改动；请刷新页面再试。",
        "What the page sent was not complete and nothing was changed; please reload the page and try again.",
    ),
}

# Sheets, columns, rows, undo.
SHEETS: dict[str, tuple[str, str]] = {
    "no_such_sheet": (
        "没有“{sheet}”这张表，它可能已被删除或改名，请从左侧列表重新打开。",
        "There is no sheet “{sheet}”; it may have been removed or renamed, please open it from the list.",
    ),
    "no_such_column": (
        "「{sheet}」里没有“{column}”这一列，它可能已被删除，请刷新页面。",
        "{sheet} has no column “{column}”; it may have been removed, please reload the page.",
    ),
    "no_such_kind": (
        "没有“{kind}”这种列，请从列表里选一种。",
        "There is no kind of column called “{kind}”; please pick one from the list.",
    ),
    "bad_key": (
        "内部名称“{key}”不能用，只能是小写字母、数字和下划线，并且不能重复。",
        "The key “{key}” cannot be used; small letters, digits and underscores only, and each one once.",
    ),
    "sheet_key_taken": (
        "已经有内部名称是“{sheet}”的表，请换一个。",
        "A sheet with the key “{sheet}” exists already; please choose another.",
    ),
    "column_key_taken": (
        "已经有“{column}”这一列，请换一个名称。",
        "There is a column “{column}” already; please choose another title.",
    ),
    "row_gone": (
        "「{sheet}」的这一行已被删除，刚才的修改没有保存；需要时可在历史里恢复。",
        "This row of {sheet} has been removed, so the change was not saved; the history can bring it back.",
    ),
    "row_not_leased": (
        "新行的编号 {row} 不是系统发的，没有添加；请刷新页面后再添加。",
        "The new row number {row} was not handed out here, so nothing was added; please reload the page.",
    ),
    "required_empty": (
        "「{column}」必须填写，请补上。",
        "{column} must be filled in; please add it.",
    ),
    "title_missing": (
        "还没有填名称，请填写后再保存。",
        "The title is missing; please fill it in before saving.",
    ),
    "title_taken": (
        "“{title}”已经有了，请换一个名称。",
        "“{title}” exists already; please choose another title.",
    ),
    "starter_stays": (
        "“{title}”是自带的，提醒和大屏要用到它；可以改名或隐藏，不能删除。",
        "“{title}” came with the program and reminders rely on it; rename or hide it, it cannot be removed.",
    ),
    "options_missing": (
        "「{column}」还没有选项，请至少写一个。",
        "{column} has no options yet; please write at least one.",
    ),
    "option_missing": (
        "新选项还没有写，请填写后再添加。",
        "The new option is empty; please write it first.",
    ),
    "option_too_long": (
        "选项太长，最多 {most} 个字，请写短一点。",
        "The option is too long; {most} characters at most, please shorten it.",
    ),
    "no_options_here": (
        "「{column}」不是选项列，不能添加选项。",
        "{column} has no options to choose from, so none can be added.",
    ),
    "option_with_comma": (
        "选项“{option}”里有顿号，多选时会被拆开，请换个写法。",
        "The option “{option}” contains 、, which separates several choices; please word it differently.",
    ),
    "nothing_to_undo": (
        "这张表里没有您可以撤销的修改。",
        "There is nothing of yours to undo in this sheet.",
    ),
    "nothing_to_redo": (
        "这张表里没有您可以重做的修改。",
        "There is nothing of yours to redo in this sheet.",
    ),
    "changed_since": (
        "「{sheet}」里这几格后来又被 {by} 改过，没有撤销；请在历史里查看后再决定。",
        "{by} has changed these cells of {sheet} since, so nothing was undone; please look at the history first.",
    ),
    "unexpected": (
        "程序出了意外，刚才的操作没有完成；请再试一次，还是不行请告诉站长。",
        "Something unexpected happened and this was not done; please try again, and tell a manager if it stays.",
    ),
}

# Workbooks that come back.
FILES: dict[str, tuple[str, str]] = {
    "not_a_workbook": (
        "“{file}”不是能读的表格，请上传 Excel、WPS 或 CSV 文件（.xlsx .xls .et .ods .csv）。",
        "“{file}” is not a workbook that can be read; please upload .xlsx, .xls, .et, .ods or .csv.",
    ),
    "file_too_large": (
        "“{file}”超过 {limit} MB，请删掉图片或多余的工作表后再上传。",
        "“{file}” is larger than {limit} MB; please remove pictures or spare sheets and upload it again.",
    ),
    "file_locked": (
        "“{file}”有打开密码，请在 Excel 里去掉密码后再上传。",
        "“{file}” has a password; please remove it in Excel and upload it again.",
    ),
    "file_broken": (
        "“{file}”已损坏，读不出来；请用 Excel 打开另存一份再上传。",
        "“{file}” is damaged and cannot be read; please open it in Excel, save a copy and upload that.",
    ),
    "file_empty": (
        "“{file}”里没有数据，请确认传的是填好的那一份。",
        "“{file}” holds no data; please check that it is the one that was filled in.",
    ),
    "no_header": (
        "“{file}”里找不到表头，请保留下载时的第一行标题。",
        "No header row was found in “{file}”; please keep the row of titles it was downloaded with.",
    ),
    "other_sheet": (
        "这份文件是「{other}」的，不是「{sheet}」的，请到「{other}」里上传。",
        "This file belongs to {other}, not to {sheet}; please upload it there.",
    ),
    "upload_gone": (
        "这次上传已经处理过或已取消，请重新上传文件。",
        "This upload has been applied or discarded already; please upload the file again.",
    ),
    "upload_moved": (
        "查看期间「{sheet}」又有改动，请看一遍新的合并结果再确认。",
        "{sheet} changed while you were looking; please look at the new result before you confirm.",
    ),
    "conflicts_left": (
        "还有 {count} 处冲突没有决定，请先选用哪一边。",
        "{count} conflicts are still undecided; please choose a side for each.",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = (
    READING | ACCESS | SHEETS | FILES | TOLD | STEPS | DOORS | UNOPENED | NOTICED | DOWNLOADED | REMARKED
)
