/**
 * Scrolling through more than a browser can lay out: it gives up at 33 million of the screen's own pixels, which on a
 * phone are three to one of ours. A finger moves what it touches by as much as itself; a longer way, by the scroll bar
 * or to an end, goes to the same share of the whole.
 */
import { clamp } from "./dom.js";

const TALLEST = 8_000_000; // px that every screen can lay out

export class TallScroll {
  /** `element` scrolls `list`. */
  constructor(element, list) {
    Object.assign(this, { element, list });
    this.height = 0; // of everything
    this.offset = 0; // by how much the place in everything is ahead of the browser's
    this.last = 0;
  }

  get view() {
    return this.element.clientHeight;
  }

  /** px of everything, and of what the browser lays out, that can be scrolled. */
  get ways() {
    return [Math.max(1, this.height - this.view), Math.max(1, Math.min(this.height, TALLEST) - this.view)];
  }

  /** The height of everything. */
  resize(height) {
    this.height = height;
    this.list.style.height = `${Math.min(height, TALLEST)}px`;
    if (height <= TALLEST) this.offset = 0;
  }

  /** Where the upper edge of the screen is in everything. */
  get top() {
    return this.element.scrollTop + this.offset;
  }

  /** Goes there. */
  set top(y) {
    const [whole, laid] = this.ways;
    const place = clamp(y, 0, whole);
    this.element.scrollTop = this.height > TALLEST ? (place / whole) * laid : place;
    this.last = this.element.scrollTop;
    this.offset = this.height > TALLEST ? place - this.last : 0;
  }

  /** The browser has scrolled. */
  moved() {
    const { element, last } = this;
    this.last = element.scrollTop;
    if (this.height <= TALLEST) return;
    const [whole, laid] = this.ways;
    const jumped = Math.abs(this.last - last) > 2 * this.view;
    const atEdge = this.last <= 0 || this.last >= laid - 1;
    if (jumped) this.top = (this.last / laid) * whole;
    else if (atEdge || this.top < 0 || this.top > whole) this.settle();
  }

  /** The browser came to an end before everything did, or after it: from here both have the same share to go. */
  settle() {
    const { top } = this;
    this.top = top;
  }
}
