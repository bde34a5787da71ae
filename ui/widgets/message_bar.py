"""The quiet bar under the top bar: what happened, what is safe, what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.fault import WorkshopError
from core.words import tr
from ui.theme import Sign, Tone
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label


class MessageBar(QWidget):
    """Shows one message until it is closed or another comes; never takes the focus.

    Signals:
        closed: the person closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.TONED)
        self._act: Callable[[], object] | None = None
        self._words = Label()
        self._button = Button("", size=Size.SMALL)
        self._button.setEnabled(False)
        self._close = Button("", ButtonKind.QUIET, size=Size.SMALL, sign=Sign.CROSS)
        self._close.setAccessibleName(tr("Close the message"))
        self._button.clicked.connect(self._on_act)
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(tr("Message"))
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_fault(
        self,
        fault: WorkshopError,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show the three parts of *fault*, with a button where something can be done here."""
        self.say(fault.sentences, Tone.BAD, action, act)

    def say(
        self,
        text: str,
        tone: Tone = Tone.PLAIN,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say *text* without stealing the focus; *act* runs when the button is pressed."""
        self._act = act
        set_ground_tone(self, tone)
        self._words.setText(text)
        self._words.set_tone(tone)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._button.setEnabled(bool(action))
        self.show()
        # Imported with the first message: the start screen has none and is quicker without.
        from ui.widgets.announcer import announcer

        announcer().announce(text)

    def clear(self) -> None:
        """Say nothing."""
        self._act = None
        self.hide()

    def _on_act(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    def _on_close(self) -> None:
        self.clear()
        self.closed.emit()
