/** What the one textarea hears: the input method and the keys' text, the focus, and the browser's clipboard events. */

import { textOf } from "./clipboard.js";

/** Input method, text and focus. */
export function listenToText(grid) {
  const { root, textarea, editor, selection } = grid;
  textarea.addEventListener("compositionstart", () => editor.composes());
  textarea.addEventListener("compositionend", () => editor.composed());
  textarea.addEventListener("input", (event) => {
    if (editor.open) editor.typed(event.isComposing);
    else if (event.inputType.startsWith("history")) textarea.value = ""; // the browser's own undo, of an old text
    else if (!selection.at || !editor.begin("type", { typed: true })) textarea.value = "";
  });
  textarea.addEventListener("focus", () => {
    root.classList.add("sg-focus");
    if (!selection.at) selection.select(0, 0);
  });
  textarea.addEventListener("blur", () => {
    root.classList.remove("sg-focus");
    setTimeout(() => left(grid), 0);
  });
}

/** The focus went elsewhere on the page (not to another window): what was typed is written. */
function left({ textarea, editor }) {
  const elsewhere = document.activeElement !== textarea && document.hasFocus();
  if (editor.open && elsewhere) editor.leave();
}

/** Copy, cut and paste, as the browser tells of them. */
export function listenToClipboard({ textarea, editor, selection, pasting, writer }) {
  const moving = () => !editor.open && selection.at;
  for (const name of ["copy", "cut"]) {
    textarea.addEventListener(name, (event) => {
      if (!moving()) return;
      event.preventDefault();
      pasting.copy(event.clipboardData);
      if (name === "cut") writer.clear("didCut");
    });
  }
  textarea.addEventListener("paste", (event) => {
    if (!moving()) return;
    event.preventDefault();
    pasting.paste(textOf(event.clipboardData));
  });
}
