/** Days as people say them: 6月21日 周五, in English Fri 21 Jun; other years with their year. */
import { fromIso, isoDate } from "./dates.js";

const DAY = 86_400_000;
const NEAR = { "-1": "yesterday", 0: "today", 1: "tomorrow" };

const formats = {};
const format = (language, options) => {
  const key = language + JSON.stringify(options);
  return (formats[key] ??= new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", options));
};

/** `iso` is YYYY-MM-DD; `always` says the year even when it is that of `today`. */
export function dayWords(iso, { language, today = "", always = false }) {
  const date = fromIso(iso);
  const weekday = format(language, { weekday: "short" }).format(date);
  const withYear = always || iso.slice(0, 4) !== today.slice(0, 4);
  if (language === "en") {
    const month = format(language, { month: "short" }).format(date);
    return `${weekday} ${date.getDate()} ${month}${withYear ? ` ${date.getFullYear()}` : ""}`;
  }
  const year = withYear ? `${date.getFullYear()}年` : "";
  return `${year}${date.getMonth() + 1}月${date.getDate()}日 ${weekday}`;
}

/** The key of 昨天, 今天 or 明天; "" for other days. */
export function nearDay(iso, today) {
  const away = Math.round((fromIso(iso) - fromIso(today)) / DAY);
  return NEAR[away] ?? "";
}

/** The day `days` after this one. */
export function dayAfter(iso, days) {
  const date = fromIso(iso);
  return isoDate(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days));
}
