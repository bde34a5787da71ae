"""The audit tool is changed part by part; whatever was answered keeps its answer and its words."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acts import (
    tool_answers,
    tool_change,
    tool_doubles,
    tool_mends,
    tool_parts,
    tool_places,
    tool_rows,
    tool_words,
    walk,
)
from core.acts.tool_new import copy_set
from core.intake.shipped import find_tool
from core.model.aside import AnswerAside, JudgementAside
from core.model.bearing import Bearing
from core.model.case import AnswerComment, AnswerGiven
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.draft.tool import draft_of
from core.model.fault import WorkshopError
from core.model.grading import GradeOf
from core.model.ids import AnswerSetId, CaseId
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.tool import Answer, AnswerKind, AnswerSet, Item, Point, Question, Theme, ToolPart
from core.model.tool_order import listed_themes, may_rest_on
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.tool_notes import NoteAbout, ToolNote, tool_notes
from tests.conftest import NOON
from tests.rounds import rounds
from tests.small import contents, small_audit

Part = TypeVar("Part", Theme, Question, Item, AnswerSet, Answer)


def part(file: WorkshopFile, kind: type[Part], key: str) -> Part:
    """Return a part of the tool by its key."""
    return next(one for one in file.all(kind) if one.key == key)


def listed(file: WorkshopFile) -> list[str]:
    return [one.key for _, asked in listed_themes(read_tool(file)) for one in asked]


def words_given(file: WorkshopFile) -> Counter[tuple[int, int, str]]:
    """Return what was answered and commented, in words, wherever it is kept."""
    answers = {one.id: one.label for one in file.all(Answer)}
    said = [(one.case_id, one.agency_id, answers[one.answer_id]) for one in file.all(AnswerGiven)]
    said += [(one.case_id, one.agency_id, one.text) for one in file.all(AnswerComment)]
    said += [(one.case_id, one.agency_id, one.words) for one in file.all(AnswerAside)]
    return Counter(said)


def test_a_new_wording_keeps_every_answer_and_its_short_form_goes_along(file: WorkshopFile) -> None:
    before = file.all(AnswerGiven)
    line = part(file, Item, "1b")
    tool_words.reword_item(file, replace(line, text="The plan as it stands"))
    assert part(file, Item, "1b").short == "Plan"
    tool_words.reword_item(file, replace(part(file, Item, "1b"), short=""))
    tool_words.reword_item(file, replace(part(file, Item, "1b"), text="The plan now"))
    assert part(file, Item, "1b").short == "The plan now"
    assert file.all(AnswerGiven) == before


def test_typing_in_one_field_is_one_step_of_undo(file: WorkshopFile) -> None:
    start = contents(file)
    for text in ("W", "Wa", "Was it?"):
        tool_words.reword_question(file, replace(part(file, Question, "2"), text=text))
    assert file.undo_label == "change the wording of 2"
    assert part(file, Item, "2").text == "Was it?"
    file.undo()
    assert contents(file) == start


def test_lines_are_numbered_with_their_question(file: WorkshopFile) -> None:
    tool_words.reword_question(file, replace(part(file, Question, "1"), key="9"))
    assert [item.key for item in file.all(Item)] == ["9a", "9b", "2", "3", "4a", "4b"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("2", "Two questions are called 2.", id="another question"),
        pytest.param("1A", "Two questions are called 1A.", id="a line, in capitals"),
        pytest.param(" ", "Every question needs a number.", id="nothing"),
        pytest.param("Agency", "“Agency” heads another column", id="another column"),
    ],
)
def test_a_number_that_is_taken_is_refused(file: WorkshopFile, key: str, said: str) -> None:
    start = contents(file)
    with pytest.raises(WorkshopError, match=said) as caught:
        tool_words.reword_question(file, replace(part(file, Question, "3"), key=key))
    assert caught.value.remedy
    assert contents(file) == start


def test_two_answers_of_one_label_or_key_are_refused(file: WorkshopFile) -> None:
    yes = part(file, Answer, "yes")
    with pytest.raises(WorkshopError, match="Two answers are called “no”"):
        tool_words.reword_answer(file, replace(yes, label="no"))
    with pytest.raises(WorkshopError, match="Two of them have the key “no”"):
        tool_words.reword_answer(file, replace(yes, key="no"))
    with pytest.raises(WorkshopError, match="“Blank” cannot be a key"):
        tool_words.reword_answer(file, replace(yes, key="Blank"))


def test_answers_stand_in_the_order_they_are_pasted_in(file: WorkshopFile) -> None:
    yes, no = part(file, Answer, "yes"), part(file, Answer, "no")
    new = Answer(yes.answer_set_id, "", "In part", yes.bearing)
    tool_rows.keep_answers(file, yes.answer_set_id, [no, new, yes], "paste")
    beside = file.all(Answer, "answer_set_id = ?", (yes.answer_set_id,))
    assert [one.key for one in beside][:3] == ["no", "in_part", "yes"]
    assert (beside[0].id, beside[2].id) == (no.id, yes.id)
    assert check(file) == []


def test_a_question_is_put_anywhere_in_any_theme(file: WorkshopFile) -> None:
    three, one = part(file, Question, "3"), part(file, Question, "1")
    tool_places.place_question(file, one.id, three.theme_id, 1)
    assert listed(file) == ["2", "3", "1", "4"]
    assert [item.key for item in file.all(Item)] == ["2", "3", "1a", "1b", "4a", "4b"]
    tool_places.place_question(file, one.id, three.theme_id, 0)
    assert listed(file) == ["2", "1", "3", "4"]
    assert check(file) == []


def test_two_questions_in_one_are_split_and_its_answers_stay_with_the_first(
    file: WorkshopFile,
) -> None:
    two = part(file, Question, "2")
    before = words_given(file)
    tool_words.reword_question(file, replace(two, text="Was it recorded and shared?"))
    tool_mends.mend(file, ToolNote(NoteAbout.DOUBLE, "2", ""))
    tool = read_tool(file)
    assert [one.text for one in tool.questions if one.theme_id == two.theme_id][-2:] == [
        "Was it recorded?",
        "Was it shared?",
    ]
    assert part(file, Question, "2").text == "Was it recorded?"
    assert words_given(file) == before
    assert check(file) == []
    file.undo()
    assert part(file, Question, "2").text == "Was it recorded and shared?"


def notes_about(file: WorkshopFile, about: NoteAbout) -> list[ToolNote]:
    return [one for one in tool_notes(draft_of(read_tool(file))) if one.about is about]


def mend_all(file: WorkshopFile, about: NoteAbout) -> list[str]:
    """Mend what is noted of one kind by its buttons; return what they said."""
    said = []
    for note in notes_about(file, about):
        said.append(tool_mends.mend_words(note))
        tool_mends.mend(file, note)
    assert notes_about(file, about) == []
    assert check(file) == []
    return said


def test_a_question_where_yes_is_the_bad_news_says_so_and_its_answers_stay(
    file: WorkshopFile,
) -> None:
    before = words_given(file)
    two = part(file, Question, "2")
    tool_answers.use_own_answers(file, two)
    own = part(file, Question, "2").answer_set_id
    turned = {Bearing.MET: Bearing.NOT_MET, Bearing.NOT_MET: Bearing.MET}
    for one in file.all(Answer, "answer_set_id = ?", (own,)):
        bearing = turned.get(one.bearing, one.bearing)
        tool_words.reword_answer(file, replace(one, bearing=bearing))
    assert mend_all(file, NoteAbout.REVERSED) == ["Say so in the guidance"]
    assert part(file, Question, "2").guidance == "Take care: here “Yes” is the bad news."
    assert words_given(file) == before


@pytest.mark.parametrize(
    ("at", "of", "after"),
    [
        ("1", GradeOf.THEME, ["2", "1", "3", "4"]),
        ("1", GradeOf.CASE, ["2", "3", "4", "1"]),
        ("3", GradeOf.CASE, ["1", "2", "4", "3"]),
        ("1 and 2", GradeOf.CASE, ["3", "4", "1", "2"]),
    ],
)
def test_a_grade_goes_below_what_it_sums_up_with_all_that_was_answered(
    file: WorkshopFile, at: str, of: GradeOf, after: list[str]
) -> None:
    before = words_given(file)
    with file.act("grade"):
        for one in file.all(Question):
            graded = of if one.key in at else GradeOf.NOTHING
            file.put(replace(one, grades=graded))
    said = mend_all(file, NoteAbout.GRADE_FIRST)
    assert set(said) == {"Move it below them"}
    assert [one.key for one in read_tool(file).questions] == listed(file) == after
    assert words_given(file) == before
    for _ in said:
        file.undo()
    assert listed(file) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("bearing", "labels", "band"),
    [
        (Bearing.MET, ("Outstanding", "Good", "Poor"), "Good or better"),
        (Bearing.NOT_MET, ("Good", "Weak", "Poor"), "Weak or better"),
    ],
)
def test_two_grades_that_count_as_one_are_told_apart_by_a_band(
    file: WorkshopFile, bearing: Bearing, labels: tuple[str, ...], band: str
) -> None:
    with file.act("a scale"):
        held = AnswerSetId(file.put(AnswerSet("scale", kind=AnswerKind.GRADES)))
        bearings = [Bearing.MET, bearing, Bearing.NOT_MET]
        for at, (label, one) in enumerate(zip(labels, bearings, strict=True)):
            file.put(Answer(held, label.lower(), label, one, position=at))
        file.put(Answer(held, "dk", "Don't know", Bearing.UNKNOWN, position=3))
    tool_answers.use_answers(file, part(file, Question, "2"), held, confirmed=True)
    (note,) = notes_about(file, NoteAbout.SAME_BEARING)
    assert tool_mends.mend_words(note) == f"Name “{band}”"
    tool_mends.mend(file, note)
    assert notes_about(file, NoteAbout.SAME_BEARING) == []
    assert [one.band for one in file.all(Answer) if one.band] == [band]


def test_a_question_moves_through_its_theme_and_into_the_next(file: WorkshopFile) -> None:
    two = part(file, Question, "2").id
    tool_places.move_question(file, two, 1)
    assert listed(file) == ["1", "2", "3", "4"]
    assert part(file, Question, "2").theme_id == part(file, Theme, "plan").id
    tool_places.move_question(file, two, 1)
    assert listed(file) == ["1", "3", "2", "4"]
    assert [item.key for item in file.all(Item)] == ["1a", "1b", "3", "2", "4a", "4b"]
    for _ in range(5):
        tool_places.move_question(file, two, -1)
    assert listed(file) == ["2", "1", "3", "4"]
    assert tool_places.move_question(file, two, -1) is None
    assert check(file) == []


def test_a_new_question_stands_below_the_one_it_was_added_at(file: WorkshopFile) -> None:
    tool_parts.add_question(file, part(file, Theme, "records").id, part(file, Question, "1").id)
    assert listed(file) == ["1", "5", "2", "3", "4"]
    assert [item.key for item in file.all(Item)] == ["1a", "1b", "5", "2", "3", "4a", "4b"]


def test_a_question_that_was_answered_keeps_its_answers_as_its_first_line(
    file: WorkshopFile,
) -> None:
    before = file.all(AnswerGiven)
    tool_parts.add_item(file, part(file, Question, "2").id)
    assert part(file, Item, "2a").text == "Was it overseen?"
    assert part(file, Item, "2b").text == ""
    assert file.all(AnswerGiven) == before
    assert part(file, Question, "2").checklist


def test_what_was_answered_is_put_aside_once_the_removal_is_meant(file: WorkshopFile) -> None:
    start, given = contents(file), words_given(file)
    line = part(file, Item, "1b")
    with pytest.raises(WorkshopError, match=r"1 answer put aside .* 1 line asked always"):
        tool_parts.remove_part(file, line)
    assert contents(file) == start
    tool_parts.remove_part(file, line, confirmed=True)
    (aside,) = file.all(AnswerAside)
    assert (aside.key, aside.asked, aside.words) == (
        "1b",
        "Does the file hold these? The plan",
        "No",
    )
    assert part(file, Item, "3").only_where_item_id is None
    assert words_given(file) == given
    assert check(file) == []
    file.undo()
    assert contents(file) == start


def test_a_question_goes_with_what_the_room_said_and_notes_keep_its_theme(
    file: WorkshopFile, case: CaseId
) -> None:
    question = part(file, Question, "2")
    yes = next(
        one.id for one in read_tool(file).answers_of(question.answer_set_id) if one.key == "yes"
    )
    walk.choose(file, case, Point(question.id), yes)
    walk.give_reason(file, case, Point(question.id), "Seen in March")
    with file.act("hear"):
        file.put(Note(NoteKind.STRENGTH, "Steady", question_id=question.id, case_id=case))
    tool_parts.remove_part(file, question, confirmed=True)
    (judged,) = file.all(JudgementAside)
    assert (judged.key, judged.asked, judged.answer, judged.reason) == (
        "2",
        "Was it overseen?",
        "Yes",
        "Seen in March",
    )
    assert file.all(Judgement) == []
    (note,) = file.all(Note)
    assert (note.question_id, note.theme_id) == (None, question.theme_id)
    assert {one.words for one in file.all(AnswerAside)} == {"Yes", "No", "Café notes"}


def test_a_checklist_without_its_last_line_is_a_plain_question(file: WorkshopFile) -> None:
    for key in ("4a", "4b"):
        tool_parts.remove_part(file, part(file, Item, key), confirmed=True)
    question = part(file, Question, "4")
    assert not question.checklist
    assert not question.items_judged
    assert part(file, Item, "4").text == question.text
    assert check(file) == []


def test_other_answers_keep_what_has_their_label_and_put_the_rest_aside(
    file: WorkshopFile,
) -> None:
    question = part(file, Question, "2")
    tool_answers.use_answers(file, question, part(file, AnswerSet, "yn").id)
    assert file.all(AnswerAside) == []
    four = part(file, Question, "4")
    with pytest.raises(WorkshopError, match="1 answer put aside"):
        tool_answers.use_answers(file, four, part(file, AnswerSet, "yn").id)
    tool_answers.use_answers(file, four, part(file, AnswerSet, "yn").id, confirmed=True)
    assert [one.words for one in file.all(AnswerAside)] == ["Not applicable"]
    assert check(file) == []


def test_an_answer_set_in_use_and_the_only_answer_stay(file: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="still in use"):
        tool_parts.remove_part(file, part(file, AnswerSet, "yn"))
    with file.act("make an answer set"):
        own = file.get(AnswerSet, copy_set(file, read_tool(file), None))
    assert own is not None
    answers = file.all(Answer, "answer_set_id = ?", (own.id,))
    for one in answers[:-1]:
        tool_parts.remove_part(file, one)
    with pytest.raises(WorkshopError, match="only answer"):
        tool_parts.remove_part(file, answers[-1])
    tool_parts.remove_part(file, own)


def test_a_condition_rests_on_a_question_before_it_and_never_goes_in_a_circle(
    file: WorkshopFile,
) -> None:
    tool = read_tool(file)
    lines = {item.key: item for item in tool.items}
    yes = {item.key: tool.answers_of(item.answer_set_id)[0].id for item in tool.items}
    with pytest.raises(WorkshopError, match="only rest on a question before it"):
        tool_answers.ask_only_where(file, part(file, Question, "2"), lines["3"].id, yes["3"])
    three = part(file, Question, "3")
    tool_answers.ask_only_where(file, three, lines["2"].id, yes["2"])
    for _ in range(2):
        tool_places.move_question(file, three.id, -1)
    tool = read_tool(file)
    assert [item.key for item in tool.items][:3] == ["1a", "1b", "3"]
    two = part(file, Question, "2")
    allowed = may_rest_on(tool, tool.items_of(two.id))
    assert [item.key for item in allowed] == ["1a", "1b"]
    tool_answers.ask_only_where(file, three, None)
    assert part(file, Item, "3").only_where_answer_id is None


def test_a_doubled_question_has_numbers_of_its_own_and_its_lines(file: WorkshopFile) -> None:
    tool_doubles.duplicate(file, part(file, Question, "1"))
    assert listed(file) == ["1", "5", "2", "3", "4"]
    lines = read_tool(file).items_of(part(file, Question, "5").id)
    assert [(item.key, item.text) for item in lines] == [
        ("5a", "Details of the child"),
        ("5b", "The plan"),
    ]


def test_a_tool_begun_from_nothing_holds_together(tmp_path: Path, clock: Clock) -> None:
    with WorkshopFile.create(tmp_path / "new.casewalk", clock=clock) as new:
        tool_parts.begin_tool(new)
        assert check(new) == []
        assert listed(new) == ["1"]
        tool_parts.remove_part(new, part(new, Question, "1"))
        tool_parts.begin_tool(new)
        assert listed(new) == ["1"]
        new.undo()
        new.undo()
        assert listed(new) == ["1"]


def test_another_tool_takes_the_place_of_one_and_every_answer_keeps_its_old_words(
    file: WorkshopFile,
) -> None:
    before, said, notes = contents(file), words_given(file), len(file.all(Note))
    draft = find_tool("tracked-children")
    with pytest.raises(WorkshopError) as asked:
        tool_change.change_tool(file, draft)
    assert "put aside under the old words" in asked.value.happened
    assert contents(file) == before
    tool_change.change_tool(file, draft, confirmed=True)
    assert listed(file) == [one.key for one in draft.questions]
    assert words_given(file) == said
    assert (file.all(AnswerGiven), len(file.all(Note))) == ([], notes)
    assert check(file) == []
    tool_change.change_tool(file, None)
    assert listed(file) == ["1"]
    file.undo()
    file.undo()
    assert contents(file) == before


def test_an_answer_set_called_as_it_is_changes_nothing(file: WorkshopFile) -> None:
    held = file.all(AnswerSet)[0]
    before = contents(file)
    assert tool_words.rename_answer_set(file, held) is None
    assert contents(file) == before


def step(file: WorkshopFile, what: int, which: int, by: int) -> Changed | None:
    """Do one change of the tool, chosen by numbers."""
    tool = read_tool(file)
    every: list[ToolPart] = [*tool.themes, *tool.questions, *tool.items]
    every += [*tool.answer_sets, *tool.answers]
    one = every[which % len(every)]
    match what % 6, one:
        case 0, Question() | Theme() | Item() | AnswerSet() | Answer():
            return tool_parts.remove_part(file, one, confirmed=True)
        case 1, _:
            return tool_doubles.duplicate(file, one)
        case 2, Question():
            return tool_places.move_question(file, one.id, by)
        case 2, Item():
            return tool_places.move_item(file, one.id, by)
        case 2, Theme():
            return tool_places.move_theme(file, one.id, by)
        case 2, Answer():
            return tool_places.move_answer(file, one, by)
        case 3, Question():
            return tool_words.reword_question(file, replace(one, key=f"{which}", text="Other"))
        case 3, Item():
            return tool_words.reword_item(file, replace(one, text="Another line"))
        case 3, AnswerSet():
            return tool_words.rename_answer_set(file, replace(one, key=f"set_{which}"))
        case 4, Question():
            return tool_parts.add_item(file, one.id)
        case 4, Theme():
            return tool_parts.add_question(file, one.id)
        case 4, AnswerSet():
            return tool_parts.add_answer(file, one.id)
        case 4, _:
            return tool_parts.add_theme_to_tool(file)
        case 5, Question() | Item() if tool.answer_sets:
            to = tool.answer_sets[by % len(tool.answer_sets)].id
            return tool_answers.use_answers(file, one, to, confirmed=True)
        case 5, Answer() if tool.questions:
            asked = tool.questions[which % len(tool.questions)]
            on = next(i for i in tool.items if i.answer_set_id == one.answer_set_id)
            return tool_answers.ask_only_where(file, asked, on.id, one.id)
    return None


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small audit, built once."""
    path = tmp_path_factory.mktemp("tools") / "audit.casewalk"
    small_audit(path, lambda: NOON).close()
    return path


STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 40), st.sampled_from([-1, 1])), max_size=12
)


@given(steps=STEPS)
@settings(
    max_examples=rounds(5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_changes_keep_every_answer_and_undo_brings_back_each_state(
    built: Path, tmp_path: Path, steps: list[tuple[int, int, int]]
) -> None:
    path = tmp_path / "again.casewalk"
    path.write_bytes(built.read_bytes())
    with WorkshopFile.open(path, clock=lambda: NOON) as file:
        given_words = words_given(file)
        past, entries = [contents(file)], [file.undo_step]
        for what, which, by in steps:
            try:
                news = step(file, what, which, by)
            except (WorkshopError, StopIteration):
                assert contents(file) == past[-1]
                continue
            assert words_given(file) == given_words
            assert check(file) == []
            draft_of(read_tool(file))
            if news is None:
                continue
            if file.undo_step == entries[-1]:  # typing goes on as one step
                past.pop()
                entries.pop()
            past.append(contents(file))
            entries.append(file.undo_step)
        for before in reversed(past[:-1]):
            file.undo()
            assert contents(file) == before
    path.unlink()
