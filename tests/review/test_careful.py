"""A reason that says more than the numbers do is a remark that leads to its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.counting.live_number import Counted, LiveNumber
from core.examples import build_example
from core.model.case import AnswerComment
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, KeptWording
from core.model.ids import (
    ActionId,
    AgencyId,
    CaseId,
    FindingId,
    ItemId,
    JudgementId,
    QuestionId,
    RecommendationId,
    ReturnId,
)
from core.model.judgement import DifferingView
from core.model.note import NoteKind
from core.model.plan import Action, ActionEntry, EntryKind, Recommendation
from core.model.tool import Point
from core.queries.documents import full
from core.review.careful import careful
from core.review.checks import checks
from core.review.remark import Remark, RemarkKind
from core.store.file import WorkshopFile
from tests.documents.audits import JUDGEMENTS, YES, Parts, note


def remarks(parts: Parts) -> list[Remark]:
    return [one for one in checks(parts.full()) if one.kind is RemarkKind.WORDING]


def reasoned(reason: str, *views: DifferingView) -> Parts:
    first = replace(JUDGEMENTS[0], question_id=QuestionId(4), reason=reason)
    return Parts(judgements=(first,), views=views, notes=())


def test_all_agencies_agreed_is_pointed_at_where_one_saw_it_differently() -> None:
    view = DifferingView(JudgementId(1), AgencyId(2))
    (remark,) = remarks(reasoned("All agencies agreed that the child was heard.", view))
    assert not remark.must_settle
    assert remark.place == "Child D, question 5, reason"
    assert (remark.case_id, remark.point) == (CaseId(4), Point(QuestionId(4)))
    assert "said the same" in remark.text
    assert "It could say" in remark.text


def test_it_is_pointed_at_where_a_return_said_otherwise_and_nothing_was_settled_since() -> None:
    (remark,) = remarks(reasoned("All agencies said yes."))
    assert "In the returns 2 of 4 agencies said the same." in remark.text
    assert not remarks(reasoned("After some talk all agencies agreed."))


@pytest.mark.parametrize(
    "reason", ["The school sees more than the others.", "All agencies were there.", ""]
)
def test_a_reason_that_claims_no_agreement_is_left_alone(reason: str) -> None:
    assert not remarks(reasoned(reason, DifferingView(JudgementId(1), AgencyId(2))))


def test_a_share_worked_wrong_in_a_note_leads_to_the_note() -> None:
    wrong = note(NoteKind.STRENGTH, "In 14 of 21 visits (66.6%) the child was seen.", 9)
    (remark,) = remarks(Parts(notes=(wrong,)))
    assert remark.note_id == wrong.id
    assert "It could say “66.7%”." in remark.text


def test_a_comment_in_a_return_is_read_where_it_is_printed() -> None:
    written = AnswerComment(
        ReturnId(1), CaseId(4), AgencyId(2), QuestionId(4), "Seen in 14 of 21 visits (66.6%)."
    )
    full = replace(Parts(notes=()).full(), comments=(written,), case_id=CaseId(4))
    (remark,) = [one for one in checks(full) if one.kind is RemarkKind.WORDING]
    assert remark.place.startswith("Child D, question 5, ")
    assert (remark.case_id, remark.point) == (CaseId(4), Point(QuestionId(4)))
    plain = replace(written, text="Attendance dropped significantly, from 95% to 91%.")
    full = replace(full, comments=(plain,))
    assert not [one for one in checks(full) if one.kind is RemarkKind.WORDING]


def test_what_somebody_said_word_by_word_is_theirs() -> None:
    said = note(NoteKind.COMMENT, "It was 14 of 21 visits (66.6%).", 9)
    assert not remarks(Parts(notes=(replace(said, verbatim=True),)))
    assert remarks(Parts(notes=(replace(said, verbatim=False),)))


@pytest.mark.parametrize("key", ["cin", "tier2"])
def test_nothing_in_the_examples_is_pointed_at(key: str, tmp_path: Path) -> None:
    path = tmp_path / "audit.casewalk"
    build_example(key, path)
    with WorkshopFile.open(path) as file:
        assert list(careful(full(file))) == []


def concluded(text: str, *, kept: str = "", challenge: str = "") -> list[Remark]:
    """What is said of a finding that rests on how many returns say yes to question 5."""
    full = Parts(notes=(), judgements=(), views=()).full()
    number = LiveNumber(Counted.RETURNS, QuestionId(4), ItemId(13), (YES,))
    finding = Finding(text, FindingId(1), challenge=challenge)
    now = replace(
        full.now,
        usable=frozenset((row.case_id, row.agency_id) for row in full.answers),
        findings=(finding,),
        evidence=(EvidenceNamed(finding.id, EvidenceKind.COUNT, 0, 1, count=number.text),),
        wordings_kept=(KeptWording(text, kept, "As it was said"),) if kept else (),
    )
    found = checks(replace(full, now=now))
    return [one for one in found if one.kind is RemarkKind.WORDING]


def test_a_finding_is_read_beside_the_counts_it_rests_on() -> None:
    (remark,) = concluded("The vast majority of returns take the child's views into account.")
    assert remark.place == "finding 1"
    assert remark.finding_id == FindingId(1)
    assert "Here it is 75.0% (6 of 8 returns)." in remark.text
    assert not concluded("Most returns take the child's views into account.")
    (challenge,) = concluded("Views are heard.", challenge="Why is it 81.7% of returns?")
    assert challenge.place == "finding 1, challenge"


def test_recommendations_and_actions_are_read_too() -> None:
    full = Parts(notes=(), judgements=(), views=()).full()
    above = Recommendation("In 14 of 21 returns (66.6%) the plan is late.", RecommendationId(1))
    action = Action("Ring", ActionId(1), measure="15 of 20 returns (74.9%)")
    told = list(careful(replace(full, now=replace(full.now, recommendations=(above,)))))
    assert [(one.place, one.recommendation_id) for one in told] == [("recommendation 1", 1)]
    told = list(careful(replace(full, now=replace(full.now, actions=(action,)))))
    assert [(one.place, one.action_id) for one in told] == [("action 1", 1)]
    note = ActionEntry(ActionId(1), EntryKind.NOTE, "15 of 20 returns (74.9%) by now", "2014-06-02")
    progress = replace(full.now, actions=(Action("Ring", ActionId(1)),), action_entries=(note,))
    told = list(careful(replace(full, now=progress)))
    assert [(one.place, one.action_id) for one in told] == [("action 1, progress", 1)]


def test_words_kept_with_a_reason_are_quiet_wherever_the_sentence_stands() -> None:
    text = "The vast majority of returns take the child's views into account."
    assert not concluded(text, kept="The vast majority of")
    assert concluded(text, kept="most")


def test_a_long_finding_is_mostly_two() -> None:
    (remark,) = concluded("Views are heard. " * 30)
    assert "is mostly two" in remark.text
