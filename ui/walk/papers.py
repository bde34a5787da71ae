"""The outline and papers of a case, shown where no agency was asked for a return."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.model.case import Case, Papers
from core.words import tr, word_for
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.labels import Label, ParagraphText, Text
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag


class PapersCard(Card):
    """What there is to judge a case by when there are no returns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._papers = Tag("")
        self._outline = ParagraphText("", Text.BODY)
        self._status = Label("", Text.SMALL)
        self.column.addWidget(self._papers, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Scroll(self._outline, tr("{Case} outline"), lines=self._outline), 1)
        self.column.addWidget(self._status)

    def show_case(self, case: Case) -> None:
        """Show a case's outline and papers."""
        complete = case.papers is Papers.COMPLETE
        self._papers.show_text(
            tr("Papers {papers}", papers=word_for(case.papers)),
            Tone.GOOD if complete else Tone.WARN,
        )
        self._outline.setText(case.outline or tr("No outline was written for this {case}."))
        self._status.setText(
            tr("At the end: {status_at_end}", status_at_end=case.status_at_end)
            if case.status_at_end
            else ""
        )
        self._status.setVisible(bool(case.status_at_end))
