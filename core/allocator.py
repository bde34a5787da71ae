"""Has the C library give back what was freed, so that memory is the same at the end of a day."""

import sys
from contextlib import suppress
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
"""Source: mallopt(3)."""

_LARGE: Final = 1 << 20


def give_back_what_is_freed() -> bool:
    """Keep one pool for all threads, and large pieces outside it; return whether that is so.

    Else each thread that draws or copies has a pool of its own, and every pool is as large
    as its greatest moment: 100 MB after eight hours, of which nothing is in use. Only the
    GNU library is like that, and it has to be told before a second thread begins.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    with suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        told = ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE))
        return bool(sum(mallopt(*one) for one in told) == len(told))
    return False
