"""Roles Qt's own widgets lack: a heading among labels, a list where all is painted."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_installed: list[bool] = []


def _made(_name: str, found: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is given of a widget with a role of ours; None leaves it to Qt.

    A plain `QAccessibleWidget`, with nothing overridden: it lives as long as Qt wants.
    """
    role = getattr(found, "accessible_role", None)
    if not isinstance(role, QAccessible.Role):
        return None
    from PySide6.QtWidgets import QAccessibleWidget

    assert isinstance(found, QWidget)
    return QAccessibleWidget(found, role)


def offer_roles() -> None:
    """Let Qt ask here for what it tells a screen reader; nothing is asked while none listens."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_made)


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget that is painted told as what it is; call it as it is made."""
    widget.accessible_role = role  # type: ignore[attr-defined]  # read by the factory above
    offer_roles()
