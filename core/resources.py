"""Where what is shipped along lies."""

from pathlib import Path
from typing import Final

PROGRAM: Final = Path(__file__).resolve().parents[1]
_RESOURCES: Final = PROGRAM / "resources"
EXAMPLES: Final = _RESOURCES / "examples"
FONTS: Final = _RESOURCES / "fonts"
HELP: Final = _RESOURCES / "help"
TOOLS: Final = _RESOURCES / "tools"
