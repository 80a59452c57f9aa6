/**
 * A sheet that is edited as in Excel. AG Grid paints rows and columns, sorts, filters, freezes and resizes. Everything
 * the hands do goes through one textarea, which always has the focus and lies on the active cell: there an input
 * method can compose from the first key, and there the browser's own clipboard events arrive.
 *
 * This file joins the parts; each of them knows the others through the grid.
 */
import { Bands } from "./bands.js";
import { fill, wordsOf } from "./words.js";
import { isoDate } from "./dates.js";
import { attributes, el } from "./dom.js";
import { Colours } from "./colours.js";
import { Crossing } from "./crossing.js";
import { Cursors } from "./cursors.js";
import { Doubts } from "./doubts.js";
import { Draft } from "./draft.js";
import { Editor } from "./editor.js";
import { Filling } from "./filling.js";
import { FindPanel } from "./findpanel.js";
import { Foot } from "./foot.js";
import { Geometry } from "./geometry.js";
import { Headings } from "./headings.js";
import { History } from "./history.js";
import { Keyboard } from "./keyboard.js";
import { lean } from "./lean.js";
import { Leases } from "./leases.js";
import { listenToClipboard, listenToText } from "./listening.js";
import { Looks } from "./looks.js";
import { Menu } from "./menu.js";
import { Moving } from "./moving.js";
import { Net } from "./net.js";
import { learn } from "./options.js";
import { Outbox } from "./outbox.js";
import { Painter } from "./painter.js";
import { Pasting } from "./pasting.js";
import { Phone } from "./phone.js";
import { Pointer } from "./pointer.js";
import { Rows } from "./rows.js";
import { Selection } from "./selection.js";
import { Shape } from "./shape.js";
import { Sync } from "./sync.js";
import { columnsAgain, createTable, fitNumbers, isSorted, NUMBERS, tableOptions } from "./table.js";
import { Totals } from "./totals.js";
import { View } from "./view.js";
import { ViewBar } from "./viewbar.js";
import { Writer } from "./writer.js";

let made = 0;

export class Grid {
  /** `config` is described in pages/grid.py; `emit(name, detail)` tells the page. */
  constructor(root, config, emit) {
    Object.assign(this, { root, config, emit });
    this.id = `sg${(made += 1)}`;
    this.say = wordsOf(config.language);
    this.readonly = Boolean(config.readonly);
    this.dialog = null;
    this.columns = config.columns.map((column) => ({ ...column, options: column.options ?? [] }));
    this.byKey = new Map(this.columns.map((column) => [column.key, column]));
    this.collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });
    this.sentences = new Map(); // "row|column" → why the server could not read it
    this.query = [];
    this.sorted = false;
    this.filters = new Map(); // column key → its filter, once it has been used
    this.touch = false;
    this.isLoaded = false;
    lean();
    this.build();
    this.assemble();
    this.listen();
    this.sync.load();
  }

  build() {
    this.box = el("div", "sg-box");
    this.layer = el("div", "sg-layer");
    this.textarea = el("textarea", "sg-ta");
    Object.assign(this.textarea, { spellcheck: false, autocomplete: "off", rows: 1, wrap: "soft" });
    this.hint = el("span", "sg-hint", this.say("hint"));
    this.hint.id = `${this.id}-hint`;
    attributes(this.textarea, { "aria-label": this.say("grid"), "aria-describedby": this.hint.id });
    this.tip = attributes(el("div", "sg-tip"), { role: "status" });
    this.layer.append(this.textarea, this.tip, this.hint);
    this.table = el("div", "sg-grid");
    this.box.append(this.table, this.layer);
    this.root.append(this.box);
  }

  /** Makes the parts in the order in which they need each other. */
  assemble() {
    this.looks = new Looks(this);
    this.view = new View(this);
    this.shape = new Shape(this);
    this.bands = new Bands(this);
    this.net = new Net(this.config.url);
    this.rows = new Rows(this);
    this.map = new Geometry(this);
    this.selection = new Selection(this);
    this.painter = new Painter(this);
    this.draft = new Draft(this);
    this.editor = new Editor(this);
    this.writer = new Writer(this);
    this.pasting = new Pasting(this);
    this.filling = new Filling(this);
    this.history = new History(this);
    this.moving = new Moving(this);
    this.menu = new Menu(this);
    this.finder = new FindPanel(this);
    this.totals = new Totals(this);
    this.colours = new Colours(this);
    this.cursors = new Cursors(this);
    this.crossing = new Crossing(this);
    this.leases = new Leases(this);
    this.doubts = new Doubts(this);
    this.sync = new Sync(this);
    this.bar = new ViewBar(this);
    this.root.prepend(this.bar.element);
    this.foot = new Foot(this);
    this.root.append(this.foot.element);
    this.outbox = new Outbox(this);
    this.api = createTable(this.table, tableOptions(this));
    this.map.attach(this.table);
    this.painter.attach();
    this.headings = new Headings(this);
    this.headings.attach();
    this.sorted = isSorted(this.api);
    this.phone = new Phone(this);
  }

  listen() {
    new Keyboard(this).attach(this.textarea);
    new Pointer(this).attach();
    listenToText(this);
    listenToClipboard(this);
    this.onReturn = () => this.returned();
    document.addEventListener("visibilitychange", this.onReturn);
    addEventListener("online", this.onReturn);
    this.looks.attach();
  }

  // ------------------------------------------------------------ what the parts ask

  /** All rows, whether a filter hides them or not. */
  get total() {
    return this.rowCount ?? 0;
  }

  /** AG Grid sorted, filtered, added or removed something. */
  modelChanged() {
    if (!this.api) return; // while AG Grid is being made
    this.map.forget();
    this.selection.reanchor();
    this.rowCount = 0;
    this.api.forEachLeafNode(() => (this.rowCount += 1));
    this.foot.counted();
    this.bar.refresh();
    fitNumbers(this);
    this.api.refreshCells({ columns: [NUMBERS] });
    this.totals.refresh();
    this.cursors.draw();
    this.bands.update();
    this.painter.paint();
    this.phone.modelChanged();
  }

  /** The rows are all here. */
  loaded() {
    const first = !this.isLoaded;
    this.isLoaded = true;
    if (!first) return;
    this.bands.sorted();
    this.draft.restore();
    this.phone.loaded();
    this.view.tell();
    this.emit("ready", { rows: this.total });
  }

  /** The page is looked at again, or the line is back: messages may have been missed. */
  returned() {
    if (this.isLoaded && document.visibilityState === "visible") this.sync.catchUp().catch(() => {});
  }

  /** Today's date where this browser is. */
  today() {
    return isoDate(new Date());
  }

  /** Why a cell could not be read: the server's own sentence, or the sentence of its code. */
  sentence(node, column, cell) {
    const known = this.sentences.get(`${node.data[0]}|${column.key}`);
    if (known?.includes(cell.unread)) return known;
    const template = this.config.words?.[cell.code] ?? this.say("badCell", { text: cell.unread });
    const options = column.options.slice(0, 12).join("、");
    const target = column.targetTitle || column.title;
    return fill(template, { value: cell.unread, column: column.title, options, target });
  }

  /** Why nothing may be written into this column; "" if it may. */
  whyNot(column) {
    if (this.readonly) return this.config.why || this.say("readonlyGrid");
    return column.readonly ? column.why || this.say("readonlyCell") : "";
  }

  /** Says that one may only look; true if so. */
  refuses() {
    if (!this.readonly) return false;
    this.foot.note(this.whyNot());
    this.painter.refuse(this.whyNot());
    return true;
  }

  focus() {
    if (this.phone.focus()) return;
    if (this.touch && !this.editor.open) this.textarea.inputMode = "none";
    this.textarea.focus({ preventScroll: true });
  }

  get scale() {
    return this.looks.scale;
  }

  get rowHeight() {
    return this.shape.rowHeight;
  }

  /** What AG Grid should know of the columns changed. */
  redefine() {
    this.api.setGridOption("columnDefs", columnsAgain(this));
    this.api.refreshCells({ force: true });
  }

  // ------------------------------------------------------------ what the page asks

  /** A message of the server: a batch, where others stand, or what there is to choose from by now. */
  remote(message) {
    if (message.cursors) this.cursors.show(message.cursors);
    else if (message.options || message.initials) learn(this, message);
    else this.sync.remote(message);
  }

  /** Shows only rows that contain every word. */
  search(text) {
    this.asked = (text ?? "").trim(); // as it was typed
    this.query = this.asked.toLowerCase().split(/\s+/).filter(Boolean);
    this.rows.fresh.clear();
    this.api.onFilterChanged();
  }

  /** Shows every row again. */
  clearFilters() {
    this.api.setFilterModel(null);
    this.endSearch();
  }

  endSearch() {
    this.search("");
    this.emit("cleared", {});
  }

  showColumn(key, on = true) {
    this.api.setColumnsVisible([key], on);
  }

  showAllColumns() {
    this.api.setColumnsVisible(this.columns.map(({ key }) => key), true);
  }

  /** Stands on a cell, by row id and column key. */
  goto(row, key) {
    const node = this.rows.node(row);
    if (node) this.bands.reveal(node);
    if (node?.rowIndex == null) return false;
    if (this.phone.goto(row)) return true;
    this.selection.select(node.rowIndex, Math.max(0, key ? this.map.columnIndex(key) : 0));
    this.focus();
    return true;
  }

  destroy() {
    document.removeEventListener("visibilitychange", this.onReturn);
    removeEventListener("online", this.onReturn);
    const { looks, menu, draft, view, sync, doubts, outbox, phone } = this;
    for (const part of [looks, menu, draft, view, sync, doubts, outbox, phone]) part.close();
    this.api.destroy();
  }
}
