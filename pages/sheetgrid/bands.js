/**
 * Rows of one value together under a band that names it, counts them and folds them away. The table is sorted by the
 * column first. A band lies in the upper part of the first row of its group, which is taller by it, so no row is added
 * to the table. Of a folded group that row alone stays, no taller than its band: the group's stub.
 */
import { isUnread } from "./cells.js";
import { Folds } from "./folds.js";
import { groupBy } from "./grouping.js";
import { AUTOMATIC } from "./kinds.js";
import { sortBy, sortsOf } from "./sorting.js";
import { Strips } from "./strips.js";
import { later } from "./dom.js";
import { asContent } from "./writer.js";

const BAND = 32; // px at ordinary type size

export class Bands {
  constructor(grid) {
    const { own } = grid.view;
    this.grid = grid;
    this.key = grid.byKey.has(own.band) ? own.band : "";
    this.folds = new Folds(this.key ? own.folds : undefined);
    this.strips = new Strips(grid);
    this.all = null; // while there are bands: the nodes that pass the filters, in order, folded away or not
    this.groups = []; // {text, nodes, isFolded}
    this.firsts = new Map(); // node id → the group whose band it bears
    this.stubs = new Set(); // ids of nodes that stand for a folded group
    this.numbers = null; // node → its place in `all`, from 1, once something is folded
    this.update = later(0, () => this.regroup());
  }

  // ------------------------------------------------------------ what the table asks

  get height() {
    return Math.round(BAND * this.grid.scale);
  }

  /** How much of this row's height is a band over its cells. */
  of(node) {
    return this.key && this.firsts.has(node.id) && !this.stubs.has(node.id) ? this.height : 0;
  }

  /** Does this row only stand for a folded group? Nothing is written into it, and nothing of it is shown. */
  isStub(node) {
    return this.stubs.size > 0 && this.stubs.has(node?.id);
  }

  /** AG Grid's option while there are bands. */
  get rowHeight() {
    if (!this.key) return undefined;
    return ({ node }) => {
      if (node.rowPinned) return this.grid.rowHeight;
      return this.isStub(node) ? this.height : this.grid.rowHeight + this.of(node);
    };
  }

  /** The number of a row, from 1; rows that are folded away keep theirs. */
  numberOf(node) {
    return this.numbers?.get(node) ?? node.rowIndex + 1;
  }

  /** The group in which displayed row `r` stands, or undefined. */
  groupAt(r) {
    if (!this.key || r >= this.grid.map.count) return undefined;
    for (let up = r; up >= 0; up--) {
      const group = this.firsts.get(this.grid.map.node(up).id);
      if (group) return group;
    }
    return undefined;
  }

  // ------------------------------------------------------------ grouping

  /** Groups by a column, or with "" no more. Within the groups, and afterwards, the order is what it was. */
  by(key) {
    const { grid } = this;
    if (key === this.key) return;
    const others = sortsOf(grid, { inGroups: true }).filter((sort) => sort.key !== key);
    this.key = key;
    this.folds = new Folds();
    grid.view.keep("folds", undefined);
    sortBy(grid, key ? [{ key, order: "asc" }, ...others] : others);
    grid.api.setGridOption("getRowHeight", this.rowHeight);
    this.again();
    grid.view.keep("band", key);
    const title = grid.byKey.get(key)?.title;
    grid.foot.announce(key ? grid.say("banded", { title, n: this.groups.length }) : grid.say("bandsNone"));
  }

  /** The person sorted by something else: the groups stay, and their rows are sorted by it. */
  sorted() {
    const { grid } = this;
    if (!this.key || !grid.api) return;
    const sorts = sortsOf(grid);
    if (sorts[0]?.key === this.key) return;
    const own = sorts.find(({ key }) => key === this.key) ?? { key: this.key, order: "asc" };
    sortBy(grid, [own, ...sorts.filter(({ key }) => key !== this.key)]);
  }

  /** Has AG Grid put the rows together anew. */
  again() {
    this.mark = null; // whatever the groups are, draw them
    this.grid.api.refreshClientSideRowModel("sort");
    this.regroup();
  }

  /** AG Grid has sorted the rows that pass the filters. Takes out of `nodes` those that are folded away. */
  arrange(nodes) {
    this.stubs.clear();
    this.numbers = null;
    this.all = null;
    this.groups = [];
    if (!this.key) return;
    this.gather(nodes);
    this.all = [...nodes];
    this.groups = this.grouped();
    this.firsts = firstsOf(this.groups);
    for (const group of this.groups) group.isFolded = this.mayFold(group);
    if (!this.groups.some(({ isFolded }) => isFolded)) return;
    this.numbers = new Map(this.all.map((node, i) => [node, i + 1]));
    nodes.length = 0;
    for (const { isFolded, nodes: own } of this.groups) {
      if (isFolded) this.stubs.add(own[0].id);
      for (const node of isFolded ? own.slice(0, 1) : own) nodes.push(node);
    }
  }

  /** New rows stand behind the others of their group. */
  gather(nodes) {
    const { fresh } = this.grid.rows;
    if (!fresh.size) return;
    const isFresh = (node) => fresh.has(node.data[0]);
    const settled = nodes.filter((node) => !isFresh(node));
    const ends = new Map(settled.map((node) => [this.textOf(node), node]));
    const behind = groupBy(nodes.filter(isFresh), (node) => ends.get(this.textOf(node)));
    const inOrder = settled.flatMap((node) => [node, ...(behind.get(node) ?? [])]);
    for (const [i, node] of [...inOrder, ...(behind.get(undefined) ?? [])].entries()) nodes[i] = node;
  }

  /** A search opens every group, and so does a new row its own: what one has just done must be seen. */
  mayFold({ text, nodes }) {
    const { query, rows } = this.grid;
    if (query.length || !this.folds.has(text)) return false;
    return !rows.fresh.size || !nodes.some((node) => rows.fresh.has(node.data[0]));
  }

  grouped() {
    const found = [];
    for (const node of this.all ?? []) {
      const text = this.textOf(node);
      if (text !== found.at(-1)?.text) found.push({ text, nodes: [], isFolded: this.stubs.has(node.id) });
      found.at(-1).nodes.push(node);
    }
    return found;
  }

  textOf(node) {
    const { rows, byKey, say } = this.grid;
    return rows.painted(byKey.get(this.key), rows.cell(node, this.key)) || say("filterBlank");
  }

  /** Finds the groups again after cells changed, and has the rows drawn anew where they did. */
  regroup() {
    const { grid } = this;
    if (!this.key && !this.firsts.size) return;
    if (this.groups.some((group) => group.isFolded && this.isTorn(group))) {
      this.again();
      return;
    }
    this.groups = this.grouped();
    this.firsts = firstsOf(this.groups);
    const mark = this.groups.map(({ text, nodes, isFolded }) => [nodes[0].id, text, isFolded].join()).join("|");
    if (mark !== this.mark) {
      this.mark = mark;
      grid.api.resetRowHeights();
      grid.api.refreshCells({ force: true });
      grid.painter.paint();
    }
    this.strips.draw();
  }

  /** Somebody changed a row that is folded away: it belongs elsewhere now, and must not be hidden here. */
  isTorn({ text, nodes }) {
    return nodes.some((node) => this.textOf(node) !== text);
  }

  // ------------------------------------------------------------ folding

  /** Folds a group or opens it, and stands on it. */
  fold(group, on = !group.isFolded) {
    if (on === group.isFolded) return;
    const { selection, view, foot, say } = this.grid;
    const [first] = group.nodes;
    this.folds.set(group.text, on);
    view.keep("folds", this.folds.kept);
    this.again();
    if (first.rowIndex !== null) selection.select(first.rowIndex, selection.column ?? 0);
    foot.announce(say(on ? "folded" : "unfolded", { text: group.text, n: group.nodes.length }));
  }

  foldAll(on) {
    const { view, foot, say } = this.grid;
    this.folds.setAll(on);
    view.keep("folds", this.folds.kept);
    this.again();
    foot.announce(say(on ? "foldedAll" : "unfoldedAll", { n: this.groups.length }));
  }

  /** Opens the group that hides a row; for whoever is led to it. */
  reveal(node) {
    const group = this.stubs.size ? this.groups.find(({ isFolded, nodes }) => isFolded && nodes.includes(node)) : null;
    if (group) this.fold(group, false);
  }

  /** What a new row in the group of this one begins with: [{key, …content}]. */
  inherited(node) {
    const column = this.grid.byKey.get(this.key);
    if (!column || column.readonly || AUTOMATIC.has(column.kind) || !node?.data || node.rowPinned) return [];
    const cell = this.grid.rows.cell(node, this.key);
    return cell === null || isUnread(cell) ? [] : [{ key: this.key, ...asContent(cell) }];
  }

  /** Alt+Shift+←/→ fold and open the group one stands in; on a folded band Enter, Space and F2 open it. */
  pressed(event) {
    if (!this.key) return false;
    const { selection, map } = this.grid;
    const node = map.node(selection.row);
    const way = { ArrowLeft: true, ArrowRight: false }[event.key];
    const isFolding = event.altKey && event.shiftKey && way !== undefined;
    const isOpening = this.isStub(node) && !event.shiftKey && !event.altKey && ["Enter", " ", "F2"].includes(event.key);
    if (!isFolding && !isOpening) return false;
    const group = this.groupAt(selection.row);
    if (group) this.fold(group, isFolding && way);
    return true;
  }
}

const firstsOf = (groups) => new Map(groups.map((group) => [group.nodes[0].id, group]));
