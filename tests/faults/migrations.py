"""The power goes while a file of an older version is brought up to date: it is old or new, whole.

Wherever it is cut off, what is new has a copy of what was old beside it.
"""

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.model.fault import FileProblem
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.schema import VERSION
from tests.faults.days import state_of
from tests.faults.disk import ForgetfulDisk, read_trace
from tests.faults.shim import run_under
from tests.faults.tally import Tally
from tests.older import older_file, older_versions

_VERSIONS: Final = older_versions()
_CUTS_A_FILE: Final = 10


def run(seed: int, count: int, synchronous: str = "EXTRA") -> Tally:
    """Cut the power *count* times, in the midst of each older version's migrating in turn."""
    tally, chance = Tally(), random.Random(seed)
    turn = chance.randrange(len(_VERSIONS))
    while tally.count < count:
        cuts = min(_CUTS_A_FILE, count - tally.count)
        tally += _one_file(_VERSIONS[turn % len(_VERSIONS)], cuts, chance, synchronous)
        turn += 1
    return tally


def _one_file(version: int, cuts: int, chance: random.Random, synchronous: str) -> Tally:
    tally = Tally()
    with TemporaryDirectory(prefix="casewalk-tests-") as name:
        folder = Path(name)
        said = run_under("migration_day", folder, name, str(version), synchronous)
        trace = read_trace(folder / "trace")
        marks = [at for at, one in enumerate(trace) if one.what == "M"]
        disk, done = ForgetfulDisk(), 0
        for number, place in enumerate(sorted(chance.randint(*marks) for _ in range(cuts))):
            for one in trace[done : place + 1]:
                if one.what != "M":
                    disk.do(one)
            done = place + 1
            left = folder / f"cut-{number}"
            left.mkdir()
            for file_name, content in disk.cut(chance).items():
                (left / file_name[1:]).write_bytes(content)
            tally.add(*_judged(left, older_file(version), said.strip()))
    return tally


def _judged(left: Path, older: bytes, expected: str) -> tuple[str, str]:
    path = left / "audit.casewalk"
    copies = [one.read_bytes() for one in left.glob("audit, before*.casewalk")]
    try:
        new = _is_new(path)
        with WorkshopFile.open(path) as file:
            found, said = state_of(file), check(file)
    except FileProblem:
        return "the file was refused", ""
    except Exception as error:  # noqa: BLE001  # whatever it is, it is no message
        return f"it was opened with {type(error).__name__} instead of a message", ""
    if found != expected or said:
        return "it is neither old nor new", ""
    if new and older not in copies:
        return "it is new, and no copy of the old is there", ""
    return "", "new" if new else "old"


def _is_new(path: Path) -> bool:
    """Return whether it was brought up to date, once what was cut off is taken back."""
    db = connect(path, None)
    try:
        return bool(db.execute("PRAGMA user_version").fetchone()[0] == VERSION)
    finally:
        db.close()
