"""Keeps a window out of screenshots, recordings and shared screens, where the system can."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.words import tr
from ui.program.settings import SettingsFile

_EXCLUDED: Final = 0x11
"""WDA_EXCLUDEFROMCAPTURE: as if the window were not there (Windows 10 of 2004 and later)."""
_BLACK: Final = 0x01
"""WDA_MONITOR: a black place instead of it, on Windows before that."""
_SHARED_NONE: Final = 0
_SHARED_READABLE: Final = 1

Hide = Callable[[int, bool], bool]
"""Hides the window of a system's number from capture, or shows it again; whether it is so."""

NOT_HERE: Final = tr(
    "This system offers no way to keep a window out of screenshots and shared screens. Share the "
    "room screen alone, never the whole desktop."
)


def hide_from_capture() -> Hide | None:
    """Return what hides windows on this system; None where nothing can."""
    if sys.platform == "win32":
        return _on_windows
    return _on_mac if sys.platform == "darwin" else None


def _on_windows(window: int, hidden: bool) -> bool:
    """Source: SetWindowDisplayAffinity, which keeps to a window as long as it is there."""
    import ctypes

    with suppress(OSError, AttributeError):
        user = ctypes.WinDLL("user32")  # type: ignore[attr-defined]  # there on Windows only
        ask = user.SetWindowDisplayAffinity
        ask.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        if not hidden:
            return bool(ask(window, 0))
        return bool(ask(window, _EXCLUDED)) or bool(ask(window, _BLACK))
    return False


def _on_mac(view: int, hidden: bool) -> bool:
    """Source: NSWindow.sharingType; the number Qt gives is of the window's view."""
    import ctypes
    from ctypes import util

    with suppress(OSError, AttributeError, TypeError):
        objc = ctypes.CDLL(util.find_library("objc"))
        objc.sel_registerName.restype = ctypes.c_void_p
        objc.sel_registerName.argtypes = (ctypes.c_char_p,)
        pointer = ctypes.c_void_p
        window_of = ctypes.CFUNCTYPE(pointer, pointer, pointer)(("objc_msgSend", objc))
        share = ctypes.CFUNCTYPE(None, pointer, pointer, ctypes.c_ulong)(("objc_msgSend", objc))
        window = window_of(view, objc.sel_registerName(b"window"))
        if window:
            kind = _SHARED_NONE if hidden else _SHARED_READABLE
            share(window, objc.sel_registerName(b"setSharingType:"), kind)
            return True
    return False


class WindowCapture:
    """Keeps a window, and those beside it, out of capture: by choice or while it shows names."""

    def __init__(self, window: QWidget, settings: SettingsFile) -> None:
        self._window, self._settings = window, settings
        self._has_names = False
        self._beside: list[QWidget] = []
        self.hide: Hide | None = hide_from_capture()

    def begin(self) -> None:
        """Be out of it from the first moment on, where that was chosen."""
        if self._settings.now.hidden_from_capture:
            self._hide(True)

    def also(self, window: QWidget) -> None:
        """Keep another window of the program out of it whenever the first one is."""
        self._beside = [one for one in self._beside if isValid(one)]
        if window not in self._beside:
            self._beside.append(window)
        if self._settings.now.hidden_from_capture or self._has_names:
            self._hide(True)

    def choose(self, wanted: bool) -> bool:
        """Keep it out or let it in again from now on; return whether that is so.

        While it shows names it stays out, and is let in again when they go.
        """
        done = self._hide(wanted or self._has_names)
        self._settings.change(hidden_from_capture=wanted and done)
        return done

    def show_names(self, names: bool) -> None:
        """Keep a page with names out of it where the system can, whatever was chosen."""
        if not self._settings.now.hidden_from_capture and names is not self._has_names:
            self._hide(names)
        self._has_names = names

    def _hide(self, hidden: bool) -> bool:
        if self.hide is None:
            return False
        for one in self._beside:
            if isValid(one):
                self.hide(int(one.winId()), hidden)
        return self.hide(int(self._window.winId()), hidden)
