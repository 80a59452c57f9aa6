/** Displayed rows and columns by number, and where they are on the screen. */
import { clamp } from "./dom.js";
import { isTotals } from "./totals.js";

export class Geometry {
  constructor(grid) {
    this.grid = grid;
    this.known = null;
  }

  /** Finds AG Grid's own parts. Their class names are checked by a browser test. */
  attach(element) {
    const find = (cls) => element.querySelector("." + cls);
    this.element = element;
    this.viewport = find("ag-body-viewport");
    this.centerViewport = find("ag-center-cols-viewport");
    this.center = find("ag-center-cols-container");
    this.left = find("ag-pinned-left-cols-container");
    this.bottom = find("ag-floating-bottom");
    this.bottomCenter = find("ag-floating-bottom-container");
    this.bottomLeft = find("ag-pinned-left-floating-bottom");
  }

  /** How many rows are shown; of a folded group its band alone. */
  get count() {
    return this.grid.api.getDisplayedRowCount();
  }

  /** How many rows pass the filters, folded away or not. */
  get passing() {
    return this.grid.bands.all?.length ?? this.count;
  }

  /** The nodes of all rows that pass the filters, in their order. */
  get nodes() {
    return this.grid.bands.all ?? Array.from({ length: this.count }, (_, r) => this.node(r));
  }

  /** The nodes of displayed rows `from` to `to`, without folded groups and without the "+" row. */
  between(from, to) {
    const found = [];
    for (let r = Math.max(0, from); r <= Math.min(to, this.count - 1); r++) {
      const node = this.node(r);
      if (!this.grid.bands.isStub(node)) found.push(node);
    }
    return found;
  }

  /** The last row a person can stand on: the "+" row counts as one more. */
  get lastRow() {
    return this.grid.readonly ? this.count - 1 : this.count;
  }

  get lastColumn() {
    return this.columns.length - 1;
  }

  /** AG Grid's columns from left to right, without the row numbers. */
  get columns() {
    const shown = () => this.grid.api.getAllDisplayedColumns().filter((c) => this.grid.byKey.has(c.getColId()));
    return (this.known ??= shown());
  }

  /** Columns were moved, hidden or shown. */
  forget() {
    this.known = null;
  }

  /** The node of displayed row `r`; behind the last one comes the "+" row. */
  node(r) {
    if (r < 0) return undefined;
    const { api } = this.grid;
    return r < this.count ? api.getDisplayedRowAtIndex(r) : api.getPinnedBottomRow(0);
  }

  key(c) {
    return this.columns[c].getColId();
  }

  /** Our description of displayed column `c`. */
  column(c) {
    return this.grid.byKey.get(this.key(c));
  }

  columnIndex(key) {
    return this.columns.findIndex((column) => column.getColId() === key);
  }

  /** What stands there; a folded group shows nothing. */
  cell(r, c) {
    const node = this.node(r);
    return this.grid.bands.isStub(node) ? null : this.grid.rows.cell(node, this.key(c));
  }

  text(r, c) {
    return this.grid.rows.text(this.column(c), this.cell(r, c));
  }

  isLeft(column) {
    return column.getPinned() === "left";
  }

  /** A cell's rectangle inside the box around AG Grid, even while it is scrolled out of sight. */
  rect(r, c) {
    const node = this.node(r);
    const column = this.columns[c];
    const left = this.isLeft(column);
    const origin = this.grid.box.getBoundingClientRect();
    const side = (left ? this.left : this.centerViewport).getBoundingClientRect();
    const scrolled = left ? 0 : this.centerViewport.scrollLeft;
    return {
      x: side.left - origin.left + column.getLeft() - scrolled,
      y: this.top(node) - origin.top,
      width: column.getActualWidth(),
      height: node.rowHeight - this.grid.bands.of(node),
    };
  }

  /** Where the row's cells begin among all rows, below its band if it has one. */
  rowTop(node) {
    return node.rowTop + this.grid.bands.of(node);
  }

  top(node) {
    if (node.rowPinned) return this.bottom.getBoundingClientRect().top;
    return this.viewport.getBoundingClientRect().top + this.rowTop(node) - this.viewport.scrollTop;
  }

  /** The cell at a point of the window: {r, c, key}; `c` is -1 on the row numbers. */
  hit(x, y) {
    const cell = document.elementFromPoint(x, y)?.closest(".ag-cell");
    const row = cell?.closest(".ag-row");
    if (!row || !this.element.contains(row)) return null;
    const index = row.getAttribute("row-index");
    const key = cell.getAttribute("col-id");
    if (index.startsWith("b") && isTotals(this.grid.api.getPinnedBottomRow(Number(index.slice(2))))) return null;
    return { r: index.startsWith("b") ? this.count : Number(index), c: this.columnIndex(key), key };
  }

  /** The cell in sight that is nearest to a point of the window, as `hit` tells it; never one of the "+" row. */
  near(x, y) {
    const rows = this.viewport.getBoundingClientRect();
    const columns = this.centerViewport.getBoundingClientRect();
    const last = this.count ? this.node(this.count - 1) : null;
    const bottom = last ? Math.min(rows.bottom, this.top(last) + last.rowHeight) : rows.bottom;
    const right = Math.min(columns.right, columns.left + this.center.offsetWidth);
    const { left } = this.element.getBoundingClientRect();
    return this.hit(clamp(x, left + 1, right - 2), clamp(y, rows.top + 1, bottom - 2));
  }

  /** Can any of row `r` be seen? */
  inSight(r) {
    const { top, bottom } = this.viewport.getBoundingClientRect();
    const y = this.top(this.node(r));
    return y < bottom && y + this.grid.rowHeight > top;
  }

  /** Scrolls until the cell is in sight. */
  reveal(r, c) {
    const { api } = this.grid;
    if (r < this.count) api.ensureIndexVisible(r);
    api.ensureColumnVisible(this.columns[c]);
  }

  /** How many rows PageUp and PageDown move. */
  get page() {
    return Math.max(1, Math.floor(this.viewport.clientHeight / this.grid.rowHeight) - 1);
  }
}
