/** The line under the table: adding a row, how many there are, sums of the selection, and how saving stands. */
import { isEmpty } from "./cells.js";
import { attributes, button, el } from "./dom.js";
import { showAside } from "./aside.js";

const NOTE_TIME = 8000;
const DECIMALS = 6;

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
    this.element.append(this.add, this.rows, this.message, this.sums, this.kept, this.state);
  }

  addRow() {
    const node = this.grid.writer.addRow();
    if (!node) return;
    this.grid.selection.select(node.rowIndex, 0);
    this.grid.focus();
  }

  /** A sentence that goes away by itself; `action` is {text, run}. */
  note(text, action) {
    this.message.replaceChildren(text);
    if (action) {
      const made = button(action.text, () => this.act(action), { cls: "sg-link", tab: true });
      this.message.append(" ", made);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.message.replaceChildren(), NOTE_TIME);
  }

  act(action) {
    this.message.replaceChildren();
    this.grid.focus();
    action.run();
  }

  /** For screen readers; shown as a note too. */
  announce(text) {
    this.note(text);
  }

  counted() {
    const { map, total, say } = this.grid;
    const text = map.count === total ? say("row", { n: total }) : say("rowsShown", { shown: map.count, total });
    if (this.rows.textContent !== text) this.rows.textContent = text;
  }

  /** state: saved | saving | offline | login. */
  status(state, waiting, aside) {
    const { say, emit } = this.grid;
    const text = say(state);
    this.kept.hidden = !aside;
    this.kept.textContent = aside ? say("aside", { n: aside }) : "";
    const mark = `${state}|${aside}`;
    if (this.mark === mark) return;
    this.mark = mark;
    this.state.textContent = text;
    this.state.className = `sg-state sg-${state}`;
    if (state === "offline" || state === "login") this.note(text);
    emit("status", { state, text, waiting, aside });
  }

  /** Count, sum and average of the selected rectangle. */
  aggregate() {
    const { selection, say } = this.grid;
    this.sums.textContent = "";
    if (selection.isSingle) return;
    let filled = 0;
    const numbers = [];
    selection.each((node, column) => {
      const cell = this.grid.rows.cell(node, column.key);
      if (!isEmpty(cell)) filled += 1;
      if (column.kind === "number" && typeof cell === "number") numbers.push(cell);
    });
    const sum = numbers.reduce((a, b) => a + b, 0);
    const parts = [say("count", { n: filled })];
    if (numbers.length) {
      parts.push(say("sum", { n: Number(sum.toFixed(DECIMALS)) }));
      parts.push(say("average", { n: Number((sum / numbers.length).toFixed(2)) }));
    }
    this.sums.textContent = parts.join("　");
  }
}
