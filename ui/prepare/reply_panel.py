"""The right side of Returns: the chosen cell, what can be done with it, and what came in last."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from core.acts.requests import (
    ask_about,
    chase_requests,
    forget_worked_with,
    mark_requests,
    note_worked_with,
    set_due,
    withdraw_requests,
)
from core.acts.returns_aside import leave_out, restore_return
from core.acts.waiting import settle_answer
from core.counting.replies import Replies, Reply
from core.forms.letter import LetterKind, letters_about
from core.model.case import Request, RequestStatus, WaitingAnswer
from core.model.clock import date_text
from core.model.fault import shown
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.plan import ActionOrigin
from core.model.return_aside import AsideState, ReturnAside
from core.model.snapshot import Snapshot
from core.queries.returns import ReturnContents, asides_for, return_contents
from core.wording.aside import answer_aside_words, judgement_aside_words
from core.wording.form import known_choices
from core.wording.numbers import listed
from core.wording.requests import due_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.brought_in import BroughtInList
from ui.prepare.due_line import DueLine
from ui.prepare.kept_returns import KeptReturns
from ui.prepare.reply_marks import MARKS
from ui.prepare.waiting_answers import WaitingAnswers
from ui.prepare.words import day_text
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, ParagraphText, Text
from ui.widgets.scroll import Scroll

Pair = tuple[CaseId, AgencyId]

_HEADS: Final = {
    Reply.IN: tr("The return is in"),
    Reply.NOT_HERE: tr("Marked as returned"),
    Reply.NO_FORM: tr("In, no form filled in"),
    Reply.SENT: tr("Waiting for a return"),
    Reply.OVERDUE: tr("The return is overdue"),
    Reply.NIL: tr("Nil: the agency holds no record"),
    Reply.REFUSED: tr("The agency refused"),
    Reply.NO_RETURN: tr("No return"),
    Reply.WORKED: tr("Worked with it, not asked"),
    Reply.NOT_ASKED: tr("Not asked"),
}
_COMMENTS_SHOWN: Final = 12


class ReplyPanel(QWidget):
    """What is known of one agency and one case, and what can be done about it.

    Signals:
        typing_requested: the return is to be typed in; carries the pair.
    """

    typing_requested = Signal(object)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pair: Pair | None = None
        self._request: Request | None = None
        self._opened: set[CaseId] = set()
        """Cases whose hidden returns were asked to be shown all the same."""
        self._found: Replies | None = None
        self._about = Label("", Text.SMALL_STRONG)
        self._head = Label(tr("Choose a cell"), Text.SUBHEADING)
        self._words = Label("", Text.SMALL)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._back = QVBoxLayout()
        self._back.setSpacing(8)
        self._make_buttons()
        self.brought_in = BroughtInList()
        self._arrange()

    def _make_buttons(self) -> None:
        self.ask = Button(tr("Ask this agency"), ButtonKind.PRIMARY)
        self.ask.clicked.connect(self._on_ask)
        self.worked = Button(tr("Note as worked with"))
        self.worked.clicked.connect(self._on_worked)
        self.copy = Button(tr("Copy reminder text"))
        self.copy.clicked.connect(self._on_copy)
        self.type_in = Button(tr("Type the return in"))
        self.type_in.clicked.connect(self._on_type_in)
        self.due = DueLine(tr("Due"))
        self.due.field.paused.connect(self._on_due)
        self.withdraw = Button(tr("Withdraw the request"), ButtonKind.QUIET)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.action = Button(tr("Action for this agency…"), ButtonKind.QUIET)
        self.action.clicked.connect(self._on_action)
        self._mark_as = Label(tr("Mark as"), Text.SMALL_STRONG)
        self.marks: dict[RequestStatus, Button] = {}
        for status, words in MARKS:
            self.marks[status] = Button(words, size=Size.SMALL)
            self.marks[status].setAccessibleName(
                tr("Mark as {lower}{words}", lower=words[0].lower(), words=words[1:])
            )
            self.marks[status].clicked.connect(self._marker(status))

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 22, 18, 18)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addWidget(self._head)
        column.addWidget(self._words)
        column.addLayout(self._facts)
        column.addSpacing(4)
        column.addWidget(self.due)
        for button in (self.ask, self.worked, self.copy, self.type_in):
            column.addWidget(button)
        column.addWidget(self._mark_as)
        marks = QWidget()
        flow = FlowLayout(marks, gap=6, line_gap=6)
        for button in self.marks.values():
            flow.addWidget(button)
        column.addWidget(marks)
        column.addWidget(self.action)
        column.addWidget(self.withdraw)
        column.addLayout(self._back)
        column.addSpacing(6)
        column.addWidget(self.brought_in)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Everything that can be done, shown or not."""
        return (
            *(self.ask, self.worked, self.copy, self.type_in, *self.marks.values()),
            *(self.action, self.withdraw),
        )

    def begin(self) -> None:
        """Take the focus at the first thing that can be done."""
        for button in self.buttons:
            if button.isVisible():
                button.setFocus()
                return

    def show_pair(self, pair: Pair | None, found: Replies) -> None:
        """Show a case and an agency; None shows how to choose."""
        moved, self._pair = pair != self._pair, pair
        now = self._context.session.now
        if pair is None or pair[0] not in now.case or pair[1] not in now.agency:
            self._pair = self._request = None
            self._show_nothing(now)
            return
        case, agency = now.case[pair[0]], now.agency[pair[1]]
        self._request, self._found = found.request.get(pair), found
        reply = found.at(*pair)
        self._about.setText(f"{now.short_name(agency)} · {case.reference}")
        self._head.setText(_HEADS[reply])
        self._words.setText(self._what_to_know(reply))
        self._words.setVisible(bool(self._words.text()))
        self._show_facts(self._facts_of(agency.contact))
        self._show_back(now, pair)
        self._offer(reply)
        self._show_due(moved)

    def _show_nothing(self, now: Snapshot) -> None:
        self._about.setText("")
        self._head.setText(tr("Choose a cell") if now.requests or now.returns else tr("Returns"))
        self._words.setText(
            tr("Arrow keys move over the table. Enter comes here.")
            if now.requests or now.returns
            else tr("What is known about one agency and one {case} will stand here.")
        )
        self._words.show()
        self._show_facts(())
        clear_layout(self._back)
        for button in self.buttons:
            button.hide()
        self._mark_as.hide()
        self.due.hide()

    def _what_to_know(self, reply: Reply) -> str:
        if reply is Reply.NOT_HERE:
            return tr("It was marked as returned, but its answers have not been brought in.")
        if reply is Reply.NOT_ASKED:
            return tr("This agency has not been asked about this {case}.")
        if reply is Reply.WORKED:
            return tr("It is noted as having worked with this {case}, and was not asked about it.")
        if self._request is None:
            return tr("It came in without having been asked for, so it is in no total.")
        return ""

    def _facts_of(self, contact: str) -> Sequence[tuple[str, str]]:
        request = self._request
        if request is None:
            return ((tr("Contact"), contact),) if contact else ()
        means = tr(", by {means}", means=request.means) if request.means else ""
        told = (
            (tr("Asked"), f"{date_text(request.asked)}{means}" if request.asked else ""),
            (tr("Due"), self._due_words(request)),
            (tr("Contact"), contact),
            (tr("Chased"), listed([date_text(day) for day in request.chased_on])),
            (tr("Note"), request.note),
        )
        return [(name, text) for name, text in told if text]

    def _due_words(self, request: Request) -> str:
        """Say when it is due, and while it is out how far away that is."""
        session = self._context.session
        if self._found is None or not self._found.at(request.case_id, request.agency_id).still_out:
            return date_text(request.due)
        return due_words(request.due, session.clock().date(), session.now.tool.calendar)

    def _show_facts(self, told: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._facts)
        for row, (name, text) in enumerate(told):
            self._facts.addWidget(Label(name, Text.SMALL, wrap=False), row, 0)
            value = Label(text, Text.SMALL)
            value.setAccessibleName(f"{name}: {text}")
            self._facts.addWidget(value, row, 1)

    def _show_back(self, now: Snapshot, pair: Pair) -> None:
        clear_layout(self._back)
        if self._is_hidden(now, pair):
            self._ask_before_showing()
            return
        self._show_return(now, pair)
        self._show_aside(pair)

    def _is_hidden(self, now: Snapshot, pair: Pair) -> bool:
        """Return whether a return waits for the table's first views, and nobody asked to see it."""
        waits = any((one.case_id, one.agency_id) == pair for one in now.waiting)
        waits = waits or any((one.case_id, one.agency_id) == pair for one in now.returns_aside)
        there = now.has_return(*pair) or waits
        return there and pair[0] not in self._opened and now.hides_any(pair[0])

    def _ask_before_showing(self) -> None:
        words = tr("What came back is hidden until the table has given its first views.")
        self._back.addWidget(Label(words, Text.SMALL))
        show = Button(tr("Show it all the same"), size=Size.SMALL)
        show.clicked.connect(self._on_shown)
        self._back.addWidget(show)

    def _on_shown(self) -> None:
        if self._pair is not None and self._found is not None:
            self._opened.add(self._pair[0])
            self.show_pair(self._pair, self._found)
            self.begin()

    def _show_aside(self, pair: Pair) -> None:
        """Show what was said to what the tool no longer asks, as it was worded then."""
        found = self._context.session.read(lambda file: asides_for(file, *pair))
        told = [*map(answer_aside_words, found.answers)]
        told += map(judgement_aside_words, found.judgements)
        if not told:
            return
        self._back.addWidget(Label(tr("Put aside: the tool no longer asks it"), Text.SMALL_STRONG))
        self._back.addWidget(
            Label(tr("It is in no count, and stays as it was worded then."), Text.SMALL)
        )
        for words in told:
            self._back.addWidget(Label(words, Text.SMALL))

    def _show_return(self, now: Snapshot, pair: Pair) -> None:
        held = next((one for one in now.returns if (one.case_id, one.agency_id) == pair), None)
        if held is None:
            return
        found = self._context.session.read(lambda file: return_contents(file, held.id))
        self._back.addWidget(Label(tr("What came back"), Text.SMALL_STRONG))
        self._back.addWidget(Label(_came_back_words(now, found), Text.SMALL))
        source = f"{held.source}, {day_text(held.brought_in[:10])}"
        done = (
            tr("Completed on {date_text} · ", date_text=date_text(held.completed))
            if held.completed
            else ""
        )
        self._back.addWidget(Label(f"{done}{source}", Text.SMALL))
        if held.known_people:
            said = dict(known_choices())
            known = listed([said.get(who, who) for who in held.known_people])
            self._back.addWidget(Label(tr("Known to it: {known}", known=known), Text.SMALL))
        if held.role:
            self._back.addWidget(Label(tr("Filled in by: {role}", role=held.role), Text.SMALL))
        self._show_waiting(now, pair)
        self._show_kept(now, pair, found)
        comments = list(found.comments.items())
        for question, text in comments[:_COMMENTS_SHOWN]:
            self._back.addWidget(
                ParagraphText(f"{now.tool.question[question].key}  {text}", Text.SMALL)
            )
        if len(comments) > _COMMENTS_SHOWN:
            rest = len(comments) - _COMMENTS_SHOWN
            self._back.addWidget(Label(tr("and {rest} more, shown in Walk", rest=rest), Text.SMALL))
        if found.kept:
            self._back.addWidget(Label(tr("Kept with the return"), Text.SMALL_STRONG))
        for heading, text in found.kept.items():
            self._back.addWidget(ParagraphText(f"{shown(heading)}: {text}", Text.SMALL))

    def _show_waiting(self, now: Snapshot, pair: Pair) -> None:
        """Show the answers of the return that could not be read, each to be settled here."""
        waiting = [one for one in now.waiting if (one.case_id, one.agency_id) == pair]
        if waiting:
            answers = WaitingAnswers(waiting, now, self._context.session.read_only)
            answers.settled.connect(self._on_settled)
            self._back.addWidget(answers)

    def _show_kept(self, now: Snapshot, pair: Pair, found: ReturnContents) -> None:
        """Show the returns that are kept beside this one."""
        kept = [
            one
            for one in now.returns_aside
            if (one.case_id, one.agency_id) == pair and one.state is not AsideState.WAITING
        ]
        if kept:
            read_only = self._context.session.read_only
            beside = KeptReturns(kept, _answers_in(now, found), now, read_only)
            beside.restored.connect(self._on_restored)
            beside.left_out.connect(self._on_left_out)
            self._back.addWidget(beside)

    def _on_action(self) -> None:
        if self._pair is not None:
            self._context.begin_action(ActionOrigin(*self._pair))

    def _on_restored(self, aside: ReturnAside) -> None:
        self._context.session.do(lambda file: restore_return(file, aside))
        self._keep_focus()

    def _on_left_out(self, aside: ReturnAside) -> None:
        self._context.session.do(lambda file: leave_out(file, aside))
        self._keep_focus()

    def _on_settled(self, settled: tuple[WaitingAnswer, AnswerId | None]) -> None:
        waiting, answer_id = settled
        self._context.session.do(lambda file: settle_answer(file, waiting, answer_id))
        self._keep_focus()

    def _offer(self, reply: Reply) -> None:
        request, pair = self._request, self._pair
        writable = not self._context.session.read_only
        back = pair is not None and self._context.session.now.has_return(*pair)
        tool = bool(self._context.session.now.tool.questions)
        unasked = reply in (Reply.NOT_ASKED, Reply.WORKED)
        marked = reply is Reply.WORKED
        self.ask.setVisible(writable and unasked)
        self.worked.setVisible(writable and unasked)
        self.worked.setText(tr("It did not work with it") if marked else tr("Note as worked with"))
        self.copy.setVisible(request is not None and reply.still_out)
        hidden = pair is not None and self._is_hidden(self._context.session.now, pair)
        self.type_in.setVisible(writable and tool and not unasked and not hidden)
        self.type_in.setText(tr("Correct the return") if back else tr("Type the return in"))
        for status, button in self.marks.items():
            fits = request is not None and not back and request.status is not status
            button.setVisible(writable and fits)
        self._mark_as.setVisible(writable and request is not None and not back)
        self.action.setVisible(writable and not unasked)
        self.withdraw.setVisible(writable and request is not None)
        self.due.setVisible(writable and (unasked or reply.still_out))

    def _show_due(self, moved: bool) -> None:
        """Show when it is due; words half typed go with the cell they were typed for."""
        due = date_text(self._request.due) if self._request is not None else ""
        if moved:
            self.due.field.show_text(due)
        else:
            self.due.field.follow(due)

    def _marker(self, status: RequestStatus) -> Callable[[], None]:
        def mark() -> None:
            request = self._request
            if request is not None:
                self._context.session.do(lambda file: mark_requests(file, [request], status))
                self._keep_focus()

        return mark

    def _on_ask(self) -> None:
        pair = self._pair
        if pair is not None:
            due = self.due.read()
            if due is not None:
                self._context.session.do(lambda file: ask_about(file, [pair], due))
                self._keep_focus()

    def _on_worked(self) -> None:
        pair, found = self._pair, self._found
        if pair is not None and found is not None:
            change = forget_worked_with if pair in found.marked else note_worked_with
            self._context.session.do(lambda file: change(file, [pair]))
            self._keep_focus()

    def _on_due(self) -> None:
        request, due = self._request, self.due.read()
        if request is None or due is None:
            return
        if self._context.session.do(lambda file: set_due(file, [request], due)):
            self._show_due(moved=True)

    def _on_withdraw(self) -> None:
        request = self._request
        if request is not None:
            self._context.session.do(lambda file: withdraw_requests(file, [request]))
            self._keep_focus()

    def _on_copy(self) -> None:
        request, session = self._request, self._context.session
        if request is None:
            return
        today = session.clock().date()
        letter = letters_about(session.now, LetterKind.REMINDER, (request,), today)[0]
        QApplication.clipboard().setText(letter.whole)
        if not session.read_only:
            session.do(lambda file: chase_requests(file, [request]))
        self._context.give_notice(
            tr("The reminder is on the clipboard: paste it into a secure mail.")
        )

    def _on_type_in(self) -> None:
        if self._pair is not None:
            self.typing_requested.emit(self._pair)

    def _keep_focus(self) -> None:
        """Stay here when the button that was pressed is gone."""
        if self.isVisible() and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.begin()


def _answers_in(now: Snapshot, found: ReturnContents) -> dict[ItemId, str]:
    """Return what a return answers, as keys or values."""
    keys = {item: now.tool.answer[answer].key for item, answer in found.answers.items()}
    return keys | found.values


def _came_back_words(now: Snapshot, found: ReturnContents) -> str:
    items, questions = len(now.tool.items), len(now.tool.questions)
    what = "questions" if items == questions else "lines"
    answers = len(found.answers)
    comments = len(found.comments)
    said = (
        tr("{answers} of {items} {what} answered", answers=answers, items=items, what=what)
        if answers
        else tr("Nothing was answered")
    )
    told = plural(comments, "comment") if comments else tr("no comments")
    return f"{said}, {told}."
