"""What the case summaries say, before anyone draws them."""

from dataclasses import replace

import pytest

from core.documents.blocks import (
    AnswerPill,
    Box,
    Cell,
    Document,
    DrawnCell,
    Heading,
    Paragraph,
    Table,
)
from core.documents.catalogue import compose
from core.model.audit import Audit
from core.model.case import Attribute, Case, CaseAttribute, Papers
from core.model.ids import AgencyId, AttributeId, CaseId, ItemId, JudgementId
from core.model.judgement import DifferingView, EvidenceSeen, Judgement, JudgementState, ViewKind
from core.model.note import NoteKind
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Bearing
from core.wording.people import facts
from tests.documents.audits import DONT_KNOW, JUDGEMENTS, Parts, note, returns


def words(cell: Cell) -> str:
    assert not isinstance(cell, DrawnCell)
    return cell.word if isinstance(cell, AnswerPill) else "".join(span.text for span in cell)


def summaries(parts: Parts) -> Document:
    return compose("summaries", parts.full())


def table(document: Document, section: int = 3) -> dict[str, tuple[Cell, ...]]:
    """The rows of a case's table by the number of their question; Child D is section 3."""
    found = next(block for block in document.sections[section].blocks if isinstance(block, Table))
    return {words(row[0]).split()[0]: row for row in found.rows}


def boxes(document: Document, section: int = 3) -> list[str]:
    blocks = document.sections[section].blocks
    return [words(block.words) for block in blocks if isinstance(block, Box)]


def judged(at: int, **more: object) -> tuple[Judgement, ...]:
    """The sample's judgements, one of them different."""
    return tuple(
        replace(found, **more) if found.id == at else found  # type: ignore[arg-type]
        for found in JUDGEMENTS
    )


def test_every_case_has_a_section_of_its_own_and_says_it_is_one_of_eight() -> None:
    document = summaries(Parts())
    assert [section.title[-1] for section in document.sections] == list("ABCDEFGH")
    assert {section.foot for section in document.sections} == {
        "One case of 8. Not to be read as general practice."
    }


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (Case("D", age="6", sex="M", team="Team 1"), "6 years · boy · Team 1"),
        (Case("B", age="0", sex="F"), "under 1 year · girl"),
        (Case("H", age="1", sex="m", pathway="Early help"), "1 year · boy · Early help"),
        (Case("P", age="31", sex="F"), "31 years · woman"),
        (Case("U", age="unborn", sex="not known"), "unborn · not known"),
        (Case("N"), ""),
    ],
)
def test_facts_beside_a_name(case: Case, said: str) -> None:
    assert facts(Snapshot(Audit("")), case) == said


def test_what_the_audit_notes_of_a_case_stands_beside_its_name() -> None:
    level, school = (
        Attribute("Level of plan", AttributeId(1)),
        Attribute("School", AttributeId(2), 1),
    )
    case = Case("A", CaseId(7), age="6")
    noted = (
        CaseAttribute(CaseId(7), AttributeId(2), "Hill Top", 1),
        CaseAttribute(CaseId(7), AttributeId(1), "3", 2),
        CaseAttribute(CaseId(8), AttributeId(1), "2", 3),
    )
    now = Snapshot(Audit(""), cases=(case,), attributes=(level, school), case_attributes=noted)
    assert facts(now, case) == "6 years · Level of plan: 3 · School: Hill Top"


def test_returns_are_split_in_words_and_checklists_name_what_is_short() -> None:
    rows = table(summaries(Parts()))
    assert words(rows["10"][1]) == "2 yes · 2 no"
    assert words(rows["2"][1]) == "1 yes · 3 no"
    assert words(rows["8"][1]) == "4 not applicable"
    assert words(rows["1"][1]) == "chronology 4 of 4, plan 2 of 4, minutes 1 of 4"


def test_a_blank_is_told_apart_from_every_answer() -> None:
    without_one = tuple(
        row
        for row in returns(4)
        if not (row.agency_id == AgencyId(2) and row.item_id in (ItemId(12), ItemId(3)))
    )
    rows = table(summaries(Parts(answers=without_one)))
    assert words(rows["2"][1]) == "1 yes · 2 no · 1 blank"
    assert "minutes 1 of 4 (1 blank)" in words(rows["1"][1])


def test_dont_know_stays_in_the_split() -> None:
    answers = (AnswerRow(CaseId(4), AgencyId(1), ItemId(12), DONT_KNOW),)
    assert words(table(summaries(Parts(answers=answers)))["2"][1]) == "1 don't know"


def test_the_room_is_told_in_pills_with_their_bearing() -> None:
    rows = table(summaries(Parts()))
    assert rows["1"][2] == AnswerPill("No", Bearing.NOT_MET)
    assert rows["7"][2] == AnswerPill("Yes", Bearing.MET)
    assert rows["10"][2] == AnswerPill("Parked")


def test_a_draft_is_shown_as_a_draft_and_not_agreed_without_an_answer() -> None:
    parts = Parts(judgements=judged(5, state=JudgementState.DRAFT))
    assert table(summaries(parts))["7"][2] == AnswerPill("Yes", Bearing.MET, True, "draft")
    parts = Parts(judgements=judged(5, state=JudgementState.NOT_AGREED))
    assert table(summaries(parts))["7"][2] == AnswerPill("Not agreed")


def test_who_saw_it_differently_stands_in_the_why() -> None:
    views = (
        DifferingView(JudgementId(4), AgencyId(2), 1),
        DifferingView(JudgementId(4), AgencyId(3), 2),
        DifferingView(JudgementId(4), AgencyId(1), 3, ViewKind.ASSESSMENT, "it came late"),
    )
    why = words(table(summaries(Parts(views=views)))["5"][3])
    assert why.endswith(
        "Children's Social Care saw it differently (assessment): it came late. "
        "School nursing and Primary school saw it differently."
    )


def test_evidence_that_was_not_complete_is_said() -> None:
    parts = Parts(judgements=judged(2, evidence=EvidenceSeen.TOO_LITTLE))
    assert "Too little evidence was seen." in words(table(summaries(parts))["2"][3])
    assert "evidence" not in words(table(summaries(Parts()))["2"][3])


def test_an_audit_without_returns_has_no_column_for_them() -> None:
    document = summaries(Parts(answers=()))
    found = next(block for block in document.sections[3].blocks if isinstance(block, Table))
    assert [column.title for column in found.columns] == ["Question", "Agreed", "Why"]


def test_a_case_the_room_did_not_judge_says_so_and_still_shows_its_returns() -> None:
    document = summaries(Parts())
    said = [
        words(block.words) for block in document.sections[0].blocks if isinstance(block, Paragraph)
    ]
    assert any(text.startswith("The room has not judged this case.") for text in said)
    assert words(table(document, 0)["2"][1]) == "1 yes · 3 no"


def test_a_case_nobody_was_asked_about_promises_no_returns() -> None:
    none = JUDGEMENTS[:0]
    said = [
        words(block.words)
        for block in summaries(Parts(judgements=none)).sections[1].blocks
        if isinstance(block, Paragraph)
    ]
    assert "The room has not judged this case." in said
    here = tuple(replace(found, case_id=CaseId(2)) for found in JUDGEMENTS)
    blocks = summaries(Parts(judgements=here)).sections[1].blocks
    found = next(block for block in blocks if isinstance(block, Table))
    assert [column.title for column in found.columns] == ["Question", "Agreed", "Why"]


def test_a_question_not_reached_is_not_an_answer() -> None:
    parts = Parts(judgements=JUDGEMENTS[:2])
    assert words(table(summaries(parts))["3"][2]) == "Not reached"


def test_a_return_only_marked_as_one_is_told_apart_from_those_that_are_here() -> None:
    answers = tuple(row for row in returns(4) if row.agency_id != AgencyId(4))
    document = summaries(Parts(answers=answers))
    said = [
        words(block.words) for block in document.sections[3].blocks if isinstance(block, Paragraph)
    ]
    assert "Four of five agencies returned an audit; the answers of one are not here yet." in said


def test_a_concern_passed_on_says_to_whom_when_and_what_they_did() -> None:
    assert boxes(summaries(Parts())) == [
        "Hospital checks missed twice since January. Passed to the social care team manager "
        "on the day at 12:05; appointment rebooked for 14 March."
    ]


def test_an_open_concern_says_plainly_that_it_is_not_passed_on() -> None:
    concern = note(NoteKind.CONCERN, "Left alone at night", 1, for_whom="the duty team")
    assert boxes(summaries(Parts(notes=(concern,)))) == [
        "Left alone at night. Not yet passed on. For: the duty team."
    ]


def test_a_concern_carried_as_open_keeps_its_reason_and_what_is_on_record() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 1, told="duty team", carried="no answer yet")
    assert boxes(summaries(Parts(notes=(concern,)))) == [
        "Left alone. Not yet passed on. Told so far: duty team. Carried as open: no answer yet."
    ]


def test_a_case_without_a_concern_says_there_was_none() -> None:
    last = summaries(Parts(notes=())).sections[3].blocks[-1]
    assert isinstance(last, Paragraph)
    assert words(last.words) == "No immediate concern was raised on this case."


def test_incomplete_papers_are_said_on_the_page() -> None:
    case = Case("Child D", CaseId(4), papers=Papers.INCOMPLETE)
    blocks = summaries(Parts(cases=(case,))).sections[0].blocks
    said = [words(block.words) for block in blocks if isinstance(block, Paragraph)]
    assert any("The papers were incomplete." in text for text in said)


def test_only_what_was_heard_gets_a_heading() -> None:
    document = summaries(Parts(notes=(note(NoteKind.STRENGTH, "One", 1),)))
    found = [block.text for block in document.sections[3].blocks if isinstance(block, Heading)]
    assert found == ["What the room agreed", "Strengths"]


def test_an_audit_without_cases_is_a_page_that_says_so() -> None:
    document = summaries(Parts(cases=(), judgements=(), notes=(), answers=()))
    assert len(document.sections) == 1


def test_a_view_of_the_whole_room_is_composed_the_same_twice() -> None:
    assert summaries(Parts()) == summaries(Parts())
