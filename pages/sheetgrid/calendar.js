/** The calendar under a date. Arrows and PageUp/PageDown move in it while nothing else has been typed. */
import { isUnread } from "./cells.js";
import { fromIso, isoDate } from "./dates.js";
import { attributes, button, el } from "./dom.js";
import { parse } from "./kinds.js";
import { panel } from "./panel.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function openCalendar(grid, column, cell, start) {
  return new Calendar(grid, column, cell, start);
}

class Calendar {
  constructor(grid, column, cell, start) {
    Object.assign(this, { grid, column, start });
    this.today = grid.today();
    this.day = typeof cell === "string" ? cell : this.today;
    this.walked = false;
    this.panel = panel(grid, "sg-cal");
    attributes(this.panel, { role: "group", "aria-label": column.title });
    this.draw();
  }

  draw() {
    const days = el("div", "sg-days");
    for (const name of this.grid.say("weekdays")) days.append(el("span", "sg-weekday", name));
    const shown = fromIso(this.day);
    const first = new Date(shown.getFullYear(), shown.getMonth(), 1);
    const lead = (first.getDay() + 6) % 7; // weeks begin on Monday
    for (let i = 0; i < 42; i++) {
      const date = new Date(first.getFullYear(), first.getMonth(), 1 - lead + i);
      days.append(this.dayButton(date, date.getMonth() === shown.getMonth()));
    }
    this.panel.replaceChildren(this.head(shown), days);
  }

  head(shown) {
    const { say } = this.grid;
    const head = el("div", "sg-calhead");
    const year = shown.getFullYear();
    const title = el("span", "sg-month", say("month", { year, month: shown.getMonth() + 1 }));
    head.append(
      button("‹", () => this.shift(0, -1), { label: say("previousMonth") }),
      title,
      button("›", () => this.shift(0, 1), { label: say("nextMonth") }),
      button(say("today"), () => this.pick(this.today)),
      button(say("clear"), () => this.pick(null)),
    );
    return head;
  }

  dayButton(date, inside) {
    const iso = isoDate(date);
    const values = { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
    const names = [!inside && "out", iso === this.today && "today", iso === this.day && "hi"].filter(Boolean);
    const label = this.grid.say("day", values);
    return button(String(date.getDate()), () => this.pick(iso), { cls: names.join(" "), label });
  }

  shift(days, months = 0) {
    const date = fromIso(this.day);
    if (months) {
      const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate();
      date.setMonth(date.getMonth() + months, Math.min(date.getDate(), last));
    } else date.setDate(date.getDate() + days);
    this.day = isoDate(date);
    this.walked = true;
    this.grid.textarea.value = this.day;
    this.grid.foot.announce(this.day);
    this.draw();
  }

  pick(value) {
    this.grid.editor.commit({ value });
    this.grid.focus();
  }

  filter(text) {
    const cell = parse(this.column, text);
    this.walked = false;
    if (cell === null || isUnread(cell)) return;
    this.day = cell;
    this.draw();
  }

  /** The calendar takes the arrows while the text is empty, untouched, or its own. */
  owns(key) {
    const text = this.grid.textarea.value;
    return key in STEPS && (this.walked || text === "" || text === this.start);
  }

  key(event) {
    if (this.owns(event.key)) {
      this.shift(STEPS[event.key]);
      return true;
    }
    if (event.key === "PageUp" || event.key === "PageDown") {
      this.shift(0, event.key === "PageUp" ? -1 : 1);
      return true;
    }
    return false;
  }

  close() {
    this.panel.remove();
  }
}
