"""What the room does beside its judgement is asked for in the window: texts, layers, own parts."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from core.model.tool import Question, Theme
from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.tool.room_card import RoomCard
from ui.prepare.tool_part import ToolPart


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


@pytest.fixture
def part(page: PreparePage) -> Iterator[ToolPart]:
    """The audit tool of the example."""
    page.show_part(PreparationPart.TOOL)
    found = page.front
    assert isinstance(found, ToolPart)
    yield found
    found.leave()


@pytest.fixture
def card(part: ToolPart) -> RoomCard:
    """What the room does at question 5."""
    part.editor.go_to((Question, held(part).id))
    return part.editor.question.room


def held(part: ToolPart) -> Question:
    tool = part.context.session.now.tool
    return next(one for one in tool.questions if one.key == "5")


def test_it_is_off_until_a_tool_asks_for_it(card: RoomCard) -> None:
    assert card.texts.text() == ""
    assert card.layers.currentText() == "Judged once"
    assert not card.each_agency.isChecked()


def test_headings_are_typed_in_one_line(part: ToolPart, card: RoomCard) -> None:
    QTest.keyClicks(card.texts, "Good practice; To develop;")
    card.flush()
    assert held(part).texts == "Good practice\nTo develop"
    part.context.session.undo()
    assert held(part).texts == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("One; one", "Two texts are headed alike."),
        ("a; b; c; d; e", "These are more than 4 texts."),
    ],
)
def test_headings_that_do_not_fit_say_so_and_are_not_kept(
    part: ToolPart, card: RoomCard, typed: str, problem: str
) -> None:
    QTest.keyClicks(card.texts, typed)
    card.flush()
    assert problem in card.texts.problem.text()
    assert held(part).texts == ""


def test_layers_are_chosen_and_agencies_parts_ticked(part: ToolPart, card: RoomCard) -> None:
    offered = [card.layers.itemText(at) for at in range(card.layers.count())]
    assert "Own, then moderated" in offered
    assert len(offered) == 12
    card.layers.change_requested.emit(card.layers.itemData(offered.index("Own, then moderated")))
    assert held(part).layers == "own, moderated"
    card.each_agency.click()
    assert held(part).each_agency
    assert held(part).layers == "own, moderated"


def test_a_theme_has_its_own_headings(part: ToolPart) -> None:
    theme = part.context.session.now.tool.themes[0]
    part.editor.go_to((Theme, theme.id))
    QTest.keyClicks(part.editor.theme.texts, "What helps")
    part.editor.theme.flush()
    assert part.context.session.now.tool.themes[0].texts == "What helps"
    assert part.context.session.now.tool.themes[0].title == theme.title
