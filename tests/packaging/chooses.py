"""Put in the place of a folder's `main.py`: opens the example, gives an answer, and closes."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtWidgets import QApplication

from core.model.steps import Nation
from core.model.working_days import public_holidays
from ui.program.application import application, main_window
from ui.program.settings import SettingsFile
from ui.widgets.answer_button import AnswerButton

_PATIENCE = 200.0


def main() -> int:
    """Write to said.txt what was seen; wrong is an exception, which ends it otherwise."""
    app = application(["Casewalk"])
    window = main_window(app, SettingsFile(Path("settings.json").absolute()))

    def no() -> AnswerButton | None:
        """Return the answer "No", once it can be given."""
        given = [one for one in window.findChildren(AnswerButton) if one.text() == "No"]
        return next((one for one in given if one.isVisible() and one.isEnabled()), None)

    def chosen() -> bool:
        button = no()
        return button is not None and button.isChecked()

    window.show()
    window.open_example("cin")
    _until(lambda: no() is not None)
    button = no()
    assert button is not None
    button.click()
    _until(chosen)
    days = len(public_holidays(Nation.ENGLAND, 2026))
    seen = (window.windowTitle(), button.text(), f"{days} public holidays")
    window.close()
    app.processEvents()
    Path("said.txt").write_text("\n".join(seen), encoding="utf-8")
    return 0


def _until(come: Callable[[], bool]) -> None:
    until = monotonic() + _PATIENCE
    while not come():
        assert monotonic() < until, "it never came"
        QApplication.processEvents()
        sleep(0.005)  # lets other threads go on


if __name__ == "__main__":
    sys.exit(main())
