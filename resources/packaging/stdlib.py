"""Python's own library, as far as a program without a console needs it."""

import shutil
import sysconfig
from pathlib import Path
from typing import Final

_LEFT_OUT: Final = shutil.ignore_patterns(
    *("__pycache__", "test", "tests", "idlelib", "tkinter", "turtle*", "lib2to3", "ensurepip"),
    *("site-packages", "dist-packages", "config-*", "pydoc_data", "venv", "_test*", "xxlimited*"),
    *("distutils", "xmlrpc", "wsgiref", "curses", "ensurepip", "__phello__*"),
    *("_tkinter*", "_curses*", "readline*", "nis*", "_crypt*", "_gdbm*", "_dbm*", "ossaudiodev*"),
    *("unittest", "doctest*", "pydoc*", "pdb*", "pickletools*", "cgitb*", "antigravity*"),
    *("_pydecimal*", "_pyio*", "smtpd*", "nntplib*", "imaplib*", "poplib*", "telnetlib*"),
    *("asyncore*", "asynchat*", "mailbox*"),
)
"""What is for a console, for tests, for old networks, or what C does faster."""


def copy_stdlib(target: Path) -> None:
    """Copy the running Python's library into a new folder."""
    shutil.copytree(sysconfig.get_path("stdlib"), target, ignore=_LEFT_OUT)
