"""Roles Qt's own widgets lack: a heading among labels, a list where all is painted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessible, QAccessibleInterface

HEADING = "heading"
"""The one role that is named where it is given: the start screen has headings."""
_installed: list[bool] = []
_waiting: list[bool] = []


def _made(_name: str, found: "QObject") -> "QAccessibleInterface | None":
    """Return what a screen reader is given of a widget with a role of ours; None leaves it to Qt.

    A plain `QAccessibleWidget`, with nothing overridden: it lives as long as Qt wants.
    """
    role = _role_of(found)
    if role is None:
        return None
    from PySide6.QtWidgets import QAccessibleWidget

    assert isinstance(found, QWidget)
    return QAccessibleWidget(found, role)


def offer_roles() -> None:
    """Let Qt ask here for what it tells a screen reader; nothing is asked while none listens."""
    if not _installed and not _waiting:
        from PySide6.QtGui import QAccessible

        _installed.append(True)
        QAccessible.installFactory(_made)


def put_off_roles() -> None:
    """Have the first window painted before Qt learns what roles there are, 3 ms of the start."""
    _waiting.append(True)


def offer_roles_put_off() -> None:
    """Offer them after all; what a screen reader was told meanwhile of a widget is taken back."""
    from PySide6.QtGui import QAccessible

    _waiting.clear()
    offer_roles()
    if not QAccessible.isActive():
        return
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.allWidgets():
        role = _role_of(widget)
        found = None if role is None else QAccessible.queryAccessibleInterface(widget)
        if found is not None and found.role() != role:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(found))


def _role_of(found: "QObject") -> "QAccessible.Role | None":
    from PySide6.QtGui import QAccessible

    role = getattr(found, "accessible_role", None)
    if role == HEADING:
        return QAccessible.Role.Heading
    return role if isinstance(role, QAccessible.Role) else None


def give_role(widget: QWidget, role: "QAccessible.Role") -> None:
    """Have a widget that is painted told as what it is; call it as it is made."""
    widget.accessible_role = role  # type: ignore[attr-defined]  # read by the factory above
    offer_roles()
