"""Random workshops in their short form: nothing is lost or doubled, and a broken merge is seen."""

from typing import Final

import pytest

from tests.tables.breakages import BREAKAGES, broken
from tests.tables.play import play

_SEEN_IN: Final = {
    "forgets what was handed back": 2,
    "a removal always wins": 28,
    "the last to come wins": 3,
    "differences are not kept": 2,
    "nothing is the same thing": 6,
    "what belongs together is split": 1,
    "every file counts from one": 1,
    "a row made again is another": 31,
    "a wrong base for what was handed on": 15,
}
"""A workshop in which each breakage shows; more are tried by `python -m tests.tables`."""


@pytest.mark.parametrize("seed", [5, 28])
def test_nothing_is_lost_doubled_or_taken_without_cause(seed: int) -> None:
    workshop = play(seed)
    assert workshop.counts["merges"]
    assert workshop.fails == []


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_merge_is_noticed(name: str) -> None:
    with broken(name):
        assert play(_SEEN_IN[name]).fails
