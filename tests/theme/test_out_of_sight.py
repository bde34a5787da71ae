"""A look or a text size is worn at once by what is in sight, a little later by the rest."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.theme import AppTheme
from ui.theme.out_of_sight import OutOfSight


def test_what_is_in_sight_is_changed_at_once_and_all_the_rest_in_time(qtbot: QtBot) -> None:
    window, hidden = QWidget(), [QWidget() for _ in range(300)]
    qtbot.addWidget(window)
    window.show()
    changed: list[QWidget] = []
    late = OutOfSight(window)
    late.do("fonts", [*hidden, window], changed.append)
    assert changed == [window]
    qtbot.waitUntil(lambda: not late.is_waiting)
    assert len(changed) == 301


def test_of_a_change_that_is_made_again_only_the_last_is_done(qtbot: QtBot) -> None:
    hidden, done = [QWidget() for _ in range(10)], []  # type: list[QWidget], list[str]
    late = OutOfSight(hidden[0])
    late.do("fonts", hidden, lambda _: done.append("larger"))
    late.do("bars", hidden, lambda _: done.append("bars"))
    late.do("fonts", hidden, lambda _: done.append("usual"))
    qtbot.waitUntil(lambda: not late.is_waiting)
    assert done == ["bars"] * 10 + ["usual"] * 10


def test_a_page_that_went_meanwhile_is_passed_over(qtbot: QtBot) -> None:
    window, page, stays = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(stays)
    late = OutOfSight(window)
    changed: list[QWidget] = []
    late.do("fonts", [page, stays], changed.append)
    delete(page)
    qtbot.waitUntil(lambda: not late.is_waiting)
    assert changed == [stays]


def test_two_sizes_one_after_the_other_end_in_the_last_everywhere(
    theme: AppTheme, qtbot: QtBot
) -> None:
    label = QLabel("said")
    qtbot.addWidget(label)
    usual = label.font().pixelSize()
    theme.apply(scale=2.0)
    theme.apply(scale=1.5)
    qtbot.waitUntil(lambda: label.font().pixelSize() == round(usual * 1.5))
    theme.apply(scale=1.0)
    qtbot.waitUntil(lambda: label.font().pixelSize() == usual)
