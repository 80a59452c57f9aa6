/** Panels that float near the editor. */
import { clamp, el } from "./dom.js";

/**
 * A floating panel that follows the textarea. It stands inside the grid's own element, and so inside the page's
 * main landmark.
 */
export function panel(grid, cls) {
  const made = el("div", `sg-pop ${cls}`);
  made.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the textarea
  grid.root.append(made);
  const follow = () => {
    if (!made.isConnected) return;
    placeBy(made, grid.textarea.getBoundingClientRect());
    requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);
  return made;
}

/** Puts a fixed panel under a rectangle of the window; above or beside it where there is no room below. */
function placeBy(made, rect) {
  const { offsetHeight: height, offsetWidth: width } = made;
  const below = rect.bottom + 2 + height <= innerHeight;
  const above = rect.top - 2 - height >= 0;
  const beside = rect.right + 2 + width <= innerWidth ? rect.right + 2 : rect.left - width - 2;
  const left = below || above || beside < 0 ? rect.left : beside;
  const top = below || !above ? rect.bottom + 2 : rect.top - height - 2;
  made.style.minWidth = `${Math.min(rect.width, innerWidth - 8)}px`;
  made.style.left = `${clamp(left, 4, innerWidth - width - 4)}px`;
  made.style.top = `${clamp(top, 4, innerHeight - height - 4)}px`;
}
