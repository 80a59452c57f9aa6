/**
 * The rows on the page. A row is an array `[id, position, value, value, …]` in the order of the columns, never an
 * object: 100,000 of them have to fit. They are ordered by position; equal positions by id, as on the server.
 */
import { isEmpty, isUnread } from "./cells.js";
import { display, show } from "./kinds.js";

/** Values start here in a row. */
export const FIRST = 2;

const byPosition = (a, b) => a[1] - b[1] || a[0] - b[0];

/** The rows by id, and their cells by column key. */
export class Rows {
  constructor(grid) {
    this.grid = grid;
    this.index = new Map(grid.columns.map((column, i) => [column.key, i + FIRST]));
    this.maxPosition = 0;
    this.fresh = new Set(); // ids of rows made since the last sort or filter: they stay where they are
    this.haystacks = new WeakMap();
    this.labels = {};
  }

  get api() {
    return this.grid.api;
  }

  /** AG Grid's node of this row, or undefined. */
  node(id) {
    return this.api.getRowNode(String(id));
  }

  cell(node, key) {
    return node.data[this.index.get(key)] ?? null;
  }

  /** Changes a cell on the page only; the caller redraws. */
  put(node, key, cell) {
    node.data[this.index.get(key)] = cell;
    this.haystacks.delete(node.data);
  }

  /** The text a person edits, copies and searches. */
  text(column, cell) {
    const { say } = this.grid;
    return show(column, cell, this.labels, say("yes"), say("no"));
  }

  /** The text that is painted. */
  painted(column, cell) {
    if (isEmpty(cell) && !isUnread(cell)) return "";
    const { say } = this.grid;
    const known = isUnread(cell) || !["link", "person"].includes(column.kind) || this.labels[column.key]?.[cell];
    return known ? display(column, cell, this.labels, say("yes"), say("no")) : say("missingLink");
  }

  /** Everything readable in a row, lower case, for the quick search. */
  haystack(data) {
    let text = this.haystacks.get(data);
    if (text === undefined) {
      const parts = this.grid.columns.map((column, i) => this.text(column, data[i + FIRST] ?? null));
      text = parts.join("\u0001").toLowerCase();
      this.haystacks.set(data, text);
    }
    return text;
  }

  /** Row → [[column key, cell]] of the cells that hold something. */
  filled(data) {
    return this.grid.columns.map((column, i) => [column.key, data[i + FIRST] ?? null]).filter(([, v]) => v !== null);
  }

  /** Empties and loads the table. AG Grid keeps what is the same by id, so scroll and selection stay. */
  replace(datas) {
    this.api.setGridOption("rowData", datas.sort(byPosition));
    this.grid.outbox.contest.show();
  }

  append(datas) {
    this.api.applyTransaction({ add: datas });
  }

  /** Puts rows where their positions say. A row that is already there is replaced. */
  insert(datas) {
    const known = datas.map((data) => this.node(data[0])).filter(Boolean);
    if (known.length) this.remove(known);
    for (const data of datas) this.fresh.add(data[0]);
    this.place(datas);
  }

  /** Gives rows other positions: [[row, position]]. Of several positions of one row the last one counts. */
  move(pairs) {
    const last = [...new Map(pairs)];
    const moved = last.filter(([row, position]) => this.node(row) && this.node(row).data[1] !== position);
    const datas = moved.map(([row]) => this.node(row).data);
    if (!datas.length) return;
    this.remove(moved.map(([row]) => this.node(row)));
    datas.forEach((data, i) => (data[1] = moved[i][1]));
    this.place(datas);
  }

  place(datas) {
    const sorted = [...datas].sort(byPosition);
    const inner = sorted.filter((data) => data[1] <= this.maxPosition);
    for (let i = 0; i < inner.length; ) {
      const { at, next } = this.gapAfter(inner[i][1], inner[i][0]);
      let end = i + 1;
      while (end < inner.length && (next === undefined || inner[end][1] < next)) end += 1;
      this.api.applyTransaction({ add: inner.slice(i, end), addIndex: at });
      i = end;
    }
    const tail = sorted.slice(inner.length);
    if (!tail.length) return;
    this.maxPosition = tail.at(-1)[1];
    this.append(tail);
  }

  remove(nodes) {
    this.api.applyTransaction({ remove: nodes.map((node) => node.data) });
  }

  /** The first row behind (position, id): its index in load order and its position; both undefined at the end. */
  gapAfter(position, id = Infinity) {
    let at;
    let next;
    let index = 0;
    this.api.forEachNode((node) => {
      const data = node.data;
      const behind = data[1] > position || (data[1] === position && data[0] > id);
      if (at === undefined && behind) {
        at = index;
        next = data[1];
      }
      index += 1;
    });
    return { at, next };
  }

  /** The position next to this one, upwards (1) or downwards (-1), of rows other than `without`. */
  nearest(position, way, without) {
    let found;
    this.api.forEachNode(({ data: [id, other] }) => {
      const beyond = (other - position) * way > 0 && (found === undefined || (found - other) * way > 0);
      if (beyond && !without.has(id)) found = other;
    });
    return found;
  }

  /** `count` positions behind displayed row `after`; -1 is before the first row, null is the end of the table. */
  positions(count, after) {
    const { map } = this.grid;
    let low = this.maxPosition;
    let high = low + count + 1;
    if (after !== null && after < map.count && !this.grid.sorted) {
      low = after < 0 ? (map.node(0)?.data[1] ?? 1) - 1 : map.node(after).data[1];
      high = this.gapAfter(low).next ?? low + count + 1; // a filter may hide rows in between
    }
    return Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 1)) / (count + 1));
  }

  /** `count` new empty rows, not yet inserted. Their ids come from the lease. */
  blank(count, after = null) {
    const empty = this.grid.columns.map(() => null);
    return this.positions(count, after).map((position) => [this.grid.leases.newId(), position, ...empty]);
  }

  /** Redraws these rows without sorting or filtering again: nothing jumps away under a person's hands. */
  redraw(nodes) {
    const rowNodes = nodes.size < 400 ? [...nodes] : undefined;
    this.api.refreshCells({ rowNodes, force: true });
    this.grid.painter.place();
    this.grid.totals.refresh();
    this.grid.bands.update();
    this.grid.phone.redrawn(nodes);
  }
}
