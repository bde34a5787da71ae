"""Run under the shim: a random day in a real file, noted write by write for the power cuts.

cut_day.py FOLDER SEED STEPS PASSPHRASE SYNCHRONOUS: prints the state after each step;
mark n says that step n was acknowledged, mark COPY + n that a copy of it was.
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

from core.files import sync_file, sync_folder
from core.model.clock import Clock
from core.model.sitting import Place
from core.store import cipher
from core.store.file import WorkshopFile
from tests.faults.days import state_of, step
from tests.faults.shim import Shim
from tests.keys import FEW, derive_keys_in
from tests.small import small_audit

COPY = 1_000_000
MORNING = datetime(2014, 4, 9, 9, 30)


def ticking() -> Clock:
    """Return a clock that goes on with each look at it."""
    now = MORNING

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=7)
        return now

    return clock


def with_synchronous(setting: str) -> None:
    """Have what is written synced less than the program does: what the control needs."""
    numbers = {"EXTRA": 3, "FULL": 2, "NORMAL": 1, "OFF": 0}
    changed = [
        (pragma, setting, numbers[setting]) if pragma == "synchronous" else (pragma, value, read)
        for pragma, value, read in cipher.SETTINGS
    ]
    vars(cipher)["SETTINGS"] = tuple(changed)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def _main(folder: Path, seed: int, steps: int, passphrase: str, synchronous: str) -> None:
    derive_keys_in(FEW)
    with_synchronous(synchronous)
    chance, path = random.Random(seed), folder / "day" / "audit.casewalk"
    path.parent.mkdir()
    shim = Shim(path.parent)
    shim.trace(folder / "trace")
    small_audit(path, lambda: MORNING, passphrase or None).close()
    sync_file(path)
    sync_folder(path.parent)
    with WorkshopFile.open(path, passphrase or None, ticking()) as file:
        _say(state_of(file))
        shim.mark(0)
        for number in range(1, steps + 1):
            step(file, chance)
            file.drafts.keep_place(Place("walk"))
            _say(state_of(file))
            shim.mark(number)
            if number % 10 == 0:
                file.copy_to(path.with_name("kept.casewalk"))
                shim.mark(COPY + number)
    shim.end_trace()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
