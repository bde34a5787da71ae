"""What is read back is what is in the file, however it is asked for."""

from collections import Counter
from pathlib import Path

import pytest

from core.acts import bring_in
from core.model.case import AnswerComment, AnswerGiven, Return
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import AnswerRow, Position, Snapshot
from core.model.tool import Point
from core.queries.documents import full
from core.queries.returns import answers_to, comments_on, counts, positions
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.small import agency_id, case_id


@pytest.fixture
def now(file: WorkshopFile) -> Snapshot:
    """The small audit as it stands."""
    return snapshot(file)


def test_an_empty_file_gives_an_untitled_audit(tmp_path: Path, clock: Clock) -> None:
    with WorkshopFile.create(tmp_path / "new.casewalk", clock=clock) as file:
        now = snapshot(file)
    assert (now.audit.title, now.cases, now.tool.questions) == ("", (), ())


@pytest.mark.parametrize("agency", [None, "Health", "Police", "Schools"])
@pytest.mark.parametrize("cases", [None, (), ("Child A",), ("Child A", "Child B")])
def test_counts_are_what_counting_by_hand_gives(
    file: WorkshopFile, agency: str | None, cases: tuple[str, ...] | None
) -> None:
    agencies = None if agency is None else agency_id(file, agency)
    numbers = None if cases is None else [case_id(file, name) for name in cases]
    by_hand = Counter(
        (given.item_id, given.answer_id)
        for given in file.all(AnswerGiven)
        if (agencies is None or given.agency_id == agencies)
        and (numbers is None or given.case_id in numbers)
    )
    assert counts(file, agencies, numbers) == dict(by_hand)


def test_answers_to_some_items_are_all_that_were_given_to_them(
    file: WorkshopFile, now: Snapshot
) -> None:
    items = [item.id for item in now.tool.items[:3]]
    police = agency_id(file, "Police")
    for agency in (None, police):
        by_hand = Counter(
            AnswerRow(one.case_id, one.agency_id, one.item_id, one.answer_id)
            for one in file.all(AnswerGiven)
            if one.item_id in items and agency in (None, one.agency_id)
        )
        assert Counter(answers_to(file, items, agency)) == by_hand
    assert answers_to(file, ()) == ()


def test_comments_on_a_question_come_by_case_and_agency(file: WorkshopFile, now: Snapshot) -> None:
    question = next(one for one in now.tool.questions if one.key == "2")
    pair = (case_id(file, "Child A"), agency_id(file, "Health"))
    assert comments_on(file, question.id)[pair] == "Café notes"
    said = [text for one in now.tool.questions for text in comments_on(file, one.id).values()]
    assert sorted(said) == sorted(one.text for one in file.all(AnswerComment))


def test_a_return_that_answers_nothing_is_not_usable(file: WorkshopFile, now: Snapshot) -> None:
    pair = (case_id(file, "Child B"), agency_id(file, "Schools"))
    assert now.has_return(*pair)
    assert pair not in now.usable
    assert len(now.returns) == 4
    assert len(now.usable) == 3


def _by_hand(file: WorkshopFile, now: Snapshot, case: CaseId, point: Point) -> list[object]:
    """Return (agency, item, answer) and (agency, comment) of a point, read the slow way."""
    items = [item.id for item in now.tool.items_at(point)]
    found: list[object] = [
        (given.agency_id, given.item_id, given.answer_id)
        for given in file.all(AnswerGiven)
        if given.case_id == case and given.item_id in items
    ]
    found += [
        (said.agency_id, said.text)
        for said in file.all(AnswerComment)
        if said.case_id == case and said.question_id == point.question_id
    ]
    return sorted(found, key=repr)


def _as_shown(point: Point, now: Snapshot, stands: tuple[Position, ...]) -> list[object]:
    found: list[object] = []
    for stand in stands:
        one = now.tool.items_at(point)[0].id
        pairs = stand.items or ((one, stand.answer),)
        found += [(stand.agency.id, item, answer.id) for item, answer in pairs if answer]
        found += [(stand.agency.id, stand.comment)] if stand.comment else []
    return sorted(found, key=repr)


def test_positions_are_every_answer_and_comment_at_a_point(
    file: WorkshopFile, now: Snapshot
) -> None:
    for case in now.cases:
        for point in now.tool.points:
            stands = positions(file, now, case.id, point)
            assert [stand.agency for stand in stands] == list(now.agencies_on(case.id))
            assert _as_shown(point, now, stands) == _by_hand(file, now, case.id, point)


def test_no_answer_is_told_from_no_return(file: WorkshopFile, now: Snapshot) -> None:
    case = case_id(file, "Child A")
    point = next(point for point in now.tool.points if now.tool.key_at(point) == "3")
    stands = {stand.agency.name: stand for stand in positions(file, now, case, point)}
    assert (stands["Health"].answer, stands["Health"].returned) == (None, True)
    assert stands["Police"].answer is not None
    assert (stands["Schools"].answer, stands["Schools"].returned) == (None, False)
    assert all(stand.request is not None for stand in stands.values())


def test_a_second_return_takes_the_place_of_the_first(file: WorkshopFile) -> None:
    before = len(file.all(Return))
    second = ReturnDraft("Child A", "Health", "", {"3": "yes"}, {})
    bring_in.take_returns(file, Draft("again.csv", (second,)))
    assert len(file.all(Return)) == before
    pair = (case_id(file, "Child A"), agency_id(file, "Health"))
    given = file.all(AnswerGiven, "case_id = ? AND agency_id = ?", pair)
    assert len(given) == 1


def test_documents_get_every_answer(file: WorkshopFile) -> None:
    everything = full(file)
    assert everything.now == snapshot(file)
    assert len(everything.answers) == len(file.all(AnswerGiven)) == 8
    row = everything.answers[0]
    assert (
        Counter(
            (
                CaseId(one.case_id),
                AgencyId(one.agency_id),
                ItemId(one.item_id),
                AnswerId(one.answer_id),
            )
            for one in file.all(AnswerGiven)
        )[row.case_id, row.agency_id, row.item_id, row.answer_id]
        == 1
    )
