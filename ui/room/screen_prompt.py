"""Asks before anything is shown on the only display, or on one that shows the same."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from core.words import tr
from ui.room.screens import ScreenChoice
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text

HAPPENED: Final = {
    ScreenChoice.SINGLE: tr("This computer sees one display only."),
    ScreenChoice.MIRRORED: tr("The projector shows the same as this screen."),
    ScreenChoice.OTHER: tr("The other display is ready."),
    ScreenChoice.SEVERAL: tr("There is more than one other display."),
}
PICK: Final = tr(
    "Pick the one the room sees; it is kept for today. "
    "Shift+F5 lets that display and this one change places."
)
_MOST: Final = 6
"""Displays to pick from; made beforehand, so that Tab comes to them first."""
SAFE: Final = tr("Nothing has been shown to the room.")
EXTEND: Final = {
    "win32": tr("Press Windows + P and choose Extend, then look again."),
    "darwin": tr("Open System Settings, Displays, and switch mirroring off, then look again."),
}
EXTEND_ELSEWHERE: Final = tr(
    "Open the display settings and choose to extend instead of to mirror, then look again."
)


class ScreenPrompt(Card):
    """Says why nothing is shown yet, and what can be done.

    The key that asked for the wall leads here; what is answered, or typed on, leads back.

    Signals:
        display_picked: one of several displays is the room's; carries what it was offered with.
        look_again_requested: the displays were changed; decide again.
        window_requested: show the room screen as a window anyway.
        dismissed: not now.
    """

    display_picked = Signal(object)
    look_again_requested = Signal()
    window_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._back: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(tr("Where to show the room screen"))
        self._happened = Label(style=Text.STRONG)
        self._remedy = Label()
        self._offered: tuple[object, ...] = ()
        several = QWidget()
        flow = FlowLayout(several)
        self.displays = [Button("", size=Size.ROOM, parent=several) for _ in range(_MOST)]
        for at, button in enumerate(self.displays):
            button.clicked.connect(partial(self._on_display, at))
            button.hide()
            flow.addWidget(button)
        self.look_again = Button(tr("Look again"), ButtonKind.PRIMARY, size=Size.ROOM)
        self.as_window = Button(tr("Show it in a window anyway"), size=Size.ROOM)
        self.not_now = Button(tr("Not now"), ButtonKind.QUIET, size=Size.ROOM)
        self.look_again.clicked.connect(self.look_again_requested)
        self.as_window.clicked.connect(self.window_requested)
        self.not_now.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        for button in (self.look_again, self.as_window, self.not_now):
            buttons.addWidget(button)
        buttons.addStretch()
        for label in (self._happened, self._remedy):
            policy = label.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            label.setSizePolicy(policy)
        self.column.addWidget(self._happened)
        self.column.addWidget(self._remedy)
        self.column.addWidget(several)
        self.column.addLayout(buttons)

    def ask(self, place: ScreenChoice, displays: Sequence[tuple[str, object]] = ()) -> None:
        """Say what stands in the way, and offer *displays* where there are several."""
        self._offer(displays)
        self._happened.setText(f"{HAPPENED[place]} {SAFE}")
        if displays:
            self._remedy.setText(PICK)
            self.setAccessibleDescription(f"{self._happened.text()} {PICK}")
            return
        self._remedy.setText(
            tr(
                "{get} In a window, everybody who sees this screen sees both.",
                get=EXTEND.get(sys.platform, EXTEND_ELSEWHERE),
            )
        )
        self.setAccessibleDescription(f"{self._happened.text()} {self._remedy.text()}")

    def open(self, place: ScreenChoice, displays: Sequence[tuple[str, object]] = ()) -> None:
        """Ask, and take the focus; remember where it was.

        No button has it: what is typed on must not answer.
        """
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._back = focus
        self.ask(place, displays)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, displays: Sequence[tuple[str, object]]) -> None:
        self._offered = tuple(display for _, display in displays)
        for at, button in enumerate(self.displays):
            button.setVisible(at < len(displays))
            button.setText(displays[at][0] if at < len(displays) else "")
        self.look_again.set_kind(ButtonKind.SECONDARY if displays else ButtonKind.PRIMARY)

    def _on_display(self, at: int) -> None:
        self.display_picked.emit(self._offered[at])

    def put_away(self) -> None:
        """Go, and give the focus back."""
        back, self._back = self._back, None
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        if inside and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not now, with Esc; words go on where they were being typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        back = self._back
        if _is_typed(event) and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(back, event)
            return
        super().keyPressEvent(event)

    @property
    def words(self) -> str:
        """Everything it says, for a message bar."""
        return self.accessibleDescription()


def _is_typed(event: QKeyEvent) -> bool:
    """Return whether a key writes something, or takes it back."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    if event.key() == Qt.Key.Key_Backspace:
        return not held
    return bool(event.text()) and event.text().isprintable() and not held
