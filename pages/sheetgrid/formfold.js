/** A control that says its value on a large button and unfolds what there is to choose from, with a line to type in. */
import { isUnread, sameCell } from "./cells.js";
import { attributes, el, silent } from "./dom.js";

export class Fold {
  constructor(field, { hint, mark }) {
    this.field = field;
    this.element = el("div", "sg-fold");
    this.button = attributes(el("button", "sg-box1 sg-pick"), { type: "button", id: field.id, "aria-expanded": false });
    this.text = attributes(el("span", "sg-picktext"), { id: `${field.id}-text` });
    this.button.append(this.text, silent("span", "sg-pickmark", mark));
    const names = `${field.label.id} ${this.text.id}`;
    this.panel = attributes(el("div", "sg-unfolded"), { id: `${field.id}-panel` });
    this.panel.hidden = true;
    attributes(this.button, { "aria-labelledby": names, "aria-controls": this.panel.id });
    this.button.setAttribute("aria-describedby", field.described);
    this.button.addEventListener("click", () => this.turn(this.panel.hidden));
    this.choices = el("div", "sg-choices");
    this.panel.append(this.choices, this.line(hint));
    this.element.append(this.button, this.panel);
    this.element.addEventListener("keydown", (event) => this.escape(event));
  }

  /** The line for what is not among the choices. */
  line(hint) {
    const { field } = this;
    const made = el("label", "sg-typeline");
    this.input = attributes(el("input", "sg-box1"), { type: "text", autocomplete: "off", enterkeyhint: "done" });
    this.input.addEventListener("input", () => field.typed());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      if (field.leave()) this.fold();
    });
    made.append(el("span", "", hint), this.input);
    return made;
  }

  turn(on) {
    this.panel.hidden = !on;
    this.button.setAttribute("aria-expanded", String(on));
    if (!on) return;
    this.draw();
    this.opened?.();
    this.panel.scrollIntoView({ block: "nearest" });
  }

  fold() {
    this.turn(false);
    this.button.focus();
  }

  get dirty() {
    return this.input.value !== "";
  }

  show(cell) {
    const words = isUnread(cell) ? cell.unread : this.words(cell);
    this.text.textContent = words || this.field.grid.say("pick");
    this.text.classList.toggle("sg-quiet", !words);
    if (!this.panel.hidden && !sameCell(cell, this.cell)) this.draw();
    this.cell = cell;
  }

  pick(value) {
    this.field.write({ value });
    this.fold();
  }

  result() {
    return { text: this.input.value };
  }

  settle() {
    this.input.value = "";
  }

  resume(text) {
    this.turn(true);
    this.input.value = text;
  }

  invalid(bad) {
    this.button.classList.toggle("bad", bad);
  }

  /** Escape closes what is unfolded, not the whole form. */
  escape(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    this.settle();
    this.field.refresh();
    this.fold();
  }

  focus() {
    this.button.focus();
  }
}
