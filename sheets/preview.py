"""From an upload and its merge to what a person decides by: names of rows, titles of columns, texts of cells."""

from collections.abc import Iterable, Mapping
from datetime import date

from sheets import blame, catalog, kinds, naming, new_options, rows
from sheets.blame import Changed
from sheets.columns import Cell, Column, Reading, Unread
from sheets.decisions import ERROR_CELL
from sheets.merged import Conflict, Edit, Held, Merge, NewRow, Note
from sheets.people import Actor
from sheets.previewed import CellLine, Clash, FullLine, Preview, Puzzle, RowLine
from sheets.sent import Row
from sheets.sentences import say, why_unread
from sheets.uploads import Waiting

LONGEST = 2000  # characters of one cell


def preview(actor: Actor, upload: Waiting, today: date) -> Preview:
    """The upload in words, for this person."""
    sheet = upload.sheet
    reading = rows.reading(sheet, today)
    return _Telling(actor, upload, reading).told()


def read_typed(actor: Actor, shown: Preview, key: str, text: str) -> tuple[Cell, str]:
    """What somebody typed for a cell, and why it cannot be read ("" if it can)."""
    column = shown.sheet.column(key)
    cell = kinds.parse(text, column, shown.reading)
    return cell, _why(actor, column, cell) if isinstance(cell, Unread) else ""


# ---------------------------------------------------------------- below


def _why(actor: Actor, column: Column, cell: Unread) -> str:
    target = catalog.sheet(column.target) if column.kind == "link" else None
    title = ((target.title_en if actor.language == "en" else "") or target.title) if target else ""
    return why_unread(cell, column, actor.language, target=title)


class _Telling:
    def __init__(self, actor: Actor, upload: Waiting, reading: Reading) -> None:
        self._actor, self._upload, self._reading = actor, upload, reading
        self._sheet, self._merge = upload.sheet, upload.merge
        self._show = naming.shown_to(actor, upload.sheet, reading)
        self._columns = {column.key: column for column in upload.sheet.columns}
        self._there = rows.cells(upload.sheet, _named_rows(upload.merge))
        self._new = {new.line: new for new in upload.merge.new_rows}
        self._gone = {conflict.row: _cells(conflict.base) for conflict in upload.merge.conflicts}

    def told(self) -> Preview:
        merge = self._merge
        clashing = [(conflict.row, conflict.column) for conflict in merge.conflicts]
        blamed = blame.last_changes(self._sheet, clashing)
        return Preview(
            upload=self._upload,
            reading=self._reading,
            changes=tuple(self._rows(merge.changes)),
            new_rows=tuple(map(self._new_row, merge.new_rows)),
            missing_rows=tuple(
                FullLine(id=one.id, name=self._name(one.row), cells=self._pairs(one.base), line=one.line)
                for one in merge.missing_rows
            ),
            conflicts=tuple(self._clash(one, blamed.get((one.row, one.column))) for one in merge.conflicts),
            problems=tuple(map(self._puzzle, merge.problems)),
            notes=tuple(dict.fromkeys([*map(self._remark, self._upload.remarks), *map(self._note, merge.notes)])),
        )

    def _rows(self, edits: Iterable[Edit]) -> Iterable[RowLine]:
        by_row: dict[int, list[Edit]] = {}
        for edit in edits:
            by_row.setdefault(edit.row, []).append(edit)
        for row, found in by_row.items():
            cells = tuple(
                CellLine(
                    id=edit.id,
                    title=self._title(edit.column),
                    before=self._text(edit.column, edit.now),
                    after=self._text(edit.column, edit.value),
                )
                for edit in found
            )
            yield RowLine(row=row, line=found[0].line, name=self._name(row), cells=cells)

    def _new_row(self, new: NewRow) -> FullLine:
        likely = self._name(new.like) if new.like is not None else ""
        name = self._name_of(new.cells)
        return FullLine(id=new.id, name=name, cells=self._pairs(new.cells), line=new.line, like=new.like, likely=likely)

    def _clash(self, conflict: Conflict, changed: Changed | None) -> Clash:
        key, base = conflict.column, conflict.base
        if isinstance(base, Mapping):  # of a whole row, only what the other side changed
            changed_cells = {**_cells(conflict.sent), **_cells(conflict.now)}
            base = {key: cell for key, cell in base.items() if key in changed_cells}
        return Clash(
            id=conflict.id,
            kind=conflict.kind,
            name=self._name(conflict.row),
            title=self._title(key) if key else "",
            column=key,
            base=self._side(key, base),
            sent=self._side(key, conflict.sent),
            now=self._side(key, conflict.now),
            changed=changed,
            suggestion=conflict.suggestion,
        )

    def _puzzle(self, held: Held) -> Puzzle:
        column = self._columns[held.column]
        new = self._new.get(held.line) if held.row is None else None
        return Puzzle(
            id=held.id,
            name=self._name(held.row) if held.row is not None else self._name_of(new.cells if new else {}),
            title=self._title(held.column),
            column=held.column,
            now=self._text(held.column, held.now),
            text=held.sent.text,
            why=_why(self._actor, column, held.sent),
            keepable=held.sent.code != ERROR_CELL,
            new=held.row is None,
            options=new_options.offered(self._actor, self._sheet, column, held.sent),
        )

    # ---------------------------------------------------------------- words

    def _title(self, key: str) -> str:
        column = self._columns[key]
        return (column.title_en if self._actor.language == "en" else "") or column.title

    def _text(self, key: str, cell: Cell) -> str:
        text = self._show(self._columns[key], cell)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    def _side(self, key: str | None, side: Cell | Row) -> str:
        """A cell's text, or the cells of a whole row one under the other."""
        if isinstance(side, Mapping):
            return "\n".join(
                say("about_row", self._actor.language, row=title, what=text)
                for title, text in self._pairs(side, empty=True)
            )
        return self._text(key, side) if key else ""

    def _pairs(self, cells: Row, *, empty: bool = False) -> tuple[tuple[str, str], ...]:
        found = ((key, self._text(key, cells[key])) for key in self._columns if key in cells)
        return tuple((self._title(key), text or "—") for key, text in found if text or empty)

    def _name(self, row: int) -> str:
        return self._name_of(self._there.get(row) or self._gone.get(row) or {})

    def _name_of(self, cells: Row) -> str:
        return naming.row_name(self._sheet, cells, self._show)

    def _remark(self, remark: tuple[str, Mapping[str, object]]) -> str:
        code, values = remark
        return say(code, self._actor.language, **values)

    def _note(self, note: Note) -> str:
        title = self._title(note.column) if note.column in self._columns else ""
        values = {"column": title, "line": note.line, "count": note.count, "total": note.total}
        text = say(note.code, self._actor.language, **values)
        if note.code != "required_empty":
            return text
        named = self._name(note.row) if note.row is not None else ""
        if not named and note.line in self._new:
            named = self._name_of(self._new[note.line].cells)
        return say("about_row", self._actor.language, row=named or note.line, what=text)


def _named_rows(merge: Merge) -> set[int]:
    """Every row of the table that a preview calls by its name."""
    found = {edit.row for edit in merge.changes} | {conflict.row for conflict in merge.conflicts}
    found |= {missing.row for missing in merge.missing_rows}
    found |= {held.row for held in merge.problems if held.row is not None}
    found |= {new.like for new in merge.new_rows if new.like is not None}
    return found | {note.row for note in merge.notes if note.row is not None}


def _cells(side: Cell | Row) -> Row:
    return side if isinstance(side, Mapping) else {}
