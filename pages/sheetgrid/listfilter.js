/** A filter by a condition and by checkboxes, as in Excel; AG Grid's own is not in its free edition. */
import { isUnread } from "./cells.js";
import { conditionFields, conditionText } from "./conditionfields.js";
import { tester } from "./conditions.js";
import { el } from "./dom.js";
import { buttons } from "./fields.js";
import { splitChoices } from "./kinds.js";

const BLANK = "";
const MOST = 200;
const NAMED = 3; // texts that a chip names

/** Makes the filter class of one column; AG Grid makes an instance of it when the filter is first used. */
export function listFilter(grid, column) {
  return class extends ListFilter {
    constructor() {
      super(grid, column);
    }
  };
}

class ListFilter {
  constructor(grid, column) {
    Object.assign(this, { grid, column });
    this.off = new Set(); // texts that are not shown
    this.query = "";
    this.condition = { op: "", value: "" };
    this.test = null;
  }

  init(params) {
    this.params = params;
    this.grid.filters.set(this.column.key, this);
    this.gui = el("div", "sg-setf");
    this.find = el("input", "sg-find");
    Object.assign(this.find, { type: "search", placeholder: this.grid.say("filterFind") });
    this.find.setAttribute("aria-label", this.grid.say("filterFind"));
    this.find.addEventListener("input", () => {
      this.query = this.find.value.trim().toLowerCase();
      this.draw();
    });
    this.lines = el("div", "sg-lines");
    this.where = el("div");
    const { say } = this.grid;
    const end = buttons([say("done"), () => this.close()], [say("filterClear"), () => this.clear()]);
    this.gui.append(this.where, this.find, this.lines, end);
  }

  close() {
    this.params.api.hidePopupMenu();
    this.grid.focus();
  }

  /** Lets every row of this column pass again. */
  clear() {
    this.setModel(null);
    this.params.filterChangedCallback();
    this.close();
  }

  /** The condition's controls, made anew for what it is now. */
  drawCondition() {
    const { grid, column, condition } = this;
    const change = () => {
      this.compile();
      this.params.filterChangedCallback();
    };
    this.where.replaceChildren(conditionFields(grid, column, condition, change, { none: true }));
  }

  compile() {
    const { grid, column, condition } = this;
    const textOf = (cell) => grid.rows.text(column, cell);
    this.test = tester(column, condition, { textOf, today: () => grid.today() });
  }

  /** The texts a row is counted under. */
  texts(node) {
    const { rows, say } = this.grid;
    const cell = rows.cell(node, this.column.key);
    if (this.column.kind === "yesno" && !isUnread(cell)) return [say(cell ? "yes" : "no")];
    if (this.column.kind === "choices" && !isUnread(cell) && cell) return splitChoices(cell);
    return [rows.painted(this.column, cell)];
  }

  /** Texts with how many rows carry them, in the order of the options, then by name. */
  counted() {
    const counts = new Map();
    this.params.api.forEachNode((node) => {
      for (const text of this.texts(node)) counts.set(text, (counts.get(text) ?? 0) + 1);
    });
    const { collator } = this.grid;
    return [...counts].sort(([a], [b]) => this.rank(a) - this.rank(b) || collator.compare(a, b));
  }

  /** Options in their order, other texts behind them, the empty one last. */
  rank(text) {
    const { options } = this.column;
    if (text === BLANK) return options.length + 1;
    const at = options.indexOf(text);
    return at < 0 ? options.length : at;
  }

  draw() {
    const { say } = this.grid;
    const all = this.counted();
    const shown = all.filter(([text]) => text.toLowerCase().includes(this.query));
    this.find.hidden = all.length <= 8;
    const every = this.line(say("filterAll"), shown.every(([text]) => !this.off.has(text)), (on) => {
      for (const [text] of shown) this.turn(text, on);
    });
    const lines = shown.slice(0, MOST).map(([text, count]) => {
      const label = `${text === BLANK ? say("filterBlank") : text}  (${count})`;
      return this.line(label, !this.off.has(text), (on) => this.turn(text, on));
    });
    this.lines.replaceChildren(every, ...lines);
    if (!shown.length) this.lines.replaceChildren(el("p", "sg-none", say("filterNone")));
    if (shown.length > MOST) this.lines.append(el("p", "sg-none", say("moreOptions", { n: shown.length - MOST })));
  }

  turn(text, on) {
    if (on) this.off.delete(text);
    else this.off.add(text);
  }

  line(label, on, change) {
    const made = el("label", "sg-check");
    const box = el("input");
    box.type = "checkbox";
    box.checked = on;
    box.addEventListener("change", () => {
      change(box.checked);
      this.params.filterChangedCallback();
      this.redraw(label);
    });
    made.append(box, ` ${label}`);
    made.dataset.label = label;
    return made;
  }

  /** Draws again and leaves the focus on the same line. */
  redraw(label) {
    this.draw();
    const same = [...this.lines.children].find((line) => line.dataset.label === label);
    same?.querySelector("input").focus();
  }

  getGui() {
    return this.gui;
  }

  destroy() {
    this.grid.filters.delete(this.column.key);
  }

  /** What the filter lets pass, in words. */
  words() {
    const mark = JSON.stringify(this.getModel());
    if (mark !== this.said) Object.assign(this, { said: mark, text: this.describe() });
    return this.text;
  }

  describe() {
    const { say } = this.grid;
    const parts = this.test ? [conditionText(say, this.column, this.condition)] : [];
    if (!this.off.size) return parts.join("");
    const all = this.counted().map(([text]) => text);
    const on = all.filter((text) => !this.off.has(text));
    const off = all.filter((text) => this.off.has(text));
    if (!on.length) parts.push(say("filterNobody"));
    else if (on.length <= off.length) parts.push(say("filterOnly", { what: this.names(on) }));
    else parts.push(say("filterBut", { what: this.names(off) }));
    return parts.join(say("filterAnd"));
  }

  /** A few texts by name, and how many more there are. */
  names(texts) {
    const { say } = this.grid;
    const some = texts.slice(0, NAMED).map((text) => text || say("filterBlank")).join(say("filterOr"));
    return texts.length > NAMED ? say("filterMore", { some, n: texts.length }) : some;
  }

  afterGuiAttached() {
    this.drawCondition();
    this.draw();
    (this.find.hidden ? this.lines.querySelector("input") : this.find)?.focus();
  }

  isFilterActive() {
    return this.off.size > 0 || this.test !== null;
  }

  doesFilterPass({ node }) {
    if (this.test && !this.test(this.grid.rows.cell(node, this.column.key))) return false;
    return !this.off.size || this.texts(node).some((text) => !this.off.has(text));
  }

  getModel() {
    if (!this.isFilterActive()) return null;
    const condition = this.test ? { ...this.condition } : null;
    return { off: [...this.off], condition };
  }

  setModel(model) {
    this.off = new Set(model?.off ?? []);
    this.condition = { op: "", value: "", ...model?.condition };
    this.compile();
  }
}
