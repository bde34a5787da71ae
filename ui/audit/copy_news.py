"""What the bar says of the copies an audit keeps of itself: nothing, while all is well."""

from PySide6.QtCore import QObject, Signal

from core.words import tr
from ui.audit.messages import Messages
from ui.audit.session_copies import SessionCopies
from ui.theme import Tone

_ASKING = tr(
    "No copies are kept of this audit yet, as it has no passphrase: choose what becomes of them."
)


class CopyNews(QObject):
    """Says calmly that no copy can be kept, until one was; and asks once about plain ones.

    Signals:
        choice_requested: what becomes of copies without a passphrase is to be chosen.
    """

    choice_requested = Signal()

    def __init__(self, copies: SessionCopies, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._copies, self._messages = copies, messages
        self._said = ""
        copies.trouble_changed.connect(self._on_trouble_changed)
        copies.choice_requested.connect(self._on_choice_asked)

    def _on_trouble_changed(self) -> None:
        trouble = self._copies.trouble
        if self._said:
            self._messages.withdraw(self._said)
        self._said = "" if trouble is None else trouble.sentences
        if self._said:
            self._messages.show_until(self._said, Tone.WARN)

    def _on_choice_asked(self) -> None:
        self._messages.show_until(_ASKING, Tone.PLAIN, action=tr("Choose…"), act=self._on_choose)

    def _on_choose(self) -> None:
        self._messages.withdraw(_ASKING)
        self.choice_requested.emit()
