"""Choosing what a note is: five words in a row, or a list where they do not fit."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.model.note import NoteKind
from core.words import tr
from ui.theme import Tone, app_theme
from ui.walk.heard.words import KINDS
from ui.widgets.chip import DropChip
from ui.widgets.segmented import Option, Segmented


class KindPicker(QWidget):
    """Strength, improve, observe, comment or concern.

    Signals:
        chosen: another kind was chosen; carries the `NoteKind`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        kind: NoteKind = NoteKind.COMMENT,
        parent: QWidget | None = None,
        letters: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        options = [Option(value, text, _tone(value)) for value, text in KINDS]
        self.row = Segmented(tr("Kind"), options, letters=letters)
        self.list = DropChip(tr("Kind"), KINDS, prefix=tr("Kind: "))
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        column.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        app_theme(self).follow(self._fit)
        self.row.chosen.connect(self._on_chosen)
        self.list.chosen.connect(self._on_chosen)
        self.set_kind(kind)

    @property
    def kind(self) -> NoteKind:
        """The chosen kind."""
        return self._kind

    def set_kind(self, kind: NoteKind) -> None:
        """Choose a kind without a signal."""
        self._kind = kind
        self.row.set_value(kind)
        self.list.set_value(kind)

    def minimumSizeHint(self) -> QSize:
        """Claim no width: the list needs little."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between row and list with the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.row.minimumSizeHint().width() <= self.width()
        self.row.setVisible(fits)
        self.list.setVisible(not fits)

    def _on_chosen(self, kind: NoteKind) -> None:
        self.set_kind(kind)
        self.chosen.emit(kind)


def _tone(kind: NoteKind) -> Tone | None:
    return Tone.BAD if kind is NoteKind.CONCERN else None
