/** A time: half hours to tap, any other one typed. */
import { attributes, button, el } from "./dom.js";
import { Fold } from "./formfold.js";
import { HALF_HOURS } from "./popups.js";

export class TimeControl extends Fold {
  constructor(field) {
    super(field, { hint: field.grid.say("typeTime"), mark: "▾" });
  }

  words(cell) {
    const { grid, column } = this.field;
    return grid.rows.text(column, cell);
  }

  draw() {
    const { grid, cell, label } = this.field;
    const made = attributes(el("div", "sg-hours"), { role: "group", "aria-label": label.textContent });
    for (const text of HALF_HOURS) {
      const line = button(text, () => this.pick(text), { tab: true, cls: text === cell ? "on" : "" });
      line.setAttribute("aria-pressed", String(text === cell));
      made.append(line);
    }
    if (cell !== null) made.append(button(grid.say("clear"), () => this.pick(null), { tab: true, cls: "wide" }));
    this.choices.replaceChildren(made);
  }

  opened() {
    this.choices.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }
}
