/**
 * What the fill handle writes, as in Excel: numbers, dates, names of days and "1号楼" count on, the rest repeats.
 * Cells of different sorts side by side ("1号楼", "张三") count on each for its own.
 */
import { counterOf } from "./counters.js";
import { groupBy } from "./grouping.js";

/**
 * `count` more values behind the canonical `source` values of a column of this kind; with `back` the values before
 * them, nearest first. `flip` (Ctrl is held) repeats what would count on, and counts a single number on.
 */
export function series(kind, source, count, { back = false, flip = false } = {}) {
  const cells = back ? [...source].reverse() : source;
  const counters = cells.map((cell) => counterOf(kind, cell));
  const lone = cells.length === 1 && kind === "number" && counters[0];
  const rules = flip && !lone ? new Map() : rulesOf(counters, back, lone ? flip : cells.length > 1);
  return Array.from({ length: count }, (_, k) => {
    const place = k % cells.length;
    const rule = rules.get(counters[place]?.shape);
    return rule ? rule(counters[place], Math.floor(k / cells.length) + 1) : cells[place];
  });
}

/** {shape: rule}; a rule writes the cell that follows on a counter after so many rounds. */
function rulesOf(counters, back, countsNumbers) {
  const rules = new Map();
  for (const [shape, group] of groupBy(counters.filter(Boolean), (counter) => counter.shape)) {
    const rule = group.length === 1 ? ruleOfOne(group[0], back, countsNumbers) : ruleOfSeveral(group);
    if (rule) rules.set(shape, rule);
  }
  return rules;
}

/** From one cell: 周三 → 周四, and before it 周二. A number counts only beside other cells, or with Ctrl. */
function ruleOfOne(counter, back, countsNumbers) {
  const single = counter.shape === "number" && countsNumbers ? 1 : counter.single;
  if (single === null) return null;
  const place = counter.place ?? 0;
  return (from, rounds) => moved(from, place, (back ? -single : single) * rounds);
}

/** From several cells: the number in which they differ goes on by its constant step; no rule if there is none. */
function ruleOfSeveral(group) {
  const [first] = group;
  if (first.isDate && monthly(group)) return monthly(group);
  const differs = (i) => group.some(({ numbers }) => numbers[i] !== first.numbers[i]);
  const places = [...first.numbers.keys()].filter(differs);
  if (places.length !== 1) return null;
  const [place] = places;
  const step = stepOf(group.map(({ numbers }) => numbers[place]), first.cycle);
  return step === null ? null : (from, rounds) => moved(from, place, step * group.length * rounds);
}

function moved({ numbers, write, cycle }, place, by) {
  const number = numbers[place] + by;
  const changed = [...numbers];
  changed[place] = cycle ? ((number % cycle) + cycle) % cycle : number;
  return write(changed);
}

/** The constant step of numbers, in a circle of `cycle` numbers if there is one; null if the steps differ. */
function stepOf(numbers, cycle) {
  const between = (a, b) => (cycle ? (((b - a) % cycle) + cycle) % cycle : b - a);
  const step = between(numbers[0], numbers[1]);
  const isConstant = numbers.every((n, i) => i === 0 || Math.abs(between(numbers[i - 1], n) - step) < 1e-9);
  return isConstant ? step : null;
}

/** The same day of several months, or the last one: counts months. Null for days that do not lie so. */
function monthly(group) {
  const days = group.map(({ numbers: [day] }) => new Date(day * 86400000));
  const months = days.map((day) => day.getUTCFullYear() * 12 + day.getUTCMonth());
  const step = stepOf(months);
  const date = Math.max(...days.map((day) => day.getUTCDate()));
  if (!step || days.some((day, i) => dayOf(months[i], date) !== day.getTime() / 86400000)) return null;
  return (from, rounds) => {
    const day = new Date(from.numbers[0] * 86400000);
    const month = day.getUTCFullYear() * 12 + day.getUTCMonth() + step * group.length * rounds;
    return from.write([dayOf(month, date)]);
  };
}

/** The day number of a date in a month (counted from year 0), or of its last day if it is shorter. */
function dayOf(month, date) {
  const year = Math.floor(month / 12);
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return Date.UTC(year, month % 12, Math.min(date, last)) / 86400000;
}
