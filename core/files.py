"""Where what is shipped along lies, and what is at a place on the disk.

A place that cannot be asked (no leave, no drive) has nothing; Path.is_dir() and
its like raise there before Python 3.14.
"""

import os
from pathlib import Path
from typing import Final

PROGRAM: Final = Path(__file__).resolve().parents[1]
_RESOURCES: Final = PROGRAM / "resources"
EXAMPLES: Final = _RESOURCES / "examples"
FONTS: Final = _RESOURCES / "fonts"
HELP: Final = _RESOURCES / "help"
TOOLS: Final = _RESOURCES / "tools"


def is_folder(path: Path) -> bool:
    """Return whether a folder is there."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Return whether a file is there."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path) -> bool:
    """Return whether anything is there."""
    return os.path.exists(path)  # noqa: PTH110
