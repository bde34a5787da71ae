"""What every part of Prepare has in common: it shows the audit, and has a side of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.changed import Changed, Requester
from core.wording.readiness import PreparationPart
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.audit.outcome import ActOutcome
from ui.audit.session import Act
from ui.audit.session_drafts import DraftKey
from ui.theme import app_theme
from ui.widgets.labels import Label, Text

_CLOSE_UNDER: Final = 420
"""Height in px at usual text under which the edges are narrow."""


class PreparePart(QWidget):
    """One part of Prepare in the middle; `side` is what stands at the right, if anything.

    A part reads the audit when it comes to the front and after every act that
    touched what it `rests_on` while it is there.

    Signals:
        part_requested: another part is to come to the front; carries a `PreparationPart`.
        files_requested: files are to be chosen and brought in.
        list_pasted: what was copied is a whole list, to be read as a file would be.
        side_requested: the right-hand side is to be seen, and to take the focus.
    """

    part_requested = Signal(object)
    files_requested = Signal()
    list_pasted = Signal()
    side_requested = Signal()
    rests_on: frozenset[type] = frozenset()
    leads_aside = True
    """Whether Tab goes from its tables to its side."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._theme = app_theme(self)
        self.side: QWidget | None = None
        self.stale = True
        self._shown_on: date | None = None
        self._readable: QWidget | None = None
        self.column = QVBoxLayout(self)
        self._set_close(close=False)
        context.session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Show the audit as it stands."""
        raise NotImplementedError

    def arrive(self) -> None:
        """It has come to the front: show what changed meanwhile, or that it is another day."""
        today = self.context.session.clock().date()
        if self.stale or today != self._shown_on:
            self.stale, self._shown_on = False, today
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set it close where there is little height."""
        super().resizeEvent(event)
        if self.column.contentsMargins().left():  # else it has columns with edges of their own
            self._set_close(close=self.height() < self._theme.px(_CLOSE_UNDER))

    def _set_close(self, *, close: bool) -> None:
        self.column.setContentsMargins(28, 10 if close else 22, 28, 8 if close else 20)
        self.column.setSpacing(8 if close else 14)

    @property
    def sheet_in_view(self) -> str:
        """Which of several sheets is shown; nothing where there is one only."""
        return ""

    def show_sheet_again(self, sheet: str) -> None:
        """Show the sheet that was in view; what is not called so now is passed over."""

    def show_ahead(self) -> Iterator[None]:
        """Show what there is before anybody comes to it, a step at a time; nobody sees it yet."""
        self.arrive()
        yield

    def let_go(self) -> None:
        """Go, as nobody came to it: its side too, which is in no window yet."""
        self.deleteLater()
        if self.side is not None:
            self.side.deleteLater()

    def begin(self) -> None:
        """Take the focus where work goes on."""

    def leave(self) -> None:
        """Keep what was typed."""

    @property
    def files_on_their_way(self) -> tuple[Path, ...]:
        """The files that are being read, or shown, and from which nothing came in yet."""
        return ()

    def read_again(self, paths: tuple[Path, ...]) -> None:
        """Read files that were on their way when the audit was locked."""

    def put_heading(self, text: str, *beside: QWidget) -> QHBoxLayout:
        """Put the part's heading at the top, with what stands beside it at the right."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(text, Text.HEADING, wrap=False))
        for widget in beside:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)
        return row

    def keep_readable(self, content: QWidget) -> None:
        """Let *content* grow no wider than a line that can be read."""
        self._readable = content
        self._theme.follow(self._fit_readable)
        self._fit_readable()

    def _fit_readable(self) -> None:
        if self._readable is not None:
            self._readable.setMaximumWidth(self._theme.px(920))

    def do(
        self, act: Act, requester: Requester | None = None, entered: DraftKey | None = None
    ) -> ActOutcome:
        """Run an act, with which the draft of *entered* goes; the bar shows a refusal."""
        return self.context.session.do(act, requester, entered)

    def _on_changed(self, news: Changed) -> None:
        if not news.touches(*self.rests_on):
            return
        self.stale = True
        if self.isVisible():
            self.arrive()


PARTS: dict[PreparationPart, str] = {
    PreparationPart.AUDIT: tr("The audit"),
    PreparationPart.TOOL: tr("Audit tool"),
    PreparationPart.SAMPLE: tr("Sample"),
    PreparationPart.CASES: later("{Cases}"),
    PreparationPart.AGENCIES: tr("Agencies"),
    PreparationPart.FORMS: tr("Forms"),
    PreparationPart.RETURNS: tr("Returns"),
    PreparationPart.AGENDA: tr("People and agenda"),
    PreparationPart.VOICES: tr("Other voices"),
    PreparationPart.STEPS: tr("Steps"),
    PreparationPart.TABLES: tr("Tables"),
}
"""The parts as they are listed; people and agenda are one."""

OF_A_MEETING: frozenset[PreparationPart] = frozenset(
    {PreparationPart.PEOPLE, PreparationPart.MEETING_CASES, PreparationPart.MEETINGS}
)
"""What stands under people and agenda besides the agenda."""
