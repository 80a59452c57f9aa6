/**
 * A sheet on a narrow screen: its rows as cards, and one row as a form. This joins both to the grid, which tells it
 * here whatever happened; the rows, the writer and the outbox are those of the table.
 */
import { Cards } from "./cards.js";
import { FormDraft } from "./formdraft.js";
import { Layers } from "./layers.js";
import { Narrowed } from "./narrowed.js";
import { RowForm } from "./rowform.js";
import { ShapeSwitch } from "./shapeswitch.js";

export class Phone {
  constructor(grid) {
    this.grid = grid;
    this.form = null;
    this.layers = new Layers();
    this.draft = new FormDraft(grid);
    this.cards = new Cards(grid, (row) => this.open(row));
    this.narrowed = new Narrowed(grid);
    grid.box.after(this.narrowed.element, this.cards.element);
    this.switch = new ShapeSwitch(grid, (on) => this.turn(on));
  }

  /** Shows cards, or the table. */
  turn(on) {
    const { grid, cards } = this;
    const { body } = document;
    this.on = on;
    body.classList.toggle("sheet-cards", on);
    grid.root.classList.toggle("as-cards", on);
    cards.element.hidden = !on;
    grid.box.hidden = on;
    (on ? cards.element : grid.box).append(grid.foot.nothing.element);
    if (on) cards.arrange();
    else grid.painter.paint();
  }

  // ------------------------------------------------------------ what the grid tells

  /** Rows came or went, or other columns are shown. */
  modelChanged() {
    this.cards.again();
    this.narrowed.refresh();
    this.form?.refresh();
  }

  /** These rows changed. */
  redrawn(nodes) {
    this.cards.redrawn(nodes);
    if (this.form?.node && nodes.has(this.form.node)) this.form.refresh();
  }

  /** Somebody else wrote into a cell. */
  overtaken(by, row, key, cell) {
    this.cards.flash(row);
    this.form?.overtaken(by, row, key, cell);
  }

  /** Names or options are others by now. */
  learned() {
    this.cards.again();
    this.form?.refresh();
  }

  /** All rows are here. */
  loaded() {
    this.cards.arrange();
    const { draft, layers } = this;
    const { kept } = draft;
    const known = kept && (kept.row === null || this.grid.rows.node(kept.row));
    if (known && (layers.wasOpen || kept.texts.length)) this.resume(kept);
    else draft.forget();
    layers.forget();
  }

  resume({ row, defaults, begunNew, texts }) {
    this.open(row, defaults);
    this.form.begunNew = begunNew;
    for (const [key, text, was] of texts) {
      this.form.fields.find(({ column, locked }) => column.key === key && !locked)?.resume(text, was);
    }
    this.form.refresh();
  }

  // ------------------------------------------------------------ the form

  /** Opens a row, or with null a new one. */
  open(row, defaults = row === null ? this.defaults() : {}) {
    if (this.form || (row !== null && !this.grid.rows.node(row))) return;
    this.form = new RowForm(this.grid, row, defaults);
    this.form.open();
  }

  /** Opens a new row. */
  add() {
    const { grid } = this;
    if (grid.readonly || !grid.leases.has(1)) grid.foot.note(grid.say(grid.readonly ? "readonlyGrid" : "noIds"));
    else this.open(null);
  }

  /** What a new row begins with: today where days name the rows, and what the filter lets through anyway. */
  defaults() {
    const { grid } = this;
    const found = {};
    for (const [key, model] of Object.entries(grid.api.getFilterModel() ?? {})) {
      const { options, kind } = grid.byKey.get(key) ?? { options: [] };
      const left = options.filter((text) => !model.off.includes(text));
      if (kind === "choice" && left.length === 1) found[key] = left[0];
    }
    const label = grid.columns.find((column) => column.pin);
    if (label?.kind === "date" && !label.readonly) found[label.key] = grid.today();
    return found;
  }

  formClosed(row) {
    this.form = null;
    this.draft.forget();
    if (!this.on) this.grid.focus();
    else if (row === null || !this.cards.focus(row)) this.focus({ always: true });
  }

  /** Rows in the order in which they are shown. */
  get sequence() {
    const { map } = this.grid;
    return this.on ? this.cards.order.nodes : Array.from({ length: map.count }, (_, r) => map.node(r));
  }

  /** [which, of how many]; [-1, …] for a row that is not shown. */
  placeOf(row) {
    const { order } = this.cards;
    if (this.on) return [order.index.get(row) ?? -1, order.nodes.length];
    return [this.grid.rows.node(row)?.rowIndex ?? -1, this.grid.map.count];
  }

  /** The id of the row before or after this one. */
  neighbour(row, step) {
    const [at] = this.placeOf(row);
    return at < 0 ? undefined : this.sequence[at + step]?.data[0];
  }

  // ------------------------------------------------------------ what the page asks

  /** The keyboard would go to the table: with cards it stays where it is, unless it is nowhere. */
  focus({ always = false } = {}) {
    if (!this.on) return false;
    const nowhere = document.activeElement === document.body || !document.activeElement;
    const card = this.cards.drawn.get(this.cards.last);
    if (always || nowhere) (card?.firstChild ?? this.cards.element).focus({ preventScroll: true });
    return true;
  }

  /** Stands on the card of a row. */
  goto(row) {
    return this.on && this.cards.focus(row);
  }

  close() {
    document.body.classList.remove("sheet-cards");
    for (const part of [this.layers, this.draft, this.cards, this.switch]) part.close();
  }
}
