"""What has to be decided on a finding's words: a number that changed, a wording pointed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.model.fault import shown
from core.model.finding import EvidenceNamed, Finding
from core.wording.careful_reader.mark import ReaderMark
from core.wording.labels import in_sentence, sentence
from core.words import later, tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.title_field import TitleField


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """One thing to decide: what it says, what is offered, and what taking it is called.

    `value` is what the answers carry. Without an offer it can only be kept.
    """

    what: str
    why: str
    offer: str
    take: str
    keep: str
    value: object


_CALLED: Final = {
    "challenge": later("Challenge"),
    "call_to_act": later("Call to act"),
    "reflection": later("Question to reflect on"),
}


class DecisionCard(Card):
    """One decision at a time, the first first; keeping it as it is needs a reason.

    Signals:
        taken: what is offered is taken; carries the decision's value.
        kept: it stays as it is; carries the value and the reason.
    """

    taken = Signal(object)
    kept = Signal(object, str)

    def __init__(self, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.set_tone(Tone.WARN)
        self._decision: FindingDecision | None = None
        self.what = Label("", Text.STRONG)
        self.why = Label("", Text.SMALL)
        self.offer = Label("")
        self.take = Button("", ButtonKind.PRIMARY, keys, Size.SMALL)
        self.keep = Button("", size=Size.SMALL)
        self.reason = TitleField(tr("Why it stays as it is"), tr("It stays, because…"))
        for part in (self.what, self.why, self.offer):
            self.column.addWidget(part)
        ways = QWidget()
        line = FlowLayout(ways, gap=8, line_gap=6)
        for way in (self.take, self.keep):
            line.addWidget(way)
        self.column.addWidget(ways)
        self.column.addWidget(self.reason)
        self.take.clicked.connect(self.take_it)
        self.keep.clicked.connect(self._on_keep)
        self.reason.given.connect(self._on_reason)
        self.reason.given_up.connect(self._on_given_up)
        self.hide()

    @property
    def decision(self) -> FindingDecision | None:
        """What is asked; None where nothing is."""
        return self._decision

    def show_decisions(self, decisions: Sequence[FindingDecision]) -> None:
        """Ask the first of some decisions; with none there is no card."""
        first = decisions[0] if decisions else None
        self.setVisible(first is not None)
        if first == self._decision or first is None:
            self._decision = first
            return
        self._decision = first
        self.reason.hide()
        self.what.setText(first.what)
        self.why.setText(first.why)
        self.why.setVisible(bool(first.why))
        self.offer.setText(tr("Offered: {offer}", offer=first.offer))
        self.offer.setVisible(bool(first.offer))
        self.take.setText(first.take)
        self.take.setVisible(bool(first.take))
        self.keep.setText(first.keep)

    def take_it(self) -> None:
        """Take what is offered."""
        if self._decision is not None and self._decision.take:
            self.taken.emit(self._decision.value)

    def take_focus(self) -> None:
        """Put the focus where it is decided."""
        way = self.take if self.take.isVisible() else self.keep
        way.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_keep(self) -> None:
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, reason: str) -> None:
        if self._decision is not None and reason.strip():
            self.reason.hide()
            self.kept.emit(self._decision.value, reason)

    def _on_given_up(self) -> None:
        self.reason.hide()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)


def number_decision(one: EvidenceNamed, now_it_is: str) -> FindingDecision:
    """Return what is asked of a number that reads otherwise now; carries both."""
    return FindingDecision(
        tr("A number changed."),
        tr("was {before}, is now {now_it_is}", before=one.shown, now_it_is=now_it_is),
        "",
        tr("Take the new one"),
        tr("Keep the old, because…"),
        (one, now_it_is),
    )


@dataclass(frozen=True, slots=True)
class FieldMark:
    """Words pointed out in one field of a finding."""

    field: str
    mark: ReaderMark


def wording_decision(finding: Finding, at: FieldMark) -> FindingDecision:
    """Return what is asked of words of a finding that do not fit; carries the `FieldMark`."""
    mark = at.mark
    words, kind = mark.words_in(getattr(finding, at.field)), tr(str(mark.kind))
    said = tr("“{words}”: {kind}", words=shown(words), kind=in_sentence(kind))
    called = tr(_CALLED.get(at.field, ""))
    return FindingDecision(
        sentence(tr("{called}: {said}", called=called, said=said) if called else said),
        mark.reason if mark.numbers in mark.reason else f"{mark.reason} {mark.numbers}",
        mark.offer,
        tr("Use this wording") if mark.offer else "",
        tr("Keep mine, because…"),
        at,
    )
