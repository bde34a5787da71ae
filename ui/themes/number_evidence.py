"""What stands behind a number of the view in front: the lens, or what was written, beside it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.counting.live_number import LiveNumber
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.tool import Answer, Item, Question
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.themes.evidence import EvidenceQuery
from ui.themes.evidence_panel import EvidencePanel
from ui.themes.numbers import NumberPointed, lens_on
from ui.themes.view import View
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel

_REST: Final = 300
"""For how many milliseconds the pointer rests on a number before the lens looks at it."""
_RESTS_ON: Final = (Audit, Item, Question, Answer, Case, Agency)
"""What a number is named and narrowed by: where that changes it may be another number."""


class NumberEvidence(QObject):
    """Follows the number that is pointed at or pressed, and finds again what is behind it."""

    def __init__(self, session: WorkshopSession, view: Callable[[], View], page: QWidget) -> None:
        super().__init__(page)
        self._session, self._view, self._page = session, view, page
        self._from: QWidget | None = None
        self._query: EvidenceQuery | None = None
        self._pointed: NumberPointed | None = None
        self._last_focus: QWidget | None = None
        self.resting = QTimer(self, singleShot=True)
        self.evidence = EvidencePanel()
        self.panel = SidePanel(tr("Behind the number"), PanelSide.RIGHT, 396)
        self.panel.hold(self.evidence)
        self.resting.timeout.connect(self._on_rested)
        self.evidence.lens_requested.connect(self._on_lens_requested)
        self.evidence.lens.list_requested.connect(self._on_list_requested)
        self.evidence.left.connect(self._on_left)

    def follow(self, view: View) -> None:
        """Follow a view too."""
        view.evidence_requested.connect(self._on_evidence_requested)
        view.pointed.connect(self._on_pointed)
        view.lens_requested.connect(self._on_lens_opened)
        view.counted_otherwise.connect(self.forget)

    @property
    def number(self) -> LiveNumber | None:
        """The number that is looked at, whether the lens or what was written is shown."""
        if self.evidence.shows_lens:
            return self.evidence.lens.number
        pointed = self._pointed if self._is_permanent else None
        return pointed.number if pointed is not None else None

    @property
    def _is_permanent(self) -> bool:
        """Whether it stands beside the view all the while, not only where it is asked for."""
        return self._view().counts and not self._view().opens_lens

    def conceal(self) -> None:
        """Be beside the view in front as that is, with nothing of another."""
        self.panel.conceal()
        if not self._is_permanent:
            self.resting.stop()
        self.panel.setVisible(self._is_permanent)

    def forget(self) -> None:
        """Show nothing of the number that was pressed last: it is another now."""
        self._query = None
        self._find_again()

    def follow_changes(self, kinds: frozenset[type]) -> None:
        """Show what is behind the number now, where it rests on what changed."""
        if self.evidence.shows_lens and kinds:
            self.look_again()
        elif self._query is not None:
            if not kinds.isdisjoint(_RESTS_ON):
                self.forget()
            elif not kinds.isdisjoint(self._query.rests_on):
                self._find_again()

    def look_again(self) -> None:
        """Show what is behind the number that is pointed at, where there is room to."""
        pointed = self._pointed
        if pointed is None or not self.panel.isVisible() or not self.panel.is_revealed:
            return
        found = lens_on(self._session, pointed.number)
        if found is None:
            self._pointed = None
            self.evidence.show_evidence(None)
        else:
            self.evidence.show_lens(self._session.now, found)
            self.evidence.lens.list.setVisible(pointed.query is not None and bool(found.columns))

    def _find_again(self) -> None:
        """Find again what is behind the number that was pressed last."""
        query = self._query
        self.evidence.show_evidence(query.find() if query is not None else None)

    def _on_evidence_requested(self, query: EvidenceQuery) -> None:
        focus = QApplication.focusWidget()
        self._query = query
        if focus is not None and not self.evidence.isAncestorOf(focus):
            self._from = focus
        self.resting.stop()
        self._find_again()
        self.evidence.number.setVisible(self._pointed is not None)
        self.panel.reveal()
        self.evidence.take_focus()

    def _on_pointed(self, pointed: NumberPointed | None) -> None:
        """Look at a number once the pointer rests on it, or at once where the focus came."""
        focus = QApplication.focusWidget()
        came, self._last_focus = focus is not self._last_focus, focus
        self._pointed = pointed or self._pointed
        if pointed is None:
            self.resting.stop()
        elif focus is None or not self.evidence.isAncestorOf(focus):
            self.resting.start(0 if came else _REST)

    def _on_rested(self) -> None:
        focus = QApplication.focusWidget()
        if self._page.isVisible() and (focus is None or not self.evidence.isAncestorOf(focus)):
            self.look_again()

    def _on_lens_requested(self) -> None:
        self.look_again()
        self.evidence.take_focus()

    def _on_list_requested(self) -> None:
        if self._pointed is not None and self._pointed.query is not None:
            self._on_evidence_requested(self._pointed.query)

    def open_lens(self, number: LiveNumber) -> None:
        """Open the lens on a number from elsewhere."""
        self._on_lens_opened(NumberPointed(number))

    def _on_lens_opened(self, pointed: NumberPointed) -> None:
        """Open the lens on a number of a view that has none beside it."""
        self._pointed, self._from = pointed, QApplication.focusWidget()
        self.panel.show()
        self.panel.reveal()
        self.look_again()
        self.evidence.take_focus()

    def _on_left(self) -> None:
        """Go back to the number that was pressed."""
        self.conceal()
        if self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)
