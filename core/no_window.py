"""What is said where the libraries of a window cannot be loaded: before Qt, and without it."""

import sys

from core.words import later, tr

_NO_LIBRARY = later(
    "Casewalk cannot open its window because a system library is missing ({what}). No audit was "
    "touched. Install the packages listed in the README under “Linux”, then start it again."
)
_NO_FIT = later(
    "Casewalk cannot open its window because a system library does not fit. No audit was "
    "touched. Install the packages listed in the README under “Linux”, then start it again."
)
_OLD_WINDOWS = tr(
    "Casewalk cannot open its window because this Windows lacks a library that it needs. "
    "No audit was touched. Windows 10, version 1809, or newer has it."
)
_NOT_WHOLE = tr(
    "Casewalk cannot open its window because it was not installed whole. No audit was touched. "
    "Install it again as the README says."
)
_STOP_SIGN = 0x10


def why_no_window(error: ImportError, platform: str = sys.platform) -> str:
    """Return in a sentence or two why Qt could not be loaded; *error* is what an import raised."""
    if isinstance(error, ModuleNotFoundError):
        return _NOT_WHOLE
    if platform == "win32":
        return _OLD_WINDOWS
    return without_library(named(str(error)))


def without_library(name: str) -> str:
    """Return what is said where one cannot be loaded; "" where nobody knows which."""
    return tr(_NO_LIBRARY, what=name) if name else tr(_NO_FIT)


def named(said: str) -> str:
    """Return the library's name in what the system said of it; "" for none."""
    parts = said.replace("(", " ").replace(")", " ").replace(":", " ").split()
    found = [part for part in parts if ".so" in part]
    plain = [part for part in found if "/" not in part]
    return next(iter([*plain, *found]), "").rpartition("/")[2]


def say(words: str) -> None:
    """Say it on the console, or where a program of windows has none, in a box of the system's."""
    if sys.stderr is not None:
        print(words, file=sys.stderr)  # noqa: T201
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, "Casewalk", _STOP_SIGN)
