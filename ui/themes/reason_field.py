"""The line that asks why: shown when something needs a reason, gone when it has one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.title_field import TitleField


class ReasonField(TitleField):
    """Asks for a reason and hands it to whoever asked; Esc takes the question back."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint, parent)
        self._answer: Callable[[str], None] | None = None
        self.given.connect(self._on_given)
        self.given_up.connect(self._on_given_up)
        self.hide()

    def ask(self, answer: Callable[[str], None], hint: str = "") -> None:
        """Ask for a reason; *answer* is called with it once there is one."""
        self._answer = answer
        self.clear()
        if hint:
            self.setPlaceholderText(hint)
            self.setAccessibleName(hint)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_given(self, reason: str) -> None:
        answer = self._answer
        if answer is not None and reason.strip():
            self._answer = None
            self.hide()
            answer(reason)

    def _on_given_up(self) -> None:
        self._answer = None
        self.hide()
