"""Flipped bits: each is refused, told, or changes nothing; none is silently wrong."""

import random
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.model.fault import WorkshopError
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults.days import PASSPHRASE, state_of, step
from tests.faults.tally import Tally
from tests.small import small_audit

_FLIPS_AN_AUDIT: Final = 30
"""Few: whether a bit is ever looked at depends on how full the audit is."""


def _noon() -> datetime:
    return datetime(2014, 4, 9, 12)


def locked(seed: int, count: int) -> Tally:
    """Flip one bit of a locked audit, *count* times."""
    return _flipped(seed, count, PASSPHRASE, looked=True)


def plain(seed: int, count: int) -> Tally:
    """Flip one bit of an audit without a passphrase, *count* times."""
    return _flipped(seed, count, None, looked=True)


def believed(seed: int, count: int) -> Tally:
    """Believe whatever a plain file says, as one without checksums has to: the control."""
    return _flipped(seed, count, None, looked=False)


def _flipped(seed: int, count: int, passphrase: str | None, *, looked: bool) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    while tally.count < count:
        flips = min(_FLIPS_AN_AUDIT, count - tally.count)
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            tally += _one_audit(Path(name), flips, chance, passphrase, looked=looked)
    return tally


def _one_audit(
    folder: Path, flips: int, chance: random.Random, passphrase: str | None, *, looked: bool
) -> Tally:
    tally, path = Tally(), folder / "audit.casewalk"
    with small_audit(path, _noon, passphrase) as file:
        for _ in range(30):
            step(file, chance)
        right = state_of(file)
    whole = path.read_bytes()
    for _ in range(flips):
        spoilt, at = bytearray(whole), chance.randrange(len(whole))
        spoilt[at] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        tally.add(*_judged(path, passphrase, right, looked=looked))
    return tally


def _judged(path: Path, passphrase: str | None, right: str, *, looked: bool) -> tuple[str, str]:
    try:
        with WorkshopFile.open(path, passphrase, read_only=True) as file:
            try:
                found = state_of(file)
            except WorkshopError:
                return "", "told when that part is read"
            if looked and check(file):
                return "", "told by the check"
    except WorkshopError:
        return "", "refused at opening"
    return ("", "nothing lay there") if found == right else ("silently wrong", "")
