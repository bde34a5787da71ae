"""A question asked once for each person: from the form to the wall, counted by people."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import bring_in, prepare, walk
from core.acts.tool_kinds import choose_kind
from core.cli.cut_request import cut_request
from core.counting.asking import not_asked
from core.counting.conditions import passed_over
from core.counting.reconciliation import Came
from core.counting.value_counts import room_value_count, value_counts
from core.documents.response import reconciled
from core.forms import excel, pdf, word
from core.intake.read import read
from core.intake.returns import read_returns
from core.intake.tool import first_fault
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import WorkshopError
from core.model.grading import GradeOf
from core.model.household import ITSELF, AskedAbout, CasePerson, PersonRole, role_in
from core.model.judgement import JudgementState
from core.model.tool import AnswerKind, AnswerSet
from core.model.value import each_keys, each_value
from core.queries.documents import full
from core.queries.returns import positions, values_by_item
from core.room import question_scene
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot
from core.wording.numbers import Unit
from core.wording.removal import loss_of
from core.wording.value_counts import value_count_words
from core.wording.values import answer_in_full
from tests.forms.filled import (
    MADE,
    brought,
    excel_filled,
    filled_by_pypdf,
    form_of,
    only,
    word_filled,
    words_of,
)
from tests.kinds import kinds_point
from tests.people import PEOPLE_TOOL, people_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with people_audit(tmp_path / "people.casewalk", clock) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("Half-brother", PersonRole.SIBLING),
        ("unborn baby", PersonRole.UNBORN),
        ("stepfather", PersonRole.PARENT),
        ("mother's partner", PersonRole.ADULT),
        ("grandmother", PersonRole.ADULT),
        ("child", PersonRole.CHILD),
        ("Parents", PersonRole.PARENT),
        ("Twins", PersonRole.SIBLING),
        ("half-siblings", PersonRole.SIBLING),
        ("unborn baby’s father", PersonRole.PARENT),
        ("father of the unborn", PersonRole.PARENT),
        ("mother's brother", PersonRole.ADULT),
        ("mother's other children", PersonRole.SIBLING),
        ("mother-in-law", PersonRole.ADULT),
        ("young carer", PersonRole.CHILD),
    ],
)
def test_a_word_typed_for_somebody_says_what_they_are(typed: str, role: PersonRole) -> None:
    assert role_in(typed) is role


def test_whom_the_case_is_about_is_one_of_them_and_two_of_a_word_are_numbered(
    file: WorkshopFile,
) -> None:
    people, (first, second) = read_tool(file).people, snapshot(file).cases
    called = [one.called for one in people.members(first.id, AskedAbout.CHILDREN)]
    assert called == ["", "brother 1", "brother 2"]
    assert [one.id for one in people.members(second.id, AskedAbout.CHILDREN)] == [ITSELF]
    assert people.members(second.id, AskedAbout.PARENTS) == ()


def answer(file: WorkshopFile, key: str, *answers: str) -> str:
    """Return what is said of the children of the first case, in their order."""
    case = snapshot(file).cases[0].id
    members = read_tool(file).people.members(case, AskedAbout.CHILDREN)
    return each_value({one.id: said for one, said in zip(members, answers, strict=False)})


@pytest.mark.parametrize("end", ["pdf", "xlsx", "docx"])
def test_a_form_has_a_line_for_each_and_comes_back_by_person(
    tmp_path: Path, file: WorkshopFile, end: str
) -> None:
    now = snapshot(file)
    form = form_of(now, "Child A", "Police")
    children = form.sections[0].questions[0].lines
    assert [one.text for one in children] == [
        "The child",
        "Brother 1, 9 years",
        "Brother 2, 4 years",
    ]
    assert [one.key for one in form_of(now, "Child B", "Police").sections[0].questions] == [
        "1",
        "3",
    ]
    said = ("yes", "no", "dont_know")
    keys = {line.field: key for line, key in zip(children, said, strict=True)}
    labels = {name: dict(children[0].choices)[key] for name, key in keys.items()}
    if end == "pdf":
        marks = {f"{pdf.field_prefix(form)}{name}": f"/{key}" for name, key in keys.items()}
        filled = filled_by_pypdf(pdf.write([form], MADE), marks)
    elif end == "xlsx":
        filled = excel_filled(excel.write([form], MADE), labels)
    else:
        controls = {f"{pdf.field_prefix(form)}{name}": said for name, said in labels.items()}
        filled = word_filled(word.write([form], MADE), controls)
    (row,) = only(brought(tmp_path, file, filled, end=end)).rows
    assert row.answers == {"1": answer(file, "1", *said)}


def test_the_room_judges_each_and_counts_are_of_people(file: WorkshopFile) -> None:
    point, now = kinds_point(file, "1"), snapshot(file)
    case = now.cases[0].id
    walk.give_value(file, case, point, answer(file, "1", "yes", "no"))
    walk.agree(file, case, point)
    now = snapshot(file)
    held = now.judgement(case, point)
    assert held is not None
    assert held.state is JudgementState.AGREED
    assert answer_in_full(now.tool, held) == "the child: Yes; brother 1, 9 years: No"
    count = room_value_count(now, point)
    assert count is not None
    assert (count.people, count.left_out, count.blank) == (2, 1, 1)
    said = "Yes 1 (50.0%) · No 1 (50.0%) · Don't know 0 · of 2 children one by one"
    assert value_count_words(count, Unit.CASES) == (
        f"{said}, and nothing of 1 more · 1 of 2 cases · blank 1"
    )


def test_it_is_not_asked_where_nobody_is_listed_whom_it_is_about(file: WorkshopFile) -> None:
    now = snapshot(file)
    first, second = (one.id for one in now.cases)
    point = kinds_point(file, "2")
    assert [passed_over(now, one, point) for one in (first, second)] == [False, True]


def test_a_condition_holds_where_it_is_so_of_anybody(file: WorkshopFile) -> None:
    case, point = snapshot(file).cases[0].id, kinds_point(file, "1")
    walk.give_value(file, case, point, answer(file, "1", "yes", "yes", "yes"))
    walk.agree(file, case, point)
    assert passed_over(snapshot(file), case, kinds_point(file, "3"))
    walk.give_value(file, case, point, answer(file, "1", "yes", "no", "yes"))
    walk.agree(file, case, point)
    assert not passed_over(snapshot(file), case, kinds_point(file, "3"))


def test_the_wall_calls_people_by_what_they_are_and_never_by_a_word_typed(
    file: WorkshopFile,
) -> None:
    case = snapshot(file).cases[0].id
    (person, *_) = file.all(CasePerson)
    prepare.keep_rows(file, "name one", [type(person)(case, "Jamie, brother", person.id)])
    row = ReturnDraft("Child A", "Health", answers={"1": answer(file, "1", "yes", "no", "no")})
    bring_in.take_returns(file, Draft("health.csv", (row,)))
    now, point = snapshot(file), kinds_point(file, "1")
    scene = question_scene(now, case, point, positions(file, now, case, point))
    assert [one.label for one in scene.rows] == [
        "The child",
        "Brother or sister 1",
        "Brother or sister 2",
    ]
    assert "Jamie" not in repr(scene)


def test_who_is_taken_off_the_list_keeps_what_was_said(file: WorkshopFile) -> None:
    case, point = snapshot(file).cases[0].id, kinds_point(file, "1")
    walk.give_value(file, case, point, answer(file, "1", "yes", "no", "yes"))
    walk.agree(file, case, point)
    brother = file.all(CasePerson)[0]
    assert loss_of(snapshot(file), [brother]).stays == (
        "1 judgement stays, about somebody no longer listed",
    )
    prepare.remove_rows(file, "remove a person", [brother])
    now = snapshot(file)
    held = now.judgement(case, point)
    assert held is not None
    assert "somebody no longer listed: No" in answer_in_full(now.tool, held)
    file.undo()
    assert each_keys(held.value) == each_keys(answer(file, "1", "yes", "no", "yes"))


def test_a_grade_for_all_cannot_ask_about_each(file: WorkshopFile) -> None:
    first, *rest = PEOPLE_TOOL.questions
    graded = replace(PEOPLE_TOOL, questions=(replace(first, grades=GradeOf.CASE), *rest))
    assert "a grade is one for all" in first_fault(graded)
    about = {**PEOPLE_TOOL.answer_kinds}
    about["each_child"] = replace(about["each_child"], unit="cousins")
    assert "is asked of “cousins”" in first_fault(replace(PEOPLE_TOOL, answer_kinds=about))


def test_answers_are_put_aside_where_a_set_no_longer_asks_about_each(file: WorkshopFile) -> None:
    case, point = snapshot(file).cases[0].id, kinds_point(file, "1")
    walk.give_value(file, case, point, answer(file, "1", "yes"))
    held = next(one for one in file.all(AnswerSet) if one.key == "each_child")
    with pytest.raises(WorkshopError):
        choose_kind(file, held, AnswerKind.CHOICE)
    choose_kind(file, held, AnswerKind.CHOICE, confirmed=True)
    (aside,) = file.query("SELECT answer FROM judgements_aside")
    assert aside[0] == "the child: Yes"


def test_a_list_has_a_column_for_each_person_by_its_number_and_who_it_is(
    tmp_path: Path, file: WorkshopFile
) -> None:
    text = "case,agency,1 child,1 brother 1,1 brother 2,2 mother,3\n"
    text += "Child A,Health,Yes,No,,Don't know,Yes\nChild B,Police,No,,,,No\n"
    path = tmp_path / "list.csv"
    path.write_text(text + "Child B,Health,Yes,No,,,No\n", encoding="utf-8")
    draft = read_returns(path, words_of(file))
    assert [one.answers for one in draft.rows] == [
        {"1": "0=yes 1=no", "2": "3=dont_know", "3": "yes"},
        {"1": "0=no", "3": "no"},
        {"3": "no"},
    ]
    (waits,) = draft.problems
    assert "nobody of the case is called “brother 1”" in waits.what


def test_columns_of_each_person_are_known_whatever_heads_the_case(
    tmp_path: Path, file: WorkshopFile
) -> None:
    text = "Family,agency,1 child,1 brother 1,2 mother,3\nChild A,Health,Yes,No,Don't know,Yes\n"
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    words = replace(words_of(file), audited=frozenset({"family", "families"}))
    draft = read(path, words)
    assert draft.doubts == ()
    (row,) = draft.rows
    assert isinstance(row, ReturnDraft)
    assert row.answers == {"1": "0=yes 1=no", "2": "3=dont_know", "3": "yes"}


def test_of_a_case_without_any_of_them_a_question_is_not_asked_in_counts_either(
    file: WorkshopFile,
) -> None:
    rows = [
        ReturnDraft("Child A", "Health", answers={"1": answer(file, "1", "no"), "2": "3=yes"}),
        ReturnDraft("Child B", "Health", answers={"1": "0=no", "3": "yes"}),
    ]
    bring_in.take_returns(file, Draft("health.csv", tuple(rows)))
    walk.give_value(file, snapshot(file).cases[0].id, kinds_point(file, "2"), "3=yes")
    walk.agree(file, snapshot(file).cases[0].id, kinds_point(file, "2"))
    everything = full(file)
    now, apart = everything.now, not_asked(everything.now, everything.answers, everything.values)
    (parents,) = now.tool.items_at(kinds_point(file, "2"))
    told = value_counts(now.tool, values_by_item(file), len(now.usable), apart)[parents.id]
    assert (told.answered, told.blank, told.not_asked) == (1, 0, 1)
    room = room_value_count(now, kinds_point(file, "2"))
    assert room is not None
    assert (room.answered, room.blank, room.not_asked) == (1, 0, 1)
    answered = reconciled(everything).pairs(Came.ANSWERED)
    assert [now.case[case].reference for case, _ in answered] == ["Child B"]


def test_counts_only_where_each_person_is_so_are_refused_rather_than_none(
    file: WorkshopFile,
) -> None:
    with pytest.raises(WorkshopError, match="not answered with one answer out of a list"):
        cut_request(snapshot(file), "", ["1=yes"])
