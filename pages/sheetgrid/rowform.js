/**
 * One row over the whole screen: every shown column with a large control. What is typed is written when its field is
 * left, through the same writer and outbox as in the table. A new row is made by the first thing that is written in it.
 */
import { isEmpty, isUnread } from "./cells.js";
import { pairOf } from "./cardlayout.js";
import { attributes, button, el } from "./dom.js";
import { dayWords } from "./daywords.js";
import { Field } from "./formfield.js";
import { FormStatus } from "./formstatus.js";
import { Layer } from "./layer.js";
import { openStory } from "./story.js";

export class RowForm extends Layer {
  /** `row` is a row's id, or null for a new row, which then begins with `defaults` {column key: value}. */
  constructor(grid, row, defaults = {}) {
    super(grid, "sg-rowform", "");
    Object.assign(this, { row, defaults, lit: null });
    this.status = new FormStatus(this);
    this.fields = [];
    this.list = el("div", "sg-fields");
    this.gone = attributes(el("p", "sg-gone"), { role: "alert" });
    this.acts = el("div", "sg-acts");
    const why = grid.readonly ? grid.config.why || grid.say("readonlyGrid") : "";
    this.body.append(this.gone, ...(why ? [el("p", "sg-onlylook", why)] : []), this.list, this.acts);
    this.buildFoot();
    this.build();
  }

  get node() {
    return this.row === null ? undefined : this.grid.rows.node(this.row);
  }

  /** What the row holds in a column; of a new row its default. */
  cell(key) {
    const { node } = this;
    return node ? this.grid.rows.cell(node, key) : (this.defaults[key] ?? null);
  }

  /** A cell as the form says it. */
  words(column, cell, { always = true } = {}) {
    const { rows, config } = this.grid;
    if (column.kind === "yesno") return rows.text(column, cell);
    if (column.kind !== "date" || typeof cell !== "string" || cell.includes("*")) return rows.painted(column, cell);
    return cell && dayWords(cell, { language: config.language, today: this.grid.today(), always });
  }

  // ------------------------------------------------------------ building

  buildFoot() {
    const { grid } = this;
    const { say } = grid;
    this.before = button(`‹ ${say("rowBefore")}`, () => this.go(-1), { tab: true });
    this.after = button(`${say("rowAfter")} ›`, () => this.go(1), { tab: true });
    this.another = button(`＋ ${say("another")}`, () => this.addAnother(), { tab: true });
    this.ready = button(say("done"), () => this.close(), { tab: true, cls: "sg-first" });
    const line = el("div", "sg-footline");
    line.append(this.before, this.after, this.another, this.ready);
    this.foot.append(this.status.element, line);
  }

  build() {
    const { grid } = this;
    const columns = grid.map.columns.map((column) => grid.byKey.get(column.getColId()));
    const open = ({ readonly }) => this.row !== null || !readonly; // of a new row the program fills in the others
    const asked = columns.filter(open);
    this.fields = asked.map((column) => new Field(this, column));
    this.list.replaceChildren(...this.fields.map((field) => field.element));
    const hidden = grid.columns.length - columns.length;
    if (hidden) this.list.append(this.hiddenColumns(hidden));
    this.drawActs();
    this.refresh();
    this.body.scrollTop = 0;
  }

  hiddenColumns(n) {
    const { grid } = this;
    const made = el("p", "sg-quiet sg-hiddencolumns", `${grid.say("hiddenColumns", { n })} `);
    const show = () => {
      grid.api.setColumnsVisible(grid.columns.map(({ key }) => key), true);
      grid.map.forget();
      if (this.leave()) this.build();
    };
    made.append(button(grid.say("showAll"), show, { tab: true, cls: "sg-pillplain" }));
    return made;
  }

  drawActs() {
    const { grid } = this;
    const { say } = grid;
    const lines = [[say("history"), () => openStory(grid, this.row, this.title.textContent)]];
    if (!grid.readonly) lines.push([say("duplicate"), () => this.duplicate()], [say("removeRow"), () => this.remove()]);
    this.acts.replaceChildren(...lines.map(([text, act]) => button(text, act, { tab: true })));
  }

  /** Shows the row as it is now; what is half typed stays. */
  refresh() {
    const { grid, row } = this;
    const isNew = row === null;
    const lost = !isNew && !this.node;
    for (const field of this.fields) field.refresh();
    const label = grid.columns.find((column) => column.pin) ?? grid.columns[0];
    this.title.textContent = isNew || lost ? grid.say("newRow") : this.name(label);
    this.gone.hidden = !lost;
    this.gone.textContent = lost ? grid.say("rowIsGone") : "";
    this.list.inert = lost;
    this.acts.hidden = isNew || lost;
    const [at, count] = grid.phone.placeOf(row);
    this.before.hidden = this.after.hidden = isNew || this.begunNew;
    this.another.hidden = !(isNew || this.begunNew) || grid.readonly;
    this.before.disabled = at <= 0;
    this.after.disabled = at < 0 || at >= count - 1;
    this.status.placed(isNew || at < 0 ? "" : grid.say("placeOf", { at: at + 1, n: count }));
    this.crowd();
  }

  /** What the row is called: where days name the rows, with the hours. */
  name(label) {
    const { grid } = this;
    const day = label.kind === "date";
    const cells = day ? pairOf(grid.columns) : [];
    const hours = cells.map((column) => this.words(column, this.cell(column.key))).filter(Boolean).join("–");
    const name = this.words(label, this.cell(label.key), { always: !day });
    return [name, hours].filter(Boolean).join(" ") || grid.say("untitled", { title: label.title });
  }

  // ------------------------------------------------------------ opening and going on

  open() {
    this.begunNew = this.row === null;
    super.open();
    this.refresh();
    const first = this.begunNew && this.fields.find((field) => !field.locked && isVacant(field.cell));
    if (first) first.control.focus();
    else this.title.focus();
    this.remember();
  }

  /** Shows another row in the same window. */
  show(row, defaults = {}) {
    Object.assign(this, { row, defaults, begunNew: row === null });
    this.build();
    this.remember();
  }

  go(step) {
    if (!this.leave()) return;
    const next = this.grid.phone.neighbour(this.row, step);
    if (next === undefined) return;
    this.show(next);
    this.status.say(this.title.textContent);
  }

  addAnother() {
    if (!this.leave()) return;
    this.show(null, this.grid.phone.defaults());
    this.fields.find((field) => !field.locked && isVacant(field.cell))?.control.focus();
  }

  /** To the next field, by the Enter key. */
  next(field) {
    const open = this.fields.filter((one) => !one.locked);
    const after = open[open.indexOf(field) + 1];
    if (after) after.control.focus();
    else this.ready.focus();
  }

  // ------------------------------------------------------------ writing

  /** Writes one cell; the first one of a new row makes it. */
  write(column, content) {
    const { grid, node } = this;
    const { writer, say } = grid;
    if (this.row !== null && !node) {
      this.status.say(say("rowGone", { text: content.text ?? "" }));
      return;
    }
    if (node) this.status.wrote(writer.write([{ node, key: column.key, ...content }], "didEdit").changed);
    else if (!isVacant(content.text?.trim() ?? content.value)) this.make({ key: column.key, ...content });
  }

  make(change) {
    const kept = Object.entries(this.defaults).filter(([key]) => key !== change.key);
    const cells = [...kept.map(([key, value]) => ({ key, value })), change];
    const made = this.grid.writer.addRow(cells);
    if (!made) return;
    this.row = made.data[0];
    this.status.wrote(cells.length);
    this.refresh();
  }

  /** Writes what is still half typed; false if somebody else's word has to be decided on first. */
  leave() {
    const undecided = this.fields.filter((field) => !field.leave());
    undecided[0]?.insist();
    return !undecided.length;
  }

  async duplicate() {
    if (!this.leave()) return;
    const [copy] = await this.grid.writer.duplicate([this.node], this.node.rowIndex);
    if (!copy) return;
    this.show(copy.data[0]);
    this.status.wrote(1);
    this.status.say(this.grid.say("copiedRow"));
    this.title.focus();
  }

  remove() {
    const { node, grid } = this;
    for (const field of this.fields) field.control.settle?.();
    const next = grid.phone.neighbour(this.row, 1) ?? grid.phone.neighbour(this.row, -1);
    this.close();
    grid.phone.goto(next);
    if (node) grid.writer.remove([node]);
  }

  // ------------------------------------------------------------ others, and what is remembered

  /** The person stands in a field: others see it on the cell. */
  standing(field) {
    const { row } = this;
    if (row !== null && !field.locked) this.grid.emit("cursor", { row, column: field.column.key, editing: true });
  }

  overtaken(by, row, key, cell) {
    if (row === this.row) this.fields.find(({ column }) => column.key === key)?.overtaken(by, cell);
  }

  /** Shows by which fields others stand. */
  crowd() {
    const { cursors } = this.grid;
    for (const field of this.fields) {
      const here = cursors.others.filter(({ row, column }) => row === this.row && column === field.column.key);
      field.other.textContent = here.map((one) => cursors.nameOf(one)).join("、");
    }
  }

  /** Somebody else has just written here. */
  light(field) {
    field.element.classList.remove("news");
    void field.element.offsetWidth; // begins the motion again
    field.element.classList.add("news");
  }

  remember() {
    this.grid.phone.draft.keep(this);
  }

  closed() {
    const { grid, row } = this;
    for (const field of this.fields) field.control.settle?.(); // nothing of it is written any more
    if (row !== null) grid.emit("cursor", { row, column: this.fields[0].column.key, editing: false });
    grid.phone.formClosed(row);
  }
}

const isVacant = (cell) => !isUnread(cell) && isEmpty(cell);
