/**
 * The page's search box over the grid. It is heard here and not by way of the server: it answers at once, without a
 * connection too.
 */
import { later } from "./dom.js";

const PAUSE = 150; // ms after the last key

export class PageSearch {
  /** `place` is the page's element around the box, or null. */
  constructor(grid, place) {
    this.grid = grid;
    this.input = place?.querySelector("input");
    if (!this.input) return;
    const soon = later(PAUSE, () => this.look());
    place.addEventListener("input", (event) => event.isComposing || soon());
    place.addEventListener("compositionend", soon);
    place.addEventListener("click", soon); // the button that empties the box
  }

  look() {
    const text = this.input.value.trim();
    if (text !== (this.grid.asked ?? "")) this.grid.search(text);
  }

  /** The grid shows every row again. */
  empty() {
    if (!this.input?.value) return;
    this.input.value = "";
    this.input.dispatchEvent(new Event("input", { bubbles: true })); // the page's own box hears of it
  }
}
