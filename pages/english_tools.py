"""English for the tools over a sheet."""

TOOLS: dict[str, str] = {
    "查找和替换…": "Find and replace…",
    "查找…": "Find…",
    "显示": "View",
    "行高": "Row height",
    "紧凑": "Compact",
    "标准": "Normal",
    "宽松": "Wide",
    "自动换行": "Wrap text",
    "按哪一列分组显示": "Group by column",
    "不分组": "No groups",
    "转到行…": "Go to row…",
    "排序": "Sort",
    "排序…": "Sort…",
    "快捷键…": "Keyboard shortcuts…",
}
