"""Where the room's answer is typed that is not one of some: a number, a date, a period, words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.fault import WorkshopError
from core.model.tool import AnswerKind, AnswerSet
from core.model.working_days import WorkingDays
from core.wording.kinds import kind_words
from core.wording.values import calendar_words, typed_again
from core.words import tr
from ui.theme import Tone, app_theme
from ui.widgets.composed import ComposedLine
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text
from ui.widgets.typing_pause import TypingPause

MOST_KEYS = 9
"""So many answers have a key of their own; with more, the number is typed."""

_A_NUMBER: Final = 110
_A_DAY: Final = 164


@dataclass(frozen=True, slots=True)
class TypedValue:
    """What stands in the fields; `second` is the last day of a period."""

    first: str = ""
    second: str = ""

    def __bool__(self) -> bool:
        return bool(self.first.strip() or self.second.strip())


class ValueEntry(QWidget):
    """A field or two in the card; shows what was kept, tells what is typed, judges nothing.

    With more answers than keys it takes the number of one instead.

    Signals:
        paused: typing stopped for a moment; carries a `TypedValue`.
        numbered: the number of an answer was typed; carries it.
        entered: Enter was pressed in a line.
    """

    paused = Signal(object)
    numbered = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._held: AnswerSet | None = None
        self._numbers = False
        self._told = TypedValue()
        self.first, self.second = _Line(), _Line()
        self.words = GrowingText(
            tr("The room's answer, in words"),
            least=2,
            most=5,
            hint=tr("The room's answer, in words"),
        )
        self._counted_by = ""
        self._wide = _A_NUMBER
        self._between = Label(tr("to"), Text.SMALL, wrap=False)
        self._about = Label("", Text.SMALL, wrap=False)
        self._after = Label("", Text.SMALL, wrap=False)
        self.problem = Label("", Text.SMALL, Tone.BAD)
        self.problem.hide()
        self._pause = TypingPause(self)
        self._pause.over.connect(self._on_paused)
        self._top = QWidget()
        row = FlowLayout(self._top, gap=10, line_gap=6)
        for part in (self._about, self.first, self._between, self.second, self._after):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._top)
        column.addWidget(self.words)
        column.addWidget(self.problem)
        for line in (self.first, self.second):
            line.textEdited.connect(self._on_edited)
            line.returnPressed.connect(self._on_return)
        self.words.paused.connect(self._on_words)
        self._theme.follow(self._restyle)
        self._restyle()
        self.hide()

    @property
    def in_lines(self) -> bool:
        """Whether something is typed here in a line or two, and not in words."""
        return not self.isHidden() and self.words.isHidden()

    @property
    def line(self) -> QWidget | None:
        """Where the focus goes; None where nothing is typed."""
        if self.isHidden():
            return None
        return self.words if not self.words.isHidden() else self.first

    @property
    def value(self) -> TypedValue:
        """What stands in the fields now."""
        if self._held is None or self._numbers:
            return TypedValue()
        if self._held.kind is AnswerKind.WORDS:
            return TypedValue(self.words.toPlainText())
        return TypedValue(self.first.text(), self.second.text())

    def say_calendar(self, calendar: WorkingDays) -> None:
        """Say by which days a period of working days is counted."""
        self._counted_by = calendar_words(calendar)

    def show_entry(
        self,
        held: AnswerSet | None,
        answers: int,
        value: str,
        half: TypedValue | None,
        *,
        same: bool,
    ) -> None:
        """Show the fields for a kind of answer with what is kept, or what is half typed."""
        kind = held.kind if held is not None else AnswerKind.CHOICE
        chosen = kind.from_some
        self._numbers = chosen and answers > MOST_KEYS
        self._held = held if held is not None and not chosen else None
        self.setVisible(self._held is not None or self._numbers)
        if self.isHidden():
            return
        self._arrange(kind)
        shown = half or TypedValue(*typed_again(kind, value))
        if not same:
            self.say("")
        if same and (shown == self._told or self._pause.runs or self.problem.text()):
            return
        self._put(shown)

    def say(self, problem: WorkshopError | str) -> None:
        """Say why what stands here is no answer; nothing takes that away."""
        text = problem if isinstance(problem, str) else f"{problem.happened} {problem.remedy}"
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def flush(self) -> None:
        """Tell at once what was typed since the last pause."""
        self.first.commit()
        self.second.commit()
        self.words.commit()
        if self._held is not None and (self._pause.runs or self.value != self._told):
            self._on_paused()

    def _put(self, shown: TypedValue) -> None:
        self._pause.stop()
        self._told = shown
        if self._held is not None and self._held.kind is AnswerKind.WORDS:
            self.words.show_text(shown.first)
            return
        for line, text in ((self.first, shown.first), (self.second, shown.second)):
            if line.text() != text:
                line.setText(text)

    def _arrange(self, kind: AnswerKind) -> None:
        period, words = kind is AnswerKind.PERIOD, kind is AnswerKind.WORDS
        self.words.setVisible(words and not self._numbers)
        self._top.setVisible(not words or self._numbers)
        for line in (self.first, self._about):
            line.setVisible(not words or self._numbers)
        for part in (self.second, self._between):
            part.setVisible(period)
        held, dates = self._held, kind in (AnswerKind.DATE, AnswerKind.PERIOD)
        self._about.setText(
            tr("Number of the answer, then Enter")
            if held is None
            else tr("From")
            if period
            else kind_words(held)
        )
        name = self._about.text() if not period else kind_words(held or AnswerSet(""))
        self.first.setAccessibleName(tr("{name}: first day", name=name) if period else name)
        self.second.setAccessibleName(tr("{name}: last day", name=name))
        self.first.setPlaceholderText(tr("such as 5/3/2014") if dates else "")
        self.second.setPlaceholderText(self.first.placeholderText())
        target = kind_words(held) if period and held is not None and held.target else ""
        self._after.setText(target or (held.unit if held is not None else ""))
        working = held is not None and held.working_days
        self._after.setToolTip(self._counted_by if working else "")
        self._after.setVisible(bool(self._after.text()))
        self._wide = _A_DAY if dates else _A_NUMBER
        self._restyle()

    def _on_edited(self) -> None:
        self.say("")
        if not self._numbers:
            self._pause.typed()

    def _on_words(self, _text: str) -> None:
        self._on_paused()

    def _on_paused(self) -> None:
        self._pause.stop()
        if self._held is not None and self.value != self._told:
            self._told = self.value
            self.paused.emit(self._told)

    def _on_return(self) -> None:
        if not self._numbers:
            self.flush()
            self.entered.emit()
            return
        text = self.first.text().strip()
        self.first.clear()
        if text.isdecimal() and len(text) < 5:
            self.numbered.emit(int(text))
        elif not text:
            self.entered.emit()
        else:
            self.say(tr("“{text}” is not the number of an answer.", text=text))

    def _restyle(self) -> None:
        for line in (self.first, self.second):
            line.setFixedWidth(self._theme.px(self._wide))


class _Line(ComposedLine):
    """One line; Up and Down leave it as they would any other."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter with Ctrl for the page: it agrees."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
