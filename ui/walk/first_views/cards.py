"""Cards held up in the room: a number field an answer, and what they come to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from core.model.ids import AnswerId
from core.model.tool import Answer
from core.words import tr
from ui.widgets.labels import Label, Text, small
from ui.widgets.typed_words import mark_known


class CardCounts(QWidget):
    """Tab goes from field to field; the sum is said, never refused.

    Signals:
        counted: another number stands in a field; carries all of them by answer.
    """

    counted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[Answer, ...] = ()
        self.fields: list[QLineEdit] = []
        self._on_its_way: dict[AnswerId, int] | None = None
        self.sum = small()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 8, 4)
        self._grid.setHorizontalSpacing(12)
        self._labels: list[Label] = []

    def show_counts(
        self, answers: Sequence[Answer], counts: Mapping[AnswerId, int], said: str
    ) -> None:
        """Show how many cards each answer has; what is typed and not kept yet is left alone."""
        if tuple(answers) != self._answers:
            self._make(answers)
        if self._on_its_way == {answer.id: counts.get(answer.id, 0) for answer in answers}:
            self._on_its_way = None
        for field, answer in zip(self.fields, answers, strict=True):
            count = counts.get(answer.id, 0)
            is_typed = field.hasFocus() and self._on_its_way is not None
            if not is_typed and _number(field) != count:
                field.setText(str(count) if count else "")
            if _number(field) == count:
                mark_known(field, field.text())
        self.sum.setText(said)

    def take_focus(self) -> None:
        """Begin at the first field."""
        if self.fields:
            self.fields[0].setFocus()
            self.fields[0].selectAll()

    def _make(self, answers: Sequence[Answer]) -> None:
        for old in (*self.fields, *self._labels, self.sum):
            self._grid.removeWidget(old)
        for gone in (*self.fields, *self._labels):
            gone.hide()
            gone.deleteLater()
        self._answers, self._on_its_way = tuple(answers), None
        self.fields, self._labels = [], []
        digits = QRegularExpressionValidator(QRegularExpression("[0-9]{0,3}"), self)
        for at, answer in enumerate(answers):
            field, label = QLineEdit(), Label(answer.label, Text.STRONG, wrap=False)
            field.setValidator(digits)
            field.setMaximumWidth(96)
            field.setAccessibleName(tr("Cards for “{answer}”", answer=answer.label))
            field.textEdited.connect(self._on_edited)
            self._grid.addWidget(label, at, 0)
            self._grid.addWidget(field, at, 1)
            self.fields.append(field)
            self._labels.append(label)
        self._grid.addWidget(self.sum, len(answers), 0, 1, 3)
        self._grid.setColumnStretch(2, 1)

    def _on_edited(self) -> None:
        pairs = zip(self._answers, self.fields, strict=True)
        self._on_its_way = {answer.id: _number(field) for answer, field in pairs}
        self.counted.emit(self._on_its_way)


def _number(field: QLineEdit) -> int:
    return int(field.text() or 0)
