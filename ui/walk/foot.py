"""The line below a question: back, where the room is, undo, and agree and next."""

from enum import Enum
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.words import tr
from ui.program.actions import spec_of
from ui.theme import Sign
from ui.walk.judgement import Asked
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import ElidedLabel, Text

_BETWEEN: Final = 12


class FootStep(Enum):
    """What the big button does: agree and go on, settle a change, or only go on.

    REVEAL: the returns are shown first; that is drawn beside what says that they are hidden.
    """

    AGREE = "agree"
    SETTLE = "settle"
    PASS_OVER = "pass over"
    GO_ON = "go on"
    REVEAL = "reveal"


class Foot(QWidget):
    """Always in sight, whatever scrolls above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(tr("Back"), size=Size.ROOM, sign=Sign.BACK)
        self.back.setToolTip(
            tr("Previous question ({caps})", caps=spec_of("previous_question").caps)
        )
        self._where = ElidedLabel("", Text.SMALL)
        self.undo = Button("", ButtonKind.LINK, spec_of("undo").caps, Size.SMALL)
        self.undo.setMinimumWidth(self.undo.sizeHint().width())
        self.undo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._where.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.step = FootStep.AGREE
        self._undoes = self._from_paper = False
        self._place_words = ""
        self.next = Button("", ButtonKind.LINK, spec_of("next_question").caps, Size.SMALL)
        self.next.setMinimumWidth(self.next.sizeHint().width())
        self.next.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.next.setText(tr("Next in this {case}"))
        self.next.hide()
        self.agree = Button(
            tr("Agree and next"), ButtonKind.PRIMARY, spec_of("agree").caps, Size.ROOM
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(self.back)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.next)
        row.addWidget(self.agree)

    def show_place(self, now: Snapshot, case_id: CaseId, point: Point) -> None:
        """Say where the room is."""
        points = now.tool.points
        at = points.index(point)
        self._place_words = tr(
            "{Case} {number}, question {number_2} of {count}",
            number=now.number_of(case_id)[0],
            number_2=at + 1,
            count=len(points),
        )
        self._say_where()
        self.back.setEnabled(at > 0)

    def show_from_paper(self, on: bool) -> None:
        """Say as long as a record sheet is typed in that an answer goes on by itself."""
        self._from_paper = on
        self._say_where()

    def _say_where(self) -> None:
        typing = tr("From paper: one key an answer, Alt 1 to 9")
        self._where.setText(typing if self._from_paper else self._place_words)

    def show_step(self, step: FootStep, text: str) -> None:
        """Say what the big button does here."""
        self.step = step
        self.agree.setText(text)
        self.agree.setEnabled(step is not FootStep.REVEAL)
        self.agree.set_keys("" if step is FootStep.REVEAL else spec_of("agree").caps)
        self.next.setVisible(step is FootStep.GO_ON)
        self._fit_undo()
        self._fit_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the place give way where the words of a step would."""
        super().resizeEvent(event)
        self._fit_place()

    def _fit_place(self) -> None:
        """Leave the place to the strip of questions where a key would stand without its words."""
        shown = (self.back, self.next, self.agree, self._where)
        needed = sum(one.sizeHint().width() for one in shown) + 4 * _BETWEEN
        self._where.setVisible(self.step is not FootStep.GO_ON or needed <= self.width())

    def show_undo(self, label: str) -> None:
        """Name what undo would take back."""
        self._undoes = bool(label)
        self.undo.setText(tr("Undo: {label}", label=label))
        self.undo.setAccessibleName(tr("Undo: {label}", label=label))
        self._fit_undo()

    def _fit_undo(self) -> None:
        """Leave undo to its key where a settled question needs the room for its neighbour."""
        self.undo.setVisible(self._undoes and self.step is not FootStep.GO_ON)


def step_words(asked: Asked) -> str:
    """Return what agreeing does at an open question."""
    if asked.judgement.state.settled:
        return tr("Next open question")
    if asked.offered is not None:
        label = next(one.label for one in asked.answers if one.id == asked.offered)
        return tr("Agree “{label}” and next", label=label)
    return tr("Agree and next")
