/** Dates and times in their plain forms. A reader answers canonical text, or undefined: only the server can tell. */

const pad = (number) => String(number).padStart(2, "0");

/** Date → "YYYY-MM-DD", by the local calendar. */
export const isoDate = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** Date → "HH:MM". */
export const isoTime = (date) => `${pad(date.getHours())}:${pad(date.getMinutes())}`;

/** "YYYY-MM-DD" → Date at local midnight. */
export const fromIso = (text) => new Date(+text.slice(0, 4), +text.slice(5, 7) - 1, +text.slice(8, 10));

/** A canonical date, or undefined if the calendar has no such day or it lies outside the years of a ledger. */
function day(year, month, date) {
  const made = new Date(year, month - 1, date);
  const real = made.getFullYear() === year && made.getMonth() === month - 1 && made.getDate() === date;
  return real && year >= 1900 && year < 2200 ? isoDate(made) : undefined;
}

const FULL = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** "2024-06-21", "2024.6.21", "2024年6月21日" and "20240621"; everything else is left to the server. */
export function readDate(text) {
  const found = FULL.exec(text) || COMPACT.exec(text);
  if (!found) return undefined;
  return day(+found[1], +found[2], +found[3]);
}

/** "9:30", "09:30:00"; everything else is left to the server. */
export function readTime(text) {
  const found = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text);
  if (!found || +found[1] > 23 || +found[2] > 59) return undefined;
  return `${pad(found[1])}:${found[2]}`;
}
