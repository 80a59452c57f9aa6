/** The NiceGUI component: a thin shell of Vue around sheetgrid/grid.js, which keeps its own elements. */
import { goToday, Grid, openGotoRow, openShortcuts, openSorting, PageSearch } from "sheetgrid";

export default {
  template: `<div class="sg"></div>`,
  props: { config: Object },
  mounted() {
    const config = JSON.parse(JSON.stringify(this.config)); // props are proxies; rows must not be
    this.grid = new Grid(this.$el, config, (name, detail) => this.tell(name, detail));
    this.box = new PageSearch(this.grid, document.querySelector(".tool-search"));
    this.$el.grid = this.grid;
    this.heard = (message) => this.grid.remote(JSON.parse(message));
    this.$nextTick(() => window.socket.on("sheet", this.heard)); // the page makes it after its parts
  },
  unmounted() {
    window.socket.off("sheet", this.heard);
    this.grid.destroy();
  },
  methods: {
    tell(name, detail) {
      if (name === "cleared") this.box.empty();
      this.$emit(name, detail);
    },
    search(text) {
      this.grid.search(text);
    },
    clearFilters() {
      this.grid.clearFilters();
    },
    // Buttons of the page give the keyboard back: the next Ctrl+Z is the grid's.
    undo() {
      this.grid.focus();
      this.grid.history.undo();
    },
    redo() {
      this.grid.focus();
      this.grid.history.redo();
    },
    addRow() {
      this.grid.foot.addRow();
    },
    insertRow(where = "above") {
      this.grid.writer.insertRows(where);
    },
    duplicateRows() {
      this.grid.writer.duplicateRows();
    },
    deleteRows() {
      this.grid.writer.deleteRows();
    },
    showColumn(key, on = true) {
      this.grid.showColumn(key, on);
    },
    goto(row, key) {
      return this.grid.goto(row, key);
    },
    find(replacing = false) {
      this.grid.finder.open(replacing);
    },
    setHeight(height) {
      this.grid.shape.setHeight(height);
    },
    wrap(on) {
      this.grid.shape.wrapAll(on);
    },
    band(key) {
      this.grid.bands.by(key);
    },
    sort() {
      openSorting(this.grid);
    },
    shortcuts() {
      openShortcuts(this.grid);
    },
    goRow() {
      openGotoRow(this.grid);
    },
    goToday(key) {
      goToday(this.grid, key);
    },
    focus() {
      this.grid.focus();
    },
    retry() {
      this.grid.outbox.flush();
    },
  },
};
