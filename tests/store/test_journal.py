"""Changes to rows: joined, turned round, kept as text, and what has to go with a row."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.model.agenda import Visit
from core.model.case import Case
from core.model.finding import EvidenceKind, EvidenceLeftOut, EvidenceNamed, Finding, Source
from core.model.headed import HeadedText
from core.model.ids import ActionId, AgencyId, AnswerSetId, FindingId, MeetingId, RecommendationId
from core.model.judgement import Judgement
from core.model.meeting import Meeting
from core.model.note import Note, NoteKind
from core.model.plan import Action, ActionOwner, Recommendation, RecommendationFinding
from core.model.tool import AnswerSet, Item, Question
from core.model.voices import FamilyVoice, LeaderTalk, MeetingObserved
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.journal import Change, Row, fold, packed, unpacked
from core.store.reserve import Recorder
from core.store.rows import COLUMNS, SHAPES, changes_in
from core.store.sums import RowSum
from core.store.writing import Rows
from tests.small import case_id, contents

A: Row = {"id": 1, "key": "a"}
B: Row = {"id": 1, "key": "b"}
C: Row = {"id": 1, "key": "c"}


def step(before: Row | None, after: Row | None, key: int = 1) -> Change:
    """Return one change to an answer set."""
    return Change("answer_sets", key, before, after)


@pytest.mark.parametrize(
    ("steps", "joined"),
    [
        pytest.param([step(A, B), step(B, C)], [step(A, C)], id="changed twice"),
        pytest.param([step(None, A), step(A, B)], [step(None, B)], id="added and changed"),
        pytest.param([step(A, B), step(B, None)], [step(A, None)], id="changed and removed"),
        pytest.param([step(A, None), step(None, B)], [step(A, B)], id="removed and put back"),
        pytest.param([step(None, A), step(A, None)], [], id="added and removed"),
        pytest.param([step(A, B), step(B, A)], [], id="there and back"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_changes_to_a_row_join_into_the_first_before_and_the_last_after(
    steps: list[Change], joined: list[Change]
) -> None:
    assert fold(steps) == joined
    assert fold(change.inverse for change in reversed(steps)) == [one.inverse for one in joined]


def test_rows_of_one_number_in_two_tables_are_not_joined() -> None:
    other = Change("themes", 1, A, None)
    assert fold([step(A, B), other, step(None, A, key=2), step(B, C)]) == [
        step(A, C),
        other,
        step(None, A, key=2),
    ]


def test_changes_kept_as_text_come_back_as_they_were() -> None:
    row: Row = {"id": 3, "key": "“Café” 'x' \u2028 \\ 🧒🏽", "text": None}
    changes = [step(None, row), step(row, None), step(A, row, key=2)]
    assert unpacked(packed(changes)) == changes


CASE: Row = dict.fromkeys(COLUMNS["cases"], "")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(Change("songs", 1, None, CASE), id="another table"),
        pytest.param(Change("songs", 1, None, None), id="another table and no row"),
        pytest.param(Change("cases", 1, {**CASE, "tune": ""}, None), id="a column too many"),
        pytest.param(Change("cases", 1, None, {"id": 1}), id="columns missing"),
        pytest.param(Change("cases", 1, None, dict(reversed(CASE.items()))), id="in another order"),
    ],
)
def test_changes_that_do_not_fit_the_tables_are_not_ours(change: Change) -> None:
    ours = Change("cases", 1, None, CASE)
    assert changes_in(packed([ours, ours.inverse])) == [ours, ours.inverse]
    with pytest.raises(ValueError, match=r"not a list of changes|not the columns"):
        changes_in(packed([ours, change]))


@pytest.mark.parametrize(
    ("gone", "kind"),
    [
        (Judgement, EvidenceKind.JUDGEMENT),
        (Note, EvidenceKind.NOTE),
        (FamilyVoice, EvidenceKind.FAMILY_VOICE),
        (MeetingObserved, EvidenceKind.MEETING),
        (LeaderTalk, EvidenceKind.LEADER),
        (HeadedText, EvidenceKind.HEADED),
        (Source, EvidenceKind.SOURCE),
    ],
)
def test_evidence_goes_with_what_it_names_and_no_other_of_its_number(
    file: WorkshopFile, gone: type[object], kind: EvidenceKind
) -> None:
    with file.act("find"):
        question = file.all(Question)[0].id
        number = FindingId(file.put(Finding("Plans are late")))
        file.put(Judgement(case_id(file, "Child A"), question, reason="why"))
        file.put(Note(NoteKind.STRENGTH, "x"))
        file.put(FamilyVoice("x"))
        file.put(MeetingObserved("x"))
        file.put(LeaderTalk("x"))
        file.put(HeadedText(case_id(file, "Child A"), "Good practice", "x", question))
        file.put(Source("x"))
        for one in EvidenceKind:
            file.put(EvidenceNamed(number, one, 1))
            file.put(EvidenceLeftOut(one, 1, "x"))
    assert check(file) == []
    before, named = contents(file), file.all(EvidenceNamed)
    (value,) = file.all(gone)
    with file.act("remove"):
        file.remove(value)
    assert file.all(EvidenceNamed) == [one for one in named if one.kind is not kind]
    assert kind not in {one.kind for one in file.all(EvidenceLeftOut)}
    assert check(file) == []
    file.undo()
    assert contents(file) == before


@pytest.fixture
def concluded(file: WorkshopFile) -> WorkshopFile:
    """The small audit with a finding, two recommendations in one another, and an action."""
    with file.act("conclude"):
        finding = FindingId(file.put(Finding("Plans are late")))
        first = RecommendationId(file.put(Recommendation("Plan sooner")))
        file.put(RecommendationFinding(first, finding))
        under = file.put(Recommendation("Train", parent_id=first))
        assert under != first
        action = ActionId(file.put(Action("Write to all", recommendation_id=first)))
        for agency in (1, 2):
            file.put(ActionOwner(action, agency_id=AgencyId(agency)))
    return file


def test_a_recommendation_lets_what_stands_under_it_stand_alone(
    concluded: WorkshopFile,
) -> None:
    before = contents(concluded)
    first = concluded.all(Recommendation)[0]
    with concluded.act("remove"):
        concluded.remove(first)
    (under,) = concluded.all(Recommendation)
    assert (under.text, under.parent_id) == ("Train", None)
    assert [one.recommendation_id for one in concluded.all(Action)] == [None]
    assert concluded.all(RecommendationFinding) == []
    concluded.undo()
    assert contents(concluded) == before


def test_a_finding_goes_without_the_recommendation_that_rests_on_it(
    concluded: WorkshopFile,
) -> None:
    with concluded.act("remove"):
        concluded.remove(concluded.all(Finding)[0])
    assert len(concluded.all(Recommendation)) == 2
    assert concluded.all(RecommendationFinding) == []
    assert len(concluded.all(Action)) == 1


def test_an_item_that_others_depend_on_leaves_them_without_the_condition(
    file: WorkshopFile,
) -> None:
    before = contents(file)
    (plan,) = file.all(Item, "key = '1b'")
    (depends,) = file.all(Item, "key = '3'")
    assert depends.only_where_item_id == plan.id
    with file.act("remove"):
        file.remove(plan)
    (stands,) = file.all(Item, "key = '3'")
    assert (stands.only_where_item_id, stands.text) == (None, depends.text)
    file.undo()
    assert contents(file) == before


def test_a_row_that_an_act_moved_to_a_new_one_is_whole_when_it_is_taken_back_and_done_again(
    file: WorkshopFile,
) -> None:
    question = file.all(Question)[0]
    before = contents(file)
    with file.act("answers of its own"):
        own = file.put(AnswerSet("own"))
        file.put(replace(question, answer_set_id=AnswerSetId(own)))
    after = contents(file)
    file.undo()
    assert (contents(file), check(file)) == (before, [])
    file.redo()
    assert (contents(file), check(file)) == (after, [])
    file.undo()
    assert "time" not in [one.label for one in file.history()], "nothing was left over"


def test_time_kept_at_a_meeting_stays_when_the_meeting_is_taken_back(file: WorkshopFile) -> None:
    with file.act("plan a meeting"):
        meeting = MeetingId(file.put(Meeting("Feedback")))
    with file.act("time", quiet=True):
        visit = Visit(file.all(Case)[0].id, "2014-04-09T10:00:00", "2014-04-09T10:20:00")
        file.put(replace(visit, meeting_id=meeting))
    file.undo()
    assert file.all(Meeting) == []
    assert [one.meeting_id for one in file.all(Visit)] == [None]
    assert check(file) == []
    file.redo()
    assert len(file.all(Meeting)) == 1


def test_what_cannot_stand_without_a_row_goes_with_it_and_the_rest_points_nowhere(
    path: Path, file: WorkshopFile
) -> None:
    case = file.all(Case)[0]
    with file.act("hear"):
        file.put(Note(NoteKind.STRENGTH, "x", case_id=case.id))
    db = connect(path, None, read_only=True)
    gone = Change("cases", case.id, SHAPES[Case].row(case), None)
    *left_over, note = Rows(db, Recorder(), RowSum(db)).left_over([gone, gone.inverse])
    assert (note.table, note.after and note.after["case_id"]) == ("notes", None)
    assert {one.table for one in left_over} == {
        "requests",
        "returns",
        "answers_given",
        "answer_comments",
    }
    assert all(one.before is not None and one.after is None for one in left_over)
    request = left_over[0]
    assert request not in Rows(db, Recorder(), RowSum(db)).left_over([gone, request])
    db.close()


def test_a_number_given_while_undone_rows_wait_is_still_a_new_one(file: WorkshopFile) -> None:
    with file.act("add"):
        first = file.put(Case("Child C"))
    file.undo()
    with file.act("time", quiet=True):
        second = file.put(Case("Child D"))
    assert second == first + 1
    assert file.redo() is not None
    assert {case.id for case in file.all(Case)} >= {first, second}
