"""The palette of the application: what Qt itself draws with, and the colours of the style sheet."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QPalette

from ui.theme.colours import Palette

_Role = QPalette.ColorRole
ROLES: Final[Mapping[str, tuple[str, QPalette.ColorRole]]] = {
    "paper": ("window", _Role.Window),
    "card": ("base", _Role.Base),
    "ink": ("window-text", _Role.WindowText),
    "line": ("mid", _Role.Mid),
    "accent": ("highlight", _Role.Highlight),
    "on_accent": ("highlighted-text", _Role.HighlightedText),
    "faint": ("placeholder-text", _Role.PlaceholderText),
    "strong": ("tooltip-base", _Role.ToolTipBase),
    "on_strong": ("tooltip-text", _Role.ToolTipText),
    # What Qt would draw the edges of its own controls with, of which none are to be seen.
    "hover": ("midlight", _Role.Midlight),
    "accent_tint": ("light", _Role.Light),
    "desk": ("dark", _Role.Dark),
    "shade": ("shadow", _Role.Shadow),
    "secondary": ("bright-text", _Role.BrightText),
}
"""Which role of the palette a colour of the sheet is, as a style sheet calls it and as Qt does."""


def qt_palette(colours: Palette) -> QPalette:
    """Return a look as Qt takes it."""
    made = QPalette(colours.card, colours.paper)
    for where, colour in {
        _Role.Text: colours.ink,
        _Role.ButtonText: colours.ink,
        _Role.AlternateBase: colours.paper,
        _Role.Link: colours.link,
        _Role.LinkVisited: colours.link,
        _Role.Accent: colours.accent,
        **{where: getattr(colours, name) for name, (_, where) in ROLES.items()},
    }.items():
        made.setColor(where, colour)
    for where in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, colours.faint)
    return made
