"""What is typed in a table and not kept yet: in the file soon, and there again after an end."""

from typing import Any, Final

from PySide6.QtCore import QObject

from core.model.case import Case
from core.model.ids import CaseId
from core.model.sitting import Place, draft_text, typed_in
from core.wording.drafts import CELL, ROW
from ui.audit.session import WorkshopSession
from ui.audit.session_drafts import DraftKey
from ui.widgets.sheet_view import SheetView
from ui.widgets.table.model import SheetModel
from ui.widgets.table.unsaved_cells import number_of

_NEW_ROW: Final = 0


class RowDrafts(QObject):
    """Keeps the new row and the open cell of one table as drafts.

    They are dropped when the row is kept, emptied or the cell is left by Esc.
    """

    def __init__(
        self,
        session: WorkshopSession,
        model: SheetModel[Any],
        view: SheetView,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = type(model.shape.blank()).__name__
        self._model, self._view = model, view
        self._row: DraftKey = (Place("prepare"), f"{ROW} {self._kind}")
        self._cell: DraftKey | None = None
        self._standing: dict[DraftKey, int] = {}
        self._kept: dict[str, str] = {}
        self._restored = session.read_only
        model.waiting.connect(self._on_waiting)
        view.cells.typing.connect(self._on_typing)
        view.cells.closeEditor.connect(self._on_closed)

    def restore(self) -> None:
        """Let what was being typed stand where it was typed; once, when the rows are there."""
        if self._restored:
            return
        self._restored = True
        begun: dict[str, str] = {}
        for draft in self._session.drafts.all():
            if (draft.place, draft.field) == self._row:
                begun |= typed_in(draft.text, dict[str, str]) or {}
            elif draft.field.startswith(f"{CELL} {self._kind} "):
                begun |= self._put_back((draft.place, draft.field), draft.text)
        if begun:
            self._kept = begun
            self._model.begin_with(begun)

    def entered(self, rows: list[Any]) -> DraftKey | None:
        """Return the draft that goes with an act that keeps rows."""
        return self._row if self._kept and any(not number_of(row) for row in rows) else None

    def settle(self, rows: list[Any]) -> None:
        """Drop the drafts of cells that stood as typed: their rows are kept."""
        numbers = {number_of(row) for row in rows}
        for key in [key for key, number in self._standing.items() if number in numbers]:
            del self._standing[key]
            self._session.drafts.drop(*key)

    def _put_back(self, key: DraftKey, text: str) -> dict[str, str]:
        number, column = _cell_of(key)
        columns = self._model.shape.columns
        row = next((one for one in self._model.rows if number_of(one) == number), None)
        if column < len(columns) and number == _NEW_ROW:
            return {columns[column].title: text}
        if column < len(columns) and row is not None:
            self._standing[key] = number
            self._model.put_back(row, column, text)
        else:
            self._session.drafts.drop(*key)  # its row is gone
        return {}

    def _on_waiting(self, _lacking: str) -> None:
        begun = self._model.begun
        if not self._restored or begun == self._kept:
            return
        self._kept = begun
        if begun:
            self._session.drafts.keep(*self._row, draft_text(begun))
        else:
            self._session.drafts.drop(*self._row)

    def _on_typing(self, at: int, column: int, text: str) -> None:
        if self._session.read_only:
            return
        row = self._model.row(at)
        number = _NEW_ROW if row is None else number_of(row)
        self._cell = (_place(row), f"{CELL} {self._kind} {number} {column}")
        self._session.drafts.keep(*self._cell, text)

    def _on_closed(self) -> None:
        """The cell is kept, or what was typed in it was thrown away."""
        cell, self._cell = self._cell, None
        waits = {number_of(row) for row in self._model.waiting_rows()}
        if cell is not None and _cell_of(cell)[0] not in waits - {_NEW_ROW}:
            self._session.drafts.drop(*cell)


def _cell_of(key: DraftKey) -> tuple[int, int]:
    """Return the row's number and the column of a cell's draft."""
    *_, number, column = key[1].split()
    return int(number), int(column)


def _place(row: object) -> Place:
    """Return where a row lies, so that its draft goes with its case."""
    if isinstance(row, Case):
        return Place("prepare", row.id)
    found = getattr(row, "case_id", None)
    return Place("prepare", CaseId(found) if isinstance(found, int) else None)
