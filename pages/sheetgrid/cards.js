/**
 * The rows as cards, for a narrow screen. Only the cards in sight exist; they are kept by row, so that an edit of
 * somebody else changes a card in its place, and the focus stays where it is.
 */
import { fill, newCard } from "./card.js";
import { CardLayout } from "./cardlayout.js";
import { attributes, el, later } from "./dom.js";
import { Order } from "./order.js";
import { TallScroll } from "./tallscroll.js";

const AROUND = 700; // px above and below the screen that are drawn
const INSIDE = 24; // px of a card beside its contents
const FLASH = 900; // ms

export class Cards {
  constructor(grid, open) {
    Object.assign(this, { grid, open });
    this.order = new Order(grid);
    this.drawn = new Map(); // row id, or "h" and the number of its first card → element
    this.element = attributes(el("div", "sg-cards"), { tabindex: -1, role: "group", "aria-label": grid.say("cards") });
    this.list = el("ul", "sg-cardlist");
    this.wait = el("p", "sg-cardwait", grid.say("loading"));
    this.element.append(this.wait, this.list);
    this.scroll = new TallScroll(this.element, this.list);
    this.moved = false; // the person has scrolled
    this.last = null; // id of the row that was touched last
    this.again = later(0, () => this.arrange());
    this.listen();
  }

  listen() {
    const { element } = this;
    const scrolled = () => {
      this.scroll.moved();
      this.draw();
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    for (const name of ["pointerdown", "wheel", "keydown"]) {
      element.addEventListener(name, () => (this.moved = true), { passive: true });
    }
    element.addEventListener("keydown", (event) => this.key(event));
    this.size = new ResizeObserver(() => element.clientWidth !== this.width && this.arrange());
    this.size.observe(element);
  }

  get shown() {
    return this.element.isConnected && !this.element.hidden;
  }

  // ------------------------------------------------------------ what is where

  /** Rows came, went, moved or changed their height. What is on the screen stays there. */
  arrange() {
    this.again.stop();
    if (!this.shown || !this.element.clientWidth) return;
    const { grid, order, element } = this;
    const anchor = this.anchor();
    this.width = element.clientWidth;
    const columns = grid.map.columns.map((column) => grid.byKey.get(column.getColId()));
    const style = getComputedStyle(element);
    const width = this.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - INSIDE * grid.scale;
    this.layout = new CardLayout(grid, columns, { group: order.group, width });
    order.arrange(this.layout);
    this.wait.hidden = grid.sync.ready || order.nodes.length > 0;
    this.scroll.resize(order.height);
    if (anchor && order.index.has(anchor.id)) this.scroll.top = order.tops[order.index.get(anchor.id)] - anchor.below;
    this.draw({ anew: true });
    if (!this.moved) this.today({ quiet: true });
  }

  /** The first card on the screen, and how far below its edge it begins. */
  anchor() {
    const { order, scroll: { top } } = this;
    if (!order.nodes.length || top <= 0) return null;
    const i = Math.min(order.at(top) + 1, order.nodes.length - 1);
    return { id: order.nodes[i].data[0], below: order.tops[i] - top };
  }

  // ------------------------------------------------------------ drawing

  /** Draws what is in sight; with `anew` what is drawn already, too. */
  draw({ anew = false } = {}) {
    if (!this.layout || !this.shown) return;
    const { scroll, order } = this;
    const bottom = scroll.top + scroll.view + AROUND;
    const wanted = [];
    const from = order.at(scroll.top - AROUND);
    for (let i = from; i < order.nodes.length && order.tops[i] < bottom; i++) wanted.push(i);
    this.keepFocused(wanted);
    const keep = new Set();
    let before = null;
    for (const i of wanted) {
      for (const made of this.elementsOf(i, anew)) {
        keep.add(made);
        if (before ? before.nextSibling !== made : this.list.firstChild !== made) this.place(made, before);
        before = made;
      }
    }
    for (const [key, made] of this.drawn) if (!keep.has(made)) this.drop(key, made);
  }

  /** A card that has the focus is never taken away. */
  keepFocused(wanted) {
    const card = this.list.contains(document.activeElement) && document.activeElement.closest(".sg-card");
    const i = card ? this.order.index.get(card.row) : undefined;
    if (i === undefined || wanted.includes(i)) return;
    if (i < (wanted[0] ?? 0)) wanted.unshift(i);
    else wanted.push(i);
  }

  place(made, before) {
    const focused = made.contains(document.activeElement) && document.activeElement;
    if (before) before.after(made);
    else this.list.prepend(made);
    if (focused) focused.focus({ preventScroll: true });
  }

  drop(key, made) {
    made.remove();
    this.drawn.delete(key);
  }

  /** A card, and the heading above it if it is the first of its group. */
  elementsOf(i, anew) {
    const head = this.order.headAt.get(i);
    const card = this.cardOf(i, anew);
    return head ? [this.headOf(head), card] : [card];
  }

  cardOf(i, anew) {
    const { grid, order, drawn } = this;
    const node = order.nodes[i];
    const id = node.data[0];
    let made = drawn.get(id);
    if (!made || anew) {
      made ??= newCard(() => this.open(id));
      made.row = id;
      drawn.set(id, made);
      fill(made, grid, this.layout, node);
    }
    const height = `${this.layout.height(node.data)}px`;
    Object.assign(made.style, { top: `${order.tops[i] - this.scroll.offset}px`, height });
    attributes(made, { "aria-posinset": i + 1, "aria-setsize": order.nodes.length });
    return made;
  }

  headOf(head) {
    const { order, drawn, grid } = this;
    const key = `h${head.at}`;
    const made = drawn.get(key) ?? el("li", "sg-day");
    drawn.set(key, made);
    made.style.top = `${head.top - this.scroll.offset}px`;
    const { text, near } = order.wordsOf(head, this.layout.group);
    const mark = `${near}|${text}|${head.count}`;
    if (made.dataset.mark === mark) return made;
    made.dataset.mark = mark;
    const title = el("h2", "", "");
    if (near) title.append(el("span", "sg-near", near), " ");
    title.append(text);
    made.replaceChildren(title, el("span", "sg-daycount", grid.say("row", { n: head.count })));
    return made;
  }

  // ------------------------------------------------------------ what happens elsewhere

  /** These rows changed. */
  redrawn(nodes) {
    if (!this.shown || !this.layout) return;
    if (nodes.size > 400) {
      this.arrange();
      return;
    }
    let moved = false;
    for (const node of nodes) {
      const id = node.data[0];
      const i = this.order.index.get(id);
      if (i === undefined) continue;
      moved ||= this.order.differs(i, node, this.layout);
      const made = this.drawn.get(id);
      if (made) fill(made, this.grid, this.layout, node);
    }
    if (moved) this.arrange();
  }

  /** Somebody else changed this row: its card lights up for a moment. */
  flash(id) {
    const made = this.drawn.get(id);
    if (!made) return;
    made.classList.add("news");
    clearTimeout(made.news);
    made.news = setTimeout(() => made.classList.remove("news"), FLASH);
  }

  // ------------------------------------------------------------ going somewhere

  /** Scrolls to today, or to the next day that has rows; false if there is none. */
  today({ quiet = false } = {}) {
    const head = this.layout?.group && this.order.headFrom(this.grid.today());
    if (head) this.scroll.top = head.top - 4;
    if (quiet) return Boolean(head);
    if (head) this.focus(this.order.nodes[head.at].data[0]);
    else this.grid.foot.note(this.grid.say("noToday"));
    return Boolean(head);
  }

  /** Brings a card into sight and to the keyboard; false if no card is shown for this row. */
  focus(id) {
    const { order, scroll } = this;
    const i = order.index.get(id);
    if (i === undefined) return false;
    const top = order.tops[i];
    const bottom = top + this.layout.height(order.nodes[i].data);
    if (top < scroll.top || bottom > scroll.top + scroll.view) scroll.top = top - scroll.view / 3;
    this.draw();
    this.drawn.get(id)?.firstChild.focus({ preventScroll: true });
    this.last = id;
    return true;
  }

  key(event) {
    const card = event.target.closest(".sg-card");
    const i = card ? this.order.index.get(card.row) : undefined;
    const last = this.order.nodes.length - 1;
    const steps = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: last };
    const to = steps[event.key];
    if (i === undefined || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (to >= 0 && to <= last) this.focus(this.order.nodes[to].data[0]);
  }

  close() {
    this.again.stop();
    this.size.disconnect();
  }
}
