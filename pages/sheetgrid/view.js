/** How this person left the sheet: widths, order, sort and filter, totals, colours, heights; kept by the server. */
import { later } from "./dom.js";

const KEPT = ["columnSizing", "columnOrder", "columnPinning", "columnVisibility", "sort", "filter"];

export class View {
  constructor(grid) {
    this.grid = grid;
    this.own = { ...grid.config.view?.own }; // what AG Grid knows nothing of
    this.save = later(500, () => this.send());
  }

  /** What AG Grid begins with. */
  get initial() {
    const { own, ...state } = this.grid.config.view ?? {};
    return Object.keys(state).length ? state : undefined;
  }

  /** AG Grid reports every change of its state; only those of columns, sort and filter are kept. */
  changed(sources) {
    if (!this.grid.isLoaded || !sources.some((source) => /column|sort|filter/i.test(source))) return;
    this.save();
    this.tell();
  }

  /** Remembers something of our own. */
  keep(name, value) {
    this.own[name] = value;
    this.save();
    this.tell();
  }

  send() {
    const { api, net } = this.grid;
    const now = api.getState();
    const state = Object.fromEntries(KEPT.map((name) => [name, now[name]]));
    net.post("/view", { state: { ...state, own: this.own } }).catch(() => {}); // the next change sends everything again
  }

  /** Which columns are shown, for a page that offers them in a list. */
  tell() {
    const { api, columns, emit } = this.grid;
    const shown = columns.map(({ key, title }) => ({ key, title, visible: api.getColumn(key).isVisible() }));
    const { shape, bands } = this.grid;
    const looks = { height: shape.height, wrap: shape.wrapped.size > 0, band: bands.key };
    emit("columns", { columns: shown, filtered: api.isAnyFilterPresent(), ...looks });
  }

  close() {
    this.save.stop();
  }
}
