/** Changing cells and rows: shown at once, put into the outbox as one batch, which is also one step of undo. */
import { isUnread, sameCell, toWire } from "./cells.js";
import { isoTime } from "./dates.js";
import { AUTOMATIC, parse } from "./kinds.js";

/** How a cell is handed to `write`: what could not be read goes as text. */
export const asContent = (cell) => (isUnread(cell) ? { text: cell.unread } : { value: cell });

const WHYS = 2; // reasons that are told at once

/** Every change of this person's hands goes through here. */
export class Writer {
  constructor(grid) {
    this.grid = grid;
  }

  /**
   * Writes `changes` ([{node, key, text}] or [{node, key, value}]) as one batch, together with rows that are
   * already on the page but new to the server. Answers how many cells changed, how many were not allowed to, and why.
   */
  write(changes, label, added = []) {
    const { rows, outbox, say } = this.grid;
    const set = [];
    const touched = new Set();
    const closed = new Set(); // keys of columns that may not be changed
    let skipped = 0;
    for (const change of changes) {
      const outcome = this.put(change);
      if (outcome === "readonly") skipped += 1;
      if (outcome === "readonly") closed.add(change.key);
      if (!outcome || outcome === "readonly") continue;
      set.push(outcome);
      touched.add(change.node);
    }
    const add = added.map((node) => this.blankOf(node));
    if (set.length || add.length) outbox.push({ label: say(label), set, add, remove: [] });
    if (touched.size) rows.redraw(touched);
    this.grid.painter.announce();
    const why = this.why(closed);
    const refusal = skipped ? this.refuse(skipped, why, set.length) : "";
    return { changed: set.length, skipped, why, refusal };
  }

  /** Why columns may not be changed; what is true of several is said once. */
  why(closed) {
    const { grid } = this;
    const whys = new Set([...closed].map((key) => grid.whyNot(grid.byKey.get(key))));
    return [...whys].slice(0, WHYS).join("");
  }

  /** Says how many cells were left alone, and why. */
  refuse(skipped, why, changed) {
    const { grid } = this;
    const isAlone = !changed && skipped === 1;
    const text = isAlone ? why : grid.say("skipped", { n: skipped, why });
    grid.foot.note(text);
    if (!changed) grid.painter.refuse(text);
    return text;
  }

  /** Changes one cell on the page: its line of the batch, "readonly", or null if nothing changed. */
  put({ node, key, text, value }) {
    const { rows, byKey, readonly } = this.grid;
    const column = byKey.get(key);
    if (readonly || column.readonly) return "readonly";
    const cell = text === undefined ? value : parse(column, text, rows.labels);
    if (sameCell(cell, rows.cell(node, key))) return null;
    rows.put(node, key, cell);
    return [node.data[0], key, toWire(cell)];
  }

  /** The row as the server has to make it; its cells follow as changes. */
  blankOf(node) {
    return [node.data[0], node.data[1], ...this.grid.columns.map(() => null)];
  }

  /** Empties the selected cells. */
  clear(label = "didClear") {
    const changes = [];
    this.grid.selection.each((node, column) => changes.push({ node, key: column.key, value: null }));
    this.write(changes, label);
  }

  /** Ticks or unticks all selected boxes, by the active one. */
  toggle() {
    const { selection, map } = this.grid;
    const value = map.cell(selection.row, selection.column) !== true;
    const changes = [];
    selection.each((node, column) => column.kind === "yesno" && changes.push({ node, key: column.key, value }));
    this.write(changes, "didToggle");
  }

  /** Ctrl+Enter: the same into every selected cell. */
  fillSelection(content) {
    const changes = [];
    this.grid.selection.each((node, column) => changes.push({ node, key: column.key, ...content }));
    this.write(changes, "didManyCells");
  }

  /** Today's date, or the time as it is now. */
  moment(isTime) {
    return isTime ? isoTime(new Date()) : this.grid.today();
  }

  /** Ctrl+; and Ctrl+Shift+;. A column of times takes no date. */
  writeMoment(isTime = false) {
    const { selection, map } = this.grid;
    const node = map.node(selection.row);
    const text = this.moment(isTime || map.column(selection.column).kind === "time");
    const change = { key: map.key(selection.column), text };
    if (node.rowPinned) this.startRow([change]);
    else if (!this.grid.bands.isStub(node)) this.write([{ node, ...change }], "didToday");
  }

  /** New rows on the page, not yet sent. Empty if there are no ids left and no connection to ask for more. */
  async make(count, after) {
    const { leases, rows, foot, say } = this.grid;
    if (!(await leases.reserve(count))) {
      foot.note(say("noIds"));
      return [];
    }
    const datas = rows.blank(count, after);
    rows.insert(datas);
    return datas.map((data) => rows.node(data[0]));
  }

  /** One row at the end with these cells; answers its node, or null. */
  addRow(cells = []) {
    const { leases, rows, foot, say } = this.grid;
    if (this.grid.refuses()) return null;
    if (!leases.has(1)) {
      foot.note(say("noIds"));
      return null;
    }
    const [data] = rows.blank(1);
    rows.insert([data]);
    const node = rows.node(data[0]);
    this.write(cells.map((cell) => ({ node, ...cell })), "didAdd", [node]);
    return node;
  }

  /** One row at the end with these cells, and the hand stands on it in the column where it was. */
  startRow(cells) {
    const { selection } = this.grid;
    const node = this.addRow(cells);
    if (node) selection.select(node.rowIndex, selection.column);
  }

  /** As many empty rows as are selected, "above" or "below" them. */
  async insertRows(where) {
    const { selection, map, bands } = this.grid;
    if (this.grid.refuses()) return;
    const box = selection.box ?? { top: map.count, bottom: map.count - 1 };
    const count = Math.max(1, Math.min(box.bottom, map.count - 1) - box.top + 1);
    const begin = bands.inherited(map.node(box.top));
    const nodes = await this.make(count, where === "above" ? box.top - 1 : box.bottom);
    if (!nodes.length) return;
    this.write(nodes.flatMap((node) => begin.map((cell) => ({ node, ...cell }))), "didInsert", nodes);
    if (begin.length) bands.again();
    this.stand(nodes);
    if (this.grid.sorted) this.grid.foot.note(this.grid.say("insertedLast"));
  }

  /** Copies the selected rows below themselves. */
  async duplicateRows() {
    const { selection } = this.grid;
    const nodes = await this.duplicate(selection.nodes(), selection.box?.bottom);
    if (nodes.length) this.stand(nodes);
  }

  /** Copies rows below displayed row `after`; what the server fills in is not copied. Answers the new nodes. */
  async duplicate(sources, after) {
    const { columns, rows } = this.grid;
    if (this.grid.refuses() || !sources.length) return [];
    const cells = sources.map((node) => rows.filled(node.data));
    const nodes = await this.make(sources.length, after);
    const open = new Set(columns.filter((c) => !c.readonly && !AUTOMATIC.has(c.kind)).map((c) => c.key));
    const copy = (node, i) =>
      cells[i].filter(([key]) => open.has(key)).map(([key, cell]) => ({ node, key, ...asContent(cell) }));
    if (nodes.length) this.write(nodes.flatMap(copy), "didDuplicate", nodes);
    return nodes;
  }

  /** Deletes the selected rows. */
  deleteRows() {
    this.remove(this.grid.selection.nodes());
  }

  /** Deletes rows; the note offers to take it back. */
  remove(nodes) {
    const { rows, outbox, foot, say, history, phone } = this.grid;
    if (this.grid.refuses() || !nodes.length) return;
    outbox.push({ label: say("didDelete"), set: [], add: [], remove: nodes.map((node) => node.data[0]) });
    rows.remove(nodes);
    const undo = { text: say("undo"), run: () => history.undo() };
    const n = nodes.length;
    foot.note(phone.on ? say("removedRows", { n }) : say("deleted", { n }), undo);
  }

  /** Selects rows that have just been made. */
  stand(nodes) {
    const { selection, map } = this.grid;
    const column = selection.column ?? 0;
    const numbers = nodes.map((node) => node.rowIndex).filter((n) => n !== null);
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const scroll = !map.inSight(first) && !map.inSight(last);
    if (numbers.length) selection.select(first, column, last, column, { scroll });
    this.grid.focus();
  }
}
