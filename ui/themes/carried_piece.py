"""Evidence taken hold of with the pointer and let go on a finding, beside the key that does it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, QUuid
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.counting.live_number import LiveNumber, live_number
from core.counting.thread import EvidencePiece
from core.model.finding import EvidenceKind
from core.model.ids import AgencyId, CaseId, QuestionId, ThemeId
from ui.widgets.grip import Grip

Carried = EvidencePiece | LiveNumber
"""What can be carried to a finding: something said, or a number as what it counts."""

_FORMAT: Final = "application/x-casewalk-evidence"
_NUMBER: Final = "application/x-casewalk-number"
_OURS: Final = QUuid.createUuid().toString()
"""Goes along with what is carried: rows have the same numbers in another window's audit."""
_HOLDS: Final = 600
"""For how many milliseconds a piece is held over a tab before its place opens."""


def carried(piece: Carried) -> QMimeData:
    """Return what is carried: numbers of rows, never a word of them; of a number what it counts."""
    data = QMimeData()
    if isinstance(piece, LiveNumber):
        data.setData(_NUMBER, f"{_OURS}{piece.text}".encode())
        return data
    places = (piece.theme_id, piece.case_id, piece.question_id, piece.agency_id)
    numbers = (piece.row_id, *(one or 0 for one in places))
    data.setData(_FORMAT, f"{_OURS}{'|'.join(map(str, (piece.kind, *numbers)))}".encode())
    return data


def piece_in(data: QMimeData) -> Carried | None:
    """Return the evidence that is carried; None for anything else, of another window too."""
    of_number, of_piece = _text_of(data, _NUMBER), _text_of(data, _FORMAT)
    if of_number or not of_piece:
        return live_number(of_number)
    kind, *numbers = of_piece.split("|")
    row, theme, case, question, agency = (int(one) for one in numbers)
    return EvidencePiece(
        EvidenceKind(kind),
        row,
        ThemeId(theme) if theme else None,
        CaseId(case) if case else None,
        QuestionId(question) if question else None,
        AgencyId(agency) if agency else None,
    )


def _text_of(data: QMimeData, format_name: str) -> str:
    """Return what is carried from here; nothing of what comes from elsewhere."""
    text = bytes(data.data(format_name).data())
    ours = _OURS.encode()
    return text.removeprefix(ours).decode() if text.startswith(ours) else ""


def carry_off(source: QWidget, piece: Carried) -> None:
    """Let evidence be carried with the pointer until it is let go."""
    drag = QDrag(source)
    drag.setMimeData(carried(piece))
    drag.exec(Qt.DropAction.CopyAction)


class PieceDrag(QObject):
    """Lets the line that is taken hold of be carried off a list."""

    def __init__(
        self, lines: QAbstractItemView, piece_at: Callable[[], EvidencePiece | None]
    ) -> None:
        super().__init__(lines)
        self._lines, self._piece_at = lines, piece_at
        self._grip = Grip()
        lines.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to carry once the pointer went far enough with its button held."""
        if isinstance(event, QMouseEvent) and self._grip.draws_off(event):
            piece = self._piece_at()
            if piece is not None:
                carry_off(self._lines, piece)
            return True
        return False


class PieceDrop(QObject):
    """Takes evidence that is let go on a widget; one held over it for a while `waits`."""

    def __init__(
        self,
        where: QWidget,
        take: Callable[[Carried, QPoint], None],
        waits: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(where)
        self._take = take
        self._held = QTimer(self, singleShot=True, interval=_HOLDS)
        if waits is not None:
            self._held.timeout.connect(waits)
        where.setAcceptDrops(True)
        where.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take evidence, and leave whatever else is carried to others."""
        if event.type() == QEvent.Type.DragLeave:
            self._held.stop()
            return False
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        piece = piece_in(event.mimeData())
        if piece is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.DragEnter:
            self._held.start()
        elif event.type() == QEvent.Type.Drop:
            self._held.stop()
            self._take(piece, event.position().toPoint())
        return True
