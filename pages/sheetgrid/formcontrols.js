/**
 * The controls of the form, by kind of column. Each is {element, dirty, show(cell), result(), settle(), focus()}: it is
 * `dirty` while something is typed in it that has not been written, and `settle` says that it has been dealt with.
 */
import { callLink, dialled } from "./dialling.js";
import { attributes, el } from "./dom.js";
import { DayControl } from "./formday.js";
import { PickControl } from "./formpick.js";
import { PillsControl } from "./formpills.js";
import { TimeControl } from "./formtime.js";
import { AUTOMATIC } from "./kinds.js";

const MODES = { number: "decimal", phone: "tel", email: "email" };
const FEW = 10; // options that stand as chips; more of them are a list with a search

export function controlOf(field) {
  const { column, locked } = field;
  if (locked || AUTOMATIC.has(column.kind)) return new Shown(field);
  if (column.kind === "yesno") return new PillsControl(field);
  if (column.kind === "choice" || column.kind === "choices") {
    return column.options.length <= FEW ? new PillsControl(field) : new PickControl(field);
  }
  const controls = { date: DayControl, time: TimeControl, link: PickControl, person: PickControl };
  return new (controls[column.kind] ?? TextControl)(field);
}

/** A cell that is only shown. */
class Shown {
  constructor(field) {
    this.field = field;
    this.dirty = false;
    this.element = el("div", "sg-shown");
    this.text = attributes(el("output", "sg-showntext"), { id: field.id, "aria-describedby": field.described });
    this.element.append(this.text);
  }

  show(cell) {
    const { grid, column, form } = this.field;
    this.text.textContent = form.words(column, cell) || grid.say("empty");
    this.text.classList.toggle("sg-quiet", !form.words(column, cell));
    this.element.querySelector(".sg-call")?.remove();
    if (column.kind === "phone") addCall(this.element, this.field, cell);
  }

  focus() {
    this.text.focus();
  }
}

/** A button beside a number, if it can be called. */
function addCall(element, { grid, column }, cell) {
  const number = grid.rows.painted(column, cell);
  if (dialled(cell)) element.append(callLink(grid, cell, grid.say("callNumber", { number })));
}

/** A line or a box of text. */
class TextControl {
  constructor(field) {
    const { column } = field;
    this.field = field;
    this.shown = "";
    this.long = column.kind === "long";
    this.input = el(this.long ? "textarea" : "input", "sg-box1");
    Object.assign(this.input, { id: field.id, autocomplete: "off", spellcheck: false });
    if (this.long) this.input.rows = 3;
    else this.input.type = column.kind === "phone" ? "tel" : "text";
    const more = { inputmode: MODES[column.kind], enterkeyhint: this.long ? null : "next" };
    attributes(this.input, { ...more, "aria-describedby": field.described, autocapitalize: "off" });
    if (column.required) this.input.setAttribute("aria-required", "true");
    this.element = el("div", "sg-shown");
    this.element.append(this.input);
    this.input.addEventListener("input", () => {
      this.grow();
      field.typed();
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  get dirty() {
    return this.input.value !== this.shown;
  }

  show(cell) {
    const { grid, column } = this.field;
    this.shown = column.kind === "phone" ? grid.rows.painted(column, cell) : grid.rows.text(column, cell);
    if (this.input.value !== this.shown) this.input.value = this.shown;
    this.grow();
    this.element.querySelector(".sg-call")?.remove();
    if (column.kind === "phone") addCall(this.element, this.field, cell);
  }

  /** Half-typed text of before a reload, and the cell that it was typed over. */
  resume(text, was) {
    this.show(was);
    this.input.value = text;
    this.grow();
  }

  grow() {
    if (!this.long) return;
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !this.long) {
      event.preventDefault();
      this.field.form.next(this.field);
    } else if (event.key === "Escape" && this.dirty) {
      event.preventDefault();
      event.stopPropagation();
      this.field.choose("theirs");
    }
  }

  result() {
    return { text: this.input.value };
  }

  settle() {
    this.shown = this.input.value;
  }

  invalid(bad) {
    attributes(this.input, { "aria-invalid": bad ? "true" : null });
  }

  focus() {
    this.input.focus();
  }
}
