"""Sentences about files that cannot be read, and about what a merge noticed. Chinese first, English second."""

UNOPENED: dict[str, tuple[str, str]] = {
    "file_not_a_table": (
        "“{file}”是图片、PDF 或文档，不是表格，请上传 Excel、WPS 或 CSV 文件。",
        "“{file}” is a picture, a PDF or a document, not a table; please upload an Excel, WPS or CSV file.",
    ),
    "too_many_waiting": (
        "您有 {most} 份上传的文件还没决定，请先合并或放弃几份，再传新的。",
        "{most} files that you uploaded still wait; please merge or discard some before you send more.",
    ),
    "file_too_old": (
        "“{file}”的格式太旧，读不了；请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
        "“{file}” is in a format too old to be read; please open it, save it as .xlsx and upload that.",
    ),
    "file_too_much": (
        "“{file}”里的内容太多，读不下来，请删掉多余的行列和工作表后再上传。",
        "“{file}” holds too much to be read; please delete spare rows, columns and sheets and upload it again.",
    ),
    "sheet_too_big": (
        "“{file}”太大（{rows} 行 × {columns} 列的范围里有内容），请删掉多余的行列后再上传。",
        "“{file}” is too large (there is content across {rows} rows × {columns} columns); "
        "please delete spare rows and columns and upload it again.",
    ),
    "file_too_many_sheets": (
        "“{file}”有 {count} 个工作表，最多 {limit} 个，请分成几份再上传。",
        "“{file}” has {count} sheets, {limit} at most; please split it and upload the parts.",
    ),
    "file_too_slow": (
        "读“{file}”用的时间太长，已经停下；请只留下要上传的那张表再试。",
        "Reading “{file}” took too long and was stopped; please keep only the sheet you need and try again.",
    ),
}

# What the preview of a merge says besides its counts. `column` is a title; `line` counts from the top of the file.
NOTICED: dict[str, tuple[str, str]] = {
    "looks_like_a_part": (
        "这份文件像是表的一部分（少了 {total} 行中的 {count} 行），文件里没有的行都会保留。",
        "This file looks like a part of the table ({count} of {total} rows are not in it); those rows stay.",
    ),
    "cells_cleared": (
        "文件清空了 {count} 格，请确认是有意的。",
        "The file empties {count} cells; please check that this is meant.",
    ),
    "ids_shuffled": (
        "文件里的行在排序时和隐藏的编号错开了，已改为按内容认行，请核对。",
        "Rows of the file were sorted away from their hidden ids and were matched by content; please check.",
    ),
    "rows_by_content": (
        "有 {count} 行没有编号，是按内容认出来的。",
        "{count} rows had no id and were recognised by their content.",
    ),
    "copied_row": (
        "第 {line} 行是复制出来的，作为新行加入。",
        "Line {line} was copied from another row and is added as a new one.",
    ),
    "copied_twin": (
        "第 {line} 行和被复制的那一行完全相同，没有加入。",
        "Line {line} is the same as the row it was copied from and was not added.",
    ),
    "already_there": (
        "第 {line} 行表里已经有了，没有再加。",
        "Line {line} is in the table already and was not added again.",
    ),
    "already_in_other_file": (
        "第 {line} 行另一份文件里也有，只加一次。",
        "Line {line} stands in another of the files too and is added once.",
    ),
    "same_in_other_file": (
        "有 {count} 格另一份文件也改成了一样的，算在那一份里。",
        "{count} cells are changed alike in another of the files and count there.",
    ),
    "lists_merged": (
        "第 {line} 行「{column}」两边都改过，已合在一起。",
        "Line {line}: {column} was changed on both sides and was put together.",
    ),
    "column_not_in_file": (
        "文件里没有「{column}」这一列，表里的内容不动。",
        "The file has no column {column}; it is left as it is.",
    ),
    "several_copies": (
        "文件里有 {count} 份表叠在一起，已逐份合并。",
        "The file holds {count} copies of the table; they were merged one after the other.",
    ),
    "no_base": (
        "不知道这份文件是什么时候下载的，只填空格，其余请您决定。",
        "Nobody knows when this file was downloaded: empty cells are filled, the rest is for you to decide.",
    ),
    "merely_old": (
        "有 {count} 格是以前的旧内容，保留了表里现在的。",
        "{count} cells hold what the table held before; the table's present content stays.",
    ),
}

# Words in a downloaded workbook.
DOWNLOADED: dict[str, tuple[str, str]] = {
    "program": ("格里厢台账", "Gelixiang Ledger"),
    "keep_this_column": ("请勿改动 {token}", "Please keep {token}"),
    "page_numbers": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "option_unknown_title": ("不在选项里", "Not in the list"),
    "option_unknown": ("可以先填，上传时会请您确认。", "You may keep it; you will be asked when you upload."),
    "title_stays": ("请不要改标题行。", "Please leave the titles as they are."),
    "filled_in_by_program": (
        "这一列由系统填写，改了也不会采用。",
        "Filled in by the program; changes here are not used.",
    ),
    "choose_several": ("可填几项，用顿号隔开：{options}", "Several may be given, separated by 、: {options}"),
    "fill_in_here": (
        "从第二行起填写，最下面可以接着加新行。",
        "Fill in from line 2; new rows may be added at the end.",
    ),
}
