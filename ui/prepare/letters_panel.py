"""The right side of Forms: the letter to each contact, to be copied or saved as a mail draft."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from core.acts.letters import note_letters
from core.counting.replies import replies
from core.forms.letter import Letter, LetterKind, letters, references_in
from core.model.clock import date_text
from core.model.ids import AgencyId
from core.wording.numbers import listed
from core.wording.requests import due_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.form_preview import FormPreview
from ui.prepare.letter_words import LetterWords
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import rule
from ui.widgets.choice import CheckBox
from ui.widgets.labels import Label, ParagraphText, Text
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented


class LettersPanel(QWidget):
    """One letter at a time of those to the ticked agencies.

    Signals:
        drafts_requested: the letters are to be written as mail drafts.
    """

    drafts_requested = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._agencies: frozenset[AgencyId] = frozenset()
        self._at = 0
        self._chosen = False
        self.letters: tuple[Letter, ...] = ()
        self._about = Label("", Text.SMALL_STRONG)
        self._head = Label("", Text.SUBHEADING)
        self._facts = Label("", Text.SMALL)
        self.kind = Segmented(
            tr("Letter"),
            [
                Option(LetterKind.REQUEST, tr("Request")),
                Option(LetterKind.REMINDER, tr("Reminder")),
            ],
        )
        self.kind.chosen.connect(self._on_kind)
        self.preview = FormPreview(context)
        self.text = ParagraphText("", Text.SMALL)
        self._note = Label("", Text.SMALL)
        self._form = Label("", Text.SMALL_STRONG)
        self.copy = Button(tr("Copy"))
        self.copy.clicked.connect(self._on_copy)
        self.next = Button(tr("Next"))
        self.next.clicked.connect(self._on_next)
        self.attach = CheckBox(tr("Attach each agency's forms"))
        self.save = Button(tr("Save mail drafts…"))
        self.save.clicked.connect(self.drafts_requested)
        self.change = Button(tr("Change the words…"), ButtonKind.QUIET)
        self.change.clicked.connect(self._on_change)
        self.words = LetterWords(context)
        self.words.hide()
        self._arrange()

    def _arrange(self) -> None:
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 22, 18, 18)
        column.setSpacing(8)
        for widget in (self._about, self._head, self._facts, self.kind):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy, 1)
        row.addWidget(self.next, 1)
        column.addLayout(row)
        column.addWidget(self.text)
        column.addWidget(self._note)
        column.addWidget(self._form)
        column.addWidget(self.preview)
        column.addWidget(rule())
        column.addWidget(self.attach)
        column.addWidget(self.save)
        column.addWidget(rule())
        column.addWidget(self.change)
        column.addWidget(self.words)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside))

    @property
    def reminding(self) -> bool:
        """Whether the letters are reminders."""
        return self.kind.value is LetterKind.REMINDER

    def show_agencies(self, agencies: Collection[AgencyId]) -> None:
        """Show the letters to these agencies."""
        session = self._context.session
        shown = self._current
        self._agencies = frozenset(agencies)
        today = session.clock().date()
        if not self._chosen:  # what was asked before today is reminded of, until told otherwise
            asked = any("" < one.asked < today.isoformat() for one in session.now.requests)
            self.kind.set_value(LetterKind.REMINDER if asked else LetterKind.REQUEST)
        kind = LetterKind.REMINDER if self.reminding else LetterKind.REQUEST
        self.letters = letters(session.now, kind, today, self._agencies)
        self.words.show_audit(session.now, session.read_only)
        if shown is not None:
            places = [(one.agency.id, one.contact) for one in self.letters]
            key = (shown.agency.id, shown.contact)
            self._at = places.index(key) if key in places else min(self._at, len(places))
        self._show_letter()

    def show_agency(self, agency_id: AgencyId) -> None:
        """Show the first letter to one agency, where there is one."""
        found = (at for at, one in enumerate(self.letters) if one.agency.id == agency_id)
        self._at = next(found, self._at)
        self._show_letter()

    def leave(self) -> None:
        """Keep what was typed."""
        self.words.leave()

    @property
    def _current(self) -> Letter | None:
        return self.letters[self._at] if self._at < len(self.letters) else None

    def _show_letter(self) -> None:
        if self._at >= len(self.letters):
            self._at = 0
        letter = self._current
        self.preview.show_request(letter.requests[0] if letter is not None else None)
        shown = (self._about, self._facts, self.text, self._note, self._form, self.copy)
        for widget in (*shown, self.next):
            widget.setVisible(letter is not None)
        self.next.setVisible(len(self.letters) > 1)
        self.next.setText(tr("Next of {count}", count=len(self.letters)))
        self.save.setText(
            tr("Save {count}…", count=plural(len(self.letters), "mail draft"))
            if self.letters
            else tr("Save mail drafts…")
        )
        self.save.setEnabled(bool(self.letters) and not self._context.session.read_only)
        if letter is None:
            self._head.setText(tr("No letter: no agency with forms out is ticked."))
            return
        self._about.setText(" · ".join(filter(None, (letter.agency.name, letter.contact))))
        self._show_facts(letter)
        self.text.setText(letter.text)
        number = [one.id for one in self._context.session.now.requests].index(letter.requests[0].id)
        self._form.setText(tr("Form {number}, its first page", number=number + 1))
        self._check(letter)

    def _show_facts(self, letter: Letter) -> None:
        session = self._context.session
        now, today = session.now, session.clock().date()
        tally = replies(now, today).by_agency[letter.agency.id]
        self._head.setText(
            tr(
                "{out} of {requested} forms may still come",
                out=len(letter.requests),
                requested=tally.requested,
            )
        )
        days = [sorted({day for one in letter.requests if (day := one.asked)})]
        days.append(sorted({day for one in letter.requests for day in one.chased_on}))
        due = min((one.due for one in letter.requests if one.due), default="")
        told = (
            tr("Asked {days}", days=listed(list(map(date_text, days[0])))) if days[0] else "",
            tr("due {when}", when=due_words(due, today, now.tool.calendar)) if due else "",
            tr("chased {days}", days=listed(list(map(date_text, days[1])))) if days[1] else "",
            letter.mail or tr("no mail address yet: it is typed under Agencies"),
        )
        self._facts.setText(" · ".join(filter(None, told)))

    def _check(self, letter: Letter) -> None:
        """Say whether the words name a case, which they should not."""
        named = references_in(self._context.session.now, letter.whole)
        if named:
            quoted = listed([f"“{one}”" for one in named])
            self._note.setText(tr("! {named} stands in it: take it out.", named=quoted))
        else:
            self._note.setText(tr("✓ It names no {case}: form numbers and days only."))
        self._note.set_tone(Tone.WARN if named else Tone.PLAIN)

    def _on_kind(self, _kind: object) -> None:
        self._chosen = True
        self.show_agencies(self._agencies)

    def _on_next(self) -> None:
        self._at = (self._at + 1) % max(len(self.letters), 1)
        self._show_letter()

    def _on_copy(self) -> None:
        letter, session = self._current, self._context.session
        if letter is None:
            return
        QApplication.clipboard().setText(letter.whole)
        reminding = self.reminding
        if not session.read_only:
            session.do(lambda file: note_letters(file, letter.requests, reminding, 1))
        self._context.give_notice(
            tr(
                "The letter to {agency} is on the clipboard, and noted as sent today: paste it "
                "into a secure mail.",
                agency=letter.agency.name,
            )
        )

    def _on_change(self) -> None:
        self.words.setVisible(self.words.isHidden())
        self.change.setText(
            tr("Change the words…") if self.words.isHidden() else tr("Fold the words")
        )
