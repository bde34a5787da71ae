"""The line below a question: back, where the room is, undo, and agree and next."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Point
from ui.program.actions import spec_of
from ui.theme import Sign
from ui.walk.judgement import Asked
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import ElidedLabel, Text


class Foot(QWidget):
    """Always in sight, whatever scrolls above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("Back", size=Size.ROOM, sign=Sign.BACK)
        self.back.setToolTip(f"Previous question ({spec_of('previous_question').caps})")
        self._where = ElidedLabel("", Text.SMALL)
        self.undo = Button("", ButtonKind.LINK, spec_of("undo").caps, Size.SMALL)
        self.undo.setMinimumWidth(self.undo.sizeHint().width())
        self.undo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._where.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.agree = Button("Agree and next", ButtonKind.PRIMARY, spec_of("agree").caps, Size.ROOM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.agree)

    def show_place(self, now: Snapshot, case_id: CaseId, point: Point, asked: Asked | None) -> None:
        """Say where the room is, and what the big button does there."""
        points = now.tool.points
        at = points.index(point)
        listed = [case.id for group in now.groups().values() for case in group]
        self._where.setText(f"Case {listed.index(case_id) + 1}, question {at + 1} of {len(points)}")
        self.back.setEnabled(at > 0)
        self.agree.setText(_big(asked))

    def show_undo(self, label: str) -> None:
        """Name what undo would take back."""
        self.undo.setVisible(bool(label))
        self.undo.setText(f"Undo: {label}")
        self.undo.setAccessibleName(f"Undo: {label}")


def _big(asked: Asked | None) -> str:
    if asked is not None and asked.judgement.state.settled:
        return "Next open question"
    if asked is not None and asked.offered is not None:
        label = next(one.label for one in asked.answers if one.id == asked.offered)
        return f"Agree “{label}” and next"
    return "Agree and next"
