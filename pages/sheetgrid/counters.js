/**
 * Cells that can be counted on. A counter is {shape, numbers, write, single, cycle}: cells of one `shape` belong to
 * one series; `numbers` are those in the cell; `write(numbers)` makes the cell again; `single` is the step where there
 * is only one cell to go by, null for none; `cycle` is the length of a series that begins again.
 */
import { readNumeral, writeNumeral } from "./numerals.js";

const DAY = 86400000;

const toDay = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const fromDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Names that follow each other and begin again. */
const CIRCLES = [
  ...["周", "星期", "礼拜"].map((word) => [..."一二三四五六日"].map((day) => word + day)),
  [..."甲乙丙丁戊己庚辛壬癸"],
  [..."子丑寅卯辰巳午未申酉戌亥"],
  Array.from({ length: 12 }, (_, i) => `${writeNumeral(i + 1)}月`),
  Array.from({ length: 12 }, (_, i) => `${i + 1}月`),
  ...["季度", "季"].flatMap((word) => ["", "第"].map((first) => [..."一二三四"].map((q) => first + q + word))),
  ...["", "第"].map((first) => [1, 2, 3, 4].map((q) => `${first}${q}季度`)),
  [1, 2, 3, 4].map((q) => `Q${q}`),
];

/** What Chinese numerals count without 第 before them; in 五里桥 and 张三 they count nothing. */
const COUNTED = "号楼|号|楼|栋|幢|座|组|小组|层|单元|室|队|班|期|批|区|网格|年级|支部|章|节|条|项";
const NUMERAL = new RegExp(`^(第?)([零一二三四五六七八九十百千]+)((?:${COUNTED})?)$`);
const ORDINAL = /^(第)([零一二三四五六七八九十百千]+)(\D*)$/;

/** A day with its month, and with a year if there is one: what stands between the numbers, and whether 6 is 06. */
const DATED = /^(?:(\d{4})([-/.年]))?(\d{1,2})([-/.月])(\d{1,2})([日号]?)$/;

/** Reads a cell of a column of this kind as a counter; null if nothing in it counts. */
export function counterOf(kind, cell) {
  if (kind === "number") return typeof cell === "number" ? numberCounter(cell) : null;
  if (typeof cell !== "string") return null;
  if (kind === "date") return dateCounter(cell);
  if (kind === "time") return timeCounter(cell);
  if (!["text", "long", "choice"].includes(kind)) return null;
  return circleCounter(cell) ?? datedCounter(cell) ?? numeralCounter(cell) ?? digitsCounter(cell);
}

function numberCounter(number) {
  return { shape: "number", numbers: [number], write: ([n]) => Number(n.toFixed(10)), single: null };
}

function dateCounter(iso) {
  return { shape: "date", numbers: [toDay(iso)], write: ([day]) => fromDay(day), single: 1, isDate: true };
}

function timeCounter(time) {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const pad = (n) => String(n).padStart(2, "0");
  const write = ([n]) => `${pad(Math.floor(n / 60))}:${pad(n % 60)}`;
  return { shape: "time", numbers: [minutes], write, single: null, cycle: 24 * 60 };
}

function circleCounter(text) {
  const name = text.replace(/^(周|星期|礼拜)天$/, "$1日");
  const place = CIRCLES.findIndex((names) => names.includes(name));
  if (place < 0) return null;
  const names = CIRCLES[place];
  const numbers = [names.indexOf(name)];
  return { shape: `circle${place}`, numbers, write: ([n]) => names[n], single: 1, cycle: names.length };
}

/** 6月30日 and 2024.6.30 in a column of text: the next is the first of July. */
function datedCounter(text) {
  const found = DATED.exec(text);
  if (!found) return null;
  const [, year, first = "", month, second, day, end] = found;
  if (!year && !(second === "月" && end)) return null;
  const isPadded = [month, day].every((part) => part.length === 2) && [month, day].some((part) => part[0] === "0");
  const two = (n) => (isPadded ? String(n).padStart(2, "0") : String(n));
  const iso = `${year ?? new Date().getFullYear()}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const number = toDay(iso);
  if (Number.isNaN(number) || fromDay(number) !== iso) return null;
  const write = ([n]) => {
    const [y, m, d] = fromDay(n).split("-").map(Number);
    return `${year ? y + first : ""}${two(m)}${second}${two(d)}${end}`;
  };
  return { shape: `dated${first}${second}${end}${isPadded}`, numbers: [number], write, single: 1, isDate: true };
}

/** 一, 三号楼, 第二组. */
function numeralCounter(text) {
  const [, first, numeral, last] = NUMERAL.exec(text) ?? ORDINAL.exec(text) ?? [];
  const number = numeral && readNumeral(numeral);
  if (!number) return null;
  const write = ([n]) => first + writeNumeral(Math.min(9999, Math.max(1, n))) + last;
  return { shape: `numeral${first}#${last}`, numbers: [number], write, single: 1 };
}

/** "1号楼", "A09", "1-101": words around numbers. Digits alone (phones, flats) are not counted on from one cell. */
function digitsCounter(text) {
  const parts = text.split(/(\d+)/); // words at even places, digits at odd ones
  const digits = parts.filter((_, i) => i % 2);
  if (!digits.length || digits.some((one) => one.length > 9)) return null;
  const isBare = parts.length === 3 && parts[0] + parts[2] === "";
  const filled = (part, number) => String(Math.max(0, number)).padStart(part.length, "0");
  const write = (numbers) => parts.map((part, i) => (i % 2 ? filled(part, numbers[(i - 1) / 2]) : part)).join("");
  return {
    shape: `digits${parts.map((part, i) => (i % 2 ? "#" : part)).join("")}`,
    numbers: digits.map(Number),
    write,
    single: isBare ? null : 1,
    place: parts.at(-1) === "" ? digits.length - 1 : 0, // which number counts, if that cannot be seen
  };
}
