"""The audit tool: chosen, brought in from a file or begun from nothing, and then changed."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.acts.tool import take_tool
from core.acts.tool_change import change_lost, change_tool
from core.acts.tool_left import give_left_reason, leave_note, take_note_up
from core.acts.tool_mends import mend, part_at
from core.acts.tool_parts import begin_tool
from core.intake.shipped import find_tool, shipped_tools
from core.model.asking import AskedOf, Clause, CommentRule
from core.model.audit import Audit
from core.model.case import Agency, AnswerGiven, Attribute, ValueGiven
from core.model.draft.tool import ToolDraft, draft_of
from core.model.fault import WorkshopError
from core.model.ids import QuestionId
from core.model.left_note import LeftNote
from core.model.standard import Standard
from core.model.tool import Answer, AnswerSet, GradeMeaning, Item, Question, Theme
from core.model.tool_order import listed_themes
from core.wording.left_notes import parted
from core.wording.tool_edits import change_loss
from core.wording.tool_notes import ToolNote, every_part, tool_notes
from core.words import later, plural, tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.prepare.part import PreparePart
from ui.prepare.tool.editor import ToolEditor
from ui.prepare.tool.saving import ToolSaving
from ui.prepare.tool_notes import ToolNotesPanel
from ui.program.files import ask_to_open, documents
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import CardButton
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

EMPTY = tr(
    "This audit has no questions yet. Begin with a tool that comes along, with a file of your "
    "own, or with nothing; whatever it is can be changed afterwards."
)
OTHER: Final = later(
    "Another tool takes the place of this one. What was said to its questions is put aside under "
    "the old words, in Returns, and nothing of it counts for the new ones. Findings, notes, "
    "{cases} and agencies stay. It is asked first where anything was said, and can be undone."
)
_PAUSE: Final = 350
"""Milliseconds of rest after which the tool is looked through again."""


class ToolPart(PreparePart):
    """Lets the tool be changed; where there is none, offers what to begin with.

    Signals:
        chosen: a tool was taken in, or begun.
    """

    chosen = Signal()
    rests_on = frozenset(
        {Theme, AnswerSet, Answer, GradeMeaning, Question, Item, Audit, AnswerGiven, ValueGiven}
        | {Clause, AskedOf, CommentRule, Agency, Attribute, Standard, LeftNote}
    )
    leads_aside = False

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.offers: list[CardButton] = []
        self._noted: dict[QuestionId, int] = {}
        self._changing = False
        self._removing = Removing(context, self)
        self._offering = QVBoxLayout()
        self._offering.setSpacing(14)
        self.saving = ToolSaving(context, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._offer_page())
        self.column.addWidget(self._pages)
        self._look = QTimer(self, interval=_PAUSE, singleShot=True)
        self._look.timeout.connect(self._on_rest)
        self.side = self.notes = ToolNotesPanel()
        self.notes.note_requested.connect(self._on_note_requested)
        self.notes.mend_requested.connect(self._on_mend_requested)
        self.notes.leave_requested.connect(self._on_leave_requested)
        self.notes.left.again_requested.connect(self._on_again_requested)
        self.notes.left.reasoned.connect(self._on_reasoned)

    @cached_property
    def editor(self) -> ToolEditor:
        """Where the tool is changed; made once there is one."""
        editor = ToolEditor(self.context)
        editor.save_requested.connect(self._on_save_requested)
        editor.other_requested.connect(self._on_other_requested)
        self._pages.addWidget(editor)
        return editor

    def refresh(self) -> None:
        """Show the tool, or what can be begun with."""
        now = self.context.session.now
        begun = bool(listed_themes(now.tool)) and not self._changing
        clear_layout(self._offering)
        self.offers = []
        if not begun:
            self.notes.show_nothing()
            self._offer()
        elif self._pages.currentWidget() is not self.editor:
            self._look_through()
        else:
            self.editor.show_tool(now.tool, self._noted)
            self._look.start()
        if begun:
            self._pages.setCurrentWidget(self.editor)
        else:
            self._pages.setCurrentIndex(0)

    def show_ahead(self) -> Iterator[None]:
        """Make the editor first, which is the longest of all, if there is a tool."""
        if listed_themes(self.context.session.now.tool):
            assert self.editor
            yield
        yield from super().show_ahead()

    def begin(self) -> None:
        """Take the focus at the first tool offered, or at the list of questions."""
        if self.offers:
            # Just made and still hidden, it would not keep the focus while the window is away.
            self.offers[0].show()
            self.offers[0].setFocus()
        else:
            self.editor.begin()

    def leave(self) -> None:
        """Keep what was typed; another tool that was not chosen is not asked for any more."""
        self._changing = False
        if "editor" in self.__dict__:
            self.editor.flush()
        self.notes.left.flush()

    def use(self, name_or_path: str) -> None:
        """Take in a tool that comes along, by its name, or one in a TOML file."""
        try:
            draft = find_tool(name_or_path)
        except WorkshopError as fault:
            self.context.show_fault(fault)
            return
        if self._changing:
            self._change(draft)
        elif self.do(lambda file: take_tool(file, draft)):
            self._go_on()

    def _on_nothing(self) -> None:
        done = self._change(None) if self._changing else self.do(begin_tool)
        if done:
            self._go_on()
            self.editor.go_into_fields()

    def _on_other_requested(self) -> None:
        """Offer the tools again; nothing changes until one is chosen."""
        self.leave()
        self._changing = True
        self.refresh()
        self.begin()

    def _on_kept(self) -> None:
        """Stay with the tool there is."""
        self._changing = False
        self.refresh()
        self.begin()

    def _change(self, draft: ToolDraft | None) -> bool:
        """Change the tool for another; where something was said, only when asked twice."""
        use = self.context.session.read(change_lost)
        self._changing = False  # the news of it comes while it is done
        done = self._removing.remove(
            [draft],
            tr("This tool"),
            tr("Choosing it"),
            lambda file: change_tool(file, draft, confirmed=True),
            change_loss(use),
            use.total,
        )
        self._changing = not done
        if done:
            self._go_on()
        return done

    def _go_on(self) -> None:
        self.chosen.emit()
        if self.isVisible():
            self.editor.begin()

    def _on_rest(self) -> None:
        if self.context.session.is_closed:
            return
        if self.isVisible():  # out of sight it is looked through when it is come back to
            self._look_through()
        else:
            self.stale = True

    def _look_through(self) -> None:
        """Look the tool through, and show what is worth a look beside it and in the list."""
        self._look.stop()
        tool = self.context.session.now.tool
        if not tool.questions:
            self._noted = {}
            self.notes.show_nothing()
            self.editor.show_tool(tool, self._noted)
            return
        draft = draft_of(tool)
        found, left = parted(tool_notes(draft), self.context.session.now.left_notes)
        texts = {part.key: part.text for part in every_part(draft)}
        self._noted = self._by_question(found)
        read_only = self.context.session.read_only
        self.notes.show_notes(found, texts, self._clean(found), read_only)
        self.notes.left.show_left(left, read_only)
        self.editor.show_tool(tool, self._noted)

    def _by_question(self, notes: tuple[ToolNote, ...]) -> dict[QuestionId, int]:
        tool = self.context.session.now.tool
        at = {item.key: item.question_id for item in tool.items}
        at |= {question.key: question.id for question in tool.questions}
        found: dict[QuestionId, int] = {}
        for note in notes:
            if not note.answer_set and note.at in at:
                found[at[note.at]] = found.get(at[note.at], 0) + 1
        return found

    def _clean(self, notes: tuple[ToolNote, ...]) -> int:
        """Return how many questions have no note, nor their answers one."""
        tool = self.context.session.now.tool
        sets = {note.at for note in notes if note.answer_set}
        noted = {one.id for one in tool.answer_sets if one.key in sets}
        used = {
            one.id: {one.answer_set_id, *(item.answer_set_id for item in tool.items_of(one.id))}
            for one in tool.questions
        }
        return sum(one.id not in self._noted and not used[one.id] & noted for one in tool.questions)

    def _on_note_requested(self, note: ToolNote) -> None:
        """Go to the question a note is about, or to one that uses its answers."""
        tool = self.context.session.now.tool
        if note.answer_set:
            sets = {one.id for one in tool.answer_sets if one.key == note.at}
            parts: list[Question | Item] = [*tool.questions, *tool.items]
            part = next((one for one in parts if one.answer_set_id in sets), None)
        else:
            part = part_at(tool, note.at)
        if part is None:
            return
        question = part.question_id if isinstance(part, Item) else part.id
        self.editor.go_to((Question, question))
        if note.answer_set:
            self.editor.question.asked.show_answers()
        elif isinstance(part, Item):
            self.editor.question.checklist.lines.choose(part.id)
            self.editor.question.checklist.lines.begin()
        else:
            self.editor.go_into_fields()

    def _on_mend_requested(self, note: ToolNote) -> None:
        self.editor.flush()
        if self.do(lambda file: mend(file, note)):
            self._on_note_requested(note)
            self._look_through()

    def _on_leave_requested(self, note: ToolNote) -> None:
        self.editor.flush()
        if self.do(lambda file: leave_note(file, note)):
            self._look_through()

    def _on_again_requested(self, left: LeftNote) -> None:
        if self.do(lambda file: take_note_up(file, left)):
            self._look_through()

    def _on_reasoned(self, left: LeftNote, reason: str) -> None:
        self.do(lambda file: give_left_reason(file, left, reason))

    def _on_save_requested(self) -> None:
        self.editor.flush()
        self.saving.ask()

    def _offer_page(self) -> QWidget:
        inside = QWidget()
        self.keep_readable(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        column.addWidget(Label(tr("Audit tool"), Text.HEADING, wrap=False))
        self._about = Label(EMPTY, Text.SMALL)
        column.addWidget(self._about)
        column.addLayout(self._offering)
        column.addStretch(1)
        return Scroll(inside)

    def _offer(self) -> None:
        for name in shipped_tools():
            draft = find_tool(name)
            button = CardButton(draft.title, _size(draft))
            button.clicked.connect(lambda _=False, name=name: self.use(name))
            self.offers.append(button)
            self._offering.addWidget(button)
        own = Button(tr("From a file…"))
        own.clicked.connect(self._on_own)
        nothing = Button(tr("From nothing"))
        nothing.clicked.connect(self._on_nothing)
        holder = QWidget()
        row = FlowLayout(holder, gap=8, line_gap=6)
        row.addWidget(own)
        row.addWidget(nothing)
        self._offering.addWidget(holder)
        self._about.setText(tr(OTHER) if self._changing else EMPTY)
        if self._changing:
            keep = Button(tr("Stay with this tool"), ButtonKind.QUIET)
            keep.clicked.connect(self._on_kept)
            row.addWidget(keep)
        for offer in (*self.offers, holder):
            offer.setEnabled(not self.context.session.read_only)

    def _on_own(self) -> None:
        names = tr("Audit tools (*.toml *.csv)")
        ask_to_open(self, tr("Choose an audit tool"), documents(), self._on_file, names)

    def _on_file(self, path: Path) -> None:
        self.use(str(path))


def _size(draft: ToolDraft) -> str:
    questions, themes = len(draft.questions), len(draft.themes)
    return tr(
        "{count} in {count_2}", count=plural(questions, "question"), count_2=plural(themes, "theme")
    )
