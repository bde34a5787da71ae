"""How a partnership's documents look, in words."""

from typing import Final

from core.model.house_style import LEAST_CONTRAST, HouseKind, HousePart, can_be_read, contrast
from core.words import later, tr

KINDS: Final = {
    HouseKind.LOGO: later("Logo"),
    HouseKind.COLOUR: later("Colour"),
    HouseKind.TEMPLATE: later("Word template"),
    HouseKind.LEAST_SHOWN: later("Numbers under which are not told"),
    HouseKind.TAGS: later("{Cases} told to practice"),
}


def kept_words(part: HousePart) -> str:
    """Return what is kept: the file it came from, the colour's code, the number."""
    return part.name or (part.words if part.kind is not HouseKind.LOGO else "")


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
