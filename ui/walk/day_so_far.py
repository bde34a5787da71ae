"""The day so far: how much is settled, what the clock says, which case to take next."""

from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.counting.pace import Pace
from core.model.agenda import AgendaEntry
from core.model.ids import CaseId
from core.wording.pace import (
    break_words,
    forecast_words,
    give_up_words,
    leave_out_words,
    missed_words,
    next_words,
    rest_words,
)
from core.words import tr
from ui.theme import Tone, app_theme
from ui.walk.case_row import DaySoFar
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import rule
from ui.widgets.labels import Label, Text, small
from ui.widgets.paint import box
from ui.widgets.qt_answers import painted

_GLANCE: Final = 20_000
"""Milliseconds after which the minutes are worked out again."""

_NAMED: Final = 3
"""More pathways than this that would be missed are counted, not named."""


class DaySoFarBlock(QWidget):
    """Progress and pace below the cases.

    Signals:
        chosen: the suggested case was pressed; carries its `CaseId`.
        give_up_requested: a session is to be given up for the cases; carries its `AgendaEntry`.
    """

    chosen = Signal(object)
    give_up_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next: CaseId | None = None
        self.bar = _Progress()
        self.counted = small()
        self.pause = small()
        self.forecast = small()
        self.missed = Label(style=Text.SMALL, tone=Tone.WARN)
        self.leave_out = small()
        self._session: AgendaEntry | None = None
        self.give_up = Button("", ButtonKind.LINK, size=Size.SMALL)
        self.give_up.setMinimumWidth(1)
        self.give_up.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.give_up.clicked.connect(self._on_given_up)
        self.suggestion = Button("", ButtonKind.LINK, size=Size.SMALL)
        self.suggestion.setMinimumWidth(1)
        self.suggestion.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.timer = QTimer(self, interval=_GLANCE)
        self.timer.start()
        self._lay_out()
        self.suggestion.clicked.connect(self._on_pressed)

    def show_day(self, day: DaySoFar) -> None:
        """Show how many judgements are settled."""
        self.bar.show_day(day)
        self.counted.setText(day.words)

    def show_pace(self, pace: Pace) -> None:
        """Show the pace of the day."""
        _say(self.pause, break_words(pace))
        _say(self.forecast, _forecast(pace))
        self.forecast.setToolTip(rest_words(pace))
        _say(self.missed, _missed(pace))
        self.missed.setToolTip(missed_words(pace) if len(pace.missed) > _NAMED else "")
        _say(self.leave_out, leave_out_words(pace))
        self._session = pace.give_up
        self.give_up.setText(give_up_words(pace))
        self.give_up.setVisible(bool(self.give_up.text()))
        self._suggest(pace)

    def _suggest(self, pace: Pace) -> None:
        found = pace.next_case
        self._next = None if found is None else found.id
        self.suggestion.setVisible(found is not None)
        if found is not None:
            out_of_turn = bool(pace.missed) and found.group in pace.missed
            words = (
                tr("Take {found} next", found=found.reference)
                if out_of_turn
                else tr("Next: {found}", found=found.reference)
            )
            self.suggestion.setText(words)
            self.suggestion.setAccessibleName(next_words(pace))
            self.suggestion.setToolTip(next_words(pace) if out_of_turn else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 0, 16, 0)
        column.setSpacing(5)
        column.addWidget(rule())
        column.addSpacing(4)
        column.addWidget(Label(tr("Day so far"), Text.SMALL_STRONG))
        for part in (
            self.bar,
            self.counted,
            self.pause,
            self.forecast,
            self.missed,
            self.leave_out,
        ):
            column.addWidget(part)
        # A link has a margin of its own: this one brings its words under the others.
        link = QHBoxLayout()
        link.setContentsMargins(16, 0, 12, 0)
        link.addWidget(self.suggestion)
        link.addStretch()
        other = QHBoxLayout()
        other.setContentsMargins(16, 0, 12, 0)
        other.addWidget(self.give_up)
        other.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(5)
        whole.addLayout(column)
        whole.addLayout(link)
        whole.addLayout(other)

    def _on_given_up(self) -> None:
        if self._session is not None:
            self.give_up_requested.emit(self._session)

    def _on_pressed(self) -> None:
        if self._next is not None:
            self.chosen.emit(self._next)


def _say(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _forecast(pace: Pace) -> str:
    first, second = forecast_words(pace)
    return (
        f"{first} {second}"
        if second.startswith("by ")
        else " · ".join(filter(None, (first, second)))
    )


def _missed(pace: Pace) -> str:
    words = missed_words(pace)
    if not words or len(pace.missed) <= _NAMED:
        return words
    first = ", ".join(name or tr("{Cases} without a pathway") for name in pace.missed[: _NAMED - 1])
    return tr(
        "{first} and {number} more would be missed",
        first=first,
        number=len(pace.missed) - _NAMED + 1,
    )


class _Progress(QWidget):
    """Agreed, not agreed and parked as parts of a bar; its name says them in words."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._day = DaySoFar(0, 0, 0, 0)
        self._restyle()

    def show_day(self, day: DaySoFar) -> None:
        """Show other counts."""
        self._day = day
        self.setAccessibleName(day.in_full)
        self.setToolTip(day.in_full)
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and the parts."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        colours = self._theme.colours
        edge = colours.line if colours.hairline > 1 else None
        box(painter, whole, whole.height() / 2, colours.track, edge)
        shape = QPainterPath()
        shape.addRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setClipPath(shape)
        left = whole.left()
        for count, colour in self._parts():
            width = whole.width() * count / max(1, self._day.total)
            painter.fillRect(QRectF(left, whole.top(), width, whole.height()), colour)
            left += width
        painter.end()

    def _parts(self) -> tuple[tuple[int, QColor], ...]:
        colours = self._theme.colours
        return (
            (self._day.agreed, self._theme.wash(Tone.GOOD).fill),
            (self._day.not_agreed, colours.strong),
            (self._day.parked, colours.stripe),
        )

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(10))
        self.update()
