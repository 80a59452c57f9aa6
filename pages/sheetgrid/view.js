/** How this person left the sheet: widths, order, sort and filter, totals, colours, heights; kept by the server. */
import { later, storage } from "./dom.js";
import { WIDE_ONLY } from "./narrow.js";

const KEPT = ["columnSizing", "columnOrder", "columnPinning", "columnVisibility", "sort", "filter"];
const LATE = 60000; // ms for which a view left behind by a page counts more than the server's

export class View {
  constructor(grid) {
    const { config } = grid;
    this.grid = grid;
    this.key = `sg-view:${config.url}:${config.person ?? ""}`;
    this.unsent = 0; // changes that the server has not confirmed
    this.save = later(500, () => this.send());
    const left = this.leftBehind();
    this.begun = left ?? config.view ?? {};
    this.own = { ...this.begun.own }; // what AG Grid knows nothing of
    if (left) this.saveSoon();
    this.onHide = () => this.leave();
    addEventListener("pagehide", this.onHide);
  }

  saveSoon() {
    this.unsent += 1;
    this.save();
  }

  /** What AG Grid begins with. */
  get initial() {
    const { own, ...state } = this.begun;
    for (const name of WIDE_ONLY) delete state[name];
    return Object.keys(state).length ? state : undefined;
  }

  /** The page goes before everything was sent: the next one may read the view before the server has it. */
  leave() {
    if (!this.unsent) return;
    storage(() => localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), state: this.state() })));
    this.send({ keepalive: true });
  }

  leftBehind() {
    const left = storage(() => JSON.parse(localStorage.getItem(this.key)));
    storage(() => localStorage.removeItem(this.key));
    return left && Date.now() - left.at < LATE ? left.state : null;
  }

  /** AG Grid reports every change of its state; only those of columns, sort and filter are kept. */
  changed(sources) {
    if (!this.grid.isLoaded || !sources.some((source) => /column|sort|filter/i.test(source))) return;
    this.saveSoon();
    this.tell();
  }

  /** Remembers something of our own. */
  keep(name, value) {
    this.own[name] = value;
    this.saveSoon();
    this.tell();
  }

  state() {
    const now = { ...this.grid.api.getState() };
    for (const name of WIDE_ONLY) now[name] = this.begun[name];
    return { ...Object.fromEntries(KEPT.map((name) => [name, now[name]])), own: this.own };
  }

  /** If it fails, the next change sends it all again. */
  async send(how) {
    const { unsent } = this;
    const done = await this.grid.net.post("/view", { state: this.state() }, how).then(() => true, () => false);
    if (done) this.unsent -= unsent;
  }

  /** Which columns are shown, for a page that offers them in a list. */
  tell() {
    const { api, columns, emit, bar, foot } = this.grid;
    bar.refresh();
    const shown = columns.map(({ key, title }) => ({ key, title, visible: api.getColumn(key).isVisible() }));
    const { shape, bands } = this.grid;
    foot.hiding(shown.filter(({ visible }) => !visible).length);
    const looks = { height: shape.height, wrap: shape.wrapped.size > 0, band: bands.key };
    emit("columns", { columns: shown, filtered: api.isAnyFilterPresent(), ...looks });
  }

  close() {
    this.save.stop();
    removeEventListener("pagehide", this.onHide);
  }
}
