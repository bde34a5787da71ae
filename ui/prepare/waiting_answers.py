"""Answers of a return that could not be read: what the file says, and what settles each."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.case import WaitingAnswer
from core.model.ids import AnswerId
from core.model.snapshot import Snapshot
from core.words import tr
from ui.theme import Sign, Tone, sign_of
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text


class WaitingAnswers(QWidget):
    """One block an answer: the file's words, and a button for each answer it may be.

    Signals:
        settled: an answer was chosen; carries the waiting answer and the choice, None for blank.
    """

    settled = Signal(object)

    def __init__(
        self,
        waiting: Iterable[WaitingAnswer],
        now: Snapshot,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(Label(tr("Waiting for you"), Text.SMALL_STRONG))
        for one in waiting:
            self._add(one, now, read_only)

    def _add(self, waiting: WaitingAnswer, now: Snapshot, read_only: bool) -> None:
        item = now.tool.item[waiting.item_id]
        where = tr(
            "Question {key}, row {row} of {source}",
            key=item.key,
            row=waiting.row,
            source=waiting.source,
        )
        self._column.addWidget(Label(where, Text.SMALL))
        self._column.addWidget(Label(waiting.reason, Text.SMALL, Tone.WARN))
        if read_only:
            return
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        for answer in now.tool.answers_of(item.answer_set_id):
            flow.addWidget(self._button(waiting, answer.label, answer.id, sign_of(answer.bearing)))
        flow.addWidget(self._button(waiting, tr("Leave it blank"), None, None))
        self._column.addWidget(holder)

    def _button(
        self, waiting: WaitingAnswer, words: str, answer_id: AnswerId | None, sign: Sign | None
    ) -> Button:
        kind = ButtonKind.SECONDARY if answer_id is not None else ButtonKind.LINK
        button = Button(words, kind, size=Size.SMALL, sign=sign)
        button.setAccessibleName(
            tr("{words}, for “{written}”", words=words, written=waiting.written)
        )
        button.clicked.connect(lambda: self.settled.emit((waiting, answer_id)))
        self.buttons.append(button)
        return button
