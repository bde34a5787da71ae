"""Lines that wrap: what the keyboard is at stays in sight whatever becomes of the window."""

from pytestqt.qtbot import QtBot

from tests.showing import let_settle, show_active
from ui.themes.lines import EvidenceRow, Lines


def test_the_line_the_keyboard_is_at_stays_in_sight_as_the_window_gets_smaller(
    qtbot: QtBot,
) -> None:
    lines = Lines("Lines")
    qtbot.addWidget(lines)
    lines.resize(300, 600)
    lines.show_lines([EvidenceRow(f"Line {at}", "Some words", value=at) for at in range(30)])
    show_active(lines, qtbot)
    lines.setFocus()
    last = max(
        at
        for at in range(30)
        if lines.viewport().rect().contains(lines.visualRect(lines.model().index(at, 0)))
    )
    lines.go_to(last)
    lines.resize(300, 200)
    let_settle(lines)
    assert lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))
    lines.verticalScrollBar().setValue(0)  # looked away by hand: it is left there
    lines.resize(300, 190)
    let_settle(lines)
    assert lines.verticalScrollBar().value() == 0
