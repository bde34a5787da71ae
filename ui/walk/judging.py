"""What is wished at a question becomes an act; a settled question opens closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from core.acts import walk
from core.counting.grading import parts_apart
from core.counting.layers import next_layer
from core.model import sitting
from core.model.changed import Changed, Requester
from core.model.fault import NotYet
from core.model.ids import AnswerId, CaseId, MeetingId
from core.model.judgement import (
    DifferingView,
    EvidenceSeen,
    Judgement,
    JudgementState,
    Together,
)
from core.model.sitting import CHANGE
from core.model.tool import AnswerKind, AnswerSet, Point
from core.model.value import each_keys, each_value, several_value
from core.wording.drafts import VALUE
from core.wording.grades import unsupported_words
from core.wording.judged import settled_words
from core.wording.removal import Loss
from core.wording.values import typed_value
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.outcome import ActOutcome
from ui.audit.session_drafts import DraftKey
from ui.program.actions import spec_of
from ui.walk.judgement import Asked, JudgementCard
from ui.walk.revisions import Place, Revision, Revisions
from ui.walk.value_entry import TypedValue
from ui.walk.views import ViewWish


@dataclass(frozen=True, slots=True)
class HalfAnswer:
    """What is no answer yet, and of whom it is where each person is asked about."""

    first: str = ""
    second: str = ""
    person: int | None = None


class QuestionMode(Enum):
    """How a question stands open: to be judged, closed as settled, or being changed."""

    OPEN = "open"
    CLOSED = "closed"
    CHANGING = "changing"


class Judging(QObject):
    """Answers for the card of the question the room is at; knows nothing of where to go next.

    An open question is kept as it is said. A settled or parked one is closed: no key and
    no press changes it but the one that opens it, and what is changed then is in the file
    only once it is settled anew.

    Signals:
        reopened: a closed question is to be shown again: changed, or as it was.
    """

    reopened = Signal()

    def __init__(
        self, context: AuditContext, card: JudgementCard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._card = context, card
        self._refused: dict[Place, str] = {}
        self._revisions = Revisions(self._keep_revision)
        changes = (draft.text for draft in context.session.drafts.all() if draft.field == CHANGE)
        for text in changes:
            if (found := sitting.typed_in(text, Revision)) is not None:
                self._revisions.restore(found)
        self._half: dict[Place, HalfAnswer] = {}
        for draft in context.session.drafts.all():
            half = sitting.typed_in(draft.text, HalfAnswer) if draft.field == VALUE else None
            at = draft.place
            if half is not None and at.case_id is not None and at.question_id is not None:
                self._half[at.case_id, Point(at.question_id, at.item_id)] = half
        self._differed: Place | None = None
        self._left_open: Place | None = None
        self._unsupported: tuple[CaseId, Point, AnswerId] | None = None
        card.half_typed = self._half_typed
        card.value.paused.connect(self._on_typed)
        card.chosen.connect(self._on_chosen)
        card.not_agreed.connect(self.not_agreed)
        card.reasoned.connect(self._on_reasoned)
        card.seen.connect(self._on_seen)
        card.change_requested.connect(self._on_view_change_requested)
        card.withdrawn.connect(self._on_view_withdrawn)

    # How the question stands

    def mode(self, case_id: CaseId, point: Point) -> QuestionMode:
        """Return how a question stands now."""
        held = self._context.session.now.judgement(case_id, point)
        if held is None or held.state in (JudgementState.NOT_REACHED, JudgementState.DRAFT):
            return QuestionMode.OPEN
        if self.revision(case_id, point) is not None:
            return QuestionMode.CHANGING
        # Marked as not agreed just now: the room is still here, and says why.
        here = held.state is JudgementState.NOT_AGREED and self._differed == (case_id, point)
        return QuestionMode.OPEN if here else QuestionMode.CLOSED

    def revision(self, case_id: CaseId, point: Point) -> Revision | None:
        """Return the change begun at a settled question, if there is one."""
        return self._revisions.at(self._context.session.now, case_id, point)

    def left(self) -> None:
        """The room has gone to another question: this one is closed if it is settled."""
        self._differed = self._left_open = None
        self._unsupported = None

    @property
    def unsettled(self) -> list[Place]:
        """Where a change is begun that was neither settled anew nor left as it was."""
        return self._revisions.unsettled(self._context.session.now)

    def flush(self) -> None:
        """Keep reasons that could not be kept before, then what is typed now."""
        for (case_id, point), text in tuple(self._refused.items()):
            self._on_reasoned(case_id, point, text)
        self._card.flush()

    # Steps

    def agree(self) -> bool:
        """Agree the draft, or what is offered; return whether it is settled."""
        asked = self._card.asked
        if asked is None:
            return False
        if asked.judgement.state.settled:
            return True
        if not self._typed_is_kept():
            return False
        if asked.kind.for_each:
            return self._agree_for_each(asked)
        answer = asked.judgement.answer_id or (None if asked.judgement.value else asked.offered)
        if self._asks_about_parts(asked, answer):
            return False
        return bool(self._do(lambda file: walk.agree(file, asked.case_id, asked.point, answer)))

    def _asks_about_parts(self, asked: Asked, answer: AnswerId | None) -> bool:
        """Ask, once, about an overall that none of its parts supports; return whether it does."""
        now, place = self._context.session.now, (asked.case_id, asked.point)
        parts = parts_apart(now, *place, answer)
        if not parts or answer is None or self._unsupported == (*place, answer):
            return False
        self._unsupported = (*place, answer)
        self._context.give_notice(unsupported_words(now.tool.answer[answer], parts))
        return True

    def _agree_for_each(self, asked: Asked) -> bool:
        """Take what is offered for the one in front, or agree what is said of all of them."""
        taken = asked.offered is not None and asked.person is not None
        if taken and asked.offered is not None:
            self._on_chosen(asked.offered)
            asked = self._card.asked or asked
        if not asked.kind.from_some and self._went_on(asked):
            return False
        left = [one.called for one in asked.people if not one.words]
        if left and taken:
            return False  # the next of them is in front
        if left and asked.judgement.value and self._left_open != (asked.case_id, asked.point):
            self._left_open = (asked.case_id, asked.point)
            self._context.give_notice(
                tr(
                    "{people} without an answer yet: {names}. Agree once more to leave it so.",
                    people=plural(len(left), "person", "people"),
                    names=", ".join(left),
                )
            )
            return False
        return bool(self._do(lambda file: walk.agree(file, asked.case_id, asked.point)))

    def _went_on(self, asked: Asked) -> bool:
        """Put the next person in front where something is typed for the one that is."""
        order = [one.number for one in asked.people]
        said = {one.number for one in asked.people if one.words}
        if asked.person not in said:
            return False
        at = order.index(asked.person)
        following = next((one for one in order[at + 1 :] if one not in said), None)
        if following is not None:
            self._card.people.bring_forward(following)
            if (line := self._card.value.line) is not None:  # not in the last day of a period
                line.setFocus(Qt.FocusReason.OtherFocusReason)
        return following is not None

    def may_leave_person(self) -> bool:
        """Return whether another person may come in front: what is typed for one is kept."""
        self._card.value.flush()
        return self._typed_is_kept()

    def _typed_is_kept(self) -> bool:
        """Return whether what is typed as an answer is one; say what it lacks otherwise."""
        asked = self._card.asked
        half = None if asked is None else self._half_typed(asked)
        if asked is None or half is None:
            return True
        problem = self._value_problem(asked.entry_set, half)
        if problem is None:
            return True
        self._card.value.say(problem)
        self._context.refuse(problem)
        return False

    def not_agreed(self) -> None:
        """Let the differing views stand."""
        self._card.flush()
        asked = self._card.asked
        if asked is None:
            return
        place = (asked.case_id, asked.point)
        if self.revision(*place) is not None:
            self._revise(lambda draft: replace(draft, answer_id=None, value="", state=_NOT_AGREED))
            return
        self._differed = place
        if not self._do(lambda file: walk.mark_not_agreed(file, *place)):
            self._differed = None

    def park(self) -> bool:
        """Put the question aside; return whether it was."""
        self._card.flush()
        asked = self._card.asked
        if asked is None:
            return False
        revision = self.revision(asked.case_id, asked.point)
        if revision is None:
            return bool(self._do(lambda file: walk.park(file, asked.case_id, asked.point)))
        draft, views = revision.draft, revision.views
        if revision.is_new_layer:
            self._context.refuse(_NO_PARKING)
            return False
        if not self._do(lambda file: walk.change_settled(file, draft, views, parked=True)):
            return False
        self._revisions.drop(asked.case_id, asked.point)
        return True

    def read_back(self) -> tuple[Judgement, Sequence[DifferingView]] | None:
        """Return what would be printed of the question in front; None where nothing is said."""
        now, place, asked = self._context.session.now, self._context.cursor, self._card.asked
        if asked is not None:
            held, views = asked.judgement, asked.views
            if asked.offered is not None and not held.answered:
                held = replace(held, answer_id=asked.offered)
            return (held, views) if held.answered or held.state.settled else None
        if place.case_id is None or place.point is None:
            return None
        settled = now.judgement(place.case_id, place.point)
        if settled is None or not settled.state.settled:
            return None
        return settled, now.views_on(settled)

    def object_to(self) -> bool:
        """Open a settled question again because somebody objects; return whether one is open.

        The one in front where it is settled, else what was settled last today.
        """
        session, cursor = self._context.session, self._context.cursor
        if self._is_objected_to():
            return False
        found = self._objectable()
        if found is None:
            self._context.give_notice(tr("Nothing was agreed today that could be opened again."))
            return False
        if self.revision(found.case_id, found.point) is not None:
            self._context.give_notice(
                tr("It is being changed already: agree it anew, or leave it as it was with Esc.")
            )
            return False
        if not session.do(lambda file: walk.object_to(file, found.case_id, found.point)):
            return False
        cursor.go(found.case_id, found.point)
        words = self.place_words(found)
        self._context.give_notice(tr("{place} is open again: somebody objected.", place=words))
        return True

    def _is_objected_to(self) -> bool:
        """Return whether the question in front is open because of an objection, and say so.

        The key pressed twice opens nothing else.
        """
        now, cursor = self._context.session.now, self._context.cursor
        if cursor.case_id is None or cursor.point is None:
            return False
        here = now.judgement(cursor.case_id, cursor.point)
        if here is None or here.state.settled or here.together is not Together.OBJECTED:
            return False
        words = self.place_words(here)
        self._context.give_notice(tr("{place} is open already: somebody objected.", place=words))
        return True

    def _objectable(self) -> Judgement | None:
        now, cursor = self._context.session.now, self._context.cursor
        if cursor.case_id is not None and cursor.point is not None:
            here = now.judgement(cursor.case_id, cursor.point)
            if here is not None and here.state.settled:
                return here
        at = self._context.session.clock().isoformat(timespec="seconds")
        settled = (
            one for one in now.judgements if one.state.settled and at[:10] <= one.settled_at <= at
        )
        return max(settled, key=lambda one: (one.settled_at, one.id), default=None)

    def place_words(self, held: Judgement) -> str:
        """Return "Question 5 for Child D"."""
        now = self._context.session.now
        return tr(
            "Question {key} for {reference}",
            key=now.tool.key_at(held.point),
            reference=now.case[held.case_id].reference,
        )

    def change(self, case_id: CaseId, point: Point) -> None:
        """Open a settled question as a draft of what was agreed, or take up a parked one."""
        session = self._context.session
        held = session.now.judgement(case_id, point)
        if held is None or self.mode(case_id, point) is not QuestionMode.CLOSED:
            return
        if session.why_read_only is not None:
            self._context.show_fault(session.why_read_only)
        elif held.state is JudgementState.PARKED:
            self._do(lambda file: walk.reopen(file, case_id, point))
        else:
            self._revisions.begin(session.now, held)
            self.reopened.emit()

    def judge_next_layer(self, case_id: CaseId, point: Point) -> None:
        """Open a settled question to be judged in its next layer; what stands is kept."""
        session = self._context.session
        held = session.now.judgement(case_id, point)
        if held is None or self.mode(case_id, point) is not QuestionMode.CLOSED:
            return
        layer = next_layer(session.now, held)
        if session.why_read_only is not None:
            self._context.show_fault(session.why_read_only)
        elif layer:
            self._revisions.begin(session.now, held, layer)
            self.reopened.emit()

    def set_meeting(self, meeting_id: MeetingId | None) -> None:
        """Say at which meeting the question the room is at was settled."""
        at = self._context.cursor
        case_id, point = at.case_id, at.point
        if case_id is not None and point is not None:
            self._do(lambda file: walk.set_meeting(file, case_id, point, meeting_id))

    def settle_anew(self) -> bool:
        """Put the change into the file; return whether it is there."""
        self._card.flush()
        asked = self._card.asked
        revision = None if asked is None else self.revision(asked.case_id, asked.point)
        if asked is None or revision is None:
            return False
        draft = revision.draft
        if not self._typed_is_kept():
            return False
        if not draft.answered and draft.state is not _NOT_AGREED:
            self._context.refuse(_NO_ANSWER)
            return False
        if not self._do(lambda file: walk.judge_again(file, draft, revision.views)):
            return False
        self._revisions.drop(asked.case_id, asked.point)
        self.reopened.emit()
        return True

    def leave_as_it_was(self) -> None:
        """Give the change up: the question is closed again, as it is in the file."""
        asked = self._card.asked
        if asked is not None and self.revision(asked.case_id, asked.point) is not None:
            self._card.forget()
            self._revisions.drop(asked.case_id, asked.point)
            self.reopened.emit()

    def closed_words(self, held: Judgement) -> str:
        """Return why a key does nothing here: "Agreed at 10:49. F2 changes it."."""
        session = self._context.session
        today = session.clock().date()
        if session.why_read_only is not None:
            return f"{settled_words(held, today)}. {session.why_read_only.happened}"
        does = tr("takes it up") if held.state is JudgementState.PARKED else tr("changes it")
        return f"{settled_words(held, today)}. {spec_of('change').caps} {does}."

    def waiting_words(self, case_id: CaseId | None, point: Point | None) -> str:
        """Return what waits to be agreed anew at a place, in words; nothing where nothing does."""
        now = self._context.session.now
        if case_id is None or point is None or (case_id, point) not in self.unsettled:
            return ""
        where = tr(
            "question {key_at} for {reference}",
            key_at=now.tool.key_at(point),
            reference=now.case[case_id].reference,
        )
        return tr("The change to {where} is not agreed yet. It waits there.", where=where)

    # News of the card

    def _do(
        self, deed: Callable[..., Changed | None], requester: Requester | None = None
    ) -> ActOutcome:
        return self._context.session.do(deed, requester)

    def _revise(self, change: Callable[[Judgement], Judgement]) -> bool:
        """Change the draft of a change begun; return False where none is."""
        asked = self._card.asked
        if asked is None or self.revision(asked.case_id, asked.point) is None:
            return False
        self._revisions.revise(asked.case_id, asked.point, change)
        self.reopened.emit()
        return True

    def _keep_revision(self, place: Place, revision: Revision | None) -> None:
        """Have a change that is begun in the file too, as long as it is begun."""
        case_id, point = place
        key = sitting.Place("walk", case_id, point.question_id, point.item_id), CHANGE
        if revision is None:
            self._context.session.drafts.drop(*key)
        else:
            self._context.session.drafts.keep(*key, sitting.draft_text(revision))

    def _on_chosen(self, answer: int) -> None:
        asked, chosen = self._card.asked, AnswerId(answer)
        self._card.reason.commit()
        if asked is not None and asked.kind is AnswerKind.SEVERAL:
            value = several_value(asked.answers, asked.chosen ^ {chosen})
            self._give_value(asked, value)
            return
        if asked is not None and asked.kind.for_each:
            self._give_for_one(asked, chosen)
            return
        if asked is None or self._revise(
            lambda draft: replace(draft, answer_id=chosen, state=JudgementState.DRAFT)
        ):
            return
        self._do(lambda file: walk.choose(file, asked.case_id, asked.point, chosen))

    def _give_for_one(self, asked: Asked, chosen: AnswerId) -> None:
        key = next((one.key for one in asked.answers if one.id == chosen), "")
        if asked.person is not None:
            given = each_keys(asked.judgement.value) | {asked.person: key}
            self._give_value(asked, each_value(given))

    def _give_value(self, asked: Asked, value: str) -> bool:
        state = JudgementState.DRAFT
        if self._revise(lambda draft: replace(draft, answer_id=None, value=value, state=state)):
            return True
        return bool(self._do(lambda file: walk.give_value(file, asked.case_id, asked.point, value)))

    def _on_typed(self, typed: TypedValue) -> None:
        """Keep a value that is one; of anything else the words, until it is."""
        asked = self._card.asked
        if asked is None or asked.entry_set is None:
            return
        place = (asked.case_id, asked.point)
        try:
            value = typed_value(asked.entry_set, typed.first, typed.second)
        except NotYet:
            self._half[place] = half = HalfAnswer(typed.first, typed.second, asked.person)
            self._context.session.drafts.keep(*_half_key(place), sitting.draft_text(half))
            return
        if self._half.pop(place, None) is not None:
            self._context.session.drafts.drop(*_half_key(place))
        if asked.kind.for_each and asked.person is not None:
            value = each_value(each_keys(asked.judgement.value) | {asked.person: value})
        if value != asked.judgement.value:
            self._give_value(asked, value)

    @staticmethod
    def _value_problem(held: AnswerSet | None, typed: TypedValue) -> NotYet | None:
        try:
            typed_value(held or AnswerSet(""), typed.first, typed.second)
        except NotYet as problem:
            return problem
        return None

    def half_typed_of(self, case_id: CaseId, point: Point) -> int | None:
        """Return of which person something is half typed."""
        half = self._half.get((case_id, point))
        return None if half is None else half.person

    def _half_typed(self, asked: Asked) -> TypedValue | None:
        """Return what is half typed of who is in front."""
        half = self._half.get((asked.case_id, asked.point))
        if half is None or half.person not in (None, asked.person):
            return None
        return TypedValue(half.first, half.second)

    def _on_reasoned(self, case_id: CaseId, point: Point, text: str) -> None:
        self._refused.pop((case_id, point), None)
        if case_id not in self._context.session.now.case:
            return  # taken back meanwhile, and its reasons with it
        if self.revision(case_id, point) is not None:
            said = text if text.strip() else ""
            self._revisions.revise(case_id, point, lambda draft: replace(draft, reason=said))
            return
        kept = self._do(
            lambda file: walk.give_reason(file, case_id, point, text), self._card.reason
        )
        if not (kept or self._context.session.read_only):
            self._refused[case_id, point] = text

    def _on_seen(self, seen: EvidenceSeen) -> None:
        asked = self._card.asked
        if asked is None or self._revise(lambda draft: replace(draft, evidence=seen)):
            return
        self._do(lambda file: walk.set_evidence_seen(file, asked.case_id, asked.point, seen))

    def _on_view_change_requested(self, wish: ViewWish) -> None:
        asked = self._card.asked
        if asked is None:
            return
        if self.revision(asked.case_id, asked.point) is not None:
            self._revisions.record_view(asked.case_id, asked.point, wish)
            self.reopened.emit()
            return
        kept = self._do(
            lambda file: walk.record_view(
                file, asked.case_id, asked.point, wish.agency_id, wish.kind, wish.note
            ),
            self._card.views.note,
        )
        if not kept and wish.note is not None:
            self._card.views.note.mark_unsaved()

    def _on_view_withdrawn(self, view: DifferingView) -> None:
        asked = self._card.asked
        if asked is not None and self.revision(asked.case_id, asked.point) is not None:
            self._revisions.withdraw_view(asked.case_id, asked.point, view.agency_id)
            self.reopened.emit()
            return
        agency = self._context.session.now.agency.get(view.agency_id)
        named = (
            tr("The differing view of {agency}", agency=agency.name)
            if agency
            else tr("The differing view")
        )
        if self._do(lambda file: walk.withdraw_view(file, view)):
            self._context.give_notice(Loss().loss_words(named))


def _half_key(place: Place) -> DraftKey:
    case_id, point = place
    return sitting.Place("walk", case_id, point.question_id, point.item_id), VALUE


_NOT_AGREED: Final = JudgementState.NOT_AGREED
_NO_ANSWER: Final = NotYet(
    tr("No answer is chosen."),
    tr("What was agreed is as it was."),
    tr("Choose an answer, or mark it as not agreed; Esc leaves it as it was."),
)
_NO_PARKING: Final = NotYet(
    tr("A judgement in a later layer is not parked."),
    tr("What stood before is as it was."),
    tr("Agree it, or mark it as not agreed; Esc leaves it as it was."),
)
