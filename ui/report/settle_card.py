"""One thing that must be settled before documents leave: the ways to settle it, in place."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.documents.catalogue import spec
from core.model.audience import PANEL, Audience, AudienceKind
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.snapshot import Snapshot
from core.review.leaving import Unsettled
from core.review.offered import accept_words, decision_on, holds_words, offered_words
from core.review.remark import RemarkKind
from core.wording.numbers import listed
from core.words import tr, word_for
from ui.program.menu_titles import caps
from ui.report.numbered import CardNumber, headed
from ui.report.remark_card import way_words
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.composed import ComposedLine
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ParagraphText, small
from ui.widgets.tags import Tag

_LONGEST: Final = 24
"""Letters of what was found that a button says; the card says all of it."""


class SettleCard(Card):
    """Says what was found and where; it is replaced, accepted or left out here.

    Signals:
        decided: carries each `Unsettled` and the `LeavingDecision` that settles it, as pairs.
        opened: its line is to be filled in; the focus is in it.
        go_requested: to the place it is about; carries the `Remark`.
    """

    decided = Signal(object)
    opened = Signal()
    go_requested = Signal(object)

    def __init__(
        self,
        one: Unsettled,
        now: Snapshot,
        audience: Audience = PANEL,
        alike: Callable[[Unsettled], Sequence[Unsettled]] = lambda _one: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=14, parent=parent)
        self._alike = alike
        self.unsettled = one
        self._now, self._audience = now, audience
        self._offered = offered_words(one, now)
        self._kind, self._offers_all = DecisionKind.REPLACE, False
        self.number = CardNumber()
        self.tag = Tag(word_for(one.remark.kind), Tone.BAD)
        self.replace = Button(tr("Replace “{words}”…", words=_short(one.words)), size=Size.SMALL)
        self.change = Button(tr("Change the story…"), size=Size.SMALL)
        self.accept = Button(accept_words(one), size=Size.SMALL)
        self.leave_out = Button(tr("Leave out"), size=Size.SMALL)
        self.go = Button(way_words(one.remark, now), ButtonKind.QUIET, size=Size.SMALL)
        self._asked, self._where = small(), small()
        self.line = SettleLine()
        self.for_all = CheckBox("")
        self.keep = Button("", ButtonKind.PRIMARY, size=Size.SMALL)
        self.not_now = Button(tr("Not now"), ButtonKind.QUIET, size=Size.SMALL)
        self._lay_out()
        self._connect()
        self._fold(True)

    @property
    def in_use(self) -> bool:
        """Whether someone is typing in it."""
        return self.line.hasFocus() and bool(self.line.text().strip())

    @property
    def first(self) -> Button:
        """The first of the ways to settle it."""
        return self.replace if self.unsettled.words else self.accept

    def press_way(self, which: int) -> None:
        """Press a way to settle it: 1 says it otherwise, 2 accepts it, 3 leaves it out."""
        otherwise = self.replace if self.unsettled.words else self.change
        way = (otherwise, self.accept, self.leave_out)[which - 1]
        if way.isVisibleTo(self) and way.isEnabled():
            way.click()

    def show_keys(self, shown: bool) -> None:
        """Show the keys of its ways while the keyboard is in it."""
        for at, way in enumerate((self.replace, self.accept, self.leave_out), 1):
            said = way.accessibleDescription()
            way.set_keys(caps(f"Alt+{at}") if shown else "")
            way.setAccessibleDescription(said)

    def decision(self, text: str, one: Unsettled | None = None) -> LeavingDecision:
        """Return how it, or another *one*, is settled by *text*, in the way asked for now."""
        about = one or self.unsettled
        return decision_on(about, self._kind, text, self._audience, self._now)

    def _decide(self, text: str) -> None:
        """Tell of the decision, and that it holds for others alike where that is ticked."""
        others = self._alike(self.unsettled) if self.for_all.isChecked() else ()
        every = (self.unsettled, *others)
        self.decided.emit(tuple((one, self.decision(text, one)) for one in every))

    def ask(self, kind: DecisionKind) -> None:
        """Ask for the words in its place, or for the reason why it stays."""
        self._kind = kind
        where = holds_words(self.decision(""))
        if kind is DecisionKind.REPLACE:
            asked = tr("Replace “{words}” with", words=self.unsettled.words)
            self.line.setText(self._offered)
            self.keep.setText(tr("Replace"))
        elif kind is DecisionKind.CHANGE:
            asked = tr("Tell, in place of “{words}”", words=self.unsettled.words)
            self.line.setText(self.unsettled.words)
            self.keep.setText(tr("Change"))
        else:
            asked = tr("Why it may stay as it is")
            self.line.clear()
            self.keep.setText(tr("Accept"))
        others = len(self._alike(self.unsettled)) if kind is DecisionKind.ACCEPT else 0
        self.for_all.setChecked(False)
        self.for_all.set_words(tr("The same for all {count}", count=others + 1))
        self._offers_all = others > 0
        self._asked.setText(tr("{asked}:", asked=asked))
        self._where.setText(where)
        self.line.setAccessibleName(asked)
        self.line.setAccessibleDescription(where)
        self._on_typed()
        self._fold(False)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def _fold(self, folded: bool) -> None:
        for part in (self._asked, self.line, self._where, self._answers):
            part.setVisible(not folded)
        self.for_all.setVisible(not folded and self._offers_all)
        self._ways.setVisible(folded)

    def _lay_out(self) -> None:
        one = self.unsettled
        self.set_tone(Tone.BAD)
        self.column.addLayout(headed(self.number, self.tag))
        self.column.addWidget(ParagraphText(one.remark.text))
        where = place_words(one)
        if where:
            self.column.addWidget(small(where))
        said = f"{one.remark.text} {where}".strip()
        ways = (self.replace, self.change, self.accept, self.leave_out, self.go)
        for button in ways:
            button.setAccessibleDescription(said)
        self._ways, self._answers = _in_a_row(*ways), _in_a_row(self.keep, self.not_now)
        self.replace.setVisible(bool(one.words))
        alone = one.remark.kind is RemarkKind.SINGLED_OUT
        self.change.setVisible(alone and self._audience.kind is AudienceKind.PUBLIC)
        self.leave_out.setVisible(one.may_leave_out)
        for part in (self._asked, self.line, self.for_all, self._where, self._answers, self._ways):
            self.column.addWidget(part)

    def _connect(self) -> None:
        self.replace.clicked.connect(self._on_replace)
        self.change.clicked.connect(self._on_change)
        self.accept.clicked.connect(self._on_accept)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.go.clicked.connect(self._on_go)
        self.line.textChanged.connect(self._on_typed)
        self.line.given.connect(self._on_keep)
        self.line.given_up.connect(self._on_not_now)
        self.keep.clicked.connect(self._on_keep)
        self.not_now.clicked.connect(self._on_not_now)

    def _on_replace(self) -> None:
        self.ask(DecisionKind.REPLACE)

    def _on_change(self) -> None:
        self.ask(DecisionKind.CHANGE)

    def _on_accept(self) -> None:
        self.ask(DecisionKind.ACCEPT)

    def _on_leave_out(self) -> None:
        self._kind = DecisionKind.LEAVE_OUT
        self.for_all.setChecked(False)
        self._decide("")

    def _on_go(self) -> None:
        self.go_requested.emit(self.unsettled.remark)

    def _on_typed(self) -> None:
        self.keep.setEnabled(bool(self.line.text().strip()))

    def _on_keep(self) -> None:
        self.line.commit()
        words = self.line.text().strip()
        if words:
            self._decide(words)

    def _on_not_now(self) -> None:
        self._fold(True)
        ways = {DecisionKind.REPLACE: self.replace, DecisionKind.CHANGE: self.change}
        asked = ways.get(self._kind, self.accept)
        asked.setFocus(Qt.FocusReason.OtherFocusReason)


class SettleLine(ComposedLine):
    """A line that is given with Enter and given up with Esc.

    Signals:
        given: Enter was pressed.
        given_up: Esc was pressed.
    """

    given = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give with Enter, give up with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def place_words(one: Unsettled) -> str:
    """Return where it was written and which documents print it."""
    place = one.remark.place
    parts = [] if place in one.remark.text else [f"{place[:1].upper()}{place[1:]}"]
    if one.documents:
        parts.append(
            tr("In: {documents}", documents=listed([_title(key) for key in one.documents]))
        )
    return ". ".join(parts)


def _title(key: str) -> str:
    return spec(key).heading


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _in_a_row(*buttons: Button) -> QWidget:
    whole = QWidget()
    row = FlowLayout(whole, gap=8, line_gap=8)
    for button in buttons:
        row.addWidget(button)
    return whole
