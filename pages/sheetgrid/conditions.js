/** Conditions on a cell, for filters and colours: {op, value}. Pure; `today` is handed in. */
import { isEmpty, isUnread } from "./cells.js";
import { parse } from "./kinds.js";
import { fold } from "./typed.js";

const ORDERED = new Set(["number", "serial", "date", "time", "created_at", "changed_at"]);
const DAYS = new Set(["date", "created_at", "changed_at"]);

/** Which conditions a column knows: [op, key of its words]. Dates are before and after, numbers less and more. */
export function conditionsOf({ kind }) {
  const compare = DAYS.has(kind) || kind === "time" ? ["isBefore", "isAfter"] : ["isLess", "isMore"];
  return [
    ["is", "isSame"],
    ["isnt", "isOther"],
    ...(kind === "yesno" ? [] : [["has", "hasText"], ["hasnt", "hasNotText"]]),
    ...(ORDERED.has(kind) ? [["less", compare[0]], ["more", compare[1]]] : []),
    ...(DAYS.has(kind) ? [["past", "isPast"], ["today", "isToday"]] : []),
    ["empty", "isEmpty"],
    ["filled", "isFilled"],
  ];
}

/** Conditions that need no value. */
const ALONE = new Set(["past", "today", "empty", "filled"]);
export const needsValue = (op) => !ALONE.has(op);

const comparable = (text) => fold(text).toLowerCase();

/** A value as cells hold it; a text that cannot be read compares with nothing. */
function valueOf(column, text) {
  if (column.kind === "serial") return Number(fold(text).replace(/\D/g, "")) || null;
  if (!DAYS.has(column.kind)) return parse(column, text);
  return parse({ kind: "date" }, text);
}

function ordered(column, { op, value }) {
  const limit = valueOf(column, value);
  if (limit === null || isUnread(limit)) return () => false;
  const cut = DAYS.has(column.kind) ? (cell) => String(cell).slice(0, 10) : (cell) => cell;
  const compare = op === "less" ? (cell) => cut(cell) < limit : (cell) => cut(cell) > limit;
  return (cell) => !isUnread(cell) && !isEmpty(cell) && compare(cell);
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
  const { op, value = "" } = condition;
  const day = (cell) => (isUnread(cell) || isEmpty(cell) ? "" : String(cell).slice(0, 10));
  if (op === "empty") return isEmpty;
  if (op === "filled") return (cell) => !isEmpty(cell);
  if (op === "past") return (cell) => day(cell) !== "" && day(cell) < today();
  if (op === "today") return (cell) => day(cell) === today();
  if (!op || String(value).trim() === "") return null;
  if (op === "less" || op === "more") return ordered(column, { op, value });
  return textual(column, { op, value }, textOf) ?? null;
}

/** How a condition's value is typed: the browser's own calendar for days. */
export const inputTypeOf = ({ kind }) => (DAYS.has(kind) ? "date" : kind === "time" ? "time" : "text");
