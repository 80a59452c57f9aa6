/** Rectangles to and from Excel and WPS: tab-separated text with quoted line breaks, and an HTML table. */

const quote = (text) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>" };
const escape = (text) => text.replace(/[&<>"\n]/g, (c) => ENTITIES[c]);

/** [[text]] → what Excel reads from the clipboard as plain text. */
export const toTsv = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\r\n");

/** [[text]] → an HTML table; where `asText[column]` holds, Excel keeps digits as text (phones, flat numbers). */
export function toHtml(rows, asText) {
  const style = (i) => (asText[i] ? ` style="mso-number-format:'\\@'"` : "");
  const line = (row) => `<tr>${row.map((text, i) => `<td${style(i)}>${escape(text)}</td>`).join("")}</tr>`;
  return `<meta charset="utf-8"><table>${rows.map(line).join("")}</table>`;
}

/**
 * A quote at the start of a cell opens a quoted cell only if its partner stands right before a tab, a line end or
 * the end; otherwise it is an ordinary character. Answers the partner's index, or -1.
 */
function partner(text, start) {
  for (let i = text.indexOf('"', start + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    if (text[i + 1] !== '"') return i + 1 >= text.length || /[\t\r\n]/.test(text[i + 1]) ? i : -1;
    i += 1; // a doubled quote stands for one
  }
  return -1;
}

/** Plain text from the clipboard → [[text]]. */
export function parseTsv(text) {
  const rows = [];
  let row = [];
  let i = 0;
  while (i <= text.length) {
    const end = text[i] === '"' ? partner(text, i) : -1;
    let cell;
    if (end >= 0) {
      cell = text.slice(i + 1, end).replaceAll('""', '"');
      i = end + 1;
    } else {
      const start = i;
      while (i < text.length && !/[\t\r\n]/.test(text[i])) i += 1;
      cell = text.slice(start, i);
    }
    row.push(cell);
    if (text[i] !== "\t") {
      rows.push(row);
      row = [];
      if (text[i] === "\r" && text[i + 1] === "\n") i += 1;
      if (i + 1 >= text.length) break; // a last line end closes its line and opens none
    }
    i += 1;
  }
  return text === "" ? [] : rows;
}

/** What lies on the clipboard as text. Some programs give a table as HTML only. */
export const textOf = (data) => data.getData("text/plain") || toTsv(parseHtml(data.getData("text/html")));

/** HTML from the clipboard → [[text]] of its first table, or of all its text; [] if there is none. */
export function parseHtml(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const unseen of body.querySelectorAll("style, script")) unseen.remove();
  const table = body.querySelector("table");
  if (table) return [...table.rows].map((row) => [...row.cells].flatMap(cellsOf));
  return body.textContent.trim() ? [[textIn(body)]] : [];
}

/** The text of a cell, and an empty one for each further column that it spans. */
const cellsOf = (cell) => [textIn(cell), ...Array.from({ length: cell.colSpan - 1 }, () => "")];

/** Line breaks are those that the HTML shows, not those of its source. */
function textIn(element) {
  for (const line of element.querySelectorAll("br, p + p, div + div")) line.before("\u2028");
  const text = element.textContent.replace(/\s*\u2028\s*/g, "\u2028").replace(/[^\S\u2028]+/g, " ");
  return text.replaceAll("\u2028", "\n").trim();
}
