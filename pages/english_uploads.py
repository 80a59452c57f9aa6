"""English for the pages on which workbooks come back."""

UPLOADS: dict[str, str] = {
    "把文件拖到这里，或者": "Drop files here, or",
    "选择文件": "Choose files",
    "可以一次选几个文件，每个不超过 {n} MB；Excel、WPS 和 CSV 都可以。": (
        "Several at once are fine, up to {n} MB each; Excel, WPS and CSV are read."
    ),
    "排队中": "Waiting its turn",
    "正在发送，已发 {n}%": "Sending, {n}% sent",
    "已发完，正在读取…": "Sent, being read…",
    "已读取，等您决定": "Read, waiting for you to decide",
    "没有读取": "Not read",
    "没有连上服务器，请检查网络后再选一次。": "The server could not be reached; check the network and choose again.",
    "把下载后改好的表传回来：先给您看会改什么，您点“合并到表里”之前什么都不会变。": (
        "Send back the workbook that was downloaded and edited: you see first what would change, "
        "and nothing changes until you press Merge."
    ),
    "等您决定的文件": "Files that wait for you",
    "没有等着的文件。传上来的文件先列在这里，合并或放弃以后才离开，中途关掉页面也不会丢。": (
        "No file waits. What is sent is listed here until it is merged or discarded; closing the page loses nothing."
    ),
    "{who} {when}上传": "{who}, uploaded {when}",
    "放弃": "Discard",
    "放弃{name}": "Discard {name}",
    "回到{sheet}": "Back to {sheet}",
    "打开{sheet}": "Open {sheet}",
    "合并上传的表格": "Merge an uploaded workbook",
    "{who} {when} 上传。": "Uploaded by {who}, {when}.",
    "这份表是 {who} {when} 下载的。": "It was downloaded by {who}, {when}.",
    "这份文件 {when} 已经合并过一次。": "This very file was merged before, {when}.",
    "这次上传已经合并过了。": "This upload has been merged.",
    "这次上传处理过了，现在表里没有它的改动。": "This upload was dealt with; nothing of it is in the sheet now.",
    "这次上传已经放弃了。": "This upload was discarded.",
    "再传一份文件": "Upload another file",
    "这期间表里又有改动，请再看一眼；您的选择都还在。": (
        "The sheet has changed meanwhile; please look once more. Your choices are still here."
    ),
    "文件里没有要合并的改动。": "The file holds nothing that is to be merged.",
    "合并到表里": "Merge",
    "合并到表里（{n} 处）": "Merge ({n})",
    "放弃这次上传": "Discard this upload",
    "还有 {n} 处填的内容读不出来，请先改好。": "{n} of the values you typed cannot be read; please mend them first.",
    "改 {n} 格": "{n} cells changed",
    "新增 {n} 行": "{n} rows added",
    "删除 {n} 行": "{n} rows deleted",
    "、": ", ",
    "已合并：{what}。": "Merged: {what}.",
    "没有要改的，表里保持原样。": "There was nothing to change; the sheet is as it was.",
    "已撤销这次合并，表里恢复到合并以前。": "The merge was undone; the sheet is as it was before.",
    "还有 {n} 条说明": "{n} more remarks",
    "冲突": "Conflicts",
    "需要留意": "Need a look",
    "文件里少了": "Not in the file",
    "自动合并": "Merged by itself",
    "新增": "New",
    "{n} 处": "{n}",
    "{n} 格": "{n} cells",
    "{n} 行": "{n} rows",
    "文件和表里都改过同一处。没有选的，保留表里的。": (
        "The file and the sheet changed the same thing. Where you choose nothing, the sheet's side stays."
    ),
    "这些格的内容读不出来，不选就不改。": "These cells could not be read. Where you choose nothing, nothing changes.",
    "文件里没有这些行了。打勾的才会从表里删除。": (
        "The file no longer has these rows. Only those you tick are deleted from the sheet."
    ),
    "只有文件改过，表里没有人动过。不要的去掉勾。": (
        "Only the file changed these, nobody touched them in the sheet. Untick what you do not want."
    ),
    "其中清空 {n} 格。": " {n} cells are emptied.",
    "文件里多出来的行，会加到表里；不要的去掉勾。": (
        "Rows that only the file has are added to the sheet; untick what you do not want."
    ),
    "只看一类": "Show one kind alone",
    "全部用文件的": "The file's side for all",
    "全部用表里的": "The sheet's side for all",
    "再显示 {n} 条，还有 {left} 条": "Show {n} more of {left}",
    "文件第 {n} 行": "Line {n} of the file",
    "没有名称的行": "A row without a name",
    "{row} {column}：{before} 改为 {after}": "{row}, {column}: {before} becomes {after}",
    "把{row}加为新行": "Add {row} as a new row",
    "空": "empty",
    "加为新行": "Add as a new row",
    "并到那一行": "Put it into that row",
    "不加": "Leave it out",
    "表里的“{row}”可能就是这一行。": "“{row}” of the sheet may be the same row.",
    "删除这一行": "Delete this row",
    "删除{row}": "Delete {row}",
    "下载时": "As downloaded",
    "文件里": "In the file",
    "表里现在": "In the sheet now",
    "用表里的": "The sheet's",
    "用文件的": "The file's",
    "另填": "Something else",
    "不恢复": "Leave it deleted",
    "恢复这一行，用文件的": "Bring the row back as in the file",
    "留着这一行": "Keep the row",
    "这一行已被删除": "This row was deleted",
    "没有这一行了": "The row is not there",
    "{who} {when} 改的": "{who}, {when}",
    "{who} {when} 删除": "deleted by {who}, {when}",
    "上传 Excel": "Upload Excel",
    "撤销": "Undo",
    "先空着": "Leave it empty",
    "不改，仍是“{text}”": "Leave it as “{text}”",
    "当文字留着": "Keep it as text",
    "改成…": "Change it to…",
    "改成": "Change to",
}
