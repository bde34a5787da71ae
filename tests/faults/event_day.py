"""The real window, with keys and clicks as chance has them; run in a process of its own.

event_day.py FOLDER SEED EVENTS [mistakes]: with `mistakes` something of ours breaks now and
then: the control. Prints JSON: what was raised, whether the file is sound, and how many
mistakes were said.
"""

import json
import random
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.examples import build_example
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults.kill_day import MORNING
from tests.journeys.facilitator import Facilitator, Watch, settle
from tests.journeys.test_day_at_random import A_MINUTE, KEYS, send_away
from ui.audit.session import WorkshopSession
from ui.program.application import collect_on_this_thread
from ui.program.faults import FaultDesk, FaultDialog, log_to

TYPED: Final = "Mrs Smith of 4 Acacia Avenue"
_ACTS: Final = ("Alt+1", "Alt+2", "Ctrl+Return", "Alt+Z", "a", "Ctrl+K", "Return")
_ON_A_PAGE: Final = (
    *("Tab", "Shift+Tab", "Escape", "Return", "Space", "Up", "Down", "Left", "Right", "Home"),
    *("End", "Delete", "Backspace", "a", "7", "?", "Ctrl+A", "Ctrl+V", "Ctrl+Z", "Ctrl+Return"),
    *("Alt+1", "Alt+2", "Alt+3", "Shift+Down", "PgDown", "F2", "F5"),
)
"""What is pressed many times on a page before anybody leaves it."""
NEVER_CLICKED: Final = ("Quit", "Close", "Open", "Export", "Print", "Save", "Choose a", "Browse")


class Breaking:
    """Lets what pages ask of the session break now and then, with words in the error."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.on = True
        for name in ("do", "read"):
            setattr(WorkshopSession, name, self._broken(getattr(WorkshopSession, name)))

    def _broken(self, whole: Callable[..., Any]) -> Callable[..., Any]:
        def asked(session: WorkshopSession, *given: Any, **named: Any) -> Any:
            if self.on and self._chance.random() < 0.6:
                raise KeyError(TYPED)
            return whole(session, *given, **named)

        return asked


def click(window: QWidget, chance: random.Random) -> None:
    """Click on something in sight that leads to no file and nowhere out."""
    there = _in_sight(window, chance)
    if there is None or there.accessibleName().startswith(NEVER_CLICKED):
        return
    at = QPoint(chance.randrange(max(1, there.width())), chance.randrange(max(1, there.height())))
    QTest.mouseClick(there, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
        settle()


def _in_sight(window: QWidget, chance: random.Random) -> QWidget | None:
    """Return any one of what is in sight and can be used; few of the many have to be asked."""
    every = window.findChildren(QWidget)
    chance.shuffle(every)
    return next((one for one in every if one.isVisible() and one.isEnabled()), None)


def lean_on_one(facilitator: Facilitator, key: str) -> None:
    """Press a key, and go on as soon as nothing is at work: as `lean_on` does, with no more turns.

    A window that has the keyboard needs none given back.
    """
    if key == A_MINUTE:
        facilitator.wait(timedelta(minutes=1))
    else:
        facilitator.press(key)
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
    if QApplication.activePopupWidget() is None and not facilitator.window.isActiveWindow():
        facilitator.keep_keyboard()
    if QThreadPool.globalInstance().activeThreadCount():
        facilitator.rest()


def _main(folder: Path, seed: int, events: int, more: str) -> None:
    collect_on_this_thread(QApplication([]))
    chance, audit = random.Random(seed), folder / "audit.casewalk"
    build_example(chance.choice(("cin", "tier2")), audit, clock=lambda: MORNING, today=True)
    facilitator = Facilitator(folder, Watch(MORNING))
    facilitator.open(audit)
    log_to(folder / "casewalk.log")
    raised: list[str] = []
    desk, said = FaultDesk(facilitator.window.last_saved, facilitator.window), 0
    breaking = Breaking(chance) if more else None

    def hook(kind: type[BaseException], error: BaseException, _: object) -> None:
        nonlocal said
        if TYPED not in str(error):
            traceback.print_exception(error)
            raised.append(kind.__name__)
        desk.report(error)
        said += 1
        if isinstance(desk.dialog, FaultDialog):
            desk.dialog.reject()

    sys.excepthook, keys = hook, [*KEYS, A_MINUTE]
    for _ in range(events):
        if breaking:
            breaking.on = facilitator.window.audit is not None
        if facilitator.window.audit is None:
            facilitator.open(audit)  # a control that cannot come in again shows nothing
        if breaking:
            breaking.on = True
            if QApplication.focusWidget() is None:  # what had it went while something broke
                facilitator.keep_keyboard()
                facilitator.window.setFocus()
        if breaking and chance.random() < 0.7:
            lean_on_one(facilitator, chance.choice(_ACTS))
        elif chance.random() < 0.25:
            click(facilitator.window, chance)
            if QApplication.activePopupWidget() is None:
                facilitator.keep_keyboard()
        else:
            lean_on_one(facilitator, chance.choice(_ON_A_PAGE if chance.random() < 0.6 else keys))
    send_away()
    if breaking is None:
        facilitator.go_home()
    with WorkshopFile.open(audit, read_only=True) as file:
        sound = check(file) == []
    found = {"raised": raised, "sound": sound, "said": said}
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), "".join(sys.argv[4:]))
