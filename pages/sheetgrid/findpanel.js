/** Find and replace over the sheet (Ctrl+F, Ctrl+H), with everything that would change shown before it is done. */
import { isBad } from "./cells.js";
import { Dialog } from "./dialog.js";
import { attributes, el, later } from "./dom.js";
import { buttons, choose, field, input, tickBox } from "./fields.js";
import { countUnseen, findCells, lookIn, nextOf, replaced } from "./finding.js";
import { parse } from "./kinds.js";

const MOST = 200; // lines of the preview

export class FindPanel {
  constructor(grid) {
    this.grid = grid;
    this.look = { text: "", by: "", column: "", exact: false, whole: false };
    this.hits = [];
    this.lookSoon = later(150, () => this.step(false, true));
  }

  /** Opens the window, or goes back to it; with `replacing` the hands are on the second line. */
  open(replacing = false) {
    if (!this.dialog) this.build();
    const box = replacing && this.look.text ? this.by : this.text;
    box.focus();
    box.select();
  }

  build() {
    const { grid, look } = this;
    const { say } = grid;
    this.dialog = new Dialog(grid, "sg-findbox", say(grid.readonly ? "find" : "findReplace"));
    this.dialog.onClose = () => (this.dialog = null);
    this.text = input({ value: look.text, type: "search" });
    this.text.addEventListener("input", () => this.changed({ text: this.text.value }));
    this.by = input({ value: look.by });
    this.by.addEventListener("input", () => (look.by = this.by.value));
    this.status = attributes(el("p", "sg-findstatus"), { role: "status" });
    this.dialog.element.addEventListener("keydown", (event) => this.key(event));
    this.draw();
  }

  draw() {
    const { grid, look } = this;
    const { say, map } = grid;
    const every = [["", say("everyColumn")], ...map.columns.map((_, c) => [map.key(c), map.column(c).title])];
    if (!every.some(([key]) => key === look.column)) look.column = "";
    const ticks = el("div", "sg-ticks");
    ticks.append(
      tickBox(say("matchCase"), look.exact, (exact) => this.changed({ exact })),
      tickBox(say("wholeCell"), look.whole, (whole) => this.changed({ whole })),
    );
    const steps = buttons([say("findPrevious"), () => this.step(true)], [say("findNext"), () => this.step(false)]);
    const parts = [field(say("findText"), this.text)];
    if (!grid.readonly) {
      parts.push(field(say("replaceBy"), this.by));
      steps.append(
        ...buttons([say("replaceOne"), () => this.replaceOne()], [say("replaceAll"), () => this.preview()]).children,
      );
    }
    parts.push(field(say("inColumn"), choose(every, look.column, (column) => this.changed({ column }))), ticks);
    this.dialog.body.replaceChildren(...parts, this.status, steps);
  }

  key(event) {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "Enter" && event.target === this.text) this.step(event.shiftKey);
    else if (key === "Enter" && event.target === this.by) this.replaceOne();
    else if (key === "F3") this.step(event.shiftKey);
    else if ((event.ctrlKey || event.metaKey) && "fh".includes(key.toLowerCase())) this.open(key.toLowerCase() === "h");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  changed(values) {
    Object.assign(this.look, values);
    this.lookSoon();
  }

  /** Looks again and stands on the next cell, or the previous one; `here` lets the active one count. */
  step(back, here = false) {
    const { grid, look } = this;
    if (here && !this.dialog) return; // closed while it waited
    this.lookSoon.stop();
    this.hits = findCells(grid, look);
    if (!this.hits.length) {
      this.tell(look.text ? grid.say("findNothing") : "");
      return;
    }
    this.stand(nextOf(this.hits, this.place ?? { row: -1, column: 0 }, back, here));
  }

  /** Where one stands, counted as hits are: {row, column}, or null. */
  get place() {
    const { selection, map, bands } = this.grid;
    if (!selection.at) return null;
    const { row, column } = selection.at;
    return { row: row < map.count ? bands.numberOf(map.node(row)) - 1 : map.passing, column };
  }

  stand(number) {
    const { grid, hits } = this;
    const hit = hits[number];
    grid.bands.reveal(hit.node);
    grid.selection.select(hit.node.rowIndex, hit.c);
    const column = grid.byKey.get(hit.key);
    const value = grid.rows.text(column, grid.rows.cell(hit.node, hit.key));
    const where = grid.say("cell", { row: hit.r + 1, title: column.title, value });
    this.tell(grid.say("findAt", { at: number + 1, n: hits.length }), where);
  }

  /** The window is out of the way when F3 is pressed in the table: then the foot says it. */
  tell(text, where = "") {
    const unseen = this.unseen();
    const long = [text, where, unseen].filter(Boolean).join("　");
    if (!this.dialog) this.grid.foot.note(long);
    else {
      const beside = [where, unseen].filter(Boolean).map((one) => `　${one}`);
      this.status.replaceChildren(el("strong", "", text), ...beside);
    }
  }

  /** What is found where it cannot be seen, so that nobody takes it for all there is. */
  unseen() {
    const n = countUnseen(this.grid, this.look);
    return n ? this.grid.say("findUnseen", { n }) : "";
  }

  /** Replaces in the active cell if it is a hit, and goes on to the next. */
  replaceOne() {
    const { grid, look } = this;
    this.hits = findCells(grid, look);
    const { place } = this;
    const hit = place && this.hits.find(({ r, c }) => r === place.row && c === place.column);
    if (!hit) {
      this.step(false);
      return;
    }
    const { refusal } = grid.writer.write([this.change(hit)], "didReplace");
    this.step(false);
    if (refusal) this.tell(refusal);
  }

  change({ node, key }) {
    const { rows, byKey } = this.grid;
    const column = byKey.get(key);
    const text = rows.text(column, rows.cell(node, key));
    return { node, key, text: replaced(text, lookIn(column, this.look), this.look.by) };
  }

  // ------------------------------------------------------------ replacing all, after a look at it

  preview() {
    const { grid } = this;
    const { say } = grid;
    const hits = findCells(grid, this.look);
    const open = hits.filter(({ key }) => !grid.byKey.get(key).readonly);
    if (!open.length) {
      this.tell(say(hits.length ? "replaceReadonly" : "findNothing", { n: hits.length }));
      return;
    }
    const off = new Set();
    const list = attributes(el("ul", "sg-preview"), { "aria-label": say("replaceAll"), tabindex: 0 });
    list.append(...open.slice(0, MOST).map((hit) => this.line(hit, off)));
    if (open.length > MOST) list.append(el("li", "sg-none", say("replaceMore", { n: open.length - MOST })));
    const skipped = hits.length - open.length;
    const head = el("p", "", say("replaceCount", { n: open.length }));
    if (skipped) head.append(say("replaceSkipped", { n: skipped }));
    head.append(this.unseen());
    const run = () => this.replaceAll(open.filter((hit) => !off.has(hit)));
    const choice = buttons([say("replaceNow"), run], [say("back"), () => this.back()]);
    this.dialog.body.replaceChildren(head, list, choice);
    choice.firstChild.focus();
  }

  /** One cell before and after, to be ticked off. */
  line(hit, off) {
    const { grid } = this;
    const column = grid.byKey.get(hit.key);
    const before = grid.rows.text(column, grid.rows.cell(hit.node, hit.key));
    const { text } = this.change(hit);
    const where = grid.say("rowOf", { row: hit.r + 1, title: column.title });
    const made = el("li");
    const box = tickBox(where, true, (on) => (on ? off.delete(hit) : off.add(hit)));
    const after = el("ins", "", text || grid.say("empty"));
    box.append(el("del", "", before), "→", after);
    if (isBad(parse(column, text, grid.rows.labels))) box.append(el("span", "sg-wrong", grid.say("unreadable")));
    made.append(box);
    return made;
  }

  replaceAll(hits) {
    const { rows, writer, say } = this.grid;
    const there = hits.filter(({ node }) => rows.node(node.data[0]) === node); // others may have deleted some
    const { changed } = writer.write(there.map((hit) => this.change(hit)), "didReplace");
    this.back();
    this.tell(say("replacedAll", { n: changed }));
  }

  back() {
    this.draw();
    this.text.focus();
  }
}
