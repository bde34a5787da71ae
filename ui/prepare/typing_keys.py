"""One key an answer: a return on paper is typed in without leaving the keys.

A figure answers and goes on, 0 leaves blank, C goes to the comment, Backspace goes back, N is
a nil. Where there are more than nine answers a second figure, or Enter, says which is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.words import tr
from ui.prepare.paper_answer import PaperAnswer
from ui.prepare.value_field import ValueField
from ui.widgets.choice import Choice
from ui.widgets.growing_text import GrowingText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@dataclass(frozen=True, slots=True)
class AnswerStop:
    """Where one item is answered, and the place for comments on its question."""

    key: str
    field: PaperAnswer | Choice | ValueField
    comment: GrowingText | None = None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What takes keys there."""
        if isinstance(self.field, PaperAnswer):
            return (self.field, *self.field.buttons)
        if isinstance(self.field, Choice):
            return (self.field,)
        words = (self.field.words,) if self.field.words is not None else ()
        return (*self.field.boxes, *self.field.lines, *words)

    @property
    def answers(self) -> int:
        """How many answers figures choose among; 0 where it is typed."""
        if isinstance(self.field, PaperAnswer | Choice):
            return self.field.count() - 1
        return len(self.field.boxes)


class TypingKeys(QObject):
    """Takes the keys of the answers, in the order of the paper.

    Signals:
        answered: an answer was chosen or taken back.
        refused: a key was no answer; carries the words.
        nil_requested: the paper says that no record is held.
        finished: the last one was answered.
        reached: it is gone to a stop; carries its key. Before the focus goes there.
        left_blank: a stop was left with nothing in it; carries its key.
    """

    answered = Signal()
    refused = Signal(str)
    nil_requested = Signal()
    finished = Signal()
    reached = Signal(str)
    left_blank = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stops: list[AnswerStop] = []
        self._first_figure = 0

    def take(self, stops: Sequence[AnswerStop]) -> None:
        """Take the keys of these answers from now on."""
        self._stops, self._first_figure = list(stops), 0
        for stop in stops:
            if isinstance(stop.field, PaperAnswer):
                stop.field.watched_by(self)
                continue
            for widget in stop.widgets:
                widget.installEventFilter(self)

    def begin(self) -> None:
        """Go to the first answer."""
        self._go(0)

    def go_to(self, key: str) -> None:
        """Go to the first place where an item is answered."""
        self._go(next((at for at, one in enumerate(self._stops) if one.key == key), 0))

    def go_on_from(self, key: str) -> None:
        """Go to the answer after those of an item."""
        last = max((at for at, one in enumerate(self._stops) if one.key == key), default=-1)
        self._go(last + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that answer; leave all else."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        at = next((n for n, one in enumerate(self._stops) if watched in one.widgets), None)
        if at is None or event.modifiers() not in _PLAIN:
            return super().eventFilter(watched, event)
        return self._typed(at, event) or super().eventFilter(watched, event)

    def _typed(self, at: int, event: QKeyEvent) -> bool:
        stop = self._stops[at]
        if event.key() in _ENTER:
            self._settle_first_figure(stop)
            if not self._stays(stop):
                self.left_blank.emit(stop.key)
                self._go(at + 1)
            return True
        if not stop.answers:
            return False
        if event.text().isdecimal() and event.text().isascii():
            self._figure(at, int(event.text()))
            return True
        return self._moved(at, Qt.Key(event.key()))

    def _stays(self, stop: AnswerStop) -> bool:
        """Go to the second day of a period, or stay where what is typed does not fit."""
        lines = stop.field.lines if isinstance(stop.field, ValueField) else []
        at = next((n for n, line in enumerate(lines) if line.hasFocus()), None)
        if at is None:
            return False
        lines[at].flush()
        if lines[at].misfit or at + 1 == len(lines):
            return bool(lines[at].misfit)
        lines[at + 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _moved(self, at: int, key: Qt.Key) -> bool:
        stop = self._stops[at]
        match key:
            case Qt.Key.Key_C if stop.comment is not None:
                stop.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case Qt.Key.Key_N:
                self.nil_requested.emit()
            case Qt.Key.Key_Backspace | Qt.Key.Key_Up:
                self._go(max(at - 1, 0))
            case Qt.Key.Key_Down:
                self._go(at + 1)
            case _:
                return False
        self._first_figure = 0
        return True

    def _figure(self, at: int, figure: int) -> None:
        """Answer by a figure; the first of two waits for the second."""
        stop = self._stops[at]
        number = 10 * self._first_figure + figure
        first, self._first_figure = self._first_figure, 0
        if not first and figure and 10 * figure <= stop.answers:
            self._first_figure = figure
            return
        if number > stop.answers:
            self.refused.emit(
                tr("{number} is not an answer to question {key}.", number=number, key=stop.key)
            )
            return
        self._answer(stop, number)
        if isinstance(stop.field, PaperAnswer | Choice):
            if not number:
                self.left_blank.emit(stop.key)
            self._go(at + 1)

    def _settle_first_figure(self, stop: AnswerStop) -> None:
        first, self._first_figure = self._first_figure, 0
        if first:
            self._answer(stop, first)

    def _answer(self, stop: AnswerStop, number: int) -> None:
        """Choose an answer; of several the one named is ticked or not; 0 takes all away."""
        if isinstance(stop.field, PaperAnswer | Choice):
            stop.field.setCurrentIndex(number)
        elif number:
            box = stop.field.boxes[number - 1]
            box.setChecked(not box.isChecked())
        else:
            for box in stop.field.boxes:
                box.setChecked(False)
        self.answered.emit()

    def _go(self, at: int) -> None:
        self._first_figure = 0
        if at >= len(self._stops):
            self.finished.emit()
            return
        field = self._stops[at].field
        self.reached.emit(self._stops[at].key)
        if isinstance(field, PaperAnswer | Choice):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            field.take_focus()
