"""The line over an audit while something long is done in it: what, how far, and a way to stop."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.fault import FileBusy
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job
from ui.theme.grounds import Ground, lie_on
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, Size
from ui.widgets.labels import Label

_AFTER: Final = 700
_BAR_WIDTH: Final = 240


class LongActStrip(QWidget):
    """Shows itself once an act has taken a moment, where nobody else shows it.

    Signals:
        shown: it shows itself; carries its words.
        stopped: it was stopped; nothing of it was done.
    """

    shown = Signal(str)
    stopped = Signal()

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.TONED)
        self.setAccessibleName(tr("At work"))
        self._session = session
        self._job: Job | None = None
        self.words = Label()
        self.bar = ProgressBar(tr("How far it is"))
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.stop = Button(tr("Stop"), size=Size.SMALL)
        self.stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self._moment = QTimer(self, singleShot=True, interval=_AFTER)
        self._moment.timeout.connect(self._show)
        session.busy_changed.connect(self._on_busy_changed)
        session.job_delayed.connect(self._on_delayed)
        self.hide()

    def _on_busy_changed(self) -> None:
        job = self._session.unshown_job
        if job is self._job:
            return
        self._job = job
        self.hide()
        self._moment.stop()
        if job is None:
            return
        self.bar.hide()
        job.progress.connect(self._on_progress)
        job.cancelled.connect(self.stopped)
        self._moment.start()

    def _show(self) -> None:
        reason = self._session.busy_reason
        if reason is not None:
            self._say(f"{reason.happened} {reason.remedy}")

    def _on_delayed(self, fault: FileBusy | None) -> None:
        """Say at once, whoever else shows the act, that another program has the file."""
        job = self._session.job
        if job is None:
            return
        if fault is None:
            self._show() if job is self._session.unshown_job else self.hide()
            return
        if job is not self._job:
            self._job = job
            job.cancelled.connect(self.stopped)
        self._moment.stop()
        waits = tr("What was asked for begins as soon as that program lets go of it.")
        self._say(f"{fault.happened} {waits}")

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.stop.setEnabled(True)
        self.show()
        self.shown.emit(self.words.text())

    def _on_progress(self, done: int, of: int) -> None:
        self.bar.show_parts(min(done, of), of)
        self.bar.show()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
            self.words.setText(tr("Stopping: what was begun is being put back."))
