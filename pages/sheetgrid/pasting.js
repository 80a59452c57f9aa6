/** The clipboard's rectangles: copy, cut and paste on the selection. */
import { isBad, isUnread } from "./cells.js";
import { parseTsv, toHtml, toTsv } from "./clipboard.js";
import { asContent } from "./writer.js";

/** Columns that Excel may keep as numbers, dates and times; all others stay text there. */
const TYPED = new Set(["number", "date", "time"]);

export class Pasting {
  constructor(grid) {
    this.grid = grid;
    this.memory = null; // the last copy, with its values: names of linked rows may be ambiguous as text
  }

  /** Puts the selection on the clipboard. */
  copy(clipboard) {
    const { selection, map, foot, say } = this.grid;
    const box = selection.box;
    const columns = [];
    for (let c = box.left; c <= box.right; c++) columns.push(map.column(c));
    const nodes = selection.nodes();
    const cells = nodes.map((node) => columns.map((column) => this.grid.rows.cell(node, column.key)));
    const texts = cells.map((line) => line.map((cell, i) => this.grid.rows.text(columns[i], cell)));
    const asText = columns.map((column) => !TYPED.has(column.kind));
    const text = toTsv(texts);
    clipboard.setData("text/plain", text);
    clipboard.setData("text/html", toHtml(texts, asText));
    this.memory = { text, cells, columns };
    foot.note(say("copied", { rows: texts.length, columns: columns.length }));
  }

  /** Writes a block of text from the active corner; a paste past the end adds rows. */
  async paste(text) {
    const { selection, map } = this.grid;
    const block = parseTsv(text.replace(/\u0000/g, ""));
    const box = selection.box;
    if (!box) return;
    if (!block.length) this.grid.foot.note(this.grid.say("pasteNothing"));
    if (!block.length) return;
    if (this.grid.refuses()) return;
    const size = this.size(block, box);
    const existing = map.between(box.top, map.count - 1).slice(0, size.rows);
    const missing = size.rows - existing.length;
    const added = missing ? await this.grid.writer.make(missing, null) : [];
    const changes = this.changes(block, [...existing, ...added], box.left, size.columns, this.recalled(text));
    const isFiltered = size.rows > 1 && map.count < this.grid.total;
    const { skipped, why } = this.grid.writer.write(changes, "didPaste", added);
    const bottom = added.at(-1)?.rowIndex ?? existing.at(-1)?.rowIndex ?? box.top;
    selection.select(box.top, box.left, bottom, box.left + size.columns - 1, { scroll: false });
    this.report(changes, { added: added.length, skipped, why, cut: size.cut, isFiltered });
  }

  /** A block repeats in a selection that is a multiple of it both ways, as in Excel; `cut` columns have no place. */
  size(block, box) {
    const { map } = this.grid;
    const wide = widthOf(block);
    const selected = { rows: map.between(box.top, box.bottom).length, columns: box.right - box.left + 1 };
    const isMultiple = (whole, part) => whole >= part && whole % part === 0;
    const repeats = isMultiple(selected.rows, block.length) && isMultiple(selected.columns, wide);
    const wanted = repeats ? selected : { rows: block.length, columns: wide };
    const columns = Math.min(wanted.columns, map.lastColumn - box.left + 1);
    return { rows: wanted.rows, columns, cut: wanted.columns - columns };
  }

  changes(block, nodes, left, columns, recalled) {
    const { map } = this.grid;
    const wide = widthOf(block);
    const changes = [];
    nodes.forEach((node, i) => {
      for (let j = 0; j < columns; j++) {
        const y = i % block.length;
        const x = j % wide;
        const column = map.column(left + j);
        const content = recalled?.(y, x, column) ?? { text: block[y][x] };
        if (content.text !== undefined || "value" in content) changes.push({ node, key: column.key, ...content });
      }
    });
    return changes;
  }

  /** If this is our own last copy: the value behind a text, where the column is alike. */
  recalled(text) {
    const { memory } = this;
    if (!memory || memory.text !== text.replace(/\r?\n$/, "")) return null;
    return (y, x, column) => {
      const from = memory.columns[x];
      const alike = from && from.kind === column.kind && from.target === column.target;
      const cell = memory.cells[y]?.[x];
      if (!alike || !["link", "person"].includes(column.kind) || isUnread(cell)) return null;
      return asContent(cell);
    };
  }

  report(changes, { added, skipped, why, cut, isFiltered }) {
    const { rows, foot, say } = this.grid;
    const n = changes.length - skipped;
    if (!n && !added && skipped) {
      foot.note(say("pastedNone", { n: skipped, why }));
      return;
    }
    const bad = changes.filter((change) => isBad(rows.cell(change.node, change.key))).length;
    const parts = [say("pasted", { n })];
    if (added) parts.push(say("pastedRows", { n: added }));
    if (isFiltered) parts.push(say("pastedShown"));
    if (cut) parts.push(say("pastedCut", { n: cut }));
    if (bad) parts.push(say("pastedBad", { n: bad }));
    if (skipped) parts.push(say("pastedLeft", { n: skipped, why }));
    foot.note(parts.join(""));
  }
}

/** Columns of a block, which may be ragged. A loop: spread over 100,000 lines would be too many arguments. */
const widthOf = (block) => block.reduce((widest, line) => Math.max(widest, line.length), 0);
