"""Keeps the computer awake while the room screen shows, and lets it sleep again after."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, Protocol

from core.words import tr

WHO: Final = "Casewalk"
WHY: Final = tr("The room screen is showing")
ANSWER_WITHIN: Final = 1000
"""Milliseconds a desktop gets to answer."""
PATIENCE: Final = 2
"""Seconds a helper program gets to end before it is made to."""


class Awake(Protocol):
    """Something that can hold a computer awake; neither call ever fails loudly."""

    def hold(self) -> None:
        """Keep the computer and its displays awake; twice is the same as once."""

    def release(self) -> None:
        """Let it sleep again; without `hold` it changes nothing."""


class Asleep:
    """For a computer that nobody can keep awake."""

    def hold(self) -> None:
        """Change nothing."""

    def release(self) -> None:
        """Change nothing."""


class AwakeByProgram:
    """Runs a program that keeps the computer awake for as long as it runs.

    The programs used end by themselves when Casewalk does, so that a crash
    leaves no computer awake for ever.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """Start the program unless it is running."""
        if self._running is not None and self._running.poll() is None:
            return
        with suppress(OSError):
            self._running = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def release(self) -> None:
        """End the program."""
        running, self._running = self._running, None
        if running is None:
            return
        running.terminate()
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


class AwakeOnWindows:
    """Asks Windows itself; it forgets the wish when the program ends."""

    _CONTINUOUS: Final = 0x80000000
    _SYSTEM: Final = 0x00000001
    _DISPLAY: Final = 0x00000002

    def hold(self) -> None:
        """Ask for the system and its displays to stay on."""
        self._ask(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)

    def release(self) -> None:
        """Take the wish back."""
        self._ask(self._CONTINUOUS)

    def _ask(self, state: int) -> None:
        if sys.platform == "win32":
            import ctypes

            with suppress(OSError, AttributeError):
                ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state))


class AwakeOnDesktop:
    """Asks a Linux desktop over its message bus; the bus forgets us when we end.

    Where the desktop does not answer, *otherwise* is asked.
    """

    _SERVICE: Final = "org.freedesktop.ScreenSaver"
    _PATH: Final = "/org/freedesktop/ScreenSaver"
    _LINE: Final = "casewalk awake"

    def __init__(self, otherwise: Awake) -> None:
        self._otherwise = otherwise
        self._held = False

    def hold(self) -> None:
        """Ask for no screen saver and no sleep."""
        if self._held:
            return
        self._held = self._ask()
        if not self._held:
            self._otherwise.hold()

    def release(self) -> None:
        """Take the wish back, wherever it was put."""
        if self._held:
            self._hang_up()
        self._held = False
        self._otherwise.release()

    def _ask(self) -> bool:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage  # only on Linux, only now

        kind = QDBusConnection.BusType.SessionBus
        bus = QDBusConnection.connectToBus(kind, self._LINE)
        if bus.isConnected():
            message = QDBusMessage.createMethodCall(
                self._SERVICE, self._PATH, self._SERVICE, "Inhibit"
            )
            message.setArguments([WHO, WHY])
            answer = bus.call(message, timeout=ANSWER_WITHIN)
            if answer.type() is QDBusMessage.MessageType.ReplyMessage:
                return True
        self._hang_up()
        return False

    def _hang_up(self) -> None:
        """Close the line: the desktop then forgets every wish that came over it."""
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(self._LINE)


def awake_here() -> Awake:
    """Return what keeps this computer awake."""
    ours = str(os.getpid())
    if sys.platform == "win32":
        return AwakeOnWindows()
    if sys.platform == "darwin":
        return AwakeByProgram(("caffeinate", "-d", "-i", "-w", ours))
    inhibit = shutil.which("systemd-inhibit")
    if inhibit is None:
        return AwakeOnDesktop(Asleep())
    hold = (inhibit, "--what=idle:sleep", f"--who={WHO}", f"--why={WHY}", "--mode=block")
    return AwakeOnDesktop(AwakeByProgram((*hold, "tail", f"--pid={ours}", "-f", "/dev/null")))
