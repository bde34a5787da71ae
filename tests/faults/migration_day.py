"""Run under the shim: a file of an older version is brought up to date, noted write by write.

migration_day.py FOLDER VERSION SYNCHRONOUS: prints the state it comes to.
"""

import sys
from pathlib import Path

from core.files import sync_file, sync_folder
from core.store.file import WorkshopFile
from tests.faults.cut_day import MORNING, with_synchronous
from tests.faults.days import state_of
from tests.faults.shim import Shim
from tests.keys import FEW, derive_keys_in
from tests.older import older_file


def _main(folder: Path, version: int, synchronous: str) -> None:
    derive_keys_in(FEW)
    with_synchronous(synchronous)
    path = folder / "day" / "audit.casewalk"
    path.parent.mkdir()
    shim = Shim(path.parent)
    shim.trace(folder / "trace")
    path.write_bytes(older_file(version))
    sync_file(path)
    sync_folder(path.parent)
    shim.mark(0)
    with WorkshopFile.open(path, clock=lambda: MORNING) as file:
        shim.mark(1)
        shim.end_trace()
        sys.stdout.write(f"{state_of(file)}\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
