"""Every text that reaches a document is looked at, and leads to where it can be put right."""

from dataclasses import fields, replace
from itertools import count
from typing import Any, Final

import pytest

from core.documents.blocks import (
    AnswerPill,
    Aside,
    Box,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
)
from core.documents.catalogue import DOCUMENTS
from core.model.audit import Audit, Hypothesis, Outcome, Participant
from core.model.case import Attribute, Case, CaseAttribute
from core.model.coding import Code, CodeUse
from core.model.earlier import EarlierAudit
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingKind
from core.model.household import CasePerson, KeyDate
from core.model.ids import (
    ActionId,
    AgencyId,
    AttributeId,
    CaseId,
    CodeId,
    FindingId,
    JudgementId,
    MeetingId,
    NoteId,
    QuestionId,
    RecommendationId,
    StepId,
)
from core.model.judgement import DifferingView
from core.model.meeting import Meeting
from core.model.note import NoteKind
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    ActionStatus,
    EntryKind,
    Recommendation,
    RecommendationOwner,
)
from core.model.sample import DrawnLine, DrawnStratum, SampleDraw
from core.model.snapshot import FullSnapshot
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.tool import Point, Tool
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.review.checks import checks
from core.review.texts import texts
from tests.documents.audits import JUDGEMENTS, NOTES, Parts, note, tool

HERE = "what this test is about"


def where(parts: Parts) -> list[str]:
    return [found.place for found in texts(parts.full()) if found.text == HERE]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("reference", f"{HERE}, reference"),
        ("outline", "Child D, outline"),
        ("age", "Child D, age"),
        ("sex", "Child D, sex"),
        ("pathway", "Child D, pathway"),
        ("team", "Child D, team"),
        ("status_at_end", "Child D, status at the end"),
    ],
)
def test_what_is_typed_about_a_case_leads_to_its_field(field: str, place: str) -> None:
    case = replace(Case("Child D", CaseId(4)), **{field: HERE})  # type: ignore[arg-type]
    (found,) = [text for text in texts(Parts(cases=(case,), notes=()).full()) if text.text == HERE]
    assert (found.place, found.case_id) == (place, CaseId(4))
    assert found.outline == (field == "outline")


def test_the_title_and_the_marking_are_the_audits_own() -> None:
    assert where(Parts(audit=Audit(HERE))) == ["the audit's title"]
    assert where(Parts(audit=Audit("T", marking=HERE))) == ["the marking"]


def test_a_reason_leads_to_its_case_and_question() -> None:
    judgements = (replace(JUDGEMENTS[3], reason=HERE),)
    (found,) = [text for text in texts(Parts(judgements=judgements).full()) if text.text == HERE]
    assert found.place == "Child D, question 5, reason"
    assert (found.case_id, found.point) == (CaseId(4), Point(QuestionId(4)))


def test_a_differing_view_leads_to_the_judgement_it_stands_against() -> None:
    views = (DifferingView(JudgementId(4), AgencyId(2), 1, note=HERE),)
    (found,) = [text for text in texts(Parts(views=views).full()) if text.text == HERE]
    assert found.place == "Child D, question 5, differing view"
    assert (found.case_id, found.point) == (CaseId(4), Point(QuestionId(4)))


def test_a_judgement_whose_case_is_gone_is_in_no_document() -> None:
    judgements = (replace(JUDGEMENTS[0], case_id=CaseId(99), reason=HERE), JUDGEMENTS[1])
    found = list(texts(Parts(judgements=judgements).full()))
    assert HERE not in [text.text for text in found]
    assert JUDGEMENTS[1].reason in [text.text for text in found]


@pytest.mark.parametrize("field", ["text", "for_whom", "told", "told_at", "did", "carried"])
def test_all_that_is_typed_about_a_concern_is_looked_at(field: str) -> None:
    concern = note(NoteKind.CONCERN, **{"text": "Left alone", "at": 9, field: HERE})  # type: ignore[arg-type]
    (found,) = [text for text in texts(Parts(notes=(concern,)).full()) if text.text == HERE]
    assert (found.place, found.note_id) == ("Child D, immediate concern", NoteId(9))


def test_a_note_about_no_case_is_placed_by_its_question_and_kind() -> None:
    comment = note(NoteKind.COMMENT, HERE, 1, case_id=None, question_id=QuestionId(4), role=HERE)
    assert where(Parts(notes=(comment,))) == ["question 5, practitioner comment"] * 2
    assert where(Parts(notes=(replace(comment, question_id=None, role=""),))) == [
        "practitioner comment"
    ]


def test_a_role_is_printed_beside_comments_only() -> None:
    assert where(Parts(notes=(note(NoteKind.STRENGTH, "Seen", 1, role=HERE),))) == []


def test_a_question_without_a_short_form_is_looked_at_in_full() -> None:
    now = Parts().full().now
    questions = (replace(now.tool.questions[0], text=HERE, short=""), *now.tool.questions[1:])
    items = (replace(now.tool.items[0], text=HERE, short=""), *now.tool.items[1:])
    with_long = replace(now, tool=replace(now.tool, questions=questions, items=items))
    found = [text for text in texts(FullSnapshot(with_long)) if text.text == HERE]
    assert [text.place for text in found] == ["question 1", "question 1e"]
    assert [text.point for text in found] == [Point(QuestionId(1)), None]


def test_what_is_blank_is_left_out() -> None:
    case = Case("Child D", CaseId(4), outline=" \n")
    parts = Parts(cases=(case,), notes=(note(NoteKind.STRENGTH, "  ", 1),))
    assert all(found.text.strip() for found in texts(parts.full()))


NOT_TYPED = {
    "key", "day", "starts", "finishes", "completed", "settled_at", "said_at", "status", "asked",
    "due", "chased", "at", "fingerprint", "left_out", "tool_key", "kind", "stance", "state",
    "evidence", "papers", "grouping", "held_on", "asked_on", "done_on", "outcome", "looked_from",
    "looked_to", "kept_until", "nation", "audited_one", "audited_many", "was",
    "withdrawn",
}  # fmt: skip


def marked(thing: Any, fresh: "count[int]") -> Any:
    """The thing with a sign of its own in each text a person may type."""
    typed = [
        field.name
        for field in fields(thing)
        if type(getattr(thing, field.name)) is str and field.name not in NOT_TYPED
    ]
    return replace(thing, **{name: f"{getattr(thing, name)}{chr(next(fresh))}" for name in typed})


def all_marked() -> FullSnapshot:
    """The sample audit, every text in it told apart by a sign no other text has."""
    fresh = count(0x4E00)
    full = Parts(views=(DifferingView(JudgementId(4), AgencyId(2), 1, note="late"),)).full()
    now, plain = full.now, tool()
    concern = note(NoteKind.CONCERN, "Left alone", 8, for_whom="duty team", carried="no answer")
    several = {
        name: tuple(marked(thing, fresh) for thing in things)
        for name, things in (
            ("cases", now.cases),
            ("agencies", now.agencies),
            ("judgements", now.judgements),
            ("views", now.views),
            ("notes", (*NOTES, concern)),
            ("draws", (SampleDraw("7", 1), SampleDraw("2014", 2, size=1, listed=4))),
            ("drawn_strata", (DrawnStratum(2, "Sex", "F", listed=4, wanted=1),)),
            ("hypotheses", (Hypothesis("Seen", outcome=Outcome.SUPPORTED, reason="All"),)),
            ("participants", (Participant("Nurse", agency_id=AgencyId(2)), Participant("Chair"))),
            ("attributes", (Attribute("School", AttributeId(1)),)),
            ("case_attributes", (CaseAttribute(CaseId(4), AttributeId(1), "North"),)),
            ("case_people", (CasePerson(CaseId(4), "Brother", age="unborn", note="Away"),)),
            ("key_dates", (KeyDate(CaseId(4), "2014-03-03", "Moved"),)),
            ("families_asked", (FamilyAsked("Parent", case_id=CaseId(4)), FamilyAsked("Aunt"))),
            ("family_voices", (FamilyVoice("Heard", case_id=CaseId(4)), FamilyVoice("Told"))),
            ("meetings_observed", (MeetingObserved("Panel", text="Brief"),)),
            ("leader_talks", (LeaderTalk("Head", text="Agreed"),)),
            ("steps", (ProcessStep("Workshop", StepId(1)),)),
            ("earlier_audits", (EarlierAudit("Plans, 2012", looked_at="Plans"),)),
            ("meetings", (Meeting("Feedback", MeetingId(1), venue="Library"),)),
            ("codes", tuple(Code("Waiting", CodeId(at)) for at in range(1, 5))),
            ("code_uses", tuple(CodeUse(CodeId(at), EvidenceKind.NOTE, 1) for at in range(1, 5))),
            ("findings", (Finding("Say it", FindingId(1), kind=FindingKind.LESSON),)),
            ("evidence", (EvidenceNamed(FindingId(1), EvidenceKind.NOTE, 1),)),
            ("recommendations", (Recommendation("Ring", RecommendationId(1), answered="Done"),)),
            ("recommendation_owners", (RecommendationOwner(RecommendationId(1)),)),
            (
                "actions",
                (
                    Action("Ask", ActionId(1), 0, RecommendationId(1)),
                    Action("Go", ActionId(2), 1, case_id=CaseId(4), status=ActionStatus.CLOSED),
                ),
            ),
            ("action_owners", (ActionOwner(ActionId(1)),)),
            ("action_entries", (ActionEntry(ActionId(1), EntryKind.NOTE, "Begun", "2014-05-01"),)),
            ("days_off", (DayOff("2014-04-14", reason="Training"),)),
            (
                "drawn_lines",
                (
                    DrawnLine(2, 5, 1, kind="F", instead_of=4),
                    DrawnLine(2, 4, 2, kind="F", left_out="2014-03-03", reason="Moved"),
                ),
            ),
        )
    }
    standards = (marked(Standard("3.2", "Seen", source="Rules"), fresh),)
    named = Tool(
        tuple(marked(theme, fresh) for theme in plain.themes),
        plain.answer_sets,
        tuple(marked(answer, fresh) for answer in plain.answers),
        tuple(marked(question, fresh) for question in plain.questions),
        tuple(marked(item, fresh) for item in plain.items),
        standards=standards,
    )
    every: dict[str, Any] = {"audit": marked(now.audit, fresh), "tool": named, **several}
    return FullSnapshot(replace(now, **every), full.answers)


def said_in(document: Document) -> str:
    """Every word of a document in a row."""
    said = [document.title, document.running, document.marking]
    for section in document.sections:
        said += [section.title, section.facts, section.foot, *_in_blocks(section)]
    return " ".join(said)


def _in_blocks(section: Section) -> list[str]:
    said: list[str] = []
    for block in section.blocks:
        match block:
            case Heading(text):
                said.append(text)
            case Paragraph(words) | Box(words) | Aside(_, words):
                said += [span.text for span in words]
            case Entries(entries):
                said += [span.text for words in entries for span in words]
            case Table(columns, rows):
                said += [column.title for column in columns]
                cells = [cell for row in rows for cell in row]
                said += [cell.word for cell in cells if isinstance(cell, AnswerPill)]
                said += [span.text for cell in cells if isinstance(cell, tuple) for span in cell]
    return said


_LOOKED_AT: Final = [one.key for one in DOCUMENTS if not one.is_data and one.key != "settled"]
"""The record of what was settled says on purpose what was not told."""


@pytest.mark.parametrize("key", _LOOKED_AT)
def test_nothing_typed_stands_in_a_document_unseen_by_the_checks(key: str) -> None:
    full = all_marked()
    (compose,) = [found.compose for found in DOCUMENTS if found.key == key]
    printed = {letter for letter in said_in(compose(full)) if letter >= "\u4e00"}
    seen = {letter for found in texts(full) for letter in found.text if letter >= "\u4e00"}
    assert len(printed) > 2
    assert printed <= seen


def test_a_name_in_what_is_concluded_leads_to_the_finding_recommendation_or_action() -> None:
    full = Parts(notes=(), judgements=(), views=()).full()
    now = replace(
        full.now,
        findings=(Finding("Plans came late, said Callum.", FindingId(7)),),
        recommendations=(Recommendation("Ask what Callum needs.", RecommendationId(8)),),
        actions=(Action("Ring as Callum asked.", ActionId(9)),),
    )
    named = [one for one in checks(replace(full, now=now)) if one.words == "Callum"]
    assert [(one.finding_id, one.recommendation_id, one.action_id) for one in named] == [
        (7, None, None),
        (None, 8, None),
        (None, None, 9),
    ]
