/** Conditions on a cell, for filters and colours: {op, value}. Pure; `today` is handed in. */
import { isEmpty, isUnread } from "./cells.js";
import { fromIso, isoDate } from "./dates.js";
import { parse } from "./kinds.js";
import { fold } from "./typed.js";

const ORDERED = new Set(["number", "serial", "date", "time", "created_at", "changed_at"]);
const DAYS = new Set(["date", "created_at", "changed_at"]);

const BETWEEN = ["between", "isBetween"];
const BY_TIME = [["less", "isBefore"], ["more", "isAfter"], ["least", "isFrom"], ["most", "isUntil"], BETWEEN];
const BY_SIZE = [["less", "isLess"], ["more", "isMore"], ["least", "isLeast"], ["most", "isMost"], BETWEEN];
const BY_DAY = [["past", "isPast"], ["today", "isToday"], ["week", "isWeek"], ["next", "isNext"], ["month", "isMonth"]];

/** Which conditions a column knows: [op, key of its words]. Dates are before and after, numbers less and more. */
export function conditionsOf({ kind }) {
  const isMoment = DAYS.has(kind) || kind === "time";
  return [
    ["is", "isSame"],
    ["isnt", "isOther"],
    ...(kind === "yesno" ? [] : [["has", "hasText"], ["hasnt", "hasNotText"]]),
    ...(ORDERED.has(kind) ? (isMoment ? BY_TIME : BY_SIZE) : []),
    ...(DAYS.has(kind) ? BY_DAY : []),
    ["empty", "isEmpty"],
    ["filled", "isFilled"],
  ];
}

/** Conditions that need no value. */
const ALONE = new Set(["past", "today", "week", "next", "month", "empty", "filled"]);

/** Conditions with a value. */
export const needsValue = (op) => !ALONE.has(op);

/** Conditions with a second value, `to`. */
export const needsTwo = (op) => op === "between";

const isGiven = (value) => String(value ?? "").trim() !== "";

/** Whether all is there that the condition needs. */
export const isComplete = ({ op, value, to }) =>
  Boolean(op) && (!needsValue(op) || isGiven(value)) && (!needsTwo(op) || isGiven(to));

const comparable = (text) => fold(text).toLowerCase();

/** A value as cells hold it; a text that cannot be read compares with nothing. */
function valueOf(column, text) {
  if (column.kind === "serial") return Number(fold(text).replace(/\D/g, "")) || null;
  if (!DAYS.has(column.kind)) return parse(column, text);
  return parse({ kind: "date" }, text);
}

const COMPARE = {
  less: (cell, limit) => cell < limit,
  more: (cell, limit) => cell > limit,
  least: (cell, limit) => cell >= limit,
  most: (cell, limit) => cell <= limit,
  between: (cell, low, high) => cell >= low && cell <= high,
};

function ordered(column, { op, value, to }) {
  const limits = [value, ...(needsTwo(op) ? [to] : [])].map((text) => valueOf(column, text));
  if (limits.some((limit) => limit === null || isUnread(limit))) return () => false;
  if (limits[0] > limits[1]) limits.reverse();
  const cut = DAYS.has(column.kind) ? (cell) => String(cell).slice(0, 10) : (cell) => cell;
  return (cell) => !isUnread(cell) && !isEmpty(cell) && COMPARE[op](cut(cell), ...limits);
}

/** The days of a condition, [first, last], seen from today: weeks begin on Monday. */
function daysOf(op, today) {
  const date = fromIso(today);
  const day = (days, months = 0, of = date.getDate()) =>
    isoDate(new Date(date.getFullYear(), date.getMonth() + months, of + days));
  const sinceMonday = (date.getDay() + 6) % 7;
  if (op === "week") return [day(-sinceMonday), day(6 - sinceMonday)];
  if (op === "month") return [day(0, 0, 1), day(0, 1, 0)];
  if (op === "next") return [today, day(6)];
  return [op === "past" ? "" : today, op === "past" ? day(-1) : today];
}

function textual(column, { op, value }, textOf) {
  const wanted = comparable(value);
  const canonical = ORDERED.has(column.kind) ? valueOf(column, value) : null;
  const same = (cell) => {
    const text = comparable(textOf(cell));
    return text === wanted || (canonical !== null && !isUnread(canonical) && cell === canonical);
  };
  const tests = {
    is: same,
    isnt: (cell) => !same(cell),
    has: (cell) => comparable(textOf(cell)).includes(wanted),
    hasnt: (cell) => !comparable(textOf(cell)).includes(wanted),
  };
  return tests[op];
}

/** A function of a cell; null while the condition is not complete. `textOf` says a cell's text. */
export function tester(column, condition, { textOf, today }) {
  const { op } = condition;
  if (!isComplete(condition)) return null;
  if (op === "empty") return isEmpty;
  if (op === "filled") return (cell) => !isEmpty(cell);
  if (op in COMPARE) return ordered(column, condition);
  if (!needsValue(op)) return (cell) => isWithin(cell, daysOf(op, today()));
  return textual(column, condition, textOf) ?? null;
}

function isWithin(cell, [first, last]) {
  const day = isUnread(cell) || isEmpty(cell) ? "" : String(cell).slice(0, 10);
  return day !== "" && day >= first && day <= last;
}

/** How a condition's value is typed: the browser's own calendar for days. */
export const inputTypeOf = ({ kind }) => (DAYS.has(kind) ? "date" : kind === "time" ? "time" : "text");
