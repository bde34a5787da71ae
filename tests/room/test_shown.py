"""What a wish to show really puts on the wall, and what it keeps from it."""

from dataclasses import replace
from datetime import datetime

import pytest

from core.counting.pace import Open, pace_of
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, RequestStatus, Return
from core.model.ids import AgencyId, AnswerId, CaseId, JudgementId, NoteId, QuestionId, ThemeId
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.snapshot import Position, Snapshot
from core.room import (
    MOST_NAMED,
    AgendaLine,
    RoomColumn,
    ShownComment,
    Verdict,
    When,
    agenda_scene,
    blank_scene,
    case_scene,
    comment_scene,
    judgement_scene,
    question_scene,
    reason_scene,
    theme_scene,
)
from core.wording.pace import case_words
from tests.counting.audits import ANSWER, ONE_ITEM

A, B, C = CaseId(1), CaseId(2), CaseId(3)
GP, POLICE, SCHOOL = AgencyId(1), AgencyId(2), AgencyId(3)
POINT = ONE_ITEM.points[0]
YES, NO = ANSWER["yes"], ANSWER["no"]
AGREED = Judgement(B, QuestionId(1), JudgementId(1), None, JudgementState.AGREED, NO.id, "Why")
RECORDS = ThemeId(1)


def comment(number: int, theme: ThemeId | None = RECORDS, chosen: bool = True) -> Note:
    return Note(NoteKind.COMMENT, f"words {number}", NoteId(number), theme_id=theme, chosen=chosen)


NOW = Snapshot(
    Audit("Plans"),
    ONE_ITEM,
    cases=(Case("Child A", A), Case("Child B", B), Case("Child C", C)),
    agencies=(Agency("Doctor", GP, short="GP"), Agency("Police", POLICE), Agency("School", SCHOOL)),
    requests=(
        Request(B, GP, status=RequestStatus.WAITING),
        Request(B, POLICE, status=RequestStatus.UNUSABLE),
        Request(B, SCHOOL, status=RequestStatus.REFUSED),
        Request(A, GP, status=RequestStatus.RETURNED),
    ),
    returns=(Return(B, GP),),
    judgements=(AGREED,),
    notes=(comment(1), comment(2, chosen=False), comment(3, None), comment(4)),
)


def test_the_empty_wall_has_the_audits_title() -> None:
    assert blank_scene(NOW).title == "Plans"


def test_a_case_is_shown_with_its_place_and_what_came_back_for_it() -> None:
    scene = case_scene(NOW, B)
    assert (scene.case, scene.number) == ("Child B", "Case 2 of 3")
    assert (scene.asked, scene.returned, scene.questions) == (3, 2, 1)
    assert case_scene(NOW, C).asked == case_scene(NOW, C).returned == 0


def test_a_case_has_the_number_it_has_in_the_list_which_goes_by_pathway() -> None:
    teams = (replace(NOW.cases[0], pathway="X"), replace(NOW.cases[1], pathway="Y"))
    now = replace(NOW, cases=(*teams, replace(NOW.cases[2], pathway="X")))
    numbers = [case_scene(now, case).number for case in (A, C, B)]
    assert numbers == ["Case 1 of 3", "Case 2 of 3", "Case 3 of 3"]
    opened = Open(C, datetime(2014, 4, 9, 11))
    assert case_words(pace_of(now, opened.since, opened))[0] == "Case 2 of 3"


@pytest.mark.parametrize(
    ("judgement", "verdict"),
    [
        (AGREED, Verdict(JudgementState.AGREED, "No", NO.bearing)),
        pytest.param(
            replace(AGREED, answer_id=None), Verdict(JudgementState.AGREED), id="without an answer"
        ),
        (replace(AGREED, state=JudgementState.PARKED), Verdict(JudgementState.PARKED)),
        (replace(AGREED, state=JudgementState.NOT_AGREED), Verdict(JudgementState.NOT_AGREED)),
        (replace(AGREED, state=JudgementState.DRAFT), None),
        (replace(AGREED, state=JudgementState.NOT_REACHED), None),
    ],
)
def test_a_judgement_is_shown_as_the_room_left_it(
    judgement: Judgement, verdict: Verdict | None
) -> None:
    now = replace(NOW, judgements=(judgement,))
    assert judgement_scene(now, judgement).verdict == verdict
    assert reason_scene(now, judgement).verdict == verdict
    assert question_scene(now, B, POINT, ()).verdict == verdict


def test_a_question_nobody_judged_has_no_verdict() -> None:
    assert question_scene(NOW, A, POINT, ()).verdict is None


def test_a_reason_is_shown_with_its_case_and_question_and_without_views() -> None:
    scene = reason_scene(NOW, AGREED)
    assert (scene.case, scene.number, scene.reason) == ("Child B", "Question 1 of 1", "Why")


@pytest.mark.parametrize("agencies", [MOST_NAMED, MOST_NAMED + 1])
def test_who_saw_it_differently_is_named_while_there_are_few(agencies: int) -> None:
    there = tuple(Agency(f"Agency {n}", AgencyId(n), short=f"A{n}") for n in range(agencies))
    views = tuple(DifferingView(AGREED.id, one.id) for one in there)
    scene = judgement_scene(replace(NOW, agencies=there, views=views), AGREED)
    named = tuple(one.short for one in there) if agencies <= MOST_NAMED else ()
    assert (scene.differing, scene.differing_count) == (named, agencies)


def test_an_agency_with_two_views_is_named_and_counted_once() -> None:
    views = (DifferingView(AGREED.id, GP, 1), DifferingView(AGREED.id, GP, 2))
    scene = judgement_scene(replace(NOW, views=views), AGREED)
    assert (scene.differing, scene.differing_count) == (("GP",), 1)


def test_a_theme_alone_shows_no_words_of_anybody() -> None:
    scene = theme_scene(NOW, RECORDS)
    assert (scene.theme, scene.comments) == ("Records", ())


def test_of_a_theme_only_comments_chosen_wished_for_and_its_own_are_shown() -> None:
    everything = {note.id for note in NOW.notes}
    words = [shown.text for shown in theme_scene(NOW, RECORDS, everything).comments]
    assert words == ["words 1", "words 4"]
    assert [one.text for one in theme_scene(NOW, RECORDS, {NoteId(4)}).comments] == ["words 4"]
    assert theme_scene(NOW, RECORDS, {NoteId(2), NoteId(3)}).comments == ()


@pytest.mark.parametrize(
    ("role", "agency", "who"),
    [
        ("Health visitor", POLICE, "Health visitor, Police"),
        pytest.param("Health visitor", GP, "Health visitor, GP", id="the short name"),
        ("Health visitor", None, "Health visitor"),
        ("", POLICE, "Police"),
        ("", None, ""),
    ],
)
def test_a_comment_is_attributed_to_a_role_or_an_agency(
    role: str, agency: AgencyId | None, who: str
) -> None:
    note = replace(comment(1), role=role, agency_id=agency, verbatim=True)
    assert comment_scene(NOW, note).comments == (ShownComment("“words 1”", who),)


def test_a_comment_under_no_theme_is_shown_without_one() -> None:
    scene = comment_scene(NOW, comment(3, None))
    assert (scene.theme, [one.text for one in scene.comments]) == ("", ["words 3"])


def test_an_agency_without_a_short_name_is_shown_by_its_name() -> None:
    where = [Position(NOW.agency[at], YES, True) for at in (GP, POLICE)]
    assert question_scene(NOW, B, POINT, where).columns == (
        RoomColumn(2, "Yes", YES.bearing, ("GP", "Police")),
    )


def test_an_answer_of_another_question_stands_in_no_column() -> None:
    stray = replace(YES, id=AnswerId(99))
    assert question_scene(NOW, B, POINT, [Position(NOW.agency[GP], stray, True)]).columns == ()


def test_the_agenda_is_shown_line_by_line_at_any_time() -> None:
    agenda = (
        AgendaEntry("Opening", AgendaKind.OPENING, "09:30", 30),
        AgendaEntry("Cases", AgendaKind.CASES, "10:00", 60),
        AgendaEntry("Sometime", AgendaKind.OTHER, "", 10),
        AgendaEntry("Close", AgendaKind.CLOSE, "11:00", 0),
    )
    scene = agenda_scene(replace(NOW, agenda=agenda), datetime(2014, 4, 9, 10, 0, 59))
    assert (scene.title, scene.time) == ("Plans", "10:00")
    assert scene.lines == (
        AgendaLine("09:30", "Opening", When.PAST),
        AgendaLine("10:00", "Cases", When.NOW),
        AgendaLine("", "Sometime", When.TO_COME),
        AgendaLine("11:00", "Close", When.TO_COME),
    )
