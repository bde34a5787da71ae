"""How the place of findings is laid out: the list, what one stands on, the thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.words import tr
from ui.program.actions import spec_of
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.panel_side import PanelSide
from ui.widgets.scroll import Scroll
from ui.widgets.side_panel import SidePanel


class FindingsColumns(QWidget):
    """Three columns; in the middle a finding, what is offered, or a hypothesis."""

    def __init__(
        self,
        listed: QWidget,
        finding: tuple[QWidget, ...],
        offered: QWidget,
        hypothesis: QWidget,
        thread: QWidget,
    ) -> None:
        super().__init__()
        self.new_button = Button(
            tr("New finding"), ButtonKind.PRIMARY, spec_of("new_finding").caps, Size.SMALL
        )
        self.left = SidePanel(tr("Findings"), PanelSide.LEFT, width=290)
        self.left.hold(self._listing(listed))
        self.finding, self.offered = Scroll(_below(finding)), offered
        self.hypothesis = Scroll(hypothesis)
        self.middle = QStackedWidget()
        for part in (self.finding, self.offered, self.hypothesis):
            self.middle.addWidget(part)
        self.side = SidePanel(
            tr("The thread"),
            PanelSide.RIGHT,
            width=310,
            keys=spec_of("thread").caps,
            folds_first=True,
        )
        self.side.hold(thread)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side)

    def _listing(self, listed: QWidget) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 6, 8)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(listed, 1)
        return left

    def show_finding(self, there: bool) -> None:
        """Bring the finding and its thread to the front, or what is offered where none is there."""
        self.middle.setCurrentWidget(self.finding if there else self.offered)
        self.side.setVisible(there)

    def show_hypothesis(self) -> None:
        """Bring the hypothesis to the front; it has no thread."""
        self.middle.setCurrentWidget(self.hypothesis)
        self.side.setVisible(False)


def _below(parts: tuple[QWidget, ...]) -> QWidget:
    inside = QWidget()
    middle = QVBoxLayout(inside)
    middle.setContentsMargins(18, 14, 12, 14)
    middle.setSpacing(10)
    for part in parts:
        middle.addWidget(part)
    middle.addStretch(1)
    return inside
