/** The list under the editor: one of several options, several of them, or rows of another sheet. */
import { attributes, clamp, el } from "./dom.js";
import { addOption } from "./options.js";
import { severalFoot } from "./listfoot.js";
import { panel } from "./panel.js";

/** More than this are not drawn; typing narrows the list. */
const MOST = 100;

/**
 * How well an option answers to what was typed, 0 best: its text, the beginning of it, that of its initials, a part
 * of its text. Infinity if not at all.
 */
export function fit(item, query) {
  const text = item.text.toLowerCase();
  if (text === query) return 0;
  if (text.startsWith(query)) return 1;
  if ((item.initials ?? "").toLowerCase().startsWith(query)) return 2;
  return text.includes(query) ? 3 : Infinity;
}

/** The options that answer to what was typed, the best first. */
export function best(items, query) {
  const ranked = items.map((item) => ({ item, rank: fit(item, query) })).filter(({ rank }) => rank < Infinity);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/**
 * Opens a list. `items` are {value, text, initials}; `start` is the text of the cell; `picked` (a Set of values) makes
 * it a list for several; `free` lets typed text stand although no option matches it.
 */
export function openList(grid, column, options) {
  return new List(grid, column, options);
}

class List {
  constructor(grid, column, { items, start, current = null, picked = null, free = false }) {
    Object.assign(this, { grid, column, items, start, current, picked, free });
    this.query = "";
    this.changed = false; // of several, something was picked or dropped
    this.walked = false; // the person moved in the list or clicked: the highlighted option counts
    this.highlight = picked ? 0 : Math.max(0, items.findIndex((item) => item.value === current));
    this.panel = panel(grid, "sg-list");
    this.panel.id = `${grid.id}-list`;
    attributes(this.panel, { role: "listbox", "aria-label": column.title, tabindex: 0 });
    this.panel.addEventListener("focus", () => grid.focus()); // a screen reader may go there: the keys are read here
    if (picked) this.panel.setAttribute("aria-multiselectable", "true");
    attributes(grid.textarea, { "aria-haspopup": "listbox", "aria-controls": this.panel.id });
    this.draw();
  }

  /** Opened on what the cell holds, not by a key: the text makes way for what is typed next. */
  opened() {
    const { textarea } = this.grid;
    if (this.picked) textarea.value = "";
    else textarea.select();
  }

  setItems(items) {
    this.items = items;
    this.draw();
  }

  draw() {
    const { panel: box, grid } = this;
    const query = this.query.trim().toLowerCase();
    const found = query ? best(this.items, query) : this.items;
    this.shown = found.slice(0, Math.max(MOST, this.highlight + 1));
    const last = this.shown.length - 1 + (this.offersNew() ? 1 : 0);
    this.highlight = clamp(this.highlight, 0, Math.max(0, last));
    box.replaceChildren(...this.shown.map((item, i) => this.option(item, i)));
    const rest = found.length - this.shown.length;
    if (this.offersNew()) box.append(this.newOption());
    if (rest > 0) box.append(el("div", "sg-none", grid.say("moreOptions", { n: rest })));
    if (!found.length && !this.free) box.append(el("div", "sg-none", grid.say("noOption")));
    box.classList.toggle("empty", !found.length && this.free);
    if (grid.touch && !this.picked && this.current !== null) box.append(this.clearButton());
    if (this.picked) this.drawSeveral();
    const active = this.shown.length ? `${box.id}-${this.highlight}` : null;
    attributes(grid.textarea, { "aria-activedescendant": active });
    box.children[this.highlight]?.scrollIntoView({ block: "nearest" });
  }

  /** What is chosen stands in the editor, behind what is typed, and as chips below, where it can be taken out. */
  drawSeveral() {
    const chosen = this.items.filter((item) => this.picked.has(item.value));
    this.grid.textarea.placeholder = chosen.map((item) => item.text).join("、");
    const keep = () => this.finish(this.result());
    this.panel.append(severalFoot(this.grid, this.column, chosen, { drop: (item) => this.drop(item.value), keep }));
  }

  drop(value) {
    this.picked.delete(value);
    this.picksChanged();
  }

  picksChanged() {
    this.changed = true;
    this.walked = true;
    this.draw();
    this.grid.editor.remember();
  }

  /** What had been picked before the page was loaded again. */
  restore(picked) {
    this.picked = new Set(picked);
    this.changed = true;
    this.draw();
  }

  /** May what was typed become an option of this column? */
  offersNew() {
    const text = this.query.trim();
    if (!this.column.mayAdd || this.composing || text === "") return false;
    return !this.items.some((item) => item.text === text);
  }

  /** The last line: it is never taken by accident, only by walking to it or by a click. */
  newOption() {
    const at = this.shown.push({ add: this.query.trim() }) - 1;
    const on = this.walked && at === this.highlight;
    const text = this.grid.say("newOption", { text: this.query.trim() });
    const made = el("div", `sg-opt sg-newopt${on ? " hi" : ""}`, text);
    made.id = `${this.panel.id}-${at}`;
    attributes(made, { role: "option", "aria-selected": on });
    made.addEventListener("click", () => this.click(at));
    return made;
  }

  /** The highlighted option; the line for a new one only if the person went there. */
  get chosen() {
    const item = this.shown[this.highlight];
    return item?.add && !this.walked ? undefined : item;
  }

  /** Makes the option, then writes it; what was typed is kept even if the option is refused. */
  async addNew(text) {
    const { grid, column } = this;
    const { id, isNew } = grid.editor.open;
    const whole = this.picked ? [...this.picked, text].join("、") : text;
    grid.editor.close();
    grid.focus();
    await addOption(grid, column, text);
    const node = grid.rows.node(id);
    if (isNew) grid.editor.commitNew(column, { text: whole });
    else if (node) grid.writer.write([{ node, key: column.key, text: whole }], "didEdit");
  }

  option(item, i) {
    const on = this.picked ? this.picked.has(item.value) : i === this.highlight;
    const made = el("div", `sg-opt${i === this.highlight ? " hi" : ""}`, item.text);
    made.id = `${this.panel.id}-${i}`;
    attributes(made, { role: "option", "aria-selected": on });
    if (this.picked) made.prepend(el("span", `sg-tick${on ? " on" : ""}`, on ? "✓" : ""));
    made.addEventListener("click", () => this.click(i));
    return made;
  }

  clearButton() {
    const made = el("div", "sg-opt sg-quiet", this.grid.say("clear"));
    made.addEventListener("click", () => this.finish({ value: null }));
    return made;
  }

  click(i) {
    this.highlight = i;
    this.walked = true;
    if (this.chosen.add) this.addNew(this.chosen.add);
    else if (this.picked) this.flip();
    else this.finish({ value: this.shown[i].value });
  }

  finish(result) {
    this.grid.editor.commit(result);
    this.grid.focus();
  }

  /** Picks or drops the highlighted option of a list for several. */
  flip() {
    const item = this.chosen;
    if (!item) return;
    if (!this.picked.delete(item.value)) this.picked.add(item.value);
    this.query = "";
    this.grid.textarea.value = "";
    this.picksChanged();
  }

  /** Letters that an input method is still composing find an option by its initials. */
  compose(text) {
    const letters = text.replace(/['\u2019\s]/g, "").toLowerCase();
    if (/^[a-z]+$/.test(letters) && best(this.items, letters).length) this.filter(letters, true);
  }

  filter(text, isComposing = false) {
    this.query = text;
    this.composing = isComposing;
    this.highlight = 0;
    this.walked = false;
    this.draw();
  }

  /** What Enter writes, or null to take the text as it is. */
  result() {
    if (this.picked) return this.pickedResult();
    const item = this.chosen;
    if (this.walked && item) return { value: item.value };
    if (this.query.trim() === "") return null;
    const exact = this.shown.find((shown) => shown.text === this.query.trim());
    if (this.free) return null;
    return item ? { value: (exact ?? item).value } : null;
  }

  /** Text that matches no option is kept beside the picked ones: what was typed is never lost. */
  pickedResult() {
    const query = this.query.trim();
    if (!query && !this.changed) return { text: this.start }; // as it was
    const first = query ? this.chosen : null;
    if (first) this.picked.add(first.value);
    const known = this.items.filter((item) => this.picked.has(item.value)).map((item) => item.value);
    if (query && !first) return { text: [...known, query].join("、") };
    return { value: known.join("、") || null };
  }

  owns(key) {
    return key === "ArrowUp" || key === "ArrowDown";
  }

  /** Handles a key of the textarea; true if it was for the list. */
  key(event) {
    if (this.owns(event.key)) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.highlight = this.walked || this.query || this.current !== null || step < 0 ? this.highlight + step : 0;
      this.walked = true;
      this.draw();
      return true;
    }
    if ((event.key === "Enter" || event.key === "Tab") && this.chosen?.add) {
      const { editor, selection } = this.grid;
      const { isNew } = editor.open;
      this.addNew(this.chosen.add);
      if (!isNew && event.key === "Tab") selection.tab(event.shiftKey);
      else if (!isNew) selection.enter(event.shiftKey);
      return true;
    }
    return this.picked ? this.keyOfSeveral(event) : false;
  }

  keyOfSeveral({ key }) {
    const query = this.query.trim();
    if (key === " " || (key === "Enter" && query && this.chosen)) {
      this.flip();
      return true;
    }
    if (key === "Backspace" && !query && this.picked.size) {
      this.drop([...this.picked].at(-1));
      return true;
    }
    return false;
  }

  close() {
    this.panel.remove();
    this.grid.textarea.placeholder = "";
    attributes(this.grid.textarea, { "aria-haspopup": null, "aria-controls": null, "aria-activedescendant": null });
  }
}
