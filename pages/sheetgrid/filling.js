/** Fill handle, Ctrl+D and Ctrl+R. */
import { series } from "./series.js";
import { asContent } from "./writer.js";
import { isUnread } from "./cells.js";

export class Filling {
  constructor(grid) {
    this.grid = grid;
  }

  /** Continues the `source` rectangle into the larger `target` one, by rows or by columns. */
  drag(source, target) {
    const vertical = target.top < source.top || target.bottom > source.bottom;
    const changes = vertical ? this.vertical(source, target) : this.horizontal(source, target);
    this.grid.writer.write(changes, "didFill");
  }

  vertical(source, target) {
    const { map } = this.grid;
    const up = target.top < source.top;
    const count = up ? source.top - target.top : Math.min(target.bottom, map.count - 1) - source.bottom;
    const changes = [];
    for (let c = source.left; c <= source.right; c++) {
      const column = map.column(c);
      const cells = range(source.top, source.bottom).map((r) => map.cell(r, c));
      if (up) cells.reverse();
      this.continued(column, cells, count).forEach((cell, i) => {
        const node = map.node(up ? source.top - 1 - i : source.bottom + 1 + i);
        changes.push({ node, key: column.key, ...asContent(cell) });
      });
    }
    return changes;
  }

  continued(column, cells, count) {
    const plain = cells.every((cell) => cell !== null && !isUnread(cell));
    if (!plain) return range(0, count - 1).map((i) => cells[i % cells.length]);
    return series(column.kind, cells, count);
  }

  /** Across columns the kinds differ, so the text is written and read again. */
  horizontal(source, target) {
    const { map } = this.grid;
    const left = target.left < source.left;
    const count = left ? source.left - target.left : target.right - source.right;
    const changes = [];
    for (let r = source.top; r <= source.bottom; r++) {
      const texts = range(source.left, source.right).map((c) => map.text(r, c));
      if (left) texts.reverse();
      for (let i = 0; i < count; i++) {
        const c = left ? source.left - 1 - i : source.right + 1 + i;
        changes.push({ node: map.node(r), key: map.key(c), text: texts[i % texts.length] });
      }
    }
    return changes;
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
    this.grid.writer.write(changes, "didFill");
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
    this.grid.writer.write(changes, "didFill");
  }
}

const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
