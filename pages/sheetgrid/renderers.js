/** How AG Grid shows special cells: chips, ticks and row numbers. Plain texts need no renderer. */
import { isUnread } from "./cells.js";
import { fitting } from "./chips.js";
import { el } from "./dom.js";
import { splitChoices } from "./kinds.js";

/** How many tints of chips the style sheet knows. */
const TINTS = 8;

/** The renderer of a column, or undefined for plain text. */
export function rendererOf(grid, column) {
  if (column.kind === "yesno") return tick;
  if (column.kind === "choice") return chips(grid, column, (value) => [value]);
  if (column.kind === "choices") return chips(grid, column, splitChoices);
  return undefined;
}

/** AG Grid reads a string from a renderer as HTML: what somebody wrote goes in as a node. */
function plain(text) {
  return el("span", "", text);
}

function tick({ value, node }) {
  if (isUnread(value)) return plain(value.unread);
  if (node.rowPinned) return "";
  return el("span", `sg-tick${value ? " on" : ""}`, value ? "✓" : "");
}

/** Whole chips as far as they fit, then how many more there are. */
function chips(grid, column, parts) {
  return ({ value, column: place }) => {
    if (isUnread(value)) return plain(value.unread);
    if (!value) return "";
    const made = el("span", "sg-chips");
    const texts = parts(value);
    const shown = fitting(grid, texts, place.getActualWidth());
    for (const text of texts.slice(0, shown)) made.append(chip(column, text));
    if (shown < texts.length) made.append(el("span", "sg-more", `+${texts.length - shown}`));
    made.title = value;
    return made;
  };
}

/** What an option means gives it a colour and a mark; others are tinted in their order, grey if offered no longer. */
export function chipClass(column, text) {
  const tone = column.tones?.[text];
  if (tone) return `sg-chip sg-tone sg-tone-${tone}`;
  const at = column.options.indexOf(text);
  return `sg-chip ${at < 0 ? "sg-old" : `sg-tint${at % TINTS}`}`;
}

/** An option as it is shown. */
export const chip = (column, text) => el("span", chipClass(column, text), text);

/** Row numbers; "+" on the row that makes new ones. */
export function rowNumber(grid) {
  return ({ value, node }) => {
    const made = el("span", "sg-rh", String(value));
    if (node.rowPinned) made.title = grid.say("newRow");
    return made;
  };
}
