/** A few options as large chips to tap: one of them, several of them, or yes and no. */
import { isUnread } from "./cells.js";
import { attributes, button, el } from "./dom.js";
import { splitChoices } from "./kinds.js";
import { openOptions } from "./picklist.js";
import { chipClass } from "./renderers.js";

const REST = 1500; // ms without another tap until several ticks are written

export class PillsControl {
  constructor(field) {
    const { column, grid } = field;
    this.field = field;
    this.several = column.kind === "choices";
    this.ticked = null; // a set of texts that has not been written yet
    this.element = attributes(el("div", "sg-pills"), { role: this.several ? "group" : "radiogroup", id: field.id });
    attributes(this.element, { "aria-labelledby": field.label.id, "aria-describedby": field.described });
    field.label.removeAttribute("for");
    this.clear = button(grid.say("clear"), () => this.empty(), { cls: "sg-pillplain", tab: true });
    this.more = button(`＋ ${grid.say("otherOption")}`, () => openOptions(field), { cls: "sg-pillplain", tab: true });
    this.mark = "";
  }

  get dirty() {
    return this.ticked !== null;
  }

  /** [value, text] of every pill; a value that is no longer offered keeps its own. */
  items(cell) {
    const { column, grid } = this.field;
    if (column.kind === "yesno") return [[true, grid.say("yes")], [false, grid.say("no")]];
    const known = column.options.map((text) => [text, text]);
    const held = isUnread(cell) ? [] : this.several ? splitChoices(cell) : cell ? [cell] : [];
    return [...known, ...held.filter((text) => !column.options.includes(text)).map((text) => [text, text])];
  }

  show(cell) {
    const { column, grid } = this.field;
    const items = this.items(cell);
    const mark = JSON.stringify([items, grid.say("yes")]);
    if (mark !== this.mark) this.draw(items);
    this.mark = mark;
    const held = this.several && !isUnread(cell) ? splitChoices(cell) : [cell];
    for (const [i, [value]] of items.entries()) this.boxes[i].checked = held.includes(value);
    this.held = cell;
    this.clear.hidden = cell === null || cell === "" || this.several;
    this.more.hidden = !column.mayAdd;
  }

  draw(items) {
    const focused = this.boxes?.findIndex((box) => box === document.activeElement) ?? -1;
    this.boxes = [];
    const pills = items.map(([value, text]) => this.pill(value, text));
    this.element.replaceChildren(...pills, this.more, this.clear);
    this.boxes[focused]?.focus();
  }

  pill(value, text) {
    const { field } = this;
    const made = el("label", "sg-pill");
    const box = el("input");
    Object.assign(box, { type: this.several ? "checkbox" : "radio", name: field.id });
    box.addEventListener("change", () => (this.several ? this.tick() : field.write({ value })));
    this.boxes.push(box);
    const tint = field.column.kind === "yesno" ? "" : ` ${chipClass(field.column, text)}`;
    made.append(box, el("span", `sg-pilltext${tint}`, text));
    return made;
  }

  /** One of several was ticked or unticked: written when the person goes on, or rests. */
  tick() {
    const items = this.items(this.held);
    this.ticked = new Set(items.filter((_, i) => this.boxes[i].checked).map(([, text]) => text));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dirty && this.field.leave(), REST);
    this.field.typed();
  }

  empty() {
    this.field.write({ value: null });
    this.boxes[0]?.focus();
  }

  result() {
    const items = this.items(this.held).map(([, text]) => text);
    return { value: items.filter((text) => this.ticked.has(text)).join("、") || null };
  }

  settle() {
    clearTimeout(this.timer);
    this.ticked = null;
  }

  focus() {
    (this.boxes.find((box) => box.checked) ?? this.boxes[0])?.focus();
  }
}
