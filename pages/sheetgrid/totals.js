/** The totals row under the table, and what it and the foot count. Chosen per column, remembered in the view. */
import { isEmpty } from "./cells.js";
import { later } from "./dom.js";

/** The row id of the totals; no row of a sheet has it. */
export const TOTALS_ROW = -2;

const PLAIN = ["count", "filled"];
const NUMERIC = ["sum", "average"];
const DECIMALS = 6;

/** What may be counted in a column. */
export const measuresOf = ({ kind }) => (kind === "number" ? [...PLAIN, ...NUMERIC] : PLAIN);

/** Adds up cells one by one: how many, how many filled, sum and average of the numbers among them. */
export class Tally {
  constructor() {
    Object.assign(this, { count: 0, filled: 0, numbers: 0, total: 0 });
  }

  add(column, cell) {
    this.count += 1;
    if (!isEmpty(cell)) this.filled += 1;
    if (column.kind !== "number" || typeof cell !== "number") return;
    this.numbers += 1;
    this.total += cell;
  }

  get sum() {
    return Number(this.total.toFixed(DECIMALS));
  }

  get average() {
    return this.numbers ? Number((this.total / this.numbers).toFixed(2)) : "—";
  }
}

/** The totals row. */
export class Totals {
  constructor(grid) {
    this.grid = grid;
    this.chosen = { ...grid.view.own.totals };
    this.texts = new Map();
    this.refresh = later(100, () => this.count());
  }

  get columns() {
    return this.grid.columns.filter((column) => this.chosen[column.key]);
  }

  /** The pinned rows: the "+" row, and the totals if there are any. */
  pinned() {
    const { grid } = this;
    const blank = (id) => [id, 0, ...grid.columns.map(() => null)];
    return [...(grid.readonly ? [] : [blank(-1)]), ...(this.columns.length ? [blank(TOTALS_ROW)] : [])];
  }

  /** Chooses what is counted in a column; null for nothing. */
  choose(key, measure) {
    const { grid } = this;
    const before = this.columns.length > 0;
    if (measure) this.chosen[key] = measure;
    else delete this.chosen[key];
    grid.view.keep("totals", this.chosen);
    if (before !== this.columns.length > 0) grid.api.setGridOption("pinnedBottomRowData", this.pinned());
    this.count();
    grid.bands.update(); // bands say sums too
    if (measure) grid.foot.announce(`${grid.byKey.get(key).title}：${this.text(grid.byKey.get(key))}`);
  }

  /** Counts the shown rows. */
  count() {
    const { columns } = this;
    const { api, map, rows, say } = this.grid;
    const node = [0, 1].map((i) => api.getPinnedBottomRow(i)).find((row) => row?.data[0] === TOTALS_ROW);
    if (!node) return;
    const tallies = new Map(columns.map((column) => [column, new Tally()]));
    for (const row of map.nodes) {
      for (const [column, tally] of tallies) tally.add(column, rows.cell(row, column.key));
    }
    for (const [column, tally] of tallies) {
      const measure = this.chosen[column.key];
      this.texts.set(column.key, say(measure, { n: tally[measure] }));
    }
    api.refreshCells({ rowNodes: [node], force: true });
  }

  text(column) {
    return this.chosen[column.key] ? (this.texts.get(column.key) ?? "") : "";
  }
}

/** Is this AG Grid's node of the totals row? */
export const isTotals = (node) => node?.data?.[0] === TOTALS_ROW;
