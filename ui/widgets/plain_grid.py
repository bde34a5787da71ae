"""A table of numbers that stands on a card: no lines, grounds or edges of its own."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def make_plain(grid: QTableView, ink: str = "window-text") -> None:
    """Let a table be read and gone through by keys, its columns as wide as they are set.

    *ink* is the role of the palette in which its headings are. The style sheet is the same in
    every look: another one would dress the table anew.
    """
    grid.setStyleSheet(_style(ink))
    grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    grid.setTabKeyNavigation(False)
    grid.setShowGrid(False)
    grid.setCornerButtonEnabled(False)
    grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for header in (grid.horizontalHeader(), grid.verticalHeader()):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)


def set_heading_font(header: QHeaderView, font: QFont) -> None:
    """Give headings a font; what they are drawn on, a style sheet keeps from inheriting it."""
    header.setFont(font)
    header.viewport().setFont(font)


def _style(ink: str) -> str:
    return (
        "QTableView { border: none; background: transparent;"
        " selection-background-color: transparent; }"
        "QHeaderView, QHeaderView::section, QTableCornerButton::section"
        " { border: none; background: transparent; }"
        f"QHeaderView::section {{ color: palette({ink}); padding: 0 6px; }}"
        "QTableView::item, QTableView::item:focus, QTableView::item:selected"
        " { border: none; background: transparent; }"
    )
