/** How tall rows are and whose text runs on over several lines; remembered in the view. */

import { heightOf } from "./narrow.js";

const ROW = 36; // px at ordinary type size
const HEIGHTS = { compact: 0.84, normal: 1, wide: 1.4 };
/** Their texts are short: one line is enough. */
const SHORT = new Set(["yesno", "number", "serial", "date", "time", "phone"]);

/** Height and wrapping of one person's view. */
export class Shape {
  constructor(grid) {
    this.grid = grid;
    const { height, wrap } = grid.view.own;
    this.height = height in HEIGHTS ? height : "normal";
    this.wrapped = new Set(wrap ?? []);
  }

  get rowHeight() {
    return heightOf(Math.round(ROW * this.grid.scale * HEIGHTS[this.height]));
  }

  setHeight(height) {
    if (height === this.height || !(height in HEIGHTS)) return;
    this.height = height;
    this.grid.looks.apply();
    this.grid.view.keep("height", height);
  }

  mayWrap(column) {
    return !SHORT.has(column.kind);
  }

  /** What AG Grid is told of a column. */
  options(column) {
    const on = this.wrapped.has(column.key);
    return { wrapText: on, autoHeight: on };
  }

  /** Wraps these columns, or ends it. */
  wrap(keys, on) {
    const { grid } = this;
    for (const key of keys) {
      if (on && this.mayWrap(grid.byKey.get(key))) this.wrapped.add(key);
      else this.wrapped.delete(key);
    }
    grid.redefine();
    if (!this.wrapped.size) grid.api.resetRowHeights();
    grid.view.keep("wrap", [...this.wrapped]);
  }

  wrapAll(on) {
    if (on !== this.wrapped.size > 0) this.wrap(this.grid.columns.map(({ key }) => key), on);
  }
}

/** How much larger than usual the page's type is (large-type version). */
export function scaleOf() {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return root === 1 && document.body.classList.contains("large") ? 1.25 : root;
}
