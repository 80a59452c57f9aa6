/** What stands over a table without rows: why there are none, and what can be done about it. */
import { button, el } from "./dom.js";

export class Nothing {
  constructor(grid) {
    this.grid = grid;
    this.element = el("div", "sg-nothing");
    this.element.hidden = true;
    grid.box.append(this.element);
  }

  /** Rows came, went, or were filtered. */
  refresh() {
    const { grid, element } = this;
    const mark = !grid.sync.ready || grid.map.count ? "" : grid.total ? `hidden ${grid.asked ?? ""}` : "empty";
    if (this.mark === mark) return;
    this.mark = mark;
    element.hidden = !mark;
    element.replaceChildren(...(mark === "" ? [] : grid.total ? this.filtered() : this.empty()));
  }

  filtered() {
    const { grid } = this;
    const { say, asked } = grid;
    const text = asked ? say("nothingFound", { text: asked }) : say("nothingFiltered");
    return [el("p", "", text), button(say("clearAll"), () => grid.clearFilters(), { tab: true })];
  }

  empty() {
    const { grid } = this;
    const { say, config, readonly } = grid;
    const parts = [el("p", "", say("nothingYet", { title: config.title ?? say("grid") }))];
    if (readonly) return parts;
    parts.push(el("p", "sg-quiet", say("nothingHow")), button(say("newRow"), () => grid.foot.addRow(), { tab: true }));
    if (!config.upload) return parts;
    const link = el("a", "", say("uploadExcel"));
    link.href = config.upload;
    return [...parts, link];
  }
}
