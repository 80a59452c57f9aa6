/**
 * Kinds of column in the browser: how a value is shown, and what typed text means where that is plain.
 *
 * The rules are those of sheets/kinds.py; the server reads every cell again. What only the server can read (a date
 * with its weekday, spoken times, odd phone numbers) is answered with `ASK` and shown as typed until it has answered.
 * `tests/cases/kinds.json` is fed to both sides.
 */
import { ASK, isUnread } from "./cells.js";
import { isoDate, readDays, readTime } from "./dates.js";
import { findRows, labelOf } from "./links.js";
import { fold, tidy } from "./typed.js";

const unread = (text, code) => ({ unread: text, code });

const LONGEST = 32000;
const DIGITS_LOST = /^-?[0-9](\.[0-9]+)?E\+[0-9]{2,3}$/;
const NUMBER = /^¥?\s*([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?)\s*(?:元|人|个|户|次|件|份|位|名)?$/;
const MOST = 10 ** 15; // a longer number loses its last digits
const MOBILE = /^1[3-9][0-9]{9}$/;
const EMAIL = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;
const YES = new Set(["是", "√", "✓", "✔", "☑", "✅", "1", "对", "有", "y", "yes", "true"]);
const NO = new Set(["否", "×", "✗", "✘", "☐", "❌", "0", "无", "没", "没有", "x", "n", "no", "false"]);

/** Signs that part one option from the next, the surest first: an option may hold one of the later ones. */
const SEPARATORS = [/、/, /[\n;；]/, /[,，/]/, /\s+/];

function readText(text) {
  if (text.length > LONGEST) return unread(text, "too_long");
  return DIGITS_LOST.test(text) ? unread(text, "digits_lost") : text;
}

function readNumber(text) {
  const line = fold(text).replace(/[‒–—−]/g, "-");
  if (/[eE]/.test(line)) return unread(text, ASK);
  const digits = (NUMBER.exec(line)?.[1] ?? "").replaceAll(",", "");
  if (!/[0-9]/.test(digits)) return unread(text, "not_a_number");
  const number = Number(digits);
  return Math.abs(number) >= MOST ? unread(text, "number_too_large") : Number(number.toFixed(10)) + 0;
}

function readDate(text, _column, _labels, today) {
  const days = readDays(fold(text), today);
  if (days.length === 1) return days[0];
  return unread(text, days.length ? "ambiguous_date" : ASK);
}

function readYesNo(text) {
  const answer = fold(text).replaceAll("\ufe0f", "").toLowerCase();
  if (YES.has(answer)) return true;
  return NO.has(answer) ? false : unread(text, "not_yes_or_no");
}

/** The option that a text names, full-width or half-width, or undefined. */
function optionOf(text, options) {
  if (options.includes(text)) return text;
  const wanted = fold(text);
  return options.find((option) => fold(option) === wanted);
}

function readChoice(text, { options }) {
  return optionOf(text, options) ?? unread(text, "not_an_option");
}

function readChoices(text, { options }) {
  const chosen = chosenIn(text, options, SEPARATORS);
  if (!chosen) return unread(text, "not_options");
  return options.filter((option) => chosen.has(option)).join("、");
}

/** The set of options named in a text; null if any part of it is no option. */
function chosenIn(text, options, separators) {
  const option = optionOf(text, options);
  if (option !== undefined) return new Set([option]);
  for (const [place, separator] of separators.entries()) {
    const parts = text.split(separator).filter((part) => part.trim());
    if (parts.length < 2 && (!parts.length || parts[0] === text)) continue;
    const found = parts.map((part) => chosenIn(part.trim(), options, separators.slice(place + 1)));
    return found.includes(null) ? null : new Set(found.flatMap((one) => [...one]));
  }
  return null;
}

function readPhone(text) {
  const digits = fold(text).replace(/[\s-]/g, "");
  return MOBILE.test(digits) ? digits : unread(text, ASK);
}

function readEmail(text) {
  const address = fold(text);
  return address.length <= 254 && EMAIL.test(address) ? address : unread(text, ASK);
}

const reader = (nobody, several) => (text, column, labels) => {
  const found = findRows(text, labels[column.key] ?? {});
  if (found.length === 1) return found[0];
  return unread(text, found.length ? several : nobody);
};

/** Readers of tidied text that is not empty. */
const READERS = {
  text: readText,
  long: readText,
  number: readNumber,
  date: readDate,
  time: (text) => readTime(fold(text)) ?? unread(text, ASK),
  yesno: readYesNo,
  choice: readChoice,
  choices: readChoices,
  phone: readPhone,
  email: readEmail,
  link: reader("no_such_row", "several_rows"),
  person: reader("nobody_of_that_name", "several_of_that_name"),
};

/** Typed or pasted text → cell, at home in the year of `today`. Never fails and never loses the text. */
export function parse(column, text, labels = {}, today = isoDate(new Date())) {
  const tidied = tidy(String(text ?? ""));
  if (tidied === "") return null;
  return READERS[column.kind]?.(tidied, column, labels, today) ?? unread(tidied, ASK);
}

/** Cell → the text a person edits, copies and searches. */
export function show(column, cell, labels = {}, yes = "是", no = "否") {
  if (isUnread(cell)) return cell.unread;
  if (cell === null || cell === undefined) return "";
  if (column.kind === "yesno") return cell ? yes : no;
  if (column.kind === "link" || column.kind === "person") return labelOf(cell, labels[column.key] ?? {});
  if (column.kind === "serial") return `${column.prefix ?? ""}${String(cell).padStart(4, "0")}`;
  return String(cell);
}

/** Cell → the text that is painted: phone numbers in the groups in which people read them out. */
export function display(column, cell, labels, yes, no) {
  const text = show(column, cell, labels, yes, no);
  return column.kind === "phone" && !isUnread(cell) ? groupPhone(text) : text;
}

const GROUPS = [
  /^(1[3-9*][\d*])([\d*]{4})([\d*]{4})()$/,
  /^(010|02\d)([\d*]{4})([\d*]{4})()$/,
  /^(0[3-9]\d\d)([\d*]{3,4})([\d*]{4})()$/,
  /^([48]00)([\d*]{3})([\d*]{4})()$/,
  /^()([2-9][\d*]{3})([\d*]{4})()$/,
];

/** 19900001234 → 199 0000 1234, 02154321234转801 → 021 5432 1234 转 801; masked ones alike. */
export function groupPhone(phone) {
  const [number, extension] = phone.split("转");
  const found = GROUPS.map((group) => group.exec(number)).find(Boolean);
  const grouped = found ? found.slice(1).filter(Boolean).join(" ") : number;
  return extension ? `${grouped} 转 ${extension}` : grouped;
}

/** The parts of a `choices` value. */
export const splitChoices = (value) => (typeof value === "string" && value ? value.split("、") : []);

/** Kinds that the program fills in. */
export const AUTOMATIC = new Set(["serial", "created_at", "created_by", "changed_at", "changed_by"]);
