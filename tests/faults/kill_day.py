"""The real window, worked by its keys until it is killed: says what was saved, act by act.

It says a word once the audit is open, one after each act, and one when the room goes to
another question. An act is said before it is written as well, marked `careless`: only the
control believes that.
"""

import os
import random
import time
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from core.model.judgement import Judgement
from core.model.note import Note
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, Watch
from ui.program.application import collect_on_this_thread

MORNING = datetime(2014, 4, 9, 10, 40)


def facts_in(file: WorkshopFile) -> list[str]:
    """Return what was agreed and heard, a line each: only more is ever added."""
    agreed = [one for one in file.all(Judgement) if one.settled_at]
    return [
        *(
            f"{one.case_id} {one.question_id} {one.item_id} {one.answer_id} {one.reason}"
            for one in agreed
        ),
        *(f"{one.kind} {one.text}" for one in file.all(Note)),
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What the window says: where the room is, when, and what is saved unless nothing is new."""

    place: str
    at: float
    facts: list[str] | None
    careless: bool
    seconds: float
    """How long the program worked since it was started, its loading with it."""


class _Worked:
    """The window, and whoever hears of it."""

    def __init__(self, facilitator: Facilitator, hearer: "Connection[Said, object]") -> None:
        self.facilitator, self._hearer = facilitator, hearer
        self.cursor = facilitator.page.context.cursor
        self.cursor.moved.connect(self._on_moved)

    def say(self, facts: list[str] | None = None, *, careless: bool = False) -> None:
        place, at = f"{self.cursor.case_id} {self.cursor.point}", time.monotonic()
        self._hearer.send(Said(place, at, facts, careless, round(_seconds(), 2)))

    def _on_moved(self) -> None:
        self.say()

    def facts(self) -> list[str]:
        return self.facilitator.page.session.read(facts_in)

    def work(self, chance: random.Random) -> None:
        """Agree the question in front, with a reason or without, or keep what was heard."""
        facilitator = self.facilitator
        if chance.random() < 0.2:
            facilitator.press("Ctrl+2")
            facilitator.say(f"heard {chance.randrange(1_000_000)}")
            facilitator.press("Ctrl+Return")
            return
        facilitator.press(f"Alt+{chance.choice('12')}")
        if chance.random() < 0.3:
            facilitator.say(f"reason {chance.randrange(1_000_000)}")
        facilitator.press("Ctrl+Return")


def work(home: Path, audit: Path, seed: int, hearer: "Connection[Said, object]") -> None:
    """Open the audit in a window and work in it until the process is killed."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home / "p")}
    collect_on_this_thread(QApplication([]))
    facilitator = Facilitator(home, Watch(MORNING))
    facilitator.open(audit)
    cursor = facilitator.page.context.cursor
    facilitator.await_(lambda: bool(facilitator.question) or cursor.at_end)
    worked, chance = _Worked(facilitator, hearer), random.Random(seed)
    worked.say(worked.facts())
    while True:
        worked.say([*worked.facts(), "what was not written yet"], careless=True)
        worked.work(chance)
        worked.say(worked.facts())


def _seconds() -> float:
    """Return the processor's time since the start; one that was forked was loaded before."""
    return time.process_time() + (_LOADED_IN if os.getpid() != _LOADED_BY else 0.0)


_LOADED_BY: Final = os.getpid()
_LOADED_IN: Final = time.process_time()
