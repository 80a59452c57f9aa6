/** What Quasar's menus and lists of options leave to be done: arrow keys, and what they say to screen readers. */

// Arrow keys, Home and End walk over the lines of an open menu; by itself it only knows Tab.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const lines = [...(event.target.closest?.(".q-menu")?.querySelectorAll("[role=menuitem]") ?? [])];
  const to = next(lines, event.key);
  if (!to) return;
  to.focus();
  event.preventDefault();
});

/** The line that a key leads to, or undefined. */
function next(lines, key) {
  if (key === "Home") return lines[0];
  if (key === "End") return lines.at(-1);
  if (!(key in STEPS) || !lines.length) return undefined;
  const at = lines.indexOf(document.activeElement);
  const start = at < 0 && STEPS[key] < 0 ? lines.length : at;
  return lines[(start + STEPS[key] + lines.length) % lines.length];
}

// A list of options hangs outside the page's landmarks, and holds elements that are no options.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.id?.startsWith("q-portal--menu")) watch(node);
  }
}).observe(document.body, { childList: true });

function watch(portal) {
  const observer = new MutationObserver(() => name(portal));
  observer.observe(portal, { childList: true, subtree: true });
  name(portal);
}

/** Makes the place of a list a dialog named as its field is, and lets only options take the focus. */
function name(portal) {
  const list = portal.querySelector("[role=listbox]");
  if (!list) return;
  const field = document.querySelector(`[aria-controls="${CSS.escape(list.id)}"]`);
  const label = field?.closest(".q-field")?.querySelector(".q-field__label")?.textContent;
  portal.setAttribute("role", "dialog");
  portal.setAttribute("aria-label", field?.getAttribute("aria-label") ?? label ?? "");
  for (const other of list.querySelectorAll("[tabindex]:not([role=option])")) other.removeAttribute("tabindex");
}
