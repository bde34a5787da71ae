"""Plays random workshops at several tables in the long form, and each breakage of the merge.

python -m tests.tables [--workshops N] [--seed N] [--hours H] [--breakages N]
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.keys import FEW, derive_keys_in
from tests.tables.breakages import BREAKAGES, broken
from tests.tables.play import play


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _workshops(seed: int, most: int, until: float) -> int:
    """Play workshops until there were enough or the time is over; return how many went wrong."""
    counts: Counter[str] = Counter()
    wrong = number = 0
    while number < most and monotonic() < until:
        workshop = play(seed + number)
        number += 1
        counts += workshop.counts
        wrong += bool(workshop.fails)
        for fail in workshop.fails[:2]:
            _say(f"  workshop {seed + number - 1}: {' '.join(map(str, fail))[:1_500]}")
        if number % 100 == 0:
            _say(f"  {number} workshops, {counts['merges']} merges, {wrong} wrong")
    _say(f"seed {seed}: {number} workshops, {wrong} wrong; {dict(counts)}")
    return wrong


def _breakages(seed: int, each: int) -> int:
    """Try each breakage; return how many nobody noticed."""
    unseen = 0
    for name in BREAKAGES:
        with broken(name):
            noticed = sum(bool(play(seed + one).fails) for one in range(each))
        unseen += not noticed
        _say(f"{name}: noticed in {noticed} of {each}")
    return unseen


def _main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.tables", description=__doc__)
    parser.add_argument("--workshops", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours", type=float, default=24.0, help="stop after so long")
    parser.add_argument("--breakages", type=int, default=40, help="workshops for each breakage")
    wanted = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="casewalk-tests-") as profile:
        os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = profile
        if Path("/dev/shm").is_dir():
            os.environ["TMPDIR"] = "/dev/shm"
        derive_keys_in(FEW)
        until = monotonic() + wanted.hours * 3600
        wrong = _workshops(wanted.seed, wanted.workshops, until)
        unseen = _breakages(wanted.seed, wanted.breakages) if wanted.breakages else 0
    return 1 if wrong or unseen else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
