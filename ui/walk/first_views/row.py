"""One agency's first view: its name, then a place for each answer; the row has the keyboard."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.ids import AgencyId, AnswerId
from core.model.tool import Answer
from core.words import tr
from ui.theme import BODY, FontWeight, app_theme
from ui.widgets.answer_button import AnswerButton
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.paint import CONTROL_RADIUS, box, words
from ui.widgets.qt_answers import painted

_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_GAP: Final = 10


class FirstViewRow(QWidget):
    """Takes one key: an answer's number, 0 for no view, Backspace, Up and Down.

    Signals:
        numbered: the number of an answer was pressed, from 1; 0 for no view.
        chosen: an answer was pressed with the pointer; carries its number among the answers.
        taken_back: the last view is to be taken back.
        moved: another agency is wished for; carries the step.
        reached: the keyboard came here.
    """

    numbered = Signal(int)
    chosen = Signal(int)
    taken_back = Signal()
    moved = Signal(int)
    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.agency_id: AgencyId | None = None
        self.takes_digits = True
        self._slim = False
        self.name = ElidedLabel("", Text.STRONG)
        self._absent = AbsentPlace()
        self.cells: list[ViewCell] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.name)
        self._row.addWidget(self._absent, 1)

    def show_line(
        self,
        agency_id: AgencyId | None,
        name: str,
        answers: Sequence[Answer],
        given: AnswerId | None,
        *,
        was_asked: bool,
        absent: str,
        slim: bool,
    ) -> None:
        """Show who it is and what was said; who is *absent* has no places, only the word."""
        self.agency_id, self._slim = agency_id, slim
        self.name.setText(name)
        self._fit(len(answers))
        self._absent.setVisible(bool(absent))
        self._absent.say(absent)
        for cell, answer in zip(self.cells, answers, strict=True):
            cell.show_answer(answer.label, answer.id, answer.bearing)
            cell.setChecked(answer.id == given)
            cell.set_quiet(was_asked and answer.id != given)
            cell.set_slim(slim)
            cell.setVisible(not absent)
        self._describe(name, answers, given, was_asked=was_asked, absent=absent)

    def set_name_width(self, width: int) -> None:
        """Give the name its place, so that answers stand under one another."""
        self.name.setFixedWidth(width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here now."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take one key for this agency."""
        plain = not event.modifiers() & ~_KEYPAD
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        typed = event.text()
        if plain and step:
            self.moved.emit(step)
        elif plain and event.key() == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        elif plain and self.takes_digits and len(typed) == 1 and typed in "0123456789":
            self.numbered.emit(int(typed))
        else:
            super().keyPressEvent(event)

    def _fit(self, count: int) -> None:
        while len(self.cells) > count:
            gone = self.cells.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.cells) < count:
            at = len(self.cells)
            cell = ViewCell("", None, parent=self)
            cell.clicked.connect(lambda _on=False, number=at + 1: self.chosen.emit(number))
            self.cells.append(cell)
            self._row.insertWidget(at + 1, cell, 1)

    def _describe(
        self,
        name: str,
        answers: Sequence[Answer],
        given: AnswerId | None,
        *,
        was_asked: bool,
        absent: str,
    ) -> None:
        said = next((one.label for one in answers if one.id == given), "")
        left = tr("no view") if was_asked else absent or tr("not asked yet")
        self.setAccessibleName(tr("{name}: {said}", name=name, said=said or left))
        keys = ", ".join(f"{at} {one.label}" for at, one in enumerate(answers[:9], 1))
        self.setAccessibleDescription(tr("{keys}, 0 no view", keys=keys))


class ViewCell(AnswerButton):
    """One answer in a row; empty where the agency said something else."""

    def __init__(self, text: str, value: object, parent: QWidget | None = None) -> None:
        self._quiet = self._slim = False
        super().__init__(text, value, parent=parent)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_quiet(self, quiet: bool) -> None:
        """Leave its place empty, or say what pressing it gives."""
        if quiet != self._quiet:
            self._quiet = quiet
            self.update()

    def set_slim(self, slim: bool) -> None:
        """Take less height."""
        if slim != self._slim:
            self._slim = slim
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the word."""
        hint = super().sizeHint()
        least, around = (32, 12) if self._slim else (44, 20)
        word = self._theme.metrics(17, FontWeight.SEMIBOLD).height()
        return QSize(hint.width(), round(max(word + around, least)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a sign and a few letters."""
        return QSize(self._theme.px(44), self.sizeHint().height())

    def _paint(self, painter: QPainter) -> None:
        if self._quiet and not self.underMouse():
            colours = self._theme.colours
            box(painter, QRectF(self.rect()), CONTROL_RADIUS, colours.paper, colours.line, 1)
            return
        super()._paint(painter)


class AbsentPlace(QWidget):
    """What stands in the place of the answers of an agency that is not here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._said = ""

    def say(self, said: str) -> None:
        """Say why there is nothing."""
        self._said = said
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words."""
        return QSize(120, round(max(self._theme.metrics(BODY).height() + 14, 36)))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words in a dashed frame."""
        painter = QPainter(self)
        colours, whole = self._theme.colours, QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, None, colours.line, 2, dashed=True)
        font, middle = self._theme.font(BODY), Qt.AlignmentFlag.AlignHCenter
        words(painter, whole.adjusted(8, 0, -8, 0), self._said, font, colours.secondary, middle)
        painter.end()
