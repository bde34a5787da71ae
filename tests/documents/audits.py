"""Audits made by hand for the tests of documents; nothing is read from a file."""

from dataclasses import dataclass, field, replace

from core.model.audit import Audit, Grouping
from core.model.case import Agency, AnswerComment, Case, Papers, Request, RequestStatus
from core.model.ids import (
    AgencyId,
    AnswerId,
    AnswerSetId,
    CaseId,
    ItemId,
    JudgementId,
    NoteId,
    QuestionId,
    RequestId,
    ThemeId,
)
from core.model.judgement import DifferingView, EvidenceSeen, Judgement, JudgementState, ViewKind
from core.model.note import Note, NoteKind, Stance
from core.model.snapshot import AnswerRow, FullSnapshot, Snapshot
from core.model.tool import Answer, AnswerSet, Bearing, Item, Question, Theme, Tool

YES, NO, NOT_APPLICABLE, DONT_KNOW, PARTLY = (AnswerId(at) for at in range(1, 6))

_ANSWERS = (
    Answer(AnswerSetId(1), "yes", "Yes", Bearing.MET, YES, 1),
    Answer(AnswerSetId(1), "no", "No", Bearing.NOT_MET, NO, 2),
    Answer(
        AnswerSetId(1), "not_applicable", "Not applicable", Bearing.NOT_APPLICABLE, AnswerId(3), 3
    ),
    Answer(AnswerSetId(1), "dont_know", "Don't know", Bearing.UNKNOWN, AnswerId(4), 4),
    Answer(AnswerSetId(1), "partly", "In part", Bearing.PARTLY, AnswerId(5), 5),
)

_QUESTIONS = (
    ("1", "Records on the agency's file", 1),
    ("2", "Overseen in supervision", 1),
    ("3", "Clear how actions help the child", 2),
    ("5", "Child's views taken into account", 2),
    ("7", "The right agencies are involved", 3),
    ("8", "Drug or alcohol issues addressed", 3),
    ("10", "Managed at the right level of need", 3),
)


def tool() -> Tool:
    """Seven questions under three themes; the first is a checklist of three items."""
    questions = tuple(
        Question(
            key,
            f"{short}?",
            short,
            ThemeId(theme),
            AnswerSetId(1),
            QuestionId(at),
            at,
            checklist=key == "1",
        )
        for at, (key, short, theme) in enumerate(_QUESTIONS, 1)
    )
    checklist = tuple(
        Item(QuestionId(1), key, f"{short}?", short, AnswerSetId(1), ItemId(at), at)
        for at, (key, short) in enumerate(
            (("1e", "Chronology"), ("1f", "Plan"), ("1g", "Minutes")), 1
        )
    )
    plain = tuple(
        Item(found.id, found.key, found.text, found.short, AnswerSetId(1), ItemId(found.id + 10))
        for found in questions[1:]
    )
    titles = ("Records", "The child's daily life", "The plan")
    themes = tuple(Theme(title, ThemeId(at), at) for at, title in enumerate(titles, 1))
    return Tool(
        themes, (AnswerSet("common", AnswerSetId(1)),), _ANSWERS, questions, checklist + plain
    )


_AGENCIES = ("Children's Social Care", "School nursing", "Primary school", "Family service", "GP")


def returns(case_id: int) -> tuple[AnswerRow, ...]:
    """Four returns: one answer a question an agency, None where blank."""
    yes, no, na = YES, NO, NOT_APPLICABLE
    given: dict[int, tuple[AnswerId | None, ...]] = {
        1: (yes, yes, yes, yes),
        2: (yes, no, yes, no),
        3: (no, no, yes, no),
        12: (yes, no, no, no),
        13: (yes, yes, no, yes),
        14: (no, yes, yes, no),
        15: (yes, yes, yes, yes),
        16: (na, na, na, na),
        17: (yes, no, yes, no),
    }
    return tuple(
        AnswerRow(CaseId(case_id), AgencyId(agency), ItemId(item), answer)
        for item, answers in given.items()
        for agency, answer in enumerate(answers, 1)
        if answer is not None
    )


def _judged(at: int, question: int, answer: AnswerId, reason: str = "") -> Judgement:
    return Judgement(
        CaseId(4),
        QuestionId(question),
        JudgementId(at),
        None,
        JudgementState.AGREED,
        answer,
        reason,
        EvidenceSeen.COMPLETE,
        "2014-04-09T11:40:00",
    )


_WHY = "Good direct work never reached the plan, so others could not act on it."

JUDGEMENTS = (
    _judged(1, 1, NO, "Plan held by social care and school only."),
    _judged(2, 2, NO, "Last discussed in November."),
    _judged(3, 3, YES, "Each action names the change hoped for."),
    _judged(4, 4, NO, _WHY),
    _judged(5, 5, YES),
    _judged(6, 6, NOT_APPLICABLE),
    replace(
        _judged(7, 7, YES, "Await the review of 20 March."),
        state=JudgementState.PARKED,
        answer_id=None,
    ),
)


def note(kind: NoteKind, text: str, at: int, **more: object) -> Note:
    """A note on Child D unless told otherwise."""
    return replace(Note(kind, text, NoteId(at), CaseId(4)), **more)  # type: ignore[arg-type]


NOTES = (
    note(NoteKind.STRENGTH, "Learning mentor gives him a steady outlet each week.", 1),
    note(NoteKind.STRENGTH, "School nurse keeps clear notes of what he says.", 2),
    note(NoteKind.IMPROVEMENT, "No chronology since 2011 on the social care file.", 3),
    note(NoteKind.IMPROVEMENT, "Minutes reach partners weeks late, if at all.", 4),
    note(
        NoteKind.COMMENT,
        "We should open every meeting with a photo of the child.",
        5,
        role="early years",
        verbatim=True,
        stance=Stance.SUGGESTION,
        question_id=QuestionId(4),
    ),
    note(
        NoteKind.COMMENT,
        "Handovers lose the history, so families tell it again.",
        6,
        role="health visiting",
        verbatim=True,
        stance=Stance.CHALLENGE,
        theme_id=ThemeId(1),
    ),
    note(
        NoteKind.CONCERN,
        "Hospital checks missed twice since January.",
        7,
        told="the social care team manager",
        told_at="2014-04-09T12:05",
        did="appointment rebooked for 14 March",
    ),
)

OUTLINE = (
    "First referred in spring 2011 and again in autumn 2013 after worries about home conditions "
    "and behaviour. A plan has been in place since December 2013."
)


def _cases() -> tuple[Case, ...]:
    found = [
        Case(
            f"Child {letter}", CaseId(at), at, "9", "F", f"Team {1 + at % 2}", outline="An outline."
        )
        for at, letter in enumerate("ABCDEFGH", 1)
    ]
    found[3] = Case("Child D", CaseId(4), 4, "6", "M", "Team 1", outline=OUTLINE)
    return tuple(found)


@dataclass(frozen=True)
class Parts:
    """What an audit is put together from; replace what a test is about."""

    audit: Audit = Audit("Child in Need plans", day="2014-04-09", grouping=Grouping.TEAM)
    cases: tuple[Case, ...] = field(default_factory=_cases)
    judgements: tuple[Judgement, ...] = JUDGEMENTS
    views: tuple[DifferingView, ...] = (DifferingView(JudgementId(4), AgencyId(2), 1),)
    notes: tuple[Note, ...] = NOTES
    answers: tuple[AnswerRow, ...] = field(default_factory=lambda: returns(4) + returns(1))
    comments: tuple[AnswerComment, ...] = ()

    def full(self) -> FullSnapshot:
        """The audit as documents are composed from it."""
        agencies = tuple(Agency(name, AgencyId(at), at) for at, name in enumerate(_AGENCIES, 1))
        requests = tuple(
            Request(
                CaseId(4),
                agency.id,
                RequestId(agency.id),
                status=RequestStatus.NO_RETURN if agency.id == 5 else RequestStatus.RETURNED,
            )
            for agency in agencies
        )
        now = Snapshot(
            self.audit, tool(), cases=self.cases, agencies=agencies, requests=requests,
            judgements=self.judgements, views=self.views, notes=self.notes,
        )  # fmt: skip
        return FullSnapshot(now, self.answers)


__all__ = ["NOTES", "EvidenceSeen", "Papers", "Parts", "ViewKind", "note", "tool"]
