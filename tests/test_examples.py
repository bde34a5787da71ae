"""The examples that are over teach what an audit leaves: whole, sound, and naming nobody."""

from collections import Counter
from pathlib import Path

import pytest

from core.examples import build_example
from core.model.case import RequestStatus
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot
from core.queries.documents import full
from core.review.checks import checks
from core.review.remark import RemarkKind
from core.store.checking import check
from core.store.file import WorkshopFile


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


@pytest.mark.parametrize("key", ["three", "meetings"])
def test_nothing_in_them_names_anybody_or_waits_to_be_settled(
    key: str, request: pytest.FixtureRequest
) -> None:
    found: FullSnapshot = request.getfixturevalue(key)
    remarks = checks(found)
    assert not [one for one in remarks if one.must_settle]
    about_people = (RemarkKind.NAME, RemarkKind.DETAIL, RemarkKind.CHARACTER)
    assert not [one for one in remarks if one.kind in about_people]
