/** Labelled controls of the grid's own windows. */
import { button, el } from "./dom.js";

/** A control with its label before it. */
export function field(label, control) {
  const made = el("label", "sg-field");
  made.append(el("span", "", label), control);
  return made;
}

/** A line of text to type in; `more` are further properties of the input. */
export function input(more = {}) {
  return Object.assign(el("input", "sg-input"), { type: "text", autocomplete: "off", spellcheck: false, ...more });
}

/** A list to pick from: `lines` are [value, text]. */
export function choose(lines, chosen, onChange) {
  const made = el("select", "sg-input");
  for (const [value, text] of lines) {
    const line = el("option", "", text);
    line.value = value;
    made.append(line);
  }
  if (chosen !== undefined) made.value = chosen;
  if (onChange) made.addEventListener("change", () => onChange(made.value));
  return made;
}

/** A box to tick, with its label behind it. */
export function tickBox(label, on, onChange) {
  const made = el("label", "sg-check");
  const box = el("input");
  box.type = "checkbox";
  box.checked = on;
  box.addEventListener("change", () => onChange(box.checked));
  made.append(box, ` ${label}`);
  return made;
}

/** A row of buttons: [text, action]; the first is the one that does it. */
export function buttons(...lines) {
  const made = el("div", "sg-buttons");
  for (const [text, action] of lines) made.append(button(text, action, { tab: true }));
  return made;
}
