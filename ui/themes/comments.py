"""Practitioner comments by theme: in whose words, and which of them the room may see."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts import heard, themes
from core.counting.thread import EvidencePiece
from core.model.case import Agency, Case
from core.model.finding import EvidenceKind
from core.model.ids import CaseId, ThemeId
from core.model.note import Note, NoteCase
from core.model.snapshot import Snapshot
from core.model.tool import Question, Theme
from core.wording.drafts import THEME
from core.wording.numbers import listed
from core.wording.people import no_theme_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.audit.room_presenter import RoomPresenter
from ui.audit.words_draft import WordsDraft
from ui.themes.carried_piece import PieceDrag
from ui.themes.comment_rows import CommentRef, CommentRows, ThemeRef
from ui.themes.filters import Filters
from ui.themes.lines import EvidenceRow, Lines
from ui.themes.notes import by_theme, narrowed, place_of
from ui.themes.nothing_yet import NothingYet
from ui.themes.row_actions import CommentActions, ThemeActions
from ui.themes.view import View
from ui.themes.wall import show_theme
from ui.widgets.button import Button
from ui.widgets.card import rule
from ui.widgets.title_field import TitleField


class CommentsView(View):
    """Themes with their comments in one list, and what can be done with the line one is at."""

    rests_on = frozenset({Note, NoteCase, Theme, Question, Case, Agency})
    by_agency = True
    by_meeting = True

    def __init__(
        self, context: AuditContext, presenter: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._presenter = presenter
        self._removing = Removing(context, self)
        self._rows = CommentRows()
        self.new_theme = TitleField(tr("Theme to add"), tr("A theme that emerged in the room"))
        self._draft = WordsDraft(context.session, self.new_theme, THEME)
        self._draft.about()
        self._add = Button(tr("Add theme"))
        self.lines = Lines(tr("Practitioner comments"), shows_current=True, marks=True)
        self.empty = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.empty)
        self.comment = CommentActions()
        self.theme = ThemeActions()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 6, 8)
        column.setSpacing(6)
        column.addWidget(self._adding())
        column.addWidget(self._stack, 1)
        for below in (rule(), self.comment, self.theme):
            column.addWidget(below)
        self._connect()

    def refresh(self, filters: Filters) -> None:
        """Show the comments as they stand; the keyboard stays with its line."""
        self.filters = filters
        now = filters.seen(self.context.session.now)
        notes = narrowed(now, list(now.comments()), filters.theme_id, filters.agency_id)
        groups = self._grouped(now, notes)
        self.lines.show_lines([*self._rows.of(now, groups), *self._silent(now, groups)])
        self._stack.setCurrentIndex(0 if groups else 1)
        if not groups:
            self._say_empty(now)
        self._show_actions()

    def take_focus(self) -> bool:
        """Take the focus to the list, or to where a theme is added."""
        place = self.lines if self.lines.lines else self.new_theme
        place.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def piece_in_view(self) -> EvidencePiece | None:
        """Return the comment the keyboard is at."""
        note = self._note()
        if note is None:
            return None
        return EvidencePiece(
            EvidenceKind.NOTE, note.id, self.context.session.now.theme_of_note(note)
        )

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme chosen, or that of the line the keyboard is at."""
        if self.filters.theme_id is not None:
            return self.filters.theme_id
        theme, note = self._theme(), self._note()
        if theme is not None:
            return theme.id
        return self.context.session.now.theme_of_note(note) if note is not None else None

    @property
    def half_typed(self) -> bool:
        """Whether a theme is typed that nobody has added."""
        return bool(self.new_theme.text().strip())

    def flush(self) -> None:
        """Keep a title being typed."""
        self.theme.flush()

    # Making

    def _adding(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.new_theme, 1)
        line.addWidget(self._add)
        holder.setMaximumWidth(680)
        return holder

    def _connect(self) -> None:
        self.new_theme.given.connect(self._on_add)
        self.new_theme.given_up.connect(self._on_given_up)
        self._add.clicked.connect(self._on_add_pressed)
        self.lines.at_changed.connect(self._show_actions)
        self.lines.entered_line.connect(self._on_entered)
        PieceDrag(self.lines, self.piece_in_view)
        self.lines.marked.connect(self._on_marked)
        self.comment.marking_requested.connect(self._on_marking_requested)
        self.comment.show_requested.connect(self._presenter.comment)
        self.comment.filing_requested.connect(self._on_filing_requested)
        self.comment.sharing_requested.connect(self._on_sharing_requested)
        self.comment.visit_requested.connect(self._visit)
        self.theme.show_requested.connect(self._on_show_theme)
        self.theme.renaming_requested.connect(self._on_renaming_requested)
        self.theme.removal_requested.connect(self._on_removal_requested)
        self.theme.left.connect(self.lines.setFocus)

    # Showing

    def _grouped(self, now: Snapshot, notes: list[Note]) -> dict[ThemeId | None, list[Note]]:
        """Return the comments by theme; a theme that emerged is there while still empty."""
        found = by_theme(now, notes)
        wanted = [
            theme.id
            for theme in now.tool.themes
            if theme.id in found or (theme.emerged and self.filters.theme_id in (None, theme.id))
        ]
        last = {None: found[None]} if None in found else {}
        return {theme_id: found.get(theme_id, []) for theme_id in wanted} | last

    def _note(self) -> Note | None:
        """Return the comment the keyboard is at."""
        at = self.lines.at
        if at is None or not isinstance(at.value, CommentRef):
            return None
        number = at.value.id
        return next((note for note in self.context.session.now.notes if note.id == number), None)

    def _theme(self) -> Theme | None:
        """Return the theme whose line the keyboard is at."""
        at, tool = self.lines.at, self.context.session.now.tool
        return tool.theme.get(at.value.id) if at and isinstance(at.value, ThemeRef) else None

    def _show_actions(self) -> None:
        """Offer what can be done with the line the keyboard is at."""
        note, theme = self._note(), self._theme()
        if note is not None:
            self.comment.show_note(self.context.session.now, note)
        if theme is not None:
            self.theme.show_theme(theme)
        self.comment.setVisible(note is not None)
        self.theme.setVisible(theme is not None)

    def _say_empty(self, now: Snapshot) -> None:
        if now.comments():
            self.empty.say(
                tr("No comment here yet"),
                tr(
                    "Nothing said so far was filed under this theme and agency. Choose all themes "
                    "and all agencies to see the others."
                ),
            )
        else:
            self.empty.say(
                tr("No practitioner comment has been heard yet"),
                tr(
                    "Press Ctrl+K anywhere, type what was said, choose Comment and press Enter. "
                    "It is filed here under the theme of the question in front of the room."
                ),
            )

    def _silent(self, now: Snapshot, groups: dict[ThemeId | None, list[Note]]) -> list[EvidenceRow]:
        """Name the themes nobody spoke of, below the others, while nothing is filtered out."""
        silent = [theme.title for theme in now.tool.themes if theme.id not in groups]
        if not silent or not groups or self.filters != Filters(base=self.filters.base):
            return []
        return [
            EvidenceRow(
                small=tr("Nothing was said yet on: {listed}.", listed=listed(silent)), heading=True
            )
        ]

    # News

    def _on_entered(self, _value: object) -> None:
        """Go where a comment was said; on a theme's line its title is changed."""
        note = self._note()
        if note is not None:
            self._visit(note)
        elif self._theme() is not None:
            self.theme.rename()

    def _on_marked(self, _value: object) -> None:
        note = self._note()
        if note is not None:
            self._on_marking_requested(note, not note.chosen)

    def _on_marking_requested(self, note: Note, chosen: bool) -> None:
        session = self.context.session
        if session.do(lambda file: heard.choose_for_room(file, note, chosen)):
            why_not = no_theme_words(session.now, replace(note, chosen=chosen))
            if why_not:
                self.context.give_notice(why_not)
        self._show_actions()

    def _on_filing_requested(self, note: Note) -> None:
        self.context.session.do(lambda file: heard.change_note(file, note))

    def _on_sharing_requested(self, note: Note, case_id: CaseId) -> None:
        self.context.session.do(lambda file: heard.share_note(file, note, case_id))

    def _visit(self, note: Note) -> None:
        place = place_of(self.context.session.now, note)
        if place is None:
            self.context.give_notice(
                tr("This was said about the day as a whole, not about one {case}.")
            )
        else:
            self.visit_requested.emit(place)

    def _on_show_theme(self, theme: Theme) -> None:
        show_theme(self.context, self._presenter, theme.id)

    def _on_renaming_requested(self, theme: Theme, title: str) -> None:
        self.context.session.do(lambda file: themes.rename_theme(file, theme, title))

    def _on_removal_requested(self, theme: Theme) -> None:
        name = f"“{theme.title}”"
        if self._removing.remove(
            [theme], name, tr("Remove"), lambda file: themes.remove_theme(file, theme)
        ):
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_given_up(self) -> None:
        self.new_theme.clear()
        self._draft.drop()

    def _on_add_pressed(self) -> None:
        self._on_add(self.new_theme.text())

    def _on_add(self, title: str) -> None:
        session = self.context.session
        if session.do(lambda file: themes.add_theme(file, title)).taken:
            self._on_given_up()
            added = ThemeRef(max(theme.id for theme in session.now.tool.themes))
            at = (n for n, line in enumerate(self.lines.lines) if line.value == added)
            self.lines.go_to(next(at, 0))
