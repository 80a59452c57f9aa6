"""Sentences about what was noticed while a workbook was read. Chinese first, English second."""

REMARKED: dict[str, tuple[str, str]] = {
    "columns_unknown": (
        "文件里的“{titles}”不是这张表的列，没有导入。",
        "The file's columns “{titles}” are none of this sheet's and were left out.",
    ),
    "cells_filled_down": (
        "「{titles}」里有 {count} 格是合并单元格，按“同上”填好了，请核对。",
        "{count} cells of {titles} stood under merged cells and were filled with the same; please check.",
    ),
    "lines_skipped": (
        "跳过了 {count} 行不是数据的内容（合计、备注、重复的标题），在第 {lines} 行。",
        "{count} lines that are no data (totals, notes, repeated headers) were skipped: line {lines}.",
    ),
}
