"""Tables: cases that are walked in files of their own, on laptops of their own."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model.case import Agency, Case
from core.model.hand_out import HandBack, HandOut, HandOutCase, TableDifference
from core.model.judgement import Judgement
from core.tables.hand_out import call_back
from core.tables.take_back import TakenBack
from core.wording.tables import HandOutLine, taken_words
from core.wording.tables_page import back_words
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.prepare.part import PreparePart
from ui.prepare.tables.came import CameBack
from ui.prepare.tables.given import GivenWords
from ui.prepare.tables.handing import HandOutForm
from ui.prepare.tables.listing import TableListing
from ui.prepare.tables.panel import TablePanel
from ui.prepare.tables.taking import TakingBack
from ui.program.actions import spec_of
from ui.program.files import ask_to_open, documents
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Pill

WHAT_FOR: Final = later(
    "Each table walks its {cases} in a file of its own, on its own laptop. What it brings back "
    "joins this audit; where both changed the same thing you are asked."
)
_EMPTY: Final = later(
    "Nothing is handed out. With two to five tables a room does more {cases} in a day: hand some "
    "out to each, and take them back in one step when they are done."
)


class TablesPart(PreparePart):
    """Hands out, lists what is where, and takes back.

    Signals:
        sides_requested: what two changed is to be settled; carries a `HandOut`, None for all.
    """

    sides_requested = Signal(object)
    rests_on = frozenset({HandOut, HandOutCase, HandBack, TableDifference, Case, Agency, Judgement})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.listing = TableListing()
        self.listing.chosen.connect(self._show_line)
        self.listing.step_requested.connect(self._on_step)
        self.side = self.panel = TablePanel(context)
        self.panel.again_requested.connect(self._on_again)
        self.panel.call_back_requested.connect(self._on_call_back)
        self.form = HandOutForm(context)
        self.form.handed_out.connect(self._on_handed_out)
        self.form.given_up.connect(self._back_to_list)
        self.given = GivenWords(context)
        self.given.ended.connect(self._back_to_list)
        self.taking = TakingBack(context)
        self.taking.taken.connect(self._on_taken)
        self.taking.given_up.connect(self._back_to_list)
        self.came = CameBack()
        self.came.ended.connect(self._back_to_list)
        self.came.sides_requested.connect(self.sides_requested)
        self.panel.came_requested.connect(self._on_came)
        self._stack = QStackedWidget()
        self._main = self._make_main()
        for page in (self._main, self.form, self.given, self.taking, self.came):
            self._stack.addWidget(page)
        self.column.addWidget(self._stack)

    def _make_main(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        self.back = Pill()
        self.hand_out = Button(tr("Hand out…"), ButtonKind.PRIMARY)
        self.hand_out.clicked.connect(self.begin_hand_out)
        self.take_back = Button(tr("Take back…"), keys=spec_of("bring_in").caps)
        self.take_back.clicked.connect(self.choose_file)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(tr("Tables"), Text.HEADING, wrap=False))
        head.addWidget(self.back)
        head.addStretch(1)
        self._steps = QWidget()
        flow = FlowLayout(self._steps)
        flow.addWidget(self.take_back)
        flow.addWidget(self.hand_out)
        head.addWidget(self._steps)
        column.addLayout(head)
        self._what_for = small()
        column.addWidget(self._what_for)
        self._empty = Label("")
        column.addWidget(self._empty)
        column.addWidget(self.listing)
        column.addWidget(self._make_drop())
        column.addStretch(1)
        return Scroll(inside)

    def _make_drop(self) -> QWidget:
        self._drop = Card(dashed=True)
        row = QHBoxLayout()
        words = tr("Drop a table's file here: it is looked at first, and nothing enters unasked")
        row.addWidget(Label(words), 1)
        self.choose = Button(tr("Choose a file…"), ButtonKind.LINK, size=Size.SMALL)
        self.choose.clicked.connect(self.choose_file)
        row.addWidget(self.choose)
        self._drop.column.addLayout(row)
        return self._drop

    def show_ahead(self) -> Iterator[None]:
        """Nothing: it says what happened minutes ago."""
        yield from ()

    def refresh(self) -> None:
        """Show which cases lie where."""
        session = self.context.session
        now = session.now
        self._what_for.setText(tr(WHAT_FOR))
        self._empty.setText(tr(_EMPTY))
        used = bool(now.hand_outs)
        self._what_for.setVisible(used)
        self._empty.setVisible(not used)
        self.listing.setVisible(used)
        self.back.show_words(back_words(now))
        self.back.setVisible(used)
        for shown in (self.take_back, self._drop):
            shown.setVisible(used)
            shown.setEnabled(not session.read_only)
        self.hand_out.setEnabled(bool(now.cases) and not session.read_only)
        self.listing.show_tables(now, session.clock())
        self._show_line()

    def begin(self) -> None:
        """Take the focus where work goes on."""
        front = self._stack.currentWidget()
        if isinstance(front, HandOutForm | GivenWords | TakingBack | CameBack):
            front.begin()
        elif self.context.session.now.hand_outs:
            self.listing.begin()
        else:
            self.hand_out.setFocus()

    def begin_hand_out(self) -> None:
        """Choose cases for a table."""
        if not self.context.session.read_only:
            self.form.ask()
            self._stack.setCurrentWidget(self.form)
            self.form.begin()

    def choose_file(self) -> None:
        """Choose a table's file to take back."""
        if not self.context.session.read_only:
            ask_to_open(self, tr("Take a table's file back"), documents(), self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.take([path])

    def take(self, paths: Sequence[Path]) -> None:
        """Look at tables' files, and take each back once it was said so."""
        if self.context.session.read_only or self._stack.currentWidget() is self.given:
            return
        self._stack.setCurrentWidget(self.taking)
        self.taking.look(paths)

    def do_next(self) -> None:
        """Take back what is shown."""
        if self._stack.currentWidget() is self.taking:
            self.taking.take_now()

    @property
    def files_on_their_way(self) -> tuple[Path, ...]:
        """The table's file that is looked at."""
        path = self.taking.path
        return (path,) if path is not None else ()

    def read_again(self, paths: tuple[Path, ...]) -> None:
        """Look again at a file that was on its way when the audit was locked."""
        self.take(paths)

    def _on_taken(self, found: TakenBack) -> None:
        self.context.give_notice(
            tr(
                "{table}: {words}.",
                table=found.which.name,
                words=taken_words(found.report.rows, len(found.report.asked)),
            )
        )
        self.listing.choose(found.which.file)
        if not self.taking.go_on():
            self._back_to_list()

    def _show_line(self) -> None:
        used = bool(self.context.session.now.hand_outs)
        self.panel.show_line(self.context.session.now, self.listing.line if used else None)

    def _on_step(self, line: HandOutLine) -> None:
        if line.hand_out is None:
            return
        self.listing.choose(line.hand_out.file)
        if line.open:
            self.sides_requested.emit(line.hand_out)
        elif line.back is not None:
            self._on_came(line)
        elif line.is_out:
            self.side_requested.emit()
            self.panel.call_back.setFocus()

    def _on_came(self, line: HandOutLine) -> None:
        if line.hand_out is not None:
            session = self.context.session
            self.came.show_of(session.now, line.hand_out, session.clock().date())
            self._stack.setCurrentWidget(self.came)
            self.came.begin()

    def _on_call_back(self, line: HandOutLine) -> None:
        handed = line.hand_out
        if handed is not None and self.do(lambda file: call_back(file, handed)):
            self.context.give_notice(
                tr("{table} is called back. What it did may still come.", table=handed.name)
            )
            self.begin()

    def _on_again(self, line: HandOutLine) -> None:
        self.form.ask(line.cases)
        self._stack.setCurrentWidget(self.form)
        self.form.begin()

    def _on_handed_out(self, path: Path, name: str, words: str) -> None:
        now = self.context.session.now
        made = next((one for one in reversed(now.hand_outs) if one.name == name), None)
        self.given.show_words(name, path.name, words, kept=bool(made and made.passphrase))
        self._stack.setCurrentWidget(self.given)
        if made is not None:
            self.listing.choose(made.file)
        if self.isVisible():
            self.given.begin()

    def _back_to_list(self) -> None:
        self._stack.setCurrentWidget(self._main)
        self.begin()
