/**
 * What a cell may hold: a canonical value (null, text, number, boolean), or what could not be read,
 * `{unread: text, code}`. The code "ask" is ours alone: the server has not been asked yet.
 */

/** The code of what was typed and only the server can read. */
export const ASK = "ask";

/** The text is kept, and its kind could not read it (or has not yet). */
export const isUnread = (cell) => cell !== null && typeof cell === "object";

/** The cell has to be marked and explained. */
export const isBad = (cell) => isUnread(cell) && cell.code !== ASK;

/** Nothing is in it; an unticked box counts as nothing. */
export const isEmpty = (cell) => cell === null || cell === undefined || cell === "" || cell === false;

/** Both show and mean the same. */
export function sameCell(a, b) {
  if (isUnread(a) || isUnread(b)) return isUnread(a) && isUnread(b) && a.unread === b.unread;
  return (a ?? null) === (b ?? null);
}

/** As it is sent: a canonical value, or the typed text for the server to read. */
export const toWire = (cell) => (isUnread(cell) ? { text: cell.unread } : (cell ?? null));

/** The text behind a wire value, or null when it is canonical. */
export const wireText = (value) => (value !== null && typeof value === "object" && "text" in value ? value.text : null);
