"""Two dialogs of the sheet page: the story of a row, and rows that were deleted."""

from nicegui import ui

from pages.parts import Text, empty, line, lines
from pages.times import moment_words
from pages.visitor import ask, by_visitor, refusals
from pages.words import Words
from sheets import clock, history, kinds, telling
from sheets.columns import Sheet
from sheets.history import Line
from sheets.people import Actor
from sheets.telling import Told


async def show_story(actor: Actor, sheet: Sheet, row: int, t: Words) -> None:
    """Everything that happened to one row, newest first."""
    told = await ask(_story, actor, sheet, row)
    with ui.dialog(value=True).props(f'aria-label="{t("这一行的历史")}"') as dialog, ui.card().classes("dialog"):
        Text(t("这一行的历史"), "h2")
        if not told:
            empty(t("这一行还没有改动记录。"))
        with lines():
            for one in told:
                with line():
                    Text(f"{moment_words(one.at, clock.now(), t)} · {one.by}").classes("quiet small")
                    Text(one.text, "p")
        ui.button(t("关闭"), on_click=dialog.close).props("flat")
    dialog.on("hide", dialog.delete)


async def show_removed(actor: Actor, sheet: Sheet, t: Words) -> None:
    """Deleted rows, each with a button that brings it back."""
    found = await ask(_removed, actor, sheet)
    with ui.dialog(value=True).props(f'aria-label="{t("已删除的行")}"') as dialog, ui.card().classes("dialog"):
        Text(t("已删除的行"), "h2")
        if not found:
            empty(t("没有删除过的行。删错的行会留在这里，随时可以恢复。"))
        with lines():
            for deleted, told in found:
                _removed_line(sheet, deleted, told, t)
        with ui.element("div").classes("bar at-hand"):
            ui.button(t("关闭"), on_click=dialog.close).props("flat")
    dialog.on("hide", dialog.delete)


def _removed_line(sheet: Sheet, deleted: Line, told: str, t: Words) -> None:
    with line() as shown:
        Text(t("{when} {by} 删除", when=moment_words(deleted.at, clock.now(), t), by=deleted.by)).classes("quiet small")
        Text(told, "p")

        async def restore() -> None:
            with refusals(t.language):
                await by_visitor(history.restore, sheet, [deleted.row], clock.now())
                shown.delete()
                ui.notify(t("已恢复这一行"), type="positive")

        ui.button(t("恢复"), icon="restore", on_click=restore).props("outline")


def _story(actor: Actor, sheet: Sheet, row: int) -> list[Told]:
    return telling.told(actor, sheet, history.of_row(actor, sheet, row), clock.today(clock.now()))


def _removed(actor: Actor, sheet: Sheet) -> list[tuple[Line, str]]:
    """Each deleted row with what stood in it; not those that were empty, or went because adding them was undone."""
    today = clock.today(clock.now())
    found = [one for one in history.removed_rows(actor, sheet) if _was_deleted(actor, sheet, one)]
    told = [(one, telling.contents(actor, sheet, one, today)) for one in found]
    return [(one, text) for one, text in told if _was_filled(sheet, one)]


def _was_deleted(actor: Actor, sheet: Sheet, gone: Line) -> bool:
    if gone.source != "undo":
        return True
    return any(one.action == "remove" and one.source != "undo" for one in history.of_row(actor, sheet, gone.row))


def _was_filled(sheet: Sheet, deleted: Line) -> bool:
    by_itself = {column.key for column in sheet.columns if column.kind in kinds.AUTOMATIC}
    return any(before is not None for key, (before, _) in deleted.cells.items() if key not in by_itself)
