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

const DAYS = { 大后天: 3, 后天: 2, 明天: 1, 明日: 1, 今天: 0, 今日: 0, 昨天: -1, 昨日: -1, 前天: -2 };
const WEEKS = { 上上: -2, 上: -1, 下: 1, 下下: 2 };

const DASHES = /[‐‑–—―−]/g;
const BESIDE_SIGN = /\s*([-/.年月日号、])\s*/g;
const FULL = /^(\d{2}|\d{4})[-/.年、](\d{1,2})[-/.月、](\d{1,2})[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const ONE_DECIMAL = /^(\d{1,2})\.([1-3])$/;
const WITHOUT_YEAR = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/;
const OF_WEEK = /^(上上|下下|[上下本这])?个?(?:周|星期|礼拜)([一二三四五六日天])$/;

/**
 * The days that a text may mean, as sheets/chinese_dates.py reads it: none that is sure, one, or two that only its
 * writer can tell apart. Longer forms (with a weekday, a time, Chinese numerals) are left to the server.
 */
export function readDays(text, today) {
  const line = text.replace(DASHES, "-").replace(BESIDE_SIGN, "$1");
  let found;
  if ((found = FULL.exec(line))) return daysOf(day(fullYear(found[1]), +found[2], +found[3]));
  if ((found = COMPACT.exec(line))) return daysOf(day(+found[1], +found[2], +found[3]));
  if ((found = ONE_DECIMAL.exec(line))) {
    const [month, date] = [+found[1], +found[2]]; // 6.2 may be what a workbook made of 6.20
    return [...nearest(month, date, today), ...nearest(month, date * 10, today)];
  }
  if ((found = WITHOUT_YEAR.exec(line))) return nearest(+found[1], +found[2], today);
  if (line in DAYS) return [shifted(today, DAYS[line])];
  if ((found = OF_WEEK.exec(line))) {
    const weekday = (fromIso(today).getDay() + 6) % 7;
    const wanted = "一二三四五六日".indexOf(found[2] === "天" ? "日" : found[2]);
    return [shifted(today, 7 * (WEEKS[found[1]] ?? 0) + wanted - weekday)];
  }
  return [];
}

const daysOf = (iso) => (iso === undefined ? [] : [iso]);

const fullYear = (digits) => (digits.length === 4 ? +digits : +digits + (+digits < 70 ? 2000 : 1900));

function shifted(iso, days) {
  const date = fromIso(iso);
  date.setDate(date.getDate() + days);
  return isoDate(date);
}

/** This day in the year that brings it nearest to today; as near before as behind, the later one. */
function nearest(month, date, today) {
  const year = +today.slice(0, 4);
  const days = [year - 1, year, year + 1].flatMap((one) => daysOf(day(one, month, date)));
  const distance = (iso) => Math.abs(Date.parse(iso) - Date.parse(today));
  days.sort((a, b) => distance(a) - distance(b) || (a < today) - (b < today));
  return days.slice(0, 1);
}

/** "9:30", "09:30:00"; everything else is left to the server. */
export function readTime(text) {
  const found = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text);
  if (!found || +found[1] > 23 || +found[2] > 59) return undefined;
  return `${pad(found[1])}:${found[2]}`;
}
