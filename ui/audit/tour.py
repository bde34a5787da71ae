"""Five steps through an example for who opens Casewalk for the first time; left at any time."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import later, tr
from ui.theme import Tone
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text

_STEPS: Final = (
    (
        "prepare_returns",
        later(
            "Before the day: whom you asked about which {case}, what came back and what is still "
            "out. Files are dropped here; what does not fit is shown before anything enters."
        ),
    ),
    (
        "walk",
        later(
            "On the day: one question in front, the agencies under their answers. Press Alt and "
            "the number of an answer for what the room says, and type why below."
        ),
    ),
    (
        "walk",
        later(
            "Ctrl Enter agrees it: it is saved, and the next open question comes. Alt Z takes back "
            "what was done last. Ctrl K notes what somebody says, wherever you are."
        ),
    ),
    (
        "themes",
        later(
            "What it adds up to: what the agencies said beside what the room agreed. Every number "
            "opens what is behind it. Ctrl 3 once more goes on to findings and actions."
        ),
    ),
    (
        "report",
        later(
            "The pages as they will leave, and beside them what to look at before they do. F1 "
            "opens the guide where you are. This is an example: Ctrl N begins an audit of your own."
        ),
    ),
)


class Tour(QWidget):
    """Says what one sees in each stage, and goes on to the next; the audit is worked in meanwhile.

    Signals:
        requested: a stage or part is to come to the front; carries the action's name.
        left: it was left, or its last step was read.
    """

    requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.TONED)
        set_ground_tone(self, Tone.ACCENT)
        self._at = 0
        self.place = Label("", Text.SMALL_STRONG, wrap=False)
        self.words = Label("", Text.BODY)
        self.next = Button("", ButtonKind.PRIMARY, size=Size.SMALL)
        self.leave = Button(tr("Leave"), ButtonKind.QUIET, "Esc", Size.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(14)
        row.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        self.next.clicked.connect(self._on_next)
        self.leave.clicked.connect(self.left)

    def begin(self) -> None:
        """Go to the first step."""
        self._show(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc, from one of its own buttons."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_next(self) -> None:
        if self._at + 1 < len(_STEPS):
            self._show(self._at + 1)
        else:
            self.left.emit()

    def _show(self, at: int) -> None:
        self._at = at
        action, words = _STEPS[at]
        self.place.setText(tr("{at} of {all}", at=at + 1, all=len(_STEPS)))
        self.words.setText(tr(words))
        self.next.setText(tr("Next") if at + 1 < len(_STEPS) else tr("Done"))
        self.next.setAccessibleDescription(f"{self.place.text()}. {self.words.text()}")
        self.requested.emit(action)
        # The stage takes the keyboard as it comes; Enter is to go on from here all the same.
        QTimer.singleShot(0, self, lambda: self.next.setFocus(Qt.FocusReason.OtherFocusReason))
