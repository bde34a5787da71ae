"""Two rows of Agencies that are one agency: everything of the one goes to the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.case import Agency
from core.tables.make_one import make_one
from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text


class AgenciesAsOne(QWidget):
    """A quiet button, and behind it which two and whose name stays.

    Signals:
        made: they are one.
    """

    made = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.open = Button(tr("Two of these are one…"), ButtonKind.QUIET, size=Size.SMALL)
        self.kept = Choice(tr("The agency whose name stays"))
        self.other = Choice(tr("The agency that becomes another name of it"))
        self.make = Button(tr("Make them one"), size=Size.SMALL)
        self._asked = QWidget()
        flow = FlowLayout(self._asked)
        for part in (
            self.other,
            Label(tr("is"), Text.SMALL, wrap=False),
            self.kept,
            self.make,
        ):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget()
        FlowLayout(buttons).addWidget(self.open)
        column.addWidget(buttons)
        column.addWidget(self._asked)
        self._asked.hide()
        self.open.clicked.connect(self._on_open)
        self.make.clicked.connect(self._on_make)

    def refresh(self) -> None:
        """Offer the agencies there are; nothing where there is but one."""
        agencies = self._context.session.now.agencies
        for choice in (self.kept, self.other):
            before = choice.currentData()
            choice.clear()
            for one in agencies:
                choice.addItem(one.name, one.id)
            choice.set_value(before)
        self.setVisible(len(agencies) > 1 and not self._context.session.read_only)

    def _on_open(self) -> None:
        self._asked.setVisible(self._asked.isHidden())
        if not self._asked.isHidden():
            self.other.setFocus()

    def _chosen(self, choice: Choice) -> Agency | None:
        return self._context.session.now.agency.get(choice.currentData())

    def _on_make(self) -> None:
        kept, other = self._chosen(self.kept), self._chosen(self.other)
        if kept is None or other is None or kept.id == other.id:
            self._context.give_notice(
                tr("Choose two agencies: which is which, and whose name stays.")
            )
            return
        if self._context.session.do(lambda file: make_one(file, kept, other)):
            self._asked.hide()
            self._context.give_notice(
                tr("{other} is {kept} now, and read as that.", other=other.name, kept=kept.name)
            )
            self.made.emit()
