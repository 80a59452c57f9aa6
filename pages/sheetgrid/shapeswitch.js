/**
 * 卡片 or 表格: the switch over a sheet on a narrow screen. What somebody chose is remembered in this browser, for
 * the person and for narrow and wide screens apart; without a choice a narrow screen shows cards.
 */
import { attributes, button, el } from "./dom.js";

const NARROW = "(max-width: 600px)";
const OFFERED = "(max-width: 640px), (pointer: coarse)";

export class ShapeSwitch {
  /** `turn(on)` shows the cards. The switch stands in the page's element for it, or else over the grid. */
  constructor(grid, turn) {
    Object.assign(this, { grid, turn });
    this.narrow = matchMedia(NARROW);
    this.offered = matchMedia(OFFERED);
    this.element = attributes(el("div", "sg-switch"), { role: "group", "aria-label": grid.say("shape") });
    this.cards = button(grid.say("asCards"), () => this.choose(true), { tab: true });
    this.table = button(grid.say("asTable"), () => this.choose(false), { tab: true });
    this.element.append(this.cards, this.table);
    this.place = document.querySelector(".sheet-shape");
    if (this.place) this.place.replaceChildren(this.element);
    else grid.root.prepend(this.element);
    this.onWidth = () => this.apply();
    for (const media of [this.narrow, this.offered]) media.addEventListener("change", this.onWidth);
    this.apply();
  }

  get key() {
    return `sg-shape:${this.grid.config.person ?? ""}:${this.narrow.matches ? "narrow" : "wide"}`;
  }

  /** What was chosen: "cards", "table", or null. */
  get kept() {
    try {
      return localStorage.getItem(this.key);
    } catch {
      return this.chosen ?? null; // storage is forbidden
    }
  }

  choose(on) {
    this.chosen = on ? "cards" : "table";
    try {
      localStorage.setItem(this.key, this.chosen);
    } catch {
      // it holds until the page is left
    }
    this.apply();
  }

  apply() {
    const offered = this.offered.matches;
    const on = offered && (this.kept ? this.kept === "cards" : this.narrow.matches);
    (this.place ?? this.element).hidden = !offered;
    this.cards.setAttribute("aria-pressed", String(on));
    this.table.setAttribute("aria-pressed", String(!on));
    if (on !== this.on) this.turn((this.on = on));
  }

  close() {
    for (const media of [this.narrow, this.offered]) media.removeEventListener("change", this.onWidth);
  }
}
