"""Which side of a page a panel stands at, and what it lies on there."""

from enum import Enum

from ui.theme.grounds import Ground


class PanelSide(Enum):
    """Which side of the page a panel stands at."""

    LEFT = "left"
    RIGHT = "right"


def ground_of(side: PanelSide) -> Ground:
    """Return what a panel at this side lies on."""
    return Ground.LEFT_PANEL if side is PanelSide.LEFT else Ground.RIGHT_PANEL
