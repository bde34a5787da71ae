"""Report's middle: the pages on the desk, what the export asks above them, and messages."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.words import tr
from ui.audit.context import AuditContext
from ui.report.export_prompt import ExportPrompt
from ui.report.nothing import NothingToReport
from ui.report.pages_bar import PagesBar
from ui.report.pages_view import PagesView
from ui.theme import Tone
from ui.theme.grounds import Ground, lie_on
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag


class ReportMiddle(QWidget):
    """Shows the pages, or that they are being made, or what is needed first."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.DESK)
        self.message = MessageBar()
        self.asking = ExportPrompt(context)
        self.sheets = PagesView()
        self.bar = PagesBar()
        self.sheets.page_changed.connect(self.bar.say)
        self.nothing = NothingToReport()
        self.making = Tag(tr("Making the pages…"), Tone.ACCENT, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sheets)
        self._stack.addWidget(Scroll(self.nothing))
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(96)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.asking)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.making.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.making.hide()

    def show_nothing(self, nothing: bool) -> None:
        """Say what is needed first, or show the pages."""
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.bar.setVisible(not nothing)

    def show_making(self, making: bool) -> None:
        """Say that the pages are being made."""
        self.making.setVisible(making)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the word about the making in its place."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self.making.sizeHint()
        top = self._stack.y() + 12
        self.making.setGeometry((self.width() - size.width()) // 2, top, *size.toTuple())
        self.making.raise_()
