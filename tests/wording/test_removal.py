"""What goes with a removal is counted and said; what stays says what it loses."""

from dataclasses import replace

from core.model.audit import Audit, Hypothesis, Participant
from core.model.case import Agency, Case, Request, Return
from core.model.first_views import FirstView
from core.model.ids import AgencyId, CaseId, JudgementId, QuestionId, ThemeId
from core.model.judgement import DifferingView, Judgement
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.wording.removal import loss_of

CASE, OTHER = Case("Child A", CaseId(1)), Case("Child B", CaseId(2))
GP = Agency("GP", AgencyId(1))
THEME = Theme("Time", ThemeId(1), emerged=True)
NOW = Snapshot(
    Audit("Plans"),
    cases=(CASE, OTHER),
    agencies=(GP,),
    requests=(Request(CASE.id, GP.id), Request(OTHER.id, GP.id)),
    returns=(Return(CASE.id, GP.id),),
    judgements=(Judgement(CASE.id, QuestionId(1), id=JudgementId(1)),),
    views=(DifferingView(JudgementId(1), GP.id),),
    notes=(Note(NoteKind.STRENGTH, "Kind", case_id=CASE.id, theme_id=THEME.id, agency_id=GP.id),),
    participants=(Participant("Nurse", agency_id=GP.id),),
)


def test_a_case_goes_with_requests_returns_judgements_and_views() -> None:
    assert loss_of(NOW, [CASE]).loss_words("Child A") == (
        "Child A removed with 1 request and 1 return, and with 1 judgement and 1 differing view; "
        "1 note stays, without a case. Alt+Z takes it back."
    )


def test_an_agency_leaves_its_notes_and_people_behind() -> None:
    loss = loss_of(NOW, [GP])
    assert loss.weighs
    assert loss.question("GP", "Remove") == (
        "GP would go with 2 requests and 1 return, and with 1 differing view; "
        "1 note stays, without the agency that said it; "
        "1 person stays, on the list without an agency. Remove once more does it."
    )


def test_requests_alone_are_said_and_not_asked_about() -> None:
    loss = loss_of(NOW, [OTHER])
    assert not loss.weighs
    assert loss.loss_words("Child B") == "Child B removed with 1 request. Alt+Z takes it back."


def test_a_request_leaves_its_return_and_a_theme_its_notes() -> None:
    assert loss_of(NOW, [NOW.requests[0]]).stays == ("1 return stays, as unasked for",)
    assert loss_of(NOW, [THEME]).stays == ("1 note stays, under no theme of its own",)
    assert loss_of(NOW, [THEME]).weighs


def test_nothing_rests_on_a_line_of_the_list() -> None:
    loss = loss_of(NOW, [Hypothesis("Plans differ")])
    assert not loss.weighs
    assert loss.loss_words("A hypothesis") == "A hypothesis removed. Alt+Z takes it back."


def test_first_views_go_with_their_case_and_with_the_agency_that_gave_them() -> None:
    given = FirstView(OTHER.id, QuestionId(1), GP.id, answer="Yes")
    now = replace(NOW, first_views=(given, replace(given, question_id=QuestionId(2))))
    loss = loss_of(now, [OTHER])
    assert loss.weighs
    assert loss.gone == "1 request, and with 2 first views"
    assert "1 differing view and 2 first views" in loss_of(now, [GP]).gone
