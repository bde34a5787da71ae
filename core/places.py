"""Asks what is at a place on the disk; one that cannot be asked (no leave, no drive) has nothing.

Path.is_dir() and its like raise there before Python 3.14.
"""

import os
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Return whether a folder is there."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Return whether a file is there."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path) -> bool:
    """Return whether anything is there."""
    return os.path.exists(path)  # noqa: PTH110
