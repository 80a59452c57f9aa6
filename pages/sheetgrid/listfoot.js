/** The end of a list from which several are chosen: how it is done, and a button that keeps them. */
import { attributes, button, el } from "./dom.js";

/** For eyes and fingers only: to a screen reader it would be one more option, and Enter does the same. */
export function severalFoot(grid, keep) {
  const made = attributes(el("div", "sg-listfoot"), { "aria-hidden": true });
  made.append(el("span", "sg-quiet", grid.say("severalHint")), button(grid.say("done"), keep, { cls: "sg-done" }));
  return made;
}
