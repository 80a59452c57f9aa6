/** Panels that float near the editor. */
import { el } from "./dom.js";

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

/** Puts a fixed panel under a rectangle of the window, or above it where there is more room. */
function placeBy(made, rect) {
  const height = made.offsetHeight;
  const above = innerHeight - rect.bottom < height + 8 && rect.top > height;
  made.style.minWidth = `${Math.min(rect.width, innerWidth - 8)}px`;
  made.style.left = `${Math.max(4, Math.min(rect.left, innerWidth - made.offsetWidth - 4))}px`;
  made.style.top = `${above ? rect.top - height - 2 : Math.min(rect.bottom + 2, innerHeight - height - 4)}px`;
}
