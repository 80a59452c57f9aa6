/** What AG Grid is told: columns, order, filters and looks. It paints; everything the hands do is ours. */
import * as AG from "nicegui-aggrid";
import { AGGRID_ZH } from "./aggrid_words.js";
import { isBad, isEmpty, isUnread } from "./cells.js";
import { later } from "./dom.js";
import { listFilter } from "./listfilter.js";
import { heightOf, NUMBERS_WIDTH, widthOf } from "./narrow.js";
import { rendererOf, rowNumber } from "./renderers.js";
import { FIRST } from "./rows.js";
import { isTotals } from "./totals.js";

AG.ModuleRegistry.registerModules([AG.AllCommunityModule]);

/** The column of row numbers. */
export const NUMBERS = "#";

const HEADER = 38;
const AROUND = 18; // px beside the digits of a row number at ordinary type size
const DIGIT = 9;

/** AG Grid, made in an element. */
export const createTable = (element, options) => AG.createGrid(element, options);

/** Colours, sizes and lines, by the names of the page's own style sheet. `scale` is that of large type. */
export function themeOf({ scale, rowHeight }) {
  return AG.themeQuartz.withPart(AG.colorSchemeVariable).withParams({
    fontFamily: "inherit",
    fontSize: Math.round(16 * scale),
    headerFontSize: Math.round(15 * scale),
    headerFontWeight: 600,
    spacing: 5,
    cellHorizontalPadding: 10,
    rowHeight,
    headerHeight: heightOf(Math.round(HEADER * scale)),
    wrapperBorderRadius: 0,
    wrapperBorder: false,
    columnBorder: true,
    browserColorScheme: "inherit",
    backgroundColor: "var(--surface, #ffffff)",
    foregroundColor: "var(--ink, #2a2421)",
    headerBackgroundColor: "var(--sunken, #f3ede4)",
    headerTextColor: "var(--ink, #2a2421)",
    borderColor: "var(--line, #d9cfc4)",
    accentColor: "var(--brick, #9b3a2b)",
    valueChangeValueHighlightBackgroundColor: "var(--attention-ground, #fff3dc)",
    rowHoverColor: "var(--ground, #fbf8f3)",
    menuBackgroundColor: "var(--surface, #ffffff)",
    menuBorder: { color: "var(--edge, #857970)" },
    inputFocusShadow: "none",
    inputFocusBorder: { color: "var(--info, #1f5a8a)" },
  });
}

/** Everything AG Grid has to know about this sheet. */
export function tableOptions(grid) {
  const { config, rows } = grid;
  return {
    theme: themeOf(grid),
    columnDefs: columnsOf(grid),
    maintainColumnOrder: true,
    rowHeight: grid.rowHeight,
    getRowHeight: grid.bands.rowHeight,
    defaultColDef: { sortable: true, resizable: true, minWidth: 56 },
    initialState: grid.view.initial,
    getRowId: ({ data }) => String(data[0]),
    pinnedBottomRowData: grid.totals.pinned(),
    localeText: config.language === "en" ? undefined : AGGRID_ZH,
    suppressCellFocus: true,
    suppressNoRowsOverlay: true,
    suppressDragLeaveHidesColumns: true,
    animateRows: false,
    rowBuffer: 10,
    tooltipShowDelay: 300,
    isExternalFilterPresent: () => grid.query.length > 0,
    doesExternalFilterPass: ({ data }) => grid.query.every((word) => rows.haystack(data).includes(word)),
    alwaysPassFilter: ({ data }) => rows.fresh.has(data[0]),
    postSortRows: ({ nodes }) => {
      keepFreshLast(grid, nodes);
      grid.bands.arrange(nodes);
    },
    ...events(grid),
  };
}

function columnsOf(grid) {
  return [numberColumn(grid), ...grid.columns.map((column, i) => columnOptions(grid, column, i + FIRST))];
}

/** The columns as they are described now, without what a person may have changed since: widths, places, filters. */
export function columnsAgain(grid) {
  return grid.api.getColumnDefs().map(({ width, hide, pinned, sort, sortIndex, ...rest }) => {
    const column = grid.byKey.get(rest.colId);
    return column ? { ...rest, ...grid.shape.options(column) } : rest;
  });
}

function events(grid) {
  const { rows } = grid;
  const placeSoon = later(120, () => grid.painter.place());
  return {
    onModelUpdated: () => grid.modelChanged(),
    onDisplayedColumnsChanged: () => grid.modelChanged(),
    onColumnResized: ({ columns }) => resized(grid, columns),
    onBodyScroll: () => (grid.editor.open ? grid.painter.place() : placeSoon()),
    onViewportChanged: () => grid.bands.strips.draw(),
    onGridSizeChanged: () => grid.painter.place(),
    onStateUpdated: ({ sources }) => grid.view.changed(sources),
    onSortChanged: () => {
      grid.sorted = isSorted(grid.api);
      rows.fresh.clear();
      grid.bands.sorted();
    },
    onFilterChanged: () => rows.fresh.clear(),
    onFirstDataRendered: () => (grid.sorted = isSorted(grid.api)),
  };
}

/** What was cut to the width of a column is cut anew. */
function resized(grid, columns) {
  const keys = (columns ?? []).map((column) => column.getColId());
  const cut = keys.filter((key) => grid.byKey.get(key)?.kind === "choices");
  if (cut.length) grid.api?.refreshCells({ columns: cut, force: true });
  grid.painter.paint();
  grid.cursors.draw();
}

/** Is the table sorted by any column? */
export const isSorted = (api) => api.getColumnState().some((column) => column.sort);

/** New rows stay at the end of a sorted table until it is sorted again. */
function keepFreshLast(grid, nodes) {
  const { fresh } = grid.rows;
  if (!fresh.size || !grid.sorted) return;
  const isFresh = (node) => fresh.has(node.data[0]);
  const last = nodes.filter(isFresh);
  if (last.length) nodes.splice(0, nodes.length, ...nodes.filter((node) => !isFresh(node)), ...last);
}

/** Room for the largest number. */
function numbersWidth({ scale, total }) {
  const digits = String(total).length;
  return Math.round(Math.max(NUMBERS_WIDTH, AROUND + digits * DIGIT) * scale);
}

/** There are more rows, or fewer: the numbers need another width. */
export function fitNumbers(grid) {
  const newWidth = numbersWidth(grid);
  if (grid.api.getColumn(NUMBERS).getActualWidth() !== newWidth) grid.api.setColumnWidths([{ key: NUMBERS, newWidth }]);
}

function numberColumn(grid) {
  return {
    colId: NUMBERS,
    headerName: "",
    width: numbersWidth(grid),
    minWidth: NUMBERS_WIDTH,
    pinned: "left",
    lockPosition: "left",
    suppressMovable: true,
    resizable: false,
    sortable: false,
    valueGetter: ({ node }) => (isTotals(node) ? "Σ" : node.rowPinned ? "＋" : grid.bands.numberOf(node)),
    cellClass: "sg-rownum",
    cellRenderer: rowNumber(grid),
    cellStyle: ({ node }) => ({ "padding-top": padding(grid, node) }),
    headerComponent: cornerOf(grid),
  };
}

/** The corner selects everything. */
function cornerOf(grid) {
  return class {
    init() {
      this.gui = document.createElement("button");
      Object.assign(this.gui, { type: "button", className: "sg-corner", tabIndex: -1 });
      this.gui.setAttribute("aria-label", grid.say("selectAll"));
      this.gui.addEventListener("click", () => {
        grid.selection.all();
        grid.focus();
      });
    }

    getGui() {
      return this.gui;
    }

    refresh() {
      return true;
    }
  };
}

function columnOptions(grid, column, index) {
  const { rows } = grid;
  const masked = column.masked && grid.say("maskedColumn");
  const tip = [column.title, column.help, masked, column.readonly && (column.why || grid.say("readonlyCell"))];
  return {
    colId: column.key,
    headerName: column.required ? `${column.title} *` : column.title,
    headerTooltip: tip.filter(Boolean).join("\n"),
    width: widthOf(Math.round((column.width || 120) * grid.scale), column),
    pinned: column.pin ? "left" : null,
    hide: Boolean(column.hidden),
    valueGetter: ({ data }) => data[index] ?? null,
    valueFormatter: ({ value, node }) => shownText(grid, column, node) ?? rows.painted(column, value),
    equals: (a, b) => a === b,
    comparator: comparatorOf(grid, column),
    cellRenderer: cellRendererOf(grid, column),
    cellClass: column.kind === "number" ? "sg-num" : undefined,
    cellClassRules: {
      "sg-bad": ({ value }) => isBad(value),
      "sg-twice": ({ data }) => grid.outbox.contest.has(data[0], column.key) || grid.crossing.has(data[0], column.key),
      "sg-total": ({ node }) => isTotals(node),
      "sg-ro": ({ node }) => Boolean(column.readonly) && !node.rowPinned,
    },
    cellStyle: ({ node }) => styleOf(grid, node, column.key),
    filter: listFilter(grid, column),
    ...grid.shape.options(column),
  };
}

/** What differs from cell to cell: a ground of the person's choice. */
function styleOf(grid, node, key) {
  return { "background-color": grid.colours.ground(node, key), "padding-top": padding(grid, node) };
}

const padding = (grid, node) => {
  const band = grid.bands.of(node);
  return band ? `${band}px` : "";
};

function cellRendererOf(grid, column) {
  const renderer = rendererOf(grid, column);
  return renderer && ((params) => shownText(grid, column, params.node) ?? renderer(params));
}

/** The totals row shows texts in every column, a folded group nothing; null for all other rows. */
function shownText(grid, column, node) {
  if (isTotals(node)) return grid.totals.text(column);
  return grid.bands.isStub(node) ? "" : null;
}

/** Values in their own order, then what could not be read, then empty cells, whichever way the column is sorted. */
function comparatorOf(grid, column) {
  const compare = orderOf(grid, column);
  const rank = (cell) => (isUnread(cell) ? 1 : isEmpty(cell) && column.kind !== "yesno" ? 2 : 0);
  return (a, b, nodeA, nodeB, descending) => {
    const difference = rank(a) - rank(b);
    if (difference) return descending ? -difference : difference;
    return rank(a) === 0 ? compare(a, b) : 0;
  };
}

function orderOf(grid, column) {
  const { collator, rows } = grid;
  if (["number", "serial", "yesno"].includes(column.kind)) return (a, b) => Number(a) - Number(b);
  if (["date", "time", "created_at", "changed_at"].includes(column.kind)) return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  if (column.kind === "choice") return (a, b) => column.options.indexOf(a) - column.options.indexOf(b);
  return (a, b) => collator.compare(rows.text(column, a), rows.text(column, b));
}
