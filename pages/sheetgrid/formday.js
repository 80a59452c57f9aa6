/** A day: said with its weekday, chosen in a calendar with large days, or typed as people say it. */
import { isUnread } from "./cells.js";
import { fromIso, isoDate } from "./dates.js";
import { dayAfter, dayWords, nearDay } from "./daywords.js";
import { attributes, button, el, silent } from "./dom.js";
import { Fold } from "./formfold.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export class DayControl extends Fold {
  constructor(field) {
    super(field, { hint: field.grid.say("typeDay"), mark: "▾" });
    this.day = field.grid.today();
  }

  words(cell) {
    const { grid } = this.field;
    if (typeof cell !== "string" || !cell) return "";
    const today = grid.today();
    const near = nearDay(cell, today);
    const words = dayWords(cell, { language: grid.config.language, today, always: true });
    return near ? `${words} · ${grid.say(near)}` : words;
  }

  /** The panel was opened, or the cell changed under it. */
  draw() {
    const { grid, cell } = this.field;
    if (!this.walking) this.day = typeof cell === "string" && cell && !isUnread(cell) ? cell : grid.today();
    const today = grid.today();
    const quick = el("div", "sg-quick");
    for (const [key, days] of [["today", 0], ["tomorrow", 1], ["inAWeek", 7]]) {
      quick.append(button(grid.say(key), () => this.pick(dayAfter(today, days)), { cls: "sg-pillplain", tab: true }));
    }
    const clear = button(grid.say("clear"), () => this.pick(null), { cls: "sg-pillplain", tab: true });
    if (cell !== null) quick.append(clear);
    this.choices.replaceChildren(quick, this.month(), this.days(cell, today));
  }

  month() {
    const { say } = this.field.grid;
    const date = fromIso(this.day);
    const title = el("span", "sg-month", say("month", { year: date.getFullYear(), month: date.getMonth() + 1 }));
    const head = el("div", "sg-monthhead");
    head.append(
      button("‹", () => this.shift(-1), { label: say("previousMonth"), tab: true, cls: "sg-pillplain" }),
      title,
      button("›", () => this.shift(1), { label: say("nextMonth"), tab: true, cls: "sg-pillplain" }),
    );
    return head;
  }

  days(cell, today) {
    const { grid, label } = this.field;
    const made = attributes(el("div", "sg-bigdays"), { role: "group", "aria-label": label.textContent });
    for (const name of grid.say("weekdays")) made.append(silent("span", "sg-weekday", name));
    const date = fromIso(this.day);
    const first = new Date(date.getFullYear(), date.getMonth(), 1);
    const lead = (first.getDay() + 6) % 7; // weeks begin on Monday
    const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
    const dayAt = (i) => isoDate(new Date(date.getFullYear(), date.getMonth(), i));
    for (let i = 1; i <= last; i++) made.append(this.dayButton(dayAt(i), cell, today));
    made.children[7].style.gridColumnStart = lead + 1;
    made.addEventListener("keydown", (event) => this.key(event));
    return made;
  }

  dayButton(iso, cell, today) {
    const { language } = this.field.grid.config;
    const cls = [iso === today && "today", iso === cell && "on"].filter(Boolean).join(" ");
    const label = dayWords(iso, { language, always: true });
    const made = button(String(Number(iso.slice(8))), () => this.pick(iso), { cls, label });
    made.dataset.day = iso;
    if (iso === cell) made.setAttribute("aria-pressed", "true");
    if (iso === today) made.setAttribute("aria-current", "date");
    made.tabIndex = iso === this.day ? 0 : -1;
    return made;
  }

  shift(months, focus = false) {
    const date = fromIso(this.day);
    const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate();
    date.setMonth(date.getMonth() + months, Math.min(date.getDate(), last));
    this.stand(isoDate(date), focus);
  }

  /** Shows the month of a day without choosing it; the focus goes where it had been. */
  stand(iso, focus = false) {
    const label = document.activeElement?.getAttribute("aria-label");
    this.walking = true;
    this.day = iso;
    this.draw();
    this.walking = false;
    const again = [...this.choices.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === label);
    if (focus) this.choices.querySelector(`[data-day="${iso}"]`).focus();
    else again?.focus();
  }

  key(event) {
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (event.key in STEPS) this.stand(dayAfter(this.day, STEPS[event.key]), true);
    else if (months) this.shift(months, true);
    else return;
    event.preventDefault();
  }
}
