"""The tables that are typed into: rows as they are kept, pasted and emptied, and one to begin."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.model.fault import WorkshopError, shown
from core.model.names import normalised
from core.words import tr
from ui.widgets.cell_delegate import ChoicesRole, NamesRole
from ui.widgets.item_grounds import TableModel
from ui.widgets.sheet_view import TurnedRole
from ui.widgets.table.pasting import rows_pasted_over
from ui.widgets.table.shape import Misfit, RowShape, TableColumn
from ui.widgets.table.unsaved_cells import UnsavedCells, number_of

R = TypeVar("R")
Block = Sequence[Sequence[str]]

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class SheetModel(TableModel, Generic[R]):
    """Rows and one more at the end to type a new one in; writes nothing itself.

    Whoever takes a wish says what became of it: `keep`, `hold` or `turn_down`.

    Signals:
        change_requested: rows as they were typed, pasted or emptied; carries a list.
        refused: what was typed does not fit; carries the `WorkshopError`.
        waiting: what the row being typed still needs; empty when there is none.
    """

    change_requested = Signal(object)
    refused = Signal(object)
    waiting = Signal(str)

    def __init__(self, shape: RowShape[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self.rows: tuple[R, ...] = ()
        self._begun: R | None = None
        self._typed: tuple[int, int, str, R] | None = None
        self._held = UnsavedCells[R]([column.put for column in shape.columns])
        self._read_only = self._is_turned_down = False

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows; the current cell of a view stays where it was."""
        had, has = len(self.rows), len(rows)
        if has > had:
            self.beginInsertRows(QModelIndex(), had + 1, has)
            self.rows = tuple(rows)
            self.endInsertRows()
        elif has < had:
            self.beginRemoveRows(QModelIndex(), has, had - 1)
            self.rows = tuple(rows)
            self.endRemoveRows()
        else:
            self.rows = tuple(rows)
        self.dataChanged.emit(self.index(0, 0), self.index(has, self.columnCount() - 1))
        self.waiting.emit(self._lacking())

    def keep(self, rows: Sequence[R]) -> None:
        """The rows of a wish are in the file: nothing of them waits any more."""
        self._held.let_go(rows)
        if any(not number_of(row) for row in rows):
            self._begun = None
            self._tell_last_row()

    def hold(self) -> None:
        """The file took nothing: what was typed stands in its cell, and waits."""
        if self._typed is None:
            return
        at, column, text, found = self._typed
        row = self.row(at)
        if row is None:
            self._begun = found
            self._tell_last_row()
        else:
            self._held.hold(row, column, text)
            self.dataChanged.emit(self.index(at, column), self.index(at, column))

    def turn_down(self) -> None:
        """The file will never take what was typed: it is not kept, and stays where it is open."""
        self._is_turned_down = True

    def waiting_rows(self) -> list[R]:
        """Return the rows that were typed and could not be kept."""
        pairs = [(row, self._held.over(row)) for row in self.rows]
        waiting = [wished for row, wished in pairs if wished != row]
        whole = self._begun is not None and not self.shape.lacking(self._begun)
        return [*waiting, self._begun] if whole and self._begun is not None else waiting

    @property
    def begun(self) -> dict[str, str]:
        """What the row being typed holds so far, by the titles of its columns."""
        if self._begun is None or self._begun == self.shape.blank():
            return {}
        held = {column.title: column.text(self._begun) for column in self.shape.columns}
        return {title: text for title, text in held.items() if text}

    def begin_with(self, begun: Mapping[str, str]) -> None:
        """Go on with a row that was being typed; what fits no more is left out."""
        row = self.shape.blank()
        for column in self.shape.columns:
            with suppress(Misfit):
                if column.put is not None and column.title in begun:
                    row = column.put(row, begun[column.title])
        self._begun = row
        self._tell_last_row()

    def put_back(self, row: R, column: int, text: str) -> None:
        """Let a text stand in a cell that was being typed in; it waits as one not kept."""
        self._held.hold(row, column, text)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be typed: the audit is open for reading."""
        self._read_only = read_only

    def row(self, at: int) -> R | None:
        """Return a row, or None for the empty one at the end."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    @property
    def unkept(self) -> str:
        """What the row being typed still needs, so that it is in no file; else nothing."""
        return self._lacking() if self._begun != self.shape.blank() else ""

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the rows and the empty one."""
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the columns."""
        return 0 if parent.isValid() else len(self.shape.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let a cell be typed into where its column takes a text."""
        flags = super().flags(index)
        takes = index.isValid() and self.shape.columns[index.column()].put is not None
        return flags | Qt.ItemFlag.ItemIsEditable if takes and not self._read_only else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its choices, or what a screen reader says."""
        if not index.isValid():
            return None
        column = self.shape.columns[index.column()]
        row = self._at(index.row())
        text = "" if row is None else column.text(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text.split("\n", 1)[0]
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {text or 'empty'}"
        if role == TurnedRole:
            return column.turned(text)
        if role == NamesRole:
            return column.names
        return list(column.choices()) if role == ChoicesRole else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for the row that the typed text makes; False when it is refused."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        try:
            found = self._put(self._at(index.row()), index.column(), str(value))
        except Misfit as misfit:
            self.refused.emit(WorkshopError(misfit.happened, tr("It was not kept."), misfit.remedy))
            return False
        if found is None:
            return True
        if index.row() == len(self.rows) and self.shape.lacking(found):
            self._begun = found
            self.dataChanged.emit(index, index)
            self.waiting.emit(self._lacking())
            return True
        self._typed = (index.row(), index.column(), str(value).strip(), found)
        self._is_turned_down = False
        self.change_requested.emit([found])
        self._typed = None
        return not self._is_turned_down

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title or a row's number; the row to type in is marked."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.shape.columns[section].title
        return str(section + 1) if section < len(self.rows) else "+"

    def paste(self, row: int, column: int, block: Block) -> None:
        """Wish for the rows that a pasted block makes, all of them or none.

        A first line that repeats the headings is left out.
        """
        if block and self.repeats_headings(column, block[0]):
            block = block[1:]
        try:
            made = self._pasted(row, column, block)
        except Misfit as misfit:
            self.refused.emit(
                WorkshopError(misfit.happened, tr("Nothing was pasted."), misfit.remedy)
            )
            return
        if made:
            self.change_requested.emit(made)

    def repeats_headings(self, column: int, line: Sequence[str]) -> bool:
        """Return whether a line says the headings from a column on."""
        titles = [one.title.casefold() for one in self.shape.columns[column:]]
        said = [cell.strip().casefold() for cell in line]
        return bool(said) and said == titles[: len(said)]

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Wish for rows without the text of the given cells."""
        changed: dict[int, R] = {}
        try:
            for at, column in cells:
                row = changed.get(at) or (self._at(at) if self.row(at) is not None else None)
                found = self._put(row, column, "") if row is not None else None
                if found is not None:
                    changed[at] = found
        except Misfit as misfit:
            self.refused.emit(
                WorkshopError(misfit.happened, tr("Nothing was emptied."), misfit.remedy)
            )
            return
        if changed:
            self.change_requested.emit([changed[at] for at in sorted(changed)])

    def _at(self, at: int) -> R | None:
        return self._held.over(self.rows[at]) if at < len(self.rows) else self._begun

    def _tell_last_row(self) -> None:
        last = len(self.rows)
        self.dataChanged.emit(self.index(last, 0), self.index(last, self.columnCount() - 1))
        self.waiting.emit(self._lacking())

    def _put(self, row: R | None, column: int, text: str) -> R | None:
        """Return the changed row, or None when nothing changes."""
        put = self.shape.columns[column].put
        if put is None:
            return None
        before = self.shape.blank() if row is None else row
        after = put(before, text.strip())
        return None if after == before else after

    def _pasted(self, row: int, column: int, block: Block) -> list[R]:
        made: list[R] = []
        taken = self._names_in_row(range(row, row + len(block)))
        places = rows_pasted_over(self.shape, self.rows, row, column, block)
        moved = places != list(range(row, row + len(block)))
        for number, (at, line) in enumerate(zip(places, block, strict=True), start=1):
            if at >= len(self.rows) and not any(cell.strip() for cell in line):
                continue
            before = self._at(at) if at <= len(self.rows) else None
            found = self.shape.blank() if before is None else before
            found = self._filled(found, column, line, number)
            lacking = self.shape.lacking(found)
            if lacking:
                raise Misfit(
                    tr(
                        "Row {number} of what was pasted does not fit: it lacks {lacking}.",
                        number=number,
                        lacking=lacking,
                    ),
                    tr("Add it, or begin to paste further left. Then paste it again."),
                )
            self._take_name(found, number, taken)
            if found != before or moved:
                made.append(found)
        return made

    def _filled(self, row: R, column: int, line: Sequence[str], number: int) -> R:
        for at, text in enumerate(line, start=column):
            try:
                row = self._fitted(row, at, text)
            except Misfit as misfit:
                columns = self.shape.columns
                where = (
                    tr(" in “{columns}”", columns=columns[at].title) if at < len(columns) else ""
                )
                raise Misfit(
                    tr(
                        "Row {number} of what was pasted does not fit{where}: {happened}",
                        number=number,
                        where=where,
                        happened=misfit.happened,
                    ),
                    tr("{remedy} Then paste it again.", remedy=misfit.remedy),
                ) from misfit
        return row

    def _fitted(self, row: R, column: int, text: str) -> R:
        if column >= len(self.shape.columns):
            if text.strip():
                raise Misfit(
                    tr("it has more cells than there are columns."), tr("Copy fewer columns.")
                )
            return row
        asked = self.shape.columns[column]
        choices = list(asked.choices()) if asked.closed else []
        told = text.strip()
        if choices and told and told.casefold() not in (one.casefold() for one in choices):
            raise Misfit(
                tr("“{shown}” is not {names}.", shown=shown(told), names=" or ".join(choices)),
                tr("Write one of these words."),
            )
        return self._put(row, column, text) or row

    def _names_in_row(self, pasted: range) -> dict[str, int]:
        """Return the names of the rows that are not pasted over; 0 stands for "there already"."""
        named = self._named
        kept = (row for at, row in enumerate(self.rows) if at not in pasted)
        return {} if named is None else {normalised(named.text(row)): 0 for row in kept}

    @property
    def _named(self) -> TableColumn[R] | None:
        titles = {column.title: column for column in self.shape.columns}
        return titles.get(self.shape.once[0])

    def _take_name(self, row: R, number: int, taken: dict[str, int]) -> None:
        if self._named is None:
            return
        title, one = self.shape.once
        name = self._named.text(row)
        before = taken.setdefault(normalised(name), number)
        if before == number:
            return
        same = tr("there is already {one} called “{shown}”", one=one, shown=shown(name))
        if before:
            same = tr("row {before} is called “{shown}” too", before=before, shown=shown(name))
        raise Misfit(
            tr(
                "Row {number} of what was pasted does not fit in “{title}”: {same}.",
                number=number,
                title=title,
                same=same,
            ),
            tr("Give it another name. Then paste it again."),
        )

    def _lacking(self) -> str:
        return self.shape.lacking(self._begun) if self._begun is not None else ""
