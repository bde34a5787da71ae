"""Where versions go: the service the computer knows, whether unasked, and who may read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.model.published import ProgrammeChoice
from core.words import tr
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.composed import ComposedLine
from ui.widgets.labels import Label, ParagraphText, Text


class GoesBy(Card):
    """Kept in the audit as soon as it is chosen.

    Signals:
        chosen: carries the `ProgrammeChoice`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.service = ComposedLine()
        self.service.setAccessibleName(tr("Service of the programme"))
        self.service.setPlaceholderText(tr("Service, such as casewalk"))
        self.at_opening = CheckBox(tr("Send what waits on opening"))
        self.shared = CheckBox(tr("Others may read what is advised"))
        self.column.addWidget(Label(tr("It goes by"), Text.STRONG))
        self.column.addWidget(
            ParagraphText(
                tr(
                    "A service that was set up on this computer. Without one it goes as a file "
                    "in a folder, for secure mail."
                ),
                Text.SMALL,
            )
        )
        for widget in (self.service, self.at_opening, self.shared):
            self.column.addWidget(widget)
        self.service.editingFinished.connect(self._on_changed)
        self.at_opening.clicked.connect(self._on_changed)
        self.shared.clicked.connect(self._on_changed)
        self.shared.setAccessibleDescription(tr("Recommendations, and actions with their status"))
        self._known = ProgrammeChoice()

    def show_choice(self, choice: ProgrammeChoice, *, read_only: bool) -> None:
        """Show what the audit says."""
        self._known = choice
        if not self.service.hasFocus():
            self.service.setText(choice.service)
        self.at_opening.setChecked(choice.at_opening)
        self.shared.setChecked(choice.shared)
        for widget in (self.service, self.at_opening, self.shared):
            widget.setEnabled(not read_only)

    def _on_changed(self) -> None:
        made = ProgrammeChoice(
            1,
            self.service.text().strip(),
            self.at_opening.isChecked(),
            self.shared.isChecked(),
        )
        if made != self._known:
            self._known = made
            self.chosen.emit(made)
