"""Facts about cases, people and times, said the way a report says them."""

from dataclasses import replace

import pytest

from core.model.case import Case, Papers, RequestStatus
from core.model.ids import AgencyId, CaseId, QuestionId
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.wording.people import (
    age_words,
    facts,
    number,
    passed_on,
    place,
    said_by,
    sentence,
    sex_words,
    small,
    standing,
)
from tests.documents.audits import Parts, note

CASE = Case("Child D", CaseId(4))


def asked(*statuses: RequestStatus) -> Snapshot:
    """Child D with one request for each status."""
    now = Parts().full().now
    found = zip(now.requests, statuses, strict=False)
    return replace(
        now, requests=tuple(replace(request, status=status) for request, status in found)
    )


BACK, NONE, UNUSABLE = RequestStatus.RETURNED, RequestStatus.NO_RETURN, RequestStatus.UNUSABLE


@pytest.mark.parametrize(
    ("statuses", "usable", "said"),
    [
        pytest.param((), 0, "", id="nobody asked"),
        pytest.param((BACK,), 1, "The one agency asked returned an audit.", id="one of one"),
        pytest.param((NONE,), 0, "The one agency asked did not return an audit.", id="none of one"),
        pytest.param(
            (UNUSABLE,),
            0,
            "The one agency asked returned an audit; it could not be used.",
            id="one without a form of one",
        ),
        pytest.param(
            (NONE, NONE), 0, "Neither of the two agencies returned an audit.", id="neither"
        ),
        pytest.param((NONE,) * 3, 0, "None of the three agencies returned an audit.", id="none"),
        pytest.param(
            (UNUSABLE, NONE),
            0,
            "One of two agencies returned an audit; it could not be used.",
            id="not it",
        ),
        pytest.param((BACK, NONE), 1, "One of two agencies returned an audit.", id="one of two"),
        pytest.param((BACK, BACK), 2, "Both agencies returned an audit.", id="all"),
        pytest.param(
            (BACK, UNUSABLE, NONE),
            1,
            "Two of three agencies returned an audit; one of them could be used.",
            id="one without a form",
        ),
        pytest.param(
            (BACK, UNUSABLE, NONE),
            0,
            "Two of three agencies returned an audit; neither of them could be used.",
            id="neither of use",
        ),
        pytest.param(
            (UNUSABLE,) * 3,
            0,
            "All three agencies returned an audit; none of them could be used.",
            id="none of use",
        ),
    ],
)
def test_what_came_back_is_said_in_a_sentence(
    statuses: tuple[RequestStatus, ...], usable: int, said: str
) -> None:
    now = asked(*statuses)
    assert standing(now, CASE, [one.agency_id for one in now.requests][:usable]) == said


def test_a_return_nobody_asked_for_is_never_one_of_those_that_were_asked() -> None:
    five, seven = AgencyId(5), AgencyId(7)
    assert standing(asked(UNUSABLE, NONE), CASE, [five]) == (
        "One of two agencies returned an audit; it could not be used. "
        "One more audit came in unasked."
    )
    assert standing(asked(NONE, NONE), CASE, [five, seven]) == (
        "Neither of the two agencies returned an audit. Two audits came in unasked."
    )


def test_where_a_case_stands_is_told_in_order() -> None:
    case = replace(CASE, status_at_end="plan closed", papers=Papers.INCOMPLETE)
    assert standing(asked(BACK, BACK), case, [AgencyId(1), AgencyId(2)]) == (
        "Both agencies returned an audit. At the end of the audit: plan closed. "
        "The papers were incomplete."
    )


def test_who_was_told_stands_inside_the_sentence_however_it_was_typed() -> None:
    told = Note(NoteKind.CONCERN, "Hurt", told="The duty manager.", told_at="12:05", did="rang")
    assert passed_on(told, "2014-04-09") == "Passed to The duty manager at 12:05; rang."


def test_more_than_ten_is_said_in_figures() -> None:
    assert [number(count) for count in (0, 1, 10, 11, 37)] == ["no", "one", "ten", "11", "37"]


@pytest.mark.parametrize(
    ("label", "inside"),
    [("Yes", "yes"), ("GP", "GP"), ("Don't know", "don't know"), ("Å", "å"), ("", "")],
)
def test_a_label_inside_a_sentence_is_small_unless_it_is_an_abbreviation(
    label: str, inside: str
) -> None:
    assert small(label) == inside


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("  They wrote it down \n", "They wrote it down.", id="spaces around"),
        pytest.param("Seen at home;", "Seen at home.", id="a semicolon gives way"),
        pytest.param("Seen at home,:;", "Seen at home.", id="so do several"),
        pytest.param("Was he seen?", "Was he seen?", id="a question"),
        pytest.param("He said “no”", "He said “no”", id="a quote at the end"),
        pytest.param("Seen (twice)", "Seen (twice)", id="a bracket at the end"),
        pytest.param("And then…", "And then…", id="an ellipsis"),
        pytest.param("Школа", "Школа.", id="Cyrillic ends with a stop"),
        pytest.param("\u05d0\u0590", "\u05d0\u0590", id="the first that does not"),
        pytest.param(" \n", "", id="nothing"),
    ],
)
def test_a_sentence_has_one_ending(text: str, said: str) -> None:
    assert sentence(text) == said


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


def test_facts_nobody_typed_leave_no_gap() -> None:
    case = replace(CASE, age="  ", sex="M", pathway=" Early help ", team=" ")
    assert facts(case) == "boy · Early help"


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
