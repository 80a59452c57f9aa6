/** Small helpers around the browser's document. */

/** A new element with a class and, if given, a text. */
export function el(tag, cls = "", text) {
  const made = document.createElement(tag);
  if (cls) made.className = cls;
  if (text != null) made.textContent = text;
  return made;
}

/** A button that never submits and never takes the Tab order unless asked to. */
export function button(text, onClick, { cls = "", label, tab = false } = {}) {
  const made = el("button", cls, text);
  made.type = "button";
  if (!tab) made.tabIndex = -1;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", onClick);
  return made;
}

/** Sets several attributes; null takes one away. */
export function attributes(element, values) {
  for (const [name, value] of Object.entries(values)) {
    if (value == null) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
  return element;
}

/** An element that screen readers pass over: it says again what something else says, or only decorates. */
export const silent = (tag, cls, text) => attributes(el(tag, cls, text), { "aria-hidden": true });

/** Calls `run` once, `wait` ms after the last call. The result has `.stop()`. */
export function later(wait, run) {
  let timer = 0;
  const call = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), wait);
  };
  call.stop = () => clearTimeout(timer);
  return call;
}

/** `x` held between `low` and `high`. */
export const clamp = (x, low, high) => Math.max(low, Math.min(x, high));

/** Runs what touches the browser's storage, which may be full or forbidden: then null. */
export function storage(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** An id that no other page will make; plain http has no crypto.randomUUID. */
export function newUid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}
