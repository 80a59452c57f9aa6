"""The entries of an upload's preview as the board shows them, and what each choice about one means.

An entry is {id, name, label, side, …}: `label` is what a screen reader says, `side` the chosen one.
`compared` are the sides of a conflict next to each other, `options` the sides to choose from, `tick` the words of
a box whose sides are yes and no, `start` the first text of a third value, which is the side "other".
"""

from collections.abc import Callable
from typing import Any

from pages.desk import Desk, Meanings
from pages.times import moment_words
from pages.words import Words
from sheets import clock
from sheets.decisions import NEW_OPTION
from sheets.previewed import CellLine, Clash, FullLine, Puzzle, RowLine

Entry = dict[str, Any]
Build = Callable[[Any, Desk, Words], Entry]

LEFT_OUT: Meanings = {"yes": None, "no": "now"}  # happens unless the box is emptied
IF_TICKED: Meanings = {"no": None, "yes": "sent"}
ONE_SIDE: Meanings = {"now": "now", "sent": "sent"}


def change_entry(one: RowLine, desk: Desk, t: Words) -> Entry:
    """A row with its changed cells; each may be left out."""
    name = one.name or t("文件第 {n} 行", n=one.line)
    cells = [_cell(cell, name, desk, t) for cell in one.cells]
    return {"id": f"row:{one.row}:{one.line}", "name": name, "cells": cells}


def _cell(cell: CellLine, row: str, desk: Desk, t: Words) -> Entry:
    before, after = cell.before or t("空"), cell.after or t("空")
    return {
        "id": cell.id,
        "title": cell.title,
        "label": t("{row} {column}：{before} 改为 {after}", row=row, column=cell.title, before=before, after=after),
        "before": cell.before,
        "after": cell.after,
        "side": desk.side(cell.id, LEFT_OUT),
    }


def new_entry(one: FullLine, desk: Desk, t: Words) -> Entry:
    """A row that only the file has: added unless it is left out or put into a row that is there."""
    entry = _row(one, t("文件第 {n} 行", n=one.line or 0))
    if one.like is None:
        entry |= {"tick": t("加为新行"), "label": t("把{row}加为新行", row=entry["name"])}
        return entry | {"side": desk.side(one.id, LEFT_OUT)}
    entry["text"] = t("表里的“{row}”可能就是这一行。", row=one.likely)
    entry["options"] = [("yes", t("加为新行")), ("into", t("并到那一行")), ("no", t("不加"))]
    return entry | {"side": desk.side(one.id, {**LEFT_OUT, "into": {"into": one.like}})}


def missing_entry(one: FullLine, desk: Desk, t: Words) -> Entry:
    """A row that the file lacks; deleted only if somebody ticks it."""
    entry = _row(one, t("没有名称的行"))
    entry |= {"tick": t("删除这一行"), "label": t("删除{row}", row=entry["name"])}
    return entry | {"side": desk.side(one.id, IF_TICKED)}


def _row(one: FullLine, otherwise: str) -> Entry:
    name = one.name or otherwise
    return {"id": one.id, "name": name, "label": name, "contents": one.cells}


def clash_entry(one: Clash, desk: Desk, t: Words) -> Entry:
    """Both sides next to each other, and which one is taken."""
    name = one.name or t("没有名称的行")
    return {
        "id": one.id,
        "name": name,
        "title": one.title,
        "label": f"{name} {one.title}".strip(),
        "compared": [
            {"side": "base", "label": t("下载时"), "text": one.base or t("空")},
            {"side": "sent", "label": t("文件里"), "text": one.sent or _absent(one, "sent", t)},
            {"side": "now", "label": t("表里现在"), "text": one.now or _absent(one, "now", t), "beside": _who(one, t)},
        ],
        "options": _clash_options(one, t),
        "column": one.column,
        "start": one.suggestion or one.now,
        "swept": one.kind != "delete_vs_edit",
        "side": desk.side(one.id, ONE_SIDE) or "now",
    }


def _clash_options(one: Clash, t: Words) -> list[tuple[str, str]]:
    match one.kind:
        case "edit_vs_delete":
            return [("now", t("不恢复")), ("sent", t("恢复这一行，用文件的"))]
        case "delete_vs_edit":
            return [("now", t("留着这一行")), ("sent", t("删除这一行"))]
    return [("now", t("用表里的")), ("sent", t("用文件的")), ("other", t("另填"))]


def _absent(one: Clash, side: str, t: Words) -> str:
    if (one.kind, side) == ("edit_vs_delete", "now"):
        return t("这一行已被删除")
    return t("没有这一行了") if (one.kind, side) == ("delete_vs_edit", "sent") else t("空")


def _who(one: Clash, t: Words) -> str:
    if one.changed is None:
        return ""
    when = moment_words(one.changed.at, clock.now(), t)
    if one.kind == "edit_vs_delete":
        return t("{who} {when} 删除", who=one.changed.by, when=when)
    return t("{who} {when} 改的", who=one.changed.by, when=when)


def puzzle_entry(one: Puzzle, desk: Desk, t: Words) -> Entry:
    """What stands in the file, why it cannot be read, and what to do about it."""
    name = one.name or t("没有名称的行")
    stays = t("先空着") if one.new or not one.now else t("不改，仍是“{text}”", text=one.now)
    options = [("no", stays), ("yes", t("当文字留着")), ("other", t("改成…"))]
    if one.options:
        options.insert(1, (NEW_OPTION, t("新增选项“{option}”", option=t("、").join(one.options))))
    return {
        "id": one.id,
        "name": name,
        "title": one.title,
        "label": f"{name} {one.title}",
        "text": one.why,
        "options": [option for option in options if option[0] != "yes" or one.keepable],
        "column": one.column,
        "start": one.text,
        "side": desk.side(one.id, {**IF_TICKED, NEW_OPTION: NEW_OPTION} if one.options else IF_TICKED),
    }
