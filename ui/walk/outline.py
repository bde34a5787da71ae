"""The case in front of the facilitator: outline, facts, family, papers and what agencies sent.

Never on the room screen: there is no scene for any of it.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.counting.replies import Reply, replies
from core.model.audit import Audit
from core.model.case import Agency, AnswerGiven, Case, Papers, Request, Return, ValueGiven
from core.model.changed import Changed
from core.model.clock import date_text
from core.model.household import CasePerson, KeyDate
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.wording.household import chronology_words, people_words
from core.wording.voices import case_voices_words, other_voices_words
from core.words import tr, word_for
from ui.audit.context import AuditContext
from ui.theme import Tone
from ui.walk.middle import WalkMiddle
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, ParagraphText, Text, small
from ui.widgets.scroll import Scroll

_RESTS_ON = (
    *(Case, Request, Return, AnswerGiven, ValueGiven, Agency, Audit),
    *(FamilyVoice, FamilyAsked, MeetingObserved, LeaderTalk, Theme, CasePerson, KeyDate),
)
_NARROW = 560


class OutlinePanel(Card):
    """A card above the question; Alt+O opens it, Alt+O or Esc puts it away.

    Where *below*, the question, has no height to give, the card stands in its place.
    """

    def __init__(
        self, context: AuditContext, below: WalkMiddle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._context, self._below = context, below
        self._back: QWidget | None = None
        self._title = Label("", Text.SUBHEADING)
        self._close = Button(tr("Close"), ButtonKind.QUIET, "Esc", Size.SMALL)
        self.outline = ParagraphText()
        self.family_title = Label(tr("What the family said"), Text.SMALL_STRONG)
        self.family = ParagraphText()
        self.others_title = Label(tr("Meetings observed and leaders"), Text.SMALL_STRONG)
        self.others = ParagraphText()
        self.dates_title = Label(tr("Key dates"), Text.SMALL_STRONG)
        self.dates = ParagraphText()
        self.facts = _Pairs()
        self.asked = small()
        self.returns = _Pairs()
        self._lay_out()
        self.setAccessibleName(tr("{Case} outline"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        self._close.clicked.connect(self.put_away)
        context.cursor.moved.connect(self.refresh)
        context.session.changed.connect(self._on_changed)
        self._theme.follow(self.fit)

    def toggle(self) -> None:
        """Open it, or put it away."""
        if self.isHidden():
            self.open()
        else:
            self.put_away()

    def open(self) -> None:
        """Show the case and take the focus; remember where it was."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._back = focused
        self.show()
        above = self.parentWidget()
        if above is not None:
            above.installEventFilter(self)
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Go; the focus goes back if it was here."""
        focused = QApplication.focusWidget()
        inside = focused is None or self.isAncestorOf(focused)
        back, self._back = self._back, None
        self.hide()
        self._give_way(False)
        if inside and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the case the room is at; a hidden card waits."""
        now, case_id = self._context.session.now, self._context.cursor.case_id
        if self.isHidden() or case_id is None:
            return
        case = now.case[case_id]
        self._title.setText(tr("{reference} · outline", reference=case.reference))
        self.outline.setText(case.outline or tr("No outline was written for this {case}."))
        _say(self.dates_title, self.dates, chronology_words(now, case.id))
        _say(self.family_title, self.family, case_voices_words(now, case.id))
        point = self._context.cursor.point
        theme = now.tool.theme_at(point).id if point in now.tool.points and point else None
        _say(self.others_title, self.others, other_voices_words(now, case, theme))
        self.facts.show_pairs(_facts(now, case))
        asked = _asked(now, case, self._context.session.clock().date())
        self.returns.show_pairs(asked)
        self.asked.setText(_counted(now, case))
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the parts side by side where there is room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the words, up to half of what is there; see the class for no room."""
        above = self.parentWidget()
        if self.isHidden() or above is None:
            return
        wide = self.width() / self._theme.scale >= _NARROW
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(side)
        below = self._below.least_height(above.width()) if self._below is not None else 0
        spare = above.height() - below
        needed, least = self._needed(), self._theme.px(110)
        room = spare >= min(needed, least)
        self._give_way(not room)
        most = max(least, min(spare, above.height() // 2)) if room else above.height()
        self.setFixedHeight(min(needed, most) if room else most)

    def minimumSizeHint(self) -> QSize:
        """Claim little: what does not fit scrolls."""
        return QSize(self._theme.px(160), self._theme.px(110))

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._title, 1)
        heading.addWidget(self._close)
        content = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._parts.setContentsMargins(8, 6, 8, 6)  # inside the focus ring
        self._parts.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(10)
        words.addWidget(self.outline)
        dates, family = (self.dates_title, self.dates), (self.family_title, self.family)
        others = (self.others_title, self.others)
        for part in (*dates, *family, *others, self.facts):
            words.addWidget(part)
        words.addStretch()
        asked = QVBoxLayout()
        asked.setSpacing(6)
        asked.addWidget(Label(tr("Asked and returned"), Text.SMALL_STRONG))
        asked.addWidget(self.asked)
        asked.addWidget(self.returns)
        asked.addStretch()
        self._parts.addLayout(words, 1)
        self._parts.addLayout(asked, 1)
        self._scroll = Scroll(content, tr("{Case} outline"), lines=self.outline)
        self.column.addLayout(heading)
        self.column.addWidget(self._scroll, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find another height when there is another to share."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def _give_way(self, hidden: bool) -> None:
        """Take the question out of sight for a moment, or let it be seen again."""
        if self._below is not None and self._below.isHidden() != hidden:
            self._below.setHidden(hidden)

    def _needed(self) -> int:
        """Return the height at which nothing scrolls."""
        edges = self.column.contentsMargins()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inner = self.width() - edges.left() - edges.right() - bar
        heading = self._close.sizeHint().height() + self.column.spacing()
        return self._parts.totalHeightForWidth(inner) + heading + edges.top() + edges.bottom() + 4

    def _on_changed(self, news: Changed) -> None:
        if news.touches(*_RESTS_ON):
            self.refresh()


def _say(title: Label, words: ParagraphText, lines: Sequence[str]) -> None:
    """Show lines under their title; neither where there are none."""
    words.setText("\n".join(lines))
    for part in (title, words):
        part.setVisible(bool(lines))


class _Pairs(QWidget):
    """Words on the left, what they are on the right; lines where something is amiss in a tone."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[Label] = []

    def show_pairs(self, pairs: list[tuple[str, str, Tone | None]]) -> None:
        """Show other pairs."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._labels = []
        for row, (name, words, tone) in enumerate(pairs):
            first, second = small(name), Label(words, Text.SMALL, tone)
            first.setMinimumWidth(round(first.fontMetrics().averageCharWidth() * 11))
            for column, label in enumerate((first, second)):
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                label.show()  # at once, or its height would not count yet
                self._labels.append(label)
        self.setVisible(bool(pairs))


def _facts(now: Snapshot, case: Case) -> list[tuple[str, str, Tone | None]]:
    complete = case.papers is Papers.COMPLETE
    pairs = (
        (tr("Age"), case.age, None),
        (tr("Sex"), case.sex, None),
        (tr("Team"), case.team, None),
        (tr("Pathway"), case.pathway, None),
        (tr("Belonging to it"), people_words(now, case.id), None),
        *((one.name, value, None) for one, value in now.attributes_of(case.id)),
        (tr("At the end"), case.status_at_end, None),
        (tr("Papers"), word_for(case.papers), None if complete else Tone.WARN),
        (tr("Minutes"), str(case.minutes or now.audit.minutes_per_case), None),
    )
    return [pair for pair in pairs if pair[1]]


def _asked(now: Snapshot, case: Case, today: date) -> list[tuple[str, str, Tone | None]]:
    found = replies(now, today)
    pairs = []
    for agency in now.agencies_working_with(case.id):
        reply = found.at(case.id, agency.id)
        request = found.request.get((case.id, agency.id))
        due = (
            tr(", due {date_text}", date_text=date_text(request.due))
            if request and request.due and reply.still_out
            else ""
        )
        note = f". {request.note}" if request and request.note else ""
        amiss = Tone.WARN if reply in _AMISS else None
        words = _WORDS.get(reply, reply.value)
        pairs.append((agency.name, f"{_sentence(words)}{due}{note}", amiss))
    return pairs


def _counted(now: Snapshot, case: Case) -> str:
    asked = now.requests_for(case.id)
    if not asked:
        return tr("No agency was asked for a return.")
    back = sum(map(now.is_in, asked))
    usable = sum((one.case_id, one.agency_id) in now.usable for one in asked)
    return tr("{back} of {count} in, {usable} usable", back=back, count=len(asked), usable=usable)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


_WORDS = {
    Reply.IN: "returned",
    Reply.NO_FORM: tr("returned, no form filled in"),
    Reply.SENT: "waiting",
}
_AMISS = frozenset({Reply.OVERDUE, Reply.NOT_HERE, Reply.NO_FORM, Reply.REFUSED, Reply.NO_RETURN})
