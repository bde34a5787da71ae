"""Loads what an audit will need while nobody waits for it, a little at a time."""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.progress import Progress
from ui.program.jobs import Job

_NEEDED: Final = (
    "core.store.cipher",
    "sqlcipher3.dbapi2",
    "core.store.file",
    "core.store.reading",
    "core.acts.walk",
    "core.acts.bring_in",
    "ui.program.opening",
    "ui.audit.session",
    "ui.room.control",
    "ui.audit.context",
    "ui.audit.top_bar",
    "ui.walk.answers",
    "ui.walk.page",
    "ui.audit.workspace",
    "ui.audit.page",
)
_STAGES: Final = (
    "ui.prepare.bring_in_part",
    "ui.prepare.audit_part",
    "ui.prepare.tool.editor",
    "ui.prepare.tool_part",
    "ui.prepare.forms_part",
    "ui.prepare.returns_part",
    "ui.prepare.page",
    "ui.themes.counts",
    "ui.themes.page",
    "ui.themes.findings.page",
    "ui.themes.places",
    "ui.report.documents",
    "ui.report.remarks",
    "ui.report.page",
    "ui.program.help_visit",
)
"""The other stages: to come to one first is to see it, not to wait for it."""
_WAIT: Final = 600
_PAUSE: Final = 30


class Preloader(QObject):
    """One module a turn, so that typing a passphrase never stumbles over it.

    What opens an audit comes first, then what has no window, and the other stages last.

    Signals:
        ended: all of it is loaded.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(_NEEDED)
        self._then = list(_STAGES)
        self._timer = QTimer(self, interval=_WAIT)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def _on_turn(self) -> None:
        self._timer.setInterval(_PAUSE)
        import_module(self._left.pop(0))
        if self._left:
            return
        self._timer.stop()
        self._left, self._then = self._then, []
        if self._left:  # the longest of all come first, and away from the window's thread
            job = Job(_libraries)
            job.done.connect(self._on_libraries)
            job.broke.connect(_raise)
            job.start()
        else:
            self.ended.emit()

    def _on_libraries(self, _answer: object) -> None:
        self._timer.start()


def _libraries(_progress: Progress) -> None:
    from core.guide.pages import page_for
    from core.intake.shipped import shipped_tools
    from core.store.schema import VERSION
    from core.store.shape import shape_of

    page_for("start")  # reads and takes apart the whole guide
    shape_of(VERSION)  # what every file is compared with: all migrations are run for it, 0.2 s
    import_module("core.wording.careful_reader.in_findings")  # its patterns take a while
    shipped_tools()  # read and taken apart for a new audit to choose from, 0.1 s
    import_module("core.review.as_typed")
    import_module("core.intake.batch")
    import_module("core.export.export")


def _raise(error: Exception) -> None:
    raise error
