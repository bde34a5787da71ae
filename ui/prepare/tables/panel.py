"""The right side of Tables: what is known of the table that is looked at, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.documents.catalogue import Format, compose
from core.documents.slip import slip
from core.model.access import AccessKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.numbers import listed
from core.wording.tables import HandOutLine, moment_words, state_words, taken_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.document_writer import DocumentWriter
from ui.widgets.button import Button
from ui.widgets.card import rule
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag


class TablePanel(QWidget):
    """Facts of one table; its slip again, where the words are kept.

    Signals:
        again_requested: its cases are to be handed out once more; carries the line.
        call_back_requested: its cases are to be worked on here; carries the line.
        came_requested: what came from it is to be looked at; carries the line.
    """

    came_requested = Signal(object)
    again_requested = Signal(object)
    call_back_requested = Signal(object)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line: HandOutLine | None = None
        self._about, self._heading = small(), Label("", Text.SUBHEADING)
        self._names = [small(one) for one in (tr("Handed out"), tr("File"), tr("Locked with"))]
        self._names.append(small(tr("Back so far")))
        self._facts = [Label("", Text.BODY) for _ in self._names]
        self.slip = Button(tr("Print the slip again…"))
        self.again = Button(tr("Hand it out once more…"))
        self.call_back = Button(tr("Call back"))
        self.came = Button(tr("What came"))
        self.writer = DocumentWriter(self)
        self._sheet_head = Label(tr("What was taken and settled"), Text.STRONG)
        self._sheet = small(tr("A sheet lists every line: taken, asked and settled."))
        self.pdf, self.word = Button(Format.PDF.label), Button(Format.WORD.label)
        self.sheet_writer = DocumentWriter(self)
        self.sheet_writer.written.connect(self._on_sheet_written)
        self._calling = small()
        self._walk_head = Label(tr("In Walk here"), Text.STRONG)
        self._walk = small(tr("{A case} that is out says so, and asks once before work on it."))
        self._tag = Tag("")
        self._arrange()
        self.slip.clicked.connect(self._on_slip)
        self.came.clicked.connect(lambda: self.came_requested.emit(self._line))
        self.pdf.clicked.connect(lambda: self._ask_for_sheet(Format.PDF))
        self.word.clicked.connect(lambda: self._ask_for_sheet(Format.WORD))
        self.again.clicked.connect(lambda: self.again_requested.emit(self._line))
        self.call_back.clicked.connect(lambda: self.call_back_requested.emit(self._line))

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 22, 18, 18)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addWidget(self._heading)
        facts = QGridLayout()
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(1, 1)
        for at, (name, fact) in enumerate(zip(self._names, self._facts, strict=True)):
            facts.addWidget(name, at, 0)
            facts.addWidget(fact, at, 1)
        column.addLayout(facts)
        steps = (self.came, self.slip, self.writer.said, self.again, self.call_back)
        for widget in (*steps, self._calling):
            column.addWidget(widget)
        self._line_between = rule()
        for part in (self._line_between, self._walk_head):
            column.addWidget(part)
        column.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._walk)
        self._sheet_rule = rule()
        for shown in (self._sheet_rule, self._sheet_head, self._sheet):
            column.addWidget(shown)
        self._written_as = QWidget()
        row = FlowLayout(self._written_as)
        for button in (self.pdf, self.word):
            button.setAccessibleName(tr("Sheet as {kind}", kind=button.text()))
            row.addWidget(button)
        column.addWidget(self._written_as)
        column.addWidget(self.sheet_writer.said)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside))

    def show_line(self, now: Snapshot, line: HandOutLine | None) -> None:
        """Show what is known of a table; None is none at all."""
        if line is None or self._line is None or line.name != self._line.name:
            self.writer.said.hide()
        self._line = line
        handed = line.hand_out if line is not None else None
        writable = not self._context.session.read_only
        for widget in (*self._names, *self._facts, self.again, self._calling):
            widget.setVisible(handed is not None)
        self.slip.setVisible(handed is not None and bool(handed.passphrase))
        out = line is not None and line.is_out
        self.call_back.setVisible(out and writable)
        self.again.setVisible(handed is not None and writable)
        for part in (self._line_between, self._walk_head, self._tag, self._walk):
            part.setVisible(out)
        self.came.setVisible(line is not None and line.back is not None)
        for shown in (self._sheet_rule, self._sheet_head, self._sheet, self._written_as):
            shown.setVisible(bool(now.hand_backs))
        if not now.hand_backs:
            self.sheet_writer.said.hide()
        if line is None:
            self._about.setText("")
            self._heading.setText(tr("Nothing is handed out"))
            return
        cases = [now.case[one].reference for one in line.cases if one in now.case]
        few = listed(cases) if len(cases) <= 6 else tr("{number} {cases}", number=len(cases))
        self._about.setText(f"{line.name} · {few}" if cases else line.name)
        self._heading.setText(self._state(line))
        if handed is None:
            return
        self._tag.show_text(tr("At {table}", table=line.name))
        self._say_facts(line, few)

    def _say_facts(self, line: HandOutLine, few: str) -> None:
        handed = line.hand_out
        if handed is None:
            return
        when = moment_words(handed.handed_at, self._context.session.clock().date())
        kept = tr("four words, kept here")
        facts = (
            when,
            handed.written_as,
            kept if handed.passphrase else tr("four words, on its slip"),
            taken_words(line.taken, line.open) if line.back is not None else tr("nothing"),
        )
        for label, words in zip(self._facts, facts, strict=True):
            label.setText(words)
        self._calling.setText(
            tr(
                "Calling back lets {few} be worked on here at once. If {table} comes after all, "
                "it is taken back as usual.",
                few=few,
                table=line.name,
            )
        )
        self._calling.setVisible(line.is_out)

    def _state(self, line: HandOutLine) -> str:
        if line.hand_out is None:
            return tr("What is not handed out")
        today = self._context.session.clock().date()
        return tr("Not back yet") if line.is_out else state_words(line, today)[0]

    def _ask_for_sheet(self, kind: Format) -> None:
        self.sheet_writer.ask(
            tr("Where to write the sheet"),
            tr("what came back from the tables"),
            lambda target: self.write_sheet(target, kind),
            kind,
        )

    def write_sheet(self, target: Path, kind: Format) -> None:
        """Write the sheet of all that was taken, asked and settled to a file."""
        told = FullSnapshot(self._context.session.now)
        self.sheet_writer.write(target, lambda: compose("tables", told), kind)

    def _on_sheet_written(self, path: Path) -> None:
        self._context.session.access.note(AccessKind.EXPORTED, path.name)

    def _on_slip(self) -> None:
        self.writer.ask(tr("Where to write the slip"), tr("slip"), self.write_slip)

    def write_slip(self, target: Path) -> None:
        """Write the slip of the table that is looked at to a file."""
        handed = self._line.hand_out if self._line is not None else None
        if handed is None or not handed.passphrase:
            return
        audit = self._context.session.now.audit
        day = handed.handed_at[:10]
        self.writer.write(target, lambda: slip(audit, handed.name, handed.passphrase, day))
