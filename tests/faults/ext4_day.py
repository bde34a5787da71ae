"""A random day in a real file on a real disk: says the state after each step, once it is safe.

ext4_day.py FOLDER SEED STEPS PASSPHRASE SYNCHRONOUS
"""

import random
import sys
from pathlib import Path

from core.files import sync_file, sync_folder
from core.model.sitting import Place
from core.store.file import WorkshopFile
from tests.faults.cut_day import MORNING, ticking, with_synchronous
from tests.faults.days import state_of, step
from tests.keys import FEW, derive_keys_in
from tests.small import small_audit


def _main(folder: Path, seed: int, steps: int, passphrase: str, synchronous: str) -> None:
    derive_keys_in(FEW)
    with_synchronous(synchronous)
    chance, path = random.Random(seed), folder / "audit.casewalk"
    small_audit(path, lambda: MORNING, passphrase or None).close()
    sync_file(path)
    sync_folder(folder)
    with WorkshopFile.open(path, passphrase or None, ticking()) as file:
        _say(state_of(file))
        for _ in range(steps):
            step(file, chance)
            file.drafts.keep_place(Place("walk"))
            _say(state_of(file))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
