/** One window over the whole screen: a heading with the way back, a body that scrolls, and what is always at hand. */
import { attributes, button, el } from "./dom.js";

let made = 0;

export class Layer {
  constructor(grid, cls, title) {
    this.grid = grid;
    this.element = el("dialog", `sg-window ${cls}`);
    this.title = attributes(el("h2", "sg-windowtitle", title), { id: `sg-window${(made += 1)}`, tabindex: -1 });
    attributes(this.element, { "aria-labelledby": this.title.id, "aria-modal": true });
    this.head = el("div", "sg-windowhead");
    const back = button(`‹ ${grid.say("back")}`, () => this.close(), { cls: "sg-windowback", tab: true });
    this.head.append(back, this.title);
    this.body = el("div", "sg-windowbody");
    this.foot = el("div", "sg-windowfoot");
    this.element.append(this.head, this.body, this.foot);
    this.listen();
  }

  listen() {
    this.element.addEventListener("cancel", (event) => {
      if (event.target !== this.element) return;
      event.preventDefault();
      this.escape();
    });
    this.element.addEventListener("close", () => this.element.isConnected && this.close()); // by the browser itself
    this.onScreen = () => this.fit();
    this.element.addEventListener("focusin", this.onScreen);
  }

  open() {
    this.grid.root.append(this.element);
    this.element.showModal();
    this.grid.phone.layers.push(this);
    visualViewport?.addEventListener("resize", this.onScreen);
    visualViewport?.addEventListener("scroll", this.onScreen);
    this.fit();
  }

  /** The keyboard of a phone covers the page without telling it: what is left of the screen is what we fill. */
  fit() {
    const screen = globalThis.visualViewport;
    if (!screen || screen.scale > 1.01) return; // the person has zoomed in: leave the window as it is
    this.element.style.setProperty("--sg-seen", `${Math.round(screen.height)}px`);
    this.element.style.setProperty("--sg-shift", `${Math.round(screen.offsetTop)}px`);
    const field = document.activeElement;
    if (this.body.contains(field)) field.scrollIntoView({ block: "nearest" });
  }

  /** May it close? Whoever has something to decide first answers false, and says so. */
  leave() {
    return true;
  }

  /** The Escape key. */
  escape() {
    this.close();
  }

  /** Closes it, unless something has to be decided first; answers whether it did. */
  close() {
    if (!this.leave()) {
      if (!this.element.open) this.element.showModal();
      return false;
    }
    this.vanish();
    this.grid.phone.layers.pop(this);
    return true;
  }

  /** The Back button has been pressed: the history is already there. */
  back() {
    if (!this.leave()) return false;
    this.grid.phone.layers.stack.pop();
    this.vanish();
    return true;
  }

  vanish() {
    visualViewport?.removeEventListener("resize", this.onScreen);
    visualViewport?.removeEventListener("scroll", this.onScreen);
    this.element.close();
    this.element.remove();
    this.closed?.();
  }
}
