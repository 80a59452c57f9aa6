/** The line under the table: adding a row, how many there are, sums of the selection, and how saving stands. */
import { attributes, button, el } from "./dom.js";
import { showAside } from "./aside.js";
import { showContest } from "./contestpanel.js";
import { columnChecks } from "./columnmenu.js";
import { Nothing } from "./nothing.js";
import { openShortcuts } from "./shortcuts.js";
import { Tally } from "./totals.js";

const NOTE_TIME = 8000;

export class Foot {
  constructor(grid) {
    this.grid = grid;
    const { say } = grid;
    this.element = attributes(el("div", "sg-foot"), { tabindex: -1, role: "group", "aria-label": say("foot") });
    this.add = button(`＋ ${say("newRow")}`, () => this.addRow(), { cls: "sg-add", tab: true });
    this.add.hidden = grid.readonly;
    this.rows = el("span", "sg-n");
    this.message = attributes(el("span", "sg-msg"), { role: "status" });
    this.sums = el("span", "sg-agg");
    this.state = el("span", "sg-state");
    this.kept = button("", () => showAside(grid), { cls: "sg-aside", tab: true });
    this.kept.hidden = true;
    this.nothing = new Nothing(grid);
    this.twice = button("", () => this.showTwice(), { cls: "sg-aside", tab: true });
    this.twice.hidden = true;
    this.away = button("", () => this.openColumns(), { cls: "sg-link", tab: true });
    this.away.hidden = true;
    const keys = button(say("shortcuts"), () => openShortcuts(grid), { cls: "sg-link sg-keys", tab: true });
    const parts = [this.add, this.rows, this.away, this.message, this.sums, this.twice, this.kept, keys, this.state];
    this.element.append(...parts);
  }

  addRow() {
    if (this.grid.phone.on) {
      this.grid.phone.add();
      return;
    }
    const node = this.grid.writer.addRow();
    if (!node) return;
    this.grid.selection.select(node.rowIndex, 0);
    this.grid.focus();
  }

  /** A sentence that goes away by itself; `action` is {text, run}. */
  note(text, action) {
    this.message.replaceChildren(text);
    this.grid.phone.form?.status.say(text);
    if (action) {
      const made = button(action.text, () => this.act(action), { cls: "sg-link", tab: true });
      this.message.append(" ", made);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.message.replaceChildren(), NOTE_TIME);
  }

  /** The next action has begun: what was said of the last one, and the offer to undo it, no longer hold. */
  forget() {
    clearTimeout(this.timer);
    this.message.replaceChildren();
  }

  act(action) {
    this.forget();
    this.grid.focus();
    action.run();
  }

  /** For screen readers; shown as a note too. */
  announce(text) {
    this.note(text);
  }

  counted() {
    this.nothing.refresh();
    const { map, total, say } = this.grid;
    const shown = map.passing;
    const text = shown === total ? say("row", { n: total }) : say("rowsShown", { shown, total });
    if (this.rows.textContent !== text) this.rows.textContent = text;
  }

  /** Columns that are not shown are not forgotten. */
  hiding(n) {
    this.away.hidden = !n;
    this.away.textContent = this.grid.say("columnsHidden", { n });
  }

  openColumns() {
    const { menu } = this.grid;
    const { left, top } = this.away.getBoundingClientRect();
    const show = (items) => menu.open(left, top, items);
    show(columnChecks(this.grid, show));
  }

  /** How many cells two people wrote, and one may still choose. */
  counts() {
    const { outbox, crossing, say } = this.grid;
    const n = outbox.contest.items.size + crossing.items.size;
    this.twice.hidden = !n;
    this.twice.textContent = say("contested", { n });
  }

  showTwice() {
    showContest(this.grid);
  }

  /** state: saved | saving | offline | login | notKept. */
  status(state, waiting, aside) {
    const { say, emit } = this.grid;
    const text = say(state);
    this.nothing.refresh();
    this.kept.hidden = !aside;
    this.kept.textContent = aside ? say("aside", { n: aside }) : "";
    const mark = `${state}|${aside}`;
    if (this.mark === mark) return;
    this.mark = mark;
    this.state.textContent = text;
    this.grid.phone.form?.status.stands(state);
    this.state.className = `sg-state sg-${state}`;
    if (["offline", "login", "notKept"].includes(state)) this.note(text);
    emit("status", { state, text, waiting, aside });
  }

  /** How many cells of the selected rectangle, how many of them filled, sum and average of their numbers. */
  aggregate() {
    const { selection, say, rows } = this.grid;
    this.sums.textContent = "";
    if (selection.isSingle) return;
    const tally = new Tally();
    selection.each((node, column) => tally.add(column, rows.cell(node, column.key)));
    const measures = tally.numbers ? ["count", "filled", "sum", "average"] : ["count", "filled"];
    this.sums.textContent = measures.map((measure) => say(measure, { n: tally[measure] })).join("　");
  }
}
