/** Names behind links: `labels` is {row id: name} of one column. */
import { fold } from "./typed.js";

const indexes = new WeakMap();

/** name → row ids in order, kept as long as the labels are. */
function indexOf(labels) {
  let index = indexes.get(labels);
  if (!index) {
    index = new Map();
    for (const [row, name] of Object.entries(labels)) {
      if (!name) continue;
      index.set(name, [...(index.get(name) ?? []), Number(row)]);
    }
    indexes.set(labels, index);
  }
  return index;
}

/** The name of a row; of two rows with one name, "张三 #12". */
export function labelOf(row, labels) {
  const label = labels[row];
  if (label === undefined) return `#${row}`;
  return findRows(label, labels).length === 1 ? label : `${label} #${row}`;
}

/** Ids of the rows that a text names; blanks inside a name and full-width letters do not matter. */
export function findRows(text, labels) {
  const numbered = /^(.*?)\s*#([0-9]{1,15})$/s.exec(text);
  if (numbered && labels[numbered[2]] !== undefined && labels[numbered[2]].trim() === numbered[1]) {
    return [Number(numbered[2])];
  }
  const index = indexOf(labels);
  for (const name of [text, fold(text), fold(text).replace(/\s+/g, "")]) {
    if (index.has(name)) return index.get(name);
  }
  return [];
}
