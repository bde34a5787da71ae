"""What others than the panel are told: which numbers are too small, and of which case it was."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts import house_style
from core.model.house_style import HIGHEST, LOWEST, HouseKind, number_under
from core.words import tr
from ui.audit.context import AuditContext
from ui.theme import Tone
from ui.widgets.choice import CheckBox
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small


class ReadersPart(QWidget):
    """Keeps the audit's own threshold, and whether practice is told the case."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.least = GrowingText(tr("Numbers under this are not told"), 1, 1, enter_submits=True)
        self.no_number = small(tone=Tone.WARN)
        self.tags = CheckBox(tr("Practice is told which {case} it was"))
        told = tr("Smaller ones of one agency are told in words, to the public all of them.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(tr("What others than the panel are told"), Text.STRONG))
        column.addWidget(small(told))
        column.addWidget(Label(tr("Smaller than (5 where it is empty)"), Text.SMALL_STRONG))
        for part in (self.least, self.no_number, self.tags):
            column.addWidget(part)
        self.least.paused.connect(self._on_least)
        self.least.submitted.connect(self.least.flush)
        self.tags.toggled.connect(self._on_tags)

    def refresh(self) -> None:
        """Show what is kept."""
        session = self._context.session
        held = {one.kind: one.words for one in session.now.house_parts}
        self.least.follow(held.get(HouseKind.LEAST_SHOWN, ""))
        self.least.setReadOnly(session.read_only)
        self.no_number.hide()
        self._follow(told=HouseKind.TAGS in held)
        self.tags.setEnabled(not session.read_only)

    def _follow(self, *, told: bool) -> None:
        self.tags.blockSignals(True)
        self.tags.setChecked(told)
        self.tags.blockSignals(False)

    def _on_least(self, words: str) -> None:
        """Keep a number; of what is none it is said what is, and nothing is kept."""
        if words.strip() and not number_under(words):
            said = tr("A number from {least} to {most}.", least=LOWEST, most=HIGHEST)
            self.no_number.setText(said)
            self.no_number.show()
            return
        self.no_number.hide()
        if not self._context.session.do(
            lambda file: house_style.set_least_shown(file, words), self.least
        ):
            self.least.mark_unsaved()

    def _on_tags(self, told: bool) -> None:
        if not self._context.session.do(lambda file: house_style.set_tags(file, told=told)):
            self._follow(told=not told)
