"""The ground for every painted control: role and keyboard from Qt, the look from us."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.words import tr
from ui.theme import app_theme
from ui.widgets.qt_answers import painted


class TypedOn:
    """Knows whether words are typed on what takes none: the focus slipped, eyes are on paper."""

    def __init__(self) -> None:
        self._is_typed_on = False

    def begin(self) -> None:
        """The focus came: nothing is typed yet."""
        self._is_typed_on = False

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a blank or Enter goes on with words typed here; one Enter ends them."""
        before = self._is_typed_on
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._is_typed_on = False
            return before
        if event.key() == Qt.Key.Key_Space:
            return before
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if event.text() and event.text().isprintable() and not held:
            self._is_typed_on = True
        return False


class Pressable(QAbstractButton):
    """A button that paints itself and follows the theme.

    Space and Enter press it, but not where letters were typed on it before: the focus
    slipped, and somebody types with eyes on paper. An ampersand in its text is only an ampersand:
    keys come from the action table alone. What a screen reader or voice control
    calls "toggle" is a press too. With `setAutoExclusive` it is a radio button to
    them, and still a stop of its own for Tab.
    """

    focus_radius = 8.0
    _is_ours = False

    def __init__(self, text: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._keys = ""
        self._typed_on = TypedOn()
        self._theme = app_theme(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)
        self.set_keys(keys)
        self._theme.follow(self._restyle)

    @property
    def keys(self) -> str:
        """The key cap's text, such as "Ctrl N"; empty for none."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Show *keys* in a key cap."""
        if keys == self._keys:
            return
        self._keys = keys
        self.setAccessibleDescription(tr("Key: {keys}", keys=keys) if keys else "")
        self._restyle()

    def text(self) -> str:
        """Return the words on it."""
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802
        """Put *text* on it, as it stands; the same is nothing to lay out or paint anew."""
        if text == self._words:
            return
        self._words = text
        super().setText(text.replace("&", "&&"))
        self._restyle()

    def setCheckable(self, checkable: bool) -> None:  # noqa: N802
        """Let it stand chosen, or not."""
        if checkable and not self.isCheckable():
            self.toggled.connect(self._on_toggled)
        super().setCheckable(checkable)

    def setChecked(self, checked: bool) -> None:  # noqa: N802
        """Show it chosen, or not; nothing is pressed, and no other one changes with it."""
        if checked == self.isChecked():
            return
        before, self._is_ours = self._is_ours, True
        with self._alone():
            super().setChecked(checked)
        self._is_ours = before

    def nextCheckState(self) -> None:
        """Change over: it was pressed. One of several is chosen; its page sets the others."""
        self.setChecked(self.autoExclusive() or not self.isChecked())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it would be cut."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the others of its kind in the order of Tab, where Qt would take them out."""
        self._typed_on.begin()
        with self._alone():
            super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does; neither where it ends a word typed here."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._typed_on.takes(event):
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain == Qt.KeyboardModifier.NoModifier:
            self.click()
            return
        with self._alone():  # an arrow key goes on and never chooses
            super().keyPressEvent(event)

    @painted
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

    def _on_toggled(self, checked: bool) -> None:
        """Press it where it was toggled from outside: that alone would record nothing.

        Of several, Qt first lets go of the one chosen before, which only its page may do.
        """
        if self._is_ours:
            return
        self.setChecked(not checked)
        if checked or not self.autoExclusive():
            self.click()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be no radio button for a moment: Qt would change the others with it."""
        exclusive = self.autoExclusive()
        self.setAutoExclusive(False)
        try:
            yield
        finally:
            self.setAutoExclusive(exclusive)

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class Measured(Pressable):
    """One that is measured once for its words and text size: a layout asks a dozen times."""

    _hint: tuple[QFont, QSize] | None = None

    def sizeHint(self) -> QSize:
        """Return what `_wanted` found, in the fonts there are now."""
        font = self._theme.font()  # another one once the text has another size
        if self._hint is None or self._hint[0] is not font:
            self._hint = font, self._wanted()
        return QSize(self._hint[1])

    def _restyle(self) -> None:
        self._hint = None
        super()._restyle()

    def _wanted(self) -> QSize:
        raise NotImplementedError
