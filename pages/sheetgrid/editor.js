/**
 * Editing a cell. The one textarea that always has the focus is also the editor: it becomes visible, and nothing
 * that AG Grid does to its cells can disturb what is half typed in it, or an input method's composition.
 *
 * Two modes as in Excel: "type" (arrows keep the text and move on) and "edit" (F2, double click: arrows move the
 * caret).
 */
import { isEmpty, sameCell, toWire } from "./cells.js";
import { isoTime } from "./dates.js";
import { later } from "./dom.js";
import { parse } from "./kinds.js";
import { openPopup } from "./popups.js";

const INPUT_MODES = { number: "decimal", phone: "tel", email: "email" };
const WIDEST = 480;
const READING = 700; // ms that a note must have been there to count as read

export class Editor {
  constructor(grid) {
    this.grid = grid;
    this.open = null; // {id, isNew, column, mode, was, start, blank}; blank: nothing has stood in the editor yet
    this.popup = null;
    this.note = ""; // somebody else changed this very cell
    this.remember = later(400, () => this.grid.draft.save());
  }

  /** Opens the active cell. With `typed`, the textarea already holds the first keystrokes. */
  begin(mode, { typed = false } = {}) {
    const { grid } = this;
    const at = grid.selection.at;
    if (this.open || !at) return false;
    const node = grid.map.node(at.row);
    const column = grid.map.column(at.column);
    if (!node || this.refused(column, node)) {
      grid.textarea.value = "";
      return false;
    }
    grid.map.reveal(at.row, at.column);
    const cell = grid.rows.cell(node, column.key);
    const start = grid.rows.text(column, cell);
    this.open = { id: node.data[0], isNew: Boolean(node.rowPinned), column, mode, was: cell, start };
    this.show(mode === "type" ? "" : start, typed);
    this.popup = openPopup(grid, column, cell, start);
    if (typed) this.popup?.filter?.(grid.textarea.value);
    else this.popup?.opened?.();
    grid.painter.paint();
    grid.emit("cursor", { row: node.data[0], column: column.key, editing: true });
    return true;
  }

  /** Says why a cell may not be changed. */
  refused(column, node) {
    const { grid } = this;
    if (grid.refuses()) return true;
    const why = grid.bands.isStub(node) ? grid.say("foldedHint") : grid.whyNot(column);
    if (!why) return false;
    grid.foot.note(why);
    grid.painter.refuse(why);
    return true;
  }

  show(text, typed) {
    const { textarea, touch } = this.grid;
    const { column } = this.open;
    textarea.classList.add("on");
    textarea.classList.toggle("long", column.editor === "long");
    textarea.inputMode = this.inputMode(column, touch);
    if (!typed) {
      textarea.value = text;
      textarea.setSelectionRange(text.length, text.length);
    }
    textarea.focus({ preventScroll: true });
  }

  /** On a touch screen a list of options must not be covered by the keyboard. */
  inputMode(column, touch) {
    const picks = column.options.length > 0 || column.kind === "date";
    return touch && picks ? "none" : (INPUT_MODES[column.kind] ?? "text");
  }

  /** Where the open cell is now: its row may have moved, {row, column} or null. */
  where() {
    const { isNew, id, column } = this.open;
    const { map, rows } = this.grid;
    const row = isNew ? map.count : rows.node(id)?.rowIndex;
    const c = map.columnIndex(column.key);
    return row === undefined || row === null || c < 0 ? null : { row, column: c };
  }

  /** Makes the textarea, which begins at `x`, as large as its text; it grows to the right and downwards. */
  grow(x) {
    const { textarea, box } = this.grid;
    const { style } = textarea;
    const room = Math.max(parseFloat(style.minWidth), Math.min(WIDEST, box.clientWidth - x - 8));
    style.height = "0";
    style.width = "0";
    style.whiteSpace = this.open.column.editor === "long" ? "pre" : ""; // a long text first becomes wider, then higher
    style.width = `${Math.min(Math.max(textarea.scrollWidth + 4, parseFloat(style.minWidth)), room)}px`;
    style.whiteSpace = "";
    style.height = `${Math.max(textarea.scrollHeight, parseFloat(style.minHeight))}px`;
  }

  /** The text in the textarea changed. */
  typed(composing) {
    if (composing) this.popup?.compose?.(this.grid.textarea.value);
    else this.popup?.filter?.(this.grid.textarea.value);
    this.grid.painter.place();
    this.remember();
  }

  /** An input method begins. */
  composes() {
    if (!this.open && this.begin("type", { typed: true })) this.open.blank = true;
  }

  /** An input method has finished. If it was called off before anything was typed, the cell stays as it was. */
  composed() {
    if (!this.open) return;
    const isCalledOff = this.open.blank && this.grid.textarea.value === "";
    this.open.blank = false;
    if (isCalledOff) this.cancel();
    else this.typed(false);
  }

  /** Puts text at the caret: a line break (Alt+Enter), today's date (Ctrl+;). A date takes the place of another. */
  insert(text) {
    const { textarea } = this.grid;
    if (["date", "time"].includes(this.open.column.kind)) textarea.select();
    textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, "end");
    this.typed(false);
  }

  /** What Enter would write: {text} or, from a list, {value}. */
  result() {
    return this.popup?.result?.() ?? { text: this.grid.textarea.value };
  }

  /**
   * Ends editing and writes. With `byLeaving` (a click elsewhere) an untouched text does not overwrite what
   * somebody else has just put there.
   */
  commit(result = this.result(), { byLeaving = false } = {}) {
    const open = this.open;
    if (!open || (open.isNew && !this.mayAdd(result))) return;
    const untouched = result.text !== undefined && result.text === open.start;
    const contested = Boolean(this.note);
    this.close();
    if (open.isNew) {
      this.commitNew(open.column, result);
      return;
    }
    if (untouched && (byLeaving || !contested)) return;
    const node = this.grid.rows.node(open.id);
    if (!node) this.keep(open, result);
    else this.grid.writer.write([{ node, key: open.column.key, ...result }], "didEdit");
    if (node && contested) this.crossed(open);
  }

  /** The row is gone: what was typed is told, and kept until the person gives it up. */
  keep({ id, column }, { text, value }) {
    const { say, rows, foot, outbox } = this.grid;
    const cell = text === undefined ? value : parse(column, text, rows.labels);
    if (isEmpty(cell)) return;
    outbox.keep([[id, column.key, toWire(cell)]], say("didEdit"), say("rowGoneReason"));
    foot.note(say("rowGone", { text: rows.painted(column, cell) }));
  }

  /** The word of somebody else came only just before this was written: it cannot have been read. */
  crossed({ id, column, theirs }) {
    if (theirs && performance.now() - theirs.when < READING) {
      this.grid.crossing.tell([{ row: id, column: column.key, theirs: theirs.cell, by: theirs.by, at: theirs.at }]);
    }
  }

  /** Leaves the cell; false if somebody else has changed it meanwhile: then the person has to choose first. */
  leave() {
    if (this.isContested) this.grid.painter.insist();
    else this.commit(undefined, { byLeaving: true });
    return !this.open;
  }

  /** Somebody else wrote into this cell, and something else has been typed here. */
  get isContested() {
    const result = this.open && this.note ? this.result() : null;
    return Boolean(result) && (result.text === undefined || result.text !== this.open.start);
  }

  /** Typing into the "+" row makes a row. */
  commitNew(column, result) {
    const { writer, map, selection } = this.grid;
    if (isBlank(result)) return;
    const node = writer.addRow([{ key: column.key, ...result }]);
    if (node) selection.select(node.rowIndex, map.columnIndex(column.key));
  }

  /** Offline the ids of new rows may run out: then the text stays in the editor. */
  mayAdd(result) {
    const { leases, foot, say } = this.grid;
    const may = isBlank(result) || leases.has(1);
    if (!may) foot.note(say("noIds"));
    return may;
  }

  /** Ends editing without writing, and others see that the cell is free. */
  cancel() {
    this.close();
    this.grid.selection.settled();
  }

  /** Ends editing without writing. */
  close() {
    const { textarea, painter, touch, draft } = this.grid;
    this.open = null;
    if (this.note) this.grid.foot.forget();
    this.note = "";
    this.popup?.close();
    this.popup = null;
    this.remember.stop();
    draft.forget();
    textarea.classList.remove("on", "long");
    textarea.value = "";
    if (touch) textarea.inputMode = "none";
    painter.paint();
  }

  /** Somebody else wrote into this cell: if it is the one being edited, tell. */
  overtaken(by, id, key, cell) {
    const open = this.open;
    if (!open || open.isNew || open.id !== id || open.column.key !== key || sameCell(cell, open.was)) return;
    const { say, rows, foot } = this.grid;
    const at = `${this.grid.today()} ${isoTime(new Date())}`;
    open.theirs = { cell, by, at, when: performance.now() };
    this.note = say("conflict", { by: by || say("somebody"), value: rows.painted(open.column, cell) || say("empty") });
    foot.announce(this.note);
  }
}

/** Nothing but blanks was typed. */
const isBlank = ({ text }) => text !== undefined && text.trim() === "";
