/** Context menus of cells and headers. */
import { columnItems } from "./columnmenu.js";
import { attributes, button, el } from "./dom.js";
import { foldItems } from "./strips.js";
import { toolItems } from "./toolmenu.js";

export class Menu {
  constructor(grid) {
    this.grid = grid;
    this.panel = null;
  }

  /** The menu of the selection, at the pointer or under the active cell. */
  atCell(event) {
    const { selection, map, box } = this.grid;
    if (!selection.at) return;
    const rect = map.rect(selection.row, selection.column);
    const origin = box.getBoundingClientRect();
    const x = event?.clientX || origin.left + rect.x + 8;
    const y = event?.clientY || origin.top + rect.y + rect.height;
    this.open(x, y, this.cellItems());
  }

  cellItems() {
    const { grid } = this;
    const { say, selection, writer, filling, history, moving, map, emit, readonly, phone } = grid;
    const n = Math.max(1, selection.nodes().length);
    const run = (command) => () => document.execCommand(command);
    const first = map.node(selection.box.top);
    const copy = [say("copy"), "Ctrl+C", run("copy")];
    const past = [say("history"), "", () => emit("history", { row: first.data[0] })];
    const open = [say("openRow"), "", () => phone.open(first.data[0])];
    const column = [say("columnMenu"), "▸", () => this.atHeader(null, map.key(selection.column))];
    const submenu = (items) => this.open(...this.place, items);
    const tools = [say("tools"), "▸", () => submenu(toolItems(grid, submenu))];
    const folds = grid.bands.key ? [null, ...foldItems(grid, grid.bands.groupAt(selection.row))] : [];
    if (readonly) return [copy, open, column, tools, past, ...folds];
    return [
      copy,
      [say("cut"), "Ctrl+X", run("cut")],
      [say("paste"), "Ctrl+V", () => this.paste()],
      [say("clearCells"), "Delete", () => writer.clear()],
      [say("fillDown"), "Ctrl+D", () => filling.down()],
      null,
      [say("insertAbove", { n }), "Ctrl++", () => writer.insertRows("above")],
      [say("insertBelow", { n }), "", () => writer.insertRows("below")],
      [say("moveUp", { n }), "Alt+Shift+↑", () => moving.by(-1)],
      [say("moveDown", { n }), "Alt+Shift+↓", () => moving.by(1)],
      [say("duplicate"), "", () => writer.duplicateRows()],
      [say("remove", { n }), "Ctrl+-", () => writer.deleteRows()],
      null,
      [say("undo"), "Ctrl+Z", () => history.undo()],
      [say("redo"), "Ctrl+Y", () => history.redo()],
      column,
      open,
      tools,
      past,
      ...folds,
    ];
  }

  /** Browsers let a page read the clipboard only over https, if at all. */
  async paste() {
    const { pasting, foot, say } = this.grid;
    try {
      await pasting.paste(await navigator.clipboard.readText());
    } catch {
      foot.note(say("pasteBlocked"));
    }
  }

  /** The menu of a column, at the pointer or under its heading. */
  atHeader(event, key) {
    const header = this.grid.root.querySelector(`.ag-header-cell[col-id="${CSS.escape(key)}"]`);
    const rect = header?.getBoundingClientRect() ?? this.grid.box.getBoundingClientRect();
    const x = event?.clientX || rect.left + 8;
    const y = event?.clientY || rect.bottom;
    const show = (items) => this.open(x, y, items);
    show(columnItems(this.grid, key, show));
  }

  /** Opens a menu of [text, key, action] lines; null is a dividing line. */
  open(x, y, items) {
    this.close();
    this.place = [x, y];
    const panel = attributes(el("div", "sg-pop sg-menu"), { role: "menu", "aria-label": this.grid.say("menu") });
    for (const item of items) panel.append(item ? this.line(item) : attributes(el("hr"), { role: "separator" }));
    this.grid.root.append(panel);
    this.panel = panel;
    panel.style.left = `${Math.max(4, Math.min(x, innerWidth - panel.offsetWidth - 4))}px`;
    panel.style.top = `${Math.max(4, Math.min(y, innerHeight - panel.offsetHeight - 4))}px`;
    panel.addEventListener("keydown", (event) => this.key(event));
    panel.querySelector("button").focus();
    this.outside = (event) => panel.contains(event.target) || this.close();
    setTimeout(() => addEventListener("pointerdown", this.outside, true), 0);
  }

  line([text, key, action, isOn]) {
    const made = button("", () => {
      this.close();
      this.grid.focus();
      action();
    });
    const isCheck = isOn !== undefined;
    attributes(made, { role: isCheck ? "menuitemcheckbox" : "menuitem", "aria-checked": isCheck ? isOn : null });
    made.append(el("span", "", text), el("kbd", "", isOn ? "✓" : key));
    return made;
  }

  key(event) {
    const lines = [...this.panel.querySelectorAll("button")];
    const at = lines.indexOf(document.activeElement);
    if (event.key === "ArrowDown") lines[(at + 1) % lines.length].focus();
    else if (event.key === "ArrowUp") lines[(at - 1 + lines.length) % lines.length].focus();
    else if (event.key === "Home") lines[0].focus();
    else if (event.key === "End") lines.at(-1).focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      this.close();
      this.grid.focus();
    } else return;
    event.preventDefault();
  }

  close() {
    removeEventListener("pointerdown", this.outside, true);
    this.panel?.remove();
    this.panel = null;
  }
}
