"""A field for a passphrase: hidden unless shown on purpose, and a word about Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.words import tr
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Label, Text


class PassphraseField(QWidget):
    """The field, a button that shows what was typed, and the word about Caps Lock.

    Signals:
        changed: something was typed.
        submitted: Enter was pressed.
        escaped: Esc was pressed.
    """

    changed = Signal()
    submitted = Signal()
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Secret()
        self.field.setAccessibleName(name)
        self._show = Button(tr("Show"), ButtonKind.QUIET)
        self._show.setAccessibleName(
            tr("Show what was typed as {lower}{name}", lower=name[:1].lower(), name=name[1:])
        )
        self._show.setCheckable(True)
        self._caps = Label(tr("Caps Lock seems to be on."), Text.SMALL, Tone.WARN)
        self._caps.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._caps)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.changed)
        self.field.returnPressed.connect(self.submitted)
        self.field.escaped.connect(self.escaped)
        self.field.caps_seen.connect(self._caps.setVisible)
        self._show.toggled.connect(self._on_show_toggled)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in order."""
        return (self.field, self._show)

    @property
    def warns(self) -> bool:
        """Whether the word about Caps Lock is there."""
        return not self._caps.isHidden()

    def text(self) -> str:
        """Return what was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed, and hide again."""
        self.field.clear()
        self._show.setChecked(False)
        self._caps.hide()

    def show_typed(self) -> None:
        """Show what is typed: long signs are compared with a sheet."""
        self._show.setChecked(True)

    def select(self) -> None:
        """Stand in the field with all of it selected."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_busy(self, busy: bool) -> None:
        """Take no typing for a while, but keep the focus, so that Esc still works."""
        self.field.setReadOnly(busy)
        self._show.setEnabled(not busy)
        if busy:
            self._show.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Never stay readable while out of sight."""
        self._show.setChecked(False)
        super().hideEvent(event)

    def _on_show_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self._show.setText(tr("Hide") if shown else tr("Show"))


class _Secret(QLineEdit):
    """Tells of Esc, and of letters that come out in the case Caps Lock would give.

    Qt has no way to ask for Caps Lock on every system: a capital without Shift tells.
    """

    escaped = Signal()
    caps_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc and of Caps Lock."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_seen.emit(False)
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self._theme.font())
        self.setMinimumHeight(max(44, self.fontMetrics().height() + 18))
