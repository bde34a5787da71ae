"""Report's right side: what is to be settled, or a panel while something is changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.words import tr
from ui.audit.context import AuditContext
from ui.report.corrections_panel import CorrectionsPanel
from ui.report.look_panel import LookPanel
from ui.report.parts_panel import PartsPanel
from ui.report.remarks import RemarksPanel
from ui.report.right_panel import RightPanel
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel


class RightSide(SidePanel):
    """Holds the panels one behind another; what is to be settled comes back when one is left.

    Signals:
        panel_left: what was changed in a panel is done.
    """

    panel_left = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Before it leaves this computer"), PanelSide.RIGHT, 350, parent=parent)
        self.stack = QStackedWidget(self)
        self.remarks = RemarksPanel(context, self.stack)
        self.parts = PartsPanel(context, self.stack)
        self.corrections = CorrectionsPanel(context, self.stack)
        self.look = LookPanel(context, self.stack)
        self._panels: tuple[RightPanel, ...] = (self.parts, self.corrections, self.look)
        self.stack.addWidget(self.remarks)
        for panel in self._panels:
            self.stack.addWidget(panel)
            panel.closed.connect(self._on_closed)
        self.hold(self.stack)

    @property
    def is_writing(self) -> bool:
        """Whether the parts of a document are shown, to be written in."""
        return self.shows(self.parts) and self.is_revealed

    def shows(self, panel: QWidget) -> bool:
        """Return whether a panel is in front of the others."""
        return self.stack.currentWidget() is panel

    def bring(self, panel: QWidget) -> None:
        """Bring a panel in sight."""
        self.stack.setCurrentWidget(panel)
        self.reveal()

    def open(self, panel: RightPanel) -> None:
        """Bring a panel in sight and take the focus to where one begins in it."""
        self.bring(panel)
        panel.begin()

    def flush(self) -> None:
        """Keep what was typed."""
        self.remarks.flush()
        for panel in self._panels:
            panel.flush()

    def _on_closed(self) -> None:
        self.stack.setCurrentWidget(self.remarks)
        self.panel_left.emit()
