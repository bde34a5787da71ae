"""The table says what it thinks before it sees the returns, and both are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.first_views import (
    ask_first_of,
    count_cards,
    give_first_view,
    reveal,
    take_first_view_back,
)
from core.acts.tool_parts import remove_part
from core.acts.walk import agree, change_settled
from core.cli.counts import counts_table
from core.counting.first_views import first_table, unrevealed
from core.counting.view_moves import ViewMoves, view_moves
from core.documents.report.counted import ReportCounts
from core.documents.report.limits import limits_blocks
from core.examples import build_example
from core.model.aside import AnswerAside
from core.model.audit import Audit, Participant
from core.model.case import AskFirst
from core.model.first_views import FirstRound, FirstView
from core.model.ids import AnswerId
from core.model.tool import Answer, Point, Question
from core.queries.documents import full
from core.queries.returns import positions
from core.room import reveal_scene
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.first_views import (
    agency_moves_words,
    asked_first_words,
    first_counts_words,
    moves_words,
)
from tests.small import agency_id, case_id

NAMES = ("Police", "Schools")


@pytest.fixture
def blind(file: WorkshopFile) -> WorkshopFile:
    """The small audit, which asks for first views of two agencies."""
    with file.act("ask first"):
        file.put(replace(file.all(Audit)[0], asks_first=True))
    return file


def at(file: WorkshopFile, key: str = "2") -> Point:
    return Point(file.all(Question, "key = ?", (key,))[0].id)


def answer(file: WorkshopFile, key: str) -> AnswerId:
    question = file.all(Question, "key = '2'")[0]
    return file.all(Answer, "answer_set_id = ? AND key = ?", (question.answer_set_id, key))[0].id


def give(file: WorkshopFile, name: str, key: str, *, is_last: bool = False) -> None:
    given = answer(file, key) if key else None
    case = case_id(file, "Child A")
    give_first_view(file, case, at(file), agency_id(file, name), given, is_last=is_last)


def hides(file: WorkshopFile) -> bool:
    return snapshot(file).hides(case_id(file, "Child A"), at(file))


def test_the_last_first_view_shows_the_returns_and_one_undo_hides_them_again(
    blind: WorkshopFile,
) -> None:
    assert hides(blind)
    give(blind, "Police", "yes")
    assert hides(blind)
    give(blind, "Schools", "no", is_last=True)
    assert not hides(blind)
    assert blind.undo_label == "first view of Schools at question 2 for Child A"
    blind.undo()
    assert hides(blind)
    assert len(blind.all(FirstView)) == 1


def test_a_view_is_taken_back_said_otherwise_and_put_right_once_the_returns_were_seen(
    blind: WorkshopFile,
) -> None:
    give(blind, "Police", "yes")
    take_first_view_back(blind, case_id(blind, "Child A"), at(blind), agency_id(blind, "Police"))
    assert not blind.all(FirstView)
    give(blind, "Police", "yes")
    give(blind, "Police", "no")
    assert [(one.answer, one.put_right) for one in blind.all(FirstView)] == [("No", False)]
    police, school = (agency_id(blind, name) for name in NAMES)
    reveal(blind, case_id(blind, "Child A"), at(blind), [police, school])
    views = {one.agency_id: one for one in blind.all(FirstView)}
    assert (views[police].answer, views[school].answer_key) == ("No", "")
    give(blind, "Schools", "no")
    assert [one.put_right for one in blind.all(FirstView)] == [False, True]


def test_cards_are_counted_by_answer_and_said_only(blind: WorkshopFile) -> None:
    case = case_id(blind, "Child A")
    for count in (1, 12):
        cards = {answer(blind, "yes"): count, answer(blind, "no"): 3}
        count_cards(blind, case, at(blind), cards)
    table = first_table(snapshot(blind), case, at(blind))
    assert [(one.label, count) for one, count in table.cards] == [("Yes", 12), ("No", 3)]
    assert (table.counted, table.revealed) == (15, False)
    blind.undo()
    assert not blind.all(FirstRound)


def test_a_case_may_ask_otherwise_than_the_audit_and_what_was_begun_is_not_hidden(
    blind: WorkshopFile,
) -> None:
    case = case_id(blind, "Child A")
    ask_first_of(blind, case, AskFirst.NO)
    assert not hides(blind)
    ask_first_of(blind, case, AskFirst.AS_AUDIT)
    assert hides(blind)
    before = unrevealed(snapshot(blind))
    agree(blind, case, at(blind), answer(blind, "no"))
    assert not hides(blind)
    assert unrevealed(snapshot(blind)).questions == before.questions - 1
    assert [case, case_id(blind, "Child B")] == list(before.cases)


def test_of_a_case_that_is_all_settled_no_return_is_said_to_be_hidden(tmp_path: Path) -> None:
    build_example("three", tmp_path / "three.casewalk")
    with WorkshopFile.open(tmp_path / "three.casewalk") as file:
        case = snapshot(file).cases[0]
        ask_first_of(file, case.id, AskFirst.YES)
        now = snapshot(file)
        said = asked_first_words(now, now.case[case.id])
    assert said == "No return on Family K is hidden: each of its questions was begun before."


def test_of_a_checklist_the_lines_of_the_form_stand_beside_the_first_view(
    blind: WorkshopFile,
) -> None:
    case, point = case_id(blind, "Child A"), at(blind, "1")
    yes = blind.all(Answer, "key = 'yes'")[0].id
    for name in ("Health", "Police"):
        give_first_view(blind, case, point, agency_id(blind, name), yes, is_last=name == "Police")
    now = snapshot(blind)
    scene = reveal_scene(now, case, point, positions(blind, now, case, point))
    assert scene is not None
    assert [(one.who, one.form, one.today, one.moved) for one in scene.lines] == [
        ("Health", "1 of 2", "Yes", False),
        ("Police", "1 of 1", "Yes", False),
    ]
    assert "The forms line by line, the table on the whole" in scene.summary


def test_first_views_of_a_question_that_goes_are_put_aside(blind: WorkshopFile) -> None:
    give(blind, "Police", "yes", is_last=True)
    remove_part(blind, blind.all(Question, "key = '2'")[0], confirmed=True)
    assert not blind.all(FirstView)
    assert not blind.all(FirstRound)
    aside = {(one.asked, one.words) for one in blind.all(AnswerAside)}
    assert ("First view: Was it overseen?", "Yes") in aside
    assert check(blind) == []


def test_what_moved_from_first_view_to_agreement_is_counted_by_way_and_agency(
    blind: WorkshopFile,
) -> None:
    case = case_id(blind, "Child A")
    give(blind, "Police", "no")
    give(blind, "Schools", "yes", is_last=True)
    assert moves_words(snapshot(blind)) == "", "nothing is agreed yet"
    agree(blind, case, at(blind), answer(blind, "yes"))
    now = snapshot(blind)
    assert view_moves(now) == ViewMoves(1, 0, stayed=1, better=1)
    assert moves_words(now) == (
        "On 1 judgement the table gave its first views before it saw the returns. Of 2 first "
        "views the room kept 1 and moved from 1 (1 to a better answer). On 0 of 1 "
        "the discussion changed nothing."
    )
    assert agency_moves_words(now) == (
        "Who moved: Police 1 of 1 (1 to a better answer); Schools 0 of 1."
    )
    held = now.judgement(case, at(blind))
    assert held is not None
    change_settled(blind, replace(held, answer_id=answer(blind, "not_applicable")), ())
    assert view_moves(snapshot(blind)) == ViewMoves(1, 0, otherwise=2)
    assert first_counts_words(now, case, at(blind)) == "First views: 1 Yes, 1 No."
    report = " ".join(map(str, limits_blocks(ReportCounts(full(blind)))))
    assert "gave its first views" in report
    assert "'Police': {'judgements': 1" in str(counts_table(now, {})["first views"])


def test_who_is_on_the_call_gives_its_view_in_turn_and_who_is_away_is_passed_over(
    blind: WorkshopFile,
) -> None:
    with blind.act("who is here"):
        blind.put(Participant("Officer", agency_id=agency_id(blind, "Police"), present=True))
        nurse = Participant("Nurse", agency_id=agency_id(blind, "Health"), present=True)
        blind.put(replace(nurse, by_call=True))
    table = first_table(snapshot(blind), case_id(blind, "Child A"), at(blind))
    assert [(one.agency.name, one.here, one.by_call) for one in table.lines] == [
        ("Health", True, True),
        ("Police", True, False),
        ("Schools", False, False),
    ]
    assert [one.agency.name for one in table.waiting] == ["Health", "Police"]
