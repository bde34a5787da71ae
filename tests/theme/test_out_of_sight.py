"""A look or a text size is worn at once by what is in sight, a little later by the rest."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.theme.out_of_sight import OutOfSight


def test_what_is_in_sight_is_changed_at_once_and_all_the_rest_in_time(qtbot: QtBot) -> None:
    window, hidden = QWidget(), [QWidget() for _ in range(300)]
    qtbot.addWidget(window)
    window.show()
    changed: list[QWidget] = []
    late = OutOfSight(window)
    late.do([*hidden, window], changed.append)
    assert changed == [window]
    qtbot.waitUntil(lambda: len(changed) == 301)
    late.do(hidden, changed.append)
    late.end()
    assert len(changed) == 601, "what comes next does not wait"


def test_a_page_that_went_meanwhile_is_passed_over(qtbot: QtBot) -> None:
    window, page, stays = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(stays)
    late = OutOfSight(window)
    changed: list[QWidget] = []
    late.do([page, stays], changed.append)
    delete(page)
    late.end()
    assert changed == [stays]
