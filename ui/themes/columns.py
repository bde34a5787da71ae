"""Where the columns of the counting table stand, for its head and every line alike."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from ui.theme import AppTheme

PAD: Final = 12
GAP: Final = 16
_KEY: Final = 30
_SHARE: Final = 104
_ROOM_SHARE: Final = 136
_NARROW: Final = 430


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """A column's left edge and width."""

    left: float = 0.0
    width: float = 0.0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    def box(self, top: float, height: float) -> QRectF:
        """Return the column between two heights."""
        return QRectF(self.left, top, self.width, height)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns at one width; `stacked` puts the numbers below the question."""

    key: ColumnSpan
    question: ColumnSpan
    returns: ColumnSpan = ColumnSpan()
    share: ColumnSpan = ColumnSpan()
    room: ColumnSpan = ColumnSpan()
    room_share: ColumnSpan = ColumnSpan()
    stacked: bool = False


def columns(width: int, theme: AppTheme, returns: bool, room: bool) -> Columns:
    """Share *width* among the columns that are shown."""
    key = ColumnSpan(PAD, theme.px(_KEY))
    left, right = key.right + GAP / 2, float(width - PAD)
    share = theme.px(_SHARE) if returns else 0
    room_share = theme.px(_ROOM_SHARE) if room else 0
    gaps = GAP * (2 * returns + 2 * room)
    free = right - left - share - room_share - gaps
    stacked = free < theme.px(_NARROW) and (returns or room)
    parts = (0.0 if stacked else 0.37, 0.36 if returns else 0.0, 0.27 if room else 0.0)
    whole = sum(parts) or 1.0
    if stacked:
        free += GAP
    asked = ColumnSpan(left, right - left if stacked else free * parts[0] / whole)
    at = left if stacked else asked.right + GAP
    found = []
    for wide, shown in (
        (free * parts[1] / whole, returns),
        (share, returns),
        (free * parts[2] / whole, room),
        (room_share, room),
    ):
        found.append(ColumnSpan(at, wide) if shown else ColumnSpan())
        at += wide + GAP if shown else 0
    returned, share_at, judged, judged_at = found
    return Columns(key, asked, returned, share_at, judged, judged_at, stacked)
