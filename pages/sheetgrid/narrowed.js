/** Over the cards: by what they are filtered and sorted, which no heading of a column says here. */
import { button, el } from "./dom.js";

export class Narrowed {
  constructor(grid) {
    this.grid = grid;
    this.element = el("div", "sg-narrowed");
    this.element.hidden = true;
    this.text = el("p");
    const all = button(grid.say("showEverything"), () => this.clear(), { tab: true });
    this.element.append(this.text, all);
  }

  refresh() {
    const { api, byKey, say } = this.grid;
    const title = (key) => byKey.get(key)?.title ?? key;
    const filtered = Object.keys(api.getFilterModel() ?? {}).map(title);
    const inOrder = api.getColumnState().filter(({ sort, colId }) => sort && byKey.has(colId));
    const sorted = inOrder.sort((a, b) => a.sortIndex - b.sortIndex).map(({ colId }) => title(colId));
    const parts = [];
    if (filtered.length) parts.push(say("filteredBy", { titles: filtered.join("、") }));
    if (sorted.length) parts.push(say("sortedBy", { titles: sorted.join("、") }));
    this.element.hidden = !parts.length;
    this.text.textContent = parts.join("　");
  }

  clear() {
    const { grid } = this;
    grid.bands.by("");
    grid.api.applyColumnState({ defaultState: { sort: null } });
    grid.clearFilters();
    grid.phone.focus({ always: true });
  }
}
