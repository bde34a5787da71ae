"""Whom a challenge was put to, in the editor of what was heard."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import AgencyId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.words import tr
from ui.widgets.chip import DropChip


class ChallengedField(QWidget):
    """One chip with the agencies but the one that challenges.

    Signals:
        chosen: it was put to another agency; carries its number.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = DropChip(tr("Challenged"), prefix=tr("Challenged: "))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chip)
        self.chip.chosen.connect(self._on_chosen)

    def show_challenge(self, now: Snapshot, note: Note) -> None:
        """Show whom it was put to."""
        others: list[tuple[object, str]] = [
            (one.id, one.name) for one in now.agencies if one.id != note.agency_id
        ]
        gone = [] if note.challenged_id in now.agency else [(None, tr("not named"))]
        self.chip.set_choices([*gone, *others])
        self.chip.set_value(note.challenged_id)

    def _on_chosen(self, agency_id: object) -> None:
        if isinstance(agency_id, int):
            self.chosen.emit(AgencyId(agency_id))
