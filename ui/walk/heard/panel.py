"""The right of Walk: type what was said, press Enter, and find it again below."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.acts import heard, themes
from core.counting.day_order import strengths_wait
from core.model.audit import Participant
from core.model.case import Agency, Case
from core.model.changed import Changed, Requester
from core.model.ids import NoteId
from core.model.note import Note, NoteCase, NoteKind
from core.model.tool import Question, Theme
from core.wording.moderation import heard_words
from core.wording.people import told_when
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.outcome import ActOutcome
from ui.audit.session import Act
from ui.walk.heard.case_heard import CaseHeard
from ui.walk.heard.editing import NoteEditing
from ui.walk.heard.editor import NoteEditor
from ui.walk.heard.entry import NewNote
from ui.walk.heard.filters import NoteFilter, NoteFilterBar
from ui.walk.heard.listing import NoteList
from ui.walk.heard.note_reader import NoteReader
from ui.walk.heard.place_picker import Elsewhere
from ui.walk.heard.remark_draft import RemarkDraft
from ui.walk.heard.removed_note import RemovedNote
from ui.walk.heard.row import NoteRowText
from ui.walk.heard.turns import TurnsBlock
from ui.walk.heard.words import NoteContext, about, about_concern, theme_called
from ui.widgets.card import rule
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

_RESTS_ON = (Note, NoteCase, Case, Theme, Question, Agency, Participant)
_LEAST_LIST = 150
"""Height below which the list would be a slit: then the entry scrolls with it."""
_BESIDE = (3, 0, 10, 0)
"""What the column's own margins lack to 16 on both sides; the scroll bar runs in the right one."""


class HeardPanel(QWidget):
    """Heard in the room: a box to type in, and everything kept so far.

    Words half typed in the box stay there until Enter keeps them. At the end of a case
    the box is a button until somebody asks for it: letters go nowhere there.

    Signals:
        leave_requested: Esc was pressed: the focus goes back to where it was.
        counted: another number of entries is listed; carries it.
    """

    leave_requested = Signal()
    counted = Signal(int)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entry = NewNote()
        self.filters = NoteFilterBar()
        self.editor = NoteEditor(context.session.clock)
        self.list = NoteList(self.editor)
        self.removed = RemovedNote()
        self.end = CaseHeard()
        self.turns = TurnsBlock(context)
        self._asked_for = self._at_end = False
        self._pinned = True
        self._draft = RemarkDraft(context.session, self.entry)
        self._editing = NoteEditing(context, self.editor)
        NoteReader(context, self.editor)
        self._lay_out()
        self._connect()
        self.refresh()
        self._draft.restore()

    def focus_entry(self) -> None:
        """Put the focus where what is said is typed."""
        self._asked_for = True
        self._fit_end()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hear(self, elsewhere: Elsewhere | None = None) -> None:
        """Begin a remark; where one is being typed already, turn to its next place.

        *elsewhere* where it was begun from another stage than Walk.
        """
        if elsewhere is None and self.entry.text.hasFocus():
            self.entry.place.turn_on()
            return
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        if elsewhere is not None or not inside:
            self.entry.begin(elsewhere)
            here = self._context.cursor.case_id
            if elsewhere is None and here is not None:
                self.entry.begin_with_strengths(strengths_wait(self._context.session.now, here))
        self.focus_entry()

    def leave(self) -> None:
        """Ask for the focus to go back to where it was."""
        self.leave_requested.emit()

    def open_note(self, note_id: NoteId) -> None:
        """Open a note for editing; a concern with the focus in what is still to record."""
        note = next((one for one in self._context.session.now.notes if one.id == note_id), None)
        if note is None:
            return
        if note_id not in self.list.rows:
            self.filters.show_all()
            self.refresh()
        self.list.open(note, self._context.session.now)
        self._scroll.ensureWidgetVisible(self.editor)
        if self.editor.height() > self._scroll.viewport().height():  # then begin with what was said
            top = self.editor.mapTo(self.list, QPoint(0, 0)).y() + self.list.y()
            self._scroll.verticalScrollBar().setValue(top - 3)

    def flush(self) -> None:
        """Keep what was typed into notes; what is half typed in the box stays there."""
        self.editor.flush()
        for note in self._context.session.now.notes:
            words = self.editor.unkept.get(note.id)
            if words is not None and note.id != self.editor.note.id:
                self._keep_words(note, words)

    @property
    def count(self) -> int:
        """How many entries are listed, those behind "Show older" included."""
        return self.list.count

    @property
    def half_typed(self) -> bool:
        """Whether words stand in the box, or in a concern's reason, that no Enter has kept."""
        return self.has_undrafted_reason or bool(self.entry.text.toPlainText().strip())

    @property
    def has_undrafted_reason(self) -> bool:
        """Whether a reason to carry a concern as open is typed and not given."""
        open_now = self._context.session.now.open_concerns()
        waits = self.editor.note.id in {note.id for note in open_now}
        return waits and self.editor.passing_on.half_typed

    def show_half_typed(self) -> None:
        """Put the focus where words are that no Enter has kept."""
        if self.entry.text.toPlainText().strip():
            self.focus_entry()
        else:
            self.open_note(self.editor.note.id)
            self.editor.passing_on.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the notes as they stand."""
        now = self._context.session.now
        self.entry.show_audit(now)
        self.entry.show_place(self._here())
        self.filters.show_audit(now)
        self._show_list()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Put the focus where what is said is typed."""
        self.entry.setFocus(reason)

    def minimumSizeHint(self) -> QSize:
        """Claim no width and little height: what does not fit scrolls."""
        return QSize(1, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the entry scroll with the list where there is no height for both."""
        super().resizeEvent(event)
        self._pin()

    # Making and showing

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(*_BESIDE)
        self._top_column = top
        top.setSpacing(10)
        self._title = Label(tr("Heard in the room"), Text.SUBHEADING)
        top.addWidget(self._title)
        top.addWidget(self.end)
        top.addWidget(self.entry)
        top.addWidget(self.turns)
        top.addWidget(rule())
        top.addWidget(self.filters)
        top.addWidget(self.removed)
        content = QWidget()
        self._content = QVBoxLayout(content)
        left, _, right, _ = _BESIDE
        self._content.setContentsMargins(left, 3, right, 3)  # room for the focus ring
        self._content.setSpacing(10)
        self._content.addWidget(self.list)
        self._scroll = Scroll(content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(13, 14, 6, 8)
        self._column.setSpacing(10)
        self._column.addWidget(self._top)
        self._column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        context = self._context
        context.cursor.moved.connect(self._on_moved)
        context.cursor.case_changed.connect(self._show_list)
        context.session.changed.connect(self._on_changed)
        self.end.note.clicked.connect(self.focus_entry)
        self.turns.shown_otherwise.connect(self._pin)
        self.entry.kept.connect(self._on_kept)
        self.entry.theme_requested.connect(self._on_theme_requested)
        self.entry.leave_requested.connect(self.leave_requested)
        self.leave_requested.connect(self._on_left)
        self.filters.changed.connect(self._show_list)
        self.list.left.connect(self.leave_requested)
        self.list.opened.connect(self.open_note)
        self.removed.undo_requested.connect(self._on_undo)
        self.editor.removed.connect(self._on_removed)
        self.editor.closed.connect(self.list.close_entry)
        self.editor.recorded.connect(self._on_recorded)

    def _fit_end(self) -> None:
        """Show the button instead of the box at the end of a case, and what was heard on it."""
        cursor, now = self._context.cursor, self._context.session.now
        self._at_end = at_end = cursor.at_end and cursor.case_id in now.case
        waits = at_end and not (self._asked_for or self.entry.text.toPlainText().strip())
        self.entry.setVisible(not waits)
        self.end.setVisible(at_end)
        self.filters.setVisible(not at_end)
        self._title.setText(tr("Heard in the room"))
        if at_end and cursor.case_id is not None:
            reference = now.case[cursor.case_id].reference
            self._title.setText(tr("Heard on {reference}", reference=reference))
            self.end.show_case(reference, now.notes_on(cursor.case_id), waits)
        self._pin()

    def _show_list(self) -> None:
        now, here = self._context.session.now, self._context.cursor.case_id
        at_end = self._context.cursor.at_end
        wanted = NoteFilter(this_case=True) if at_end else self.filters.filter
        self._fit_end()
        # By number, not by time: what was just kept is on top even where the clock was put back.
        newest = now.notes[::-1]
        first = [note for note in newest if note.is_open]
        rest = [
            note
            for note in newest
            if not note.is_open
            and (wanted.lets_in(now, note, here) or note.id == self.list.open_id)
        ]
        nothing = (
            tr("Nothing like this has been heard.")
            if now.notes and not at_end
            else tr("Nothing was heard on {reference}.", reference=now.case[here].reference)
            if at_end and here in now.case
            else tr(
                "Nothing kept yet. Strengths, improvements, comments and concerns are listed here."
            )
        )
        listed = {note.id: note for note in (*first, *rest)}
        self.list.show_notes(list(listed), lambda key: self._words(listed[key]), nothing, now)
        self.counted.emit(self.count)

    def _words(self, note: Note) -> NoteRowText:
        now = self._context.session.now
        if note.kind is NoteKind.CONCERN:
            below, urgent = about_concern(note, now)
            return NoteRowText(note.kind, note.words, " · ".join(below), urgent)
        below = about(note, now)
        return NoteRowText(note.kind, heard_words(now, note), " · ".join(below))

    def _here(self) -> NoteContext:
        place = self._context.cursor
        if place.point is None:
            return NoteContext(place.case_id)
        return NoteContext(place.case_id, place.point.question_id, place.point.item_id)

    def _pin(self) -> None:
        """Keep the entry above the list where there is height for both."""
        entry = self._top.heightForWidth(self._scroll.width())
        pinned = self.height() - max(entry, self._top.sizeHint().height()) >= _LEAST_LIST
        if pinned == self._pinned:
            return
        self._pinned = pinned
        self._top_column.setContentsMargins(*(_BESIDE if pinned else (0, 0, 0, 0)))
        focused = QApplication.focusWidget()
        (self._column if pinned else self._content).insertWidget(0, self._top)
        if focused is not None and self._top.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    # News

    def _do(self, act: Act, requester: Requester | None = None) -> ActOutcome:
        return self._context.session.do(act, requester)

    def _on_moved(self) -> None:
        asked_for, self._asked_for = self._asked_for, False
        self.entry.show_place(self._here())
        if asked_for or self._context.cursor.at_end != self._at_end:
            self._show_list()  # the box was asked for where the room was, not at this end

    def _on_changed(self, news: Changed) -> None:
        self.removed.hide()
        if news.touches(*_RESTS_ON):
            self.refresh()

    def _on_theme_requested(self, title: str) -> None:
        """Add a theme that emerged, or take the one that is called so."""
        session = self._context.session
        if theme_called(session.now, title) is None:
            self._do(lambda file: themes.add_theme(file, title))
        found = theme_called(session.now, title)
        if found is not None:
            self.entry.choose_theme(found)

    def _on_left(self) -> None:
        self._asked_for = False
        self.entry.begin(None)
        self._fit_end()

    def _on_kept(self, note: Note) -> None:
        session, draft = self._context.session, self._draft
        if session.do(lambda file: heard.add_note(file, note), entered=draft.key).taken:
            draft.key = None
            self.entry.clear()

    def _keep_words(self, note: Note, words: str) -> None:
        """Keep the words of a note that was left, which could not be kept before."""
        changed = replace(note, text=words.strip())
        if self._do(lambda file: heard.change_note(file, changed)):
            self.editor.unkept.pop(note.id, None)

    def _on_removed(self) -> None:
        note = self.editor.note
        if self._do(lambda file: heard.remove_note(file, note)):
            self.removed.show_note(note)

    def _on_recorded(self) -> None:
        """A concern is on record: go back to where the work was, and say so."""
        note = self.editor.note
        self.list.close_entry()
        self.leave_requested.emit()
        self._context.give_notice(
            tr(
                "On record: {told} was told, {told_when}.",
                told=note.told,
                told_when=told_when(note),
            )
        )

    def _on_undo(self) -> None:
        self._context.session.undo()
