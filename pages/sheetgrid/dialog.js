/** A small window of the grid's own beside the table: one at a time, Escape closes it, the table stays usable. */
import { attributes, button, el } from "./dom.js";

const GAP = 8; // px to the border of the table

export class Dialog {
  /** Opens it in the upper right corner of the table, or in the middle of the window; another one is closed. */
  constructor(grid, cls, title, { isCentred = false } = {}) {
    grid.dialog?.close();
    grid.dialog = this;
    this.grid = grid;
    const classes = `sg-pop sg-dialog${isCentred ? " centred" : ""} ${cls}`;
    this.element = attributes(el("div", classes), { role: "dialog", "aria-label": title });
    this.element.addEventListener("keydown", (event) => this.key(event));
    const head = el("div", "sg-dialoghead");
    head.append(el("strong", "", title), closeButton(this));
    this.body = el("div", "sg-dialogbody");
    this.element.append(head, this.body);
    grid.root.append(this.element);
    if (!isCentred) this.place();
  }

  place() {
    const rect = this.grid.root.getBoundingClientRect();
    const right = Math.max(GAP, innerWidth - rect.right + GAP);
    Object.assign(this.element.style, { right: `${right}px`, top: `${Math.max(GAP, rect.top + GAP)}px` });
  }

  key(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  close() {
    const { grid } = this;
    const inside = this.element.contains(document.activeElement);
    this.element.remove();
    if (grid.dialog === this) grid.dialog = null;
    this.onClose?.();
    if (inside) grid.focus();
  }
}

function closeButton(dialog) {
  const { say } = dialog.grid;
  return button("✕", () => dialog.close(), { cls: "sg-x", label: say("close"), tab: true });
}
