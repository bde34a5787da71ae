"""Runs a command as a script would and keeps what it said."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.files import EXAMPLES

ROOT = Path(__file__).parents[2]
CIN = EXAMPLES / "cin"
TIER2 = EXAMPLES / "tier2"


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a command."""

    code: int
    out: str
    err: str


class Command(Protocol):
    """Runs one command line in this process."""

    def __call__(self, *words: object) -> Said: ...


def as_a_script(*words: object, stdin: bytes = b"") -> Said:
    """Run the program in a process of its own, in a locale without curly quotes."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, words)],
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "QT_QPA_PLATFORM": "offscreen"},
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
