"""A note of the tool's check can be left as it is, with a reason, and taken up again."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.left_note import LeftNote
from core.wording.readiness import PreparationPart
from core.wording.tool_notes import NoteAbout, ToolNote
from ui.prepare.page import PreparePage
from ui.prepare.tool_notes import ToolNotesPanel
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


def test_what_leaves_one_of_many_notes_on_a_card_is_no_wider_than_the_card(qtbot: QtBot) -> None:
    panel = ToolNotesPanel()
    qtbot.addWidget(panel)
    notes = [ToolNote(about, "7", "Mend it.") for about in NoteAbout]
    panel.show_notes(notes, {"7": "Is it?"}, 3, read_only=False)
    (card,) = panel.cards
    leaving = [one for one in card.findChildren(Button) if one.text().startswith("Leave")]
    assert len(leaving) == len(notes)
    assert len({one.text() for one in leaving}) == len(notes)
    assert all(
        about.title in one.accessibleName() for about, one in zip(NoteAbout, leaving, strict=True)
    )
    assert max(one.sizeHint().width() for one in leaving) < 170
