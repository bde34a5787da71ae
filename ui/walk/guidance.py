"""What to look for at a question, and whether it applies: one line under its words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.counting.conditions import Fulfilment
from ui.theme import SECONDARY, Sign, Tone
from ui.widgets.folded import FoldedText
from ui.widgets.tags import Tag

_GAP = 12
_BESIDE = 0.45
"""The share of the width up to which the condition stands beside the guidance."""
_TONES = {Fulfilment.MET: Tone.GOOD, Fulfilment.NOT_MET: Tone.WARN}


class GuidanceRow(QWidget):
    """The guidance, folded to one line, and at its right the condition as a tag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guidance = FoldedText(1, SECONDARY, secondary=True, parent=self)
        self.condition = Tag("", parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.guidance.unfolded.connect(self._on_unfolded)

    def show_question(self, guidance: str, said: str, fulfilment: Fulfilment | None) -> None:
        """Show what to look for, and what is *said* of what the question depends on."""
        self.guidance.show_text(" ".join(guidance.split()))
        self.guidance.setVisible(bool(guidance.strip()))
        tone = _TONES.get(fulfilment) if fulfilment is not None else None
        sign = f"{Sign.TICK.value} " if tone is Tone.GOOD else ""
        if self.condition.text() != f"{sign}{said}":
            self.condition.show_text(f"{sign}{said}", tone)
            self.condition.setToolTip(said)
        self.condition.setVisible(bool(said))
        self.setVisible(bool(guidance.strip() or said))
        self._place()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of both, beside or below each other."""
        words, tag = self._shown()
        if not words or not tag:
            return self.guidance.heightForWidth(width) if words else self._tag().height()
        if self._fits_in_line(width):
            beside = width - self._tag().width() - _GAP
            return max(self.guidance.heightForWidth(beside), self._tag().height())
        return self.guidance.heightForWidth(width) + 4 + self._tag().height()

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Return little: the guidance folds, the condition is shortened."""
        return QSize(160, self._tag().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other where there is room."""
        super().resizeEvent(event)
        self._place()

    def _shown(self) -> tuple[bool, bool]:
        return not self.guidance.isHidden(), not self.condition.isHidden()

    def _tag(self) -> QSize:
        return self.condition.sizeHint()

    def _fits_in_line(self, width: int) -> bool:
        return self._tag().width() <= width * _BESIDE

    def _place(self) -> None:
        words, tag = self._shown()
        width, size = self.width(), self._tag()
        wide = min(size.width(), width)
        if words and tag and self._fits_in_line(width):
            beside = width - wide - _GAP
            self.guidance.setGeometry(0, 0, beside, self.guidance.heightForWidth(beside))
            self.condition.setGeometry(width - wide, 0, wide, size.height())
            return
        high = self.guidance.heightForWidth(width) if words else 0
        self.guidance.setGeometry(0, 0, width, high)
        self.condition.setGeometry(0, high + 4 if words else 0, wide, size.height())

    def _on_unfolded(self) -> None:
        self._place()
        self.updateGeometry()
