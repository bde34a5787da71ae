"""One thing to look at before documents leave, with the way there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.model.snapshot import Snapshot
from core.review.remark import Remark, RemarkKind
from core.words import tr, word_for
from ui.report.numbered import CardNumber, headed
from ui.theme import Sign, Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ParagraphText, small
from ui.widgets.tags import Tag


class RemarkCard(Card):
    """Says what was found and where; it leads there, or is ticked off.

    Signals:
        go_requested: to the place it is about; carries the `Remark`.
        ticked: it was looked at, or is to be looked at after all; carries the `Remark`.
    """

    go_requested = Signal(object)
    ticked = Signal(object)

    def __init__(
        self, remark: Remark, now: Snapshot, looked_at: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(margin=14, parent=parent)
        self.remark = remark
        tone = Tone.BAD if remark.must_settle else Tone.WARN
        self.number = CardNumber()
        self.tag = Tag(word_for(remark.kind), Tone.PLAIN if looked_at else tone)
        self.go = Button(way_words(remark, now), size=Size.SMALL)
        self.tick = (
            Button(tr("Look again"), ButtonKind.QUIET, size=Size.SMALL)
            if looked_at
            else Button(tr("Looked at"), size=Size.SMALL, sign=Sign.TICK)
        )
        said = f"{remark.text} {remark.place}".strip()
        self.go.setAccessibleDescription(said)
        self.tick.setAccessibleDescription(said)
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.tick.clicked.connect(self._on_tick)

    def _lay_out(self) -> None:
        self.column.addLayout(headed(self.number, self.tag))
        self.column.addWidget(ParagraphText(self.remark.text))
        if self.remark.place and self.remark.place not in self.remark.text:
            place = self.remark.place
            self.column.addWidget(small(f"{place[:1].upper()}{place[1:]}"))
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8, line_gap=8)
        row.addWidget(self.go)
        row.addWidget(self.tick)
        self.tick.setVisible(not self.remark.must_settle)  # looking does not settle it
        self.column.addWidget(buttons)

    def _on_go(self) -> None:
        self.go_requested.emit(self.remark)

    def _on_tick(self) -> None:
        self.ticked.emit(self.remark)


def in_walk(remark: Remark) -> bool:
    """Return whether a remark is put right in Walk; otherwise it is in Prepare."""
    return remark.point is not None or remark.note_id is not None


def way_words(remark: Remark, now: Snapshot) -> str:
    """Return in short where the button leads; the card says of which case it speaks."""
    if remark.finding_id is not None:
        return tr("Go to the finding")
    if remark.recommendation_id is not None:
        return tr("Go to the recommendation")
    if remark.action_id is not None:
        return tr("Go to the action")
    if remark.part_id is not None:
        return tr("Go to your own words")
    if remark.kind is RemarkKind.TABLES:
        return tr("Settle it") if remark.must_settle else tr("Open Tables")
    if not in_walk(remark):
        return tr("Open Prepare")
    point = remark.point
    question = now.tool.question.get(point.question_id) if point is not None else None
    return tr("Go to question {question}", question=question.key) if question else tr("Open Walk")
