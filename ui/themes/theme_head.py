"""The head of a theme: its title, which can be changed, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.model.tool import Theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small, subheading


class ThemeHead(QWidget):
    """Names a theme and how many comments it holds.

    Signals:
        renamed: another title was typed; carries the theme and the title.
        removed: the theme should go; carries it.
        show_requested: put the theme on the wall; carries it.
    """

    renamed = Signal(object, str)
    removed = Signal(object)
    show_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None
        self.title = subheading()
        self.title.setMinimumWidth(0)
        self.count = small()
        self.field = TitleField("Title of the theme")
        self.show_this = Button("Show this theme to the room", size=Size.SMALL)
        self.rename_it = Button("Rename", ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button("Remove", ButtonKind.LINK, size=Size.SMALL)
        self._lay_out()
        self.rename_it.clicked.connect(self.rename)
        self.remove_it.clicked.connect(self._on_remove)
        self.show_this.clicked.connect(self._on_show)
        self.field.given.connect(self._on_given)
        self.field.given_up.connect(self._stop)
        self.field.hide()

    def say(self, theme: Theme | None, title: str, counted: str) -> None:
        """Head another theme; None for what is filed under no theme."""
        self.theme = theme
        self.title.setText(title)
        self.count.setText(counted)
        for part in (self.show_this, self.rename_it, self.remove_it):
            part.setVisible(theme is not None)
            part.setAccessibleDescription(title)
        if theme is not None:
            self.remove_it.setVisible(theme.emerged)
        if theme is None or not self.field.isVisible():
            self._stop()

    def rename(self) -> None:
        """Let the title be typed."""
        if self.theme is not None:
            self.field.setText(self.theme.title)
            self.title.hide()
            self.field.show()
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep a title being typed."""
        if not self.field.isHidden():
            self._on_given(self.field.text())

    def _lay_out(self) -> None:
        controls = QWidget()
        line = FlowLayout(controls, gap=10, line_gap=4)
        for part in (self.count, self.show_this, self.rename_it, self.remove_it):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(4)
        for below in (self.title, self.field, controls):
            column.addWidget(below)

    def _stop(self) -> None:
        self.field.hide()
        self.title.show()

    def _on_given(self, title: str) -> None:
        self._stop()
        if self.theme is not None and title.strip() != self.theme.title:
            self.renamed.emit(self.theme, title)

    def _on_remove(self) -> None:
        if self.theme is not None:
            self.removed.emit(self.theme)

    def _on_show(self) -> None:
        if self.theme is not None:
            self.show_requested.emit(self.theme)


class TitleField(QLineEdit):
    """A line that is given with Enter, or by going elsewhere, and given up with Esc.

    Signals:
        given: carries the text.
        given_up: Esc was pressed.
    """

    given = Signal(str)
    given_up = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.returnPressed.connect(self._on_return)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        self.given.emit(self.text())
