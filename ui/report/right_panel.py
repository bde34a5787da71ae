"""What the panels at Report's right share: a title, a column that scrolls, and Esc to leave."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import subheading
from ui.widgets.scroll import Scroll


class RightPanel(QWidget):
    """A panel in place of what is to be settled, while something of the documents is changed.

    Its fields are kept as they are typed; leaving it keeps what stands in them.

    Signals:
        closed: it is not wanted any more.
    """

    closed = Signal()

    def __init__(
        self, context: AuditContext, parent: QWidget | None = None, spacing: int = 8
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._fields: tuple[GrowingText, ...] = ()
        self.title = subheading()
        self.done = Button(tr("Done"), ButtonKind.QUIET, "Esc", Size.SMALL)
        self.done.clicked.connect(self.end)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 18, 14, 18)
        self._column.setSpacing(spacing)
        self._column.addWidget(self.title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside))

    def begin(self) -> None:
        """Take the focus to where one begins."""
        raise NotImplementedError

    def flush(self) -> None:
        """Keep what was typed."""
        for field in self._fields:
            field.flush()

    def end(self) -> None:
        """Keep what was typed, and be done."""
        self.flush()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _keep_as_typed(self, *fields: GrowingText) -> None:
        """Take the fields that Esc leaves and that leaving keeps."""
        self._fields = fields
        for field in fields:
            field.escaped.connect(self.end)
