"""Whatever a failing stick does to a plain file, it ends in a sentence, not in a crash."""

import contextlib
import random
from pathlib import Path

import pytest

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.note import Note, NoteKind
from core.queries.documents import full
from core.queries.returns import counts
from core.queries.search import search
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.rounds import rounds
from tests.small import small_audit

PAGE = 4096


def _bytes_changed(good: bytes, chance: random.Random) -> bytes:
    bad = bytearray(good)
    for _ in range(chance.choice([1, 5, 50])):
        bad[chance.randrange(len(bad))] = chance.randrange(256)
    return bytes(bad)


def _page_lost(good: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(good) // PAGE) * PAGE
    return good[:at] + chance.randbytes(PAGE) + good[at + PAGE :]


def _cut_short(good: bytes, chance: random.Random) -> bytes:
    return good[: chance.randrange(1, len(good))]


def _start_changed(good: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(16, 100)
    return good[:at] + chance.randbytes(1) + good[at + 1 :]


def _use(file: WorkshopFile) -> None:
    """Do a little of everything; what cannot be done says so and the rest goes on."""

    def add() -> None:
        with file.act("add"):
            file.put(Case("Child X", outline="words"))

    for deed in (
        lambda: full(file),
        lambda: counts(file),
        lambda: search(file, "caf not"),
        lambda: file.undo_label,
        file.history,
        file.redo,
        file.undo,
        add,
        lambda: check(file),
        lambda: file.copy_to(file.path.with_name("copy")),
    ):
        with contextlib.suppress(FileProblem):
            deed()


@pytest.mark.parametrize("damage", [_bytes_changed, _page_lost, _cut_short, _start_changed])
def test_nothing_but_a_fault_comes_of_a_damaged_file(
    path: Path, clock: Clock, damage: object
) -> None:
    assert callable(damage)
    with small_audit(path, clock) as file:
        with file.act("notes"):
            for at in range(40):
                file.put(Note(NoteKind.OBSERVATION, f"note {at} café " * 5))
        file.undo()
    good = path.read_bytes()
    chance = random.Random(2014)
    for at in range(rounds(6)):
        bad = path.with_name(f"{at}.casewalk")
        bad.write_bytes(damage(good, chance))
        with contextlib.suppress(FileProblem), WorkshopFile.open(bad) as file:
            _use(file)
        bad.unlink()
