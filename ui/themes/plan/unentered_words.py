"""What stands in the fields of an action and is not entered yet, kept apart for each action."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from core.model.ids import ActionId
from core.model.plan import Action, ActionStatus
from core.wording.drafts import StepWords
from ui.widgets.growing_text import GrowingText


class UnenteredWords(QObject):
    """Three fields whose words only a step of the user's enters: they stay with their action.

    Signals:
        words_typed: words stand that are not entered yet, or no longer; carries the action's
            number and the `StepWords`.
    """

    words_typed = Signal(object, object)

    def __init__(
        self, progress: GrowingText, done: GrowingText, shows: GrowingText, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._action: Action | None = None
        self._typed: dict[ActionId, StepWords] = {}
        self._fields = (progress, done, shows)
        for field in self._fields:
            field.paused.connect(self.hold)

    def go_on_with(self, typed: Mapping[ActionId, StepWords]) -> None:
        """Have again what was typed and not entered, of each action."""
        self._typed = dict(typed)

    def show_action(self, action: Action) -> None:
        """Show the words that wait at an action; those at the one before stay with it."""
        if self._action is None or self._action.id != action.id:
            self.hold()
            words = self._typed.get(action.id, StepWords())
            texts = (words.progress, words.done, words.shows)
            for field, text in zip(self._fields, texts, strict=True):
                field.show_text(text)
        self._action = action

    def hold(self) -> None:
        """Have the words not entered with their action, whichever one stands on next."""
        action = self._action
        if action is None:
            return
        progress, done, shows = (one.toPlainText() for one in self._fields)
        closed = action.status is ActionStatus.CLOSED
        words = StepWords(progress) if closed else StepWords(progress, done, shows)
        if words != self._typed.get(action.id, StepWords()):
            self._typed[action.id] = words
            self.words_typed.emit(action.id, words)
