"""Typing is kept at a pause, and within a second and a quarter or eighteen keys."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.widgets.typing_pause import LONGEST, MOST_KEYS, TypingPause


def test_a_pause_ends_it_once(qtbot: QtBot) -> None:
    pause = TypingPause()
    with qtbot.waitSignal(pause.over):
        pause.typed()
    assert not pause.runs


def test_eighteen_keys_end_it_without_a_pause(qtbot: QtBot) -> None:
    pause = TypingPause()
    ends: list[int] = []
    pause.over.connect(lambda: ends.append(1))
    for _ in range(2 * MOST_KEYS):
        pause.typed()
    assert len(ends) == 2


def test_keys_that_go_on_coming_end_it_after_so_long(qtbot: QtBot) -> None:
    pause = TypingPause()
    keys = QTimer(interval=LONGEST // 10)
    keys.timeout.connect(pause.typed)
    with qtbot.waitSignal(pause.over):
        pause.typed()
        keys.start()
    keys.stop()


def test_what_is_kept_starts_anew(qtbot: QtBot) -> None:
    pause = TypingPause()
    ends: list[int] = []
    pause.over.connect(lambda: ends.append(1))
    for _ in range(MOST_KEYS - 1):
        pause.typed()
    pause.stop()
    pause.typed()
    assert not ends
    assert pause.runs
