"""How a partnership's documents look, in words."""

from typing import Final

from core.model.house_style import LEAST_CONTRAST, HouseKind, HousePart, can_be_read, contrast
from core.words import later, tr

KINDS: Final = {
    HouseKind.LOGO: later("Logo"),
    HouseKind.COLOUR: later("Colour"),
    HouseKind.TEMPLATE: later("Word template"),
}


def kept_words(part: HousePart) -> str:
    """Return what is kept of the look: the file it came from, or the colour's code."""
    return part.words if part.kind is HouseKind.COLOUR else part.name


def pale_words(colour: str) -> str:
    """Return why a colour does not take the place of ours; "" where it does, or is none."""
    if not colour or can_be_read(colour):
        return ""
    return tr(
        "{colour} is too pale to be read on white ({contrast} to 1; {least} is asked for): "
        "headings stay in our blue.",
        colour=colour,
        contrast=f"{contrast(colour):.1f}",
        least=f"{LEAST_CONTRAST:g}",
    )
