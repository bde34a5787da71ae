"""Handing out: which cases, the table's name, and where its file is to be written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.files import is_there
from core.model.case import Case
from core.model.fault import FileProblem, NotYet
from core.model.ids import CaseId
from core.tables.hand_out import LONGEST_NAME, drawn_passphrase, hand_out, table_name
from core.wording.tables import lies_at
from core.wording.tables_page import next_name, twice_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.program.files import ask_to_keep, documents
from ui.program.jobs import Job, while_there
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, beneath, small
from ui.widgets.scroll import Scroll
from ui.widgets.tick_list import TickEntry, TickList

HANDING_OUT: Final = NotYet(
    tr("A file is being written for a table, and read back."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)
_NO_PASSPHRASE: Final = tr(
    "This audit has no passphrase. What is handed out is locked all the same, but its four "
    "words cannot be kept here: they are shown only once."
)


class HandOutForm(QWidget):
    """Cases to tick, a name, and the step.

    Signals:
        handed_out: it is written and was read back; carries path, name and words.
        given_up: not now.
    """

    handed_out = Signal(object, str, str)
    given_up = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ticked: set[CaseId] = set()
        self._job: Job | None = None
        self.cases = TickList(tr("{Cases} to hand out"))
        self.cases.turned.connect(self._on_turned)
        self.cases.all_requested.connect(self._on_all)
        self.name = LineField(tr("Name of the table"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self._show_what_fits)
        self.name.returnPressed.connect(self._on_write)
        self._twice = Label("", Text.SMALL, Tone.WARN)
        self._unlocked = Card(margin=12)
        self._unlocked.set_tone(Tone.WARN)
        self.lock = Button(tr("Set a passphrase first…"), size=Size.SMALL)
        self.lock.clicked.connect(lambda: context.request("safekeeping"))
        self._unlocked.column.addWidget(Label(_NO_PASSPHRASE, Text.SMALL))
        self._unlocked.column.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignLeft)
        self.write = Button(tr("Write its file…"), ButtonKind.PRIMARY)
        self.write.clicked.connect(self._on_write)
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        self._count = small()
        self._arrange()

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 8)
        column.setSpacing(12)
        column.addWidget(Label(tr("Hand out"), Text.HEADING))
        column.addLayout(beneath(tr("Name of the table"), self.name))
        column.addWidget(small(tr("Its {cases}; Space ticks one, Ctrl+A all")))
        column.addWidget(self.cases, 1)
        column.addWidget(self._twice)
        column.addWidget(self._unlocked)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 8, 28, 20)
        foot.setSpacing(10)
        foot.addWidget(self.write)
        foot.addWidget(self.cancel)
        foot.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside), 1)
        outer.addLayout(foot)
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.cases.setMinimumHeight(self._theme.px(150))

    @property
    def chosen(self) -> list[CaseId]:
        """The cases that are ticked, in the order of the list."""
        return [one.id for one in self._context.session.now.cases if one.id in self._ticked]

    def ask(self, cases: Sequence[CaseId] = ()) -> None:
        """Ask for another table, with these cases ticked."""
        now = self._context.session.now
        self._ticked = set(cases)
        self.name.show_text(next_name(now))
        self._unlocked.setVisible(not self._context.session.key.is_locked)
        self._show_cases()

    def begin(self) -> None:
        """Go to the cases."""
        self.cases.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is "Cancel"."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _show_cases(self) -> None:
        now = self._context.session.now
        at = self.cases.currentIndex().row()
        self.cases.show_entries([self._entry(one) for one in now.cases])
        if at >= 0:
            self.cases.go_to(at)
        self._show_what_fits()

    def _entry(self, case: Case) -> TickEntry:
        now = self._context.session.now
        lies = lies_at(now, case.id)
        beside = [now.group_of(case), tr("at {table}, not back", table=lies) if lies else ""]
        below = " · ".join(filter(None, beside))
        return TickEntry(((case.reference, False),), below, case.id, case.id in self._ticked)

    def _on_turned(self, case_id: CaseId) -> None:
        self._ticked ^= {case_id}
        self._show_cases()

    def _on_all(self) -> None:
        self._ticked = {one.id for one in self._context.session.now.cases}
        self._show_cases()

    def _show_what_fits(self) -> None:
        chosen = self.chosen
        twice = twice_words(self._context.session.now, chosen)
        self._twice.setText(twice)
        self._twice.setVisible(bool(twice))
        words = tr("Write its file all the same…") if twice else tr("Write its file…")
        self.write.setText(words)
        self.write.setEnabled(bool(chosen and self._name) and self._job is None)
        self._count.setText(plural(len(chosen), "{case}", "{cases}"))

    def _on_cancel(self) -> None:
        if self._job is None:
            self.given_up.emit()

    def _on_write(self) -> None:
        self.name.commit()
        if self.write.isEnabled():
            named = "".join(one if one.isalnum() or one in " -" else " " for one in self._name)
            home = self._context.session.home
            suggested = documents() / f"{home.stem}, {' '.join(named.split())}{home.suffix}"
            title = tr("Where to write the file of {table}", table=self._name)
            ask_to_keep(self, title, suggested, self.write_to, replace=False)

    @property
    def _name(self) -> str:
        return table_name(self.name.text())

    def write_to(self, path: Path) -> None:
        """Hand out to a file that is not there yet."""
        if is_there(path):
            self._context.show_fault(
                FileProblem(
                    tr("There is already a file called “{name}” there.", name=path.name),
                    tr("It was not touched, and nothing was handed out."),
                    tr("Choose another name or another folder."),
                )
            )
            return
        name, cases, words = self._name, self.chosen, drawn_passphrase()
        who = self._context.session.access.who
        job = self._context.session.do_in_background(
            lambda file, progress: hand_out(file, path, name, cases, words, progress, who),
            HANDING_OUT,
        )
        if job is None:
            return
        self._job = job
        self._show_what_fits()
        job.done.connect(while_there(self, lambda _news: self._on_done(path, name, words)))
        job.failed.connect(self._on_ended)
        job.cancelled.connect(self._on_ended)
        job.broke.connect(self._on_ended)

    def _on_done(self, path: Path, name: str, words: str) -> None:
        self._on_ended()
        self.handed_out.emit(path, name, words)

    def _on_ended(self, _fault: object = None) -> None:
        self._job = None
        self._show_what_fits()
        if self.cancel.hasFocus():  # it came there while the other could not be pressed
            self.write.setFocus()
