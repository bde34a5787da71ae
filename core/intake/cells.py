"""Gathers a sheet's cells wherever they stand, within what a return could hold."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.intake.kinds import too_large, too_many_rows
from core.intake.limits import MOST_CELLS, MOST_COLUMNS, MOST_NOTES, MOST_ROWS
from core.intake.sheets import CellNote, MergedCells, SheetHead, SheetRow, Worksheet
from core.model.draft.match import column_letters
from core.words import tr

_MOST_MERGED: Final = 10_000


class CellGatherer:
    """A sheet while it is read; `sheet()` is what came of it."""

    def __init__(self, source: str, name: str, hidden: bool) -> None:
        self._source = source
        self._name = name
        self._hidden = hidden
        self._rows: dict[int, dict[int, str]] = {}
        self._unvalued: dict[int, set[int]] = {}
        self._struck: dict[int, list[int]] = {}
        self._furthest = [0, 0]
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[MergedCells] = []
        self._notes: list[CellNote] = []

    def put(self, row: int, column: int, text: str) -> None:
        """Put a cell's text in its place; columns count from 0. Blanks are not kept."""
        if text and not text.isspace():
            self._reach(row, column)
            self._rows.setdefault(row, {})[column] = text
            if len(self._rows) > MOST_ROWS:
                raise too_many_rows(
                    self._source, tr("more than {most_rows}", most_rows=MOST_ROWS), MOST_ROWS
                )

    def put_unvalued(self, row: int, column: int) -> None:
        """Note a formula without a value."""
        self._reach(row, column)
        self._rows.setdefault(row, {})
        self._unvalued.setdefault(row, set()).add(column)

    def strike(self, row: int, column: int) -> None:
        """Note that a cell is struck through."""
        self._struck.setdefault(row, []).append(column)

    def _reach(self, row: int, column: int) -> None:
        """Raise Unreadable when the cells reach further than any return."""
        if row > self._furthest[0] or column >= self._furthest[1]:
            self._furthest = [max(row, self._furthest[0]), max(column + 1, self._furthest[1])]
            rows, columns = self._furthest
            if columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
                raise too_large(self._source)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note cells made one."""
        if len(self.merged) >= _MOST_MERGED:
            raise too_large(self._source)
        self.merged.append(MergedCells(top, left, bottom, right))

    def note(self, row: int, column: int, text: str) -> None:
        """Keep what is stuck on a cell; columns count from 0. Blanks are not kept."""
        if text.strip() and len(self._notes) < MOST_NOTES:
            self._notes.append(CellNote(f"{column_letters(column)}{row}", text.strip()))

    def sheet(self, tick: Callable[[], None]) -> Worksheet:
        """Return the sheet, its rows in order."""
        rows: list[SheetRow] = []
        for number in sorted(self._rows):
            found = self._rows[number]
            unvalued = tuple(sorted(self._unvalued.get(number, ())))
            width = max((*found, *unvalued)) + 1
            cells = tuple(found.get(column, "") for column in range(width))
            struck = tuple(self._struck.get(number, ()))
            hidden = number in self.hidden_rows
            rows.append(SheetRow(number, cells, hidden, unvalued, struck))
            tick()
        hidden_columns = tuple(sorted(self.hidden_columns))
        head = SheetHead(self._name, self._hidden, tuple(self.merged), hidden_columns)
        head = replace(head, notes=tuple(self._notes))
        return Worksheet(head, tuple(rows))
