"""The examples teach an audit from its sample to its plan: whole, sound, and naming nobody."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from core.counting.drawn import current_sample
from core.counting.first_views import unrevealed
from core.counting.sampling import draw
from core.counting.theme_hour import hour_result
from core.counting.view_moves import view_moves
from core.documents.rests_on import rests_on_words
from core.examples import EXAMPLE_TOOLS, build_example
from core.files import EXAMPLES
from core.intake.eligible import read_eligible
from core.model.case import RequestStatus
from core.model.concluded import concluded
from core.model.finding import EvidenceKind, FindingKind
from core.model.meeting import MeetingKind
from core.model.note import NoteKind
from core.model.plan import ActionStatus
from core.model.snapshot import FullSnapshot, Snapshot
from core.queries.documents import full
from core.review.checks import checks
from core.review.remark import RemarkKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.wording.tables import open_words


def built(key: str, folder: Path) -> FullSnapshot:
    """An example as documents see it; its file is sound."""
    path = folder / f"{key}.casewalk"
    build_example(key, path)
    with WorkshopFile.open(path) as file:
        assert check(file) == []
        return full(file)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> FullSnapshot:
    """The audit of three families."""
    return built("three", tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> FullSnapshot:
    """The audit of meetings in two places."""
    return built("meetings", tmp_path_factory.mktemp("meetings"))


@pytest.fixture(scope="module")
def cin(tmp_path_factory: pytest.TempPathFactory) -> FullSnapshot:
    """The audit of plans for children in need, in the middle of its day."""
    return built("cin", tmp_path_factory.mktemp("cin"))


@pytest.fixture(scope="module")
def tier2(tmp_path_factory: pytest.TempPathFactory) -> FullSnapshot:
    """The workshop of 29 cases."""
    return built("tier2", tmp_path_factory.mktemp("tier2"))


def test_three_families_have_effective_practice_tagged_by_family(three: FullSnapshot) -> None:
    now = three.now
    tagged = Counter(
        now.case[note.case_id].reference if note.case_id is not None else ""
        for note in now.notes
        if note.kind is NoteKind.STRENGTH
    )
    assert tagged == {"Family K": 6, "Family L": 6, "Family M": 4, "": 3}
    assert now.audit.audited.several == "families"


def test_of_three_families_everything_is_settled_with_a_reason(three: FullSnapshot) -> None:
    now = three.now
    assert len(now.judgements) == 45
    assert all(one.state.settled and one.reason for one in now.judgements)
    assert Counter(one.status for one in now.requests) == {
        RequestStatus.RETURNED: 13,
        RequestStatus.NIL: 1,
        RequestStatus.NO_RETURN: 1,
        RequestStatus.UNUSABLE: 1,
    }
    assert {case.id for case in now.cases} == {one.case_id for one in now.case_people}
    assert {case.id for case in now.cases} == {one.case_id for one in now.key_dates}
    assert not now.open_concerns()


def test_forty_three_meetings_in_two_places_were_read_by_two_reviewers(
    meetings: FullSnapshot,
) -> None:
    now = meetings.now
    assert {name: len(cases) for name, cases in now.groups().items()} == {"North": 24, "South": 19}
    readers = Counter(now.agency[one.agency_id].name for one in now.requests)
    assert readers == {"Reviewer 1": 27, "Reviewer 2": 22}
    twice = [case for case in now.cases if len(now.requests_for(case.id)) == 2]
    assert len(twice) == 6
    assert len(now.judgements) == 43 * 17
    assert all(one.state.settled and one.reason for one in now.judgements)


def test_three_families_teach_seven_lessons_each_with_its_question(three: FullSnapshot) -> None:
    lessons = concluded(three.now)
    assert len(lessons) == 7
    assert all(one.kind is FindingKind.LESSON for one in lessons)
    assert all(one.call_to_act and one.reflection.endswith("?") for one in lessons)
    assert {one.finding_id for one in three.now.finding_cases} == {one.id for one in lessons}
    (name_it, *_) = lessons
    assert "15.4% (2 of 13 returns where applicable)" in name_it.text


def test_forty_three_meetings_lead_to_28_recommendations_under_seven_themes(
    meetings: FullSnapshot,
) -> None:
    now = meetings.now
    themes = Counter(
        now.tool.theme[one.theme_id].key for one in now.recommendations if one.theme_id
    )
    assert set(themes.values()) == {4}
    assert (len(themes), len(now.recommendations)) == (7, 28)
    owners = [now.owners_of_recommendation(one.id) for one in now.recommendations]
    assert all(owners)
    assert sum(len(found) > 1 for found in owners) == 19, "joint ones"
    assert sum(one.parent_id is not None for one in now.recommendations) == 9, "nested ones"
    assert sum(one.is_answered for one in now.recommendations) == 1
    assert len(concluded(now)) == 8
    closed = [one for one in now.actions if one.status is ActionStatus.CLOSED]
    assert all(one.done and one.shows for one in closed)


def test_the_meetings_audit_itself_met_four_times_each_with_people_cases_and_agenda(
    meetings: FullSnapshot,
) -> None:
    now = meetings.now
    assert [(one.title, one.kind, one.day) for one in now.meetings] == [
        ("Practitioners, north", MeetingKind.PRACTITIONERS, "2023-11-21"),
        ("Practitioners, south", MeetingKind.PRACTITIONERS, "2023-11-23"),
        ("Feedback to both places", MeetingKind.FEEDBACK, "2024-01-24"),
    ]
    held = [None, *(one.id for one in now.meetings)]
    for rows in (now.agenda, now.participants, now.notes):
        assert {one.meeting_id for one in rows} == set(held)
    assert Counter(one.meeting_id for one in now.meeting_cases) == dict.fromkeys(held[1:3], 4)
    settled = Counter(one.meeting_id for one in now.judgements)
    assert settled == {None: 41 * 17, held[1]: 17, held[2]: 17}
    families = {one.participant_id for one in now.participant_cases}
    assert "27 people in the room" in rests_on_words(now), "who came twice is one of them"
    own = {one.id for one in now.participants if one.meeting_id in held[1:3] and one.agency_id}
    assert len(own - families) == 2, "the reviewers are there for every one"


def test_the_eight_children_are_drawn_anew_by_the_same_list_and_seed(cin: FullSnapshot) -> None:
    now = cin.now
    drawn = current_sample(now)
    assert drawn is not None
    assert (drawn.size, drawn.total, drawn.unmet) == (8, 63, ())
    assert [now.case[one.case_id].reference for one in drawn.lines if one.case_id] == [
        f"Child {letter}" for letter in "ABCDEFGH"
    ]
    listed = read_eligible(EXAMPLES / "cin" / "eligible.csv", drawn.headings)
    again = draw(listed.lines, drawn.size, drawn.seed)
    assert again.fingerprint == drawn.fingerprint
    assert {one.number for one in again.lines} == {one.line for one in drawn.lines}
    assert now.sample_list is not None
    assert not now.sample_list.is_here, "the list is not kept once its lines are the cases"


def test_in_the_middle_of_its_day_an_example_has_findings_and_a_plan(cin: FullSnapshot) -> None:
    now = cin.now
    assert len(now.judgements) == 33
    assert all(one.challenge for one in concluded(now))
    assert {one.finding_id for one in now.recommendation_findings} <= {
        one.id for one in now.findings
    }
    assert all(one.due > now.audit.day for one in now.actions)


def test_of_one_family_the_table_said_first_what_it_thought(three: FullSnapshot) -> None:
    now = three.now
    assert [one.reference for one in now.cases if now.asks_first(one)] == ["Family L"]
    moves = view_moves(now)
    assert (moves.judgements, moves.unchanged, moves.stayed, moves.moved) == (15, 4, 44, 16)
    assert not unrevealed(now)
    settled = {(one.case_id, one.point): one.settled_at for one in now.judgements}
    assert all(one.revealed < settled[one.case_id, one.point] for one in now.first_rounds)


def test_one_table_was_handed_out_and_what_it_did_came_back(
    meetings: FullSnapshot, tmp_path: Path
) -> None:
    now = meetings.now
    (south,) = now.hand_outs
    (back,) = now.hand_backs
    assert south.handed_at < back.at
    assert (back.taken, back.asked, open_words(now)) == (22, 0, "")
    held = next(one for one in now.meetings if one.title == "Practitioners, south")
    came = {one.row_id for one in now.known_rows if one.kind == "judgements"}
    assert came == {one.id for one in now.judgements if one.meeting_id == held.id}
    build_example("meetings", tmp_path / "meetings.casewalk")
    assert [one.name for one in tmp_path.iterdir()] == ["meetings.casewalk"]


def test_a_theme_hour_led_to_findings_that_rest_on_its_cards(tier2: FullSnapshot) -> None:
    now = tier2.now
    (hour,) = now.theme_hours
    result = hour_result(now, hour)
    assert result.all_in
    assert [one.points for one in result.ranked] == [18, 15, 4, 3, 2]
    taken = [one for one in result.groups if one.group.taken_at]
    assert len(taken) == 3
    for group, finding in zip(taken, now.findings, strict=False):
        assert finding.theme_id is not None
        assert now.tool.theme[finding.theme_id].title == group.group.title
        notes = {one.row_id for one in now.evidence_on(finding.id) if one.kind is EvidenceKind.NOTE}
        cards = {card.text for card in group.cards}
        assert cards <= {one.text for one in now.notes if one.id in notes}
    assert sum(one.is_answered for one in now.recommendations) == 1
    assert len(now.recommendations) == 8


def test_a_workshop_shown_today_is_due_as_long_after_it_as_it_was(tmp_path: Path) -> None:
    today = datetime(2026, 3, 4, 9, 0)
    days = []
    for key, shown in (("then", False), ("now", True)):
        path = tmp_path / f"{key}.casewalk"
        build_example("tier2", path, clock=lambda: today, today=shown)
        with WorkshopFile.open(path) as file:
            now = full(file).now
        (day, *due) = [date.fromisoformat(one) for one in (now.audit.day, *_due(now))]
        days.append([one - day for one in due])
        if shown:
            at = {one.taken_at[:10] for one in now.hour_groups if one.taken_at}
            assert (at, day) == ({"2026-03-04"}, today.date())
    assert days[0] == days[1]
    assert len(days[0]) == 5


@pytest.mark.parametrize("today", [False, True], ids=["then", "today"])
@pytest.mark.parametrize("key", EXAMPLE_TOOLS)
def test_their_steps_follow_one_another_in_time(key: str, today: bool, tmp_path: Path) -> None:
    path = tmp_path / "example.casewalk"
    build_example(key, path, clock=lambda: datetime(2026, 3, 4, 23, 0), today=today)
    with WorkshopFile.open(path) as file:
        times = [at for (at,) in file.query("SELECT at FROM acts ORDER BY id")]
    assert times == sorted(times)


def _due(now: Snapshot) -> list[str]:
    return [one.due for one in now.actions]


@pytest.mark.parametrize("key", ["three", "meetings", "tier2"])
def test_nothing_in_them_names_anybody_or_waits_to_be_settled(
    key: str, request: pytest.FixtureRequest
) -> None:
    found: FullSnapshot = request.getfixturevalue(key)
    remarks = checks(found)
    assert not [one for one in remarks if one.must_settle]
    about_people = (RemarkKind.NAME, RemarkKind.DETAIL, RemarkKind.CHARACTER)
    assert not [one for one in remarks if one.kind in about_people]
