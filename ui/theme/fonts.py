"""The type: sizes in px at 100%, weights, and loading the faces that ship with Casewalk."""

from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from core.files import FONTS

DISPLAY: Final = 46
HEADING: Final = 24
SUBHEADING: Final = 18
BODY: Final = 15
SECONDARY: Final = 13

_FIRST: Final = ("400Regular", "600SemiBold", "700Bold")
FAMILY: Final = "Atkinson Hyperlegible Next"
FALLBACKS: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Tamil",
)


class FontWeight(Enum):
    """The weights that ship."""

    REGULAR = QFont.Weight.Normal
    MEDIUM = QFont.Weight.Medium
    SEMIBOLD = QFont.Weight.DemiBold
    BOLD = QFont.Weight.Bold

    __hash__ = object.__hash__  # each is there once; by its name it takes ten times as long


def load_latin() -> None:
    """Register the main face; enough for the first screen."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")  # falling back is not a fault
    _load(*(FONTS / f"AtkinsonHyperlegibleNext_{one}.ttf" for one in _FIRST))


def load_other_scripts() -> None:
    """Register what the first screen needs not: italic, medium, and Noto for other scripts."""
    faces = ("Atkinson*Italic.ttf", "Atkinson*Medium.ttf", "Noto*.ttf")
    _load(*sorted({face for one in faces for face in FONTS.glob(one)}))


def made_font(pixels: int, weight: FontWeight, italic: bool) -> QFont:
    """Return the face at a size, falling back to Noto for other scripts."""
    font = QFont()
    font.setFamilies([FAMILY, *FALLBACKS])
    font.setPixelSize(pixels)
    font.setWeight(weight.value)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _load(*faces: Path) -> None:
    for face in faces:
        QFontDatabase.addApplicationFont(str(face))
