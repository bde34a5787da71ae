"""Starts the application: its look and memory, one window, and where mistakes of ours end."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from core.allocator import give_back_what_lies_between
from core.interpreter import collect_by_one_thread, collect_garbage, forget_sources, resume_gc
from ui.program.settings import SettingsFile, usual_path
from ui.program.system_look import look_applied
from ui.program.window import MainWindow
from ui.theme import AppTheme
from ui.widgets.roles import offer_roles_put_off, put_off_roles

if TYPE_CHECKING:
    from core.model.clock import Clock

_BETWEEN_COLLECTIONS: Final = 200
_BETWEEN_TRIMS: Final = 2000
QUIET: Final = 3.0
"""Seconds after somebody touched a key or the mouse in which a pause would be noticed."""
_ENOUGH: Final = 5000
"""Milliseconds that work still running is given to end when the program leaves."""


def open_window(file: Path | None = None, example: str | None = None) -> int:
    """Open the window on a file, an example or the start screen; return when it was closed."""
    app = application(sys.argv)
    place = usual_path()
    settings = SettingsFile(place)
    put_off_roles()
    window = main_window(app, settings)
    end_mistakes(window, place.with_name("casewalk.log"))
    window.painted.connect(lambda: _settle_in(window))
    app.commitDataRequest.connect(lambda _session: window.keep_typed())
    window.show()
    if file is not None:
        window.open_file(file.absolute())
    elif example is not None:
        window.open_example(example)
    code = app.exec()
    from ui.program.jobs import wait_for_all

    wait_for_all(_ENOUGH)
    return code


def application(arguments: list[str]) -> QApplication:
    """Return the application under the name that window lists show."""
    # English whatever the computer's language: no control writes its number in other digits.
    # By its name: to speak of languages makes PySide6 build a list of all, 5 ms of the start.
    QLocale.setDefault(QLocale("en_GB"))
    app = QApplication([*arguments[:1], "-style", "fusion"])
    app.setProperty("fusion", True)  # said before it starts: setting it later costs 5 ms
    app.setApplicationName("casewalk")
    app.setApplicationDisplayName("Casewalk")
    app.setDesktopFileName("casewalk")
    return app


def main_window(
    app: QApplication, settings: SettingsFile, clock: "Clock | None" = None
) -> MainWindow:
    """Return the window in the look and text size remembered; by the system's clock or another."""
    theme = AppTheme(app, look_applied(settings.now.look), settings.now.text_scale)
    return MainWindow(theme, settings, clock)


def _settle_in(window: MainWindow) -> None:
    """What can wait until the window is on screen."""
    offer_roles_put_off()
    from PySide6.QtCore import QThreadPool

    from core.leftovers import sweep

    resume_gc(freeze=True)  # what the start made stays: no need to look through it ever again
    collect_on_this_thread(window, lambda: window.locking.idle.seconds > QUIET)
    window.warm_up()
    QThreadPool.globalInstance().start(sweep)


def collect_on_this_thread(parent: QObject, is_quiet: Callable[[], bool] = lambda: True) -> None:
    """Throw away what nobody needs on the window's thread alone, as long as *parent* is there."""
    collect_by_one_thread()
    turns = QTimer(parent, interval=_BETWEEN_COLLECTIONS)
    turns.timeout.connect(lambda: collect_garbage(is_quiet=is_quiet()))
    turns.timeout.connect(forget_sources)
    turns.start()
    rests = QTimer(parent, interval=_BETWEEN_TRIMS)
    rests.timeout.connect(lambda: give_back_what_lies_between() if is_quiet() else None)
    rests.start()


def end_mistakes(window: MainWindow, log: Path) -> None:
    """Take every exception nobody expected; what that needs is loaded with the first one."""

    def first(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from ui.program.faults import FaultDesk, log_to

        log_to(log)
        context = FaultDesk(window.last_saved, window)
        context.refused.connect(window.say_fault)
        context.take_over()
        sys.excepthook(kind, error, trace)

    sys.excepthook = first
