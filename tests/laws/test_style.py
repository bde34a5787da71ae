"""Types everywhere and one style: the checkers have nothing to say."""

import os
import subprocess
import sys
from pathlib import Path

from tests.rounds import TIMES

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_type_holds() -> None:
    """Types of the product; in the long form of the tests too, which being run shows them wrong."""
    rooms = ["main.py", "core", "ui"] if TIMES == 1 else []
    found = run("mypy", "--cache-dir", os.devnull, *rooms)  # no cache: two runs spoil one
    assert found.returncode == 0, found.stdout[-4000:]


def test_the_style_is_one() -> None:
    checked, formatted = run("ruff", "check", "."), run("ruff", "format", "--check", ".")
    assert checked.returncode == 0, checked.stdout[-4000:]
    assert formatted.returncode == 0, formatted.stdout[-4000:]
