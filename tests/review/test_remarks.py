"""How remarks are gathered: in which order, how many at once, and where each one leads."""

from dataclasses import replace

import pytest

from core.model.audit import Audit, Grouping
from core.model.case import Case, Papers
from core.model.ids import CaseId, ItemId, QuestionId
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot
from core.model.tool import Point
from core.review.checks import checks
from core.review.remark import Remark, RemarkKind
from tests.documents.audits import JUDGEMENTS, Parts, note


def of(kind: RemarkKind, parts: Parts) -> list[Remark]:
    return [found for found in checks(parts.full()) if found.kind is kind]


def cases(count: int) -> tuple[Case, ...]:
    return tuple(Case(f"Case {at}", CaseId(at)) for at in range(1, count + 1))


def judged(case: int, *points: int, **more: object) -> tuple[Judgement, ...]:
    """Judgements of a case on these questions."""
    return tuple(
        replace(JUDGEMENTS[0], case_id=CaseId(case), question_id=QuestionId(point), **more)  # type: ignore[arg-type]
        for point in points
    )


def test_the_most_pressing_comes_first_and_only_concerns_must_be_settled() -> None:
    audit = Audit("T", grouping=Grouping.TEAM)
    child = Case(
        "Child D", CaseId(4), outline="Born 3.3.2008.", team="Solo", papers=Papers.INCOMPLETE
    )
    judgements = (
        replace(JUDGEMENTS[0], reason="", evidence=EvidenceSeen.PARTIAL),
        replace(JUDGEMENTS[1], state=JudgementState.DRAFT),
    )
    notes = (note(NoteKind.CONCERN, "Left alone 中", 9),)
    found = checks(Parts(audit, (child, Case("E", CaseId(5))), judgements, (), notes).full())
    assert [remark.kind for remark in found] == [
        RemarkKind.CONCERN,
        RemarkKind.DETAIL,
        RemarkKind.CHARACTER,
        RemarkKind.GROUP,
        RemarkKind.EVIDENCE,
        RemarkKind.PAPERS,
        RemarkKind.REASON,
        RemarkKind.OPEN,
    ]
    assert [remark.must_settle for remark in found] == [True] + [False] * 7


def test_a_concern_about_no_case_says_so_and_leads_to_its_note() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 9, case_id=None)
    (remark,) = of(RemarkKind.CONCERN, Parts(notes=(concern,)))
    assert remark.text == ("An immediate concern about no case in particular is not yet passed on.")
    assert (remark.place, remark.case_id, remark.note_id) == ("", None, 9)


def test_a_concern_carried_says_how_it_stands_and_where() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 9, carried="no answer yet")
    (remark,) = of(RemarkKind.CONCERN, Parts(notes=(concern,)))
    assert remark.text == "An immediate concern on Child D is carried as open."
    assert remark.place == "Child D"


@pytest.mark.parametrize("count", [6, 7])
def test_up_to_six_cases_are_named_one_by_one_and_more_are_counted(count: int) -> None:
    judgements = tuple(found for at in range(1, count + 1) for found in judged(at, 3, reason=""))
    found = of(RemarkKind.REASON, Parts(cases=cases(count), judgements=judgements, notes=()))
    if count == 6:
        assert [remark.place for remark in found] == [f"Case {at}" for at in range(1, 7)]
        assert {remark.text for remark in found} == {"Question 3 has no reason yet."}
    else:
        assert [remark.text for remark in found] == ["7 judgements in 7 cases have no reason yet."]
        assert found[0].place == "from Case 1 on"


def test_many_cases_lead_to_the_first_judgement_of_the_first_that_needs_it() -> None:
    judgements = tuple(found for at in range(2, 10) for found in judged(at, 4, 3, reason=""))
    (remark,) = of(RemarkKind.REASON, Parts(cases=cases(9), judgements=judgements, notes=()))
    assert remark.text == "16 judgements in 8 cases have no reason yet."
    assert remark.place == "from Case 2 on"
    assert (remark.case_id, remark.point) == (CaseId(2), Point(QuestionId(3)))


def test_a_case_with_nothing_amiss_gets_no_remark() -> None:
    judgements = judged(1, 2, 3, reason="") + judged(2, 2) + judged(3, 5, reason=" \n")
    found = of(RemarkKind.REASON, Parts(cases=cases(3), judgements=judgements, notes=()))
    assert [(remark.place, remark.text) for remark in found] == [
        ("Case 1", "Questions 2 and 3 have no reason yet."),
        ("Case 3", "Question 7 has no reason yet."),
    ]


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        (JudgementState.AGREED, [RemarkKind.EVIDENCE, RemarkKind.REASON]),
        (
            JudgementState.NOT_AGREED,
            [RemarkKind.EVIDENCE, RemarkKind.REASON, RemarkKind.DIFFERENCE],
        ),
        (JudgementState.DRAFT, [RemarkKind.OPEN]),
        (JudgementState.PARKED, [RemarkKind.OPEN]),
        (JudgementState.NOT_REACHED, []),
    ],
)
def test_only_what_is_settled_needs_a_reason_and_evidence(
    state: JudgementState, kinds: list[RemarkKind]
) -> None:
    judgements = judged(1, 2, state=state, reason="", evidence=EvidenceSeen.TOO_LITTLE)
    found = checks(Parts(cases=cases(1), judgements=judgements, notes=(), views=()).full())
    assert [remark.kind for remark in found] == kinds


def test_several_judgements_on_thin_evidence_are_one_remark() -> None:
    judgements = judged(1, 2, 3, 4, evidence=EvidenceSeen.PARTIAL)
    (remark,) = of(RemarkKind.EVIDENCE, Parts(cases=cases(1), judgements=judgements, notes=()))
    assert remark.text == "Questions 2 to 5 rest on partial evidence."
    assert remark.point == Point(QuestionId(2))


def test_a_judged_item_of_a_checklist_leads_to_itself() -> None:
    plain = Parts().full().now
    questions = (replace(plain.tool.questions[0], items_judged=True), *plain.tool.questions[1:])
    judgement = replace(JUDGEMENTS[0], item_id=ItemId(2), reason="")
    now = replace(
        plain, tool=replace(plain.tool, questions=questions), judgements=(judgement,), views=()
    )
    (remark,) = [found for found in checks(FullSnapshot(now)) if found.kind is RemarkKind.REASON]
    assert remark.text == "Question 1f has no reason yet."
    assert remark.point == Point(QuestionId(1), ItemId(2))


@pytest.mark.parametrize(
    ("teams", "told"),
    [
        pytest.param(("North",), [], id="one case in all"),
        pytest.param(("North", "North"), [], id="two in one team"),
        pytest.param(("", "North", "North"), [], id="one without a team"),
        pytest.param(("North", "South"), ["Case 1", "Case 2"], id="one each"),
    ],
)
def test_a_group_of_one_is_told_where_there_are_others(
    teams: tuple[str, ...], told: list[str]
) -> None:
    found = tuple(Case(f"Case {at}", CaseId(at), team=team) for at, team in enumerate(teams, 1))
    audit = Audit("T", grouping=Grouping.TEAM)
    remarks = of(RemarkKind.GROUP, Parts(audit, found, notes=()))
    assert [remark.place for remark in remarks] == told


@pytest.mark.parametrize(
    ("grouping", "said"),
    [
        (Grouping.TEAM, "One case in “North”: naming the team may point to one family."),
        (Grouping.PATHWAY, "One case in “Schools”: naming the pathway may point to one family."),
    ],
)
def test_a_small_group_is_called_what_the_audit_compares(grouping: Grouping, said: str) -> None:
    found = (Case("A", CaseId(1), team="North", pathway="Schools"), Case("B", CaseId(2)))
    (remark,) = of(RemarkKind.GROUP, Parts(Audit("T", grouping=grouping), found, notes=()))
    assert remark.text == said


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        pytest.param("中", "“中” (cjk unified ideograph-4e2d)", id="one"),
        pytest.param(
            "中😀中", "“中” (cjk unified ideograph-4e2d) and “😀” (grinning face)", id="two"
        ),
        pytest.param("\ue000", "the character U+E000", id="one without a name"),
    ],
)
def test_a_character_nobody_can_print_is_named(typed: str, named: str) -> None:
    (remark,) = of(RemarkKind.CHARACTER, Parts(notes=(note(NoteKind.STRENGTH, typed, 1),)))
    assert remark.text == f"No typeface here has {named}; “[?]” is printed instead."


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        pytest.param("\ue000\ue001\ue002\ue003", "U+E002 and the character U+E003;", id="four"),
        pytest.param("\ue000\ue001\ue002\ue003\ue004", "U+E003 and 1 more;", id="five"),
        pytest.param("\ue000\ue001\ue002\ue003\ue004\ue005", "U+E003 and 2 more;", id="six"),
    ],
)
def test_at_most_four_characters_are_named_and_the_rest_counted(typed: str, end: str) -> None:
    (remark,) = of(RemarkKind.CHARACTER, Parts(notes=(note(NoteKind.STRENGTH, typed, 1),)))
    assert end in remark.text


def test_incomplete_papers_lead_to_their_case() -> None:
    found = (Case("A", CaseId(1)), Case("B", CaseId(2), papers=Papers.INCOMPLETE))
    (remark,) = of(RemarkKind.PAPERS, Parts(cases=found, notes=()))
    assert remark.text == "The papers of B are incomplete; its summary says so."
    assert (remark.place, remark.case_id, remark.must_settle) == ("B", CaseId(2), False)
