"""Power cuts: after any write of a random day, on a disk that forgets what was not synced."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
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


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file held, byte for byte: which state, and what the check says of it."""

    state: str
    said: list[str]


_Known = dict[tuple[bool, bytes], _Found]
"""What was found in files of one day: the same bytes hold the same, however they came there."""


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
        known: _Known = {}
        for number, cut in enumerate(_cuts(trace, cuts, random.Random(seed))):
            place = folder / f"cut-{number}"
            tally.add(*_looked_at(cut, place, passphrase or None, states, known))
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
    cut: _Cut, place: Path, passphrase: str | None, states: list[str], known: _Known
) -> tuple[str, str]:
    """Open what was left as the next start would; return what is wrong and what came of it."""
    place.mkdir()
    for name, content in cut.left.items():
        (place / name[1:]).write_bytes(content)
    rolled_back = f"{_AUDIT}-journal" in cut.left
    try:
        found = _opened(place / _AUDIT[1:], passphrase, known)
        fault = _judged("the audit", found, states, states[cut.safe : cut.safe + 2])
        if not fault and cut.copied is not None:
            found = _opened(place / _KEPT[1:], passphrase, known, a_copy=True)
            fault = _judged("a copy", found, states, states[cut.copied :])
    finally:
        for one in place.iterdir():
            one.unlink()
        place.rmdir()
    return fault, "rolled back" if rolled_back else ""


def _opened(
    path: Path, passphrase: str | None, known: _Known, *, a_copy: bool = False
) -> _Found | str:
    """Open a file as the next start would; return what it held, or why that went wrong.

    Each is opened, and what was begun in it rolled back; bytes that were looked through
    before are not looked through again.
    """
    try:
        with WorkshopFile.open(path, passphrase, read_only=a_copy) as file:
            bytes_of = a_copy, sha256(path.read_bytes()).digest()
            if bytes_of not in known:
                known[bytes_of] = _Found(state_of(file), check(file))
            return known[bytes_of]
    except FileProblem as problem:
        return f"was refused: {problem.happened}".replace(path.name, "…")
    except Exception as error:  # noqa: BLE001  # whatever it is, it is no message
        return f"was opened with {type(error).__name__} instead of a message"


def _judged(what: str, found: _Found | str, states: list[str], right: list[str]) -> str:
    """Return what is wrong with what was found, or nothing."""
    if isinstance(found, str):
        return f"{what} {found}"
    if found.state not in right:
        return f"{what} lost what was safe" if found.state in states else f"{what} was torn"
    return f"{what} is called unsound: {found.said[0]}" if found.said else ""
