"""Scenes: an audit full of marks, of which only the allowed reach the room."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.audit import Audit, Hypothesis, Participant
from core.model.case import Agency, BroughtIn, Case, RejectedRow, Request, RequestStatus, Return
from core.model.ids import (
    AgencyId,
    AnswerId,
    AnswerSetId,
    CaseId,
    ItemId,
    JudgementId,
    NoteId,
    QuestionId,
    ThemeId,
)
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.snapshot import Position, Snapshot
from core.model.tool import Answer, AnswerSet, Bearing, Item, Point, Question, Theme, Tool
from core.model.voices import FamilyVoice
from core.room import (
    MOST_NAMED,
    JudgementScene,
    QuestionScene,
    RoomColumn,
    Scene,
    When,
    agenda_scene,
    blank_scene,
    case_scene,
    comment_scene,
    judgement_scene,
    question_number,
    question_scene,
    reason_scene,
    theme_scene,
)

CASE, THEME, SET = CaseId(1), ThemeId(1), AnswerSetId(1)
PLAIN, LIST = Point(QuestionId(1)), Point(QuestionId(2))
AT = datetime(2014, 4, 9, 11, 40)


def tool() -> Tool:
    return Tool(
        themes=(Theme("theme title", THEME, key="theme key"),),
        answer_sets=(AnswerSet("set key", SET),),
        answers=(
            Answer(SET, "answer key yes", "answer yes", Bearing.MET, AnswerId(1)),
            Answer(SET, "answer key no", "answer no", Bearing.NOT_MET, AnswerId(2)),
        ),
        questions=(
            Question("1", "question text", "question short", THEME, SET, QuestionId(1),
                     guidance="guidance"),
            Question("2", "list text", "list short", THEME, SET, QuestionId(2), checklist=True),
        ),
        items=(
            Item(QuestionId(1), "1", "item text", "item short", SET, ItemId(1)),
            Item(QuestionId(2), "2a", "line text", "line short", SET, ItemId(2)),
            Item(QuestionId(2), "2b", "other line text", "other line short", SET, ItemId(3)),
        ),
    )  # fmt: skip


def comment(number: int, text: str, kind: NoteKind = NoteKind.COMMENT, chosen: bool = True) -> Note:
    return Note(
        kind, text, NoteId(number), CASE, QuestionId(1), THEME, f"role {number}", AgencyId(1),
        chosen=chosen, for_whom="for whom",
        told="told", told_at="told at", did="did", carried="carried",
    )  # fmt: skip


def audit(state: JudgementState = JudgementState.AGREED) -> Snapshot:
    return Snapshot(
        audit=Audit(
            "audit title", partnership="partnership", subject="subject", terms="terms",
            sample_note="sample note", confidentiality="confidentiality", marking="marking",
            tool_key="tool key", tool_title="tool title",
        ),
        tool=tool(),
        hypotheses=(Hypothesis("hypothesis", reason="hypothesis reason"),),
        participants=(Participant("participant role", name="participant name"),),
        cases=(
            Case(
                "case reference", CASE, age="age", sex="sex", team="team", pathway="pathway",
                status_at_end="status at end", outline="outline",
            ),
        ),
        agencies=(
            Agency("agency name", AgencyId(1), short="agency short", contact="contact"),
            Agency("other agency", AgencyId(2)),
        ),
        requests=(
            Request(CASE, AgencyId(1), status=RequestStatus.RETURNED, means="means", note="note"),
            Request(CASE, AgencyId(2)),
        ),
        returns=(Return(CASE, AgencyId(1), source="source"),),
        judgements=(
            Judgement(CASE, QuestionId(1), JudgementId(1), None, state, AnswerId(2), "reason"),
        ),
        views=(DifferingView(JudgementId(1), AgencyId(1), note="view note"),),
        notes=(
            comment(1, "comment shown"),
            comment(2, "comment kept back"),
            comment(3, "comment not chosen", chosen=False),
            comment(4, "strength", NoteKind.STRENGTH),
            comment(5, "concern", NoteKind.CONCERN),
        ),
        family_voices=(FamilyVoice("family voice", said_by="said by", means="by telephone"),),
        agenda=(AgendaEntry("agenda title", AgendaKind.CASES, "10:00", 120),),
        visits=(Visit(CASE, "2014-04-09T10:00:00", "2014-04-09T10:20:00"),),
        brought_in=(BroughtIn("file name", "brought at"),),
        held_back=(RejectedRow(1, 4, "held back reason"),),
    )  # fmt: skip


def positions(now: Snapshot) -> tuple[Position, ...]:
    yes, no = now.tool.answers
    return (
        Position(
            now.agencies[0], yes, True, "return comment", now.requests[0],
            ((ItemId(2), yes), (ItemId(3), no)),
        ),
        Position(now.agencies[1], None, False, "absent comment", now.requests[1]),
    )  # fmt: skip


def texts(value: Any) -> Iterator[str]:
    """Yield every text inside a scene, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


OURS = {state.value for state in JudgementState} | {bearing.value for bearing in Bearing}
OURS |= {when.value for when in When} | {"", "No answer", "No return", "10:00", "11:40"}
OURS |= {"Case 1 of 1", "Question 1 of 2", "Question 2 of 2"}


def marks(scene: Scene) -> set[str]:
    return set(texts(scene)) - OURS


now = audit()
ALLOWED: dict[str, tuple[Scene, set[str]]] = {
    "blank": (blank_scene(now), {"audit title"}),
    "case": (case_scene(now, CASE), {"case reference"}),
    "question": (
        question_scene(now, CASE, PLAIN, positions(now)),
        {
            "case reference", "theme title", "question text", "answer yes", "answer no",
            "agency short", "other agency",
        },
    ),
    "checklist": (
        question_scene(now, CASE, LIST, positions(now)),
        {
            "case reference", "theme title", "list text", "line short", "other line short",
            "answer yes", "answer no", "other agency",
        },
    ),
    "judgement": (
        judgement_scene(now, now.judgements[0]),
        {"case reference", "theme title", "question text", "answer no", "agency short"},
    ),
    "reason, by its own wish": (
        reason_scene(now, now.judgements[0]),
        {"case reference", "answer no", "reason"},
    ),
    "theme": (theme_scene(now, THEME), {"theme title"}),
    "theme with a comment, by its own wish": (
        theme_scene(now, THEME, {NoteId(1), NoteId(3), NoteId(4), NoteId(5)}),
        {"theme title", "comment shown", "role 1, agency short"},
    ),
    "one comment, by its own wish": (
        comment_scene(now, now.notes[2]),
        {"theme title", "comment not chosen", "role 3, agency short"},
    ),
    "agenda": (agenda_scene(now, AT), {"audit title", "agenda title"}),
}  # fmt: skip


@pytest.mark.parametrize(("scene", "allowed"), ALLOWED.values(), ids=ALLOWED.keys())
def test_of_an_audit_full_of_marks_only_the_allowed_reach_the_room(
    scene: Scene, allowed: set[str]
) -> None:
    assert marks(scene) == allowed


@pytest.mark.parametrize("kind", [kind for kind in NoteKind if kind is not NoteKind.COMMENT])
def test_only_a_practitioner_comment_can_be_shown(kind: NoteKind) -> None:
    with pytest.raises(ValueError, match="only a practitioner comment"):
        comment_scene(now, replace(now.notes[0], kind=kind))


@pytest.mark.parametrize(
    "state", [JudgementState.DRAFT, JudgementState.NOT_REACHED], ids=lambda state: state.value
)
def test_a_draft_stays_off_the_wall(state: JudgementState) -> None:
    scene = question_scene(audit(state), CASE, PLAIN, ())
    assert scene.verdict is None


@pytest.mark.parametrize(
    "state", [JudgementState.NOT_AGREED, JudgementState.PARKED], ids=lambda state: state.value
)
def test_where_the_room_did_not_agree_no_answer_is_shown_as_agreed(state: JudgementState) -> None:
    verdict = question_scene(audit(state), CASE, PLAIN, ()).verdict
    assert verdict is not None
    assert (verdict.state, verdict.label, verdict.bearing) == (state, "", None)


def test_columns_stand_in_the_order_of_the_answers_then_what_is_missing() -> None:
    yes, no = now.tool.answers
    agencies = [Agency(f"Agency {n}", AgencyId(n), short=f"A{n}") for n in range(1, 6)]
    given = [no, yes, yes, None, None]
    where = [
        Position(agency, answer, returned=agency.id != 5)
        for agency, answer in zip(agencies, given, strict=True)
    ]
    assert question_scene(replace(now, agencies=tuple(agencies)), CASE, PLAIN, where).columns == (
        RoomColumn(2, "answer yes", Bearing.MET, ("A2", "A3")),
        RoomColumn(1, "answer no", Bearing.NOT_MET, ("A1",)),
        RoomColumn(1, "No answer", None, ("A4",)),
        RoomColumn(1, "No return", None, ("A5",)),
    )


def asked(count: int) -> QuestionScene:
    agencies = [Agency(f"Agency {n}", AgencyId(n)) for n in range(1, count + 1)]
    where = [Position(agency, now.tool.answers[0], returned=True) for agency in agencies]
    return question_scene(replace(now, agencies=tuple(agencies)), CASE, PLAIN, where)


def test_with_more_than_six_agencies_the_room_sees_counts_instead_of_names() -> None:
    assert len(asked(MOST_NAMED).columns[0].names) == MOST_NAMED
    assert asked(MOST_NAMED + 1).columns == (RoomColumn(7, "answer yes", Bearing.MET, ()),)


def test_with_more_than_six_differing_views_the_room_sees_their_number() -> None:
    agencies = tuple(Agency(f"Agency {n}", AgencyId(n)) for n in range(1, 8))
    views = tuple(DifferingView(JudgementId(1), agency.id) for agency in agencies)
    many = replace(now, agencies=agencies, views=views)
    scene: JudgementScene = judgement_scene(many, many.judgements[0])
    assert (scene.differing, scene.differing_count) == ((), 7)


def test_a_checklist_counts_each_line_among_those_that_answered_any() -> None:
    yes, no = now.tool.answers
    first, second = ItemId(2), ItemId(3)
    agencies = [Agency(f"Agency {n}", AgencyId(n)) for n in range(1, 5)]
    where = (
        Position(agencies[0], None, True, items=((first, yes), (second, no))),
        Position(agencies[1], None, True, items=((first, yes), (second, None))),
        Position(agencies[2], None, True, items=((first, None), (second, None))),
        Position(agencies[3], None, False),
    )
    scene = question_scene(replace(now, agencies=tuple(agencies)), CASE, LIST, where)
    assert [(row.label, row.columns) for row in scene.rows] == [
        ("line short", (RoomColumn(2, "answer yes", Bearing.MET),)),
        (
            "other line short",
            (RoomColumn(1, "answer no", Bearing.NOT_MET), RoomColumn(1, "No answer", None)),
        ),
    ]
    assert scene.columns == (
        RoomColumn(1, "No answer", None, ("Agency 3",)),
        RoomColumn(1, "No return", None, ("Agency 4",)),
    )


def test_a_judged_line_of_a_checklist_is_numbered_as_printed() -> None:
    judged = tuple(
        replace(question, items_judged=question.checklist) for question in now.tool.questions
    )
    split = replace(now, tool=replace(now.tool, questions=judged))
    points = split.tool.points
    assert [question_number(split, point) for point in points] == [
        "Question 1 of 3",
        "Question 2a (2 of 3)",
        "Question 2b (3 of 3)",
    ]


@pytest.mark.parametrize("starts", ["10:00", "10.00"])
@pytest.mark.parametrize(
    ("clock", "when"),
    [
        ("09:59", When.TO_COME),
        ("10:00", When.NOW),
        ("11:59", When.NOW),
        ("12:00", When.PAST),
    ],
)
def test_the_agenda_knows_what_is_now(clock: str, when: When, starts: str) -> None:
    planned = replace(now, agenda=(replace(now.agenda[0], starts=starts),))
    scene = agenda_scene(planned, datetime.fromisoformat(f"2014-04-09T{clock}"))
    assert scene.time == clock
    assert [line.when for line in scene.lines] == [when]
