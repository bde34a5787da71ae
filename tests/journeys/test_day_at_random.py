"""Somebody leans on the keyboard: whatever is pressed, nothing breaks and the file is sound."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.store.checking import check
from core.store.file import WorkshopFile
from tests.journeys.conftest import MORNING
from tests.journeys.facilitator import Facilitator, Watch
from tests.rounds import rounds
from ui.program.actions import ACTIONS

LEAVES: Final = {"quit", "open", "keep_copy"}
KEYS: Final = sorted(
    {spec.keys[0] for spec in ACTIONS if spec.keys and spec.name not in LEAVES}
    | {"Tab", "Shift+Tab", "Escape", "Return", "Space", "Up", "Down", "Left", "Right"}
    | {"Home", "End", "Delete", "Backspace", "a", "?", "Ctrl+A", "Ctrl+V", "Ctrl+Z"}
)
A_MINUTE: Final = "a minute goes by"
MOST: Final = 60


def lean_on(facilitator: Facilitator, keys: list[str]) -> None:
    """Press keys wherever the focus happens to be; what asks for a file is sent away."""
    for key in keys:
        if key == A_MINUTE:
            facilitator.wait(timedelta(minutes=1))
        else:
            facilitator.press(key)
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        if QApplication.activePopupWidget() is None:
            facilitator.keep_keyboard()
        facilitator.rest()


def send_away() -> None:
    """Close what is left open over the window."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()


@settings(
    max_examples=rounds(2),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(keys=st.lists(st.sampled_from([*KEYS, A_MINUTE]), min_size=MOST // 2, max_size=MOST))
def test_whatever_is_pressed_the_file_is_sound(
    qtbot: QtBot, home: Path, built: Path, keys: list[str]
) -> None:
    with TemporaryDirectory() as folder, qtbot.captureExceptions() as raised:
        path = Path(folder) / "cin.casewalk"
        path.write_bytes((built / "cin.casewalk").read_bytes())
        facilitator = Facilitator(Path(folder), Watch(MORNING))
        facilitator.open(path)
        try:
            lean_on(facilitator, keys)
        finally:
            send_away()
            facilitator.go_home()
        assert raised == []
        with WorkshopFile.open(path) as file:
            assert check(file) == []
