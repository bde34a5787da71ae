"""How the room screen looks: sizes for a projector of 1920 by 1080, and its colours."""

from typing import Final

from PySide6.QtGui import QColor

from core.room import Bearing
from ui.theme import app_theme
from ui.theme.room_colours import ROOM

WIDTH: Final = 1920
HEIGHT: Final = 1080
"""The projector the sizes below are given for; they grow and shrink with its height."""

SMALLEST: Final = 44
"""Just over 1/25 of the height: no text is smaller."""
HEADING: Final = 48
LABEL: Final = 54
TITLE: Final = 64
COUNT: Final = 84
HUGE: Final = 132
MOST_LINES: Final = 7

MARGIN: Final = 88
HEADER_TOP: Final = 56
BAR_HEIGHT: Final = 116
BAR_BOTTOM: Final = 48
GAP: Final = 34
RULE: Final = 10
RADIUS: Final = 16

PAPER: Final = ROOM.paper
INK: Final = ROOM.ink
QUIET: Final = ROOM.secondary
LINE: Final = ROOM.line
ON_COLOUR: Final = ROOM.on_bearing
BAR: Final = QColor("#0D5C79")
"""How many points; only a shape, no text stands on it."""
NOW: Final = QColor("#E3F0F5")
"""Behind what is on now; ink on it has 13:1."""

MANY: Final = QColor("#A9CDDA")
"""Behind a share over a half; ink on it has 10:1."""
ALL: Final = QColor("#0B5C7A")
"""Behind a share that is all of them; white on it has 7.4:1."""


def colour_of(bearing: Bearing | None) -> QColor:
    """Return a bearing's colour on the wall; a missing answer is quiet, and all where
    colours wait for the end of the day."""
    plain = bearing is None or app_theme().answers_plain
    return QUIET if bearing is None or plain else ROOM.bearing[bearing]
