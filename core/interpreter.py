"""What the program sets of the interpreter: garbage collection, threads' turns, kept sources.

Nothing else may turn them: each is counted, so that nobody turns one back under another.
"""

import gc
import linecache
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Final

_SHORT: Final = 0.0005
"""Seconds a thread may hold the interpreter while another waits; usually 0.005.

The window's thread gives it up at every call into Qt, so each of a hundred
small calls would otherwise wait ten times as long for its turn.
"""

_lock: Final = Lock()
_SELDOM: Final = 30.0
_AT_LAST: Final = 300.0
"""Seconds between two looks through all that has lived long: with nobody at the keys; at most."""
_pausing = 0
_by_one_thread = False
_looked_through = 0.0
_left_behind = False
_is_passed_over = False
_is_program_apart = False
_sources_seen: Final = set[str]()
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
        if not _pausing and not _by_one_thread:
            gc.enable()


def collect_by_one_thread() -> None:
    """Collect garbage from now on only where `collect_garbage` is called: on the window's thread.

    Python collects on whichever thread makes something. A job's would throw away widgets
    that hold one another, on a thread that is not theirs, and Qt ends the program over that.
    """
    global _by_one_thread  # noqa: PLW0603 - it belongs to the one interpreter
    with _lock:
        _by_one_thread = True
        gc.disable()


def collect_garbage(*, is_quiet: bool = True) -> None:
    """Collect what has come together, as much of it as Python would; some times a second.

    What has lived long is looked through every half minute at most, and as long as it is
    not *quiet* every five: that takes longest, and somebody would wait for it.
    """
    global _looked_through, _left_behind
    if _pausing:
        return
    young, middle, old = (
        n > limit for n, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
    )
    now = monotonic()
    is_due = old and now - _looked_through > (_SELDOM if is_quiet else _AT_LAST)
    if is_due or (_left_behind and is_quiet):
        _looked_through, _left_behind = now, False
        gc.collect()
    elif middle or young:
        gc.collect(1 if middle else 0)


def pass_over_the_program() -> None:
    """Look through nothing of what there is now ever again: the program, and no audit yet.

    It is six sevenths of what there is with an audit of 60 cases open, and none of it goes: what
    an audit left is found in a sixth of the time. Where an audit came in sooner, or collecting
    is paused, nothing is done: it would stay in memory for good, with its key.
    """
    global _is_program_apart  # noqa: PLW0603
    if not _pausing:
        gc.collect(1)
        gc.freeze()
        _is_program_apart = True


def pass_over_what_is_there() -> bool:
    """Look through nothing of what there is now until `look_through_all_again`; whether it is so.

    While collecting is paused it is not, and to be asked for once more.

    The program, an audit and its pages are some hundred thousand objects: to go through all of
    them takes up to half a second, for the little that came since. Where the program was passed
    over before, the audit alone is looked through, as what it leaves can be found only then. What
    an audit before it left is thrown away first: else it would stay as long as this one.
    """
    global _left_behind, _is_passed_over  # noqa: PLW0603
    if _pausing:
        return False
    gc.collect(2 if _left_behind else 1)
    _left_behind = False
    if not _is_program_apart:
        _is_passed_over = True
        gc.freeze()
    return True


def look_through_all_again() -> None:
    """Look through everything once more: an audit is going, and its pages with it.

    They are thrown away once nobody is at the keys.
    """
    global _left_behind, _is_passed_over  # noqa: PLW0603
    _left_behind = True
    if _is_passed_over:
        _is_passed_over = False
        gc.unfreeze()


def leave_sources_unread(*folders: Path) -> None:
    """Have nobody read the sources of what is loaded or in some folders until `forget_sources`.

    PySide6 asks for each module's source, to look whether that wants other names of Qt's
    functions; none does. It is told that there is none: 5 ms of the start.
    """
    paths: list[str] = []
    for folder in folders:
        with suppress(OSError):  # one that is not there is missed where it is imported from
            paths += [one.path for one in os.scandir(folder)]
    paths += [getattr(module, "__file__", None) or "" for module in sys.modules.values()]
    for path in paths:
        if path.endswith(".py"):
            linecache.cache[path] = (0, None, [], path)


def forget_sources() -> None:
    """Let go of the sources of modules that were kept since the last call; some times a second.

    PySide6 reads each module's source when it is imported, and Python keeps it, in case of
    a traceback: 25 MB with all stages. Whatever needs one reads it again. What came since the
    last call stays: another thread may be reading it.
    """
    for path in _sources_seen:
        linecache.cache.pop(path, None)
    _sources_seen.clear()
    _sources_seen.update(linecache.cache)


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
