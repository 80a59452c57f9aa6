/** The plain form of what was typed, as in sheets/typed.py. */

const NEW_LINE = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** Control characters, zero-width blanks and marks of writing direction: unseen, and nobody means them. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** As it is kept: composed, lines ended by \n, nothing unseen, no blanks around it. */
export const tidy = (text) =>
  text
    .replace(NEW_LINE, "\n")
    .replace(UNSEEN, "")
    .replace(/\p{Surrogate}/gu, "") // half a character: no server can read it
    .replaceAll("_x000D_", "")
    .normalize("NFC")
    .trim();

/** One form for full-width and half-width signs: for reading and comparing, never for keeping. */
export const fold = (text) => text.normalize("NFKC").trim();
