/** What Quasar's menus and lists of options leave to be done: arrow keys, and what they say to screen readers. */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export default {
  template: `<div hidden></div>`,
  mounted() {
    document.addEventListener("keydown", walk);
    this.places = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(watch)));
    this.places.observe(document.body, { childList: true }); // menus hang there, outside the page's landmarks
  },
  unmounted() {
    document.removeEventListener("keydown", walk);
    this.places.disconnect();
  },
};

/** Arrow keys, Home and End walk over the lines of an open menu; by itself it only knows Tab. */
function walk(event) {
  const menu = event.target.closest?.(".q-menu");
  const to = menu && next([...menu.querySelectorAll("[role=menuitem]")], event.key);
  if (!to) return;
  to.focus();
  event.preventDefault();
}

/** The line that a key leads to, or undefined. */
function next(lines, key) {
  if (key === "Home") return lines[0];
  if (key === "End") return lines.at(-1);
  if (!(key in STEPS) || !lines.length) return undefined;
  const at = lines.indexOf(document.activeElement);
  const start = at < 0 && STEPS[key] < 0 ? lines.length : at;
  return lines[(start + STEPS[key] + lines.length) % lines.length];
}

function watch(place) {
  if (!place.id?.startsWith("q-portal--menu")) return;
  new MutationObserver(() => name(place)).observe(place, { childList: true, subtree: true });
  name(place);
}

/** Makes the place of a list a dialog named as its field is, and lets only options take the focus. */
function name(place) {
  const list = place.querySelector("[role=listbox]");
  if (!list) return;
  const field = document.querySelector(`[aria-controls="${CSS.escape(list.id)}"]`);
  const label = field?.closest(".q-field")?.querySelector(".q-field__label")?.textContent;
  place.setAttribute("role", "dialog");
  place.setAttribute("aria-label", field?.getAttribute("aria-label") ?? label ?? "");
  for (const other of list.querySelectorAll("[tabindex]:not([role=option])")) other.removeAttribute("tabindex");
}
