"""Words at the field somebody types in, which take neither the keyboard nor the pointer."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import Tone, app_theme
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.announcer import announcer
from ui.widgets.labels import Label, Text

_WIDE = 420
_NARROW = 240
"""Px at the usual text size."""
_APART = 4


class FieldNote(QWidget):
    """Stands right below its field, above it where there is no room, and moves along with it."""

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._field: QWidget | None = None
        self._watched: list[QWidget] = []
        lie_on(self, Ground.TONED)
        set_ground_tone(self, Tone.WARN)
        self._words = Label("", Text.SMALL, Tone.WARN)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 10, 6)
        self._column.addWidget(self._words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def say_at(self, field: QWidget, text: str) -> None:
        """Say something at a field, to a screen reader too; the same words only once."""
        if self.text == text and self._field is field:
            return
        self.clear()
        self._field = field
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._words.setText(text)
        self._watched = list(_up_to(field, window))
        for one in self._watched:
            one.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        announcer().announce(text)

    def clear(self) -> None:
        """Say nothing; nothing of what was typed stays in it, nor it in a window that goes."""
        self.hide()
        self._words.setText("")
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched, self._field = [], None
        if isValid(self._home) and self.parentWidget() is not self._home:
            self.setParent(self._home)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along with the field, and go with it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide and watched is self._field:
            self.clear()
        return False

    def _place(self) -> None:
        field, window = self._field, self.parentWidget()
        if field is None or window is None or not isValid(field):
            return
        theme = app_theme(self)
        most = min(theme.px(_WIDE), window.width() - 2 * _APART)
        width = max(min(field.width(), most), min(theme.px(_NARROW), most))
        height = self._column.totalHeightForWidth(width)
        corner = field.mapTo(window, QPoint(0, field.height() + _APART))
        above = field.mapTo(window, QPoint(0, 0)).y() - _APART - height
        top = corner.y() if corner.y() + height <= window.height() or above < 0 else above
        left = max(_APART, min(corner.x(), window.width() - width - _APART))
        self.setGeometry(left, top, width, height)


def _up_to(field: QWidget, window: QWidget) -> Iterator[QWidget]:
    """Yield a field and all it lies in, up to its window."""
    one: QWidget | None = field
    while one is not None:
        yield one
        one = None if one is window else one.parentWidget()
