"""The line of an open concern can be put small, and never be closed while one is open."""

import pytest
from pytestqt.qtbot import QtBot

from core.acts import heard
from core.model.note import Note, NoteKind
from ui.audit.context import AuditContext
from ui.walk.heard.concerns import OpenConcernsBar


@pytest.fixture
def bar(context: AuditContext, qtbot: QtBot) -> OpenConcernsBar:
    found = OpenConcernsBar(context)
    qtbot.addWidget(found)
    return found


def test_put_small_a_chip_stands_for_it_and_opens_it_again(bar: OpenConcernsBar) -> None:
    chips: list[str] = []
    bar.chip_changed.connect(chips.append)
    bar.fit(900)
    assert not bar.isHidden()
    bar.small.click()
    assert bar.isHidden()
    assert chips[-1] == "1 concern open"
    bar.toggle()
    assert not bar.isHidden()
    assert chips[-1] == ""


def test_in_a_low_window_it_is_a_chip_until_it_is_opened(bar: OpenConcernsBar) -> None:
    chips: list[str] = []
    bar.chip_changed.connect(chips.append)
    bar.fit(720)
    assert bar.isHidden()
    bar.toggle()
    assert not bar.isHidden()
    assert chips[-1] == "1 concern open", "a second press of the chip closes the line"


def test_another_concern_is_said_in_full_again(bar: OpenConcernsBar, context: AuditContext) -> None:
    bar.small.click()
    note = Note(NoteKind.CONCERN, "Seen alone with him.", case_id=context.cursor.case_id)
    context.session.do(lambda file: heard.add_note(file, note))
    assert not bar.isHidden()
