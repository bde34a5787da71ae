"""Who has spoken on this case: an agency a line, its letter, how often; the quiet ones named."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.walk import speak
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, Return, WorkedWith
from core.model.changed import Changed
from core.model.ids import AgencyId
from core.model.voices import SpeakingTurns
from core.wording.turns import quiet_words, speaking_letters
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.program.actions import spec_of
from ui.theme import Tone
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.card import rule
from ui.widgets.labels import ElidedLabel, Label, Text, small
from ui.widgets.next_key import NextKey
from ui.widgets.tags import KeyCap


class TurnsBlock(QWidget):
    """Not there unless the audit counts who speaks. Alt+S, then a letter, counts one.

    Signals:
        shown_otherwise: it came, went or grew: what stands around it has to be fitted.
    """

    shown_otherwise = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.letters: dict[AgencyId, str] = {}
        self._next_key = NextKey(self)
        self.title = Label("", Text.STRONG)
        self._hint = small(
            tr("{keys} and its letter, when somebody speaks.", keys=spec_of("speak").caps)
        )
        self.lines: list[TurnsLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.quiet = small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule())
        column.addWidget(self.title)
        column.addWidget(self._hint)
        column.addLayout(self._rows)
        column.addWidget(self.quiet)
        context.session.changed.connect(self._on_changed)
        context.cursor.case_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show who has spoken on the case the room is at."""
        now, case_id = self._context.session.now, self._context.cursor.case_id
        case = now.case.get(case_id) if case_id is not None else None
        agencies = now.agencies_working_with(case.id) if case is not None else ()
        was = (self.isHidden(), len(self.lines))
        self.setVisible(now.audit.counts_turns and bool(agencies))
        self.letters = speaking_letters(now, agencies)
        if case is not None:
            turns, quiet = now.turns_on(case.id), quiet_words(now, case.id)
            self.title.setText(tr("Spoken on {reference}", reference=case.reference))
            self._fit(len(agencies))
            for line, agency in zip(self.lines, agencies, strict=True):
                times, letter = turns.get(agency.id, 0), self.letters[agency.id]
                line.show_agency(letter, agency.name, times, quiet=bool(quiet) and not times)
            self.quiet.setText(quiet)
            self.quiet.setVisible(bool(quiet))
        if was != (self.isHidden(), len(self.lines)):
            self.shown_otherwise.emit()

    def await_letter(self) -> None:
        """Take the next letter, whatever has the keyboard, for who is speaking."""
        if self.isHidden():
            self._context.give_notice(self._why_none())
            return
        said = ", ".join(
            f"{letter} {self._name(agency_id)}" for agency_id, letter in self.letters.items()
        )
        asked = tr("Who speaks? {letters}", letters=said)
        self._context.give_notice(asked)
        self._next_key.wait(self._take, lambda: self._context.withdraw_notice(asked))

    def _why_none(self) -> str:
        """Return why nobody can be counted on the case in front."""
        now, case_id = self._context.session.now, self._context.cursor.case_id
        case = now.case.get(case_id) if case_id is not None else None
        if not now.audit.counts_turns:
            return tr(
                "Who has spoken is not counted in this audit. Prepare, The audit turns it on."
            )
        if case is None:
            return tr("There is no {case} here yet.")
        return tr("No agency was asked about {reference} yet.", reference=case.reference)

    def _take(self, event: QKeyEvent) -> bool:
        """Count who has the letter; anything else counts nothing."""
        typed = event.text().casefold()
        found = [one for one, letter in self.letters.items() if letter and letter == typed]
        if found:
            self._speak(found[0])
        elif event.key() != Qt.Key.Key_Escape:
            self._context.give_notice(tr("No agency has that letter; nothing was counted."))
        return True

    def _speak(self, agency_id: AgencyId) -> None:
        case_id = self._context.cursor.case_id
        if case_id is not None:
            self._context.session.do(lambda file: speak(file, case_id, agency_id))

    def _name(self, agency_id: AgencyId) -> str:
        now = self._context.session.now
        return now.short_name(now.agency[agency_id])

    def _fit(self, count: int) -> None:
        while len(self.lines) > count:
            gone = self.lines.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < count:
            self.lines.append(TurnsLine())
            self._rows.addWidget(self.lines[-1])

    def _on_changed(self, news: Changed) -> None:
        if news.touches(*_RESTS_ON):
            self.refresh()


class TurnsLine(QWidget):
    """One agency: its letter, its name, how often it spoke; toned where it has been quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter, self._name = KeyCap(), ElidedLabel("", Text.SMALL)
        self.times = Label("", Text.SMALL_STRONG, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 8, 2)
        row.setSpacing(10)
        row.addWidget(self._letter)
        row.addWidget(self._name, 1)
        row.addWidget(self.times)

    def show_agency(self, letter: str, name: str, times: int, *, quiet: bool) -> None:
        """Show how often it spoke."""
        self._letter.setText(letter)
        self._name.setText(name)
        self.times.setText(str(times))
        lie_on(self, Ground.TONED if quiet else Ground.BARE)
        if quiet:
            set_ground_tone(self, Tone.WARN)
        said = plural(times, tr("turn"), tr("turns"))
        self.setAccessibleName(
            tr("{name}, letter {letter}: {said}", name=name, letter=letter, said=said)
        )


_RESTS_ON = (SpeakingTurns, Audit, Case, Agency, Request, Return, WorkedWith)
