"""The colours of every look; a test measures each pair that meets on screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor

from core.model.bearing import Bearing


class Tone(StrEnum):
    """What a chip, pill, message or mark wants to say beside its words."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Wash:
    """One colour's family: solid with its text, tint with its text, and an edge."""

    fill: QColor
    on_fill: QColor
    tint: QColor
    ink: QColor
    edge: QColor


@dataclass(frozen=True, slots=True)
class Palette:
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

TONE_OF: Mapping[Bearing, Tone] = {
    Bearing.MET: Tone.GOOD,
    Bearing.PARTLY: Tone.WARN,
    Bearing.NOT_MET: Tone.BAD,
    Bearing.NOT_APPLICABLE: Tone.PLAIN,
    Bearing.UNKNOWN: Tone.QUERY,
}


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return *one* with *share* (0 to 1) of *other* stirred in."""
    keep = 1 - share
    return QColor(
        round(one.red() * keep + other.red() * share),
        round(one.green() * keep + other.green() * share),
        round(one.blue() * keep + other.blue() * share),
    )


def _wash(fill: str, on_fill: str, tint: str, ink: str, edge: str = "") -> Wash:
    solid, pale = QColor(fill), QColor(tint)
    line = QColor(edge) if edge else mixed(pale, solid, 0.4)
    return Wash(solid, QColor(on_fill), pale, QColor(ink), line)


_WHITE = "#FFFFFF"

LIGHT = Palette(
    paper=QColor("#F4F7F8"),
    card=QColor(_WHITE),
    hover=QColor("#EEF3F5"),
    line=QColor("#D5DDE3"),
    ink=QColor("#14212B"),
    secondary=QColor("#4A5A67"),
    faint=QColor("#5F6E79"),
    accent=QColor("#0B5C7A"),
    on_accent=QColor(_WHITE),
    accent_hover=QColor("#094C66"),
    accent_tint=QColor("#E3F0F5"),
    link=QColor("#0B5C7A"),
    strong=QColor("#14212B"),
    on_strong=QColor(_WHITE),
    track=QColor("#ECF0F2"),
    shade=QColor("#0B3C50"),
    on_shade=QColor(_WHITE),
    on_shade_quiet=QColor("#C4DAE4"),
    desk=QColor("#DCE3E7"),
    stripe=QColor("#E0A100"),
    washes={
        Tone.GOOD: _wash("#1B7F79", _WHITE, "#DDF0EE", "#0E5B56"),
        Tone.WARN: _wash("#8A6A00", _WHITE, "#FFF3D6", "#6B5200"),
        Tone.BAD: _wash("#B8431A", _WHITE, "#FBE6DD", "#8A2F0F"),
        Tone.PLAIN: _wash("#5F6E79", _WHITE, "#ECF0F2", "#44525D", "#D5DDE3"),
        Tone.QUERY: _wash("#6A4FA3", _WHITE, "#ECE7F6", "#4A3580"),
        Tone.ACCENT: _wash("#0B5C7A", _WHITE, "#E3F0F5", "#0B5C7A"),
    },
)

DARK = Palette(
    paper=QColor("#0F171D"),
    card=QColor("#18232B"),
    hover=QColor("#213039"),
    line=QColor("#3A4A56"),
    ink=QColor("#EAF0F3"),
    secondary=QColor("#AFBDC7"),
    faint=QColor("#93A3AE"),
    accent=QColor("#1C7499"),
    on_accent=QColor(_WHITE),
    accent_hover=QColor("#196A8C"),
    accent_tint=QColor("#173645"),
    link=QColor("#7CC6E4"),
    strong=QColor("#EAF0F3"),
    on_strong=QColor("#14212B"),
    track=QColor("#2A3842"),
    shade=QColor("#0A2735"),
    on_shade=QColor(_WHITE),
    on_shade_quiet=QColor("#C4DAE4"),
    desk=QColor("#0A1014"),
    stripe=QColor("#E0A100"),
    washes={
        Tone.GOOD: _wash("#1B7F79", _WHITE, "#143A39", "#8EDBD3"),
        Tone.WARN: _wash("#8A6A00", _WHITE, "#3B3213", "#F0CF72"),
        Tone.BAD: _wash("#BF4A20", _WHITE, "#47251A", "#FFB497"),
        Tone.PLAIN: _wash("#65757F", _WHITE, "#2A3842", "#C5D0D7", "#4A5B67"),
        Tone.QUERY: _wash("#7A60B4", _WHITE, "#322A4A", "#CFC0F2"),
        Tone.ACCENT: _wash("#1C7499", _WHITE, "#173645", "#9AD5EC"),
    },
)

_BLACK = "#000000"

HIGH_CONTRAST = Palette(
    paper=QColor(_BLACK),
    card=QColor(_BLACK),
    hover=QColor("#1E2A33"),
    line=QColor("#C8D2D9"),
    ink=QColor(_WHITE),
    secondary=QColor("#F1F5F7"),
    faint=QColor("#B9C4CB"),
    accent=QColor("#7FDFFF"),
    on_accent=QColor(_BLACK),
    accent_hover=QColor("#B5ECFF"),
    accent_tint=QColor("#06303F"),
    link=QColor("#7FDFFF"),
    strong=QColor(_WHITE),
    on_strong=QColor(_BLACK),
    track=QColor("#2B363E"),
    shade=QColor(_BLACK),
    on_shade=QColor(_WHITE),
    on_shade_quiet=QColor("#F1F5F7"),
    desk=QColor(_BLACK),
    stripe=QColor("#FFB84D"),
    washes={
        Tone.GOOD: _wash("#5FE3D6", _BLACK, "#04231F", "#7FF0E4", "#5FE3D6"),
        Tone.WARN: _wash("#FFB84D", _BLACK, "#2B1D00", "#FFCB7A", "#FFB84D"),
        Tone.BAD: _wash("#FF9470", _BLACK, "#300F02", "#FFAE92", "#FF9470"),
        Tone.PLAIN: _wash("#C8D2D9", _BLACK, "#1B2329", _WHITE, "#C8D2D9"),
        Tone.QUERY: _wash("#CDB8FF", _BLACK, "#1D0F3B", "#DACBFF", "#CDB8FF"),
        Tone.ACCENT: _wash("#7FDFFF", _BLACK, "#06303F", "#A5E8FF", "#7FDFFF"),
    },
    hairline=2.0,
)


@dataclass(frozen=True, slots=True)
class RoomColours:
    """The room screen's colours: one bright look, every text at least 7:1."""

    paper: QColor
    ink: QColor
    secondary: QColor
    line: QColor
    accent: QColor
    on_bearing: QColor
    bearing: Mapping[Bearing, QColor]


ROOM = RoomColours(
    paper=QColor(_WHITE),
    ink=QColor("#14212B"),
    secondary=QColor("#4A5A67"),
    line=QColor("#B9C5CE"),
    accent=QColor("#0B5C7A"),
    on_bearing=QColor(_WHITE),
    bearing={
        Bearing.MET: QColor("#0F5F5A"),
        Bearing.PARTLY: QColor("#6B5200"),
        Bearing.NOT_MET: QColor("#95330F"),
        Bearing.NOT_APPLICABLE: QColor("#4A5A67"),
        Bearing.UNKNOWN: QColor("#5C3F95"),
    },
)
