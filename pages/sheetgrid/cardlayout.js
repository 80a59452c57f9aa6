/**
 * What of a row stands on its card: a title, what the row is about, chips that say how things stand, and a few facts.
 * Worked out from the kinds of the columns that are shown, so it holds for every sheet. The height of a card follows
 * from what it holds, without drawing it: 100,000 rows can be scrolled through.
 */
import { isEmpty, isUnread } from "./cells.js";
import { dayWords } from "./daywords.js";
import { dialled } from "./dialling.js";

const MOST_CHIPS = 2;
const MOST_LINES = 3;
const DAYS = 2; // of several days the last ones: a ledger is filled from left to right

/** Kinds of facts, in the order in which people look for them; what is not here stands on no card. */
const ORDER = ["hours", "link", "person", "date", "phone", "choice", "choices", "text", "number", "yesno", "long"];

/** em that a value of a kind usually takes; others take a line of their own. */
const TYPICAL = { hours: 6, link: 4, person: 4, date: 6.8, phone: 8, choice: 5, number: 4, yesno: 2 };

/** px at the usual size of type; cards.css says the same in rem. */
const SIZES = { around: 22, title: 34, lead: 26, fact: 30 };
const CALL = 68; // the button that calls
const CHIPS = 16; // em that a title and two chips need side by side
const LEAD_TYPE = 16;
const FACT_TYPE = 15;

/** Which columns of a sheet stand where on a card, and how high it is. */
export class CardLayout {
  /** `columns` are those shown, in their order; `group` is the key of the column that the headings say; px `width`. */
  constructor(grid, columns, { group = "", width }) {
    Object.assign(this, { grid, group, width });
    this.phones = columns.filter(({ kind }) => kind === "phone");
    this.beside = width - CALL * grid.scale; // left of the button that calls
    this.chipsBelow = this.beside < CHIPS * LEAD_TYPE * grid.scale; // large type: no room beside the title
    const rest = columns.filter(({ key }) => key !== group);
    this.label = rest.find((column) => column.pin) ?? null;
    this.hours = pairOf(rest);
    const others = rest.filter((column) => column !== this.label && !this.hours.includes(column));
    this.lead = others.find(({ required, kind }) => required && ["text", "long"].includes(kind)) ?? null;
    this.chips = chipColumns(others);
    const left = others.filter((column) => column !== this.lead && !this.chips.includes(column));
    this.subject = this.label ? null : (left.find(({ kind }) => ORDER.includes(kind) && kind !== "date") ?? null);
    this.facts = this.factsAmong(left.filter((column) => column !== this.subject));
  }

  /** [{columns, kind, name, wide}] in the order in which they are wanted. */
  factsAmong(columns) {
    const facts = columns.map((column) => ({ columns: [column], kind: column.kind, name: column.title }));
    if (this.label && this.hours.length) {
      facts.push({ columns: this.hours, kind: "hours", name: this.grid.say("hours") });
    }
    for (const fact of facts) fact.room = (TYPICAL[fact.kind] ?? 99) + roughly(fact.name, 99) + 0.5;
    const known = facts.filter(({ kind }) => ORDER.includes(kind));
    return known.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  }

  cell(data, column) {
    return data[this.grid.rows.index.get(column.key)] ?? null;
  }

  isFilled(data, column) {
    const cell = this.cell(data, column);
    return isUnread(cell) || !isEmpty(cell) || (column.kind === "yesno" && cell === false);
  }

  /** Does the card have a button that calls? */
  calls(data) {
    return this.phones.find((column) => dialled(this.cell(data, column)));
  }

  /** px beside that button. */
  room(data) {
    return this.calls(data) ? this.beside : this.width;
  }

  /** The columns of the chips beside the title: the last ones filled. */
  chipsOf(data) {
    return this.chips.filter((column) => this.isFilled(data, column)).slice(-MOST_CHIPS);
  }

  /** The facts of a row that there is room for [{columns, name, wide}], and their lines: two short ones share one. */
  factsOf(data) {
    const filled = this.facts.filter(({ columns }) => columns.some((column) => this.isFilled(data, column)));
    const early = new Set(filled.filter(({ kind }) => kind === "date").slice(0, -DAYS));
    const half = (this.room(data) - 12) / 2 / (FACT_TYPE * this.grid.scale);
    const facts = [];
    let halves = 0;
    for (const fact of filled) {
      if (early.has(fact)) continue;
      const wide = fact.room > half;
      const after = wide ? 2 * Math.ceil(halves / 2) + 2 : halves + 1;
      if (after > 2 * MOST_LINES) break;
      facts.push({ ...fact, wide });
      halves = after;
    }
    return { facts, lines: Math.ceil(halves / 2) };
  }

  /** Lines of what the row is about: it is cut after the second. */
  leadLines(data) {
    if (!this.lead || !this.isFilled(data, this.lead)) return 0;
    const line = this.room(data) / (LEAD_TYPE * this.grid.scale);
    return roughly(this.text(data, this.lead), line) > line ? 2 : 1;
  }

  /** px, without the gap to the next card. */
  height(data) {
    const { around, title, lead, fact } = SIZES;
    const chips = this.chipsBelow && this.chipsOf(data).length ? fact : 0;
    const inside = title + chips + lead * this.leadLines(data) + fact * this.factsOf(data).lines;
    return Math.round((around + inside) * this.grid.scale);
  }

  title(data) {
    if (this.label) return this.text(data, this.label) || this.untitled(this.label);
    const texts = [this.span(data, this.hours), this.subject ? this.text(data, this.subject) : ""];
    return texts.filter(Boolean).join("　") || this.untitled(this.subject ?? this.hours[0]);
  }

  untitled(column) {
    return this.grid.say("untitled", { title: column?.title ?? "" });
  }

  /** What a fact says: 08:30–11:30 where two columns belong together. */
  span(data, columns) {
    return columns.map((column) => this.text(data, column)).filter(Boolean).join("–");
  }

  /** A cell as it is read on a card: days with their weekday. */
  text(data, column) {
    const { rows, config } = this.grid;
    const cell = this.cell(data, column);
    if (column.kind === "yesno") return rows.text(column, cell);
    if (column.kind !== "date" || typeof cell !== "string") return rows.painted(column, cell);
    return dayWords(cell, { language: config.language, today: this.grid.today() });
  }
}

/** Columns whose options mean something at a glance; without any the first choice. */
function chipColumns(columns) {
  const choices = columns.filter(({ kind }) => kind === "choice");
  const meant = choices.filter(({ tones }) => Object.keys(tones ?? {}).length);
  return meant.length ? meant : choices.slice(0, 1);
}

/** Two columns of times side by side are a beginning and an end. */
export function pairOf(columns) {
  const at = columns.findIndex(({ kind }, i) => kind === "time" && columns[i + 1]?.kind === "time");
  return at < 0 ? [] : columns.slice(at, at + 2);
}

/** em that a text takes, counted no further than a little beyond `most`. */
function roughly(text, most) {
  let sum = 0;
  for (let i = 0; i < text.length && sum <= most; i++) sum += text.charCodeAt(i) > 0x2e7f ? 1 : 0.58;
  return sum;
}
