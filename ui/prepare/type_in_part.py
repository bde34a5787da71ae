"""A return typed in by hand: from paper, from a scan, or from what someone read out."""

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.acts.bring_in import type_return
from core.counting.replies import may_come
from core.model.clock import date_text
from core.model.draft.returns import ReturnDraft
from core.model.fault import NotYet
from core.model.ids import AgencyId, CaseId
from core.model.sitting import Place, draft_text, typed_in
from core.model.tool import Tool
from core.queries.returns import ReturnContents, return_contents
from core.wording.drafts import RETURN
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.session_drafts import DraftKey
from ui.prepare.fields import LineField
from ui.prepare.first_ticks import FirstTicked, FirstTicks
from ui.prepare.paper_answer import PaperAnswer
from ui.prepare.paper_list import PaperList
from ui.prepare.paper_progress import PaperProgress
from ui.prepare.paper_side import PaperSide
from ui.prepare.part import PreparePart
from ui.prepare.typed_return import HalfTyped, Typed
from ui.prepare.typing_keys import TypingKeys
from ui.prepare.value_field import ValueField
from ui.prepare.words import typed_past_date
from ui.widgets.button import Button, ButtonKind
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.table.shape import Misfit
from ui.widgets.tags import Pill

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
        self._going_on = self._begun = False
        self.about = Pill()
        self._about = small()
        self.completed = LineField(tr("Completed on"), self._tidy_completed)
        self.completed.setPlaceholderText(tr("such as 10 March 2014"))
        self.completed.paused.connect(self._keep_draft)
        self.first = FirstTicks()
        self.first.ticked.connect(self._on_typed)
        self.completed.returnPressed.connect(self._on_dated)
        self.keys = TypingKeys(self)
        self.keys.answered.connect(self._on_typed)
        self.keys.refused.connect(context.give_notice)
        self.keys.nil_requested.connect(self.first.nil.click)
        self.keys.finished.connect(self._on_finished)
        self.paper = PaperList(self.keys)
        self.paper.answered.connect(self._on_typed)
        self.keys.reached.connect(self._show_progress)
        self.progress = PaperProgress()
        self._item = Label("", Text.SMALL_STRONG, wrap=False)
        self._kept = small()
        self._hint = small(tr("A wrong key: Backspace goes back, the next key answers again."))
        self.rest = Button(tr("The rest is blank"), ButtonKind.QUIET)
        self.rest.clicked.connect(self._on_rest)
        self.keep = Button(tr("Enter the return"), ButtonKind.PRIMARY, keys="Ctrl ↵")
        self.keep.clicked.connect(self._on_keep)
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        self.beside = PaperSide()
        self.beside.next_requested.connect(self._on_next)
        self.side = self.beside
        self._arrange()
        self._go_on_with_drafts()

    @property
    def answers(self) -> dict[str, PaperAnswer]:
        """The answers by key, of items that have some of a few."""
        return self.paper.answers

    @property
    def values(self) -> dict[str, ValueField]:
        """The answers by key that are typed."""
        return self.paper.values

    @property
    def comments(self) -> dict[str, GrowingText]:
        """The comments by question."""
        return self.paper.comments

    def _arrange(self) -> None:
        heading = self.put_heading(tr("Type a return in"), self.about)
        dated = QWidget()
        day = QHBoxLayout(dated)
        day.setContentsMargins(0, 0, 0, 0)
        when = Label(tr("Completed on"), Text.SMALL, wrap=False)
        day.addWidget(when, 0, Qt.AlignmentFlag.AlignVCenter)
        self._theme.size(self.completed.setFixedWidth, 190)
        day.addWidget(self.completed)
        heading.addWidget(dated)
        self.column.addWidget(self.completed.problem)
        self.column.addWidget(self._about)
        self.column.addWidget(self.first)
        above = QHBoxLayout()
        above.addWidget(self._item)
        above.addStretch(1)
        above.addWidget(self._kept)
        self.column.addLayout(above)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.paper, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.cancel)
        foot.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.rest)
        foot.addWidget(self.keep)
        self.column.addLayout(foot)

    def do_next(self) -> None:
        """Enter the return, once all of it is typed or left blank; else go to what is not."""
        left = () if self.first.now.is_nil else self.paper.left
        if not left or self.context.session.read_only:
            self.keep.click()
            return
        self.keys.go_to(left[0])
        self.context.give_notice(
            tr(
                "{count} still to be typed, or left blank: then the return can enter.",
                count=plural(len(left), "item is", "items are"),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it half typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.ended.emit()
            return
        super().keyPressEvent(event)

    def refresh(self) -> None:
        """What is being typed stays as it is, at the questions it was typed to."""
        if self._pair is not None and self._tool.items != self.context.session.now.tool.items:
            self.open(*self._pair)

    def begin(self) -> None:
        """Take the focus at the date; of a return that was begun at what is still to be typed."""
        if self._begun and self.paper.left:
            self.keys.go_to(self.paper.left[0])
        else:
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
            self.keys.go_to(next(iter(self.paper.left), ""))

    def _on_finished(self) -> None:
        """After the last item come those that were passed by, and then the button."""
        left = self.paper.left
        if left and not self.first.now.is_nil:
            self.keys.go_to(left[0])
        else:
            self.keep.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_rest(self) -> None:
        self.paper.leave_blank(self.paper.left)
        self._on_typed()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self, pair: Pair) -> None:
        """Go to another return; this one is remembered as it is."""
        self.open(*pair, going_on=True)
        self.begin()

    def _on_typed(self) -> None:
        self._show_asked()
        self._show_progress()
        self._keep_draft()

    def _show_progress(self, _key: str = "") -> None:
        """Show how far it is, what was typed, and whether the return can enter."""
        order, left = self.paper.keys_in_order, set(self.paper.left)
        at = order.index(self.paper.open_key) if self.paper.open_key in order else -1
        count = self.paper.count
        self.progress.show_typed(tuple(key not in left for key in order), at)
        self._item.setText(
            tr("Item {at} of {of} · in the order of the paper", at=max(at, 0) + 1, of=len(order))
        )
        self._kept.setText(
            tr(
                "{typed} typed, {comments} · kept as you type",
                typed=len(order) - len(left),
                comments=plural(count.comments, "comment"),
            )
        )
        self.beside.show_count(count)
        self.paper.show_typed()
        whole = not left or self.first.now.is_nil
        self.keep.setEnabled(whole and not self.context.session.read_only)
        self.rest.setVisible(not whole)

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
        self.paper.marks.show(self.context.session.now, self._pair, given, commented)

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

    @property
    def half_typed(self) -> list[HalfTyped]:
        """The returns that were begun, in the order they were, and how far each is."""
        self.leave()
        tool = self.context.session.now.tool
        found = []
        for pair, typed in self._half_typed.items():
            if not self._gone(pair):
                agency, case = self._names[pair]
                said = {*typed.answers, *typed.blank} & {one.key for one in tool.items}
                found.append(HalfTyped(*pair, f"{case}, {agency}", len(said), len(tool.items)))
        return found

    @property
    def pile(self) -> list[Pair]:
        """The returns that are still out, in the order of their forms."""
        now = self.context.session.now
        return [(one.case_id, one.agency_id) for one in now.requests if may_come(now, one)]

    def called(self, pair: Pair) -> str:
        """Return what a return that was begun here is called, though its case may be gone."""
        agency, case = self._names[pair]
        return tr("The return of {agency} for {reference}", agency=agency, reference=case)

    def open(self, case_id: CaseId, agency_id: AgencyId, *, going_on: bool = False) -> None:
        """Begin a return, go on with one half typed, or correct one that is there.

        *going_on* says that the next of those still out follows it.
        """
        self.leave()
        self._going_on = going_on
        now = self.context.session.now
        self._pair = (case_id, agency_id)
        held = next(
            (one for one in now.returns if (one.case_id, one.agency_id) == self._pair), None
        )
        if not self._gone(self._pair):
            self._names[self._pair] = now.agency[agency_id].name, now.case[case_id].reference
        agency, reference = self._names[self._pair]
        self.about.show_words(reference, agency)
        begun = self._half_typed.get(self._pair)
        begun = begun.asked_by(now.tool) if begun is not None else None
        self._begun = begun is not None
        self._left = begun.left if begun is not None else ()
        self._about.setText(GOES_ON if begun is not None else "" if held is None else CORRECTS)
        if begun is not None and begun.left:
            self._about.setText(f"{GOES_ON} {begun.left_words}")
        self._about.setVisible(bool(self._about.text()))
        self.completed.show_text(date_text(held.completed) if held is not None else "")
        self.first.show_audit(now.audit)
        if held is not None:
            self.first.show_ticked(FirstTicked(False, held.known_people, held.role))
        self._tool = now.tool
        self.paper.build(now.tool, case_id)
        if held is not None:
            self._fill(
                now.tool, self.context.session.read(lambda file: return_contents(file, held.id))
            )
        self._as_opened = replace(self._typed(), left=())
        if begun is not None:
            self._go_on_with(begun)
        self.beside.show_pile(now, [pair for pair in self.pile if pair != self._pair])
        self.paper.open(next(iter(self.paper.left or self.paper.keys_in_order), ""))
        self._show_asked()
        self._show_progress()

    def _fill(self, tool: Tool, found: ReturnContents) -> None:
        for item_id, answer_id in found.answers.items():
            self.answers[tool.item[item_id].key].set_value(tool.answer[answer_id].key)
        for item_id, said in found.values.items():
            self.values[tool.item[item_id].key].show_value(said)
        for question_id, text in found.comments.items():
            field = self.comments.get(tool.question[question_id].key)
            if field is not None:
                field.show_text(text)
        self.paper.leave_blank(self.paper.left)
        self.paper.keep_as_was()

    def _go_on_with(self, begun: Typed) -> None:
        self.completed.setText(begun.completed)
        self.completed.setModified(True)
        self.first.show_ticked(begun.first)
        for key, choice in self.answers.items():
            choice.forget()
            if key in begun.answers:
                choice.set_value(begun.answers[key])
        for key, value in self.values.items():
            value.show_typed(begun.answers.get(key, ""))
        for key, comment in self.comments.items():
            comment.show_text(begun.comments.get(key, ""))
        self.paper.leave_blank(begun.blank)

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
            blank=self.paper.blank,
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
            self._end(goes_on=self._going_on)

    def _on_cancel(self) -> None:
        self._end()

    def _end(self, *, goes_on: bool = False) -> None:
        after = self._after(self._pair) if goes_on and self._pair is not None else None
        if self._pair is not None:
            self._half_typed.pop(self._pair, None)
            self.context.session.drafts.drop(*_draft_key(self._pair))
        self._pair = None
        if after is not None:
            self.open(*after, going_on=True)
            self.begin()
        else:
            self.ended.emit()

    def _after(self, pair: Pair) -> Pair | None:
        """Return what is next on the pile behind a return, from its start where it was last."""
        now, pile = self.context.session.now, self.pile
        order = [(one.case_id, one.agency_id) for one in now.requests]
        at = order.index(pair) if pair in order else -1
        behind = [one for one in pile if order.index(one) > at]
        return next(iter([*behind, *pile]), None)

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


def _draft_key(pair: Pair) -> DraftKey:
    case_id, agency_id = pair
    return Place("prepare", case_id), f"{RETURN} {agency_id}"
