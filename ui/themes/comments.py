"""Practitioner comments by theme: in whose words, and which of them the room may see."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.acts import heard, themes
from core.model.case import Agency, Case
from core.model.ids import NoteId, ThemeId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.model.tool import Question, Theme
from core.wording.numbers import listed, plural
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.audit.room_presenter import RoomPresenter
from ui.themes.comment_row import CommentRow
from ui.themes.evidence import EvidenceTarget
from ui.themes.filters import Filters
from ui.themes.notes import by_theme, narrowed, theme_title
from ui.themes.nothing_yet import NothingYet
from ui.themes.theme_head import ThemeHead, TitleField
from ui.themes.view import AROUND, View
from ui.themes.wall import show_theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import small
from ui.widgets.scroll import Scroll

_AT_ONCE: Final = 12
"""How many rows are made before the window may paint and hear keys again."""


class CommentsView(View):
    """A card for each theme with its comments; themes that emerged are added here."""

    rests_on = frozenset({Note, Theme, Question, Case, Agency})
    by_agency = True

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self._removing = Removing(context, self)
        self.rows: dict[NoteId, CommentRow] = {}
        self.groups: list[_Group] = []
        self._may_make = _AT_ONCE
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._on_later)
        self.empty = NothingYet(alone=False)
        self.silent = small()
        self.new_theme = TitleField("Theme to add", "A theme that emerged in the room")
        self._add = Button("Add theme")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(*AROUND)
        self._column.setSpacing(12)
        for part in (self.empty, self.silent, self._adding()):
            self._column.addWidget(part)
        self._column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(content, "Practitioner comments", steady=True))
        self.new_theme.given.connect(self._on_add)
        self.new_theme.given_up.connect(self.new_theme.clear)
        self._add.clicked.connect(self._on_add_pressed)

    def refresh(self, filters: Filters) -> None:
        """Show the comments as they stand, in the rows there are."""
        self.filters, self._may_make = filters, _AT_ONCE
        now = self.context.session.now
        notes = narrowed(now, list(now.comments()), filters.theme_id, filters.agency_id)
        groups = self._grouped(now, notes)
        focus = QApplication.focusWidget()
        self._keep_rows({note.id for note in notes})
        while len(self.groups) < len(groups):
            self._add_group()
        for group, (theme_id, held) in zip(self.groups, groups.items(), strict=False):
            theme = now.tool.theme[theme_id] if theme_id is not None else None
            rows = [row for note in held if (row := self._row(now, note)) is not None]
            group.say(theme, theme_title(now, theme_id), rows, len(held))
            group.show()
        for group in self.groups[len(groups) :]:
            group.hide()
        self._say_empty(now, notes)
        self._say_silent(now, groups)
        if focus is not None and isValid(focus) and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> bool:
        """Take the focus to the first comment, or to where a theme is added."""
        first = next((row for group in self.groups for row in group.rows), None)
        (first.may if first is not None else self.new_theme).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme chosen, or that the keyboard is in, or the first with comments."""
        if self.filters.theme_id is not None:
            return self.filters.theme_id
        focus = self.window().focusWidget()
        shown = [group for group in self.groups if not group.isHidden()]
        own = [group for group in shown if focus is not None and group.isAncestorOf(focus)]
        held = (group.theme for group in [*own, *shown])
        return next((theme.id for theme in held if theme is not None), None)

    @property
    def half_typed(self) -> bool:
        """Whether a theme is typed that nobody has added."""
        return bool(self.new_theme.text().strip())

    def flush(self) -> None:
        """Keep a title being typed."""
        for group in self.groups:
            group.head.flush()

    # Making

    def _adding(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.new_theme, 1)
        line.addWidget(self._add)
        holder.setMaximumWidth(680)
        return holder

    def _add_group(self) -> None:
        group = _Group()
        group.head.renamed.connect(self._on_renamed)
        group.head.removed.connect(self._on_removed)
        group.head.show_requested.connect(self._on_show_theme)
        self._column.insertWidget(len(self.groups) + 1, group)
        self.groups.append(group)

    def _row(self, now: Snapshot, note: Note) -> CommentRow | None:
        """Return a comment's row; None where it is made in a moment, after the window painted."""
        if note.id not in self.rows:
            if not self._may_make:
                self._later.start()
                return None
            self._may_make -= 1
            row = CommentRow()
            row.chosen.connect(self._on_chosen)
            row.show_requested.connect(self._on_show)
            row.filed.connect(self._on_filed)
            row.visit_requested.connect(self._on_place)
            self.rows[note.id] = row
        self.rows[note.id].say(now, note)
        return self.rows[note.id]

    def _keep_rows(self, wanted: set[NoteId]) -> None:
        """Let go of the rows of comments that are gone or filtered out."""
        for gone in self.rows.keys() - wanted:
            row = self.rows.pop(gone)
            row.hide()
            row.setParent(None)
            row.deleteLater()

    # Showing

    def _grouped(self, now: Snapshot, notes: list[Note]) -> dict[ThemeId | None, list[Note]]:
        """Return the comments by theme; a theme that emerged has its card while still empty."""
        found = by_theme(now, notes)
        wanted = [
            theme.id
            for theme in now.tool.themes
            if theme.id in found or (theme.emerged and self.filters.theme_id in (None, theme.id))
        ]
        last = {None: found[None]} if None in found else {}
        return {theme_id: found.get(theme_id, []) for theme_id in wanted} | last

    def _say_empty(self, now: Snapshot, notes: list[Note]) -> None:
        self.empty.setVisible(not notes)
        if now.comments():
            self.empty.say(
                "No comment here yet",
                "Nothing said so far was filed under this theme and agency. Choose all themes "
                "and all agencies to see the others.",
            )
        else:
            self.empty.say(
                "No practitioner comment has been heard yet",
                "Press Ctrl+K anywhere, type what was said, choose Comment and press Enter. "
                "It is filed here under the theme of the question in front of the room.",
            )

    def _say_silent(self, now: Snapshot, groups: dict[ThemeId | None, list[Note]]) -> None:
        silent = [theme.title for theme in now.tool.themes if theme.id not in groups]
        shown = bool(silent and groups) and self.filters == Filters(base=self.filters.base)
        self.silent.setVisible(shown)
        self.silent.setText(f"Nothing was said yet on: {listed(silent)}." if shown else "")

    # News

    def _on_later(self) -> None:
        self.refresh(self.filters)

    def _on_chosen(self, note: Note, chosen: bool) -> None:
        """File it under the theme it stands at as well, which is where it may be shown."""
        filed = replace(note, theme_id=self.context.session.now.theme_of_note(note))
        self.context.session.do(lambda file: heard.choose_for_room(file, filed, chosen))

    def _on_filed(self, note: Note) -> None:
        self.context.session.do(lambda file: heard.change_note(file, note))

    def _on_show(self, note: Note) -> None:
        self._showing.comment(note)

    def _on_place(self, place: EvidenceTarget) -> None:
        self.visit_requested.emit(place)

    def _on_show_theme(self, theme: Theme) -> None:
        show_theme(self.context, self._showing, theme.id)

    def _on_renamed(self, theme: Theme, title: str) -> None:
        self.context.session.do(lambda file: themes.rename_theme(file, theme, title))

    def _on_removed(self, theme: Theme) -> None:
        name = f"“{theme.title}”"
        if self._removing.remove(
            [theme], name, "Remove", lambda file: themes.remove_theme(file, theme)
        ):
            self.new_theme.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add_pressed(self) -> None:
        self._on_add(self.new_theme.text())

    def _on_add(self, title: str) -> None:
        if self.context.session.do(lambda file: themes.add_theme(file, title)):
            self.new_theme.clear()


class _Group(Card):
    """One theme with its comments."""

    def __init__(self) -> None:
        super().__init__()
        self.head = ThemeHead()
        self.rows: list[CommentRow] = []
        self._how = small("Nothing is filed here yet. Choose it as the theme of a comment.")
        self.column.addWidget(self.head)
        self.column.addWidget(self._how)

    @property
    def theme(self) -> Theme | None:
        """The theme it stands for."""
        return self.head.theme

    def say(self, theme: Theme | None, title: str, rows: list[CommentRow], count: int) -> None:
        """Hold other comments."""
        emerged = " · emerged in the room" if theme is not None and theme.emerged else ""
        self.head.say(theme, title, f"{plural(count, 'comment')}{emerged}")
        self._how.setVisible(not count)
        if rows != self.rows:
            self.rows = rows
            for row in rows:
                self.column.removeWidget(row)
                self.column.addWidget(row)
                row.show()
