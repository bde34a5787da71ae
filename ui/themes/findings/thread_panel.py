"""The thread at the right: what uses a finding, what it rests on, and what is not used yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.counting.thread import EvidencePiece
from core.words import tr
from ui.themes.findings.rows import ThreadStop
from ui.themes.lines import EvidenceRow, Lines
from ui.themes.row_actions import TitleField
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text, subheading


class ThreadPanel(QWidget):
    """Leads along the thread; evidence not used yet is used here, or left out with a reason.

    Signals:
        stop_requested: go along the thread; carries a `ThreadStop`.
        use_requested: rest the finding on a `EvidencePiece`.
        leaving_out_requested: leave a `EvidencePiece` out; carries the reason too.
        left: Esc was pressed.
    """

    stop_requested = Signal(object)
    use_requested = Signal(object)
    leaving_out_requested = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines(tr("The thread"))
        self.unused = Lines(tr("Evidence of this theme that no finding uses"), shows_current=True)
        self.unused_title = subheading(tr("Not used yet"))
        self.none_left = Label(tr("All evidence of this theme is used or left out."), Text.SMALL)
        self.use = Button(tr("Use here"), size=Size.SMALL)
        self.out = Button(tr("Leave out, because…"), ButtonKind.LINK, size=Size.SMALL)
        self.reason = TitleField(tr("Why it is left out"), tr("Left out, because…"))
        self.reason.hide()
        self._piece: EvidencePiece | None = None
        ways = QHBoxLayout()
        ways.addWidget(self.use)
        ways.addWidget(self.out)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 8, 10)
        column.setSpacing(8)
        column.addWidget(subheading(tr("The thread")))
        column.addWidget(self.lines, 3)
        column.addWidget(self.unused_title)
        column.addWidget(self.none_left)
        column.addWidget(self.unused, 4)
        column.addLayout(ways)
        column.addWidget(self.reason)
        self.lines.entered_line.connect(self._on_stop)
        self.unused.entered_line.connect(self._on_use)
        self.use.clicked.connect(self._on_use_current)
        self.out.clicked.connect(self._on_out)
        self.reason.given.connect(self._on_reason)
        self.reason.given_up.connect(self._on_given_up)
        for lines in (self.lines, self.unused):
            lines.left.connect(self.left)

    def show_thread(
        self, thread: Sequence[EvidenceRow], unused: Sequence[EvidenceRow], count: int
    ) -> None:
        """Show another thread, and the evidence not used yet."""
        self.lines.show_lines(thread)
        self.unused.show_lines(unused)
        title = tr("Not used yet · {count}", count=count) if count else tr("Not used yet")
        self.unused_title.setText(title)
        some = any(isinstance(one.value, EvidencePiece) for one in unused)
        self.none_left.setVisible(not unused)
        for part in (self.unused,):
            part.setVisible(bool(unused))
        for way in (self.use, self.out):
            way.setVisible(some)

    def take_focus(self) -> None:
        """Put the keyboard on the thread."""
        self.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _current(self) -> EvidencePiece | None:
        at = self.unused.at
        return at.value if at is not None and isinstance(at.value, EvidencePiece) else None

    def _on_stop(self, value: object) -> None:
        if isinstance(value, ThreadStop):
            self.stop_requested.emit(value)

    def _on_use(self, value: object) -> None:
        if isinstance(value, EvidencePiece):
            self.use_requested.emit(value)

    def _on_use_current(self) -> None:
        self._on_use(self._current())

    def _on_out(self) -> None:
        self._piece = self._current()
        if self._piece is not None:
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, reason: str) -> None:
        piece, self._piece = self._piece, None
        if piece is not None and reason.strip():
            self.reason.hide()
            self.leaving_out_requested.emit(piece, reason)
            self.unused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_given_up(self) -> None:
        self.reason.hide()
        self.unused.setFocus(Qt.FocusReason.OtherFocusReason)
