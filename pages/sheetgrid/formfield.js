/**
 * One column of the form: its name, its help, a control, and what has to be said of it. What is typed is written when
 * the field is left. What somebody else writes meanwhile never replaces half-typed text: it is told, and chosen.
 */
import { isBad, isUnread, sameCell } from "./cells.js";
import { twoButtons } from "./choosing.js";
import { attributes, el } from "./dom.js";
import { controlOf } from "./formcontrols.js";

export class Field {
  constructor(form, column) {
    Object.assign(this, { form, column, grid: form.grid });
    const { grid } = this;
    this.id = `${grid.id}-f-${column.key}`;
    this.news = null; // {cell, by}: what somebody else wrote while this was being typed
    this.was = null; // the cell that the control shows
    this.element = el("div", "sg-field1");
    this.element.dataset.key = column.key;
    this.locked = grid.readonly || Boolean(column.readonly);
    this.why = this.reason();
    this.label = attributes(el("label", "sg-fieldname", column.title), { id: `${this.id}-name`, for: this.id });
    if (column.required) this.label.append(attributes(el("span", "sg-must", ` ${grid.say("must")}`), {}));
    this.other = el("span", "sg-fieldother");
    this.help = attributes(el("p", "sg-fieldhelp", column.help ?? ""), { id: `${this.id}-help` });
    this.note = attributes(el("div", "sg-fieldnote"), { id: `${this.id}-note`, role: "status" });
    this.control = controlOf(this);
    const head = el("div", "sg-fieldhead");
    head.append(this.label, this.other);
    this.element.append(head, ...(column.help ? [this.help] : []), this.control.element, this.note);
    this.element.addEventListener("focusout", (event) => this.left(event));
    this.element.addEventListener("focusin", () => form.standing(this));
    this.refresh();
  }

  /** Why the column cannot be changed; of a sheet that is only looked at, the form says so once. */
  reason() {
    const { column, grid } = this;
    if (!this.locked || (grid.readonly && !column.masked)) return "";
    return column.why || grid.say("readonlyCell");
  }

  /** What describes the control to a screen reader. */
  get described() {
    return [this.column.help && this.help.id, this.note.id].filter(Boolean).join(" ");
  }

  get cell() {
    return this.form.cell(this.column.key);
  }

  /** The row changed: shows it, unless something is half typed here. */
  refresh() {
    const { cell, control } = this;
    if (!control.dirty) {
      this.was = cell;
      this.news = null;
      control.show(cell);
    } else if (!sameCell(cell, this.was)) this.news = { cell, by: this.news?.by ?? "" };
    else this.news = null;
    this.explain();
  }

  /** Somebody else wrote into this cell. */
  overtaken(by, cell) {
    if (this.control.dirty && !sameCell(cell, this.was)) this.news = { cell, by };
    else if (!this.control.dirty) this.form.light(this);
    this.refresh();
  }

  /** Half-typed text of before a reload, and the cell that it was typed over. */
  resume(text, was) {
    this.control.resume?.(text, was);
    this.was = was ?? null;
    this.refresh();
  }

  // ------------------------------------------------------------ what is said under the control

  explain() {
    const { grid, note, form, column, cell } = this;
    const item = form.row === null ? null : grid.outbox.contest.items.get(`${form.row}|${column.key}`);
    const parts = this.news ? this.choice() : item ? this.contest(item) : this.plain(cell);
    const mark = parts.map((part) => part.textContent).join("|");
    if (mark !== this.mark) note.replaceChildren(...parts);
    this.mark = mark;
    const bad = !this.news && !item && !this.control.dirty && isBad(cell);
    note.classList.toggle("bad", bad);
    note.classList.toggle("two", Boolean(this.news || item));
    this.control.invalid?.(bad);
  }

  plain(cell) {
    const { grid, form, column } = this;
    if (this.why) return [el("p", "sg-fieldwhy", this.why)];
    if (this.control.dirty || !isUnread(cell) || !isBad(cell)) return [];
    return [el("p", "", grid.sentence({ data: [form.row] }, column, cell))];
  }

  choice() {
    const { grid, column, news } = this;
    const { say } = grid;
    const value = grid.rows.painted(column, news.cell) || say("empty");
    const text = say("conflict", { by: news.by || say("somebody"), value });
    const buttons = twoButtons(say("useMine"), say("useTheirs"), (which) => this.choose(which));
    return [el("p", "", text), buttons];
  }

  choose(which) {
    this.news = null;
    if (which === "mine") this.write(this.control.result());
    else {
      this.control.settle();
      this.refresh();
    }
    this.form.remember();
    this.control.focus();
  }

  /** Written here while the line was down, and by somebody else too. */
  contest(item) {
    const { grid, column } = this;
    const { say, outbox: { contest } } = grid;
    const theirs = contest.text(column, item.theirs) || say("empty");
    const text = say("conflict", { by: item.by || say("somebody"), value: theirs });
    const buttons = twoButtons(say("useMine"), say("useTheirs"), (which) => {
      contest.choose(item, which);
      this.form.refresh();
    });
    return [el("p", "", text), buttons];
  }

  /** Asks for the choice before the person goes on. */
  insist() {
    this.note.scrollIntoView({ block: "center" });
    this.note.classList.remove("insist");
    void this.note.offsetWidth; // begins the motion again
    this.note.classList.add("insist");
    this.note.querySelector("button")?.focus();
  }

  // ------------------------------------------------------------ writing

  /** The focus went elsewhere on the page, not to another program. */
  left({ relatedTarget }) {
    if (this.element.contains(relatedTarget)) return;
    setTimeout(() => document.hasFocus() && !this.element.contains(document.activeElement) && this.leave(), 0);
  }

  /** Writes what was typed; false if somebody else's word has to be decided on first. */
  leave() {
    if (!this.control.dirty) return true;
    if (this.news) return false;
    this.write(this.control.result());
    return true;
  }

  /** Writes {text} or {value}. */
  write(content) {
    this.news = null;
    this.control.settle();
    this.form.write(this.column, content);
    this.refresh();
    this.form.remember();
  }

  /** Something is half typed. */
  typed() {
    this.explain();
    this.form.remember();
  }
}
