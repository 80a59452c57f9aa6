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

/** What is looked for in this column: a phone number is kept without the spaces that are shown. */
export const lookIn = (column, look) =>
  column.kind === "phone" && /^[\d\s-]+$/.test(look.text) ? { ...look, text: look.text.replace(/[\s-]/g, "") } : look;

/**
 * Cells that hold the text, in reading order: [{node, key, r, c}], folded groups included; `r` counts all rows that
 * pass the filters, from 0. `look.column` narrows it to one column.
 */
export function findCells(grid, look) {
  const { map, byKey } = grid;
  const columns = map.columns.map((shown, c) => ({ c, column: byKey.get(shown.getColId()) }));
  const keysIn = finder(grid, look, columns);
  const found = [];
  if (!keysIn) return found;
  map.nodes.forEach((node, r) => {
    for (const { column, c } of keysIn(node)) found.push({ node, key: column.key, r, c });
  });
  return found;
}

/** How many cells hold the text where it cannot be seen: in rows that a filter hides, and in hidden columns. */
export function countUnseen(grid, look) {
  const shown = new Set(grid.map.columns.map((column) => column.getColId()));
  const keysIn = finder(grid, look, grid.columns.map((column) => ({ column })));
  let count = 0;
  if (keysIn) {
    grid.api.forEachLeafNode((node) => {
      count += keysIn(node).filter(({ column }) => !node.displayed || !shown.has(column.key)).length;
    });
  }
  return count;
}

/** A function that answers those of the columns in which a row holds the text; null if nothing is looked for. */
function finder({ rows }, look, columns) {
  if (look.text === "") return null;
  const wanted = columns.filter(({ column }) => !look.column || look.column === column.key);
  const patterns = new Map(wanted.map(({ column }) => [column, patternOf(lookIn(column, look))]));
  const needles = [look.text, lookIn({ kind: "phone" }, look).text].map((text) => text.toLowerCase());
  return (node) => {
    const haystack = rows.haystack(node.data); // quick, and remembered
    if (!needles.some((needle) => haystack.includes(needle))) return [];
    return wanted.filter(({ column }) => {
      const pattern = patterns.get(column);
      pattern.lastIndex = 0;
      return pattern.test(rows.text(column, rows.cell(node, column.key)));
    });
  };
}

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
