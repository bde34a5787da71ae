"""A field that nothing may be written in looks so from that moment on."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ui.prepare.fields import LineField
from ui.theme import AppTheme
from ui.widgets.growing_text import GrowingText


@pytest.mark.parametrize("made", [lambda: LineField("Seed"), lambda: GrowingText("Reason")])
def test_a_field_looks_at_once_as_if_it_could_not_be_written_in(
    theme: AppTheme, qtbot: QtBot, made: Callable[[], LineField | GrowingText]
) -> None:
    field = made()
    qtbot.addWidget(field)
    field.show()
    field.setReadOnly(True)
    assert field.palette().text().color() == theme.colours.secondary
    field.setReadOnly(False)
    assert field.palette().text().color() == theme.colours.ink
