"""The real window, worked by its keys until it is killed: says what was saved, act by act.

kill_day.py HOME AUDIT SEED: a line of JSON once the audit is open, one after each act, and
one when the room goes to another question. An act is said before it is written as well,
marked `careless`: only the control believes that.
"""

import json
import random
import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.model.judgement import Judgement
from core.model.note import Note
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, Watch

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


def _say(
    facilitator: Facilitator, facts: list[str] | None = None, *, careless: bool = False
) -> None:
    """Say where the room is, when, and what is saved unless nothing is new."""
    cursor = facilitator.page.context.cursor
    line = {
        "place": f"{cursor.case_id} {cursor.point}",
        "at": time.monotonic(),
        "facts": facts,
        "careless": careless,
        "seconds": round(time.process_time(), 2),
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _work(facilitator: Facilitator, chance: random.Random) -> None:
    """Agree the question in front, with a reason or without, or keep what was heard."""
    if chance.random() < 0.2:
        facilitator.press("Ctrl+2")
        facilitator.say(f"heard {chance.randrange(1_000_000)}")
        facilitator.press("Ctrl+Return")
        return
    facilitator.press(f"Alt+{chance.choice('12')}")
    if chance.random() < 0.3:
        facilitator.say(f"reason {chance.randrange(1_000_000)}")
    facilitator.press("Ctrl+Return")


def _main(home: Path, audit: Path, seed: int) -> None:
    QApplication([])
    facilitator = Facilitator(home, Watch(MORNING))
    facilitator.open(audit)
    cursor = facilitator.page.context.cursor
    facilitator.await_(lambda: bool(facilitator.question) or cursor.at_end)
    read = facilitator.page.session.read
    _say(facilitator, read(facts_in))
    facilitator.page.context.cursor.moved.connect(lambda: _say(facilitator))
    chance = random.Random(seed)
    while True:
        _say(facilitator, [*read(facts_in), "what was not written yet"], careless=True)
        _work(facilitator, chance)
        _say(facilitator, read(facts_in))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
