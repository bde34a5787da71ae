"""Power cuts: after any write of a random day, on a disk that forgets what was not synced."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.model.fault import FileProblem
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults.cut_day import COPY
from tests.faults.days import PASSPHRASE, state_of
from tests.faults.disk import ForgetfulDisk, Operation, read_trace
from tests.faults.shim import run_under
from tests.faults.tally import Tally

_STEPS: Final = 30
_CUTS_A_DAY: Final = 500
_AUDIT: Final = "/audit.casewalk"
_KEPT: Final = "/kept.casewalk"


@dataclass(frozen=True, slots=True)
class _Cut:
    """What lay on the disk, and what had been called safe by then: a step, and a copy's."""

    left: dict[str, bytes]
    safe: int
    copied: int | None


def run(seed: int, count: int, synchronous: str = "EXTRA") -> Tally:
    """Cut the power *count* times, half of the days locked. The shim has to be possible here."""
    tally, chance = Tally(), random.Random(seed)
    while tally.count < count:
        locked = chance.random() < 0.5
        cuts = min(_CUTS_A_DAY, count - tally.count)
        tally += _one_day(chance.randrange(1 << 30), cuts, locked, synchronous)
    return tally


def _one_day(seed: int, cuts: int, locked: bool, synchronous: str) -> Tally:
    tally, passphrase = Tally(), PASSPHRASE if locked else ""
    with TemporaryDirectory(prefix="casewalk-tests-") as name:
        folder = Path(name)
        said = run_under("cut_day", folder, name, str(seed), str(_STEPS), passphrase, synchronous)
        states, trace = said.split(), read_trace(folder / "trace")
        for number, cut in enumerate(_cuts(trace, cuts, random.Random(seed))):
            place = folder / f"cut-{number}"
            tally.add(*_looked_at(cut, place, passphrase or None, states))
    return tally


def _cuts(trace: list[Operation], cuts: int, chance: random.Random) -> Iterator[_Cut]:
    """Yield what may lie on the disk after so many of the writes, spread over the day."""
    begun = next(at for at, one in enumerate(trace) if one.what == "M")
    places = sorted(chance.randint(begun, len(trace) - 1) for _ in range(cuts))
    disk, safe, copied, done = ForgetfulDisk(), 0, None, 0
    for place in places:
        for one in trace[done : place + 1]:
            if one.what != "M":
                disk.do(one)
            elif one.at < COPY:
                safe = one.at
            else:
                copied = one.at - COPY
        done = place + 1
        yield _Cut(disk.cut(chance), safe, copied)


def _looked_at(
    cut: _Cut, place: Path, passphrase: str | None, states: list[str]
) -> tuple[str, str]:
    """Open what was left as the next start would; return what is wrong and what came of it."""
    place.mkdir()
    for name, content in cut.left.items():
        (place / name[1:]).write_bytes(content)
    rolled_back = f"{_AUDIT}-journal" in cut.left
    try:
        fault = _judged(place / _AUDIT[1:], passphrase, states, cut.safe)
        if not fault and cut.copied is not None:
            fault = _judged(place / _KEPT[1:], passphrase, states, cut.copied, a_copy=True)
    finally:
        for one in place.iterdir():
            one.unlink()
        place.rmdir()
    return fault, "rolled back" if rolled_back else ""


def _judged(
    path: Path, passphrase: str | None, states: list[str], safe: int, *, a_copy: bool = False
) -> str:
    """Return what is wrong with a file in which so many steps were called safe, or nothing."""
    what = "a copy" if a_copy else "the audit"
    try:
        with WorkshopFile.open(path, passphrase, read_only=a_copy) as file:
            found, said = state_of(file), check(file)
    except FileProblem as problem:
        return f"{what} was refused: {problem.happened}".replace(path.name, "…")
    except Exception as error:  # noqa: BLE001  # whatever it is, it is no message
        return f"{what} was opened with {type(error).__name__} instead of a message"
    later = states[safe:] if a_copy else states[safe : safe + 2]
    if found not in later:
        return f"{what} lost what was safe" if found in states else f"{what} was torn"
    return f"{what} is called unsound: {said[0]}" if said else ""
