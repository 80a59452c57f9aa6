/** What the fill handle writes: numbers and dates count on, names of days and "1号楼" too, the rest repeats. */

const DAY = 86400000;
const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

const toDay = (iso) => Date.parse(iso + "T00:00:00Z") / DAY;
const fromDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The constant step of a list of numbers, `single` for one number, null if the steps differ. */
function stepOf(numbers, single) {
  if (numbers.length === 1) return single;
  const step = numbers[1] - numbers[0];
  return numbers.every((n, i) => i === 0 || Math.abs(n - numbers[i - 1] - step) < 1e-9) ? step : null;
}

const round = (number) => Number(number.toFixed(10));

/** Reads the source cells as counters: {numbers, single, write}, or null if they are no counters. */
function counters(kind, source) {
  if (kind === "number" && source.every((v) => typeof v === "number")) {
    return { numbers: source, single: null, write: round };
  }
  if (kind === "date" && source.every((v) => /^\d{4}-\d\d-\d\d$/.test(v))) {
    return { numbers: source.map(toDay), single: 1, write: fromDay };
  }
  if (kind !== "text" || !source.every((v) => typeof v === "string")) return null;
  return weekdays(source) || numbered(source);
}

function weekdays(source) {
  const numbers = source.map((v) => WEEKDAYS.indexOf(v));
  if (numbers.includes(-1)) return null;
  const unwrapped = numbers.map((n, i) => (i && n < numbers[0] ? n + 7 : n));
  return { numbers: unwrapped, single: 1, write: (n) => WEEKDAYS[((n % 7) + 7) % 7] };
}

/** "1号楼", "2号楼": the same words around one number. Bare digits (phones, flats) are not counted on. */
function numbered(source) {
  const parts = source.map((v) => /^(\D*)(\d{1,6})(\D*)$/.exec(v));
  const [first] = parts;
  if (parts.includes(null) || first[1] + first[3] === "") return null;
  if (!parts.every((p) => p[1] === first[1] && p[3] === first[3])) return null;
  const write = (n) => first[1] + String(Math.max(0, n)).padStart(first[2].length, "0") + first[3];
  return { numbers: parts.map((p) => Number(p[2])), single: 1, write };
}

/** `count` more values after the canonical `source` values of a column of this kind. */
export function series(kind, source, count) {
  const found = counters(kind, source);
  const step = found && stepOf(found.numbers, found.single);
  if (step === null) return Array.from({ length: count }, (_, k) => source[k % source.length]);
  const last = found.numbers.at(-1);
  return Array.from({ length: count }, (_, k) => found.write(last + step * (k + 1)));
}
