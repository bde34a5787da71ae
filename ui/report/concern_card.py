"""An immediate concern, settled in place: who was told, when and what they did, or why not."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from core.acts import heard
from core.model.case import Case
from core.model.changed import Changed
from core.model.clock import short_time
from core.model.ids import NoteId
from core.model.note import Note
from core.model.sitting import Place
from core.wording.drafts import OPEN
from core.wording.people import place
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.words_draft import WordsDraft
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ParagraphText, Text, small
from ui.widgets.passing_on import PassingOn
from ui.widgets.tags import Tag
from ui.widgets.typed_words import be_about


class ConcernCard(Card):
    """One immediate concern; what is typed is kept at each pause.

    With *folds* its questions are out of sight until they are asked for.

    Signals:
        opened: its questions are to be answered here; the focus is in them.
        settled: it was put away, and no longer has to be settled.
        left: Esc was pressed where it does not fold.
    """

    opened = Signal()
    settled = Signal()
    left = Signal()

    def __init__(
        self,
        context: AuditContext,
        note_id: NoteId,
        folds: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=14, parent=parent)
        self._context, self.note_id, self._folds = context, note_id, folds
        self.tag = Tag()
        self._words = ParagraphText(style=Text.BODY)
        self._quoted = small()
        self.record = Button(tr("Record who was told"), size=Size.SMALL)
        self.carry = Button(tr("Carry as open…"), size=Size.SMALL)
        self.form = PassingOn(context.session.clock)
        self._open = WordsDraft(context.session, self.form.reason, OPEN)
        self.put_away = Button(tr("Close"), ButtonKind.QUIET, size=Size.SMALL)
        be_about(self, note_id)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def note(self) -> Note | None:
        """The concern as it stands; None once it is gone."""
        found = (note for note in self._context.session.now.notes if note.id == self.note_id)
        return next(found, None)

    @property
    def in_use(self) -> bool:
        """Whether someone is typing in it."""
        return self.isAncestorOf(QApplication.focusWidget() or self)

    def refresh(self) -> None:
        """Show how it stands."""
        note = self.note
        if note is None:
            return
        where = place(self._context.session.now, note)
        about = tr("on {where}", where=where) if where else tr("about no {case} in particular")
        state = tr("is not yet passed on") if note.must_settle else tr("is carried as open")
        if not note.is_open:
            state = tr("is passed on")
        self._words.setText(tr("An immediate concern {about} {state}.", about=about, state=state))
        self._quoted.setText(note.text)
        self._show_tag(note)
        self.carry.setVisible(self._folded and note.must_settle)
        self.form.show_note(note)
        if note.is_open and not note.carried:
            self._open.about(note.id, Place("walk", note.case_id))

    def open(self, reason: bool = False) -> None:
        """Ask its questions here; with *reason*, why it leaves as open."""
        self._fold(False)
        (self.form.reason if reason else self.form).setFocus()
        self.opened.emit()

    def flush(self) -> None:
        """Keep what was typed."""
        if self.note is not None:
            self.form.flush()

    def _show_tag(self, note: Note) -> None:
        if note.must_settle:
            self.tag.show_text(tr("Must settle"), Tone.BAD)
        elif note.is_open:
            self.tag.show_text(tr("Carried as open"), Tone.WARN)
        else:
            self.tag.show_text(tr("Passed on"), Tone.GOOD)
        self.set_tone(Tone.BAD if note.must_settle else None)

    @property
    def _folded(self) -> bool:
        return self.form.isHidden()

    def _fold(self, folded: bool) -> None:
        note = self.note
        folded = folded and self._folds
        self.form.setVisible(not folded)
        self.put_away.setVisible(not folded and self._folds)
        self._quoted.setVisible(not folded)
        self.record.setVisible(folded)
        self.carry.setVisible(folded and note is not None and note.must_settle)

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, gap=8, line_gap=8)
        for button in (self.record, self.carry, self.put_away):
            row.addWidget(button)
        self.column.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._words, self._quoted, self.form, self._buttons):
            self.column.addWidget(part)
        self._fold(True)

    def _connect(self) -> None:
        self.record.clicked.connect(self._on_record)
        self.carry.clicked.connect(self._on_carry)
        self.put_away.clicked.connect(self._on_put_away)
        self.form.left.connect(self._on_put_away)
        self.form.recorded.connect(self._on_recorded)
        self.form.passed_on.connect(self._on_passed_on)
        self.form.for_whom_changed.connect(self._on_for_whom)
        self.form.carried.connect(self._on_carried)
        self.form.taken_up.connect(self._on_taken_up)
        self.form.now_requested.connect(self._on_now_requested)
        self._context.session.changed.connect(self._on_changed)

    def _on_record(self) -> None:
        self.open()

    def _on_carry(self) -> None:
        self.open(reason=True)

    def _on_put_away(self) -> None:
        self.flush()
        if not self._folds:
            self.left.emit()
            return
        self._fold(True)
        self.record.setFocus()
        self._tell_settled()

    def _on_recorded(self) -> None:
        if self._folds:
            self._on_put_away()
        else:
            self._tell_settled()

    def _tell_settled(self) -> None:
        note = self.note
        if note is None or not note.must_settle:
            self.settled.emit()

    def _on_passed_on(self, told: str, told_at: str, did: str) -> None:
        note = self.note
        if note is not None:
            self._context.session.do(
                lambda file: heard.pass_on(file, note, told, told_at, did), self.form
            )

    def _on_for_whom(self, words: str) -> None:
        note = self.note
        if note is not None:
            changed = replace(note, for_whom=words)
            self._context.session.do(lambda file: heard.change_note(file, changed), self.form)

    def _on_carried(self, reason: str) -> None:
        note = self.note
        if note is not None and self._context.session.do(
            lambda file: heard.carry(file, note, reason)
        ):
            self._open.drop()
            self._fold(True)
            self._tell_settled()

    def _on_taken_up(self) -> None:
        note = self.note
        if note is not None:
            self._context.session.do(lambda file: heard.reopen_concern(file, note))

    def _on_now_requested(self) -> None:
        self.form.put_time(short_time(self._context.session.clock()))

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Note, Case):
            self.refresh()
