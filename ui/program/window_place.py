"""Where the window was left: on the same displays to the pixel, on others as large as fits."""

import re
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.program.settings import SettingsFile

_FRAME: Final = QSize(8, 40)
"""What a frame and a title take around a window whose own is not known yet."""
_SIZE: Final = r"(\d{1,5})x(\d{1,5})( maximised)?"


def put_where_it_was(window: QWidget, settings: SettingsFile) -> None:
    """Put a window, not shown yet, where it was left; the first time as large as it is made.

    Qt's own account goes by the display: one that is gone, or has another width, is not gone
    back to. Then the window is as large as it was, as far as that fits, and maximised if it was.
    """
    kept = settings.now
    if kept.geometry and _has_gone_back(window, kept.geometry):
        return
    room = window.screen().availableGeometry()
    found = re.fullmatch(_SIZE, kept.window_size) if kept.window_size else None
    if found is None:
        window.resize(window.size().boundedTo(room.size() - _FRAME))
        return
    from PySide6.QtCore import QRect, Qt

    size = QSize(int(found[1]), int(found[2])).boundedTo(room.size() - _FRAME)
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    window.setGeometry(place)
    if found[3]:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _has_gone_back(window: QWidget, account: str) -> bool:
    from PySide6.QtCore import QByteArray

    return window.restoreGeometry(QByteArray.fromBase64(account.encode("ascii", "ignore")))


def keep_where_it_is(window: QWidget, settings: SettingsFile) -> None:
    """Keep where a window stands: what Qt says of it, its size when not maximised, and if it is."""
    account = bytes(window.saveGeometry().toBase64().data()).decode()
    size = window.normalGeometry().size()
    said = f"{size.width()}x{size.height()}{' maximised' if window.isMaximized() else ''}"
    settings.change(geometry=account, window_size=said)
