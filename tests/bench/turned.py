"""Presses and clicks as chance has it at 60 cases, in a process of its own; prints each turn.

turned.py AUDIT FOLDER SEED EVENTS: what each key or click handed to the window took, and each
passage of its loop after it, in milliseconds of processor time of the window's thread; those
that changed the look or the text size apart. JSON: {"turns": [...], "looks": [...], "longest":
[[ms, what was pressed last, which stage], ...]}. The program has loaded what an audit needs, as
while somebody chooses a file, a key or click is somebody at the keys, as it is in a window, and
an audit that came in is looked at for some seconds before anything is pressed.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import tests.faults.event_day as day
import tests.journeys.facilitator as hands
from core.allocator import give_back_what_is_freed
from core.interpreter import resume_gc
from tests.faults.kill_day import MORNING
from tests.journeys.test_day_at_random import A_MINUTE, KEYS
from ui.audit.pages_ahead import PagesAhead
from ui.program.actions import ACTIONS
from ui.program.application import QUIET, application, collect_on_this_thread
from ui.program.preloader import Preloader
from ui.program.window import MainWindow

_LONGEST: Final = 10
_LOOKS: Final = ("larger", "smaller", "usual_size", "dark", "light", "high_contrast")
_SIZES: Final = {key for one in ACTIONS if one.name in _LOOKS for key in one.keys}


class Turns:
    """Takes the time of every key, click and passage of the loop that the tests' hands make."""

    def __init__(self, window: MainWindow) -> None:
        self.turns: list[float] = []
        self.looks: list[float] = []
        self.named: list[tuple[float, str, str]] = []
        self.key = ""
        self._window = window
        self._passage = QApplication.processEvents
        self._sent = QCoreApplication.sendPostedEvents

    def timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same with its time noted."""

        def done(*given: Any) -> Any:
            began, stage = thread_time(), self._stage
            try:
                return work(*given)
            finally:
                took = (thread_time() - began) * 1000
                (self.looks if self.key in _SIZES else self.turns).append(took)
                self.named.append((round(took, 1), self.key, f"{stage} to {self._stage}"))

        return done

    def at_the_keys(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same as something that a person does: the program does not rest meanwhile."""
        timed = self.timed(work)

        def done(*given: Any) -> Any:
            self._window.locking.idle.touch()
            return timed(*given)

        return done

    @property
    def _stage(self) -> str:
        audit = self._window.audit
        return "start" if audit is None else audit.workspace.stages.front

    def settle(self) -> None:
        """Let the window do what it has to do, each passage by itself."""
        self.timed(self._passage)()
        self.timed(self._sent)(None, QEvent.Type.DeferredDelete)
        self.timed(self._passage)()


def _take_times(turns: Turns) -> None:
    class Hands(QTest):
        keyClick = staticmethod(turns.at_the_keys(QTest.keyClick))  # noqa: N815
        mouseClick = staticmethod(turns.at_the_keys(QTest.mouseClick))  # noqa: N815

    for place in (hands, day):
        vars(place).update(QTest=Hands, settle=turns.settle)


def _load(window: MainWindow) -> None:
    """Wait until all is loaded that is loaded while nobody waits, however busy it is here."""
    loaded = QEventLoop()
    window.warm_up()
    preloader = window.findChild(Preloader)
    assert preloader is not None
    preloader.ended.connect(loaded.quit)
    loaded.exec()


def _look_at_it(window: MainWindow, turns: Turns) -> None:
    """Rest for the seconds in which the other stages are made: each step is a turn too."""
    ahead = window.findChild(PagesAhead)
    assert ahead is not None
    ahead._is_quiet = lambda: True
    while not ahead.is_done:
        turns.timed(ahead.take_step)()
        turns.settle()


def _main(audit: Path, folder: Path, seed: int, events: int) -> None:
    give_back_what_is_freed()
    app, chance = application(sys.argv[:1]), random.Random(seed)
    facilitator = hands.Facilitator(folder, hands.Watch(MORNING))
    resume_gc(freeze=True)
    idle = facilitator.window.locking.idle
    collect_on_this_thread(app, lambda: idle.seconds > QUIET)
    _load(facilitator.window)
    turns = Turns(facilitator.window)
    _take_times(turns)
    for _ in range(events):
        turns.key = "opening"
        if facilitator.window.audit is None:
            facilitator.open(audit)
            turns.key = "looking at it"
            _look_at_it(facilitator.window, turns)
        if chance.random() < 0.25:
            turns.key = "click"
            day.click(facilitator.window, chance)
            if QApplication.activePopupWidget() is None:
                facilitator.keep_keyboard()
        else:
            keys = day._ON_A_PAGE if chance.random() < 0.6 else [*KEYS, A_MINUTE]
            turns.key = chance.choice(keys)
            day.lean_on_one(facilitator, turns.key)
    longest = sorted(turns.named, reverse=True)[:_LONGEST]
    found = {"turns": turns.turns, "looks": turns.looks, "longest": longest}
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
