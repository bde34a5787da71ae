"""Roles Qt's own widgets lack: a heading among labels, for those who go from heading to heading."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

_installed: list[bool] = []


def _made(name: str, found: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is given of a heading; None leaves the rest to Qt.

    A plain `QAccessibleWidget`, with nothing overridden: it lives as long as Qt wants.
    """
    if name != "Label" or not getattr(found, "is_heading", False):
        return None
    from PySide6.QtWidgets import QAccessibleWidget, QWidget

    assert isinstance(found, QWidget)
    return QAccessibleWidget(found, QAccessible.Role.Heading)


def offer_headings() -> None:
    """Let Qt ask here for what it tells a screen reader; nothing is asked while none listens."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_made)
