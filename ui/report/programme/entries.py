"""The programme's two rows under the documents; not there until one is set up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words import tr
from ui.widgets.labels import Label, Text
from ui.widgets.rows import ListRow

LEAVE = "programme_leave"
COMPARE = "programme_compare"
PARTS = {LEAVE: "programme", COMPARE: "compare"}
"""What each of the two is called where it is looked for."""


class ProgrammeEntries(QWidget):
    """What would leave, and Compare.

    Signals:
        chosen: one of them is to be shown; carries which.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Label(tr("Programme"), Text.SMALL_STRONG)
        self.rows = {LEAVE: ListRow(tr("What would leave")), COMPARE: ListRow(tr("Compare"))}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        self.head.setContentsMargins(12, 0, 0, 2)
        for key, row in self.rows.items():
            row.setAutoExclusive(False)
            row.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            column.addWidget(row)
        self.hide()

    def offer(self, *, publishes: bool, compares: bool) -> None:
        """Show what is set up, and nothing where nothing is."""
        self.rows[LEAVE].setVisible(publishes)
        self.rows[COMPARE].setVisible(publishes or compares)
        self.setVisible(publishes or compares)

    def call(self, programme: str) -> None:
        """Say which programme it is."""
        said = tr("Programme · {programme}", programme=programme) if programme else tr("Programme")
        self.head.setText(said)

    def show_chosen(self, which: str) -> None:
        """Stand on the one that is shown; on none for ""."""
        for key, row in self.rows.items():
            row.setChecked(key == which)
