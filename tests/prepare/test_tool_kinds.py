"""The kind of answer is chosen in the window; what was answered goes along or aside."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.acts.tool_kinds import choose_kind, kind_lost
from core.model.aside import AnswerAside
from core.model.case import AnswerGiven, ValueGiven
from core.model.clock import Clock
from core.model.fault import WorkshopError
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer, AnswerKind, AnswerSet, Bearing, Question, Tool
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.small import contents, small_audit
from ui.prepare.page import PreparePage
from ui.prepare.tool.kind_fields import KindFields
from ui.prepare.tool.sheets import answers_shape
from ui.prepare.tool_part import ToolPart

_OVER_YES_AND_NO = (
    ("School", Bearing.MET),
    ("Health", Bearing.NOT_MET),
    ("Don't know", Bearing.UNKNOWN),
)


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "small.casewalk", clock) as found:
        yield found


def held(file: WorkshopFile, key: str) -> AnswerSet:
    return file.all(AnswerSet, "key = ?", (key,))[0]


def test_one_answer_becomes_several_and_back_without_a_loss(file: WorkshopFile) -> None:
    before = {(one.item_id, one.answer_id) for one in file.all(AnswerGiven)}
    choose_kind(file, held(file, "yna"), AnswerKind.SEVERAL)
    assert {one.value for one in file.all(ValueGiven)} == {"yes", "no", "not_applicable"}
    choose_kind(file, held(file, "yna"), AnswerKind.CHOICE)
    assert {(one.item_id, one.answer_id) for one in file.all(AnswerGiven)} == before
    assert file.all(AnswerAside) == []


def test_words_pasted_over_yes_and_no_are_neither_good_nor_bad_once_several_may_be_given(
    file: WorkshopFile,
) -> None:
    with file.act("a set of its own"):
        own = AnswerSetId(file.put(AnswerSet("who")))
        for at, (label, bearing) in enumerate(_OVER_YES_AND_NO):
            file.put(Answer(own, f"a{at}", label, bearing, position=at))
    choose_kind(file, held(file, "who"), AnswerKind.SEVERAL)
    assert [one.bearing for one in file.all(Answer, "answer_set_id = ?", (own,))] == [
        Bearing.NOT_APPLICABLE,
        Bearing.NOT_APPLICABLE,
        Bearing.UNKNOWN,
    ]


def test_words_nobody_knows_count_by_their_place_once_they_are_grades(file: WorkshopFile) -> None:
    with file.act("a set of its own"):
        own = AnswerSetId(file.put(AnswerSet("safe")))
        for at, label in enumerate(("High", "Middling", "Low", "Not enough to say")):
            file.put(Answer(own, f"a{at}", label, Bearing.UNKNOWN, position=at))
    choose_kind(file, held(file, "safe"), AnswerKind.GRADES)
    assert [one.bearing for one in file.all(Answer, "answer_set_id = ?", (own,))] == [
        Bearing.MET,
        Bearing.PARTLY,
        Bearing.NOT_MET,
        Bearing.UNKNOWN,
    ]


def test_what_answers_of_returns_count_as_stays_where_several_may_be_given(
    file: WorkshopFile,
) -> None:
    yes = file.all(Answer, "label = ?", ("Yes",))[0]
    with file.act("call it otherwise"):
        file.put(replace(yes, label="The family was there"))
    choose_kind(file, held(file, "yna"), AnswerKind.SEVERAL)
    assert file.all(Answer, "id = ?", (yes.id,))[0].bearing is yes.bearing


def test_several_that_cannot_be_one_are_asked_about_and_put_aside(file: WorkshopFile) -> None:
    choose_kind(file, held(file, "yna"), AnswerKind.SEVERAL)
    one = file.all(ValueGiven)[0]
    with file.act("both"):
        file.put(
            ValueGiven(one.return_id, one.case_id, one.agency_id, one.item_id, "yes no", one.id)
        )
    with pytest.raises(WorkshopError, match="1 answer put aside"):
        choose_kind(file, held(file, "yna"), AnswerKind.CHOICE)
    choose_kind(file, held(file, "yna"), AnswerKind.CHOICE, confirmed=True)
    assert [aside.words for aside in file.all(AnswerAside)] == ["Yes, No"]


@pytest.mark.parametrize(
    "kind", [AnswerKind.NUMBER, AnswerKind.DATE, AnswerKind.PERIOD, AnswerKind.WORDS]
)
def test_answers_that_were_chosen_stand_aside_where_one_is_written_and_one_undo_is_enough(
    file: WorkshopFile, kind: AnswerKind
) -> None:
    before = contents(file)
    yna = held(file, "yna")
    lost = kind_lost(file, yna, kind)
    assert lost.answers == 3
    with pytest.raises(WorkshopError):
        choose_kind(file, yna, kind)
    assert contents(file) == before
    choose_kind(file, yna, kind, confirmed=True)
    assert len(file.all(AnswerAside)) == 3
    assert file.all(Answer, "answer_set_id = ?", (yna.id,)) == []
    file.undo()
    assert contents(file) == before
    file.redo()
    choose_kind(file, held(file, "yna"), AnswerKind.CHOICE)
    assert [one.key for one in file.all(Answer, "answer_set_id = ?", (yna.id,))][:2] == [
        "yes",
        "no",
    ]


@pytest.fixture
def part(page: PreparePage) -> Iterator[ToolPart]:
    """The audit tool of the example."""
    page.show_part(PreparationPart.TOOL)
    found = page.front
    assert isinstance(found, ToolPart)
    yield found
    found.leave()


@pytest.fixture
def fields(part: ToolPart) -> KindFields:
    """The answers of a new question, which nobody answered yet."""
    part.editor.add_question.click()
    part.editor.question.asked.own.click()
    return part.editor.question.asked.card.kind


def choose(fields: KindFields, kind: AnswerKind) -> None:
    """Choose as a person does: the list gives the entry it holds."""
    fields.kind.set_value(kind)
    fields.kind.activated.emit(fields.kind.currentIndex())


def own(part: ToolPart) -> AnswerSet:
    tool = part.context.session.now.tool
    return tool.answer_sets[-1]


def test_a_number_says_what_it_counts_and_a_period_what_it_may_take(
    part: ToolPart, fields: KindFields
) -> None:
    choose(fields, AnswerKind.NUMBER)
    assert own(part).kind is AnswerKind.NUMBER
    assert not fields.unit.isHidden()
    assert fields.target.isHidden()
    QTest.keyClicks(fields.unit, "visits")
    fields.flush()
    assert own(part).unit == "visits"
    choose(fields, AnswerKind.PERIOD)
    assert (own(part).unit, fields.unit.isHidden()) == ("", True)
    QTest.keyClicks(fields.target, "10")
    fields.flush()
    fields.working.click()
    assert (own(part).target, own(part).working_days) == (10, True)
    assert "at most 10 working days" in part.editor.question.asked.answers.currentText()
    part.context.session.undo()
    assert (own(part).target, own(part).working_days) == (10, False)


def test_answers_pasted_where_a_date_was_asked_make_it_one_of_them(
    part: ToolPart, fields: KindFields
) -> None:
    choose(fields, AnswerKind.DATE)
    part.editor.question.asked.card.begin()
    QGuiApplication.clipboard().setText("In time\nToo late\nNever")
    QTest.keyClick(fields.kind, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    tool = part.context.session.now.tool
    assert own(part).kind is AnswerKind.CHOICE
    labels = [one.label for one in tool.answers_of(own(part).id)]
    assert labels[:3] == ["In time", "Too late", "Never"]


def test_words_that_take_the_place_of_not_applicable_are_not_off_the_scale_by_them() -> None:
    label = answers_shape(Tool, lambda _: False).columns[0].put
    assert label is not None
    old = Answer(AnswerSetId(1), "na", "Not applicable", Bearing.NOT_APPLICABLE, AnswerId(1))
    for words, bearing in (
        ("Not applicable here", Bearing.NOT_APPLICABLE),
        ("Somewhat like it", Bearing.UNKNOWN),
        ("Needs to improve", Bearing.PARTLY),
    ):
        assert label(old, words).bearing is bearing


def test_days_that_are_no_number_say_so_and_are_not_kept(
    part: ToolPart, fields: KindFields
) -> None:
    choose(fields, AnswerKind.PERIOD)
    QTest.keyClicks(fields.target, "ten")
    fields.flush()
    assert fields.target.misfit == "Days are a whole number. Type one, such as 10, or nothing."
    assert own(part).target == 0


def test_a_kind_that_would_put_answers_aside_is_asked_about_once_in_the_bar(
    part: ToolPart,
) -> None:
    tool = part.context.session.now.tool
    asked = next(one for one in tool.questions if one.key == "9")
    part.editor.go_to((Question, asked.id))
    fields = part.editor.question.asked.card.kind
    choose(fields, AnswerKind.WORDS)
    assert part.context.session.now.tool.answer_set[asked.answer_set_id].kind is AnswerKind.CHOICE
    assert fields.kind.currentData() == AnswerKind.CHOICE
    choose(fields, AnswerKind.WORDS)
    assert part.context.session.now.tool.answer_set[asked.answer_set_id].kind is AnswerKind.WORDS
