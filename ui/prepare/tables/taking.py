"""Taking a table's file back: what it would bring and what differs is shown before it enters."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError, WrongKey
from core.tables.take_back import TakenBack, look_into, take_in
from core.wording.tables import came_words, heading_of, what_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.program.files import ask_to_open, documents
from ui.program.jobs import Job, while_there
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.passphrase import PassphraseField
from ui.widgets.scroll import Scroll

LOOKING: Final = NotYet(
    tr("A table's file is being looked at."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)
TAKING: Final = NotYet(
    tr("A table's file is being taken back."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)
_MOST: Final = 40
"""Differences that are named before a file enters; of more only how many."""


class TakingBack(QWidget):
    """One file at a time: its words, what it would bring, and the one step that takes it.

    Signals:
        taken: it is in; carries the `TakenBack`.
        given_up: not now, or there is no file any more to look at.
    """

    taken = Signal(object)
    given_up = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[Path] = []
        self.path: Path | None = None
        self._given: tuple[str, ...] = ()
        self._anyway = False
        self._job: Job | None = None
        self.heading = Label(tr("Take back"), Text.HEADING)
        self.about = small()
        self.passphrase = PassphraseField(tr("The four words of its slip"))
        self.open = Button(tr("Look at it"), ButtonKind.PRIMARY)
        self.refusal = Label("", Text.BODY, Tone.BAD)
        self.all_the_same = Button(tr("Take it in here all the same"))
        self.choose = Button(tr("Choose another file…"))
        self._found: TakenBack | None = None
        self.take = Button(tr("Take it back"), ButtonKind.PRIMARY, keys="Ctrl ↵")
        self.leave = Button(tr("Not now"))
        self._lay_out()
        self.passphrase.submitted.connect(self._on_words)
        self.passphrase.escaped.connect(self._on_leave)
        self.open.clicked.connect(self._on_words)
        self.choose.clicked.connect(self.choose_file)
        self.all_the_same.clicked.connect(self._on_all_the_same)
        self.take.clicked.connect(self.take_now)
        self.leave.clicked.connect(self._on_leave)

    def _lay_out(self) -> None:
        asking, refused, found = Card(margin=22), Card(margin=22), QWidget()
        refused.set_tone(Tone.BAD)
        self._asked = Label(tr("Type the four words of its slip, with blanks between."))
        for part in (self._asked, self.passphrase):
            asking.column.addWidget(part)
        asking.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        refused.column.addWidget(self.refusal)
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.choose)
        flow.addWidget(self.all_the_same)
        refused.column.addWidget(ways)
        self._lines = QVBoxLayout(found)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self._busy = Label(tr("Looking at it…"))
        self._asking, self._refused, self._shown = _top(asking), _top(refused), Scroll(found)
        self._waits = _top(self._busy)
        self._stack = QStackedWidget()
        for page in (self._waits, self._asking, self._refused, self._shown):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column.addLayout(foot)

    def choose_file(self) -> None:
        """Ask for a table's file."""
        ask_to_open(self, tr("Take a table's file back"), documents(), self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.look([path])

    def look(self, paths: Sequence[Path]) -> None:
        """Look at files, one after the other."""
        if self._job is not None or not paths:
            return
        self.path, *self._waiting = paths
        self._given, self._anyway = (), False
        self._look()

    def begin(self) -> None:
        """Take the focus where the next word is wanted."""
        page = self._stack.currentWidget()
        if page is self._asking:
            self.passphrase.select()
        elif page is self._refused:
            self.choose.setFocus()
        elif self.take.isVisibleTo(self) and self.take.isEnabled():
            self.take.setFocus()
        else:
            self.leave.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is "Not now"."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    # Looking

    def _look(self) -> None:
        """Look at the file on another thread."""
        path, given, anyway = self.path, self._given, self._anyway
        if path is None:
            return
        found: list[TakenBack | WorkshopError] = []

        self.heading.setText(tr("Take back"))
        self.about.setText(path.name)
        self._show(self._waits)
        job = self._context.session.do_in_background(
            lambda file, progress: found.append(
                look_into(file, path, given, anyway=anyway, progress=progress)
            ),
            LOOKING,
        )
        self._begin(job, found)

    def _begin(self, job: Job | None, found: Sequence[TakenBack | WorkshopError]) -> None:
        self._job = job
        if job is None:
            self.given_up.emit()
            return
        job.done.connect(while_there(self, lambda _none: self._on_looked(found[0])))
        job.failed.connect(self._on_ended)
        job.cancelled.connect(self._on_ended)
        job.broke.connect(self._on_ended)

    def _on_ended(self, _fault: object = None) -> None:
        self._job = None
        self._forget()
        self.given_up.emit()

    def _on_looked(self, found: TakenBack | WorkshopError) -> None:
        self._job = None
        if isinstance(found, WrongKey):
            self._ask(found)
        elif isinstance(found, WorkshopError):
            self._refuse(found)
        else:
            self._show_found(found)
        if self.isVisible():
            self.begin()

    def _ask(self, fault: WrongKey) -> None:
        asked = tr("Type the four words of its slip, with blanks between.")
        self._asked.setText(f"{fault.happened} {asked}" if self._given else asked)
        self._asked.set_tone(Tone.BAD if self._given else None)
        self.passphrase.clear()
        self._show(self._asking)

    def _refuse(self, fault: WorkshopError) -> None:
        self.refusal.setText(fault.sentences)
        self.all_the_same.setVisible(isinstance(fault, NotYet) and not self._anyway)
        self._show(self._refused)

    def _on_words(self) -> None:
        typed = " ".join(self.passphrase.text().split())
        if typed and self._job is None:
            self._given = (typed,)
            self.passphrase.clear()
            self._look()

    def _on_all_the_same(self) -> None:
        self._anyway = True
        self._look()

    # What would come

    def _show_found(self, found: TakenBack) -> None:
        self._found = found
        now, table = self._context.session.now, found.which.name
        clear_layout(self._lines)
        if found.is_empty:
            self.heading.setText(tr("Nothing new from {table}", table=table))
        else:
            things = plural(found.report.rows, "thing")
            self.heading.setText(tr("{table} brings {things}", table=table, things=things))
        came = came_words(now, found.report.taken)
        if came:
            self._add(tr("What comes"), [f"{heading}: {words}" for heading, words in came])
        asked = found.report.asked
        if asked:
            named = [f"{heading_of(now, one)}: {what_words(one)}" for one in asked[:_MOST]]
            if len(asked) > _MOST:
                named.append(tr("and {left} more", left=len(asked) - _MOST))
            self._add(
                tr("What differs, and is asked once it is in: {number}", number=len(asked)),
                named,
                Tone.WARN,
            )
        notes = list(_remarks(found))
        if notes:
            self._add(tr("What does not come"), notes)
        self._lines.addStretch(1)
        self._show(self._shown)

    def _add(self, heading: str, lines: Sequence[str], tone: Tone | None = None) -> None:
        card = Card(margin=18)
        if tone is not None:
            card.set_tone(tone)
        card.column.addWidget(Label(heading, Text.STRONG))
        for line in lines:
            card.column.addWidget(Label(line))
        self._lines.addWidget(card)

    def take_now(self) -> None:
        """Take the file that is shown back, in one act."""
        found, path, given = self._found, self.path, self._given
        offered = self.take.isVisibleTo(self) and self.take.isEnabled()
        if self._job is not None or found is None or path is None or not offered:
            return
        anyway, got = self._anyway, list[TakenBack]()
        who = self._context.session.access.who

        def keep(taken: TakenBack) -> Changed | None:
            got.append(taken)
            return taken.news

        job = self._context.session.do_in_background(
            lambda file, progress: keep(
                take_in(file, path, given, anyway=anyway, progress=progress, who=who)
            ),
            TAKING,
        )
        if job is None:
            return
        self._job = job
        self.take.setEnabled(False)
        job.done.connect(while_there(self, lambda _news: self._on_taken(got[0])))
        job.failed.connect(self._on_not_taken)
        job.cancelled.connect(self._on_not_taken)
        job.broke.connect(self._on_not_taken)

    def _on_taken(self, found: TakenBack) -> None:
        self._job = None
        self._forget()
        self.taken.emit(found)

    def _on_not_taken(self, _fault: object = None) -> None:
        self._job = None
        self.take.setEnabled(True)

    def go_on(self) -> bool:
        """Look at the next file that was dropped with this one; False where there is none."""
        if self._waiting:
            self.look(list(self._waiting))
            return True
        return False

    def _on_leave(self) -> None:
        if self._job is None:
            self._forget()
            if not self.go_on():
                self.given_up.emit()

    def _forget(self) -> None:
        """Keep nothing of the words that were typed."""
        self._given, self._found, self.path = (), None, None
        self.passphrase.clear()
        clear_layout(self._lines)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        offered = page is self._shown and self._found is not None and not self._found.is_empty
        self.take.setVisible(offered)
        self.take.setEnabled(offered and not self._context.session.read_only)
        self.leave.setText(
            tr("Back to the tables") if page is self._shown and not offered else tr("Not now")
        )


def _remarks(found: TakenBack) -> Sequence[str]:
    said = []
    if found.report.erased:
        said.append(tr("Of a {case} that was erased here for good nothing comes in."))
    if found.waiting:
        texts = plural(found.waiting, "text")
        said.append(tr("{texts} typed there and not entered do not come.", texts=texts))
    return said


def _top(card: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return page
