/** The page's looks, followed: dark or light, ordinary or large type, and with it how tall a row is. */
import { scaleOf } from "./shape.js";
import { themeOf } from "./table.js";

export class Looks {
  constructor(grid) {
    this.grid = grid;
    this.scale = scaleOf();
    this.observer = new MutationObserver(() => this.follow());
  }

  attach() {
    for (const element of [document.body, document.documentElement]) {
      this.observer.observe(element, { attributes: true, attributeFilter: ["class"] });
    }
    this.measure();
    this.follow();
  }

  follow() {
    const dark = document.body.classList.contains("body--dark");
    this.grid.root.setAttribute("data-ag-theme-mode", dark ? "dark" : "light");
    const scale = scaleOf();
    if (scale === this.scale) return;
    this.scale = scale;
    this.apply();
  }

  /** Type size or row height changed. */
  apply() {
    const { api, rowHeight, painter } = this.grid;
    api.setGridOption("theme", themeOf(this.grid));
    api.setGridOption("rowHeight", rowHeight);
    api.resetRowHeights();
    this.measure();
    painter.paint();
  }

  /** Tells the style sheet how tall a row is. */
  measure() {
    this.grid.root.style.setProperty("--sg-row", `${this.grid.rowHeight}px`);
  }

  close() {
    this.observer.disconnect();
  }
}
