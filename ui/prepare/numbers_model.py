"""The reconciliation as a table: a row an agency or a case, a column a number."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from core.counting.reconciliation import LEFT_OUT, NUMBERS, Came, Reconciliation
from core.counting.replies import Pair
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.words import tr, word_for
from ui.theme import BODY, AppTheme, FontWeight
from ui.widgets.item_grounds import TableModel

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Row = tuple[str, CaseId | None, AgencyId | None]


class NumbersModel(TableModel):
    """Read-only; the last row is of all. A column nobody is in is not shown.

    A nought is faint, and the four numbers are stronger than what they leave out.
    """

    def __init__(self, theme: AppTheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found = Reconciliation()
        self._rows: tuple[_Row, ...] = ()
        self.columns: tuple[Came, ...] = NUMBERS

    def show(self, now: Snapshot, found: Reconciliation, by_case: bool) -> None:
        """Show the numbers by agency, or by case."""
        left_out = [one for kinds in LEFT_OUT.values() for one in kinds]
        lines: list[_Row] = (
            [(one.reference, one.id, None) for one in now.cases]
            if by_case
            else [(now.short_name(one), None, one.id) for one in now.agencies]
        )
        asked = [one for one in lines if found.concerns(one[1], one[2])]
        self.beginResetModel()
        self._found = found
        self._rows = (*asked, (tr("All"), None, None))
        self.columns = (
            *NUMBERS,
            *(one for one in (*left_out, Came.UNASKED, Came.WORKED) if found.count(one)),
        )
        self.endResetModel()

    def pairs(self, index: _Index) -> tuple[Pair, ...]:
        """Return the list behind a number."""
        _, case_id, agency_id = self._rows[index.row()]
        return self._found.pairs(self.columns[index.column()], case_id, agency_id)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the agencies or cases asked, and the row of all."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the four numbers and what they leave out."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a number, or what a screen reader says of it."""
        if not index.isValid():
            return None
        count = len(self.pairs(index))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(count)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                came = word_for(self.columns[index.column()])
                return f"{self._rows[index.row()][0]}: {count} {came}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colours.link if count else self._theme.colours.faint
            case Qt.ItemDataRole.FontRole:
                strong = index.column() < len(NUMBERS) or index.row() == len(self._rows) - 1
                return self._theme.font(BODY, FontWeight.SEMIBOLD if strong else FontWeight.REGULAR)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a number's word, or whose the row is."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section][0] if section < len(self._rows) else None
        if section >= len(self.columns):
            return None
        return word_for(self.columns[section]).capitalize()
