"""Before it leaves this computer: what is pointed out, where, and what must be settled."""

from dataclasses import replace

from core.model.audit import Audit, Grouping, Participant
from core.model.case import Case, Papers
from core.model.hand_out import (
    DifferenceKind,
    HandBack,
    HandOut,
    HandOutCase,
    SideChosen,
    TableDifference,
)
from core.model.ids import AgencyId, CaseId, NoteId, QuestionId
from core.model.judgement import DifferingView, EvidenceSeen, JudgementState
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot
from core.model.tool import Point
from core.review.checks import checks
from core.review.remark import Remark, RemarkKind
from tests.documents.audits import JUDGEMENTS, Parts, note

REASONED = tuple(
    replace(found, reason="Because.", evidence=EvidenceSeen.COMPLETE) for found in JUDGEMENTS
)


def of(kind: RemarkKind, full: FullSnapshot) -> list[Remark]:
    return [found for found in checks(full) if found.kind is kind]


def test_an_open_concern_must_be_settled_and_leads_to_its_note() -> None:
    concern = note(NoteKind.CONCERN, "Left alone at night", 9)
    (remark,) = of(RemarkKind.CONCERN, Parts(notes=(concern,)).full())
    assert remark.must_settle
    assert remark.text == "An immediate concern on Child D is not yet passed on."
    assert (remark.note_id, remark.case_id) == (NoteId(9), CaseId(4))


def test_a_concern_carried_with_a_reason_is_pointed_out_but_does_not_hold_up() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 9, carried="The team is called on Monday")
    (remark,) = of(RemarkKind.CONCERN, Parts(notes=(concern,)).full())
    assert not remark.must_settle


def test_a_concern_passed_on_needs_no_remark() -> None:
    assert of(RemarkKind.CONCERN, Parts().full()) == []


def test_reasons_still_to_write_are_gathered_by_case() -> None:
    (remark,) = of(RemarkKind.REASON, Parts().full())
    assert remark.text == "Questions 7 and 8 have no reason yet."
    assert remark.place == "Child D"
    assert remark.point == Point(QuestionId(5))


def test_judgements_on_thin_evidence_are_named() -> None:
    judgements = (
        replace(JUDGEMENTS[0], evidence=EvidenceSeen.PARTIAL),
        replace(JUDGEMENTS[1], evidence=EvidenceSeen.TOO_LITTLE),
    )
    texts = [found.text for found in of(RemarkKind.EVIDENCE, Parts(judgements=judgements).full())]
    assert texts == [
        "Question 1 rests on partial evidence.",
        "Question 2 rests on too little evidence.",
    ]


def test_drafts_and_parked_judgements_are_still_open() -> None:
    judgements = (
        replace(JUDGEMENTS[0], state=JudgementState.DRAFT),
        replace(JUDGEMENTS[1], state=JudgementState.DRAFT),
        JUDGEMENTS[6],
    )
    texts = [found.text for found in of(RemarkKind.OPEN, Parts(judgements=judgements).full())]
    assert texts == [
        "Questions 1 and 2 are drafts, not agreed yet.",
        "Question 10 is still parked.",
    ]


def test_questions_in_a_row_are_told_by_the_first_and_the_last() -> None:
    drafts = tuple(replace(one, state=JudgementState.DRAFT) for one in JUDGEMENTS[:4])
    (found,) = of(RemarkKind.OPEN, Parts(judgements=drafts).full())
    assert found.text == "Questions 1 to 5 are drafts, not agreed yet."


def test_incomplete_papers_are_named() -> None:
    case = Case("Child D", CaseId(4), papers=Papers.INCOMPLETE)
    (remark,) = of(RemarkKind.PAPERS, Parts(cases=(case,)).full())
    assert "Child D" in remark.text


def test_a_full_date_in_an_outline_may_be_a_birthday_but_a_month_is_not() -> None:
    def outlined(text: str) -> list[Remark]:
        case = Case("Child B", CaseId(4), outline=text)
        return of(RemarkKind.DETAIL, Parts(cases=(case,), notes=()).full())

    assert outlined("Born on 3 March 2008 in town.")[0].text.startswith("A full date of birth: “")
    assert len(outlined("DOB 03/03/2008.")) == 1
    assert outlined("Referred 2013-11-04.")[0].place == "Child B, outline"
    assert outlined("Plan since December 2013; two visits in 2014.") == []


def test_a_date_of_birth_is_found_in_what_was_heard_but_other_dates_stay() -> None:
    notes = (
        note(NoteKind.STRENGTH, "Born 3 March 2008, he is doing well.", 1),
        note(NoteKind.STRENGTH, "Seen on 3 March 2014.", 2),
    )
    (remark,) = of(RemarkKind.DETAIL, Parts(notes=notes).full())
    assert remark.note_id == NoteId(1)


def test_addresses_and_numbers_are_found() -> None:
    notes = tuple(
        note(NoteKind.OBSERVATION, text, at)
        for at, text in enumerate(
            (
                "lives at SW1A 1AA now",
                "ring 020 7946 0018",
                "write to a.b@example.org",
                "943 476 5919",
            )
        )
    )
    found = of(RemarkKind.DETAIL, Parts(notes=notes).full())
    assert [remark.note_id for remark in found] == [0, 1, 2, 3]


def test_a_participants_name_is_pointed_out_where_it_stands() -> None:
    full = Parts(notes=(note(NoteKind.COMMENT, "As Callum said, asked at home", 1),)).full()
    named = replace(full.now, participants=(Participant("Nurse", name="Callum Reed"),))
    (remark,) = of(RemarkKind.NAME, FullSnapshot(named, full.answers))
    assert "Callum" in remark.text
    assert remark.place == "Child D, practitioner comment"
    (unlisted,) = of(RemarkKind.NAME, full)
    assert unlisted.text == "“As Callum said, asked at ho…” may name somebody."


def test_a_pathway_with_one_case_is_a_small_group() -> None:
    cases = (
        Case("A", CaseId(1), pathway="Health visiting"),
        Case("B", CaseId(2), pathway="Schools"),
        Case("C", CaseId(3), pathway="Schools"),
    )
    audit = Audit("T", grouping=Grouping.PATHWAY)
    (remark,) = of(RemarkKind.GROUP, Parts(audit=audit, cases=cases, notes=()).full())
    assert "Health visiting" in remark.text
    assert remark.case_id == CaseId(1)


def test_nothing_to_look_at_is_nothing_said() -> None:
    parts = Parts(judgements=REASONED[:6])
    assert checks(parts.full()) == ()


def test_many_cases_without_reasons_are_one_remark_that_leads_to_the_first() -> None:
    cases = tuple(Case(f"Case {at}", CaseId(at)) for at in range(1, 21))
    judgements = tuple(
        replace(found, case_id=case.id, reason="") for case in cases for found in JUDGEMENTS[:2]
    )
    full = Parts(cases=cases, judgements=judgements, notes=(), views=()).full()
    (remark,) = of(RemarkKind.REASON, full)
    assert remark.text == "40 judgements in 20 cases have no reason yet."
    assert remark.case_id == CaseId(1)


def test_a_question_not_agreed_with_nobody_named_is_pointed_out() -> None:
    judgements = (replace(REASONED[0], state=JudgementState.NOT_AGREED), *REASONED[1:])
    (remark,) = of(RemarkKind.DIFFERENCE, Parts(judgements=judgements, views=()).full())
    assert remark.text == "Question 1 is not agreed, and names nobody who differed."
    assert remark.point == judgements[0].point


def test_a_question_not_agreed_that_names_who_differed_is_not() -> None:
    differed = DifferingView(REASONED[0].id, AgencyId(1))
    judgements = (replace(REASONED[0], state=JudgementState.NOT_AGREED), *REASONED[1:])
    full = Parts(judgements=judgements, views=(differed,)).full()
    assert of(RemarkKind.DIFFERENCE, full) == []


def test_what_two_files_say_differently_must_be_settled_a_table_still_out_is_only_said() -> None:
    full = Parts().full()
    out = HandOut("b", "Table 2", 2, "2026-03-02T09:30:00")
    differs = TableDifference(1, "notes", 1, DifferenceKind.BOTH_CHANGED, 1, columns="text")
    now = replace(
        full.now,
        hand_outs=(HandOut("a", "Table 1", 1, "2026-03-02T09:30:00"), out),
        hand_out_cases=(HandOutCase(2, CaseId(4), 1),),
        hand_backs=(HandBack("a", "Table 1", "2026-03-02T11:30:00", 1),),
        table_differences=(differs,),
    )
    first, second = of(RemarkKind.TABLES, replace(full, now=now))
    assert (first.must_settle, first.text) == (True, "1 to settle from Table 1.")
    assert (second.must_settle, second.text) == (False, "Table 2 is not back.")
    assert second.place == "Child D"
    settled = replace(now, table_differences=(replace(differs, chosen=SideChosen.HERE),))
    assert len(of(RemarkKind.TABLES, replace(full, now=settled))) == 1
