"""Damages of a file as disks and sticks do them, at random: the first bytes of it are left."""

import random
from collections.abc import Callable

from core.store.page_sums import PAGE, SALT

Damage = Callable[[bytes, random.Random], bytes]


def page_lost(good: bytes, chance: random.Random) -> bytes:
    """Lose one page: it is blank, or something else."""
    at = chance.randrange(len(good) // PAGE) * PAGE + SALT
    blank = chance.choice([bytes(PAGE - SALT), chance.randbytes(PAGE - SALT)])
    return good[:at] + blank + good[at + len(blank) :]


def some_pages_lost(good: bytes, chance: random.Random) -> bytes:
    """Lose a few pages, each by itself."""
    for _ in range(chance.randrange(2, 6)):
        good = page_lost(good, chance)
    return good


def bits_turned(good: bytes, chance: random.Random) -> bytes:
    """Turn over a bit, or some."""
    bad = bytearray(good)
    for _ in range(chance.choice([1, 3, 30])):
        bad[chance.randrange(SALT, len(bad))] ^= 1 << chance.randrange(8)
    return bytes(bad)


def cut_short(good: bytes, chance: random.Random) -> bytes:
    """Lose the end, up to a half."""
    return good[: chance.randrange(len(good) // 2, len(good))]


def sectors_lost(good: bytes, chance: random.Random) -> bytes:
    """Lose a few pieces of half a kilobyte, as a disk loses them."""
    bad = bytearray(good)
    for _ in range(chance.randrange(1, 5)):
        at = max(chance.randrange(len(bad) // 512) * 512, SALT)
        bad[at : at + 512] = bytes(512)[: len(bad) - at]
    return bytes(bad)


def stretch_lost(good: bytes, chance: random.Random) -> bytes:
    """Lose up to a third of it in one piece, anywhere."""
    first = chance.randrange(SALT, len(good))
    last = min(len(good), first + chance.randrange(1, len(good) // 3))
    return good[:first] + bytes(last - first) + good[last:]


def pages_as_before(good: bytes, chance: random.Random, before: bytes) -> bytes:
    """Have a few pages as they were some time ago: a disk said it had written and had not."""
    last = min(len(good), len(before)) // PAGE
    changed = [at for at in range(last) if good[at * PAGE :][:PAGE] != before[at * PAGE :][:PAGE]]
    for at in chance.sample(changed, min(len(changed), chance.randrange(1, 4))):
        good = good[: at * PAGE] + before[at * PAGE :][:PAGE] + good[(at + 1) * PAGE :]
    return good


DAMAGES: tuple[Damage, ...] = (
    *(page_lost, some_pages_lost, bits_turned, cut_short, sectors_lost, stretch_lost),
)
