"""Words are as wide as they are painted, whatever was measured before."""

from PySide6.QtGui import QFont, QFontMetricsF

from ui.theme import AppTheme
from ui.widgets.paint import words_width


def test_fonts_made_and_thrown_away_are_never_taken_for_one_another(theme: AppTheme) -> None:
    for pixels in list(range(13, 30)) * 20:  # in places of memory that are used again
        font = QFont(theme.font())
        font.setPixelSize(pixels)
        assert words_width("Child D", font) == QFontMetricsF(font).horizontalAdvance("Child D")
        del font
