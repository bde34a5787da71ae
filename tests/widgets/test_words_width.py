"""Words are as wide as they are painted, whatever was measured before."""

from PySide6.QtGui import QFont, QFontMetricsF

from ui.theme import AppTheme
from ui.widgets.paint import words_width


def test_fonts_made_and_thrown_away_are_never_taken_for_one_another(theme: AppTheme) -> None:
    for turn in range(300):  # more than are remembered, in places of memory used again
        font = QFont(theme.font())
        font.setPixelSize(13 + turn % 17)
        wide = QFontMetricsF(font).horizontalAdvance("Child D")
        assert words_width("Child D", font) == wide
        assert words_width("Child D", font) == wide
