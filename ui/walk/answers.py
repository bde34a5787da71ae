"""The row of big buttons: one an answer, then Not agreed and Park."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.ids import AnswerId
from core.model.judgement import JudgementState
from core.model.tool import Answer
from core.words import tr
from ui.theme import app_theme
from ui.walk.value_entry import MOST_KEYS
from ui.widgets.answer_button import AnswerButton

_GAP = 10


class AnswersRow(QWidget):
    """Equal buttons in as many lines as they need; made once and shown anew.

    Signals:
        chosen: an answer was pressed; carries its number.
        not_agreed: Not agreed was pressed.
        parked: Park was pressed.
        marked: another button stands for what the room says.
    """

    chosen = Signal(int)
    not_agreed = Signal()
    parked = Signal()
    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._answers: list[AnswerButton] = []
        self._differ = AnswerButton(
            tr("Not agreed"), None, keys=tr("Alt D"), dashed=True, parent=self
        )
        self._park = AnswerButton(
            tr("Park, come back"), None, keys=tr("Alt P"), dashed=True, parent=self
        )
        self._differ.clicked.connect(self.not_agreed)
        self._park.clicked.connect(self.parked)
        self._shown: tuple[Answer, ...] = ()
        self._before: QWidget | None = None
        self._close = False
        self._theme.follow(self._arrange)

    def show_answers(
        self,
        answers: Sequence[Answer],
        chosen: Collection[AnswerId],
        state: JudgementState,
        offered: AnswerId | None,
        several: bool = False,
    ) -> None:
        """Show what may be answered, what is, and what is offered; *several* may be chosen."""
        if tuple(answers) != self._shown:
            self._replace(answers)
        before = self.chosen_button
        for button in self._buttons():
            button.setAutoExclusive(bool(answers) and not several)
        parked = state is JudgementState.PARKED
        for button, answer in zip(self._answers, answers, strict=False):
            button.setChecked(answer.id in chosen and not parked)
            button.set_offered(answer.id == offered)
        self._differ.setChecked(state is JudgementState.NOT_AGREED)
        self._park.setChecked(parked)
        if self.chosen_button is not before:
            self.marked.emit()

    @property
    def chosen_button(self) -> AnswerButton | None:
        """The button of what the room says now, if it said anything."""
        return next((button for button in self._buttons() if button.isChecked()), None)

    @property
    def line_height(self) -> int:
        """The height of one line of buttons."""
        return self._differ.sizeHint().height()

    def press(self, number: int) -> None:
        """Press the answer at *number*, 1 being the first; nothing where there is none."""
        if 1 <= number <= len(self._shown):
            self._answers[number - 1].click()

    def set_close(self, close: bool) -> None:
        """Set the keys under the words on all buttons, which takes less height."""
        if close != self._close:
            self._close = close
            for button in (*self._answers, self._differ, self._park):
                button.set_close(close)
            self._park.setText(tr("Park") if close else tr("Park, come back"))
            self._arrange()

    def come_after(self, before: QWidget) -> None:
        """Let Tab reach the buttons after *before*, wherever they stand on screen."""
        self._before = before
        self._order()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for two buttons beside each other."""
        return QSize(2 * self._theme.px(118), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons in lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def _replace(self, answers: Sequence[Answer]) -> None:
        while len(self._answers) < len(answers):
            button = AnswerButton("", None, parent=self)
            button.chosen.connect(self._on_chosen)
            button.set_close(self._close)
            self._answers.append(button)
        for at, button in enumerate(self._answers):
            button.setVisible(at < len(answers))
        for at, answer in enumerate(answers):
            self._answers[at].show_answer(answer.label, answer.id, answer.bearing)
            number = at + 1
            keys = tr("Alt {number}", number=number) if at < MOST_KEYS else f"{number} ↵"
            self._answers[at].set_keys(keys)
        shown = [*self._answers[: len(answers)], self._differ, self._park]
        for at, button in enumerate(shown, 1):
            button.set_position(at, len(shown))
        self._shown = tuple(answers)
        self._order()
        self._arrange()

    def _order(self) -> None:
        """Put the buttons in a row for Tab: new ones and moved ones come last otherwise."""
        before = self._before
        for button in self._buttons():
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    def _buttons(self) -> list[AnswerButton]:
        return [*self._answers[: len(self._shown)], self._differ, self._park]

    def _arrange(self) -> None:
        """Set the buttons in as few lines as leave every word whole."""
        buttons = self._buttons()
        height = buttons[0].sizeHint().height()
        lines = _lines([button.least_width() for button in buttons], self.width())
        at = 0
        for line, widths in enumerate(lines):
            left = 0.0
            beside = buttons[at : at + len(widths)]
            stacked = self._close or not all(map(AnswerButton.fits_in_line, beside, widths))
            for width in widths:
                buttons[at].set_stacked(stacked)
                place = (round(left), line * (height + _GAP), round(width), height)
                buttons[at].setGeometry(*place)
                left += width + _GAP
                at += 1
        tall = len(lines) * height + _GAP * (len(lines) - 1)
        if self.height() != tall or self.minimumHeight() != tall:
            self.setFixedHeight(tall)

    def _on_chosen(self, value: object) -> None:
        if isinstance(value, int):
            self.chosen.emit(value)


def _lines(least: Sequence[int], width: int) -> list[list[float]]:
    """Return the widths of the buttons, line by line, each line filled to *width*."""
    packed = _packed(least, width)
    row = -(-len(least) // len(packed))
    alike = [list(least[at : at + row]) for at in range(0, len(least), row)]
    lines = alike if all(_fits(line, width) for line in alike) else packed
    return [_filled(line, width - _GAP * (len(line) - 1)) for line in lines]


def _packed(least: Sequence[int], width: int) -> list[list[int]]:
    """Return the widths in as few lines as there can be, as many in each as fit."""
    lines: list[list[int]] = [[]]
    for need in least:
        if lines[-1] and not _fits([*lines[-1], need], width):
            lines.append([])
        lines[-1].append(need)
    return lines


def _fits(line: Sequence[int], width: int) -> bool:
    return sum(line) + _GAP * (len(line) - 1) <= width


def _filled(line: Sequence[int], width: float) -> list[float]:
    """Share *width* equally, but never less than a button needs while there is enough."""
    equal = width / len(line)
    if max(line) <= equal:
        return [equal] * len(line)
    spare = max(0.0, width - sum(line)) / len(line)
    return [need + spare for need in line]
