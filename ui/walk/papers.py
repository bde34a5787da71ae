"""The outline and papers of a case, shown where no agency was asked for a return."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.case import Case, Papers
from core.words import tr, word_for
from ui.theme import Tone, app_theme
from ui.widgets.card import Card
from ui.widgets.labels import Label, ParagraphText, Text
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag


class PapersCard(Card):
    """What there is to judge a case by when there are no returns; never higher than its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._spread, self._high = False, 0
        self._papers = Tag("")
        self._alone = Tag(tr("For the room only: on no return"))
        self._outline = ParagraphText("", Text.BODY)
        self._status = Label("", Text.SMALL)
        self._scroll = Scroll(self._outline, tr("{Case} outline"), lines=self._outline)
        tags = QHBoxLayout()
        tags.addWidget(self._papers)
        tags.addWidget(self._alone)
        tags.addStretch(1)
        self.column.addLayout(tags)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._status)
        app_theme(self).follow(self._fit)

    def show_case(self, case: Case, *, alone: bool = False) -> None:
        """Show a case's outline and papers, at a question the room *alone* answers."""
        complete = case.papers is Papers.COMPLETE
        self._papers.show_text(
            tr("Papers {papers}", papers=word_for(case.papers)),
            Tone.GOOD if complete else Tone.WARN,
        )
        self._alone.setVisible(alone)
        self._outline.setText(case.outline or tr("No outline was written for this {case}."))
        self._status.setText(
            tr("At the end: {status_at_end}", status_at_end=case.status_at_end)
            if case.status_at_end
            else ""
        )
        self._status.setVisible(bool(case.status_at_end))
        self._fit()

    def set_spread(self, spread: bool) -> None:
        """Scroll with what is around it, all of it, or inside itself again."""
        if spread != self._spread:
            self._spread = spread
            self._fit()

    @property
    def spread_by(self) -> int:
        """By how many pixels its least height is more than where it scrolls inside itself."""
        return max(0, self._high - self._scroll.minimumSizeHint().height()) if self._spread else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words are at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.column.contentsMargins()
        wide = self.width() - room.left() - room.right()
        if wide <= 0 or not self._outline.text():
            return
        self._high = high = self._outline.heightForWidth(wide)
        self._scroll.setMaximumHeight(high)
        self._scroll.setMinimumHeight(high if self._spread else 0)
        rest = [self._papers.sizeHint().height()]
        if not self._status.isHidden():
            rest.append(self._status.heightForWidth(wide))
        between = self.column.spacing() * len(rest)
        self.setMaximumHeight(room.top() + high + between + sum(rest) + room.bottom())
