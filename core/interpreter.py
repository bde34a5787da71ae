"""The two knobs of the interpreter the program turns: garbage collection and threads' turns.

Nothing else may turn them: each is counted, so that nobody turns one back under another.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_SHORT: Final = 0.0005
"""Seconds a thread may hold the interpreter while another waits; usually 0.005.

The window's thread gives it up at every call into Qt, so each of a hundred
small calls would otherwise wait ten times as long for its turn.
"""

_lock: Final = Lock()
_pausing = 0
_hurrying = 0
_usual_turn = 0.0


def pause_gc() -> None:
    """Collect no garbage until `resume_gc`, which every pause needs once."""
    global _pausing  # noqa: PLW0603 - it belongs to the one interpreter
    with _lock:
        _pausing += 1
        gc.disable()


def resume_gc(*, freeze: bool = False) -> None:
    """End one pause; with *freeze*, what is there now is never looked through again."""
    global _pausing  # noqa: PLW0603
    with _lock:
        _pausing = max(0, _pausing - 1)
        if freeze:
            gc.freeze()
        if not _pausing:
            gc.enable()


@contextmanager
def gc_paused() -> Iterator[None]:
    """Collect no garbage meanwhile, whoever else pauses it and ends before or after."""
    pause_gc()
    try:
        yield
    finally:
        resume_gc()


@contextmanager
def responsive() -> Iterator[None]:
    """Let threads take short turns, and sweep no memory until the work is done.

    A sweep stops every thread: up to a third of a second while a large audit's
    documents are in the making, and nearly all of it is gone by itself afterwards.
    """
    with gc_paused():
        _hurry(1)
        try:
            yield
        finally:
            _hurry(-1)


def _hurry(by: int) -> None:
    global _hurrying, _usual_turn  # noqa: PLW0603
    with _lock:
        if not _hurrying:
            _usual_turn = sys.getswitchinterval()
        _hurrying += by
        sys.setswitchinterval(_SHORT if _hurrying else _usual_turn)
