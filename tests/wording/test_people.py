"""Facts about cases, people and times, said the way a report says them."""

from dataclasses import replace

import pytest

from core.model.audit import Audit
from core.model.case import Case
from core.model.ids import AgencyId, CaseId, QuestionId
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.wording.people import (
    age_words,
    facts,
    passed_on,
    place,
    said_by,
    sex_words,
)
from tests.documents.audits import Parts, note

CASE = Case("Child D", CaseId(4))


def test_who_was_told_stands_inside_the_sentence_however_it_was_typed() -> None:
    told = Note(NoteKind.CONCERN, "Hurt", told="The duty manager.", told_at="12:05", did="rang")
    assert passed_on(told, "2014-04-09") == "Passed to The duty manager at 12:05; rang."


@pytest.mark.parametrize(
    ("age", "sex", "said"),
    [
        ("17", "M", "boy"),
        ("18", "M", "man"),
        (" 18 ", " f ", "woman"),
        ("17", "Girl", "girl"),
        ("unborn", "female", "girl"),
        ("", "male", "boy"),
        ("40", "non-binary", "non-binary"),
    ],
)
def test_a_child_is_a_boy_or_a_girl_until_eighteen(age: str, sex: str, said: str) -> None:
    assert sex_words(replace(CASE, age=age, sex=sex)) == said


@pytest.mark.parametrize(
    ("age", "said"),
    [("0", "under 1 year"), ("1", "1 year"), (" 6 ", "6 years"), ("6 months", "6 months")],
)
def test_an_age_is_in_years_only_where_it_is_a_number(age: str, said: str) -> None:
    assert age_words(age) == said


def test_an_age_nobody_can_be_is_said_as_it_was_typed() -> None:
    case = Case("Child A", age="9" * 5000, sex="f")
    assert age_words(case.age) == case.age
    assert sex_words(case) == "girl"


def test_facts_nobody_typed_leave_no_gap() -> None:
    case = replace(CASE, age="  ", sex="M", pathway=" Early help ", team=" ")
    assert facts(Snapshot(Audit("")), case) == "boy · Early help"


@pytest.mark.parametrize(
    ("at", "when"),
    [
        pytest.param("2014-04-09T12:05:33", "on the day at 12:05", id="that day"),
        pytest.param("2014-04-10T09:00", "on 10 April 2014 at 09:00", id="the day after"),
        pytest.param("2014-04-09", "on the day", id="that day without a time"),
        pytest.param("2014-03-01", "on 1 March 2014", id="another day without a time"),
        pytest.param("12:05", "at 12:05", id="only a time"),
        pytest.param("about noon", "about noon", id="in words"),
    ],
)
def test_when_a_concern_was_passed_on_is_said_in_words(at: str, when: str) -> None:
    concern = note(
        NoteKind.CONCERN, "Left alone", 1, told=" the duty team ", told_at=at, did="rang"
    )
    assert passed_on(concern, "2014-04-09") == f"Passed to the duty team {when}; rang."


def test_a_concern_that_is_open_was_not_passed_on() -> None:
    concern = note(NoteKind.CONCERN, "Left alone", 1, told="the duty team", told_at="12:05")
    assert passed_on(concern, "2014-04-09") == ""


def test_who_said_it_is_a_role_an_agency_or_both() -> None:
    now = Parts().full().now
    said = Note(NoteKind.COMMENT, "We wait", role=" school nurse ")
    assert said_by(now, said) == "school nurse"
    assert said_by(now, replace(said, agency_id=AgencyId(2))) == "school nurse, School nursing"
    assert said_by(now, replace(said, role=" ", agency_id=AgencyId(2))) == "School nursing"
    assert said_by(now, replace(said, role="", agency_id=AgencyId(99))) == ""


def test_a_note_belongs_to_a_case_a_question_both_or_neither() -> None:
    now = Parts().full().now
    heard = Note(NoteKind.COMMENT, "We wait")
    assert place(now, heard) == ""
    assert place(now, replace(heard, question_id=QuestionId(4))) == "question 5"
    assert place(now, replace(heard, case_id=CaseId(4))) == "Child D"
    gone = replace(heard, case_id=CaseId(99), question_id=QuestionId(99))
    assert place(now, gone) == ""
