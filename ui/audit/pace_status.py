"""The day's pace in the top bar, brought up to date as time goes on."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.agenda import AgendaEntry
from core.model.audit import Audit
from core.model.case import Case
from core.model.changed import Changed
from core.wording.pace import (
    case_end_words,
    case_words,
    forecast_hint,
    forecast_words,
    on_break_words,
    over_words,
    rest_words,
)
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.top_bar import TopBar
from ui.program.actions import spec_of
from ui.theme import Tone

_GLANCE: Final = 20_000


class PaceStatus(QObject):
    """Shows how the case and the day stand: at a glance, after an act, where the room goes on.

    Signals:
        glanced: it was looked at the clock.
    """

    glanced = Signal()

    def __init__(self, context: AuditContext, bar: TopBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._bar = context, bar
        self._at_end = False
        self._timer = QTimer(self, interval=_GLANCE)
        self._timer.timeout.connect(self.show)
        context.cursor.case_changed.connect(self.show)
        context.session.meeting_chosen.connect(self.show)
        context.day_break.changed.connect(self.show)
        context.session.changed.connect(self._on_changed)
        self._timer.start()

    def show(self) -> None:
        """Show the pace this second."""
        self._show()
        self.glanced.emit()

    def _show(self) -> None:
        if not self._context.session.now.cases:
            self._bar.show_pace(("", ""), ("", ""), None)
            return
        self._at_end = self._context.cursor.at_end
        pace = self._context.pace()
        tone = Tone.WARN if pace.missed else Tone.GOOD if pace.forecast >= pace.total else None
        hint = forecast_hint(pace) or rest_words(pace)
        case = case_end_words(pace) if self._at_end else case_words(pace)
        on_break = self._context.day_break
        if on_break.since is not None:
            begun, meant = on_break.minutes
            case, sign = on_break_words(begun, meant), Tone.WARN if begun > meant > 0 else None
            self._bar.show_pace(case, forecast_words(pace), tone, hint, sign)
            return
        over = over_words(pace) if self._context.session.now.audit.signs_minutes else ""
        sign = Tone.WARN if over else None
        more = tr("{over} {keys} gives five more.", over=over, keys=spec_of("more_minutes").caps)
        self._bar.show_pace(case, forecast_words(pace), tone, hint, sign, more if over else "")

    def _on_changed(self, news: Changed) -> None:
        if news.touches(AgendaEntry, Case, Audit):
            self.show()

    def follow_place(self) -> None:
        """Show it where the room came to the end of a case, or back from there."""
        if self._at_end != self._context.cursor.at_end:
            self.show()
