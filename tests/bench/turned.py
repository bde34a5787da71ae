"""Presses and clicks as chance has it at 60 cases, in a process of its own; prints each turn.

turned.py AUDIT FOLDER SEED EVENTS: what each key or click handed to the window took, and each
passage of its loop after it, in milliseconds of processor time of the window's thread; those
that changed the look or the text size apart. JSON: {"turns": [...], "looks": [...]}. The program
has had its seconds to load what an audit needs, as while somebody chooses a file.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import tests.faults.event_day as day
import tests.journeys.facilitator as hands
from core.allocator import give_back_what_is_freed
from core.interpreter import resume_gc
from tests.faults.kill_day import MORNING
from tests.journeys.test_day_at_random import A_MINUTE, KEYS
from ui.program.actions import ACTIONS
from ui.program.application import application, collect_on_this_thread

_LOADED: Final = 8_000
_LOOKS: Final = ("larger", "smaller", "usual_size", "dark", "light", "high_contrast")
_SIZES: Final = {key for one in ACTIONS if one.name in _LOOKS for key in one.keys}


class Turns:
    """Takes the time of every key, click and passage of the loop that the tests' hands make."""

    def __init__(self) -> None:
        self.turns: list[float] = []
        self.looks: list[float] = []
        self.key = ""
        self._passage = QApplication.processEvents
        self._sent = QCoreApplication.sendPostedEvents

    def timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same with its time noted."""

        def done(*given: Any) -> Any:
            began = thread_time()
            try:
                return work(*given)
            finally:
                took = (thread_time() - began) * 1000
                (self.looks if self.key in _SIZES else self.turns).append(took)

        return done

    def settle(self) -> None:
        """Let the window do what it has to do, each passage by itself."""
        self.timed(self._passage)()
        self.timed(self._sent)(None, QEvent.Type.DeferredDelete)
        self.timed(self._passage)()


def _take_times(turns: Turns) -> None:
    class Hands(QTest):
        keyClick = staticmethod(turns.timed(QTest.keyClick))  # noqa: N815
        mouseClick = staticmethod(turns.timed(QTest.mouseClick))  # noqa: N815

    for place in (hands, day):
        vars(place).update(QTest=Hands, settle=turns.settle)


def _main(audit: Path, folder: Path, seed: int, events: int) -> None:
    give_back_what_is_freed()
    app, chance, turns = application(sys.argv[:1]), random.Random(seed), Turns()
    facilitator = hands.Facilitator(folder, hands.Watch(MORNING))
    resume_gc(freeze=True)
    collect_on_this_thread(app)
    facilitator.window.warm_up()
    loading = QEventLoop()
    QTimer.singleShot(_LOADED, loading.quit)
    loading.exec()
    _take_times(turns)
    for _ in range(events):
        turns.key = ""
        if facilitator.window.audit is None:
            facilitator.open(audit)
        if chance.random() < 0.25:
            day.click(facilitator.window, chance)
            if QApplication.activePopupWidget() is None:
                facilitator.keep_keyboard()
        else:
            keys = day._ON_A_PAGE if chance.random() < 0.6 else [*KEYS, A_MINUTE]
            turns.key = chance.choice(keys)
            day.lean_on_one(facilitator, turns.key)
    sys.stdout.write(json.dumps({"turns": turns.turns, "looks": turns.looks}) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
