/** How this person left the sheet: widths, order, visibility, sort and filter, kept by the server. */
import { later } from "./dom.js";

const KEPT = ["columnSizing", "columnOrder", "columnPinning", "columnVisibility", "sort", "filter"];

export class View {
  constructor(grid) {
    this.grid = grid;
    this.save = later(500, (state) => this.send(state));
  }

  /** AG Grid reports every change of its state; only those of columns, sort and filter are kept. */
  changed(sources, state) {
    if (!this.grid.isLoaded || !sources.some((source) => /column|sort|filter/i.test(source))) return;
    this.save(Object.fromEntries(KEPT.map((name) => [name, state[name]])));
    this.tell();
  }

  send(state) {
    this.grid.net.post("/view", { state }).catch(() => {}); // the next change sends everything again
  }

  /** Which columns are shown, for a page that offers them in a list. */
  tell() {
    const { api, columns, emit } = this.grid;
    const shown = columns.map(({ key, title }) => ({ key, title, visible: api.getColumn(key).isVisible() }));
    emit("columns", { columns: shown, filtered: api.isAnyFilterPresent() });
  }

  close() {
    this.save.stop();
  }
}
