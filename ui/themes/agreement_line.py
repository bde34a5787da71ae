"""How far agencies agree on one item: in words first, as a number only where it may be."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.counting.agreement import ENOUGH_ITEMS, Agreement, agreement
from core.counting.evidence import ItemReturns
from core.model.ids import AnswerId
from core.model.progress import Progress
from core.wording.agreement import beyond_chance_words, same_answer_words
from core.words import tr
from ui.program.jobs import Job
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small

_REST: Final = 300
"""Milliseconds the keyboard stays at a line before its agreement is worked out."""

Units = tuple[tuple[AnswerId, ...], ...]


class AgreementLine(QWidget):
    """Says it for the line of the table the keyboard is on.

    Signals:
        split_requested: how the agencies stand, case by case, was asked for.
        broke: the sum failed; carries the exception, our mistake.
    """

    split_requested = Signal()
    broke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = small()
        self.alpha = small()
        self.each = Button(
            tr("How agencies stand, {case} by {case}"), ButtonKind.LINK, size=Size.SMALL
        )
        self._done: dict[Units, Agreement] = {}
        self._units: Units = ()
        self._job: Job | None = None
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.words, self.alpha):
            column.addWidget(label)
        column.addWidget(self.each, 0, Qt.AlignmentFlag.AlignLeft)
        self.each.clicked.connect(self.split_requested)

    def show_returns(self, returns: ItemReturns) -> None:
        """Say how far the agencies agree on the item these returns answered."""
        units = returns.units()
        self._units = units
        self.words.setText(same_answer_words(returns.item, returns.allowed, units))
        self._stop()
        known = self._done.get(units)
        if known is not None or sum(len(unit) > 1 for unit in units) < ENOUGH_ITEMS:
            self._say(known or agreement(units))
        else:
            self.alpha.setText(tr("How far that goes beyond chance is being worked out…"))
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Work out nothing that nobody sees."""
        super().hideEvent(event)
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was stopped."""
        super().showEvent(event)
        if self._units and not self.alpha.isEnabled():
            self._rest.start()

    def _stop(self) -> None:
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_rest(self) -> None:
        """Work it out off the window's thread: the interval draws a thousand times."""
        units = self._units

        def work(progress: Progress) -> tuple[Units, Agreement]:
            return units, agreement(units, progress)

        self._job = Job(work)
        self._job.done.connect(self._on_done)
        self._job.broke.connect(self.broke)
        self._job.start()

    def _on_done(self, answer: tuple[Units, Agreement]) -> None:
        units, found = answer
        self._done[units] = found
        if units == self._units:
            self._say(found)

    def _say(self, found: Agreement) -> None:
        self.alpha.setText(beyond_chance_words(found))
        self.alpha.setEnabled(found.alpha is not None)
