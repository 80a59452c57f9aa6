/**
 * Rows of one value together under a band that names it and counts them. The table is sorted by the column; the band
 * lies in the upper part of the first row of each group, which is taller by it, so no row is added to the table.
 */
import { attributes, el, later } from "./dom.js";

const BAND = 30; // px at ordinary type size

export class Bands {
  constructor(grid) {
    this.grid = grid;
    this.key = grid.byKey.has(grid.view.own.band) ? grid.view.own.band : "";
    this.firsts = new Map(); // node id → {text, count}
    this.mark = "";
    this.strips = [];
    this.update = later(0, () => this.regroup());
  }

  /** How much of this row's height is a band. */
  of(node) {
    return this.key && this.firsts.has(node.id) ? Math.round(BAND * this.grid.scale) : 0;
  }

  /** AG Grid's option while there are bands. */
  get rowHeight() {
    return this.key ? ({ node }) => this.grid.rowHeight + (node.rowPinned ? 0 : this.of(node)) : undefined;
  }

  /** Groups by a column, or with "" no more. */
  by(key) {
    const { grid } = this;
    if (key === this.key) return;
    this.key = key;
    if (key) grid.api.applyColumnState({ state: [{ colId: key, sort: "asc" }], defaultState: { sort: null } });
    grid.api.setGridOption("getRowHeight", this.rowHeight);
    this.mark = null; // whatever the groups are, draw them
    this.regroup();
    grid.view.keep("band", key);
    const title = grid.byKey.get(key)?.title;
    grid.foot.announce(key ? grid.say("banded", { title, n: this.firsts.size }) : grid.say("bandsNone"));
  }

  /** The person sorted by something else: the groups are torn. */
  sorted() {
    const { api } = this.grid;
    if (this.key && api?.getColumn(this.key).getSortIndex() !== 0 && !api.getColumn(this.key).getSort()) this.by("");
  }

  /** Finds the groups of the shown rows, and has the rows drawn anew where they changed. */
  regroup() {
    const { grid } = this;
    if (!this.key && !this.firsts.size) return;
    this.firsts = this.key ? this.groups() : new Map();
    const mark = JSON.stringify([...this.firsts]);
    if (mark !== this.mark) {
      this.mark = mark;
      grid.api.resetRowHeights();
      grid.api.refreshCells({ force: true });
      grid.painter.paint();
    }
    this.draw();
  }

  groups() {
    const { map, rows, byKey, say } = this.grid;
    const column = byKey.get(this.key);
    const found = new Map();
    let last = null;
    for (let r = 0; r < map.count; r++) {
      const node = map.node(r);
      const text = rows.painted(column, rows.cell(node, this.key)) || say("filterBlank");
      if (text !== last?.text) {
        last = { text, count: 0 };
        found.set(node.id, last);
      }
      last.count += 1;
    }
    return found;
  }

  /** Draws the bands of the rows in sight. */
  draw() {
    for (const strip of this.strips.splice(0)) strip.remove();
    if (!this.key) return;
    const { api, map, byKey, say } = this.grid;
    const { title } = byKey.get(this.key);
    for (const node of api.getRenderedNodes()) {
      const group = this.firsts.get(node.id);
      if (!group || node.rowPinned) continue;
      const text = say("band", { title, value: group.text, n: group.count });
      this.strip(map.left, node, "");
      this.strip(map.center, node, text);
    }
  }

  strip(side, node, text) {
    const made = attributes(el("div", "sg-band"), { "aria-hidden": true });
    Object.assign(made.style, { top: `${node.rowTop}px`, height: `${this.of(node)}px` });
    made.append(el("span", "", text));
    side.append(made);
    this.strips.push(made);
  }
}
