/**
 * The line over the table that says what it is narrowed to and how it is put in order, so that nobody works on a part
 * of the rows without knowing. Each chip opens what it speaks of, and its cross takes it away.
 */
import { attributes, button, el } from "./dom.js";
import { openSorting } from "./sortpanel.js";
import { orderText, sortBy, sortsOf } from "./sorting.js";

export class ViewBar {
  constructor(grid) {
    this.grid = grid;
    this.element = attributes(el("div", "sg-bar"), { role: "group", "aria-label": grid.say("viewBar") });
    this.element.hidden = true;
    this.chips = el("div", "sg-barchips");
    this.count = attributes(el("span", "sg-barcount"), { role: "status" });
    const clear = () => this.act(() => grid.clearFilters());
    this.clear = button(grid.say("clearFilters"), clear, { cls: "sg-link", tab: true });
    this.element.append(this.chips, this.count, this.clear);
  }

  /** Filters, the search, the order or the groups may have changed. */
  refresh() {
    const { grid } = this;
    const filters = this.filters();
    const parts = [...filters, ...this.orders(filters.length > 0), ...this.groups()];
    const mark = parts.map(({ text }) => text).join("|");
    const { passing } = grid.map;
    const count = filters.length ? grid.say("shownOf", { shown: passing, total: grid.total }) : "";
    if (this.count.textContent !== count) this.count.textContent = count;
    if (mark === this.mark) return;
    this.mark = mark;
    this.element.hidden = !parts.length;
    this.element.classList.toggle("narrowed", filters.length > 0);
    this.clear.hidden = !filters.length;
    this.chips.replaceChildren(...parts.map((part) => this.chip(part)));
  }

  /** What keeps rows out of sight. */
  filters() {
    const { say, asked, filters, byKey, api } = this.grid;
    const found = asked ? [{ text: say("chipSearch", { text: asked }), drop: () => this.grid.endSearch() }] : [];
    for (const [key, filter] of filters) {
      if (!filter.isFilterActive()) continue;
      found.push({
        text: say("chipFilter", { title: byKey.get(key).title, what: filter.words() }),
        open: () => this.openFilter(key),
        drop: () => api.setColumnFilterModel(key, null).then(() => api.onFilterChanged()),
      });
    }
    return found;
  }

  /** One column's order is seen in its heading; of several the whole is told here. */
  orders(isNarrowed) {
    const { grid } = this;
    const sorts = sortsOf(grid, { inGroups: true });
    if (sorts.length < 2 && !(sorts.length && isNarrowed)) return [];
    const texts = sorts.map((sort) => `${grid.byKey.get(sort.key).title} ${orderText(grid, sort)}`);
    const text = grid.say("chipSort", { what: texts.join(" → ") });
    return [{ text, open: () => openSorting(grid), drop: () => sortBy(grid, []) }];
  }

  groups() {
    const { bands, byKey, say } = this.grid;
    if (!bands.key) return [];
    const text = say("chipBands", { title: byKey.get(bands.key).title });
    const more = [
      [say("foldAllShort"), () => bands.foldAll(true)],
      [say("unfoldAllShort"), () => bands.foldAll(false)],
    ];
    return [{ text, drop: () => bands.by(""), more }];
  }

  chip({ text, open, drop, more = [] }) {
    const made = el("span", "sg-barchip");
    made.append(open ? button(text, open, { tab: true }) : el("span", "", text));
    for (const [word, run] of more) made.append(button(word, () => this.act(run), { cls: "sg-link", tab: true }));
    const label = this.grid.say("chipDrop", { text });
    made.append(button("✕", () => this.act(drop), { cls: "sg-x", tab: true, label }));
    return made;
  }

  /** What was pressed may be gone afterwards: the keyboard goes back to the table. */
  act(run) {
    run();
    this.grid.focus();
  }

  openFilter(key) {
    const { api } = this.grid;
    if (!api.getColumn(key).isVisible()) api.setColumnsVisible([key], true);
    api.ensureColumnVisible(key);
    api.showColumnFilter(key);
  }
}
