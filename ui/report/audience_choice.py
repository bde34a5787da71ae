"""For whom documents are written: one of the audiences, or one agency by its name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.audience import PANEL, Audience, AudienceKind
from core.model.case import Agency
from core.model.ids import AgencyId
from core.wording.audiences import gets_words
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.labels import Label, Text, small
from ui.widgets.segmented import Option, Segmented

_KINDS: Final = (
    Option(AudienceKind.PANEL, tr("Panel")),
    Option(AudienceKind.BOARD, tr("Board")),
    Option(AudienceKind.AGENCY, tr("Agency")),
    Option(AudienceKind.PRACTITIONERS, tr("Practice")),
    Option(AudienceKind.PUBLIC, tr("Public")),
)
_WITHOUT_AGENCIES: Final = tuple(one for one in _KINDS if one.value is not AudienceKind.AGENCY)


class AudienceChoice(QWidget):
    """Says for whom, which agency where it is one, and what they are told.

    Signals:
        chosen: it is for somebody else; carries the `Audience`.
        corrections_requested: what the chosen agency corrected is to be shown.
    """

    chosen = Signal(object)
    corrections_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Segmented(tr("For whom"), _WITHOUT_AGENCIES)
        self.agency = Choice(tr("Which agency"))
        self.agency.setMinimumContentsLength(8)
        self.checks = CheckBox(tr("A copy to check the facts in"))
        self.corrections = Button(tr("Its corrections…"), ButtonKind.LINK, size=Size.SMALL)
        self._said = small()
        self._agencies: tuple[tuple[AgencyId, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(tr("For"), Text.SMALL_STRONG))
        column.addWidget(self.kind)
        column.addWidget(self.agency)
        column.addWidget(self._said)
        column.addWidget(self.checks)
        column.addWidget(self.corrections, 0, Qt.AlignmentFlag.AlignLeft)
        self.kind.chosen.connect(self._on_chosen)
        self.agency.activated.connect(self._on_chosen)
        self.checks.toggled.connect(self._on_chosen)
        self.corrections.clicked.connect(self.corrections_requested)
        self._say()

    @property
    def value(self) -> Audience:
        """For whom documents are written now."""
        kind = self.kind.value
        if kind is AudienceKind.AGENCY:
            checks = self.checks.isChecked()
            return Audience(kind, self.agency.currentData(), checks_facts=checks)
        return Audience(kind) if isinstance(kind, AudienceKind) else PANEL

    def set_value(self, audience: Audience) -> None:
        """Choose an audience without a signal."""
        self.kind.set_value(audience.kind)
        if audience.agency_id is not None:
            self.agency.set_value(audience.agency_id)
        self.checks.blockSignals(True)
        self.checks.setChecked(audience.checks_facts)
        self.checks.blockSignals(False)
        self._say()

    def offer(self, agencies: Sequence[Agency]) -> None:
        """Offer these agencies beside the others; the one chosen stays while it is there."""
        offered = tuple((one.id, one.name) for one in agencies)
        if offered == self._agencies:
            return
        before = self.value
        if bool(offered) is not bool(self._agencies):
            kind = self.kind.value
            self.kind.set_options(_KINDS if offered else _WITHOUT_AGENCIES)
            self.kind.set_value(kind)
        self._agencies, chosen = offered, self.agency.currentData()
        self.agency.blockSignals(True)
        self.agency.clear()
        for agency_id, name in offered:
            self.agency.addItem(name, agency_id)
        self.agency.blockSignals(False)
        self.agency.set_value(chosen)
        if self.agency.currentIndex() < 0 and offered:
            self.agency.set_value(offered[0][0])
        self._say()
        if self.value != before:
            self.chosen.emit(self.value)

    def _say(self) -> None:
        for part in (self.agency, self.checks, self.corrections):
            part.setVisible(self.kind.value is AudienceKind.AGENCY)
        self._said.setText(gets_words(self.value))

    def _on_chosen(self) -> None:
        self._say()
        self.chosen.emit(self.value)
