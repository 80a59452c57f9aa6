/**
 * The order of the cards, and where each of them lies. They stand as the table does: searched, filtered and sorted.
 * A sheet whose rows are named by a day has its days in order, each with a heading, as long as nothing else is sorted.
 */
import { dayWords, nearDay } from "./daywords.js";

/** px between two cards. */
export const GAP = 8;
const HEAD = 52; // px of a heading
const LAST = Symbol("no day"); // rows without one come last

/** The cards in the order of the rows, by day where the sheet has one, each with its place from the top in px. */
export class Order {
  constructor(grid) {
    this.grid = grid;
    this.nodes = [];
    this.tops = [];
    this.heads = []; // {at, top, value, count}: before node `at`
    this.headAt = new Map();
    this.height = 0;
    this.index = new Map();
  }

  /** The key of the column whose values are headings, or "". */
  get group() {
    const { bands, columns, api } = this.grid;
    if (bands.key) return bands.key;
    const label = columns.find((column) => column.pin);
    if (label?.kind !== "date") return "";
    const sorted = api.getColumnState().filter((column) => column.sort).sort((a, b) => a.sortIndex - b.sortIndex);
    return !sorted.length || sorted[0].colId === label.key ? label.key : "";
  }

  /** Works everything out anew; `layout` knows how high a card is. */
  arrange(layout) {
    const { map, sorted } = this.grid;
    this.nodes = Array.from({ length: map.count }, (_, r) => map.node(r));
    const { group } = layout;
    if (group && !sorted) this.byDay(layout);
    this.index = new Map(this.nodes.map((node, i) => [node.data[0], i]));
    this.tops = new Float64Array(this.nodes.length);
    this.heads = [];
    this.headAt.clear();
    let y = GAP;
    for (const [i, node] of this.nodes.entries()) {
      if (group) y = this.head(i, y, this.groupOf(node, group));
      this.tops[i] = y;
      y += layout.height(node.data) + GAP;
    }
    this.height = y;
  }

  /** Days in their order; the rows of a day as they stand in the table. */
  byDay(layout) {
    const day = (node) => this.groupOf(node, layout.group);
    const rank = new Map(this.nodes.map((node) => [node, day(node)]));
    const compare = (a, b) => (a === b ? 0 : a === LAST ? 1 : b === LAST || a < b ? -1 : 1);
    this.nodes.sort((a, b) => compare(rank.get(a), rank.get(b)));
  }

  groupOf(node, key) {
    const cell = this.grid.rows.cell(node, key);
    return cell === null || cell === "" || typeof cell === "object" ? LAST : cell;
  }

  head(at, y, value) {
    const last = this.heads.at(-1);
    if (last?.value === value) {
      last.count += 1;
      return y;
    }
    this.heads.push({ at, top: y, value, count: 1 });
    this.headAt.set(at, this.heads.at(-1));
    return y + HEAD * this.grid.scale;
  }

  /** The words of a heading: {text, near}; `near` is 今天 and its like. */
  wordsOf({ value }, key) {
    const { grid } = this;
    const column = grid.byKey.get(key);
    if (value === LAST) return { text: grid.say("without", { title: column.title }), near: "" };
    if (column.kind !== "date") return { text: grid.rows.painted(column, value) || grid.say("filterBlank"), near: "" };
    const near = nearDay(value, grid.today());
    const text = dayWords(value, { language: grid.config.language, today: grid.today() });
    return { text, near: near && grid.say(near) };
  }

  /** The number of the card at a height, or of the first one below it. */
  at(y) {
    let low = 0;
    let high = this.tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle] <= y) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The heading of today, or of the next day that has rows. */
  headFrom(day) {
    const coming = this.heads.filter(({ value }) => typeof value === "string" && value >= day);
    return coming.reduce((best, head) => (best && best.value <= head.value ? best : head), undefined);
  }

  /** The heading over a card. */
  headOver(i) {
    return this.heads.findLast(({ at }) => at <= i);
  }

  /** Would the card of this row lie elsewhere by now, or be of another height? */
  differs(i, node, layout) {
    const end = this.tops[i] + layout.height(node.data) + GAP;
    const next = this.headAt.get(i + 1)?.top ?? this.tops[i + 1] ?? this.height;
    const head = layout.group && this.headOver(i);
    return Math.abs(next - end) > 1 || Boolean(head && head.value !== this.groupOf(node, layout.group));
  }
}
