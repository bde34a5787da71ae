"""Writes an identity sheet for each agency ticked; the passphrases made are shown this once."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.acts.key_file import refuse_known, refuse_weak
from core.counting.identities import sheet_for
from core.export.identity_sheets import (
    LockedSheet,
    SheetsReady,
    letters_missing,
    ready_sheets,
)
from core.model.access import AccessKind
from core.model.fault import NotYet, WorkshopError
from core.model.identities import AgencySheet
from core.model.made_passphrase import made_passphrase
from core.model.progress import Progress
from core.wording.numbers import listed
from core.words import later, tr
from ui.audit.session import WorkshopSession
from ui.key_file.open_key import OpenKey
from ui.key_file.telling_card import TellingCard
from ui.program.files import ask_for_folder, documents
from ui.program.jobs import Job, while_there
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import CheckBox
from ui.widgets.clear_layout import clear_layout
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, Text, subheading
from ui.widgets.passphrase import PassphraseField
from ui.widgets.scroll import bring_message_into_sight

_WHAT: Final = later(
    "Each agency gets a PDF with the {cases} it was asked about and nobody else, locked with "
    "AES-256 and a passphrase of its own. Send it apart from the forms; give the passphrase by "
    "telephone."
)
_ONCE: Final = tr(
    "Passphrases, shown this once. Note them before you leave this page: what was copied here "
    "goes with it."
)
_NOT_LOGGED: Final = NotYet(
    tr("The audit takes nothing just now, so that no sheet could be put down in its log."),
    tr("No sheet was written."),
    tr("Do it again in a moment."),
)
_ONE_ALONE: Final = tr("Left empty, one is made and shown once. Typed here it is this one's.")


class SheetsCard(TellingCard):
    """A tick an agency, with how many of its own the key file knows."""

    def __init__(
        self, session: WorkshopSession, key: OpenKey, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._key = key
        self._job: Job | None = None
        self._sheets: list[AgencySheet] = []
        self._words: dict[str, str] = {}
        self.boxes: dict[str, CheckBox] = {}
        self.secret = PassphraseField(tr("Passphrase of this sheet"))
        self.entry = FieldEntry(tr("Its passphrase"), self.secret, hint=_ONE_ALONE)
        self.step = Button(tr("Write the sheets…"), ButtonKind.PRIMARY)
        self._ticks, self._made = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.step.clicked.connect(self.take_step)
        self.secret.changed.connect(self.entry.settle)
        self.secret.submitted.connect(self.take_step)

    @property
    def busy(self) -> bool:
        """Whether sheets are being written."""
        return self._job is not None

    @property
    def made_words(self) -> list[str]:
        """What is shown of the passphrases that were made, line by line."""
        listed = (one for one in self.findChildren(Label) if self._made.indexOf(one) >= 0)
        return [one.text() for one in sorted(listed, key=self._made.indexOf)]

    def refresh(self) -> None:
        """Offer each agency that was asked about anybody."""
        now, found = self._session.now, self._key.identities
        sheets = (sheet_for(now, agency, found) for agency in now.agencies)
        self._sheets = [one for one in sheets if one.lines or one.unknown]
        words = {
            one.agency: tr(
                "{agency}: {count} of {asked} known",
                agency=one.agency,
                count=one.count,
                asked=one.count + len(one.unknown),
            )
            for one in self._sheets
        }
        if words != self._words:
            self._show_boxes(words)
        for one in self._sheets:
            self.boxes[one.agency].setEnabled(bool(one.lines))
        self._show()

    def forget(self) -> None:
        """Forget what was typed and made; what is being written will not be put there."""
        self.secret.clear()
        clear_layout(self._made)
        self.said.hide()
        self._sheets = []
        self._show_boxes({})

    def take_step(self) -> None:
        """Ask for a folder, or say what is missing."""
        if self.busy:
            return
        fault = self._missing()
        if fault is not None:
            self.say(fault.sentences, Tone.BAD)
            return
        typed = self.secret.text()
        try:
            refuse_weak(typed)
            refuse_known(self._session.key.is_opened_by(typed))
        except NotYet as known:
            self.entry.refuse(known)
            return
        ask_for_folder(self, tr("Where to write the identity sheets"), self.write, documents())

    def write(self, folder: Path) -> None:
        """Write those ticked into a folder: beside their place first, away from the window."""
        chosen = self._chosen()
        if self.busy or not chosen:
            return
        typed = self.secret.text() if len(chosen) == 1 else ""
        locked = [LockedSheet(one, typed or made_passphrase()) for one in chosen]
        audit = self._session.now.audit
        day = self._session.clock().date().isoformat()
        clear_layout(self._made)
        self.say(tr("Writing them…"), None)
        self.step.setEnabled(False)

        def work(progress: Progress) -> SheetsReady:
            refuse_known(bool(typed) and self._key.is_opened_by(typed))  # opens it: takes 0.3 s
            return ready_sheets(audit, locked, folder, day, progress)

        self._job = job = Job(work)
        job.done.connect(
            lambda ready: (
                self._on_ready(ready, bool(typed)) if isValid(self) else ready.throw_away()
            )
        )
        job.failed.connect(while_there(self, self._on_failed))
        job.broke.connect(while_there(self, self._on_broke))
        job.start()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.step)
        row.addStretch(1)
        self.column.addWidget(subheading(tr("Identity sheets for the agencies")))
        self.column.addWidget(Label(tr(_WHAT)))
        self.column.addLayout(self._ticks)
        self.column.addWidget(self.entry)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.addLayout(self._made)
        self._ticks.setSpacing(4)

    def _show_boxes(self, words: dict[str, str]) -> None:
        """Show a tick for each agency; what was ticked stays so."""
        ticked = {name for name, box in self.boxes.items() if box.isChecked()}
        clear_layout(self._ticks)
        self._words = words
        self.boxes = {name: CheckBox(text) for name, text in words.items()}
        for name, box in self.boxes.items():
            box.setChecked(name in ticked)
            self._ticks.addWidget(box)
            box.toggled.connect(self._show)

    def _chosen(self) -> list[AgencySheet]:
        return [one for one in self._sheets if one.lines and self.boxes[one.agency].isChecked()]

    def _show(self) -> None:
        one = len(self._chosen()) == 1
        if not one:
            self.secret.clear()
        self.entry.setVisible(one)

    def _missing(self) -> NotYet | None:
        nothing = tr("Nothing was written.")
        if self._session.read_only:
            return NotYet(
                tr("This audit is open for reading only, so that no sheet could be logged."),
                nothing,
                tr("Open it where it can be written to."),
            )
        if not any(one.lines for one in self._sheets):
            return NotYet(
                tr("Nobody the agencies were asked about is known yet."),
                nothing,
                tr("Type who they are in the table above, or take a list in."),
            )
        if not self._chosen():
            return NotYet(tr("No agency is ticked."), nothing, tr("Tick those to write for."))
        return None

    def _on_ready(self, ready: SheetsReady, typed: bool) -> None:
        """Put them down in the log, and only then in their place."""
        self._job = None
        self.step.setEnabled(True)
        with ready:
            if not self._key.is_open or self._session.is_closed:
                return  # left or locked meanwhile: nobody would see the passphrases
            access = self._session.access
            if access.is_waiting or self._session.busy_reason is not None:
                self.say(_NOT_LOGGED.sentences, Tone.BAD)
                return
            for one in ready.sheets:
                access.note(AccessKind.IDENTITIES, one.log_line)
            try:
                ready.put_there()
            except WorkshopError as fault:
                self.say(fault.sentences, Tone.BAD)
                return
        self._tell(ready, typed)

    def _tell(self, ready: SheetsReady, typed: bool) -> None:
        folder = ready.paths[0].parent.name
        words = tr("Written to “{folder}”, and put down in the access log.", folder=folder)
        missing = sorted({letter for one in ready.sheets for letter in letters_missing(one.sheet)})
        if missing:
            named = listed([f"“{letter}”" for letter in missing])
            words += " " + tr("Letters that could not be printed: {named}.", named=named)
        self.say(words, Tone.WARN if missing else Tone.GOOD)
        self.secret.clear()
        if typed:
            return
        self._made.addWidget(Label(_ONCE, Text.STRONG))
        for path, one in zip(ready.paths, ready.sheets, strict=True):
            line = Label(f"{path.name}: {one.passphrase}", Text.BODY)
            line.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._made.addWidget(line)
        bring_message_into_sight(line)

    def _on_failed(self, fault: WorkshopError) -> None:
        self._job = None
        self.step.setEnabled(True)
        self.say(fault.sentences, Tone.BAD)

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self.step.setEnabled(True)
        self.say("", None)
        raise error
