"""The ground for every painted control: role and keyboard from Qt, the look from us."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import theme_of


class Pressable(QAbstractButton):
    """A button that paints itself and follows the theme.

    Space and Enter press it. An ampersand in its text is only an ampersand:
    keys come from the action table alone.
    """

    focus_radius = 8.0

    def __init__(self, text: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._keys = ""
        self._theme = theme_of(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)
        self.set_keys(keys)
        self._theme.changed.connect(self._restyle)

    @property
    def keys(self) -> str:
        """The key cap's text, such as "Ctrl N"; empty for none."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Show *keys* in a key cap."""
        self._keys = keys
        self.setAccessibleDescription(f"Key: {keys}" if keys else "")
        self._restyle()

    def text(self) -> str:
        """Return the words on it."""
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802
        """Put *text* on it, as it stands."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it would be cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain == Qt.KeyboardModifier.NoModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in its present state."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when it is enabled or disabled."""
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
        super().changeEvent(event)

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
