"""How far agencies agree on one item: in words first, as a number only where it may be."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.counting.agreement import ENOUGH_ITEMS, Agreement, agreement
from core.counting.collation import on_the_scale
from core.model.ids import AnswerId
from core.model.progress import Progress
from core.model.snapshot import Snapshot
from core.model.tool import Item
from core.wording.numbers import Unit, listed, no_alpha_words
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job
from ui.themes.evidence import standing
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small

Units = tuple[tuple[AnswerId, ...], ...]


class AgreementLine(QWidget):
    """Says it for the line of the table the keyboard is on.

    Signals:
        requested: how the agencies stand, case by case, was asked for.
        broke: the sum failed; carries the exception, our mistake.
    """

    requested = Signal()
    broke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = small()
        self.alpha = small()
        self.each = Button("How agencies stand, case by case", ButtonKind.LINK, size=Size.SMALL)
        self._done: dict[Units, Agreement] = {}
        self._units: Units = ()
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.words, self.alpha):
            column.addWidget(label)
        column.addWidget(self.each, 0, Qt.AlignmentFlag.AlignLeft)
        self.each.clicked.connect(self.requested)

    def show_item(self, session: WorkshopSession, now: Snapshot, item: Item) -> None:
        """Say how far the agencies agree on *item*."""
        stands = standing(session, now, item)
        units = tuple(
            tuple(answer.id for _, answer in said if on_the_scale(answer))
            for said in stands.values()
        )
        self._units = units
        self.words.setText(_split(now, item, units))
        known = self._done.get(units)
        if known is not None or sum(len(unit) > 1 for unit in units) < ENOUGH_ITEMS:
            self._say(known or agreement(units))
        else:
            self.alpha.setText("Agreement between agencies (alpha) is being worked out…")
            self._start(units)

    def _start(self, units: Units) -> None:
        """Work it out off the window's thread: the interval draws a thousand times."""

        def work(_progress: Progress) -> tuple[Units, Agreement]:
            return units, agreement(units)

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
        if found.alpha is None or found.low is None or found.high is None:
            self.alpha.setText(no_alpha_words(found, Unit.CASES))
        else:
            self.alpha.setText(
                f"Agreement between agencies (alpha): {_two_places(found.alpha)}, "
                f"95% interval {_two_places(found.low)} to {_two_places(found.high)}, "
                f"{Unit.CASES.of(found.items)}."
            )
        self.alpha.setEnabled(found.alpha is not None)


def _split(now: Snapshot, item: Item, units: Sequence[Sequence[AnswerId]]) -> str:
    """Return the raw split in words: how often everyone said the same."""
    paired = [unit for unit in units if len(unit) > 1]
    if not paired:
        return f"{item.key}: no case has answers from two agencies to compare."
    same = sum(len(set(unit)) == 1 for unit in paired)
    allowed = now.tool.answers_of(item.answer_set_id)
    off = [f"“{answer.label}”" for answer in allowed if not on_the_scale(answer)]
    besides = f" with other than {listed(off, 'or')}" if off else ""
    which = f"that two or more answered{besides}."
    if len(paired) == 1:
        did = "said the same" if same else "did not say the same"
        return f"{item.key}: the agencies {did} in the one case {which}"
    return f"{item.key}: the agencies said the same in {same} of {len(paired)} cases {which}"


def _two_places(worked: float) -> str:
    """Return a number half up to two places, as every other number here; never "-0.00"."""
    exact = Decimal(f"{worked:.9f}").quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(exact if exact else abs(exact))
