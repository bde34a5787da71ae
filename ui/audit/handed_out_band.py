"""The band over an audit that was handed out: whose it is, how much, and handing it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.changed import Changed
from core.wording.tables import handed_out_words
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.theme import Tone
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.button import Button, Size
from ui.widgets.labels import Label, Text


class HandedOutBand(QWidget):
    """Cannot be closed: everybody at the table sees that this is not the whole audit.

    Signals:
        hand_back_requested: the file is to be made ready and taken back.
    """

    hand_back_requested = Signal()

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.TONED)
        set_ground_tone(self, Tone.ACCENT)
        self._session = session
        self.words = Label("", Text.SMALL_STRONG)
        self.hand_back = Button(tr("Hand back…"), size=Size.SMALL)
        self.hand_back.clicked.connect(self.hand_back_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 12, 5)
        row.setSpacing(12)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.hand_back, 0, Qt.AlignmentFlag.AlignVCenter)
        session.changed.connect(self._on_changed)
        self._on_changed(None)

    def _on_changed(self, _news: Changed | None) -> None:
        now = self._session.now
        self.setVisible(now.is_handed_out)
        if now.is_handed_out:
            words = handed_out_words(now)
            if words != self.words.text():
                self.words.setText(words)
                self.setAccessibleName(words)
