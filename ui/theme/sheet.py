"""The style sheet for flat grounds, boxes and fields; all else is painted.

It is one text in every look and at every text size: another one makes Qt dress every widget
of a window. Its colours are roles of the application's palette, which a widget reads anew when
it is dressed itself; what a palette has no place for goes by the `LOOK` of the window.
"""

import sys
from collections.abc import Mapping
from typing import Final

from ui.theme.colours import Palette, Tone
from ui.theme.grounds import GROUND, LOOK, TONE, Ground
from ui.theme.qt_palette import ROLES

BARS: Final = "bars"
"""The property of a main window that says how wide its scroll bars are, in px."""
_WIDER: Final = range(13, 19)


def bar_width(scale: float) -> int:
    """Return how wide a scroll bar is at a text size, in px."""
    return round(12 * min(scale, 1.5))


def sheet(looks: Mapping[str, Palette]) -> str:
    """Return the style sheet of every window; *looks* are all there are, by name."""
    alt = _ALT_ALONE if sys.platform.startswith("linux") else ""
    return (
        _bars()
        + "".join(_tones(look, colours) for look, colours in looks.items())
        + _by_roles(_SHEET).replace("$alt", alt)
        + "".join(
            _strong(look, *rule)
            for look, colours in looks.items()
            if colours.hairline > 1
            for rule in _STRONG
        )
    )


def _by_roles(rules: str) -> str:
    """Put in roles of the palette for colours; "$accent_tint" before "$accent" is looked for."""
    for name, (role, _) in sorted(ROLES.items(), key=lambda one: -len(one[0])):
        rules = rules.replace(f"${name}", f"palette({role})")
    return rules


def _bars() -> str:
    """Return the rules for every width a scroll bar can have."""
    usual = bar_width(1.0)
    rules = [_bar("QScrollBar", usual)]
    rules += [_bar(f'QMainWindow[{BARS}="{wide}"] QScrollBar', wide) for wide in _WIDER]
    return "".join(rules)


def _tones(look: str, colours: Palette) -> str:
    """Return the rules for grounds in the tint of a tone, in one look."""
    where = f'QWidget[{LOOK}="{look}"] QWidget'
    warn = colours.washes[Tone.WARN]
    band = f"background: {warn.tint.name()};"
    if colours.hairline > 1:
        band += f" border: 1px solid {warn.edge.name()};"
    return f'{where}[{GROUND}="{Ground.BAND}"] {{ {band} border-radius: 8px; }}\n' + "".join(
        f'{where}[{GROUND}="{Ground.TONED}"][{TONE}="{tone.value}"] '
        f"{{ background: {wash.tint.name()}; border: 1px solid {wash.edge.name()}; }}\n"
        f'{where}[{GROUND}="{Ground.EDGED}"][{TONE}="{tone.value}"] '
        f"{{ border: 2px solid {wash.fill.name()}; }}\n"
        for tone, wash in colours.washes.items()
    )


def _strong(look: str, which: str, sides: str) -> str:
    """Return the rule for hairlines two px wide; none are where there was no line."""
    rule = ", ".join(f'QWidget[{LOOK}="{look}"] {one.strip()}' for one in which.split(","))
    return f"{rule} {{ {sides} }}\n"


def _bar(which: str, wide: int) -> str:
    return (
        f"{which}:vertical {{ width: {wide}px; }}\n{which}:horizontal {{ height: {wide}px; }}\n"
        f"{which}::handle {{ border-radius: {wide // 2 - 3}px; }}\n"
    )


# A screen reader on Linux takes every key and gives it back: the menu bar then sees Alt let go
# alone, and takes the focus at Alt+1. Alt with a menu's letter opens it all the same.
_ALT_ALONE: Final = "menubar-altkey-navigation: 0;"
_SHEET: Final = """
QMainWindow, QDialog { background: $paper; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QWidget[ground] { background: $card; border: none; }
QWidget[ground="bar"] { border-bottom: 1px solid $line; }
QWidget[ground="left panel"] { border-right: 1px solid $line; }
QWidget[ground="right panel"] { border-left: 1px solid $line; }
QWidget[ground="desk"] { background: $desk; }
QWidget[ground="bare"] { background: transparent; }
QWidget[ground="card"] { border: 1px solid $line; border-radius: 12px; }
QWidget[ground="edged"] { border-radius: 12px; }
QWidget[ground="frame"] { border: 1px solid $line; border-radius: 8px; }
QWidget[ground="toned"] { border-radius: 8px; }
QWidget[ground="shade"], QWidget[ground="shade above"] { background: $shade; }
QWidget[ground="rule"] { background: transparent; border-top: 1px solid $line; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
    background: $card; color: $ink; border: 1px solid $line; border-radius: 8px;
    padding: 7px 10px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { lineedit-password-character: 8226; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {
    background: $paper; color: $secondary;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }

QComboBox { background: transparent; border: none; padding: 8px 34px 8px 12px; color: $ink; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox QAbstractItemView {
    background: $card; color: $ink; border: 1px solid $line; padding: 4px; outline: 0;
    selection-background-color: $accent_tint; selection-color: $ink;
}
QComboBox QAbstractItemView::item { padding: 6px 8px; }

QMenuBar {
    background: $card; color: $secondary; border-bottom: 1px solid $line; padding: 0 8px; $alt
}
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_tint; color: $ink; }
QMenu { background: $card; color: $ink; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }

QTableView, QTreeView, QListView {
    background: $card; color: $ink; border: 1px solid $line; border-radius: 8px;
    gridline-color: $line; outline: 0;
    selection-background-color: $accent_tint; selection-color: $ink;
}
QListView[painted="true"] { background: transparent; border: none; }
QListView::item, QTreeView::item { padding: 6px 8px; }
QTableView::item { padding: 0 6px; }
QTableView::item:selected { background: $accent_tint; color: $ink; }
QTableView::item:focus { border: 2px solid $accent; background: $card; }
QTableView QLineEdit, QTableView QComboBox {
    border: 2px solid $accent; border-radius: 0; padding: 0 4px; background: $card;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $secondary; border: none; border-bottom: 1px solid $line;
    padding: 7px 8px;
}
QHeaderView::section:vertical { border-bottom: none; border-right: 1px solid $line; }
QTableCornerButton::section {
    background: transparent; border: none; border-bottom: 1px solid $line;
}

QToolTip { background: $strong; color: $on_strong; border: none; padding: 6px 8px; }

QDialog QPushButton {
    background: $card; color: $ink; border: 1px solid $line; border-radius: 8px;
    padding: 8px 16px;
}
QDialog QPushButton:hover { background: $hover; }
QDialog QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QDialog QPushButton:disabled, QDialog QPushButton:default:disabled {
    background: $card; color: $faint; border-color: $line;
}

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar::handle { background: $faint; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
"""
_STRONG: Final = (
    (
        'QWidget[ground="bar"], QMenuBar, QHeaderView::section:horizontal, '
        "QTableCornerButton::section",
        "border-bottom-width: 2px;",
    ),
    ('QWidget[ground="left panel"], QHeaderView::section:vertical', "border-right-width: 2px;"),
    ('QWidget[ground="right panel"]', "border-left-width: 2px;"),
    ('QWidget[ground="rule"]', "border-top-width: 2px;"),
    ('QWidget[ground="shade"]', "border-right: 1px solid palette(mid);"),
    ('QWidget[ground="shade above"]', "border-bottom: 1px solid palette(mid);"),
    (
        'QWidget[ground="card"], QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QMenu, '
        "QTableView, QTreeView, QListView, QDialog QPushButton",
        "border-width: 2px;",
    ),
)
"""The hairlines of high contrast, and which of their sides."""
