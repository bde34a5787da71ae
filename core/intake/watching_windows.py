"""Caps a process on Windows: a job object that takes it along when the program ends."""

import ctypes
import subprocess
import sys
from typing import Final

from core.intake.limits import MOST_MEMORY, MOST_SECONDS

assert sys.platform == "win32"

from ctypes import wintypes  # noqa: E402 - only there on Windows

_PROCESS_MEMORY: Final = 0x0000_0100
_KILL_ON_CLOSE: Final = 0x0000_2000
_NO_FAULT_WINDOW: Final = 0x0000_0400
_EXTENDED_LIMITS: Final = 9
_TICKS_A_SECOND: Final = 10_000_000


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
        ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _IoCounters(ctypes.Structure):
    _fields_ = tuple((f"Count{at}", ctypes.c_ulonglong) for at in range(6))


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.CreateJobObjectW.restype = wintypes.HANDLE
_kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
_kernel.SetInformationJobObject.restype = wintypes.BOOL
_kernel.SetInformationJobObject.argtypes = (
    wintypes.HANDLE,
    ctypes.c_int,
    ctypes.c_void_p,
    wintypes.DWORD,
)
_kernel.AssignProcessToJobObject.restype = wintypes.BOOL
_kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
_kernel.GetProcessTimes.restype = wintypes.BOOL
_kernel.GetProcessTimes.argtypes = (
    wintypes.HANDLE,
    *(ctypes.POINTER(wintypes.FILETIME),) * 4,
)
_kernel.CloseHandle.restype = wintypes.BOOL
_kernel.CloseHandle.argtypes = (wintypes.HANDLE,)


class JobWatch:
    """Memory is capped by the job; processor time is looked at.

    The process waits for its first file, so nothing is read before it is in the job.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = wintypes.HANDLE(int(process._handle))
        self._seconds_at_progress = self._seconds()  # older wine gives those of the program itself
        self._job = _kernel.CreateJobObjectW(None, None)
        if not self._job:
            raise ctypes.WinError(ctypes.get_last_error())
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = (
            _PROCESS_MEMORY | _KILL_ON_CLOSE | _NO_FAULT_WINDOW
        )
        limits.ProcessMemoryLimit = MOST_MEMORY
        size = ctypes.sizeof(limits)
        set_limits = _kernel.SetInformationJobObject
        put = set_limits(self._job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        if not put or not _kernel.AssignProcessToJobObject(self._job, self._process):
            error = ctypes.WinError(ctypes.get_last_error())
            self.close()
            raise error

    def within_limits(self, now: float) -> bool:  # noqa: ARG002 - looking costs next to nothing
        """Return whether its processor time without progress is within the limit."""
        return self._seconds() - self._seconds_at_progress <= MOST_SECONDS

    def progressed(self) -> None:
        """Its time counts anew."""
        self._seconds_at_progress = self._seconds()

    def _seconds(self) -> float:
        made, ended, kernel, user = (wintypes.FILETIME() for _ in range(4))
        times = (ctypes.byref(made), ctypes.byref(ended), ctypes.byref(kernel), ctypes.byref(user))
        if not _kernel.GetProcessTimes(self._process, *times):
            return 0.0
        ticks = sum((each.dwHighDateTime << 32) + each.dwLowDateTime for each in (kernel, user))
        return ticks / _TICKS_A_SECOND

    def close(self) -> None:
        """End the process, if it still runs, and let the job go."""
        if self._job:
            _kernel.CloseHandle(self._job)
            self._job = None
