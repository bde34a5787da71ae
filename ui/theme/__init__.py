"""How Casewalk looks: colours, type, spacing and signs, in one place.

The application owns one `AppTheme`: a child of the `QApplication`, made by the
composition root with `Theme(app, look, scale)`. A widget reaches it with
`app_theme(self)` and keeps it; where there is none yet (a widget alone in a
test) a light one at 100% is made. When look or text size change, the theme
dresses what is in sight at once, and a hidden page in the moment it is shown or
while the keys rest; a widget that sets fonts, colours or sizes by hand has its
`_restyle` follow:

    self._theme = app_theme(self)
    self._theme.follow(self._restyle)
    self._restyle()

Everything in `ui.widgets` does so already.
"""

from ui.theme.colours import RING, RING_INK, Palette, Tone, Wash
from ui.theme.fonts import BODY, DISPLAY, HEADING, SECONDARY, SUBHEADING, FontWeight
from ui.theme.signs import Sign, draw_sign, sign_of
from ui.theme.theme import GRID, SCALES, AppTheme, Look, app_theme

__all__ = [
    "BODY",
    "DISPLAY",
    "GRID",
    "HEADING",
    "RING",
    "RING_INK",
    "SCALES",
    "SECONDARY",
    "SUBHEADING",
    "AppTheme",
    "FontWeight",
    "Look",
    "Palette",
    "Sign",
    "Tone",
    "Wash",
    "app_theme",
    "draw_sign",
    "sign_of",
]
