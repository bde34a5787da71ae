"""Has the C library give back what was freed, so that memory is the same at the end of a day."""

import sys
from contextlib import suppress
from functools import cache
from typing import Any, Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
"""Source: mallopt(3)."""
_SIZES: Final = 10
_FREE: Final = 8
"""How many sizes the library names, and which of them lies free, from 0; see mallinfo2(3)."""

_LARGE: Final = 1 << 20
_WORTH_IT: Final = 4 << 20
"""Bytes that came to lie free between pieces in use before they are given back."""

_passed_over = 0


def give_back_what_is_freed() -> bool:
    """Keep one pool for all threads, and large pieces outside it; return whether that is so.

    Else each thread that draws or copies has a pool of its own, and every pool is as large
    as its greatest moment: 100 MB after eight hours, of which nothing is in use. Only the
    GNU library is like that, and it has to be told before a second thread begins.
    """
    library = _gnu_library()
    if library is None:
        return False
    told = ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE))
    return bool(sum(library.mallopt(*one) for one in told) == len(told))


def give_back_what_lies_between() -> None:
    """Give back what was freed between pieces that are in use, where much came together.

    By itself only the end of the pool goes back: 36 MB stay behind once Report's documents
    are written. To ask takes 0.2 ms, to give back about 5.
    """
    global _passed_over  # noqa: PLW0603 - it belongs to the one pool
    library = _gnu_library()
    if library is None or not hasattr(library, "mallinfo2"):
        return
    free: int = library.mallinfo2().sizes[_FREE]
    if free > _passed_over + _WORTH_IT:
        library.malloc_trim(0)
        free = library.mallinfo2().sizes[_FREE]  # what was given back is free still
        _passed_over = free
    _passed_over = min(_passed_over, free)


@cache
def _gnu_library() -> Any:
    """Return the GNU library; None where another one has the memory.

    One from before 2021 cannot be asked what lies free.
    """
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    class Pool(ctypes.Structure):
        _fields_ = (("sizes", ctypes.c_size_t * _SIZES),)

    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        if hasattr(library, "mallinfo2"):
            library.mallinfo2.restype = Pool
        return library if library.mallopt and library.malloc_trim else None
    return None
