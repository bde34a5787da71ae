"""What must be settled before a round leaves, each with the ways to settle it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.programme.check import ToSettle
from core.words import tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.composed import ComposedLine
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ParagraphText
from ui.widgets.tags import Tag


class LeavingCard(Card):
    """One thing: go to it, leave its text out, or say why it names nobody.

    Signals:
        go_requested: to where it stands; carries the `ToSettle`.
        left_out: its text is to stay here; carries the `ToSettle`.
        accepted: it names nobody; carries the `ToSettle` and the reason.
    """

    go_requested = Signal(object)
    left_out = Signal(object)
    accepted = Signal(object, str)

    def __init__(self, one: ToSettle, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.one = one
        self.set_tone(Tone.BAD)
        where = one.text.where
        leads = where.finding_id or where.recommendation_id or where.action_id
        self.go = Button(tr("Go to it"), size=Size.SMALL)
        self.leave = Button(tr("Leave it out"), size=Size.SMALL)
        self.accept = Button(tr("It names nobody…"), ButtonKind.QUIET, size=Size.SMALL)
        self.reason = ComposedLine()
        self.reason.setAccessibleName(tr("Why it names nobody"))
        self.reason.setPlaceholderText(tr("Why it names nobody"))
        self.reason.hide()
        self.go.setVisible(bool(leads))
        self.leave.setVisible(one.text.may_stay)
        self.accept.setVisible(one.may_accept)
        tag = Tag(tr("Must settle"), Tone.BAD)
        self.column.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(ParagraphText(one.words))
        ways = QWidget()
        flow = FlowLayout(ways)
        for button in (self.go, self.leave, self.accept):
            button.setAccessibleDescription(one.words)
            flow.addWidget(button)
        self.column.addWidget(ways)
        self.column.addWidget(self.reason)
        self.go.clicked.connect(lambda: self.go_requested.emit(one))
        self.leave.clicked.connect(lambda: self.left_out.emit(one))
        self.accept.clicked.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_reason)

    def _on_accept(self) -> None:
        self.reason.show()
        self.reason.setFocus()

    def _on_reason(self) -> None:
        if self.reason.text().strip():
            self.accepted.emit(self.one, self.reason.text().strip())
