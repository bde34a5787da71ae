"""The fields of one theme: its title, and what can be done with it and its questions."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.tool_words import reword_theme
from core.model.names import normalised
from core.model.tool import Theme
from core.wording.headings import headings_read, headings_typed
from core.wording.tool_help import ToolField
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.prepare.tool.field_help import explain
from ui.prepare.tool.room_card import HEADINGS_ASKED, headings_field
from ui.prepare.tool.who_is_asked import WhoIsAsked
from ui.widgets.button import Button, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, beneath, small
from ui.widgets.tab_order import TabAsSeen
from ui.widgets.table.shape import Misfit
from ui.widgets.typed_words import be_about


class ThemeFields(QWidget):
    """A card for the theme that is shown.

    Signals:
        copy_requested: a second one of it, with its questions, is wanted.
        removal_requested: it is to be taken out with its questions.
    """

    copy_requested = Signal()
    removal_requested = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme: Theme | None = None
        self._count = small()
        self.title = LineField(tr("Title of the theme"), self._tidy)
        self.title.paused.connect(self._on_title)
        self.texts = headings_field()
        self.texts.paused.connect(self._on_texts)
        self.copy = Button(tr("Duplicate"), size=Size.SMALL, keys="Ctrl D")
        self.copy.clicked.connect(self.copy_requested)
        self.remove = Button(tr("Delete"), size=Size.SMALL)
        self.remove.clicked.connect(self.removal_requested)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Theme"), Text.HEADING, wrap=False))
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(self.remove)
        card = Card()
        for widget in (small(tr("Title of the theme")), self.title, self.title.problem):
            card.column.addWidget(widget)
        card.column.addLayout(beneath(HEADINGS_ASKED, self.texts, self.texts.problem))
        card.column.addWidget(self._count)
        self.who = WhoIsAsked(context)
        card.column.addWidget(self.who)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card)
        column.addStretch(1)
        explain(ToolField.THEME, self.title)
        explain(ToolField.COPY, self.copy, self.remove)
        self._tab = TabAsSeen(self, self.copy)

    def show_theme(self, theme: Theme) -> None:
        """Show a theme; what is being typed stays."""
        if self._theme is None or self._theme.id != theme.id:
            self.flush()
            self.title.show_text(theme.title)
            self.texts.show_text(headings_typed(theme.texts))
        else:
            self.title.follow(theme.title)
            self.texts.follow(headings_typed(theme.texts))
        self._theme = theme
        be_about(self, theme.id)
        self.who.show_part(theme)
        self._tab.follow()
        asked = self._context.session.now.tool.questions
        count = sum(one.theme_id == theme.id for one in asked)
        self._count.setText(
            tr("{questions} in it.", questions=plural(count, "question"))
            if count
            else tr("No questions in it yet.")
        )
        writable = not self._context.session.read_only
        self.title.setReadOnly(not writable)
        self.texts.setReadOnly(not writable)
        self.copy.setEnabled(writable)
        self.remove.setEnabled(writable)

    def begin(self) -> None:
        """Go into the title."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def flush(self) -> None:
        """Keep what was typed."""
        self.title.flush()
        self.who.flush()
        self.texts.flush()

    def _tidy(self, text: str) -> str:
        if not text:
            raise Misfit(tr("A theme needs a title."), tr("Type its title."))
        own = self._theme
        for other in self._context.session.now.tool.themes:
            if normalised(other.title) == normalised(text) and (own is None or other.id != own.id):
                raise Misfit(
                    tr("Two themes are called so."),
                    tr("Give one another title; until then it keeps the one it had."),
                )
        return text

    def _on_title(self, text: str) -> None:
        self._keep(self.title, title=text)

    def _on_texts(self, text: str) -> None:
        self._keep(self.texts, texts=headings_read(text))

    def _keep(self, field: LineField, **words: str) -> None:
        tool, theme = self._context.session.now.tool, self._theme
        now = tool.theme.get(theme.id) if theme is not None else None
        if now is None:
            return
        after = replace(now, **words)  # type: ignore[arg-type]
        if not self._context.session.do(lambda file: reword_theme(file, after), field):
            field.mark_unsaved()
