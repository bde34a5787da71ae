"""The table of returns: a row a case, a column an agency, totals at the ends."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from core.counting.replies import Replies, Reply, Tally
from core.model.case import Agency, Case
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.words import tr
from ui.widgets.item_grounds import TableModel

ReplyRole: Final = Qt.ItemDataRole.UserRole + 1
TallyRole: Final = Qt.ItemDataRole.UserRole + 2
PairRole: Final = Qt.ItemDataRole.UserRole + 3

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()

WORDS: Final = {
    Reply.IN: tr("✓ In"),
    Reply.NOT_HERE: tr("? Not here"),
    Reply.NO_FORM: tr("◐ No form"),
    Reply.SENT: tr("→ Sent"),
    Reply.OVERDUE: tr("! Overdue"),
    Reply.NIL: tr("– Nil"),
    Reply.REFUSED: tr("✕ Refused"),
    Reply.NO_RETURN: tr("No return"),
    Reply.WORKED: tr("◇ To ask"),
    Reply.NOT_ASKED: "·",
}
"""What a cell says: sign and word, short enough for a narrow column."""


@dataclass(frozen=True, slots=True)
class _Shown:
    cases: tuple[Case, ...]
    agencies: tuple[Agency, ...]
    headings: tuple[str, ...]
    replies: Replies


class RepliesModel(TableModel):
    """Read-only; the last column and the last row are totals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: _Shown | None = None

    def show(self, now: Snapshot, found: Replies) -> None:
        """Show where every request stands."""
        shown = _Shown(now.cases, now.agencies, tuple(map(now.short_name, now.agencies)), found)
        same_shape = self._shown is not None and (
            len(self._shown.cases) == len(shown.cases)
            and len(self._shown.agencies) == len(shown.agencies)
        )
        if same_shape:
            self._shown = shown
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the cases and the row of totals."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.cases) + 1

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the agencies and the column of totals."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.agencies) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its reply or tally, or what a screen reader says."""
        if not index.isValid() or self._shown is None:
            return None
        tally = self._tally(index.row(), index.column())
        if tally is not None:
            return self._of_tally(tally, index, role)
        case, agency = self._shown.cases[index.row()], self._shown.agencies[index.column()]
        reply = self._shown.replies.at(case.id, agency.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return WORDS[reply]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{agency.name}, {case.reference}: {reply.value}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{agency.name} · {case.reference}: {reply.value}"
        return {ReplyRole: reply, PairRole: (case.id, agency.id)}.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a case's reference or an agency's short name."""
        if self._shown is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._case_heading(section, role)
        if section >= len(self._shown.agencies):
            return tr("In") if role == Qt.ItemDataRole.DisplayRole else None
        agency = self._shown.agencies[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown.headings[section]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return agency.name
        return None

    def place(self, case_id: CaseId, agency_id: AgencyId) -> QModelIndex:
        """Return where a case and an agency meet; an invalid index where they do not."""
        if self._shown is None:
            return QModelIndex()
        rows = [case.id for case in self._shown.cases]
        columns = [agency.id for agency in self._shown.agencies]
        if case_id not in rows or agency_id not in columns:
            return QModelIndex()
        return self.index(rows.index(case_id), columns.index(agency_id))

    def texts_in(self, column: int) -> set[str]:
        """Return the different texts of a column, the total below it included."""
        if self._shown is None:
            return set()
        cases, agencies, found = self._shown.cases, self._shown.agencies, self._shown.replies
        if column >= len(agencies):
            tallies = [found.total, *(found.by_case[case.id] for case in cases)]
            return {tally.words for tally in tallies}
        agency = agencies[column].id
        kinds = {found.at(case.id, agency) for case in cases}
        return {WORDS[kind] for kind in kinds} | {found.by_agency[agency].words}

    def _case_heading(self, section: int, role: int) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or self._shown is None:
            return None
        if section >= len(self._shown.cases):
            return tr("In")
        return self._shown.cases[section].reference

    def _tally(self, row: int, column: int) -> Tally | None:
        if self._shown is None:
            return None
        cases, agencies = self._shown.cases, self._shown.agencies
        if row == len(cases) and column == len(agencies):
            return self._shown.replies.total
        if row == len(cases):
            return self._shown.replies.by_agency[agencies[column].id]
        if column == len(agencies):
            return self._shown.replies.by_case[cases[row].id]
        return None

    def _of_tally(self, tally: Tally, index: _Index, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tally.words if tally.requested else "–"
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr(
                    "{about}: {words} in, {usable} usable",
                    about=self._about(index),
                    words=tally.words,
                    usable=tally.usable,
                )
        return tally if role == TallyRole else None

    def _about(self, index: _Index) -> str:
        if self._shown is None:
            return ""
        if index.row() < len(self._shown.cases):
            return self._shown.cases[index.row()].reference
        if index.column() < len(self._shown.agencies):
            return self._shown.agencies[index.column()].name
        return tr("All {cases} and agencies")
