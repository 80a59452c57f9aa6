/** What each key does, as in Excel. Clipboard keys arrive as clipboard events, text as input events. */
import { openGotoRow } from "./gotorow.js";
import { openShortcuts } from "./shortcuts.js";

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Keyboard {
  constructor(grid) {
    this.grid = grid;
  }

  /** Listens on the textarea. */
  attach(textarea) {
    textarea.addEventListener("keydown", (event) => this.keydown(event));
  }

  keydown(event) {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const { editor, selection } = this.grid;
    if (!selection.at) return;
    const used = editor.open ? this.whileEditing(event) : this.whileMoving(event);
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // ------------------------------------------------------------ editing

  whileEditing(event) {
    const { editor, selection, writer, outbox } = this.grid;
    const { key } = event;
    if (editor.popup?.key?.(event)) return true;
    const moves = editor.open.mode === "type" && !event.shiftKey && this.movesOn(event);
    if ((moves || key === "Tab") && editor.isContested) return !editor.leave();
    if (key === "Escape") editor.cancel();
    else if (key === "Enter" && event.altKey) editor.insert("\n");
    else if (key === "Enter" && (event.ctrlKey || event.metaKey)) this.commitToAll();
    else if (key === "Enter" || key === "Tab") {
      editor.commit();
      if (editor.open) return true; // it could not be written
      if (key === "Tab") selection.tab(event.shiftKey);
      else selection.enter(event.shiftKey);
    } else if (key === "F2") editor.open.mode = "edit";
    else if (moves) {
      editor.commit();
      return editor.open ? true : this.whileMoving(event);
    } else if (this.isControl(event) && event.code === "Semicolon") editor.insert(writer.moment(event.shiftKey));
    else if (this.isControl(event) && key.toLowerCase() === "s") outbox.flush();
    else return false;
    return true;
  }

  /** Keys that write what was typed and go to another cell. */
  movesOn({ key, ctrlKey, metaKey }) {
    const corner = (ctrlKey || metaKey) && (key === "Home" || key === "End");
    return key in ARROWS || key === "PageUp" || key === "PageDown" || corner;
  }

  commitToAll() {
    const { editor, writer, rows } = this.grid;
    if (editor.open.isNew || !rows.node(editor.open.id)) {
      editor.commit(); // keeps and tells what was typed for a row that is gone
      return;
    }
    const result = editor.result();
    editor.close();
    writer.fillSelection(result);
  }

  // ------------------------------------------------------------ moving

  whileMoving(event) {
    if (this.grid.bands.pressed(event)) return true;
    if (event.key in ARROWS) return this.arrow(event);
    if (this.isControl(event)) return this.control(event);
    return this.plain(event);
  }

  isControl(event) {
    return (event.ctrlKey || event.metaKey) && !event.altKey;
  }

  arrow(event) {
    const { selection, editor, moving } = this.grid;
    if (event.altKey && event.shiftKey && ARROWS[event.key][0]) return moving.by(ARROWS[event.key][0]) !== false;
    if (event.altKey) return event.key === "ArrowDown" && editor.begin("edit");
    const step = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey) selection.jump(...step, event.shiftKey);
    else selection.move(...step, event.shiftKey);
    if (!event.shiftKey) selection.tabFrom = null;
    return true;
  }

  control(event) {
    const { selection, map, writer, history, filling, outbox, finder } = this.grid;
    const lastRow = map.count - 1;
    const actions = {
      z: () => (event.shiftKey ? history.redo() : history.undo()),
      y: () => history.redo(),
      d: () => filling.down(),
      r: () => filling.right(),
      a: () => selection.all(),
      s: () => outbox.flush(),
      f: () => finder.open(),
      h: () => finder.open(true),
      g: () => openGotoRow(this.grid),
      "/": () => openShortcuts(this.grid),
      ";": () => writer.writeMoment(),
      ":": () => writer.writeMoment(true),
      " ": () => selection.wholeColumns(),
      home: () => this.toStart(event.shiftKey),
      end: () => this.toCorner(event.shiftKey, lastRow),
      "-": () => writer.deleteRows(),
      "=": () => writer.insertRows("above"),
      "+": () => writer.insertRows("above"),
    };
    const colon = event.code === "Semicolon" && (event.shiftKey ? ":" : ";"); // an input method may make "；" of it
    const action = actions[colon || event.key.toLowerCase()];
    if (!action) return false;
    action();
    return true;
  }

  toStart(extend) {
    const { selection, map } = this.grid;
    if (extend) selection.extend(0, 0);
    else selection.select(0, 0);
    map.centerViewport.scrollLeft = 0; // a frozen column is in sight anyway
  }

  toCorner(extend, lastRow) {
    const { selection, map } = this.grid;
    if (extend) selection.extend(lastRow, map.lastColumn);
    else selection.select(lastRow, map.lastColumn);
  }

  plain(event) {
    const { selection, editor, writer, map, menu, finder } = this.grid;
    const at = selection.at;
    const shift = event.shiftKey;
    const actions = {
      Enter: () => selection.enter(shift),
      Tab: () => selection.tab(shift),
      F1: () => openShortcuts(this.grid),
      F2: () => editor.begin("edit"),
      F3: () => (finder.look.text ? finder.step(shift) : finder.open()),
      F6: () => this.leave(shift),
      Delete: () => writer.clear(),
      Backspace: () => editor.begin("type"),
      Escape: () => selection.select(at.row, at.column),
      Home: () => this.toColumn(0, shift),
      End: () => this.toColumn(map.lastColumn, shift),
      PageDown: () => selection.move(map.page, 0, shift),
      PageUp: () => selection.move(-map.page, 0, shift),
      ContextMenu: () => menu.atCell(),
      F10: () => shift && menu.atCell(),
      " ": () => this.space(shift),
    };
    const action = actions[event.key];
    return action ? action() !== false : false;
  }

  toColumn(column, extend) {
    const { selection } = this.grid;
    const at = selection.at;
    if (extend) selection.extend(at.headRow, column);
    else selection.select(at.row, column);
    if (column === 0) this.grid.map.centerViewport.scrollLeft = 0;
  }

  /** Shift+Space selects the row, Space ticks a box; elsewhere it is typed. */
  space(shift) {
    const { selection, map, writer } = this.grid;
    const at = selection.at;
    if (shift) selection.wholeRows(at.anchorRow, at.headRow);
    else if (map.column(at.column).kind !== "yesno") return false;
    else if (at.row < map.count) writer.toggle();
    else writer.startRow([{ key: map.key(at.column), value: true }]);
    return true;
  }

  /** F6 leaves the table, which keeps Tab for itself: to the foot, with Shift to the headings. */
  leave(back) {
    const { foot, headings } = this.grid;
    if (back) headings.focus();
    else foot.element.focus();
  }
}
