"""The colours of the room screen; loaded with it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

from core.model.bearing import Bearing
from ui.theme.colours import WHITE


class RoomColours(NamedTuple):
    """The room screen's colours: one bright look, every text at least 7:1."""

    paper: QColor
    ink: QColor
    secondary: QColor
    line: QColor
    accent: QColor
    on_bearing: QColor
    bearing: Mapping[Bearing, QColor]


ROOM: Final = RoomColours(
    paper=QColor(WHITE),
    ink=QColor("#14212B"),
    secondary=QColor("#4A5A67"),
    line=QColor("#B9C5CE"),
    accent=QColor("#0B5C7A"),
    on_bearing=QColor(WHITE),
    bearing={
        Bearing.MET: QColor("#0F5F5A"),
        Bearing.PARTLY: QColor("#6B5200"),
        Bearing.NOT_MET: QColor("#95330F"),
        Bearing.NOT_APPLICABLE: QColor("#4A5A67"),
        Bearing.UNKNOWN: QColor("#5C3F95"),
    },
)
