"""A day played back in a copy: what was done comes again in its order, faster than it was."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.changed import Changed
from core.model.clock import short_time
from core.model.judgement import Judgement
from core.words import tr
from ui.audit.context import AuditContext
from ui.theme.grounds import Ground, lie_on
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import ElidedLabel, Text

SPEEDS: Final = (1, 10, 60)
_BEAT: Final = 500
"""Milliseconds between two steps of the clock that plays it."""
_AT_ONCE: Final = 4
"""How many things done within one beat come in it; others wait for the next."""
_QUIET: Final = timedelta(minutes=15)
"""A longer silence, as over lunch, is passed over."""


class Rehearsal(QWidget):
    """A strip over the stages: the hour that is played, how fast, and what is still to come.

    Whoever does something themselves goes on from there: what was to come is dropped.

    Signals:
        over: nothing is to come any more.
    """

    over = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._at: datetime | None = None
        self._speed = SPEEDS[-1]
        self._own = False
        lie_on(self, Ground.BAR)
        self.words = ElidedLabel("", Text.SMALL_STRONG)
        self.play = Button("", ButtonKind.SECONDARY, size=Size.SMALL)
        self.faster = Button("", ButtonKind.LINK, size=Size.SMALL)
        self.next = Button(tr("Next step"), ButtonKind.LINK, size=Size.SMALL)
        self.timer = QTimer(self, interval=_BEAT)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        for button in (self.faster, self.next, self.play):
            row.addWidget(button)
        self.timer.timeout.connect(self._on_beat)
        self.play.clicked.connect(self._on_play)
        self.faster.clicked.connect(self._on_faster)
        self.next.clicked.connect(self._step)
        context.session.changed.connect(self._on_changed)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause while it is out of sight: locked, asked about, or behind a page."""
        super().hideEvent(event)
        if self.timer.isActive() and not event.spontaneous():
            self.timer.stop()
            self._show()

    def _on_play(self) -> None:
        if self.timer.isActive():
            self.timer.stop()
        else:
            self.timer.start()
        self._show()

    def _on_faster(self) -> None:
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self._show()

    def _on_beat(self) -> None:
        """Do what was done up to the hour that is reached now."""
        step = self._context.session.redo_step
        if step is None:
            self._end()
            return
        due = datetime.fromisoformat(step.at)
        if self._at is None or due - self._at > _QUIET:
            self._at = due
        else:
            self._at += timedelta(milliseconds=_BEAT) * self._speed
        for _ in range(_AT_ONCE):
            step = self._context.session.redo_step
            if step is None or datetime.fromisoformat(step.at) > self._at:
                break
            if not self._step():
                break
        self._show()

    def _step(self) -> bool:
        """Do the next thing again, where it was done; return whether it was."""
        session = self._context.session
        step = session.redo_step
        if step is None:
            self._end()
            return False
        self._own = True
        done = session.redo()
        self._own = False
        if not done:  # such as where the disk is full: it is said, and said once
            self.timer.stop()
            self._show()
            return False
        self._at = max(self._at or datetime.min, datetime.fromisoformat(step.at))
        if session.redo_step is None:
            self._end()
        self._show()
        return True

    def _on_changed(self, news: Changed) -> None:
        rows = news.changes_of(Judgement) or []
        judged = [after for _, after in rows if after is not None]
        if self._own and judged:
            self._context.cursor.go(judged[-1].case_id, judged[-1].point)
        elif not self._own and self._context.session.redo_step is None:
            self._end()

    def _end(self) -> None:
        self.timer.stop()
        self._show()
        self.over.emit()

    def _show(self) -> None:
        step, playing = self._context.session.redo_step, self.timer.isActive()
        for button in (self.play, self.faster, self.next):
            button.setVisible(step is not None)
        self.play.setText(tr("Pause") if playing else tr("Play"))
        fast = tr("{speed} times as fast", speed=self._speed)
        self.faster.setText(fast if self._speed > 1 else tr("At its own pace"))
        self.faster.setAccessibleDescription(tr("Press for another speed"))
        hour = self._at or (datetime.fromisoformat(step.at) if step is not None else None)
        self._context.play_at(None if step is None else hour)
        if step is None or hour is None:
            self.words.setText(tr("The rehearsal is over. This is a copy: nothing here counts."))
        else:
            said = tr(
                "Rehearsal, {time}: {label}. This is a copy.",
                time=short_time(hour),
                label=step.label,
            )
            self.words.setText(said)
