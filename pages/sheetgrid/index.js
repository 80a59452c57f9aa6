/** What the page's component and the tests may import. */
export { Grid } from "./grid.js";
export { goToday } from "./gotoday.js";
export { openGotoRow } from "./gotorow.js";
export { PageSearch } from "./pagesearch.js";
export { openShortcuts } from "./shortcuts.js";
export { openSorting } from "./sortpanel.js";
export * as finding from "./finding.js";
export * as conditions from "./conditions.js";
export * as kinds from "./kinds.js";
export * as clipboard from "./clipboard.js";
export { series } from "./series.js";
