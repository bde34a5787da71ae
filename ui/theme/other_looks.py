"""The dark and the high-contrast look; loaded when first worn."""

from typing import Final

from PySide6.QtGui import QColor

from ui.theme.colours import WHITE, Palette, Tone, wash

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
