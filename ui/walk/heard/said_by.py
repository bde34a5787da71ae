"""Who said it, chosen from those who take part or typed as a role; never a person."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import AgencyId
from core.model.snapshot import Snapshot
from core.words import tr
from ui.walk.heard.words import Speaker, speaker_words, speakers
from ui.widgets.chip import DropChip
from ui.widgets.composed import ComposedLine

_TYPED: Final = "typed"


class SpeakerField(QWidget):
    """The fields for a role that is not in the list; `chip` goes where the page wants it.

    Signals:
        changed: someone else said it; carries the `Speaker`.
        done: Enter or Esc was pressed in the role.
    """

    changed = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker = Speaker()
        self.chip = DropChip(tr("From"), prefix=tr("From: "))
        self.role = ShortField(tr("Role, never a name"), tr("Role of who said it, never a name"))
        self.agency = DropChip(tr("Agency of the role"), prefix=tr("Agency: "))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.role)
        column.addWidget(self.agency, 0, Qt.AlignmentFlag.AlignLeft)
        self.chip.chosen.connect(self._on_chosen)
        self.role.textEdited.connect(self._on_typed)
        self.role.left.connect(self.done)
        self.agency.chosen.connect(self._on_typed)
        self.hide()

    @property
    def speaker(self) -> Speaker:
        """Who said it."""
        return self._speaker

    def show_people(self, now: Snapshot) -> None:
        """Offer the roles and agencies of the audit; one that is gone has said nothing."""
        if self._speaker.agency_id not in (None, *now.agency):
            self._speaker = Speaker(self._speaker.role)
        known = speakers(now)
        if self._speaker not in known:
            known.append(self._speaker)
        choices: list[tuple[object, str]] = [
            (one, speaker_words(now, one) or tr("not named")) for one in known
        ]
        self.chip.set_choices([*choices, (_TYPED, tr("another role…"))])
        if self.chip.value != _TYPED:
            self.chip.set_value(self._speaker)
        agencies: list[tuple[object, str]] = [(one.id, one.name) for one in now.agencies]
        self.agency.set_choices([(None, "none"), *agencies])

    def set_speaker(self, now: Snapshot, speaker: Speaker) -> None:
        """Show who said it, without a signal."""
        if speaker == self._speaker and self.isVisible():
            return
        self._speaker = speaker
        self.hide()
        self.show_people(now)
        self.chip.set_value(speaker)

    def _on_chosen(self, chosen: object) -> None:
        typed = chosen == _TYPED
        self.setVisible(typed)
        if typed:
            self.role.clear()
            self.agency.set_value(None)
            self.role.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(chosen if isinstance(chosen, Speaker) else Speaker())

    def _on_typed(self, _news: object) -> None:
        value = self.agency.value
        agency = AgencyId(value) if isinstance(value, int) else None
        self._tell(Speaker(self.role.text().strip(), agency))

    def _tell(self, speaker: Speaker) -> None:
        if speaker != self._speaker:
            self._speaker = speaker
            self.changed.emit(speaker)


class ShortField(ComposedLine):
    """A few words, such as a role or the title of a theme.

    Signals:
        given: Enter was pressed; carries the words.
        left: Enter or Esc was pressed.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Enter or Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or event.key() == Qt.Key.Key_Escape:
            if enter:
                self.given.emit(self.text().strip())
            self.left.emit()
            return
        super().keyPressEvent(event)
