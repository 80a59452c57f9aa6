"""The grid as a person uses it: keys, mouse, input method, clipboard; and the truth as the server has it."""

from typing import Any

from playwright.sync_api import Locator, Page

READY = "() => document.querySelector('.sg')?.grid?.isLoaded"
SAVED = """() => {
  const { outbox, sync, doubts } = document.querySelector('.sg').grid;
  return !outbox.queue.length && !outbox.busy && !doubts.size && !sync.catching;
}"""


class GridPage:
    """One person's open sheet."""

    def __init__(self, page: Page, key: str = "roster", *, path: str = "/sheets/{}") -> None:
        self.page = page
        self.key = key
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(path.format(key))
        self.wait()

    # ------------------------------------------------------------ waiting

    def wait(self) -> None:
        """Until the rows are there."""
        self.page.wait_for_function(READY)

    def saved(self) -> None:
        """Until the server has everything."""
        self.page.wait_for_function(SAVED)

    def until(self, condition: str, argument: object = None, *, timeout: float = 15_000) -> None:
        """Until a JavaScript function of the grid and `argument` answers true; also across a reload of the page."""
        grid = "document.querySelector('.sg')?.grid"
        code = f"(argument) => {grid}?.isLoaded && ({condition})({grid}, argument)"
        self.page.wait_for_function(code, arg=argument, timeout=timeout)

    # ------------------------------------------------------------ looking

    def ask(self, code: str, argument: object = None) -> Any:
        """What a JavaScript function of the grid and `argument` answers."""
        return self.page.evaluate(f"(argument) => ({code})(document.querySelector('.sg').grid, argument)", argument)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return int(self.ask("(g) => g.map.count"))

    def value(self, row: int, column: str) -> Any:
        """The cell of displayed row `row`, counted from 0."""
        return self.ask("(g, [r, key]) => g.rows.cell(g.map.node(r), key)", [row, column])

    def row_id(self, row: int) -> int:
        return int(self.ask("(g, r) => g.map.node(r).data[0]", row))

    def rows(self) -> list[list[Any]]:
        """Every row in its order, filtered or not: [id, position, value, …]."""
        return list(self.ask("(g) => { const all = []; g.api.forEachNode((n) => all.push(n.data)); return all; }"))

    def server_rows(self) -> list[list[Any]]:
        """Every row as the server has it."""
        answer = self.page.request.get(f"/api/sheets/{self.key}/rows")
        return list(answer.json()["rows"])

    def server_value(self, row_id: int, column: str) -> Any:
        index = int(self.ask("(g, key) => g.rows.index.get(key)", column))
        return next(row for row in self.server_rows() if row[0] == row_id)[index]

    @property
    def active(self) -> tuple[int, str]:
        """(row, column key) of the active cell."""
        row, key = self.ask("(g) => [g.selection.row, g.map.key(g.selection.column)]")
        return int(row), str(key)

    @property
    def rectangle(self) -> dict[str, int]:
        return dict(self.ask("(g) => g.selection.box"))

    @property
    def is_editing(self) -> bool:
        return bool(self.ask("(g) => g.editor.open !== null"))

    @property
    def typed(self) -> str:
        """The text in the editor."""
        return str(self.ask("(g) => g.textarea.value"))

    @property
    def tip(self) -> Locator:
        return self.page.locator(".sg-tip.on")

    @property
    def note(self) -> Locator:
        return self.page.locator(".sg-msg")

    @property
    def status(self) -> Locator:
        return self.page.locator(".sg-state")

    @property
    def options(self) -> Locator:
        return self.page.locator(".sg-list [role=option]")

    def cell(self, row: int, column: str) -> Locator:
        """AG Grid's element of a cell in sight."""
        return self.page.locator(f'.ag-row[row-index="{row}"] .ag-cell[col-id="{column}"]')

    # ------------------------------------------------------------ doing

    def click(self, row: int, column: str, **how: Any) -> None:
        self.ask("(g, [r, key]) => g.map.reveal(r, g.map.columnIndex(key))", [row, column])
        box = self.cell(row, column).bounding_box()
        assert box, f"row {row}, column {column} is not on the screen"
        x, y = box["x"] + min(8, box["width"] / 2), box["y"] + box["height"] / 2
        if how.pop("double", False):
            self.page.mouse.dblclick(x, y)
            return
        modifiers = how.pop("modifiers", [])
        for key in modifiers:
            self.page.keyboard.down(key)
        self.page.mouse.click(x, y, **how)
        for key in modifiers:
            self.page.keyboard.up(key)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Key strokes; Latin letters and digits only, as a keyboard has them."""
        self.page.keyboard.type(text)

    def compose(self, *steps: str, commit: str) -> None:
        """What a Chinese input method does: each step replaces the composition, then `commit` is inserted."""
        session = self.page.context.new_cdp_session(self.page)
        for step in steps:
            caret = {"selectionStart": len(step), "selectionEnd": len(step)}
            session.send("Input.imeSetComposition", {"text": step, **caret})
        session.send("Input.insertText", {"text": commit})
        session.detach()

    def write(self, row: int, column: str, text: str) -> None:
        """Select a cell, put text in it, press Enter."""
        self.click(row, column)
        self.compose(commit=text)
        self.press("Enter")

    def paste(self, text: str) -> None:
        """Put text on the clipboard and press Ctrl+V."""
        self.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
        self.press("Control+v")

    def clipboard(self) -> str:
        return str(self.page.evaluate("() => navigator.clipboard.readText()")).replace("\r\n", "\n")

    def drag(self, start: tuple[int, str], end: tuple[int, str]) -> None:
        """Drag with the mouse from one cell to another."""
        first, last = self.cell(*start).bounding_box(), self.cell(*end).bounding_box()
        assert first and last
        self.page.mouse.move(first["x"] + 5, first["y"] + 10)
        self.page.mouse.down()
        self.page.mouse.move(last["x"] + 5, last["y"] + 8, steps=5)
        self.page.mouse.move(last["x"] + 6, last["y"] + 10)
        self.page.mouse.up()
