/**
 * One person's random operations on the first rows of a sheet. Everything goes through the parts that keys, mouse and
 * menus call. `globalThis.mess(seed, steps)` answers how often each operation was done; a seed repeats them.
 */
const ROWS = 30;
const KEYS = ["resident", "flat", "due", "category", "note"];

/** A number below `n`, the same sequence for the same seed (mulberry32). */
function dieOf(seed) {
  let state = seed * 7919;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

class Mess {
  constructor(grid, seed) {
    this.grid = grid;
    this.seed = seed;
    this.random = dieOf(seed);
    this.done = {};
  }

  pick(list) {
    return list[this.random(list.length)];
  }

  row() {
    return Math.min(this.random(ROWS), this.grid.map.count - 1);
  }

  column() {
    return Math.max(0, this.grid.map.columnIndex(this.pick(KEYS)));
  }

  async run(steps) {
    const { grid } = this;
    const operations = { ...this.cells(), ...this.rows(), ...this.looks() };
    const dice = [...Array(8).fill("edit"), "moveFar", "moveFar", "undo", ...Object.keys(operations)];
    for (let i = 0; i < steps; i++) {
      if (!grid.map.count) grid.search("");
      const [r, c] = [this.row(), this.column()];
      const name = this.pick(dice);
      grid.selection.select(r, c, r + this.random(3), c);
      this.done[name] = (this.done[name] ?? 0) + 1;
      await operations[name](r, c, i);
      if (this.random(4) === 0) await new Promise((resolve) => setTimeout(resolve, this.random(25)));
    }
    grid.search("");
    grid.api.applyColumnState({ defaultState: { sort: null } });
    return this.done;
  }

  cells() {
    const { writer, pasting, filling } = this.grid;
    return {
      edit: (r, c, i) => this.edit(r, c, i),
      clear: () => writer.clear(),
      paste: (r, c, i) => pasting.paste(`a${i}\tA${i}\nb${i}\tB${i}`),
      copyAcross: () => this.carry(false),
      cutAcross: () => this.carry(true),
      fill: () => filling.down(),
      fillRight: () => filling.right(),
      series: (r, c) => this.series(r, c),
      everyCell: (r, c, i) => writer.fillSelection({ text: `e${i}` }),
      replace: (r, c, i) => this.replaceAll(i),
    };
  }

  rows() {
    const { writer, moving, map } = this.grid;
    return {
      newRow: (r, c, i) => writer.addRow([{ key: "resident", text: `n${this.seed}_${i}` }]),
      insert: () => writer.insertRows(this.pick(["above", "below"])),
      duplicate: () => writer.duplicateRows(),
      remove: () => writer.deleteRows(),
      moveBy: () => moving.by(this.pick([1, -1])),
      moveFar: () => moving.refused() || moving.to(this.random(Math.min(ROWS, map.count) + 1)),
    };
  }

  looks() {
    const { api, history } = this.grid;
    return {
      sort: () => {
        const state = [{ colId: this.pick(KEYS), sort: this.pick(["asc", "desc", null]) }];
        api.applyColumnState({ state, defaultState: { sort: null } });
      },
      search: () => this.grid.search(this.pick(["", "", "v", "a"])),
      undo: () => history.undo(),
      redo: () => history.redo(),
    };
  }

  edit(r, c, i) {
    const { selection, editor, textarea } = this.grid;
    selection.select(r, c);
    editor.begin("type");
    textarea.value = i % 7 ? `v${this.seed}_${i}` : `${this.random(12) + 1}月${this.random(28) + 1}日`;
    editor.popup?.filter?.(textarea.value);
    editor.commit({ text: textarea.value });
  }

  /** Copies the rectangle and pastes it elsewhere; with `cut` it is emptied first, as Ctrl+X does. */
  async carry(cut) {
    const { pasting, writer, selection } = this.grid;
    const clipboard = new DataTransfer();
    pasting.copy(clipboard);
    if (cut) writer.clear("didCut");
    selection.select(this.row(), this.column());
    await pasting.paste(clipboard.getData("text/plain"));
  }

  series(r, c) {
    const last = this.grid.map.count - 1;
    const source = { top: r, bottom: Math.min(r + 1, last), left: c, right: c };
    this.grid.filling.drag(source, { ...source, bottom: Math.min(source.bottom + 3, last) });
  }

  replaceAll(i) {
    const { finder } = this.grid;
    Object.assign(finder.look, { text: "v", by: `w${i}`, column: this.pick(["", "resident"]) });
    finder.open();
    finder.preview();
    finder.dialog.body.querySelector(".sg-buttons button").click();
    finder.dialog?.close();
  }
}

globalThis.mess = (seed, steps) => new Mess(document.querySelector(".sg").grid, seed).run(steps);
