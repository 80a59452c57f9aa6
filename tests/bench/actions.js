// What the bench does on an open page. Each function answers milliseconds.
window.bench = {
  grid: () => document.querySelector(".sg").grid,

  frame: () => new Promise((done) => requestAnimationFrame(() => done())),

  /** Lengths of frames while the table is scrolled by 96 px a frame. */
  async scroll(frames) {
    const view = document.querySelector(".ag-body-viewport");
    const lengths = [];
    view.scrollTop = 0;
    await this.frame();
    let before = performance.now();
    for (let i = 0; i < frames; i++) {
      view.scrollTop += 96;
      await this.frame();
      const now = performance.now();
      lengths.push(now - before);
      before = now;
    }
    return lengths;
  },

  async until(test) {
    while (!test()) await new Promise((done) => setTimeout(done, 4));
  },

  get saved() {
    const { outbox, doubts } = this.grid();
    return !outbox.queue.length && !outbox.busy && !doubts.size;
  },

  /** How long the server took over each of `count` edits, as the browser saw it; `began` are wall-clock times. */
  async edits(count, prefix) {
    const grid = this.grid();
    performance.clearResourceTimings();
    const began = {};
    for (let i = 0; i < count; i++) {
      const text = `${prefix}${i}`;
      began[text] = performance.timeOrigin + performance.now();
      grid.writer.write([{ node: grid.map.node(i % 200), key: "owner", text }], "didEdit");
      await this.until(() => this.saved);
    }
    const asked = performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/edits"));
    return { took: asked.map((one) => one.duration), began };
  },

  /** The same number of times there and back to the echo, with a body as large. */
  async echoes(url, count) {
    performance.clearResourceTimings();
    const body = JSON.stringify({ client: "0".repeat(32), batches: [{ id: "0".repeat(36), set: [[1, "owner", "李1"]] }] });
    for (let i = 0; i < count; i++) {
      await (await fetch(url, { method: "POST", body, headers: { "Content-Type": "application/json" } })).json();
    }
    return performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/echo")).map((one) => one.duration);
  },

  /** Notes when each text arrives in the column of the edits. */
  listen() {
    const grid = this.grid();
    window.arrived = {};
    const put = grid.rows.put.bind(grid.rows);
    grid.rows.put = (node, key, cell) => {
      put(node, key, cell);
      if (key === "owner") window.arrived[cell] = performance.timeOrigin + performance.now();
    };
  },

  async timed(work) {
    const before = performance.now();
    await work();
    await this.frame();
    return performance.now() - before;
  },

  /** A block of `rows` × 5 over the first columns: until it is shown, saved, and taken back in one step. */
  async paste(rows) {
    const grid = this.grid();
    const line = (i) => `新${i}\t${(i % 40) + 1}号楼\t${i}室\t198${String(i).padStart(8, "0")}\t${i % 90}`;
    const block = Array.from({ length: rows }, (_, i) => line(i)).join("\r\n");
    const before = grid.rows.cell(grid.map.node(0), "name");
    grid.selection.select(0, 0);
    const start = performance.now();
    await grid.pasting.paste(block);
    await this.frame();
    const shown = performance.now() - start;
    await this.until(() => this.saved);
    const saved = performance.now() - start;
    const undone = await this.timed(async () => {
      grid.history.undo();
      await this.until(() => grid.rows.cell(grid.map.node(0), "name") === before && this.saved);
    });
    return { shown, saved, undone };
  },

  /** Everyday actions on many rows. */
  async everyday() {
    const grid = this.grid();
    const { api } = grid;
    const sort = (key, way) => api.applyColumnState({ state: [{ colId: key, sort: way }], defaultState: { sort: null } });
    const found = {};
    found["quick search"] = await this.timed(() => grid.search("居民77"));
    grid.search("");
    found["sort by number"] = await this.timed(() => sort("age", "asc"));
    found["sort by pinyin"] = await this.timed(() => sort("owner", "asc"));
    sort("owner", null);
    found["insert a row at the top"] = await this.timed(async () => {
      grid.selection.select(0, 0);
      await grid.writer.insertRows("above");
    });
    await this.until(() => this.saved);
    found["select all and copy"] = await this.timed(() => {
      grid.selection.all();
      grid.pasting.copy(new DataTransfer());
    });
    grid.selection.select(0, 0);
    return found;
  },
};
