"""A day of eight hours in one window, its minutes passing at once; in a process of its own.

hours_day.py FOLDER SEED MINUTES [careless]: prints JSON, an entry for the end of the first
hour and of each later one: memory in MB, handles, jobs at work, widgets. With `careless`
each minute leaves something behind: the control.
"""

import ctypes
import gc
import json
import os
import random
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.allocator import give_back_what_is_freed
from core.examples import build_example
from tests.faults.event_day import NEVER_CLICKED
from tests.faults.kill_day import MORNING
from tests.journeys.facilitator import Facilitator, Watch, settle
from tests.journeys.looking import pages
from tests.journeys.test_day_at_random import KEYS, lean_on, send_away
from ui.program.application import collect_on_this_thread
from ui.program.jobs import Job
from ui.theme import app_theme
from ui.theme.theme import SCALES

_HOUR: Final = 60
_A_MINUTE: Final = 3
_PAGE: Final = 4_096


def _now() -> list[int]:
    """Return memory in MB, handles, jobs and widgets, once nothing is at work.

    What was freed is given back to the system first: it is only kept by the allocator.
    """
    settle()
    gc.collect()
    settle()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    held = int(Path("/proc/self/statm").read_text().split()[1])
    handles = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # no paths are wanted
    return [held * _PAGE >> 20, handles, len(Job._alive), len(QApplication.allWidgets())]


def _open(facilitator: Facilitator, audit: Path) -> None:
    """Open the audit again, whatever the start screen shows."""
    send_away()
    facilitator.window.open_file(audit)
    facilitator.await_(lambda: facilitator.window.audit is not None)
    facilitator.keep_keyboard()


def _leave(facilitator: Facilitator) -> None:
    """Close the audit; where something is half typed that is asked, and once more leaves."""
    for _ in range(3):
        facilitator.window.close_audit()
        facilitator.rest()
    if facilitator.window.audit is not None:
        raise RuntimeError("the audit cannot be left")


def _show_the_same(facilitator: Facilitator) -> None:
    """Show what is shown whenever memory is looked at: the start, the keys read last, usual text.

    Else a page of the help and letters of twice the size count as growth in one hour, and as
    shrinking in the next.
    """
    window = facilitator.window
    app_theme().apply(scale=min(SCALES))
    window.show_help("keys")
    facilitator.rest()
    window.stack.setCurrentWidget(window.start)
    window.start.show_home()
    facilitator.rest()


def _click(window: QWidget, chance: random.Random) -> None:
    """Click somewhere in the window that leads to no file and nowhere out.

    Nothing is looked for by `findChildren`: what that finds of Qt's own stays in memory.
    """
    at = QPoint(chance.randrange(window.width()), chance.randrange(window.height()))
    there = window.childAt(at)
    if there is None or there.accessibleName().startswith(NEVER_CLICKED):
        return
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(there, Qt.MouseButton.LeftButton, none, there.mapFrom(window, at))
    settle()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
        settle()


def _visit_all(facilitator: Facilitator, audit: Path) -> None:
    """Go everywhere once, in small letters and large: what is loaded by that is no growth."""
    facilitator.window.start.show_form()
    facilitator.rest()
    _open(facilitator, audit)
    for size in ("Ctrl+0", "Ctrl++"):
        facilitator.press(*[size] * len(SCALES))
        facilitator.rest()
        for _ in pages(facilitator):
            facilitator.rest()
        facilitator.press("F1", "Escape", "Ctrl+F1", "Escape", "F5", "F5")
        facilitator.rest()
    facilitator.press("Ctrl+0", "Ctrl+Shift+L", "Return")


def _main(folder: Path, seed: int, minutes: int, careless: bool) -> None:
    give_back_what_is_freed()  # as the program does at its start
    collect_on_this_thread(QApplication([]))
    chance, audit = random.Random(seed), folder / "audit.casewalk"
    build_example("cin", audit, clock=lambda: MORNING, today=True)
    facilitator = Facilitator(folder, Watch(MORNING))
    _visit_all(facilitator, audit)
    found, left = [], []
    for minute in range(1, minutes + 1):
        for _ in range(_A_MINUTE):
            if facilitator.window.audit is None:
                _open(facilitator, audit)
            if chance.random() < 0.25:
                _click(facilitator.window, chance)
                facilitator.keep_keyboard()
            else:
                lean_on(facilitator, [chance.choice(KEYS)])
        facilitator.wait(timedelta(minutes=1))
        if careless:
            left.append((bytearray(1 << 20), audit.open("rb")))
        if minute % _HOUR == 0:
            send_away()
            _leave(facilitator)  # measured as it was before anything was opened
            _show_the_same(facilitator)
            found.append(_now())
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["careless"])
