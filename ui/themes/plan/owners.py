"""Who owns a recommendation or an action: agencies, roles, or all agencies; one may lead."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.ids import ActionId, AgencyId
from core.model.plan import ActionOwner, Owner
from core.model.snapshot import Snapshot
from core.wording.owners import owners_words
from core.words import tr
from ui.theme import Tone
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.clear_layout import clear_layout
from ui.widgets.composed import ComposedLine
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text

_EVERYONE = "everyone"


class OwnersField(QWidget):
    """Owners as chips: a press makes one lead, the cross takes it away.

    Signals:
        owners_changed: carries the owners as they are to be, in order.
    """

    owners_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners: list[ActionOwner] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6, line_gap=6)
        self.add = DropChip(tr("Add an owner"), look=ChipLook.ADD, prompt=tr("Add an owner"))
        self.role = ComposedLine()
        self.role.setAccessibleName(tr("Role of the owner"))
        self.role.setPlaceholderText(tr("Role"))
        self.role.setAccessibleDescription(tr("Then choose the agency, or press Enter"))
        self.role.returnPressed.connect(self._on_role)
        self.add.chosen.connect(self._on_added)
        line = QHBoxLayout()
        line.addWidget(self.role, 1)
        line.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(tr("Owner"), Text.SMALL))
        column.addWidget(self._chips)
        column.addLayout(line)

    def show_owners(self, now: Snapshot, owners: Sequence[Owner]) -> None:
        """Show who owns it."""
        self._owners = [
            ActionOwner(
                ActionId(0),
                agency_id=one.agency_id,
                role=one.role,
                leads=one.leads,
                everyone=one.everyone,
            )
            for one in owners
        ]
        agencies: list[tuple[object, str]] = [(one.id, one.name) for one in now.agencies]
        self.add.set_choices([(_EVERYONE, tr("All agencies")), *agencies])
        clear_layout(self._flow)
        for at, one in enumerate(self._owners):
            words = owners_words(now, [one])
            named = tr("{words} (leads)", words=words) if one.leads else words
            tone = Tone.ACCENT if one.leads else None
            chip = Chip(named, at, ChipLook.TINT, tone, removable=True)
            chip.setToolTip(tr("Press to make it lead, Delete to take it away"))
            chip.clicked.connect(self._on_chip)
            chip.removed.connect(self._on_removed)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._owners))

    def _on_added(self, value: object) -> None:
        role = self.role.text().strip()
        self.role.clear()
        if value == _EVERYONE:
            self._tell([*self._owners, ActionOwner(ActionId(0), role=role, everyone=True)])
        elif isinstance(value, int):
            owner = ActionOwner(ActionId(0), agency_id=AgencyId(value), role=role)
            self._tell([*self._owners, owner])

    def _on_role(self) -> None:
        role = self.role.text().strip()
        self.role.clear()
        if role:
            self._tell([*self._owners, ActionOwner(ActionId(0), role=role)])

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and isinstance(chip.value, int):
            at = chip.value
            leads = not self._owners[at].leads
            self._tell(
                [
                    replace(one, leads=leads and number == at)
                    for number, one in enumerate(self._owners)
                ]
            )

    def _on_removed(self, value: object) -> None:
        self._tell([one for at, one in enumerate(self._owners) if at != value])

    def _tell(self, owners: list[ActionOwner]) -> None:
        self.owners_changed.emit(owners)
