"""Watches what a process costs where the system does not cap it by itself."""

import subprocess
import sys
from typing import Final, Protocol

from core.intake.limits import MOST_MEMORY, MOST_SECONDS

_BETWEEN_LOOKS: Final = 0.25


class ReadingWatch(Protocol):
    """Caps a process from outside."""

    def within_limits(self, now: float) -> bool:
        """Return whether it may go on; *now* are seconds of any clock that only goes forward."""

    def progressed(self) -> None:
        """It got on: its time counts anew."""

    def close(self) -> None:
        """Let go of whatever was held for watching."""


def watch(process: "subprocess.Popen[bytes]") -> ReadingWatch:
    """Return how this system watches a process that has just begun."""
    if sys.platform == "win32":
        from core.intake.watching_windows import JobWatch

        return JobWatch(process)
    return _NotNeeded() if sys.platform == "linux" else ProcessWatch(process.pid)


class _NotNeeded:
    """Linux caps the process by itself, as the process asks for."""

    def within_limits(self, now: float) -> bool:  # noqa: ARG002 - nothing to look at
        return True

    def progressed(self) -> None:
        """Nothing is counted."""

    def close(self) -> None:
        """Nothing is held."""


class ProcessWatch:
    """Asks the system now and then how much the process uses."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._next_look = 0.0
        self._seconds = self._seconds_at_progress = 0.0

    def within_limits(self, now: float) -> bool:
        """Return whether it may go on; it is looked at four times a second at most."""
        if now < self._next_look:
            return True
        self._next_look = now + _BETWEEN_LOOKS
        memory, self._seconds = _cost_of(self._number)
        spent = self._seconds - self._seconds_at_progress
        return memory <= MOST_MEMORY and spent <= MOST_SECONDS

    def progressed(self) -> None:
        """Its time counts anew."""
        self._seconds_at_progress = self._seconds

    def close(self) -> None:
        """Nothing is held."""


def _cost_of(number: int) -> tuple[int, float]:
    """Return the memory in bytes and the processor seconds of a process; 0 when it has gone."""
    try:
        fields = subprocess.run(
            ["/bin/ps", "-o", "rss=,time=", "-p", str(number)],
            capture_output=True,
            text=True,
            timeout=2,
            check=False,
        ).stdout.split()
        return int(fields[0]) * 1024, seconds_of(fields[1])
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0, 0.0


def seconds_of(clock: str) -> float:
    """Return "1-02:03:04.50", as ps writes time, in seconds."""
    days, _, rest = clock.rpartition("-")
    found = 0.0
    for part in rest.split(":"):
        found = found * 60 + float(part)
    return found + 86_400 * int(days or 0)
