/** The table on a screen as narrow as a phone: the frozen name leaves room for others, rows are high enough to hit. */

const NARROW = matchMedia("(max-width: 600px)").matches;
const NAME = 0.36; // of the screen's width that the frozen name may take
const FINGER = 48; // px

/** px of a column in the table: the frozen one leaves room to see others. */
export const widthOf = (width, { pin }) => (NARROW && pin ? Math.min(width, Math.round(innerWidth * NAME)) : width);

/** px of the row numbers at ordinary type size, at least. */
export const NUMBERS_WIDTH = NARROW ? 38 : 52;

/** px of a row or a heading, which a finger has to hit. */
export const heightOf = (height) => (NARROW ? Math.max(height, FINGER) : height);

/** What of a view belongs to a wide screen: it is neither used here nor changed. */
export const WIDE_ONLY = NARROW ? ["columnSizing", "columnPinning"] : [];
