/** Fill handle, Ctrl+D and Ctrl+R. */
import { isEmpty } from "./cells.js";
import { counterOf } from "./counters.js";
import { AUTOMATIC } from "./kinds.js";
import { series } from "./series.js";
import { asContent } from "./writer.js";

export class Filling {
  constructor(grid) {
    this.grid = grid;
  }

  /**
   * Continues the `source` rectangle into the larger `target` one, by rows or by columns, and selects it. `flip`
   * repeats what would count on, and counts a number on that would repeat; the note offers to do that afterwards.
   */
  drag(source, target, { flip = false } = {}) {
    const { selection, foot, say } = this.grid;
    const isVertical = target.top < source.top || target.bottom > source.bottom;
    const lines = isVertical ? this.columnsOf(source) : this.rowsOf(source);
    const changes = isVertical ? this.vertical(source, target, flip) : this.horizontal(source, target, flip);
    const { changed, skipped } = this.write(changes);
    selection.select(target.top, target.left, target.bottom, target.right, { scroll: false });
    if (!changed || skipped || !lines.some(({ kind, cells }) => countsOn(kind, cells))) return;
    const counted = !isLoneNumber(lines) !== flip;
    const again = this.ifThere(target, () => this.drag(source, target, { flip: !flip }));
    const other = { text: say(counted ? "fillRepeat" : "fillCount"), run: again };
    foot.note(say(counted ? "filledOn" : "filledAlike", { n: changed }), other);
  }

  /** For later: does it if the same rows are still there, and says so if not. */
  ifThere({ top, bottom }, run) {
    const { map, foot, say } = this.grid;
    const ids = () => range(top, bottom).map((r) => map.node(r)?.data[0]).join();
    const before = ids();
    return () => (ids() === before ? run() : foot.note(say("fillMoved")));
  }

  /** A double click on the handle: down to the last row that holds something beside the selection. */
  toTheEnd(source) {
    const { map } = this.grid;
    const outside = (c) => (c < source.left || c > source.right) && !AUTOMATIC.has(map.column(c).kind);
    const beside = range(0, map.lastColumn).filter(outside);
    let { bottom } = source;
    while (bottom + 1 < map.count && beside.some((c) => !isEmpty(map.cell(bottom + 1, c)))) bottom += 1;
    if (bottom > source.bottom) this.drag(source, { ...source, bottom });
  }

  columnsOf({ top, bottom, left, right }) {
    const { map } = this.grid;
    const rows = range(top, bottom);
    return range(left, right).map((c) => ({ kind: map.column(c).kind, cells: rows.map((r) => map.cell(r, c)) }));
  }

  /** Columns of one kind go on as that kind does, others by what they show. */
  rowsOf({ top, bottom, left, right }) {
    const { map } = this.grid;
    const columns = range(left, right);
    const kinds = new Set(columns.map((c) => map.column(c).kind));
    const [kind] = kinds.size === 1 ? kinds : ["text"];
    const cells = (r) => columns.map((c) => (kinds.size === 1 ? map.cell(r, c) : map.text(r, c)));
    return range(top, bottom).map((r) => ({ kind, cells: cells(r), shown: map.column(left) }));
  }

  vertical(source, target, flip) {
    const { map } = this.grid;
    const back = target.top < source.top;
    const count = back ? source.top - target.top : Math.min(target.bottom, map.count - 1) - source.bottom;
    return this.columnsOf(source).flatMap(({ kind, cells }, i) => {
      const column = map.column(source.left + i);
      return continued(column, kind, cells, count, { back, flip }).map((cell, k) => {
        const node = map.node(back ? source.top - 1 - k : source.bottom + 1 + k);
        return { node, key: column.key, ...asContent(cell) };
      });
    });
  }

  /** Across columns the kinds may differ, so the text is written and read again. */
  horizontal(source, target, flip) {
    const { map, rows } = this.grid;
    const back = target.left < source.left;
    const count = back ? source.left - target.left : target.right - source.right;
    return this.rowsOf(source).flatMap(({ kind, cells, shown }, i) =>
      continued(shown, kind, cells, count, { back, flip }).map((cell, k) => {
        const key = map.key(back ? source.left - 1 - k : source.right + 1 + k);
        return { node: map.node(source.top + i), key, text: rows.text({ ...shown, kind }, cell) };
      }),
    );
  }

  /** Ctrl+D: the first selected row into the others, or the cell above into the active one. */
  down() {
    const { selection, map } = this.grid;
    const box = { ...selection.box };
    if (box.top === box.bottom) box.top -= 1;
    if (box.top < 0) return;
    if (box.top === map.count - 1 && box.bottom === map.count) {
      this.newRowBelow(box);
      return;
    }
    const changes = [];
    for (let r = box.top + 1; r <= Math.min(box.bottom, map.count - 1); r++) {
      for (let c = box.left; c <= box.right; c++) {
        changes.push({ node: map.node(r), key: map.key(c), ...asContent(map.cell(box.top, c)) });
      }
    }
    this.write(changes);
  }

  /** Ctrl+D on the "+" row: a new row with what stands above. */
  newRowBelow({ top, left, right }) {
    const { map, writer } = this.grid;
    const open = range(left, right).filter((c) => !map.column(c).readonly);
    if (open.length) writer.startRow(open.map((c) => ({ key: map.key(c), ...asContent(map.cell(top, c)) })));
  }

  /** Ctrl+R: the first selected column into the others, or the cell to the left into the active one. */
  right() {
    const { selection, map } = this.grid;
    const box = { ...selection.box };
    if (box.left === box.right) box.left -= 1;
    if (box.left < 0) return;
    const changes = [];
    for (let r = box.top; r <= Math.min(box.bottom, map.count - 1); r++) {
      for (let c = box.left + 1; c <= box.right; c++) {
        changes.push({ node: map.node(r), key: map.key(c), text: map.text(r, box.left) });
      }
    }
    this.write(changes);
  }

  /** Folded groups stay as they are. */
  write(changes) {
    const { bands, writer } = this.grid;
    return writer.write(changes.filter(({ node }) => !bands.isStub(node)), "didFill");
  }
}

/** The series, but in a column with options only as far as all of it is among them. */
function continued({ options }, kind, cells, count, how) {
  const values = series(kind, cells, count, how);
  const fits = kind !== "choice" || values.every((value) => typeof value !== "string" || options.includes(value));
  return fits ? values : series(kind, cells, count, { ...how, flip: true });
}

const countsOn = (kind, cells) => cells.some((cell) => counterOf(kind, cell));

const isLoneNumber = (lines) => lines.every(({ kind, cells }) => kind === "number" && cells.length === 1);

const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
