"""Roles Qt's own widgets lack: a heading among labels, a list where all is painted."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

_installed: list[bool] = []


def _made(_name: str, found: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is given of a widget with a role of ours; None leaves it to Qt.

    A plain `QAccessibleWidget`, with nothing overridden: it lives as long as Qt wants.
    """
    role = getattr(found, "accessible_role", None)
    if not isinstance(role, QAccessible.Role):
        return None
    from PySide6.QtWidgets import QAccessibleWidget, QWidget

    assert isinstance(found, QWidget)
    return QAccessibleWidget(found, role)


def offer_roles() -> None:
    """Let Qt ask here for what it tells a screen reader; nothing is asked while none listens."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_made)
