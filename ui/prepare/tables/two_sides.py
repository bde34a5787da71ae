"""Two sides: what a table and this laptop say differently, settled one after the other."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.counting.waiting_rows import waits
from core.model.fault import WorkshopError
from core.model.hand_out import DifferenceKind, HandBack, HandOut, SideChosen, TableDifference
from core.model.tool import Point
from core.tables.make_one import make_one
from core.tables.settle import both_texts, choices_of, resting_on, settle
from core.wording.differing import differing
from core.wording.tables import heading_of, what_words
from core.wording.tables_page import (
    alike,
    alike_words,
    asked_of,
    before_words,
    changed_words,
    choice_words,
    rests_on_it_words,
    sides_of,
    table_of,
)
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.part import PreparePart
from ui.prepare.tables.side_card import BeforeCard, SideButton, SideCard
from ui.prepare.tables.sides_list import SidesList
from ui.program.actions import spec_of
from ui.program.menu_titles import caps
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.typed_words import be_about

_WIDE: Final = 760
"""Width in px of the theme from which on the sides stand beside one another."""
_ROOMY: Final = 1040
"""Width from which on three of them stand beside one another; else how it was is a line."""
_HIGH: Final = 700
_ORDER: Final = (SideChosen.HERE, SideChosen.THERE, SideChosen.AS_IT_WAS, SideChosen.BOTH)


class TwoSidesPart(PreparePart):
    """Three cards, a field for both, and the list of all at the left.

    Signals:
        ended: the tables are wanted again.
    """

    ended = Signal()
    rests_on = frozenset({TableDifference, HandBack})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._of: HandOut | None = None
        self._at: int | None = None
        self.left = SidesList()
        self.left.moved.connect(self._on_moved)
        self.heading, self.what = Label("", Text.HEADING), small()
        self._asked = Label("")
        self._opened: set[int] = set()
        """What waits for first views and was asked to be shown all the same."""
        self.show_all = Button(tr("Show it all the same"))
        self.show_all.clicked.connect(self._on_shown)
        self.case = Button(tr("Look at the {case}"), ButtonKind.LINK)
        self.case.clicked.connect(self._on_case)
        self.here = SideCard(tr("Here"), caps("Alt+1"))
        self.there = SideCard(tr("There"), caps("Alt+2"))
        self.before = BeforeCard(tr("As it was"), caps("Alt+3"))
        self.words = GrowingText(tr("Both, put right before it is kept"), least=2, most=6)
        self.both = SideButton(caps("Alt+4"))
        self._both_card = Card()
        self.back = Button(tr("Tables"), keys=caps("Esc"))
        self.back.clicked.connect(self.ended)
        self.later = Button(tr("Leave for later"), keys=spec_of("next_question").caps)
        self.later.clicked.connect(self.leave_for_later)
        self._count = small()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.heading)
        head.addWidget(self.what, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.case)
        column.addLayout(head)
        column.addWidget(self._asked)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        for card in self._cards:
            self._row.addWidget(card, 1)
        column.addLayout(self._row)
        self._under = QVBoxLayout()
        column.addLayout(self._under)
        both = QHBoxLayout()
        both.addWidget(Label(tr("Both"), Text.SUBHEADING, wrap=False))
        both.addWidget(small(tr("for words only; can be put right before it is kept")), 1)
        self._both_card.column.addLayout(both)
        self._both_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both_row.setSpacing(12)
        self._both_row.addWidget(self.words, 1)
        self._both_row.addWidget(self.both)
        self._both_card.column.addLayout(self._both_row)
        column.addWidget(self._both_card)
        column.addStretch(1)
        foot = QWidget()
        flow = FlowLayout(foot, gap=12)
        flow.addWidget(self.back)
        flow.addWidget(self.later)
        flow.addWidget(self._count)
        outer = QVBoxLayout()
        outer.setContentsMargins(28, 8, 28, 14)
        outer.addWidget(foot)
        self.column.setSpacing(0)
        self.column.addWidget(Scroll(inside), 1)
        self.column.addLayout(outer)

    def _connect(self) -> None:
        bars = [card.text.verticalScrollBar() for card in self._cards]
        for bar in bars:
            for other in bars:
                if other is not bar:
                    bar.valueChanged.connect(other.setValue)  # all three scroll together
        for choice, button in self._buttons.items():
            button.clicked.connect(self._chooser(choice))
            button.walked.connect(self._walker(choice))

    @property
    def _cards(self) -> tuple[SideCard, SideCard, SideCard]:
        return (self.here, self.there, self.before)

    @property
    def _buttons(self) -> dict[SideChosen, SideButton]:
        buttons = (self.here.button, self.there.button, self.before.button, self.both)
        return dict(zip(_ORDER, buttons, strict=True))

    @property
    def listed(self) -> list[TableDifference]:
        """What differs, in the order of the list."""
        return asked_of(self.context.session.now, self._of)

    @property
    def still_open(self) -> int:
        """How many of them nobody has settled yet."""
        return sum(one.is_open for one in self.listed)

    @property
    def difference(self) -> TableDifference | None:
        """What is looked at."""
        return next((one for one in self.listed if one.id == self._at), None)

    def show_of(self, handed: HandOut | None) -> None:
        """Show what differs with one table, or with all; the first that is open."""
        self._of = handed
        still = [one for one in self.listed if one.is_open] or self.listed
        self._at = still[0].id if still else None
        self.refresh()

    def let_go(self) -> None:
        """Go with what stands at the left."""
        super().let_go()
        self.left.deleteLater()

    def refresh(self) -> None:
        """Show it as it stands."""
        listed, now = self.listed, self.context.session.now
        if self.difference is None:
            self._at = listed[0].id if listed else None
        self.left.show_differences(now, listed, self._at)
        one = self.difference
        still = sum(two.is_open for two in listed)
        self._count.setText(_count_words(listed, one, still))
        for part in (*self._cards, self._asked, self.what, self.case):
            part.setVisible(one is not None)
        self._both_card.setVisible(False)
        self.show_all.setVisible(False)
        self.later.setVisible(still > 0)
        if one is None:
            self.heading.setText(tr("Nothing differs"))
        else:
            self._show(one)
        self._arrange()

    def _show(self, one: TableDifference) -> None:
        now = self.context.session.now
        be_about(self, one.id)
        self.heading.setText(heading_of(now, one))
        self.what.setText(what_words(one))
        hidden = waits(now, one) and one.id not in self._opened
        asked = self._question(one)
        if hidden:
            asked = tr("What the agencies wrote is hidden until the table gave its first views.")
        self._asked.setText(asked)
        self._asked.setVisible(bool(asked))
        self.case.setVisible(one.case_id in now.case)
        for part in self._cards:
            part.setVisible(not hidden)
        self.show_all.setVisible(hidden)
        if hidden:
            self._hide_sides()
        else:
            self._show_sides(one)

    def _hide_sides(self) -> None:
        """Show nothing of either side, nor how they differ, until it is asked for."""
        for card in self._cards:
            card.show_side("", "")
            card.offer("")
        self.both.setVisible(False)
        self._both_card.setVisible(False)

    def _on_shown(self) -> None:
        if self._at is not None:
            self._opened.add(self._at)
            self.refresh()
            self.begin()

    def _show_sides(self, one: TableDifference) -> None:
        now = self.context.session.now
        here, there, before = sides_of(now, one)
        mark = one.how in (DifferenceKind.BOTH_CHANGED, DifferenceKind.THE_SAME)
        apart = (differing(here, there), differing(there, here)) if mark else ((), ())
        changed = changed_words(now, one)
        resting = rests_on_it_words(one, self._resting(one))
        self.here.show_side(tr("this laptop"), here, apart[0], changed[0])
        beside = "\n".join(filter(None, (resting, changed[1])))
        self.there.show_side(table_of(now, one), there, apart[1], beside)
        is_alike = one.how is DifferenceKind.THE_SAME
        self.before.title.setText(tr("Two") if is_alike else tr("As it was"))
        if is_alike:
            self.before.show_side("", tr("Both stay, as they are now."))
        else:
            self.before.show_side(before_words(now, one), before, (), alike_words(now, one))
        offered = self._ways(one) if not self.context.session.read_only else {}
        for choice, card in zip(_ORDER, self._cards, strict=False):
            card.offer(offered.get(choice, ""))
        self.before.setVisible(one.before != "null" or SideChosen.AS_IT_WAS in offered)
        both = SideChosen.BOTH in offered
        if both:
            self.words.show_text(both_texts(one))
            self.both.setText(choice_words(one, SideChosen.BOTH))
        for part in (self.both, self._both_card):
            part.setVisible(both)

    def _resting(self, one: TableDifference) -> dict[str, int]:
        """Return what rests on what one side removed."""
        if one.how not in (DifferenceKind.REMOVED_HERE, DifferenceKind.REMOVED_THERE):
            return {}
        try:
            return self.context.session.read(lambda file: resting_on(file, one))
        except WorkshopError:  # the file is lost, or at work: that is said elsewhere
            return {}

    def _ways(self, one: TableDifference) -> dict[SideChosen, str]:
        """Return what can be chosen of a difference, in words."""
        if one.how is not DifferenceKind.THE_SAME:
            return {choice: choice_words(one, choice) for choice in choices_of(one)}
        ways = {SideChosen.AS_IT_WAS: tr("Two, not one")}
        if alike(self.context.session.now, one) is not None:
            ways[SideChosen.HERE] = tr("The same: this name stays")
            ways[SideChosen.THERE] = ways[SideChosen.HERE]
        return ways

    def _question(self, one: TableDifference) -> str:
        """Return the question that a judgement answers."""
        now = self.context.session.now
        held = next((two for two in now.judgements if two.id == one.row_id), None)
        if one.kind != "judgements" or held is None:
            return ""
        question = now.tool.question.get(held.question_id)
        return question.text if question is not None else ""

    def begin(self) -> None:
        """Stand on Here; Enter takes it only after an arrow or Tab."""
        for button in (*self._buttons.values(), self.back):
            if button.isVisibleTo(self):
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def press(self, number: int) -> None:
        """Choose the first, second… way: Alt and its number."""
        if 1 <= number <= len(_ORDER):
            button = self._buttons[_ORDER[number - 1]]
            if button.isVisibleTo(self):
                button.click()

    def leave_for_later(self) -> None:
        """Go on to the next that is open, and leave this one as it is."""
        following = self._next_open()
        if following is not None:
            self._at = following.id
            self.refresh()
            self.begin()

    def _next_open(self) -> TableDifference | None:
        listed = self.listed
        at = next((n for n, one in enumerate(listed) if one.id == self._at), -1)
        around = [*listed[at + 1 :], *listed[: max(at, 0)]]
        return next((one for one in around if one.is_open), None)

    def _chooser(self, choice: SideChosen) -> Callable[[], None]:
        return lambda: self._choose(choice)

    def _walker(self, choice: SideChosen) -> Callable[[int], None]:
        return lambda by: self._walk(choice, by)

    def _choose(self, choice: SideChosen) -> None:
        one = self.difference
        if one is None:
            return
        self.words.commit()
        words = self.words.toPlainText() if choice is SideChosen.BOTH else ""
        following = self._next_open()
        if not self._keep(one, choice, words):
            return
        if following is not None:
            self._at = following.id
            self.refresh()
            self.begin()
        else:
            self.context.give_notice(tr("All settled."))
            self.back.setFocus()

    def _keep(self, one: TableDifference, choice: SideChosen, words: str) -> bool:
        """Do what was chosen; False where it was refused."""
        if one.how is not DifferenceKind.THE_SAME:
            about = heading_of(self.context.session.now, one)
            return bool(self.do(lambda file: settle(file, one, choice, words, about)))
        found = alike(self.context.session.now, one)
        if choice is SideChosen.AS_IT_WAS:
            return bool(self.do(lambda file: settle(file, one, SideChosen.HERE)))
        if found is None:
            return False
        agencies, themes = found
        if choice is SideChosen.THERE:
            agencies, themes = agencies[::-1], themes[::-1]
        if agencies:
            return bool(self.do(lambda file: make_one(file, agencies[0], agencies[1])))
        return bool(self.do(lambda file: make_one(file, themes[0], themes[1])))

    def _walk(self, choice: SideChosen, by: int) -> None:
        there = [one for one, button in self._buttons.items() if button.isVisibleTo(self)]
        to = there.index(choice) + by
        if 0 <= to < len(there):
            self._buttons[there[to]].meet()

    def _on_moved(self, number: int) -> None:
        if number != self._at:
            self._at = number
            one = self.difference
            if one is not None:
                self._show(one)

    def _on_case(self) -> None:
        one, now = self.difference, self.context.session.now
        if one is None or one.case_id is None:
            return
        held = next((two for two in now.judgements if two.id == one.row_id), None)
        at: Point | None = held.point if one.kind == "judgements" and held is not None else None
        self.context.request("walk")
        self.context.cursor.go(one.case_id, at if at in now.tool.points else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the tables."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the sides under one another where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        direction = QBoxLayout.Direction
        beside = direction.LeftToRight if wide else direction.TopToBottom
        for row in (self._row, self._both_row):
            row.setDirection(beside)
        roomy = self.width() >= self._theme.px(_ROOMY) and self.height() >= self._theme.px(_HIGH)
        folded = wide and not roomy
        layout, other = (self._row, self._under) if folded else (self._under, self._row)
        if layout.indexOf(self.before) >= 0:
            layout.removeWidget(self.before)
            other.addWidget(self.before, 1)
        self.before.fold(folded)


def _count_words(listed: list[TableDifference], one: TableDifference | None, still: int) -> str:
    if one is None:
        return ""
    at = [two.id for two in listed].index(one.id) + 1
    if not still:
        return tr("{at} of {all}, all settled", at=at, all=len(listed))
    return tr(
        "{at} of {all}, {still} still to settle. A choice goes on to the next.",
        at=at,
        all=len(listed),
        still=still,
    )
