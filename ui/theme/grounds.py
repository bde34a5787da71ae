"""What flat grounds widgets lie on: the style sheet draws them, by a property.

Dashed lines are painted: those of a style sheet are too fine to be seen.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.colours import Tone

GROUND: Final = "ground"
TONE: Final = "groundTone"
"""The properties by which the style sheet knows what to draw below a widget."""
LOOK: Final = "look"
"""The property of a dressed window that says in which look it is."""


class Ground(StrEnum):
    """A ground, and where its line is."""

    BAR = "bar"
    """A card's colour, with a line below."""
    LEFT_PANEL = "left panel"
    """A card's colour, with a line towards the page at its right."""
    RIGHT_PANEL = "right panel"
    """A card's colour, with a line towards the page at its left."""
    DESK = "desk"
    """What pages lie on."""
    FRAME = "frame"
    """A card's colour in a rounded line: controls that belong together."""
    RULE = "rule"
    """A line alone, at the top."""
    CARD = "card"
    """A card's colour in a hairline with round corners: things that belong together."""
    EDGED = "edged"
    """The same in the strong colour of a tone; see `set_ground_tone`."""
    BARE = "bare"
    """Nothing: whoever lies on it paints its own edge."""
    TONED = "toned"
    """The tint of a tone, with its edge; see `set_ground_tone`."""
    BAND = "band"
    """The tint of a warning."""
    SHADE = "shade"
    """The dark side of the start screen, at the left."""
    SHADE_ABOVE = "shade above"
    """The same along the top."""


def lie_on(widget: QWidget, ground: Ground) -> None:
    """Let the style sheet draw a widget's ground, or another one from now on."""
    if widget.property(GROUND) != ground.value:
        widget.setProperty(GROUND, ground.value)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress_anew(widget)


def set_ground_tone(widget: QWidget, tone: Tone) -> None:
    """Give a `TONED` or `EDGED` ground its tone."""
    if widget.property(TONE) != tone.value:
        widget.setProperty(TONE, tone.value)
        dress_anew(widget)


def dress_anew(widget: QWidget) -> None:
    """Have Qt look again which rules hold for one widget; before it is shown it does so anyway.

    To be called where a property changed that a rule of the style sheet goes by.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
