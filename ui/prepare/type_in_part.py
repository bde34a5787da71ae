"""A return typed in by hand: from paper, from a scan, or from what someone read out."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.bring_in import type_return
from core.model.clock import date_text
from core.model.draft.returns import ReturnDraft
from core.model.fault import NotYet
from core.model.household import CaseMember, asked_about
from core.model.ids import AgencyId, CaseId
from core.model.sitting import Place, draft_text, typed_in
from core.model.tool import AnswerSet, Item, Point, Question, Tool
from core.queries.returns import ReturnContents, return_contents
from core.wording.drafts import RETURN
from core.wording.grades import guidance_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.session_drafts import DraftKey
from ui.prepare.asked_marks import AskedMarks
from ui.prepare.fields import LineField
from ui.prepare.first_ticks import FirstTicked, FirstTicks
from ui.prepare.part import PreparePart
from ui.prepare.typed_return import Typed
from ui.prepare.typing_keys import AnswerStop, TypingKeys, figures_words
from ui.prepare.value_field import ValueField
from ui.prepare.words import typed_past_date
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.clear_layout import clear_layout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.table.shape import Misfit

BLANK = tr("No answer")

KEYS = tr(
    "A figure answers and goes on, 0 leaves blank; C is the comment, Enter ends it; Backspace "
    "goes back; N is a nil. After the last answer, Enter keeps the return."
)
BEGINS = tr("Type what the agency answered. What is left at “No answer” stays blank.")
CORRECTS = tr("Correct what came back; it takes the place of the return that is there.")
GOES_ON = tr("What you typed before is still here. It is in the audit once you keep the return.")

Pair = tuple[CaseId, AgencyId]


class TypeInPart(PreparePart):
    """Every question with its answers and a comment; kept as one return.

    What is half typed is remembered for its case and agency until it is kept
    or cancelled, whatever is opened meanwhile and though one of the two is gone.

    Signals:
        ended: the return is in, or was given up.
    """

    ended = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pair: Pair | None = None
        self._half_typed: dict[Pair, Typed] = {}
        self._names: dict[Pair, tuple[str, str]] = {}
        self._as_opened = Typed("", {}, {})
        self._tool = context.session.now.tool
        self._left: tuple[str, ...] = ()
        self.answers: dict[str, Choice] = {}
        self.values: dict[str, ValueField] = {}
        self.comments: dict[str, GrowingText] = {}
        self.marks = AskedMarks()
        self._title = Label(tr("Type a return in"), Text.HEADING)
        self._about = Label("")
        self.completed = LineField(tr("Completed on"), self._tidy_completed)
        self.completed.setPlaceholderText(tr("such as 10 March 2014"))
        self.completed.paused.connect(self._keep_draft)
        self.first = FirstTicks()
        self.first.ticked.connect(self._keep_draft)
        self.completed.returnPressed.connect(self._on_dated)
        self.keys = TypingKeys(self)
        self.keys.answered.connect(self._on_typed)
        self.keys.refused.connect(context.give_notice)
        self.keys.nil_requested.connect(self.first.nil.click)
        self.keys.finished.connect(self._on_finished)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(12)
        self.keep = Button(tr("Keep the return"), ButtonKind.PRIMARY)
        self.keep.clicked.connect(self._on_keep)
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        self._arrange()
        self._go_on_with_drafts()

    def _arrange(self) -> None:
        inside = QWidget()
        self.keep_readable(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(3, 3, 8, 3)
        column.setSpacing(10)
        column.addWidget(small(tr("Completed on")))
        column.addWidget(self.completed)
        column.addWidget(self.completed.problem)
        column.addWidget(self.first)
        column.addWidget(small(KEYS))
        column.addLayout(self._questions)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.column.addWidget(self._title)
        self.column.addWidget(self._about)
        self.column.addWidget(Scroll(inside), 1)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """What is being typed stays as it is, at the questions it was typed to."""
        if self._pair is not None and self._tool.items != self.context.session.now.tool.items:
            self.open(*self._pair)

    def begin(self) -> None:
        """Take the focus at the date."""
        self.completed.setFocus()

    def leave(self) -> None:
        """Remember what is half typed."""
        if self._pair is not None and self._typed() != self._as_opened:
            self._half_typed[self._pair] = self._typed()
        elif self._pair is not None:
            self._half_typed.pop(self._pair, None)

    def _go_on_with_drafts(self) -> None:
        """Have again what was being typed when the audit was closed, or the program ended."""
        now = self.context.session.now
        for draft in self.context.session.drafts.all():
            agency = draft.field.removeprefix(f"{RETURN} ")
            case_id, typed = draft.place.case_id, typed_in(draft.text, Typed)
            if agency == draft.field or case_id is None or typed is None:
                continue
            pair = (case_id, AgencyId(int(agency)))
            if not self._gone(pair):
                self._half_typed[pair] = typed
                self._names[pair] = now.agency[pair[1]].name, now.case[case_id].reference

    def _on_dated(self) -> None:
        self.completed.flush()
        if not self.completed.misfit:
            self.keys.begin()

    def _on_commented(self, comment: GrowingText, _text: str) -> None:
        self._on_typed()
        self.keys.go_on_from(comment)

    def _on_finished(self) -> None:
        self.keep.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_typed(self) -> None:
        self._show_asked()
        self._keep_draft()

    def _show_asked(self) -> None:
        """Say what is not asked by what stands here now, and which answer wants a comment."""
        if self._pair is None:
            return
        given = {key: str(choice.currentData() or "") for key, choice in self.answers.items()}
        for key, field in self.values.items():
            with suppress(NotYet):
                given[key] = field.value
        commented = frozenset(
            key for key, field in self.comments.items() if field.toPlainText().strip()
        )
        self.marks.show(self.context.session.now, self._pair, given, commented)

    def _keep_draft(self) -> None:
        if self._pair is None or self.context.session.read_only:
            return
        typed = self._typed()
        if typed == self._as_opened:
            self.context.session.drafts.drop(*_draft_key(self._pair))
        else:
            self.context.session.drafts.keep(*_draft_key(self._pair), draft_text(typed))

    def unkept(self) -> Pair | None:
        """Return whose return is half typed, if any is, so that it can be opened again."""
        self.leave()
        return next(iter(self._half_typed), None)

    def called(self, pair: Pair) -> str:
        """Return what a return that was begun here is called, though its case may be gone."""
        agency, case = self._names[pair]
        return tr("The return of {agency} for {reference}", agency=agency, reference=case)

    def open(self, case_id: CaseId, agency_id: AgencyId) -> None:
        """Begin a return, go on with one half typed, or correct one that is there."""
        self.leave()
        now = self.context.session.now
        self._pair = (case_id, agency_id)
        held = next(
            (one for one in now.returns if (one.case_id, one.agency_id) == self._pair), None
        )
        if not self._gone(self._pair):
            self._names[self._pair] = now.agency[agency_id].name, now.case[case_id].reference
        self._title.setText(" · ".join(self._names[self._pair]))
        begun = self._half_typed.get(self._pair)
        begun = begun.asked_by(now.tool) if begun is not None else None
        self._left = begun.left if begun is not None else ()
        self._about.setText(GOES_ON if begun is not None else BEGINS if held is None else CORRECTS)
        if begun is not None and begun.left:
            self._about.setText(f"{GOES_ON} {begun.left_words}")
        self.completed.show_text(date_text(held.completed) if held is not None else "")
        self.first.show_audit(now.audit)
        if held is not None:
            self.first.show_ticked(FirstTicked(False, held.known_people, held.role))
        self._build(now.tool)
        if held is not None:
            self._fill(
                now.tool, self.context.session.read(lambda file: return_contents(file, held.id))
            )
        self._as_opened = replace(self._typed(), left=())
        if begun is not None:
            self._go_on_with(begun)
        self._show_asked()

    def _build(self, tool: Tool) -> None:
        clear_layout(self._questions)
        self._tool = tool
        self.answers.clear()
        self.values.clear()
        self.comments.clear()
        self.marks.begin()
        for question in tool.questions:
            self._questions.addWidget(self._card(tool, question))
        self.keys.take(self._stops(tool))

    def _stops(self, tool: Tool) -> list[AnswerStop]:
        """Return where each item is answered, in the order of the paper."""
        fields: dict[str, Choice | ValueField] = {**self.answers, **self.values}
        return [
            AnswerStop(item.key, field, self.comments.get(question.key))
            for question in tool.questions
            for item in tool.items_of(question.id)
            for field in _places(fields[item.key])
        ]

    def _card(self, tool: Tool, question: Question) -> Card:
        card = Card()
        card.column.addWidget(Label(f"{question.key}. {question.text}", Text.STRONG))
        meant = guidance_words(tool, Point(question.id))
        if meant:
            card.column.addWidget(small(meant))
        figures = _figures(tool, question)
        if figures:
            card.column.addWidget(small(figures))
        for item in tool.items_of(question.id):
            held = tool.set_of(item.answer_set_id)
            if held is not None and not held.kind.one_of_some:
                value = ValueField(
                    item.key, held, tool.answers_of(held.id), self._members(tool, held)
                )
                value.paused.connect(self._on_typed)
                self.values[item.key] = value
                if question.checklist:
                    card.column.addWidget(Label(f"{item.key}  {item.text}", Text.SMALL))
                card.column.addWidget(value)
                continue
            choice = Choice(tr("Answer to {item}", item=item.key))
            choice.addItem(BLANK, "")
            for answer in tool.answers_of(item.answer_set_id):
                choice.addItem(answer.label, answer.key)
            choice.activated.connect(self._on_typed)
            self.answers[item.key] = choice
            card.column.addLayout(_answer_row(question, item, choice))
        card.column.addWidget(self.marks.line_below(question))
        if question.takes_comments:
            comment = GrowingText(
                tr("Comment to question {question}", question=question.key),
                1,
                6,
                hint=tr("Comment"),
                enter_submits=True,
            )
            comment.paused.connect(self._on_typed)
            comment.submitted.connect(partial(self._on_commented, comment))
            self.comments[question.key] = comment
            card.column.addWidget(comment)
        return card

    def _members(self, tool: Tool, held: AnswerSet) -> tuple[CaseMember, ...]:
        """Return about whom a set asks in the case that is typed in."""
        if self._pair is None or not held.kind.for_each:
            return ()
        return tool.people.members(self._pair[0], asked_about(held.unit))

    def _fill(self, tool: Tool, found: ReturnContents) -> None:
        for item_id, answer_id in found.answers.items():
            self.answers[tool.item[item_id].key].set_value(tool.answer[answer_id].key)
        for item_id, said in found.values.items():
            self.values[tool.item[item_id].key].show_value(said)
        for question_id, text in found.comments.items():
            field = self.comments.get(tool.question[question_id].key)
            if field is not None:
                field.show_text(text)

    def _go_on_with(self, begun: Typed) -> None:
        self.completed.setText(begun.completed)
        self.completed.setModified(True)
        self.first.show_ticked(begun.first)
        for key, choice in self.answers.items():
            choice.set_value(begun.answers.get(key, ""))
        for key, value in self.values.items():
            value.show_typed(begun.answers.get(key, ""))
        for key, comment in self.comments.items():
            comment.show_text(begun.comments.get(key, ""))

    def _typed(self) -> Typed:
        answers = {key: choice.currentData() for key, choice in self.answers.items()}
        answers |= {key: field.typed for key, field in self.values.items()}
        comments = {key: field.toPlainText().strip() for key, field in self.comments.items()}
        return Typed(
            self.completed.text().strip(),
            {key: answer for key, answer in answers.items() if answer},
            {key: text for key, text in comments.items() if text},
            self.first.now,
            left=self._left,
        ).meaning(self._tool)

    def _on_keep(self) -> None:
        if self._pair is not None and self._gone(self._pair):
            self._say_gone(self._pair)
            return
        draft = self._draft()
        key = _draft_key(self._pair) if self._pair is not None else None
        if draft is not None and self.do(lambda file: type_return(file, draft), entered=key):
            self.context.give_notice(
                tr(
                    "The return of {agency} for {reference} is in.",
                    agency=draft.agency,
                    reference=draft.case,
                )
            )
            self._end()

    def _on_cancel(self) -> None:
        self._end()

    def _end(self) -> None:
        if self._pair is not None:
            self._half_typed.pop(self._pair, None)
            self.context.session.drafts.drop(*_draft_key(self._pair))
        self._pair = None
        self.ended.emit()

    def _gone(self, pair: Pair) -> bool:
        now = self.context.session.now
        return pair[0] not in now.case or pair[1] not in now.agency

    def _say_gone(self, pair: Pair) -> None:
        self.context.show_fault(
            NotYet(
                tr(
                    "{called} has no place: its {case} or agency was taken back.",
                    called=self.called(pair),
                ),
                tr("What you typed is still here."),
                tr(
                    "Bring it back with undo or redo and keep the return, or copy the words "
                    "you need."
                ),
            )
        )

    def _tidy_completed(self, text: str) -> str:
        return date_text(typed_past_date(text, self.context.session.clock().date()))

    def _draft(self) -> ReturnDraft | None:
        """Return what was typed; a date that is none is told and nothing is returned."""
        if self._pair is None:
            return None
        now, typed = self.context.session.now, self._typed()
        try:
            completed = typed_past_date(typed.completed, self.context.session.clock().date())
        except Misfit as misfit:
            self.context.show_fault(
                NotYet(misfit.happened, tr("The return is not in yet."), misfit.remedy)
            )
            self.completed.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        answers = self._answers(typed)
        if answers is None:
            return None
        first, case_id, agency_id = typed.first, *self._pair
        if first.is_nil and (answers or typed.comments or first.people):
            self.context.show_fault(
                NotYet(
                    tr("It says that no record is held, and yet something else is typed."),
                    tr("The return is not in yet."),
                    tr("Take the tick away, or what was typed."),
                )
            )
            self.first.nil.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return ReturnDraft(
            now.case[case_id].reference,
            now.agency[agency_id].name,
            completed,
            answers,
            typed.comments,
            first.is_nil,
            known=first.people,
            role=first.role,
        )

    def _answers(self, typed: Typed) -> dict[str, str] | None:
        """Return the answers as they are kept; one that does not fit is told, and None."""
        answers = {key: said for key, said in typed.answers.items() if key in self.answers}
        for key, field in self.values.items():
            try:
                said = field.value
            except NotYet as fault:
                self.context.show_fault(
                    NotYet(
                        tr("Question {key}: {happened}", key=key, happened=fault.happened),
                        tr("The return is not in yet."),
                        fault.remedy,
                    )
                )
                field.take_focus()
                return None
            if said:
                answers[key] = said
        return answers


def _figures(tool: Tool, question: Question) -> str:
    """Return which figure stands for which answer, where all lines have the same ones."""
    items = tool.items_of(question.id)
    labels = {tuple(one.label for one in tool.answers_of(item.answer_set_id)) for item in items}
    if len(labels) != 1 or not next(iter(labels)):
        return ""
    return figures_words(next(iter(labels)))


def _places(field: Choice | ValueField) -> Sequence[Choice | ValueField]:
    """Return where an item is answered: in one place, in one for each person, or in none."""
    return field.places if isinstance(field, ValueField) else (field,)


def _draft_key(pair: Pair) -> DraftKey:
    case_id, agency_id = pair
    return Place("prepare", case_id), f"{RETURN} {agency_id}"


def _answer_row(question: Question, item: Item, choice: Choice) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    text = f"{item.key}  {item.text}" if question.checklist else tr("Answer")
    row.addWidget(Label(text, Text.SMALL), 1, Qt.AlignmentFlag.AlignVCenter)
    choice.setFixedWidth(app_theme(choice).px(190))
    row.addWidget(choice)
    return row
