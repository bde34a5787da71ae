"""Before it leaves this computer: what to look at, and what must be settled first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.acts import leaving
from core.model.audience import PANEL
from core.model.fault import NotYet
from core.model.ids import NoteId
from core.model.leaving import DecisionKind, LeavingDecision
from core.pdf.places import Sought
from core.review.leaving import Unsettled
from core.review.remark import Remark, RemarkKind
from core.review.settled import Replacement
from core.review.story import check_change
from core.wording.judged import not_reached_words
from core.wording.people import names_looked_for_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.report.builder import Review
from ui.report.concern_card import ConcernCard
from ui.report.figures_changed import FiguresChanged
from ui.report.marks import sought
from ui.report.remark_card import RemarkCard
from ui.report.settle_card import SettleCard
from ui.report.settled_before import SettledBefore
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small, subheading
from ui.widgets.scroll import Scroll

_AT_ONCE: Final = 24
"""How many cards are made before more are asked for: making one takes a millisecond."""

Key = NoteId | Unsettled | tuple[Remark, bool]
AnyCard = ConcernCard | RemarkCard | SettleCard


class RemarksPanel(QWidget):
    """The cards, the most pressing first; what was looked at is remembered for this session.

    Signals:
        go_requested: to the place a remark is about; carries the `Remark`.
        left_changed: there is more or less to settle.
        numbered: the cards have other numbers; carries what is sought for each on the pages.
        pointed: the keyboard is in another card; carries its number.
    """

    go_requested = Signal(object)
    left_changed = Signal()
    numbered = Signal(object)
    pointed = Signal(int)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._review: Review | None = None
        self._decided: set[Unsettled] = set()
        self._looked_at: set[Remark] = set()
        self._shows_looked_at = False
        self._most = _AT_ONCE
        self.cards: dict[Key, AnyCard] = {}
        self.content = small(tr("Looking through the audit…"))
        self.not_reached, self.looked_for = small(), small()
        self.more = Button("", size=Size.SMALL)
        self.again = Button("", ButtonKind.LINK, size=Size.SMALL)
        self.before = SettledBefore()
        self.figures = FiguresChanged()
        self.before.taken_back.connect(self._on_taken_back)
        self._lay_out()
        self._pointed = 0
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self.more.clicked.connect(self._on_more)
        self.again.clicked.connect(self._on_again)

    @property
    def left(self) -> tuple[Unsettled, ...]:
        """What is to be settled before documents leave for others than the panel."""
        found = self._review.left if self._review is not None else ()
        return tuple(one for one in found if one not in self._decided)

    def show_review(self, review: Review) -> None:
        """Show what there is to look at and to settle now."""
        self._review = review
        self._decided.clear()
        self._show()
        self.left_changed.emit()

    def go_to(self, one: Unsettled) -> None:
        """Take the focus to the card of one thing to settle."""
        if one not in self.cards:
            self._most = len(self.left)
            self._show()
        card = self.cards.get(one)
        if isinstance(card, SettleCard):
            card.first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_opened()

    def flush(self) -> None:
        """Keep what was typed."""
        for card in list(self.cards.values()):
            if isinstance(card, ConcernCard):
                card.flush()

    def _show(self) -> None:
        remarks = self._review.remarks if self._review is not None else ()
        waiting: list[Remark | Unsettled] = [*self.left]
        waiting += [one for one in remarks if one not in self._looked_at]
        seen = [one for one in remarks if one in self._looked_at]
        shown = [*waiting[: self._most], *(seen if self._shows_looked_at else ())]
        at, was_before = self._place_of_focus(), self._has_focus(self.before)
        self._place([self._key(one) for one in shown])
        self._say(waiting, seen)
        hidden = len(waiting) - self._most
        self.more.setText(tr("Show {min} more", min=min(hidden, _AT_ONCE)))
        self.more.setVisible(hidden > 0)
        if at is not None and self._place_of_focus() is None:
            self._focus_near(at)
        elif was_before and not self._context.session.now.decisions:
            self._focus_near(0)

    def _key(self, remark: Remark | Unsettled) -> Key:
        if isinstance(remark, Unsettled):
            return remark
        if remark.kind is RemarkKind.CONCERN and remark.note_id is not None:
            return remark.note_id
        return remark, remark in self._looked_at

    def _place(self, keys: Sequence[Key]) -> None:
        """Lay the cards in this order; those that stay are not made anew."""
        for key in [key for key in self.cards if key not in keys]:
            card = self.cards[key]
            if isinstance(card, RemarkCard) or not card.in_use or key in self._decided:
                self._drop(key)
        for at, key in enumerate(keys):
            card = self.cards.get(key) or self._make(key)
            self.cards[key] = card
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
        in_use = [key for key in self.cards if key not in keys]
        self.cards = {key: self.cards[key] for key in (*keys, *in_use)}
        self._number()

    def _number(self) -> None:
        """Number the cards that speak of a place in a document, in their order."""
        found: list[Sought] = []
        for card in self.cards.values():
            if isinstance(card, ConcernCard):
                continue
            remark = card.unsettled.remark if isinstance(card, SettleCard) else card.remark
            one = sought(len(found) + 1, remark)
            stands = bool(one.words or one.around)
            card.number.show_number(one.number if stands else 0)
            found += [one] if stands else []
        self.numbered.emit(tuple(found))

    def to_next(self) -> None:
        """Go to the next card, after the last to the first; what is open is left as it is."""
        cards = list(self.cards.values())
        if not cards:
            return
        at = self._place_of_focus()
        self._focus_near(0 if at is None or at + 1 >= len(cards) else at + 1)
        self._pointed = 0  # its page is to be in sight again, though it may be the same card
        self._on_focus_changed(None, QApplication.focusWidget())
        self._on_opened()

    def press_way(self, which: int) -> None:
        """Settle the card the keyboard is in by its first, second or third way."""
        at = self._place_of_focus()
        card = list(self.cards.values())[at] if at is not None else None
        if isinstance(card, SettleCard):
            card.press_way(which)

    def go_to_number(self, number: int) -> None:
        """Take the focus to the card of a number."""
        for at, card in enumerate(self.cards.values()):
            if not isinstance(card, ConcernCard) and card.number.number == number:
                self._focus_near(at)
                self._on_opened()

    def documents_of(self, number: int) -> tuple[str, ...]:
        """Return the documents that print what a number stands for; none where that is untold."""
        for card in self.cards.values():
            if isinstance(card, SettleCard) and card.number.number == number:
                return card.unsettled.documents
        return ()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        for card in self.cards.values():
            if isinstance(card, SettleCard):
                card.show_keys(card.isAncestorOf(new))
            if isinstance(card, ConcernCard) or not card.isAncestorOf(new):
                continue
            if card.number.number != self._pointed:
                self._pointed = card.number.number
                self.pointed.emit(self._pointed)

    def _make(self, key: Key) -> AnyCard:
        if isinstance(key, Unsettled):
            return self._make_settling(key)
        if not isinstance(key, tuple):
            concern = ConcernCard(self._context, key)
            concern.settled.connect(self._on_settled)
            concern.opened.connect(self._on_opened)
            return concern
        remark, looked_at = key
        card = RemarkCard(remark, self._context.session.now, looked_at)
        card.go_requested.connect(self.go_requested)
        card.ticked.connect(self._on_ticked)
        return card

    def _make_settling(self, one: Unsettled) -> SettleCard:
        audience = self._review.audience if self._review is not None else PANEL
        card = SettleCard(one, self._context.session.now, audience, self._alike)
        card.decided.connect(self._on_decided)
        card.opened.connect(self._on_opened)
        card.go_requested.connect(self.go_requested)
        return card

    def _drop(self, key: Key) -> None:
        card = self.cards.pop(key)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _say(self, waiting: Sequence[Remark | Unsettled], seen: Sequence[Remark]) -> None:
        pressing = sum(isinstance(one, Unsettled) or one.must_settle for one in waiting)
        self.content.setText(self._counted(waiting, pressing, seen))
        now = self._context.session.now
        self.before.show_decisions(
            now.decisions, self._review.decided if self._review is not None else ()
        )
        self.not_reached.setText(not_reached_words(now))
        self.not_reached.setVisible(bool(self.not_reached.text()))
        self.looked_for.setText(names_looked_for_words(now))
        self.content.set_tone(Tone.BAD if pressing else None)
        verb = tr("Hide") if self._shows_looked_at else tr("Show")
        self.again.setText(tr("{verb} {count} looked at", verb=verb, count=len(seen)))
        self.again.setVisible(bool(seen))

    def _counted(
        self, waiting: Sequence[Remark | Unsettled], pressing: int, seen: Sequence[Remark]
    ) -> str:
        count = len(waiting)
        if self._review is not None and self._review.audience != PANEL:
            if count:
                return tr("{count} must be settled", count=plural(count, "thing"))
            return tr("Nothing is left to settle. You know the families; read the pages once more.")
        if not count:
            return tr("Nothing is left to look at.") if seen else tr("Nothing to look at.")
        said = tr("{count} to look at", count=plural(count, "thing"))
        if pressing:
            said = tr("{said}, {pressing} must be settled", said=said, pressing=pressing)
        return said

    def _lay_out(self) -> None:
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(18, 18, 16, 18)
        whole.setSpacing(12)
        whole.addWidget(subheading(tr("Before it leaves this computer")))
        whole.addWidget(self.content)
        whole.addWidget(self.not_reached)
        whole.addWidget(self.looked_for)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        whole.addLayout(self._column)
        whole.addWidget(self.more)
        whole.addWidget(self.again)
        whole.addWidget(self.before)
        whole.addWidget(self.figures)
        whole.addStretch(1)
        self.more.hide()
        self.again.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(inside)
        column.addWidget(self._scroll)

    def _on_ticked(self, remark: Remark) -> None:
        keys = list(self.cards)
        at = keys.index(self._key(remark))
        self._looked_at ^= {remark}
        self._show()
        self._focus_near(at)

    def _alike(self, one: Unsettled) -> tuple[Unsettled, ...]:
        """Return what else waits for the same answer: the same words, found for the same."""
        return tuple(two for two in self.left if two is not one and two.is_like(one))

    def _on_decided(self, settled: Sequence[tuple[Unsettled, LeavingDecision]]) -> None:
        """Keep what was decided; its cards go at once, the pages follow."""
        (one, decision), *_ = settled
        at = list(self.cards).index(one)
        if decision.kind is DecisionKind.CHANGE:
            try:
                change = Replacement(decision.about, decision.text)
                check_change(self._context.session.now, one.text, change)
            except NotYet as fault:
                self._context.show_fault(fault)
                return
        every = [decided for _, decided in settled]
        if not self._context.session.do(lambda file: leaving.settle(file, *every)):
            return
        self._decided.update(one for one, _ in settled)
        self._show()
        self.left_changed.emit()
        self._focus_near(at)

    def _on_taken_back(self, decision: LeavingDecision) -> None:
        self._context.session.do(lambda file: leaving.take_decision_back(file, decision))

    def _place_of_focus(self) -> int | None:
        """Return which card has the focus."""
        cards = enumerate(self.cards.values())
        return next((at for at, card in cards if self._has_focus(card)), None)

    def _has_focus(self, part: QWidget) -> bool:
        return part.isAncestorOf(QApplication.focusWidget() or self)

    def _on_opened(self) -> None:
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """Bring what was opened in sight, once it is laid out."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, 40)

    def _on_settled(self) -> None:
        at = next((n for n, card in enumerate(self.cards.values()) if card is self.sender()), 0)
        for key, card in list(self.cards.items()):
            note = card.note if isinstance(card, ConcernCard) else None
            if card is self.sender() and (note is None or not note.is_open):
                self._drop(key)
        self._focus_near(at)

    def _focus_near(self, at: int) -> None:
        """Keep the focus in the list when a card leaves it."""
        cards = list(self.cards.values())
        if not cards:
            (self.again if self.again.isVisibleTo(self) else self.before.look).setFocus()
            return
        near = cards[min(at, len(cards) - 1)]
        if isinstance(near, SettleCard):
            near.first.setFocus()
        else:
            (near.record if isinstance(near, ConcernCard) else near.go).setFocus()

    def _on_more(self) -> None:
        self._most += _AT_ONCE
        self._show()

    def _on_again(self) -> None:
        self._shows_looked_at = not self._shows_looked_at
        self._show()
