"""The style sheet for flat boxes and fields only; all else is painted."""

import sys
from dataclasses import fields
from string import Template
from typing import Final

from PySide6.QtGui import QColor

from ui.theme.colours import Palette


def bar_width(scale: float) -> int:
    """Return how wide a scroll bar is at a text size, in px."""
    return round(12 * min(scale, 1.5))


def sheet(colours: Palette, scale: float) -> str:
    """Return the application's style sheet; bars and handles grow with *scale*."""
    every = ((field.name, getattr(colours, field.name)) for field in fields(colours))
    named = {name: value.name() for name, value in every if isinstance(value, QColor)}
    bar = bar_width(scale)
    return Template(_SHEET).substitute(
        named,
        hair=f"{colours.hairline:g}px",
        bar=f"{bar}px",
        handle=f"{bar // 2 - 3}px",
        alt=_ALT_ALONE if sys.platform.startswith("linux") else "",
    )


# A screen reader on Linux takes every key and gives it back: the menu bar then sees Alt let go
# alone, and takes the focus at Alt+1. Alt with a menu's letter opens it all the same.
_ALT_ALONE: Final = "menubar-altkey-navigation: 0;"
_SHEET: Final = """
QMainWindow, QDialog { background: $paper; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
    background: $card; color: $ink; border: $hair solid $line; border-radius: 8px;
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
    background: $card; color: $ink; border: $hair solid $line; padding: 4px; outline: 0;
    selection-background-color: $accent_tint; selection-color: $ink;
}
QComboBox QAbstractItemView::item { padding: 6px 8px; }

QMenuBar {
    background: $card; color: $secondary; border-bottom: $hair solid $line; padding: 0 8px; $alt
}
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_tint; color: $ink; }
QMenu { background: $card; color: $ink; border: $hair solid $line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }

QTableView, QTreeView, QListView {
    background: $card; color: $ink; border: $hair solid $line; border-radius: 8px;
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
QHeaderView { background: $card; border: none; }
QHeaderView::section {
    background: $card; color: $secondary; border: none; border-bottom: $hair solid $line;
    padding: 7px 8px;
}
QHeaderView::section:vertical { border-bottom: none; border-right: $hair solid $line; }
QTableCornerButton::section { background: $card; border: none; border-bottom: $hair solid $line; }

QToolTip { background: $strong; color: $on_strong; border: none; padding: 6px 8px; }

QDialog QPushButton {
    background: $card; color: $ink; border: $hair solid $line; border-radius: 8px;
    padding: 8px 16px;
}
QDialog QPushButton:hover { background: $hover; }
QDialog QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QDialog QPushButton:disabled, QDialog QPushButton:default:disabled {
    background: $card; color: $faint; border-color: $line;
}

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: $bar; }
QScrollBar:horizontal { height: $bar; }
QScrollBar::handle { background: $faint; border-radius: $handle; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
"""
