"""What the menu bar says and how keys are written, before the actions are loaded."""

import sys
from typing import Final

from core.words import tr

FILE, EDIT, STAGE = tr("&File"), tr("&Edit"), tr("Sta&ge")
WALK, ROOM, VIEW, HELP = tr("&Walk"), tr("&Room"), tr("&View"), tr("&Help")
MENUS: Final = (FILE, EDIT, STAGE, WALK, ROOM, VIEW, HELP)

NEW_KEYS: Final = "Ctrl+N"
OPEN_KEYS: Final = "Ctrl+O"
"""The keys that the start screen shows."""


def caps(keys: str) -> str:
    """Return "Ctrl+Return" as a key cap shows it: "Ctrl ↵"."""
    parts = keys.replace("++", "+plus").split("+")
    return " ".join(_CAPS.get(part, part) for part in parts)


_CAPS: Final = {
    "Return": "↵",
    "plus": "+",
    "PgDown": "PageDown",
    "PgUp": "PageUp",
} | ({"Ctrl": "Cmd", "Alt": "Option"} if sys.platform == "darwin" else {})
