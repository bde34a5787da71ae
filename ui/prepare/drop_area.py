"""Where files are dropped: a dashed field that brightens while something hangs over it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.words import tr
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label
from ui.widgets.paint import CARD_RADIUS, box
from ui.widgets.qt_answers import painted


class DropArea(QWidget):
    """Takes files and folders; a whole folder can be chosen by button too.

    Signals:
        dropped: paths of files and folders, as a list.
        folder_requested: a folder is to be chosen.
    """

    dropped = Signal(object)
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._theme.follow(self.update)
        self._over = False
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        words = Label(tr("Drop files, a folder or a zip here; or paste a copied table, Ctrl V"))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.folder = Button(tr("Choose a folder…"), ButtonKind.LINK, size=Size.SMALL)
        self.folder.clicked.connect(self.folder_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(words, 1)
        row.addWidget(self.folder)

    def minimumSizeHint(self) -> QSize:
        """Return a field worth aiming at."""
        return QSize(self._theme.px(200), max(super().minimumSizeHint().height(), 48))

    def sizeHint(self) -> QSize:
        """Return a field worth aiming at."""
        return super().sizeHint().expandedTo(QSize(0, 48))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Brighten for files."""
        self.hover(bool(paths_in(event.mimeData())))
        if self._over:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking files."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Go back to rest."""
        self.hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the files."""
        self.hover(False)
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def hover(self, over: bool) -> None:
        """Show that what hangs over the page can be dropped."""
        if over != self._over:
            self._over = over
            self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed field."""
        painter = QPainter(self)
        colours = self._theme.colours
        fill = colours.accent_tint if self._over else None
        edge = colours.link if self._over else colours.secondary
        box(painter, QRectF(self.rect()), CARD_RADIUS, fill, edge, 1, dashed=True)
        painter.end()


def paths_in(data: QMimeData) -> list[Path]:
    """Return the files and folders on this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
