"""The right side of bringing in: a card for each thing of the files that waits for a word."""

from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Match, MatchKey
from core.model.draft.returns import Doubt, Problem, ReturnDraft
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.wording.waiting import WaitingWord, returns_twice, waiting_words, waits_whole
from core.words import plural, tr
from ui.prepare.draft_card import DraftCard
from ui.prepare.moved_row_card import MovedRowCard, RightRowCard, agreed_rows, moved_row
from ui.prepare.waiting_cards import SecondCard, ShapeCard, TwiceCard, WaitingCard, WordCard
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll

_MOST_CARDS: Final = 12


class WaitingSide(QWidget):
    """All that waits in the files that are shown, in their order.

    Signals:
        meant: it was said what words mean; carries (key, meaning) pairs.
        copied: a question to an agency was copied; carries its name.
        refresh_requested: a card shows more or less, and all are to be shown anew.
    """

    meant = Signal(object)
    copied = Signal(str)
    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[WaitingCard] = []
        self.count = 0
        self._opened: set[MatchKey] = set()
        self._stepping: MatchKey | None = None
        """The row whose cells are being moved one by one: the keyboard stays there."""
        self._head = Label(tr("Waiting for you"), Text.SUBHEADING)
        self._about = small("")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 22, 14, 18)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._about)
        column.addLayout(self._list)
        column.addWidget(small(tr("What you agree here is kept for the next file of this form.")))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside, tr("Waiting for you")))

    def show_files(
        self,
        shown_cards: Sequence[DraftCard],
        now: Snapshot,
        today: date,
        vocabulary: Vocabulary,
    ) -> None:
        """Show what waits in some files; who answers with the keys goes on at what is next."""
        here = self._card_in_focus
        clear_layout(self._list)
        make: list[Callable[[], WaitingCard]] = []
        right: list[Callable[[], WaitingCard]] = []
        hidden = {normalised(one.reference) for one in now.every_case if now.hides_any(one.id)}
        several = len({card.draft.source for card in shown_cards}) > 1
        for card in shown_cards:
            of = partial(_named, card.draft.source if several and not card.read.of_forms else "")
            words = waiting_words(card.read, now)
            make += [partial(of, self._word_card, word, now, today) for word in words]
            make += [partial(of, self._twice_card, card, one) for one in returns_twice(card.read)]
            held = waits_whole(card.read)
            make += [partial(of, self._second_card, card, one) for one in held if one.again]
            whole = [one for one in held if not one.again]
            make += [partial(of, self._row_card, card, one, hidden, vocabulary) for one in whole]
            left = {one.row for one in whole}
            done = [one for one in agreed_rows(card.read) if not left & {*one.rows}]
            right += [partial(of, self._right_card, one) for one in done]
        self.count = len(make)
        self.cards = [one() for one in (*make, *right)[:_MOST_CARDS]]
        for one in self.cards:
            self._list.addWidget(one)
            one.show()
        if here is not None:
            self.begin(here)
        more = self.count - _MOST_CARDS
        if more > 0:
            said = tr("{count} more are shown as these are settled.", count=more)
            self._list.addWidget(small(said))
        self._about.setText(
            plural(
                self.count,
                "thing can wait: it stays in Returns with its reason and holds nothing else up.",
                "things can wait: they stay in Returns with their reasons and hold nothing else "
                "up.",
            )
            if self.count
            else tr("Nothing to choose here. What waits is named with its file.")
            if any(card.draft.held_back or card.draft.unread_answers for card in shown_cards)
            else tr("Nothing waits.")
        )

    @property
    def _card_in_focus(self) -> int | None:
        focused = self.window().focusWidget()
        inside = (at for at, one in enumerate(self.cards) if one.isAncestorOf(focused or self))
        return next(inside, None)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is at one of the cards."""
        return self._card_in_focus is not None

    def begin(self, at: int = 0) -> None:
        """Take the focus at the first card from a place on that is not settled."""
        stepping = [one for one in self.cards if self._is_stepping(one)]
        if stepping:
            stepping[0].begin()
        elif self.cards:
            order = [*self.cards[at:], *self.cards[:at]]
            next((one for one in order if not one.settled), order[0]).begin()

    def _word_card(self, word: WaitingWord, now: Snapshot, today: date) -> WordCard:
        card = WordCard(word, now, today)
        card.meant.connect(self.meant)
        card.copied.connect(self.copied)
        return card

    def _second_card(self, card: DraftCard, problem: Problem) -> SecondCard:
        found = SecondCard(problem, card.chosen_later.get(problem.key))
        found.decided.connect(lambda what: card.choose_later(problem, what))
        return found

    def _twice_card(self, card: DraftCard, doubt: Doubt[ReturnDraft]) -> TwiceCard:
        found = TwiceCard(doubt, card.chosen_returns.get(doubt.key))
        found.decided.connect(lambda this: card.choose_return(doubt, this))
        return found

    def _row_card(
        self, card: DraftCard, problem: Problem, hidden: Container[str], words: Vocabulary
    ) -> WaitingCard:
        """Return a row's card: what its cells say of a hidden case is not shown."""
        seen = problem.entry is not None and normalised(problem.entry.case) not in hidden
        row = moved_row(card.read, problem, words) if seen else None
        if row is None:
            return ShapeCard(problem)
        found = MovedRowCard(row, words, row.key in self._opened)
        found.meant.connect(self._on_row_meant)
        found.opened.connect(self._on_opened)
        return found

    def _right_card(self, said: Match) -> RightRowCard:
        found = RightRowCard(said)
        found.meant.connect(self.meant)
        return found

    def _on_row_meant(self, pairs: Sequence[tuple[MatchKey, str]]) -> None:
        """Go on at the same row where its cells are moved one by one."""
        ((key, _),) = pairs
        self._stepping = key if key in self._opened else None
        self.meant.emit(pairs)

    def _is_stepping(self, card: WaitingCard) -> bool:
        here = isinstance(card, MovedRowCard) and card.row.key == self._stepping
        return here and not card.settled

    def _on_opened(self, key: MatchKey) -> None:
        self._opened ^= {key}
        self._stepping = key
        self.refresh_requested.emit()


def _named(source: str, make: Callable[..., WaitingCard], *about: object) -> WaitingCard:
    """Return a card that says of which file it is; "" where there is only one."""
    card = make(*about)
    if source:
        card.name_file(source)
    return card
