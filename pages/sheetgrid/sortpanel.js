/** The window that sorts by several columns: first by this one, then by that one. Each choice holds at once. */
import { Dialog } from "./dialog.js";
import { button, el } from "./dom.js";
import { buttons, choose } from "./fields.js";
import { orderWords, sortBy, sortsOf } from "./sorting.js";

/** Opens it. */
export const openSorting = (grid) => new SortPanel(grid);

class SortPanel {
  constructor(grid) {
    this.grid = grid;
    this.dialog = new Dialog(grid, "sg-sorting", grid.say("sorting"));
    this.sorts = sortsOf(grid, { inGroups: true });
    if (!this.sorts.length) this.sorts = [{ key: this.free()[0], order: null }];
    this.draw();
    this.dialog.body.querySelector("select").focus();
  }

  /** Columns that are not sorted by yet, the one where the hand is first. */
  free() {
    const { map, selection, bands } = this.grid;
    const used = new Set([...(this.sorts ?? []).map(({ key }) => key), bands.key]);
    const active = selection.at?.key;
    const keys = map.columns.map((column) => column.getColId()).filter((key) => !used.has(key));
    return keys.includes(active) ? [active, ...keys.filter((key) => key !== active)] : keys;
  }

  draw() {
    const { grid, sorts } = this;
    const { say, bands, byKey } = grid;
    const parts = bands.key ? [el("p", "sg-quiet", say("sortInBands", { title: byKey.get(bands.key).title }))] : [];
    const more = sorts.length && this.free().length ? [[say("sortMore"), () => this.add()]] : [];
    const none = sorts.length ? [[say("sortNone"), () => this.clear()]] : [];
    const end = buttons([say("done"), () => this.dialog.close()], ...more, ...none);
    this.dialog.body.replaceChildren(...parts, ...sorts.map((sort, i) => this.line(sort, i)), end);
  }

  line(sort, i) {
    const { say, byKey } = this.grid;
    const label = say(i ? "sortThen" : "sortBy");
    const made = el("div", "sg-sortline");
    const keys = [sort.key, ...this.free()].filter((key, at, all) => all.indexOf(key) === at);
    const columns = keys.map((key) => [key, byKey.get(key).title]);
    const column = choose(columns, sort.key, (key) => this.change(i, { key, order: sort.order ?? "asc" }));
    column.setAttribute("aria-label", label);
    const [up, down] = orderWords(byKey.get(sort.key));
    const lines = [...(sort.order ? [] : [["", "—"]]), ["asc", say(up)], ["desc", say(down)]];
    const turn = (order) => this.change(i, { key: sort.key, order: order || null }, 1);
    const order = choose(lines, sort.order ?? "", turn);
    order.setAttribute("aria-label", say("sortOrder", { title: byKey.get(sort.key).title }));
    const drop = button("✕", () => this.drop(i), { cls: "sg-x", tab: true });
    drop.setAttribute("aria-label", say("sortDrop", { title: byKey.get(sort.key).title }));
    made.append(el("span", "", label), column, order, drop);
    return made;
  }

  change(i, sort, control = 0) {
    this.sorts[i] = sort;
    this.apply();
    this.dialog.body.querySelectorAll(".sg-sortline")[i]?.querySelectorAll("select")[control].focus();
  }

  add() {
    this.sorts.push({ key: this.free()[0], order: "asc" });
    this.apply();
    [...this.dialog.body.querySelectorAll(".sg-sortline")].at(-1).querySelector("select").focus();
  }

  drop(i) {
    this.sorts.splice(i, 1);
    this.apply();
    this.dialog.body.querySelector("select, button").focus();
  }

  clear() {
    this.sorts = [];
    this.apply();
    this.dialog.close();
  }

  apply() {
    sortBy(this.grid, this.sorts.filter(({ order }) => order));
    this.draw();
  }
}
