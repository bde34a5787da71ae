"""The audit's own words for the letters: a field a paragraph, kept as it is typed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.letters import set_letter_text
from core.model.letter import LetterPart
from core.model.snapshot import Snapshot
from core.wording.letter import letter_words, standard_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small

_CAPTIONS: Final = {
    LetterPart.OPENING: tr("Request: what is asked"),
    LetterPart.GROUND: tr("Request: on what legal ground"),
    LetterPart.FAMILIES: tr("Request: what families were told"),
    LetterPart.REMINDER: tr("Reminder: how it begins"),
    LetterPart.CLOSING: tr("Both: how they end"),
}


class LetterWords(QWidget):
    """Emptied, a paragraph has its standard words again; on families it says nothing then."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.fields: dict[LetterPart, GrowingText] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part, caption in _CAPTIONS.items():
            field = GrowingText(caption, 2, 12, hint=tr("Left empty, nothing is said of it"))
            field.paused.connect(self._keeper(part, field))
            self.fields[part] = field
            column.addWidget(Label(caption, Text.SMALL_STRONG))
            column.addWidget(field)
            if part is LetterPart.GROUND:
                column.addWidget(
                    small(
                        tr(
                            "The words here at first are standard ones and no legal advice: "
                            "have whoever answers for the data check them."
                        )
                    )
                )

    def show_audit(self, now: Snapshot, read_only: bool) -> None:
        """Show the words as the audit has them."""
        for part, field in self.fields.items():
            field.follow(letter_words(now, part))
            field.setReadOnly(read_only)

    def leave(self) -> None:
        """Keep what was typed."""
        for field in self.fields.values():
            field.flush()

    def _keeper(self, part: LetterPart, field: GrowingText) -> Callable[[str], None]:
        def keep(text: str) -> None:
            standard = standard_words(self._context.session.now, part)
            own = "" if text.strip() == standard else text
            act = self._context.session.do(lambda file: set_letter_text(file, part, own), field)
            if not act:
                field.mark_unsaved()

        return keep
