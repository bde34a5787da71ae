"""Keeps the window answering while long work in Python runs beside it."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_TURN: Final = 0.0005
"""Seconds a thread may hold the interpreter while another waits; usually 0.005.

The window's thread gives it up at every call into Qt, so each of a hundred
small calls would otherwise wait ten times as long for its turn.
"""

_counting: Final = Lock()
_at_work = 0
_usual_turn = 0.0


@contextmanager
def responsive() -> Iterator[None]:
    """Let threads take short turns, and sweep no memory until the work is done.

    A sweep stops every thread: up to a third of a second while a large audit's
    documents are in the making, and nearly all of it is gone by itself afterwards.
    """
    _begin()
    try:
        yield
    finally:
        _end()


def _begin() -> None:
    global _at_work, _usual_turn  # noqa: PLW0603 - both belong to the one interpreter
    with _counting:
        if not _at_work:
            _usual_turn = sys.getswitchinterval()
            sys.setswitchinterval(_TURN)
            gc.disable()
        _at_work += 1


def _end() -> None:
    global _at_work  # noqa: PLW0603
    with _counting:
        _at_work -= 1
        if not _at_work:
            sys.setswitchinterval(_usual_turn)
            gc.enable()
