/** Numbers that a phone can call. */
import { attributes, el, silent } from "./dom.js";

/** A number that a phone can dial, or "" (masked, unread, empty). */
export function dialled(cell) {
  if (typeof cell !== "string" || cell.includes("*")) return "";
  const [number, extension] = cell.split("转");
  const digits = number.replace(/[^\d+]/g, "");
  return digits.length < 3 ? "" : digits + (extension ? `,${extension.replace(/\D/g, "")}` : "");
}

/** A link that dials. */
export function callLink(grid, cell, label) {
  const made = attributes(el("a", "sg-call"), { href: `tel:${dialled(cell)}`, "aria-label": label });
  made.append(silent("i", "material-icons sg-callmark", "call"), el("span", "", grid.say("call")));
  return made;
}
