"""The thread at the right: what uses a finding, what it rests on, and what is not used yet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import findings
from core.counting.thread import EvidencePiece, what_uses
from core.model.ids import FindingId
from core.queries.search import Hit, HitKind
from core.wording.drafts import WITHOUT
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.words_draft import WordsDraft
from ui.themes.findings.evidence_read import EvidenceRead
from ui.themes.findings.rows import LeftOutPiece, ThreadStop, thread_lines, unused_lines
from ui.themes.findings.spine import SpineLayout
from ui.themes.lines import EvidenceRow, Lines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text, subheading
from ui.widgets.title_field import TitleField

_LEAST: Final = 64
"""Height in px of the thread in the lowest panel: a stop of it is in sight."""


class ThreadPanel(QWidget):
    """Leads along the thread; evidence not used yet is used here, or left out with a reason.

    Signals:
        finding_requested: another finding of the thread is wanted; carries its `FindingId`.
        evidence_requested: evidence the finding rests on is wanted; carries its number.
        use_requested: rest the finding on a `EvidencePiece`.
        left: Esc was pressed.
    """

    finding_requested = Signal(object)
    evidence_requested = Signal(int)
    use_requested = Signal(object)
    left = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.lines = Lines(tr("The thread"), layout=SpineLayout)
        self.unused = Lines(tr("Evidence of this theme that no finding uses"), shows_current=True)
        self.unused_title = subheading(tr("Not used yet"))
        self.none_left = Label(tr("All evidence of this theme is used or left out."), Text.SMALL)
        self.use = Button(tr("Use here"), size=Size.SMALL)
        self.out = Button(tr("Leave out, because…"), ButtonKind.LINK, size=Size.SMALL)
        self.reason = TitleField(tr("Why it is left out"), tr("Left out, because…"))
        self.reason.hide()
        self._draft = WordsDraft(context.session, self.reason, WITHOUT)
        self.unused_count = 0
        self._piece: EvidencePiece | None = None
        ways = QHBoxLayout()
        ways.addWidget(self.use)
        ways.addWidget(self.out)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 8, 10)
        column.setSpacing(8)
        column.addWidget(subheading(tr("The thread")))
        column.addWidget(self.lines)
        column.addWidget(self.unused_title)
        column.addWidget(self.none_left)
        column.addWidget(self.unused, 1)
        column.addStretch()  # takes what the list leaves where nothing is unused
        column.addLayout(ways)
        column.addWidget(self.reason)
        self.lines.entered_line.connect(self._on_stop)
        self.unused.entered_line.connect(self._on_use)
        self.unused.at_changed.connect(self._show_ways)
        self.use.clicked.connect(self._on_use_current)
        self.out.clicked.connect(self._on_out)
        self.reason.given.connect(self._on_reason)
        self.reason.given_up.connect(self._on_given_up)
        for lines in (self.lines, self.unused):
            lines.left.connect(self.left)

    def show_thread(self, read: EvidenceRead) -> None:
        """Show the thread of a finding, and the evidence of its theme not used yet."""
        now, finding = self._context.session.now, read.finding
        uses = what_uses(now, finding)
        self.lines.show_lines(thread_lines(now, finding, uses, read.evidence))
        self._fit()
        count, unused = unused_lines(now, read.pieces, finding, read.words, read.unread)
        self._show_unused(count, unused)

    def _show_unused(self, count: int, unused: Sequence[EvidenceRow]) -> None:
        self.unused_count = count
        self.unused.show_lines(unused)
        title = tr("Not used yet · {count}", count=count) if count else tr("Not used yet")
        self.unused_title.setText(title)
        self.none_left.setVisible(not count)
        self.unused.setVisible(bool(unused))
        self._show_ways()

    def _show_ways(self) -> None:
        """Offer what can be done with the evidence that the keyboard is at."""
        left_out = self._left_out_in_view() is not None
        for way in (self.use, self.out):
            way.setVisible(left_out or self.piece_in_view() is not None)
        self.out.setText(tr("Take in again") if left_out else tr("Leave out, because…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the thread be as high as its stops."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Give the thread the height of its stops, up to half of the panel: beyond, it scrolls.

        In a low panel it leaves what stands below it the least that needs.
        """
        column = self.layout()
        below = column.minimumSize().height() - self.lines.minimumHeight() if column else 0
        most = min(max(self.height() // 2, 120), max(self.height() - below, _LEAST))
        width = max(self.lines.viewport().width(), 160)
        self.lines.setFixedHeight(min(self.lines.content_height(width, most) + 4, most))

    def take_focus(self) -> None:
        """Put the keyboard on the thread."""
        self.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def piece_in_view(self) -> EvidencePiece | None:
        """Return the evidence not used yet, or left out, that the keyboard is at."""
        at, left_out = self.unused.at, self._left_out_in_view()
        if left_out is not None:
            return left_out.piece
        return at.value if at is not None and isinstance(at.value, EvidencePiece) else None

    def _left_out_in_view(self) -> LeftOutPiece | None:
        at = self.unused.at
        return at.value if at is not None and isinstance(at.value, LeftOutPiece) else None

    def _on_stop(self, value: object) -> None:
        if isinstance(value, ThreadStop):
            match value.place:
                case "finding":
                    self.finding_requested.emit(FindingId(value.row_id))
                case "evidence":
                    self.evidence_requested.emit(value.row_id)
                case place:
                    kind = HitKind.ACTION if place == "action" else HitKind.RECOMMENDATION
                    self._context.show_hit(Hit(kind, value.row_id, "", None, None))

    def _on_use(self, value: object) -> None:
        piece = value.piece if isinstance(value, LeftOutPiece) else value
        if isinstance(piece, EvidencePiece):
            self.use_requested.emit(piece)

    def _on_use_current(self) -> None:
        self._on_use(self.piece_in_view())

    def _on_out(self) -> None:
        left_out = self._left_out_in_view()
        if left_out is not None:
            self._context.session.do(lambda file: findings.take_in_again(file, left_out.left_out))
            self.unused.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._piece = self.piece_in_view()
        if self._piece is not None:
            self._draft.about(f"{self._piece.kind} {self._piece.row_id}")
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, reason: str) -> None:
        piece, self._piece = self._piece, None
        if piece is not None and reason.strip():
            self.reason.hide()
            self._context.session.do(
                lambda file: findings.leave_out(file, piece.kind, piece.row_id, reason)
            )
            self._draft.drop()
            self.unused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_given_up(self) -> None:
        self._draft.drop()
        self.reason.clear()
        self.reason.hide()
        self.unused.setFocus(Qt.FocusReason.OtherFocusReason)
