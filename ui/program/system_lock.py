"""Whether the system's own lock is on: asked every few seconds, where the system tells."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.program.jobs import Job

_EVERY: Final = 4_000
_ANSWER_WITHIN: Final = 1_000
_SESSION_INFO_EX: Final = 25
_CURRENT: Final = 0xFFFFFFFF
_LOCKED_FLAG: Final = 0
_FLAG_AT: Final = 4
"""Which whole number of Windows' answer says it: level and its gap, session, state, flags."""


class SystemLock(QObject):
    """Tells when the computer is locked; asks away from the window's thread.

    Signals:
        locked: the system's lock is on, and was not when it was asked before.
    """

    locked = Signal()

    def __init__(self, parent: QObject, ask: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._ask = _question() if ask is None else ask
        self._was_locked = False
        self._asking = False
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Ask from now on, where there is somebody to ask."""
        if self._ask is not None:
            self._timer.start()

    def look(self) -> None:
        """Ask once, unless the last question is not answered yet."""
        ask = self._ask
        if self._asking or ask is None:
            return
        self._asking = True
        job = Job(lambda _progress: ask())
        job.done.connect(self._on_answered)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_answered(self, is_locked: object) -> None:
        self._asking = False
        before, self._was_locked = self._was_locked, bool(is_locked)
        if self._was_locked and not before:
            self.locked.emit()

    def _on_broke(self, _error: object) -> None:
        """A system that cannot say is asked no more: the idle minutes hold there."""
        self._timer.stop()


def _question() -> Callable[[], bool] | None:
    """Return how this system is asked; None where it does not say."""
    if sys.platform == "win32":
        return _on_windows
    if sys.platform == "darwin":
        return _on_mac
    return _on_linux if sys.platform.startswith("linux") else None


def _on_windows() -> bool:
    """Source: WTSQuerySessionInformation, WTSINFOEX_LEVEL1: flag 0 is locked since Windows 8."""
    import ctypes

    wtsapi = ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined]  # there on Windows only
    answer, size = ctypes.c_void_p(), ctypes.c_ulong()
    asked = (None, _CURRENT, _SESSION_INFO_EX, ctypes.byref(answer), ctypes.byref(size))
    if not wtsapi.WTSQuerySessionInformationW(*asked) or answer.value is None:
        return False
    try:
        answered = (ctypes.c_int32 * (_FLAG_AT + 1)).from_address(answer.value)
        return int(answered[_FLAG_AT]) == _LOCKED_FLAG
    finally:
        wtsapi.WTSFreeMemory(answer)


def _on_mac() -> bool:
    """Source: the session's dictionary has this key while its screen is locked."""
    import ctypes
    from ctypes import util

    graphics = ctypes.CDLL(util.find_library("CoreGraphics"))
    foundation = ctypes.CDLL(util.find_library("CoreFoundation"))
    graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
    foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
    foundation.CFDictionaryContainsKey.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    foundation.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    foundation.CFRelease.argtypes = (ctypes.c_void_p,)
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        return False
    key = foundation.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", 0x08000100)
    try:
        return bool(foundation.CFDictionaryContainsKey(session, key))
    finally:
        foundation.CFRelease(key)
        foundation.CFRelease(session)


def _on_linux() -> bool:
    """Source: org.freedesktop.login1.Session, LockedHint, which desktops set."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # only on Linux, only now

    bus = QDBusConnection.systemBus()
    if not bus.isConnected():
        raise OSError("no system bus")
    message = QDBusMessage.createMethodCall(
        "org.freedesktop.login1",
        "/org/freedesktop/login1/session/auto",
        "org.freedesktop.DBus.Properties",
        "Get",
    )
    message.setArguments(["org.freedesktop.login1.Session", "LockedHint"])
    answer = bus.call(message, timeout=_ANSWER_WITHIN)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
        raise OSError(answer.errorName())
    with suppress(IndexError, AttributeError):
        value = answer.arguments()[0]
        return bool(value.variant() if hasattr(value, "variant") else value)
    return False
