"""A note of the tool's check can be left as it is, with a reason, and taken up again."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from core.model.left_note import LeftNote
from core.wording.readiness import PreparationPart
from core.wording.tool_notes import NoteAbout
from ui.prepare.page import PreparePage
from ui.prepare.tool_part import ToolPart
from ui.widgets.button import Button


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


@pytest.fixture
def part(page: PreparePage) -> Iterator[ToolPart]:
    """The audit tool of the example, of which some is worth a look."""
    page.show_part(PreparationPart.TOOL)
    found = page.front
    assert isinstance(found, ToolPart)
    yield found
    found.leave()


def leave(part: ToolPart, at: int) -> None:
    """Press what leaves the first note of a card."""
    buttons = part.notes.cards[at].findChildren(Button)
    next(one for one in buttons if one.text().startswith("Leave")).click()


def left(part: ToolPart) -> tuple[LeftNote, ...]:
    return part.context.session.now.left_notes


def test_a_note_left_is_counted_apart_and_comes_back(part: ToolPart) -> None:
    before = part.notes.summary.text()
    assert part.notes.left.isHidden()
    leave(part, 0)
    assert len(left(part)) == 1
    assert left(part)[0].about == NoteAbout.DOUBLE.name
    assert not part.notes.left.isHidden()
    assert part.notes.left.fold.text() == "Left as they are: 1 note"
    assert part.notes.summary.text() != before
    part.notes.left.fold.click()
    again = part.notes.left.findChildren(Button)[-1]
    again.click()
    assert not left(part)
    assert part.notes.summary.text() == before


def test_why_it_is_left_is_kept_and_taken_back(part: ToolPart) -> None:
    leave(part, 0)
    (field,) = part.notes.left.fields
    QTest.keyClicks(field, "Both halves are one thing here ")
    field.flush()
    assert left(part)[0].reason == "Both halves are one thing here"
    part.context.session.undo()
    assert left(part)[0].reason == ""
    part.context.session.undo()
    assert not left(part)
