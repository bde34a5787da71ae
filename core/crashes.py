"""Keeps what this process has in its memory out of files that a system writes after a crash."""

import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4
"""Source: prctl(2). A process that is not dumpable can be neither dumped nor read by others."""


def forbid_core_dumps() -> None:
    """Have no core dump and no crash report made of this process, where the system allows it.

    An audit that is open is in memory in plain words; a dump would lay them on the disk.
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.SetErrorMode(msvcrt.SEM_NOGPFAULTERRORBOX | msvcrt.SEM_FAILCRITICALERRORS)
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
