"""Loads what the first audit will need while the start screen waits, a little at a time."""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

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
_WAIT: Final = 600
_PAUSE: Final = 30


class Preloader(QObject):
    """One module a turn, so that typing a passphrase never stumbles over it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(_NEEDED)
        self._timer = QTimer(self, interval=_WAIT)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def _on_turn(self) -> None:
        if not self._left:
            self._timer.stop()
            # the longest of all, and away from the window's thread
            job = Job(_libraries)
            job.broke.connect(_raise)
            job.start()
            return
        self._timer.setInterval(_PAUSE)
        import_module(self._left.pop(0))


def _libraries(_progress: Progress) -> None:
    from core.store.cipher import libraries

    libraries()
    import_module("holidays.countries.united_kingdom")
    import_module("core.wording.careful_reader.in_findings")  # its patterns take a while


def _raise(error: Exception) -> None:
    raise error
