/** A button that says what is chosen and opens a list: rows of another sheet, people, or many options. */
import { attributes, el, silent } from "./dom.js";
import { openOptions, openRows } from "./picklist.js";

export class PickControl {
  constructor(field) {
    const { column, grid } = field;
    this.field = field;
    this.dirty = false;
    this.element = el("div", "sg-shown");
    this.button = attributes(el("button", "sg-box1 sg-pick"), { type: "button", id: field.id });
    this.button.setAttribute("aria-haspopup", "dialog");
    this.text = attributes(el("span", "sg-picktext"), { id: `${field.id}-text` });
    this.button.append(this.text, silent("span", "sg-pickmark", "›"));
    const names = `${field.label.id} ${this.text.id}`;
    attributes(this.button, { "aria-labelledby": names, "aria-describedby": field.described });
    const linked = column.kind === "link" || column.kind === "person";
    this.button.addEventListener("click", () => (linked ? openRows(field) : openOptions(field)));
    this.empty = linked ? grid.say("pickOf", { title: column.targetTitle || column.title }) : grid.say("pick");
    this.element.append(this.button);
  }

  show(cell) {
    const { column, form } = this.field;
    const words = form.words(column, cell);
    this.text.textContent = words || this.empty;
    this.text.classList.toggle("sg-quiet", !words);
  }

  settle() {}

  invalid(bad) {
    this.button.classList.toggle("bad", bad);
  }

  focus() {
    this.button.focus();
  }
}
