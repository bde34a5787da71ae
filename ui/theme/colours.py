"""The colours of every look; a test measures each pair that meets on screen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """What a chip, pill, message or mark wants to say beside its words."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    QUERY = "query"


class Wash(NamedTuple):
    """One colour's family: solid with its text, tint with its text, and an edge."""

    fill: QColor
    on_fill: QColor
    tint: QColor
    ink: QColor
    edge: QColor


class Palette(NamedTuple):
    """Every colour of one look.

    `paper` lies behind, `card` on top; `faint` is disabled text; `strong` marks
    the one chosen among equals; `shade` is the start screen's dark side; `desk`
    lies behind document pages; `stripe` is the amber of bars and stripes, never
    of text; `hairline` is the width of lines in px.
    """

    paper: QColor
    card: QColor
    hover: QColor
    line: QColor
    ink: QColor
    secondary: QColor
    faint: QColor
    accent: QColor
    on_accent: QColor
    accent_hover: QColor
    accent_tint: QColor
    link: QColor
    strong: QColor
    on_strong: QColor
    track: QColor
    shade: QColor
    on_shade: QColor
    on_shade_quiet: QColor
    desk: QColor
    stripe: QColor
    washes: Mapping[Tone, Wash]
    hairline: float = 1.0


RING: Final = QColor("#FFDD00")
RING_INK: Final = QColor("#14212B")
"""The focus, the same in every look; nothing else is this yellow."""


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return *one* with *share* (0 to 1) of *other* stirred in."""
    keep = 1 - share
    return QColor(
        round(one.red() * keep + other.red() * share),
        round(one.green() * keep + other.green() * share),
        round(one.blue() * keep + other.blue() * share),
    )


def wash(fill: str, on_fill: str, tint: str, ink: str, edge: str = "") -> Wash:
    solid, pale = QColor(fill), QColor(tint)
    line = QColor(edge) if edge else mixed(pale, solid, 0.4)
    return Wash(solid, QColor(on_fill), pale, QColor(ink), line)


WHITE = "#FFFFFF"

LIGHT = Palette(
    paper=QColor("#F4F7F8"),
    card=QColor(WHITE),
    hover=QColor("#EEF3F5"),
    line=QColor("#D5DDE3"),
    ink=QColor("#14212B"),
    secondary=QColor("#4A5A67"),
    faint=QColor("#5F6E79"),
    accent=QColor("#0B5C7A"),
    on_accent=QColor(WHITE),
    accent_hover=QColor("#094C66"),
    accent_tint=QColor("#E3F0F5"),
    link=QColor("#0B5C7A"),
    strong=QColor("#14212B"),
    on_strong=QColor(WHITE),
    track=QColor("#ECF0F2"),
    shade=QColor("#0B3C50"),
    on_shade=QColor(WHITE),
    on_shade_quiet=QColor("#C4DAE4"),
    desk=QColor("#DCE3E7"),
    stripe=QColor("#E0A100"),
    washes={
        Tone.GOOD: wash("#1B7F79", WHITE, "#DDF0EE", "#0E5B56"),
        Tone.WARN: wash("#8A6A00", WHITE, "#FFF3D6", "#6B5200"),
        Tone.BAD: wash("#B8431A", WHITE, "#FBE6DD", "#8A2F0F"),
        Tone.PLAIN: wash("#5F6E79", WHITE, "#ECF0F2", "#44525D", "#D5DDE3"),
        Tone.QUERY: wash("#6A4FA3", WHITE, "#ECE7F6", "#4A3580"),
        Tone.ACCENT: wash("#0B5C7A", WHITE, "#E3F0F5", "#0B5C7A"),
    },
)
