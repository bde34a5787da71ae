"""Whom a question or a theme is asked is set in the window, and what it touches is asked about."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.acts.tool_asked import ask_in_room_only, ask_where
from core.model.asking import Clause
from core.model.clock import Clock
from core.model.draft.tool import QuestionDraft, draft_of
from core.model.fault import WorkshopError
from core.model.tool import Question, Theme, Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.readiness import PreparationPart
from tests.asked import asked_audit
from tests.prepare.conftest import PrepareDesk, desk_over
from tests.small import contents
from ui.prepare.tool.choices import OpeningChoice
from ui.prepare.tool.who_is_asked import WhoIsAsked
from ui.prepare.tool_part import ToolPart


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


@pytest.fixture
def desk(request: pytest.FixtureRequest, clock: Clock) -> Iterator[PrepareDesk]:
    yield from desk_over("asked", lambda path: asked_audit(path, clock), request)


@pytest.fixture
def asked_file(desk: PrepareDesk) -> WorkshopFile:
    return desk.file


@pytest.fixture
def part(desk: PrepareDesk) -> ToolPart:
    found = desk.page.front
    assert isinstance(found, ToolPart)
    return found


def tool(part: ToolPart) -> Tool:
    return part.context.session.now.tool


def at(part: ToolPart, key: str) -> WhoIsAsked:
    """Go to a question."""
    asked = next(one for one in tool(part).questions if one.key == key)
    part.editor.go_to((Question, asked.id))
    return part.editor.question.who


def written(part: ToolPart, key: str) -> QuestionDraft:
    """Return a question as a file would have it."""
    return next(one for one in draft_of(tool(part)).questions if one.key == key)


def choose(row_choice: OpeningChoice, text: str) -> None:
    """Choose the entry that begins so, as a person does."""
    texts = [row_choice.itemText(number) for number in range(row_choice.count())]
    number = next(number for number, one in enumerate(texts) if one.startswith(text))
    row_choice.setCurrentIndex(number)
    row_choice.activated.emit(number)


def test_a_condition_is_built_of_rows_and_taken_back(part: ToolPart) -> None:
    who = at(part, "6")
    assert who.rows.rows == []
    who.rows.add.click()
    row = who.rows.rows[0]
    assert row.joint.isHidden()
    choose(row.subject, "1 Plan")
    choose(row.answer, "No")
    assert written(part, "6").asked_where == "1 = no"
    who.rows.add.click()
    second = who.rows.rows[1]
    choose(second.joint, "or")
    choose(second.subject, "its age")
    assert written(part, "6").asked_where == "1 = no"  # no age yet
    choose(second.relation, "is at least")
    QTest.keyClicks(second.value, "12")
    second.value.flush()
    assert written(part, "6").asked_where == "1 = no or its age >= 12"
    assert who.rows.rows[1] is second
    second.remove.click()
    assert written(part, "6").asked_where == "1 = no"
    part.context.session.undo()
    assert written(part, "6").asked_where == "1 = no or its age >= 12"
    assert len(who.rows.rows) == 2


def test_a_condition_may_rest_on_what_is_asked_later(part: ToolPart) -> None:
    who = at(part, "3")
    who.rows.add.click()
    row = who.rows.rows[0]
    offered = [row.subject.itemText(number) for number in range(row.subject.count())]
    assert offered.index("its age") < offered.index("5 Good (asked later)")
    choose(row.subject, "5 Good")
    choose(row.answer, "No")
    assert written(part, "3").asked_where == "5 = no"


def test_a_value_is_compared_as_what_it_rests_on_and_typed_words_stay_meanwhile(
    part: ToolPart,
) -> None:
    who = at(part, "6")
    for _ in range(3):
        who.rows.add.click()
    first, second, third = who.rows.rows
    choose(first.subject, "1 Plan")
    choose(second.subject, "4 Visits")
    QTest.keyClicks(second.value, "six")
    second.value.flush()
    assert second.value.misfit == "That is no number. Type one, such as 10."
    choose(third.subject, "its age")
    QTest.keyClicks(third.value, "1")
    asked = next(one for one in tool(part).questions if one.key == "5")
    part.context.session.do(lambda file: ask_in_room_only(file, asked, False))
    assert who.rows.rows == [first, second, third]
    assert third.value.text() == "1"
    choose(third.joint, "or")
    choose(third.relation, "is at least")
    third.value.setText("1/3/2024")
    third.value.flush()
    assert written(part, "6").asked_where == "1 = yes or its age >= 2024-03-01"


def test_a_new_part_of_a_condition_is_where_tab_comes_to_it_and_opens_no_window(
    part: ToolPart,
) -> None:
    who = at(part, "6")
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for _ in range(2):
        who.rows.add.click()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == shown
    first, second = who.rows.rows
    order: list[QWidget] = [first.subject]
    while order[-1] is not who.room_only:
        following = order[-1].nextInFocusChain()
        assert following is not None
        order.append(following)
    stops = [one for one in order if one in {second.joint, second.subject, who.rows.add}]
    assert stops == [second.joint, second.subject, who.rows.add]


def test_what_would_stand_apart_is_said_and_asked_about_before_it_is_done(
    part: ToolPart, asked_file: WorkshopFile
) -> None:
    before = contents(asked_file)
    who = at(part, "1")
    who.room_only.click()
    assert contents(asked_file) == before
    assert not who.room_only.isChecked()
    who.room_only.click()
    assert written(part, "1").room_only
    # Nothing was lost: the answers are all there still.
    answers = asked_file.query("SELECT count(*) FROM answers_given")
    assert answers == [(len(before["answers_given"]),)]
    part.context.session.undo()
    assert contents(asked_file) == before


def test_agencies_are_ticked_and_one_the_audit_has_not_stays(part: ToolPart) -> None:
    who = at(part, "3")
    ticked = [name for name, box in who.agencies.items() if box.isChecked()]
    assert ticked == ["Police"]
    who.agencies["Schools"].click()
    assert set(written(part, "3").asked_only_of) == {"Police", "Schools"}
    who.agencies["Schools"].click()
    assert set(written(part, "3").asked_only_of) == {"Police", "Schools"}  # asked about first
    who.agencies["Schools"].click()
    who.agencies["Police"].click()
    assert written(part, "3").asked_only_of == ()


def test_a_theme_has_the_same_fields_without_those_of_a_question(part: ToolPart) -> None:
    school = tool(part).themes[1]
    part.editor.go_to((Theme, school.id))
    who = part.editor.theme.who
    (row,) = who.rows.rows
    assert row.subject.currentText() == "its age"
    assert row.value.text() == "5"
    assert who.room_only.isHidden()
    assert [name for name, box in who.agencies.items() if box.isChecked()] == ["Health", "Schools"]
    row.value.setText("")
    QTest.keyClicks(row.value, "11")
    row.value.flush()
    # Two returns answered for a child of nine: that is asked about first.
    assert draft_of(tool(part)).themes[1].asked_where == "its age >= 5"
    assert row.value.text() == "11"
    row.relation.activated.emit(row.relation.currentIndex())
    assert draft_of(tool(part)).themes[1].asked_where == "its age >= 11"


def test_an_answer_is_let_ask_for_a_comment(part: ToolPart) -> None:
    who = at(part, "1")
    boxes = {box.text(): box for box in who.comments.values()}
    boxes["No"].click()
    assert written(part, "1").comment_on == ("no",)
    part.context.session.undo()
    assert written(part, "1").comment_on == ()


def test_a_condition_never_goes_in_a_circle(asked_file: WorkshopFile) -> None:
    held = read_tool(asked_file)
    lines = {item.key: item for item in held.items}
    first = held.questions[0]
    yes = held.answers_of(first.answer_set_id)[0]
    with pytest.raises(WorkshopError, match="wait for itself"):
        ask_where(asked_file, first, [[Clause(on_item_id=lines["2"].id, answer_id=yes.id)]])


def test_a_single_line_has_a_condition_of_its_own(part: ToolPart) -> None:
    asked = next(one for one in tool(part).questions if one.checklist)
    part.editor.go_to((Question, asked.id))
    checklist = part.editor.question.checklist
    line = tool(part).items_of(asked.id)[-1]
    checklist.lines.choose(line.id)
    who = checklist.line_who
    assert not who.isHidden()
    assert who.agencies == {}
    assert who.room_only.isHidden()
    who.rows.add.click()
    row = who.rows.rows[0]
    choose(row.subject, "its age")
    choose(row.relation, "is at least")
    QTest.keyClicks(row.value, "12")
    row.value.flush()
    assert not tool(part).asking.condition(item_id=line.id)  # what stands apart is asked about
    who.rows.change_requested.emit(who.rows.condition)
    held = next(one for one in written(part, asked.key).items if one.key == line.key)
    assert held.asked_where == "its age >= 12"
    assert written(part, asked.key).asked_where == ""
    part.context.session.undo()
    held = next(one for one in written(part, asked.key).items if one.key == line.key)
    assert held.asked_where == ""
