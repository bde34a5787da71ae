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

BLACK: Final = "#000000"

DARK = Palette(
    paper=QColor("#0F171D"),
    card=QColor("#18232B"),
    hover=QColor("#213039"),
    line=QColor("#3A4A56"),
    ink=QColor("#EAF0F3"),
    secondary=QColor("#AFBDC7"),
    faint=QColor("#93A3AE"),
    accent=QColor("#1C7499"),
    on_accent=QColor(WHITE),
    accent_hover=QColor("#196A8C"),
    accent_tint=QColor("#173645"),
    link=QColor("#7CC6E4"),
    strong=QColor("#EAF0F3"),
    on_strong=QColor("#14212B"),
    track=QColor("#2A3842"),
    shade=QColor("#0A2735"),
    on_shade=QColor(WHITE),
    on_shade_quiet=QColor("#C4DAE4"),
    desk=QColor("#0A1014"),
    stripe=QColor("#E0A100"),
    washes={
        Tone.GOOD: wash("#1B7F79", WHITE, "#143A39", "#8EDBD3"),
        Tone.WARN: wash("#8A6A00", WHITE, "#3B3213", "#F0CF72"),
        Tone.BAD: wash("#BF4A20", WHITE, "#47251A", "#FFB497"),
        Tone.PLAIN: wash("#65757F", WHITE, "#2A3842", "#C5D0D7", "#4A5B67"),
        Tone.QUERY: wash("#7A60B4", WHITE, "#322A4A", "#CFC0F2"),
        Tone.ACCENT: wash("#1C7499", WHITE, "#173645", "#9AD5EC"),
    },
)

HIGH_CONTRAST = Palette(
    paper=QColor(BLACK),
    card=QColor(BLACK),
    hover=QColor("#1E2A33"),
    line=QColor("#C8D2D9"),
    ink=QColor(WHITE),
    secondary=QColor("#F1F5F7"),
    faint=QColor("#B9C4CB"),
    accent=QColor("#7FDFFF"),
    on_accent=QColor(BLACK),
    accent_hover=QColor("#B5ECFF"),
    accent_tint=QColor("#06303F"),
    link=QColor("#7FDFFF"),
    strong=QColor(WHITE),
    on_strong=QColor(BLACK),
    track=QColor("#2B363E"),
    shade=QColor(BLACK),
    on_shade=QColor(WHITE),
    on_shade_quiet=QColor("#F1F5F7"),
    desk=QColor(BLACK),
    stripe=QColor("#FFB84D"),
    washes={
        Tone.GOOD: wash("#5FE3D6", BLACK, "#04231F", "#7FF0E4", "#5FE3D6"),
        Tone.WARN: wash("#FFB84D", BLACK, "#2B1D00", "#FFCB7A", "#FFB84D"),
        Tone.BAD: wash("#FF9470", BLACK, "#300F02", "#FFAE92", "#FF9470"),
        Tone.PLAIN: wash("#C8D2D9", BLACK, "#1B2329", WHITE, "#C8D2D9"),
        Tone.QUERY: wash("#CDB8FF", BLACK, "#1D0F3B", "#DACBFF", "#CDB8FF"),
        Tone.ACCENT: wash("#7FDFFF", BLACK, "#06303F", "#A5E8FF", "#7FDFFF"),
    },
    hairline=2.0,
)
