"""A number, a date or a grade asked of each person: from the form to the wall and the counts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import bring_in, walk
from core.acts.parts import judge_part
from core.acts.tool_kinds import choose_kind, describe_kind
from core.acts.tool_words import reword_question
from core.cli.counts import counts_table
from core.counting.layers import layer_counts
from core.counting.parts import part_counts
from core.counting.value_counts import room_value_count
from core.forms import excel, pdf, word
from core.forms.tool_file import tool_toml
from core.intake.read import read
from core.intake.returns import read_returns
from core.intake.tool import first_fault, read_tool
from core.model.bearing import Bearing
from core.model.clock import Clock
from core.model.draft.returns import CaseDraft, Draft, ReturnDraft
from core.model.form import BEGINS, ENDS
from core.model.judgement import Layer
from core.model.layers import layers_kept
from core.model.tool import AnswerKind, AnswerSet, Question
from core.model.value import each_keys, each_value, judgement_bearing
from core.queries.returns import counts, positions, values_by_item
from core.room import question_scene
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.kinds import kind_words
from core.wording.layers import layer_count_words
from core.wording.numbers import Unit
from core.wording.value_counts import value_count_words
from core.wording.values import answer_in_full, answer_in_short
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
from tests.people import MEASURED_TOOL, people_audit

SAID = {
    "1": "0=3 1=0 2=12",
    "2": "0=2014-03-05 1=2014-02-28",
    "3": "0=good 1=good 2=weak",
    "4": "0=2014-03-03/2014-03-14 1=2014-03-03/2014-03-20",
    "5": "0: Up at six.\n\tNobody else is.\n2: 1: he says; 2=fine",
}
DAY = "Up at six.\nNobody else is."


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with people_audit(tmp_path / "people.casewalk", clock, MEASURED_TOOL) as opened:
        yield opened


@pytest.mark.parametrize("end", ["pdf", "xlsx", "docx"])
def test_a_form_has_a_line_for_each_and_comes_back_by_person(
    tmp_path: Path, file: WorkshopFile, end: str
) -> None:
    form = form_of(snapshot(file), "Child A", "Police")
    visits, seen, plans, until, days = (one.lines for one in form.sections[0].questions)
    assert (visits[0].kind, visits[0].limits) == (AnswerKind.NUMBER, "from 0 to 60")
    typed = {line.field: text for line, text in zip(visits, ("3", "0", "12"), strict=True)}
    typed |= {seen[0].field: "5 March 2014", seen[1].field: "28/2/2014"}
    typed |= {days[0].field: DAY, days[2].field: "1: he says; 2=fine"}
    for line, last in ((until[0], "14/3/2014"), (until[1], "20/3/2014")):
        typed |= {line.field_of(BEGINS): "3/3/2014", line.field_of(ENDS): last}
    keys = {line.field: key for line, key in zip(plans, ("good", "good", "weak"), strict=True)}
    labels = {name: dict(plans[0].choices)[key] for name, key in keys.items()}
    before = pdf.field_prefix(form)
    if end == "pdf":
        chosen = {name: f"/{key}" for name, key in keys.items()}
        marks = {f"{before}{name}": text for name, text in {**typed, **chosen}.items()}
        filled = filled_by_pypdf(pdf.write([form], MADE), marks)
    elif end == "xlsx":
        filled = excel_filled(excel.write([form], MADE), {**typed, **labels})
    else:
        controls = {f"{before}{name}": text for name, text in {**typed, **labels}.items()}
        filled = word_filled(word.write([form], MADE), controls)
    (row,) = only(brought(tmp_path, file, filled, end=end)).rows
    assert row.answers == SAID


def test_a_list_has_a_column_for_each_and_says_what_does_not_fit(
    tmp_path: Path, file: WorkshopFile
) -> None:
    path = tmp_path / "list.csv"
    head = "case,agency,1 child,1 brother 1,1 brother 2,2 child,2 brother 1,3 child\n"
    rows = "Child A,Health,3,0,12,5/3/2014,28/2/2014,Good\nChild A,Police,61,1,2,,,Fair\n"
    path.write_text(head + rows, encoding="utf-8")
    draft = read_returns(path, words_of(file))
    assert draft.rows[0].answers == {"1": SAID["1"], "2": SAID["2"], "3": "0=good"}
    told = " ".join(one.what for one in draft.problems)
    assert "61 is not from 0 to 60" in told
    assert "“Fair” is not an answer to question 3" in told
    path.write_text("case,agency,1\nChild A,Health,0=3 1=0\nChild A,Police,7\n", encoding="utf-8")
    again = read_returns(path, words_of(file))
    assert again.rows[0].answers == {"1": "0=3 1=0"}
    assert "which one cell cannot say" in again.problems[0].what


def test_a_list_has_two_columns_for_the_period_of_each_and_one_for_words(
    tmp_path: Path, file: WorkshopFile
) -> None:
    path = tmp_path / "list.csv"
    head = "case,agency,4 child from,4 child to,4 brother 1,5 child,5 brother 2,5\n"
    rows = f'Child A,Health,3/3/2014,14/3/2014,3/3/2014 to 20/3/2014,"{DAY}",1: he says; 2=fine,\n'
    rows += "Child A,Police,3/3/2014,,,,,2: no child knows this\n"
    path.write_text(head + rows, encoding="utf-8")
    draft = read_returns(path, words_of(file))
    assert draft.rows[0].answers == {key: SAID[key] for key in "45"}
    told = " ".join(one.what for one in draft.problems)
    assert "question 4 asks for a period, which needs its first and its last day" in told
    assert "Question 5 is answered for each person, which one cell cannot say" in told


@pytest.mark.parametrize("text", [*SAID.values(), "0=yes 12=no", "0: a\n\t\tb\n\t\n3:  ", "0=word"])
def test_what_is_said_of_each_is_read_as_it_was_written(text: str) -> None:
    assert each_value(each_keys(text)) == text


def judged(file: WorkshopFile) -> None:
    case = snapshot(file).cases[0].id
    for key, value in SAID.items():
        walk.give_value(file, case, kinds_point(file, key), value)
        walk.agree(file, case, kinds_point(file, key))


def test_the_room_gives_each_and_counts_are_of_people(file: WorkshopFile) -> None:
    judged(file)
    now, told, shorts, bearings = snapshot(file), [], [], []
    for key in SAID:
        point = kinds_point(file, key)
        held, count = now.judgement(now.cases[0].id, point), room_value_count(now, point)
        assert held is not None
        assert count is not None
        told.append(value_count_words(count, Unit.CASES))
        shorts.append(answer_in_short(now.tool, held))
        bearings.append(judgement_bearing(now.tool, held))
    assert told == [
        "median 3 · 0 to 12 · of 3 children one by one · 1 of 2 cases · blank 1",
        "median 2 March 2014 · 28 February 2014 to 5 March 2014"
        " · of 2 children one by one, and nothing of 1 more · 1 of 2 cases · blank 1",
        "Good 2 (66.7%) · Weak 1 (33.3%) · Good or better 2 (66.7%) · of 3 children one by one"
        " · 1 of 2 cases · blank 1",
        "in time 1, late 1 · median 11 working days · longest 13 working days, late"
        " · of 2 children one by one, and nothing of 1 more · 1 of 2 cases · blank 1",
        "in words · of 2 children one by one, and nothing of 1 more · 1 of 2 cases · blank 1",
    ]
    walk.give_value(file, now.cases[0].id, kinds_point(file, "1"), "0=4 1=4 2=4")
    walk.agree(file, now.cases[0].id, kinds_point(file, "1"))
    alike = room_value_count(snapshot(file), kinds_point(file, "1"))
    assert alike is not None
    assert value_count_words(alike, Unit.CASES).startswith("4 each · of 3 children")
    assert shorts == [
        *("0 to 12", "28 February 2014 to 5 March 2014", "Good 2 · Weak 1"),
        *("9 to 13 working days, 1 late", "In words"),
    ]
    assert bearings == [None, None, None, None, None]
    held = now.judgement(now.cases[0].id, kinds_point(file, "1"))
    assert held is not None
    said = "the child: 3; brother 1, 9 years: 0; brother 2, 4 years: 12"
    assert answer_in_full(now.tool, held) == said
    walk.give_value(file, now.cases[1].id, kinds_point(file, "3"), "0=good")
    held = snapshot(file).judgement(now.cases[1].id, kinds_point(file, "3"))
    assert held is not None
    assert judgement_bearing(now.tool, held) is Bearing.MET
    walk.give_value(file, now.cases[1].id, kinds_point(file, "4"), "0=2014-03-03/2014-04-14")
    late = snapshot(file).judgement(now.cases[1].id, kinds_point(file, "4"))
    assert late is not None
    assert judgement_bearing(now.tool, late) is Bearing.NOT_MET
    told_of = now.judgement(now.cases[0].id, kinds_point(file, "5"))
    assert told_of is not None
    assert answer_in_full(now.tool, told_of) == (
        f"the child: {DAY}\nbrother 2, 4 years: 1: he says; 2=fine"
    )


def test_the_wall_and_the_counts_of_returns_tell_who_says_what_of_each(file: WorkshopFile) -> None:
    rows = [ReturnDraft("Child A", "Health", answers={key: SAID[key] for key in "145"})]
    rows.append(ReturnDraft("Child A", "Police", answers={"1": "0=3 1=4", "4": SAID["4"]}))
    bring_in.take_returns(file, Draft("list.csv", tuple(rows)))
    now, point = snapshot(file), kinds_point(file, "1")
    case = now.cases[0].id
    scene = question_scene(now, case, point, positions(file, now, case, point))
    columns = [[(one.count, one.label) for one in row.columns] for row in scene.rows]
    assert columns == [[(2, "3")], [(1, "0"), (1, "4")], [(1, "12"), (1, "No answer")]]
    told = []
    for key in "45":
        at = kinds_point(file, key)
        scene = question_scene(now, case, at, positions(file, now, case, at))
        told.append([[(one.count, one.label) for one in row.columns] for row in scene.rows])
    assert told[0][:2] == [[(2, "9 working days")], [(2, "13 working days, late")]]
    assert told[1][0] == [(1, "In words")]  # what was written stays off the wall
    table = counts_table(now, counts(file), values_by_item(file))
    items = table["items"]
    assert isinstance(items, dict)
    assert {key: items["1"][key] for key in ("people", "least", "greatest", "median")} == {
        "people": 5,
        "least": "0",
        "greatest": "12",
        "median": "3",
    }


def test_a_set_becomes_a_number_for_each_in_the_window_and_in_a_file(
    tmp_path: Path, file: WorkshopFile
) -> None:
    held = next(one for one in file.all(AnswerSet) if one.key == "plan_for_each")
    choose_kind(file, held, AnswerKind.EACH_NUMBER, confirmed=True)
    held = next(one for one in file.all(AnswerSet) if one.key == "plan_for_each")
    describe_kind(file, AnswerSet("", held.id, unit="parents", least="1"))
    held = next(one for one in file.all(AnswerSet) if one.key == "plan_for_each")
    assert kind_words(held) == "A number for each person (each parent), at least 1"
    assert first_fault(MEASURED_TOOL) == ""
    names = {one.key: kind_words(one) for one in file.all(AnswerSet)}
    assert names["until_seen"] == (
        "A period for each person (each child, born or not), at most 10 working days"
    )
    again = tmp_path / "again.toml"
    again.write_text(tool_toml(MEASURED_TOOL), encoding="utf-8")
    assert read_tool(again).answer_kinds == MEASURED_TOOL.answer_kinds
    written = tmp_path / "tool.toml"
    written.write_text(
        'key = "k"\ntitle = "K"\n[[themes]]\nkey = "t"\ntitle = "T"\n[answer_sets]\n'
        '[answer_kinds]\nv = { kind = "a number for each person", unit = "children" }\n'
        '[[questions]]\nkey = "1"\ntext = "How often?"\ntheme = "t"\nanswers = "v"\nshort = "O"\n'
        '[[questions]]\nkey = "2"\ntext = "Why?"\ntheme = "t"\nanswers = "v"\nshort = "W"\n'
        'asked_where = "1 >= 3"\n',
        encoding="utf-8",
    )
    with pytest.raises(Exception, match="measured for each person"):
        read_tool(written)


def test_a_grade_for_each_becomes_one_of_some_for_each_and_nothing_is_put_aside(
    file: WorkshopFile,
) -> None:
    judged(file)
    held = next(one for one in file.all(AnswerSet) if one.key == "plan_for_each")
    choose_kind(file, held, AnswerKind.EACH)
    held = next(one for one in file.all(AnswerSet) if one.key == "plan_for_each")
    assert (held.kind, held.unit) == (AnswerKind.EACH, "children")
    now = snapshot(file)
    kept = now.judgement(now.cases[0].id, kinds_point(file, "3"))
    assert kept is not None
    assert kept.value == SAID["3"]


def test_an_agencys_own_part_is_one_grade_for_all_people_and_goes_with_what_is_no_choice(
    file: WorkshopFile,
) -> None:
    first, second, graded, *_ = MEASURED_TOOL.questions
    with_part = [replace(one, each_agency=True) for one in (first, graded)]
    number = replace(MEASURED_TOOL, questions=(with_part[0], second, graded))
    assert "give it a choice or a grade, for each person too" in first_fault(number)
    assert first_fault(replace(MEASURED_TOOL, questions=(first, second, with_part[1]))) == ""
    question = next(one for one in file.all(Question) if one.key == "3")
    layered = layers_kept((Layer.OWN, Layer.MODERATED))
    reword_question(file, replace(question, each_agency=True, layers=layered))
    judged(file)
    assert [
        layer_count_words(one) for one in layer_counts(snapshot(file), kinds_point(file, "3"))
    ] == ["Own judgement, 1 case: agreed 1", "Moderated, 0 cases: none yet"]
    now, point = snapshot(file), kinds_point(file, "3")
    good = now.tool.answers_at(point)[0]
    judge_part(file, now.cases[0].id, point, now.agencies[0].id, good.id)
    assert part_counts(snapshot(file), point)[0] == (good, 1)
    held = now.tool.set_at(point)
    assert held is not None
    choose_kind(file, held, AnswerKind.EACH_WORDS, confirmed=True)
    assert not any(one.each_agency for one in file.all(Question))
    file.undo()
    assert part_counts(snapshot(file), point)[0][1] == 1


def test_an_age_below_another_word_for_case_is_no_questions_number(
    tmp_path: Path, file: WorkshopFile
) -> None:
    path = tmp_path / "children.csv"
    path.write_text("reference,age,sex,team\nChild Q,4,girl,North\n", encoding="utf-8")
    (row,) = read(path, words_of(file)).rows
    assert isinstance(row, CaseDraft)
    assert (row.reference, row.age) == ("Child Q", "4")
