"""The first page of a form as the agency will see it, drawn in the background."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.forms.files import first_page
from core.forms.form import forms_for
from core.interpreter import responsive
from core.model.case import Request
from core.model.progress import Progress
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.jobs import Job
from ui.theme import app_theme
from ui.widgets.qt_answers import painted

_TALL = 842 / 595
"""A page's height over its width."""
_SCALE = 1.6
_SOON = 120


class FormPreview(QWidget):
    """White until its picture is there; nothing is drawn while it is out of sight."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._request: Request | None = None
        self._job: Job | None = None
        self._is_due = False
        self.image: QImage | None = None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._draw)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = app_theme(self)

    def show_request(self, request: Request | None) -> None:
        """Show the form of a request, as the audit stands; None shows nothing."""
        self._request = request
        self.setVisible(request is not None)
        if request is None:
            self.image = None
            return
        now = self._context.session.now
        number = [one.id for one in now.requests].index(request.id) + 1
        self.setAccessibleName(tr("Form {number}, its first page", number=number))
        self._is_due = True
        self._soon.start()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page."""
        return round(width * _TALL)

    def sizeHint(self) -> QSize:
        """Return a page as wide as the side."""
        width = self._theme.px(260)
        return QSize(width, self.heightForWidth(width))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper and, once drawn, what is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(float(self.width()), self.height() / _TALL)
        page = QRectF(0, 0, width, width * _TALL)
        painter.fillRect(page, Qt.GlobalColor.white)
        if self.image is not None:
            painter.drawImage(page, self.image)
        painter.setPen(self._theme.colours.line)
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was wanted meanwhile."""
        super().showEvent(event)
        if self._is_due:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing out of sight."""
        super().hideEvent(event)
        self._soon.stop()

    def _draw(self) -> None:
        request = self._request
        if request is None or not self.isVisible():
            return
        if self._job is not None:
            self._soon.start()  # the one before is nearly there
            return
        self._is_due = False
        now, made = self._context.session.now, self._context.session.clock()

        def work(_progress: Progress) -> QImage:
            with responsive():
                (form,) = forms_for(now, (request,))
                found = first_page(form, made, _SCALE)
            image = QImage(found.pixels, found.width, found.height, QImage.Format.Format_RGB32)
            return image.copy()  # which keeps its own bytes

        self._job = job = Job(work)
        job.done.connect(self._on_drawn)
        job.failed.connect(self._on_gone)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_drawn(self, image: QImage) -> None:
        self._job = None
        self.image = image
        self.update()

    def _on_gone(self, _fault: object) -> None:
        self._job = None

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        raise error
