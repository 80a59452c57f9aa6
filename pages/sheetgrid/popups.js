/** The panels that open under the editor. The textarea keeps the focus; a panel only listens. */
import { openCalendar } from "./calendar.js";
import { splitChoices } from "./kinds.js";
import { labelOf } from "./links.js";
import { openList } from "./list.js";

/** Opens the panel of this column's editor, or answers null for plain text. */
export function openPopup(grid, column, cell, start) {
  const open = { choice, choices, link: picker, person: picker, time, date: openCalendar };
  return open[column.editor]?.(grid, column, cell, start) ?? null;
}

const optionItems = (column) =>
  column.options.map((text) => ({ value: text, text, initials: column.initials?.[text] ?? "" }));

function choice(grid, column, cell, start) {
  return openList(grid, column, { items: optionItems(column), start, current: cell });
}

function choices(grid, column, cell, start) {
  const picked = new Set(splitChoices(cell));
  return openList(grid, column, { items: optionItems(column), start, current: cell, picked });
}

/** Rows of another sheet, or people: found by their names. */
function picker(grid, column, cell, start) {
  const items = () => {
    const labels = grid.rows.labels[column.key] ?? {};
    const item = (id) => ({ value: Number(id), text: labelOf(id, labels), initials: column.initials?.[id] ?? "" });
    const made = Object.keys(labels).map(item);
    return made.sort((a, b) => grid.collator.compare(a.text, b.text));
  };
  const list = openList(grid, column, { items: items(), start, current: cell });
  grid.sync.freshLabels(column.key).then((changed) => changed && list.setItems(items()));
  return list;
}

/** The times of a day to pick from. */
export const HALF_HOURS = Array.from({ length: 32 }, (_, i) => {
  const hour = String(6 + (i >> 1)).padStart(2, "0");
  return `${hour}:${i % 2 ? "30" : "00"}`;
});

/** Half hours to pick from; any other time can be typed. */
function time(grid, column, cell, start) {
  const items = HALF_HOURS.map((text) => ({ value: text, text, initials: text.replace(/^0/, "") }));
  return openList(grid, column, { items, start, current: cell, free: true });
}
