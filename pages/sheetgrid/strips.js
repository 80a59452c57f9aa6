/** The bands as they are seen: a strip over the first row of each group in sight, which a click folds or opens. */
import { attributes, button, el } from "./dom.js";
import { Tally } from "./totals.js";

/** Draws the bands of the groups in sight. */
export class Strips {
  constructor(grid) {
    this.grid = grid;
    this.drawn = new Map(); // node id → element
  }

  /** Draws the bands of the rows in sight. They do not scroll sideways: their names stay in sight. */
  draw() {
    const { api, bands, map } = this.grid;
    for (const strip of this.drawn.values()) strip.remove();
    this.drawn.clear();
    if (!bands.key) return;
    for (const node of api.getRenderedNodes()) {
      const group = node.rowPinned ? null : bands.firsts.get(node.id);
      if (!group) continue;
      const strip = this.strip(node, group);
      map.viewport.append(strip);
      this.drawn.set(node.id, strip);
    }
    this.mark();
  }

  /** A row of the table in the eyes of a screen reader, with one button in it. */
  strip(node, group) {
    const { bands } = this.grid;
    const made = attributes(el("div", `sg-band${group.isFolded ? " folded" : ""}`), { role: "row" });
    Object.assign(made.style, { top: `${node.rowTop}px`, height: `${bands.height}px` });
    const cell = attributes(el("div"), { role: "gridcell" });
    const fold = button("", () => this.click(group));
    attributes(fold, { "aria-expanded": !group.isFolded });
    fold.append(attributes(el("span", "sg-caret", "▾"), { "aria-hidden": true }), el("span", "", this.text(group)));
    const sums = this.sums(group);
    if (sums) fold.append(el("span", "sg-bandsums", sums));
    cell.append(fold);
    made.append(cell);
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the textarea keeps the focus
    made.addEventListener("contextmenu", (event) => this.menu(event, group));
    return made;
  }

  text({ text, nodes }) {
    const { bands, byKey, say } = this.grid;
    return say("band", { title: byKey.get(bands.key).title, value: text, n: nodes.length });
  }

  /** What the totals row counts, for this group alone. */
  sums({ nodes }) {
    const { totals, rows, say } = this.grid;
    const texts = totals.columns.map((column) => {
      const tally = new Tally();
      for (const node of nodes) tally.add(column, rows.cell(node, column.key));
      const measure = totals.chosen[column.key];
      return `${column.title} ${say(measure, { n: tally[measure] })}`;
    });
    return texts.join("　");
  }

  /** Everything a band says, for the ear. */
  spoken(group) {
    const parts = [this.text(group), this.sums(group)];
    if (group.isFolded) parts.push(this.grid.say("foldedHint"));
    return parts.filter(Boolean).join("　");
  }

  click(group) {
    const { grid } = this;
    if (grid.editor.open && !grid.editor.leave()) return;
    grid.bands.fold(group);
    grid.focus();
  }

  menu(event, group) {
    event.preventDefault();
    event.stopPropagation();
    this.grid.menu.open(event.clientX, event.clientY, foldItems(this.grid, group));
  }

  /** Shows on which folded band one stands. */
  mark() {
    const { selection, map } = this.grid;
    const at = selection.at ? map.node(selection.row) : null;
    for (const [id, strip] of this.drawn) strip.classList.toggle("on", id === at?.id && this.grid.bands.isStub(at));
  }
}

/** Lines of a menu: this group, and all of them. */
export function foldItems({ bands, say }, group) {
  const [word, key] = group?.isFolded ? ["unfold", "Alt+Shift+→"] : ["fold", "Alt+Shift+←"];
  return [
    ...(group ? [[say(word), key, () => bands.fold(group)]] : []),
    [say("foldAll"), "", () => bands.foldAll(true)],
    [say("unfoldAll"), "", () => bands.foldAll(false)],
    [say("bandsEnd"), "", () => bands.by("")],
  ];
}
