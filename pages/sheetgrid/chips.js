/** How many chips stand side by side in a cell. Their texts are measured without putting them on the page. */

const TYPE = 15; // px of a chip's letters at the usual size
const AROUND = 16; // px of a chip beside its text
const GAP = 4; // px between two chips
const BORDERS = 26; // px of a cell beside its contents

const pen = document.createElement("canvas").getContext("2d");

/** How many of these texts fit as whole chips into a cell of this width, at least one. */
export function fitting(grid, texts, width) {
  if (texts.length < 2) return texts.length;
  pen.font = `${TYPE * grid.scale}px ${getComputedStyle(grid.root).fontFamily}`;
  const room = width - BORDERS;
  const more = GAP + pen.measureText(`+${texts.length}`).width;
  let used = -GAP;
  let shown = 0;
  for (const text of texts) {
    used += GAP + AROUND + Math.ceil(pen.measureText(text).width);
    if (used + (shown + 1 < texts.length ? more : 0) > room) break;
    shown += 1;
  }
  return Math.max(1, shown);
}
