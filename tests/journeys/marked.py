"""An audit in which every text field of every table holds a mark of its own."""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.agreed import AgreedWord
from core.model.aside import AnswerAside, JudgementAside
from core.model.asking import AskedOf, Clause, CommentRule
from core.model.audit import Audit, Hypothesis, Participant, ParticipantCase
from core.model.bearing import Bearing
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Attribute,
    BroughtIn,
    Case,
    CaseAttribute,
    KeptText,
    RejectedRow,
    Request,
    Return,
    ValueGiven,
    WaitingAnswer,
    WorkedWith,
)
from core.model.changed_answer import ChangedAnswer
from core.model.coding import Code, CodeUse
from core.model.draft.match import MatchKind
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingCase,
    HypothesisEvidence,
    KeptWording,
    Source,
)
from core.model.first_views import FirstRound, FirstView
from core.model.hand_out import (
    DifferenceKind,
    HandBack,
    HandOut,
    HandOutCase,
    KnownRow,
    SideChosen,
    TableDifference,
)
from core.model.headed import HeadedText
from core.model.house_style import HouseKind, HousePart
from core.model.household import CasePerson, KeyDate
from core.model.ids import (
    AgencyId,
    AnswerId,
    CaseId,
    CodeId,
    HourGroupId,
    HourId,
    ItemId,
    NoteId,
    QuestionId,
    ReturnId,
)
from core.model.judgement import DifferingView, Judgement, JudgementState, Layer
from core.model.layers import LayerJudgement
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.left_note import LeftNote
from core.model.letter import LetterPart, LetterText
from core.model.meeting import Meeting, MeetingCase
from core.model.note import Note, NoteCase, NoteKind
from core.model.own_document import Correction, DocumentPart, FiguresOut
from core.model.parts import PartJudgement
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    EntryKind,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.published import ProgrammeChoice, Published, PublishedState
from core.model.return_aside import AsideState, ReturnAside
from core.model.sample import (
    DrawnLine,
    DrawnStratum,
    Eligible,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
)
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, HourVote, ThemeHour
from core.model.tool import Answer, AnswerSet, GradeMeaning, Item, Question, Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved, SpeakingTurns
from core.store.file import WorkshopFile
from core.store.rows import SHAPES

T = TypeVar("T")

NO_WORDS: Final = {
    "day": "2014-04-09",
    "mark": "8f2d41c09b7e",
    "starts": "09:30",
    "finishes": "16:00",
    "asked": "2014-03-07",
    "due": "2014-03-21",
    "chased": "2014-03-14",
    "completed": "2014-03-10",
    "brought_in": "2014-03-20T09:00:00",
    "settled_at": "2014-04-09T10:00:00",
    "revealed": "2014-04-09T09:58:00",
    "changed_at": "2014-04-09T10:01:00",
    "cards": "yes=2",
    "said_at": "2014-04-09T10:05:00",
    "began": "2014-04-09T09:45:00",
    "ended": "2014-04-09T09:50:00",
    "at": "2014-03-20T09:00:00",
    "held_on": "2014-03-26",
    "dated": "2014-03-26",
    "taken_at": "2014-04-09T15:00:00",
    "here_at": "2014-04-09T11:02:00",
    "there_at": "2014-04-09T11:04:00",
    "was": "2014-03-26",
    "asked_on": "2014-03-12",
    "done_on": "2014-03-28",
    "kind": "returns",
    "put_at": "2014-04-10T09:00:00",
    "removed": "",
    "left_out": "2014-03-20",
    "edges": "",
    "fingerprint": "",
    "sha256": "",
    "file_kind": "csv",
    "edition": "2",
    "audience": "panel",
    "figures": "{}",
    "numbers": "",
    "document": "report",
    "part": "start",
    "handed_at": "2014-04-09T09:00:00",
    "called_back_at": "2014-04-09T11:00:00",
    "columns": "text",
    "digest": "",
}
"""Text fields that hold a date, a time or one of our own words, by name."""


_SIDES: Final = frozenset(
    {"known_rows.row", *(f"table_differences.{one}" for one in ("before", "here", "there"))}
)
"""What is kept as a row is, in JSON."""


@dataclass
class Marked:
    """The marks that were given out, each with the field it stands in."""

    named: dict[str, str] = field(default_factory=dict)

    def mark(self, where: str) -> str:
        """Return a new mark; no mark is part of another."""
        mark = f"zq{len(self.named)}q"
        self.named[mark] = where
        return mark

    def fill(self, cls: type[T], tag: str = "", **known: Any) -> T:
        """Return a value whose text fields hold marks, but for what is *known*."""
        hints = get_type_hints(cls)
        table = SHAPES[cls].table
        for one in fields(SHAPES[cls].cls):
            if hints[one.name] is str and one.name not in known:
                where = f"{table}.{one.name}" + (f" of {tag}" if tag else "")
                known[one.name] = NO_WORDS[one.name] if one.name in NO_WORDS else self.mark(where)
                if f"{table}.{one.name}" in _SIDES:
                    known[one.name] = f'{{"text": "{known[one.name]}"}}'
        return cls(**known)

    def found_in(self, text: str) -> set[str]:
        """Return the fields whose marks stand in a text."""
        return {where for mark, where in self.named.items() if mark in text}


def text_columns() -> set[str]:
    """Return every text field of every table, but for dates, times and our own words."""
    return {
        f"{shape.table}.{one.name}"
        for cls, shape in SHAPES.items()
        for one in fields(cls)
        if get_type_hints(cls)[one.name] is str and one.name not in NO_WORDS
    }


def write(path: Path, passphrase: str | None) -> Marked:
    """Write the audit; every table has at least a row."""
    marks = Marked()
    with WorkshopFile.create(path, passphrase) as file, file.act("fill"):
        _tool(file, marks)
        _cases(file, marks)
        _room(file, marks)
        _findings(file, marks)
    return marks


def _tool(file: WorkshopFile, marks: Marked) -> None:
    fill, put = marks.fill, file.put
    put(fill(Audit, id=1))
    put(fill(Theme))
    put(fill(AnswerSet))
    put(fill(Answer, "yes", answer_set_id=1, bearing=Bearing.MET))
    put(fill(Answer, "no", answer_set_id=1, bearing=Bearing.NOT_MET, position=1))
    for at, checklist in enumerate((False, True)):
        tag = "a checklist" if checklist else "a question"
        asked = fill(Question, tag, theme_id=1, answer_set_id=1, checklist=checklist, position=at)
        put(asked)
        known: dict[str, Any] = {} if checklist else {"key": asked.key}
        put(fill(Item, tag, question_id=at + 1, answer_set_id=1, **known))
    put(fill(GradeMeaning, question_id=1, answer_id=1))
    put(fill(Clause, question_id=2))
    put(fill(Standard))
    put(fill(AskedOf, question_id=2))
    put(CommentRule(question_id=QuestionId(1), answer_id=AnswerId(2)))


def _cases(file: WorkshopFile, marks: Marked) -> None:
    fill, put = marks.fill, file.put
    pair: dict[str, Any] = {"case_id": 1, "agency_id": 1}
    for at in range(2):
        put(fill(Case, f"case {at + 1}", position=at))
        put(fill(Agency, f"agency {at + 1}", position=at))
        put(fill(Request, f"agency {at + 1}", case_id=1, agency_id=at + 1))
    put(WorkedWith(**pair))
    put(SpeakingTurns(**pair, times=1))
    put(fill(Return, **pair))
    put(AnswerGiven(return_id=1, item_id=1, answer_id=1, **pair))  # type: ignore[arg-type]
    put(AnswerGiven(return_id=1, item_id=2, answer_id=2, **pair))  # type: ignore[arg-type]
    put(Return(CaseId(1), AgencyId(2)))  # the second question is not asked of the first agency
    put(AnswerGiven(ReturnId(2), CaseId(1), AgencyId(2), ItemId(1), AnswerId(2)))
    put(fill(ValueGiven, return_id=1, item_id=2, **pair))
    put(fill(AnswerComment, "a question", return_id=1, question_id=1, **pair))
    put(fill(AnswerComment, "a checklist", return_id=1, question_id=2, **pair))
    put(fill(KeptText, return_id=1, **pair))
    put(fill(SampleList, listed=1, size=1))
    put(fill(SampleColumn))
    put(fill(SampleQuota, column_id=1, wanted=1))
    put(fill(Eligible, line=2))
    put(fill(SampleDraw, listed=1, size=1))
    put(fill(DrawnStratum, draw_id=1, listed=1, wanted=1))
    put(fill(DrawnLine, "one drawn", draw_id=1, line=2, case_id=1))
    put(fill(Attribute))
    put(fill(CaseAttribute, case_id=1, attribute_id=1))
    put(fill(AnswerAside, **pair))
    put(fill(JudgementAside, case_id=1, state=JudgementState.AGREED))
    put(fill(BroughtIn, returns=1))
    put(fill(RejectedRow, brought_in_id=1, row=3))
    put(fill(WaitingAnswer, item_id=2, row=3, **pair))
    put(fill(LetterText, part=LetterPart.GROUND))
    put(fill(ReturnAside, state=AsideState.WAITING, case_id=1, agency_id=1, row=4))
    put(fill(AgreedWord, kind=MatchKind.CASE, case_id=1))
    put(fill(EarlierAudit))
    put(fill(EarlierCount, earlier_id=1, count=1, base=2))


def _room(file: WorkshopFile, marks: Marked) -> None:
    fill, put = marks.fill, file.put
    put(fill(Hypothesis))
    put(fill(Participant, agency_id=1, present=True))
    put(fill(Meeting))
    put(fill(LeftNote))
    put(MeetingCase(CaseId(1)))
    put(fill(AgendaEntry, kind=AgendaKind.CASES, minutes=300))
    put(Visit(case_id=1, began=NO_WORDS["began"], ended=NO_WORDS["ended"]))  # type: ignore[arg-type]
    agreed, parked = JudgementState.AGREED, JudgementState.PARKED
    put(fill(Judgement, "agreed", case_id=1, question_id=1, state=agreed, answer_id=1))
    put(fill(Judgement, "parked", case_id=2, question_id=1, state=parked, settled_at=""))
    put(fill(DifferingView, judgement_id=1, agency_id=2))
    earlier: dict[str, Any] = {"layer": Layer.OWN, "state": agreed, "question_id": 1}
    put(fill(LayerJudgement, case_id=1, **earlier))
    put(fill(PartJudgement, case_id=1, question_id=1, agency_id=1))
    put(fill(FirstView, case_id=1, question_id=1, agency_id=1))
    put(fill(FirstRound, case_id=1, question_id=1))
    put(fill(ChangedAnswer, case_id=1, question_id=1, agency_id=1))
    put(fill(HandOut))
    put(HandOutCase(1, CaseId(1)))
    put(fill(HandBack, acts=1))
    put(fill(KnownRow, number=1, row_id=1, case_id=1, hand_back_id=1))
    how = DifferenceKind.BOTH_CHANGED
    here = SideChosen.HERE
    put(fill(TableDifference, hand_back_id=1, row_id=1, case_id=1, how=how, chosen=here))
    put(fill(HeadedText, "at a question", case_id=1, question_id=1))
    put(fill(HeadedText, "at a theme", case_id=1, theme_id=1))
    at: dict[str, Any] = {"case_id": 1, "question_id": 1, "theme_id": 1, "agency_id": 1}
    for kind in NoteKind:
        put(fill(Note, kind.value, kind=kind, chosen=kind is NoteKind.COMMENT, **at))
    put(NoteCase(NoteId(1), CaseId(2)))
    put(ParticipantCase(1, CaseId(1)))
    put(fill(Note, "an open concern", kind=NoteKind.CONCERN, told="", carried="", **at))
    put(fill(CasePerson, case_id=1))
    put(fill(KeyDate, case_id=1, agency_id=1))
    put(fill(FamilyAsked, case_id=1))
    put(fill(FamilyVoice, case_id=1, theme_id=1))
    put(fill(MeetingObserved, theme_id=1))
    put(fill(LeaderTalk, agency_id=1, theme_id=1))
    put(fill(ThemeHour))
    put(fill(HourGroup, hour_id=1))
    put(fill(HourCard, hour_id=1, group_id=1))
    put(HourVote(HourId(1), 1, 1, HourGroupId(1)))
    put(fill(ProcessStep))
    put(fill(DayOff))


def _findings(file: WorkshopFile, marks: Marked) -> None:
    fill, put = marks.fill, file.put
    rests_on: dict[str, Any] = {"finding_id": 1, "row_id": 1}
    put(fill(Finding, theme_id=1))
    put(FindingCase(finding_id=1, case_id=1))  # type: ignore[arg-type]
    put(fill(EvidenceNamed, kind=EvidenceKind.NOTE, **rests_on))
    put(fill(HypothesisEvidence, kind=EvidenceKind.NOTE, hypothesis_id=1, row_id=1))
    put(fill(EvidenceLeftOut, kind=EvidenceKind.NOTE, row_id=2))
    put(fill(Source, theme_id=1, base=457))
    put(fill(KeptWording))
    for at in range(1, 5):
        put(fill(Code))
        put(CodeUse(CodeId(at), EvidenceKind.NOTE, 1))
    put(fill(LeavingDecision, kind=DecisionKind.REPLACE))
    put(fill(DocumentPart, document="report", part="start"))
    put(fill(FiguresOut))
    put(fill(Published, version=1, state=PublishedState.REPLACED))
    put(fill(ProgrammeChoice))
    put(fill(HousePart, kind=HouseKind.LOGO))
    put(fill(Correction, agency_id=1, document="report"))
    put(fill(Recommendation))
    put(RecommendationFinding(recommendation_id=1, finding_id=1))  # type: ignore[arg-type]
    put(fill(RecommendationOwner, recommendation_id=1, agency_id=1))
    put(fill(Action, recommendation_id=1, case_id=1))
    put(fill(ActionOwner, action_id=1, agency_id=1))
    put(fill(ActionEntry, action_id=1, kind=EntryKind.NOTE))
