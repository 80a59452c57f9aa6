"""Sentences about what was done: the story of a row, undo, sample rows. Chinese first, English second."""

TOLD: dict[str, tuple[str, str]] = {
    "change": ("修改", "change"),
    "and": ("，", ", "),
    "about_row": ("{row}：{what}", "{row}: {what}"),
    "row_add": ("新增了这一行", "added this row"),
    "row_remove": ("删除了这一行", "deleted this row"),
    "row_move": ("移动了这一行的位置", "moved this row to another place"),
    "cell_filled": ("「{column}」填了 {after}", "{column} filled in: {after}"),
    "cell_cleared": ("「{column}」清空了（原来是 {before}）", "{column} cleared (it was {before})"),
    "cell_changed": ("「{column}」从 {before} 改为 {after}", "{column} changed from {before} to {after}"),
    "in_row": ("「{sheet}」{row}：", "{sheet}, {row}: "),
    "counted_set": ("改了 {count} 行", "{count} rows changed"),
    "counted_add": ("新增 {count} 行", "{count} rows added"),
    "counted_remove": ("删除 {count} 行", "{count} rows deleted"),
    "counted_move": ("移动 {count} 行", "{count} rows moved"),
    "did_grid": ("「{sheet}」{what}", "{sheet}: {what}"),
    "did_upload": ("合并上传的表格到「{sheet}」：{what}", "Merged an uploaded workbook into {sheet}: {what}"),
    "did_undo": ("撤销了「{sheet}」里的操作：{what}", "Undid a step in {sheet}: {what}"),
    "did_redo": ("重做了「{sheet}」里的操作：{what}", "Redid a step in {sheet}: {what}"),
    "did_sample": ("载入示例数据到「{sheet}」：{what}", "Loaded sample rows into {sheet}: {what}"),
    "did_sample_out": ("移除了示例数据：{what}", "Removed the sample rows: {what}"),
    "did_restore": ("恢复了「{sheet}」里删除的行：{what}", "Restored deleted rows of {sheet}: {what}"),
    "undone": ("已撤销：{label}", "Undone: {label}"),
    "redone": ("已重做：{label}", "Done again: {label}"),
    "undo_skipped": (
        "（有 {count} 处后来被别人改过，保留了他人的内容）",
        " ({count} changed by others since were left as they are)",
    ),
}

STEPS: dict[str, tuple[str, str]] = {
    "not_your_batch": (
        "这一步是 {by} 做的，只有本人或站长能撤销。",
        "This was done by {by}; only that person or a manager can undo it.",
    ),
    "batch_too_large": (
        "一次最多能粘贴 {most} 格，更大的表请用「上传 Excel」。",
        "At most {most} cells can be pasted at once; please upload a larger table as a workbook.",
    ),
    "sample_already_loaded": (
        "示例数据已经在表里了，要重新载入请先移除。",
        "The sample rows are there already; remove them first to load them again.",
    ),
    "no_sample_loaded": ("表里没有示例数据。", "There are no sample rows to remove."),
}
