/**
 * Windows over the whole screen, one on another. Each has an entry of its own in the browser's history, so that the
 * Back button of a phone closes the topmost window and never the page.
 */

const PATIENCE = 500; // ms; a browser that does not tell of its way back must not hold up the next window

export class Layers {
  constructor() {
    this.stack = [];
    this.returning = null; // a way back of our own that is under way
    this.onBack = () => this.popped();
    addEventListener("popstate", this.onBack);
  }

  /** How many windows the browser's history stands at. */
  get depth() {
    return history.state?.sgDepth ?? 0;
  }

  /** The page was loaded where a window had been open: is it to be opened again? */
  get wasOpen() {
    return !this.stack.length && this.depth > 0;
  }

  /** Nothing is opened again: the entries of earlier windows mean nothing any more. */
  forget() {
    if (this.wasOpen) history.replaceState({ ...history.state, sgDepth: 0 }, "");
  }

  /** A window was opened. */
  push(layer) {
    const adopted = this.wasOpen;
    this.stack.push(layer);
    if (this.returning) this.returning.then(() => this.enter(layer));
    else if (adopted) layer.depth = this.depth;
    else this.enter(layer);
  }

  enter(layer) {
    if (!this.stack.includes(layer)) return;
    layer.depth = this.depth + 1;
    history.pushState({ ...history.state, sgDepth: layer.depth }, "");
  }

  /** A window closed itself: the history goes back with it. */
  pop(layer) {
    this.stack = this.stack.filter((one) => one !== layer);
    if (!layer.depth || this.depth < layer.depth) return;
    const below = this.stack.at(-1)?.depth ?? 0;
    this.returning = new Promise((resolve) => {
      this.arrived = resolve;
      setTimeout(resolve, PATIENCE);
    }).then(() => (this.returning = null));
    history.go(below - this.depth);
  }

  /** The Back button, or our own way back. */
  popped() {
    if (this.returning) {
      this.arrived();
      return;
    }
    const top = this.stack.at(-1);
    if (top && top.depth > this.depth && !top.back()) {
      this.enter(top); // it stays open: something in it has to be decided first
      return;
    }
    const rest = this.depth - (this.stack.at(-1)?.depth ?? 0);
    if (rest > 0) history.go(-rest); // an entry without a window: left by a reload, or reached by Forward
  }

  close() {
    removeEventListener("popstate", this.onBack);
    for (const layer of this.stack) layer.element.remove();
  }
}
