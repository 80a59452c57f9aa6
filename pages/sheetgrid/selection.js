/**
 * The rectangle from an anchor to a head, and the active cell in it: the anchor, until Enter or Tab walk on. All are
 * kept by row id and column key, so that sorting, filtering and other people's rows do not move them to other data.
 */
import { isEmpty } from "./cells.js";
import { clamp, later } from "./dom.js";

export class Selection {
  constructor(grid) {
    this.grid = grid;
    this.at = null; // {row, column, anchorRow, anchorColumn, headRow, headColumn} by number, with their ids and keys
    this.tabFrom = null; // the column where a run of Tabs began: Enter goes back there
    this.settled = later(120, () => this.tell());
  }

  get row() {
    return this.at?.row;
  }

  get column() {
    return this.at?.column;
  }

  /** The rectangle {top, bottom, left, right}, or null. */
  get box() {
    const at = this.at;
    return (
      at && {
        top: Math.min(at.anchorRow, at.headRow),
        bottom: Math.max(at.anchorRow, at.headRow),
        left: Math.min(at.anchorColumn, at.headColumn),
        right: Math.max(at.anchorColumn, at.headColumn),
      }
    );
  }

  get isSingle() {
    const at = this.at;
    return !at || (at.anchorRow === at.headRow && at.anchorColumn === at.headColumn);
  }

  contains(r, c) {
    const box = this.box;
    return Boolean(box) && r >= box.top && r <= box.bottom && c >= box.left && c <= box.right;
  }

  /** Selects from an anchor to a head; all numbers are held inside the table. */
  select(row, column, headRow = row, headColumn = column, { scroll = true } = {}) {
    const { map } = this.grid;
    if (map.lastRow < 0 || map.lastColumn < 0) return;
    const r = (n) => clamp(n, 0, map.lastRow);
    const c = (n) => clamp(n, 0, map.lastColumn);
    const anchor = { row: r(row), column: c(column), anchorRow: r(row), anchorColumn: c(column) };
    this.at = this.remember({ ...anchor, headRow: r(headRow), headColumn: c(headColumn) });
    if (scroll) map.reveal(this.at.headRow, this.at.headColumn);
    this.shown();
  }

  shown() {
    const { painter } = this.grid;
    painter.paint();
    painter.announce();
    this.settled();
  }

  remember(at) {
    const { map } = this.grid;
    const id = (r) => (r < map.count ? map.node(r).id : null);
    const ids = { id: id(at.row), anchorId: id(at.anchorRow), headId: id(at.headRow) };
    const keys = { key: map.key(at.column), anchorKey: map.key(at.anchorColumn), headKey: map.key(at.headColumn) };
    return { ...at, ...ids, ...keys };
  }

  /** Rows or columns moved: stay on the same ones. */
  reanchor() {
    const at = this.at;
    if (!at) return;
    const { map, api } = this.grid;
    if (map.lastRow < 0 || map.lastColumn < 0) {
      this.at = null;
      return;
    }
    const row = (id, old) => (id === null ? map.lastRow : (api.getRowNode(id)?.rowIndex ?? clamp(old, 0, map.lastRow)));
    const column = (key, old) => {
      const found = map.columnIndex(key);
      return found < 0 ? clamp(old, 0, map.lastColumn) : found;
    };
    at.row = row(at.id, at.row);
    at.anchorRow = row(at.anchorId, at.anchorRow);
    at.headRow = row(at.headId, at.headRow);
    at.column = column(at.key, at.column);
    at.anchorColumn = column(at.anchorKey, at.anchorColumn);
    at.headColumn = column(at.headKey, at.headColumn);
  }

  /** Moves the active cell, or with `extend` the head of the rectangle. */
  move(rows, columns, extend = false) {
    const at = this.at;
    if (!at) this.select(0, 0);
    else if (extend) this.extend(at.headRow + rows, at.headColumn + columns);
    else this.select(at.row + rows, at.column + columns);
  }

  /** Ctrl+arrow: to the edge of the data, as in Excel. */
  jump(rows, columns, extend = false) {
    const { map } = this.grid;
    const at = this.at;
    const lastRow = map.count - 1;
    let r = Math.min(extend ? at.headRow : at.row, lastRow);
    let c = extend ? at.headColumn : at.column;
    const inside = (y, x) => y >= 0 && y <= lastRow && x >= 0 && x <= map.lastColumn;
    const full = (y, x) => !isEmpty(map.cell(y, x));
    if (inside(r + rows, c + columns)) {
      const along = full(r, c) && full(r + rows, c + columns);
      do {
        r += rows;
        c += columns;
      } while (inside(r + rows, c + columns) && (along ? full(r + rows, c + columns) : !full(r, c)));
    }
    if (extend) this.extend(r, c);
    else this.select(r, c);
  }

  /** Another head for the rectangle. */
  extend(row, column, how) {
    this.select(this.at.anchorRow, this.at.anchorColumn, row, column, how);
  }

  /** Tab goes right; at the end of a row to the next one. */
  tab(back) {
    const { map } = this.grid;
    const at = this.at;
    if (!this.isSingle) {
      this.walk(back, false);
      return;
    }
    this.tabFrom ??= at.column;
    const c = at.column + (back ? -1 : 1);
    if (c > map.lastColumn) this.select(at.row + 1, 0);
    else if (c < 0) this.select(at.row - 1, map.lastColumn);
    else this.select(at.row, c);
  }

  /** Enter goes down, back to the column where the Tabs began. */
  enter(back) {
    if (!this.isSingle) {
      this.walk(back, true);
      return;
    }
    const c = this.tabFrom ?? this.at.column;
    this.tabFrom = null;
    this.select(this.at.row + (back ? -1 : 1), c);
  }

  /** Enter (`down`) and Tab walk through a selected rectangle and round again, as in Excel. */
  walk(back, down) {
    const { at, box } = this;
    const [high, wide] = [box.bottom - box.top + 1, box.right - box.left + 1];
    const [y, x] = [at.row - box.top, at.column - box.left];
    const place = (down ? x * high + y : y * wide + x) + (back ? -1 : 1) + high * wide;
    const n = place % (high * wide);
    const row = box.top + (down ? n % high : Math.floor(n / wide));
    const column = box.left + (down ? Math.floor(n / high) : n % wide);
    this.at = this.remember({ ...at, row, column });
    this.grid.map.reveal(row, column);
    this.shown();
  }

  all() {
    const { map } = this.grid;
    this.select(0, 0, map.count - 1, map.lastColumn, { scroll: false });
  }

  /** The columns of the rectangle as a whole. */
  wholeColumns({ left, right } = this.box) {
    this.select(0, left, this.grid.map.count - 1, right, { scroll: false });
  }

  wholeRows(from, to) {
    this.select(from, 0, to, this.grid.map.lastColumn, { scroll: false });
  }

  /** Calls `visit(node, column, r, c)` for each selected cell; the "+" row and folded groups are left out. */
  each(visit) {
    const { map } = this.grid;
    const box = this.box;
    for (const node of map.between(box.top, box.bottom)) {
      for (let c = box.left; c <= box.right; c++) visit(node, map.column(c), node.rowIndex, c);
    }
  }

  /** Nodes of the selected rows, without the "+" row and folded groups. */
  nodes() {
    const { box } = this;
    return box ? this.grid.map.between(box.top, box.bottom) : [];
  }

  /** The hand rests: sums in the foot, and where the person is, for those who want to show it. */
  tell() {
    const { map, foot, emit } = this.grid;
    if (!this.at || !this.grid.api) return;
    foot.aggregate();
    const node = map.node(this.at.row);
    if (node && !node.rowPinned) emit("cursor", { row: node.data[0], column: this.at.key });
  }
}
