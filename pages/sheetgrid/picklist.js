/** A list over the whole screen to choose from, found by a part of the text or by pinyin initials. */
import { isUnread } from "./cells.js";
import { attributes, button, el, silent } from "./dom.js";
import { input } from "./fields.js";
import { splitChoices } from "./kinds.js";
import { Layer } from "./layer.js";
import { best } from "./list.js";
import { addOption } from "./options.js";
import { chipClass } from "./renderers.js";

const MOST = 100; // more are not drawn; typing narrows the list

/** The options of a column. */
export function openOptions(field) {
  const { column } = field;
  const initials = (text) => column.initials?.[text] ?? "";
  const item = (text) => ({ value: text, text, initials: initials(text), chip: chipClass(column, text) });
  const items = () => column.options.map(item);
  new PickList(field, items).open();
}

/** Rows of another sheet, or people, by their names. */
export function openRows(field) {
  const { column, grid } = field;
  const items = () => {
    const names = Object.entries(grid.rows.labels[column.key] ?? {});
    const made = names.map(([id, text]) => ({ value: Number(id), text, initials: column.initials?.[id] ?? "" }));
    return made.sort((a, b) => grid.collator.compare(a.text, b.text));
  };
  const list = new PickList(field, items);
  list.open();
  grid.sync.freshLabels(column.key).then((changed) => changed && list.draw());
}

class PickList extends Layer {
  constructor(field, items) {
    super(field.grid, "sg-picklist", field.column.title);
    Object.assign(this, { field, items });
    const { grid, column } = field;
    this.picked = column.kind === "choices" ? new Set(isUnread(field.cell) ? [] : splitChoices(field.cell)) : null;
    this.find = input({ type: "search", placeholder: grid.say("findOption") });
    this.find.classList.add("sg-box1");
    attributes(this.find, { "aria-label": grid.say("findOption"), enterkeyhint: "search" });
    this.find.addEventListener("input", () => this.draw());
    this.find.addEventListener("keydown", (event) => this.key(event));
    this.lines = attributes(el("ul", "sg-picklines"), { "aria-label": column.title });
    this.lines.addEventListener("keydown", (event) => this.key(event));
    this.told = attributes(el("p", "sg-quiet"), { role: "status" });
    this.head.after(this.find);
    this.body.append(this.told, this.lines);
    if (this.picked) this.foot.append(button(grid.say("done"), () => this.close(), { cls: "sg-first", tab: true }));
    this.draw();
  }

  /** On a touch screen the keyboard would cover the list: it comes with the search. */
  open() {
    super.open();
    const current = this.lines.querySelector("[aria-pressed=true]");
    (matchMedia("(pointer: coarse)").matches ? (current ?? this.title) : this.find).focus();
    current?.scrollIntoView({ block: "center" });
  }

  draw() {
    const { grid, column } = this.field;
    const query = this.find.value.trim();
    const items = this.items();
    const found = query ? best(items, query.toLowerCase()) : items;
    const shown = found.slice(0, MOST);
    const lines = shown.map((item) => this.line(item));
    if (column.mayAdd && query && !items.some(({ text }) => text === query)) lines.push(this.newLine(query));
    if (!this.picked && !query && this.field.cell !== null) lines.push(this.clearLine());
    this.lines.replaceChildren(...lines);
    const rest = found.length - shown.length;
    this.told.textContent = rest ? grid.say("moreOptions", { n: rest }) : found.length ? "" : grid.say("noOption");
  }

  line(item) {
    const { field, picked } = this;
    const on = picked ? picked.has(item.value) : field.cell === item.value;
    const made = button("", () => this.take(item), { cls: "sg-pickline", tab: true });
    made.setAttribute("aria-pressed", String(on));
    const mark = silent("span", `sg-tick${on ? " on" : ""}${picked ? "" : " one"}`, on ? "✓" : "");
    made.append(mark, el("span", item.chip ?? "", item.text));
    return inItem(made);
  }

  newLine(text) {
    const label = this.grid.say("newOption", { text });
    return inItem(button(label, () => this.addNew(text), { cls: "sg-pickline", tab: true }));
  }

  clearLine() {
    return inItem(button(this.grid.say("clear"), () => this.finish(null), { cls: "sg-pickline sg-quiet", tab: true }));
  }

  take(item) {
    if (!this.picked) {
      this.finish(item.value);
      return;
    }
    if (!this.picked.delete(item.value)) this.picked.add(item.value);
    this.changed = true;
    const at = [...this.lines.querySelectorAll("button")].indexOf(document.activeElement);
    this.draw();
    this.lines.querySelectorAll("button")[at]?.focus();
  }

  async addNew(text) {
    if (!(await addOption(this.grid, this.field.column, text))) return;
    this.find.value = "";
    this.take({ value: text });
  }

  finish(value) {
    this.chosen = { value };
    this.close();
  }

  /** Several are written when the list is left. */
  closed() {
    const { field, picked } = this;
    if (this.chosen) field.write(this.chosen);
    else if (picked && this.changed) {
      const known = field.column.options.filter((text) => picked.has(text));
      field.write({ value: known.join("、") || null });
    }
    field.control.focus();
  }

  /** Arrows walk through the list; Enter in the search takes its first line. */
  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const lines = [...this.lines.querySelectorAll("button")];
    const at = lines.indexOf(document.activeElement);
    if (event.key === "ArrowDown") (lines[at + 1] ?? lines[0])?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (lines[at - 1] ?? this.find).focus();
    else if (event.key === "Enter" && at < 0 && this.find.value.trim()) lines[0]?.click();
    else return;
    event.preventDefault();
  }
}

function inItem(made) {
  const item = el("li");
  item.append(made);
  return item;
}
