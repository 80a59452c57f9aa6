/** Where a text stands in the shown cells, and what replacing it would make of them. */
import { fold } from "./typed.js";

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** A pattern for what is looked for: {text, exact (large and small letters differ), whole (nothing else in it)}. */
export function patternOf({ text, exact, whole }) {
  const plain = text.replace(SPECIAL, "\\$&");
  return new RegExp(whole ? `^${plain}$` : plain, exact ? "gu" : "giu");
}

/** The text with every occurrence replaced; the new text is taken as it stands. */
export const replaced = (text, look, by) => text.replace(patternOf(look), () => by);

/** Shown cells that hold the text, in reading order: [{node, key, r, c}]. `look.column` narrows it to one column. */
export function findCells(grid, look) {
  if (look.text === "") return [];
  const { map, rows, byKey } = grid;
  const pattern = patternOf(look);
  const keys = map.columns.map((column) => column.getColId());
  const wanted = keys.map((key, c) => ({ key, c, column: byKey.get(key) })).filter(({ key }) => inColumn(look, key));
  const needle = look.text.toLowerCase();
  const found = [];
  for (let r = 0; r < map.count; r++) {
    const node = map.node(r);
    if (!rows.haystack(node.data).includes(needle)) continue; // quick, and remembered
    for (const { key, c, column } of wanted) {
      pattern.lastIndex = 0;
      if (pattern.test(rows.text(column, rows.cell(node, key)))) found.push({ node, key, r, c });
    }
  }
  return found;
}

const inColumn = (look, key) => !look.column || look.column === key;

/** The place in `hits` behind (or before) a cell, round the end; with `here` the cell itself counts. */
export function nextOf(hits, at, back, here = false) {
  const order = (hit) => hit.r - at.row || hit.c - at.column;
  if (back) {
    const last = hits.findLastIndex((hit) => order(hit) < 0);
    return last < 0 ? hits.length - 1 : last;
  }
  const first = hits.findIndex((hit) => (here ? order(hit) >= 0 : order(hit) > 0));
  return Math.max(0, first);
}

/** A row number as people write it, full-width digits too; null if it is none. */
export function rowNumberOf(text) {
  const digits = /^\D?([0-9]{1,9})\D?$/.exec(fold(text));
  return digits && Number(digits[1]) > 0 ? Number(digits[1]) : null;
}
