"""English for the tools over a sheet."""

TOOLS: dict[str, str] = {
    "查找和替换…": "Find and replace…",
    "查找…": "Find…",
    "转到行…": "Go to row…",
}
