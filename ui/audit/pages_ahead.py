"""Stages that nobody came to yet are made while the keys rest: to come to one is to see it."""

from collections.abc import Callable
from itertools import chain
from typing import Final

from PySide6.QtCore import QObject, QTimer

from core.interpreter import pass_over_what_is_there
from ui.audit.session import WorkshopSession
from ui.audit.stages import Stages

_ORDER: Final = ("walk", "report", "prepare", "themes")
"""What takes longest to make comes first, after the stage the day is spent in."""
_WITH_MORE: Final = ("themes", "prepare")
"""Stages of several places: those that are not shown first are made once every stage is."""
_PAUSE: Final = 150


class PagesAhead(QObject):
    """Takes one step at a time, and none while somebody types or something has the file.

    What it makes is out of sight, and is not brought to date before it is come to.
    """

    def __init__(
        self,
        session: WorkshopSession,
        stages: Stages,
        is_quiet: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._is_quiet = session, is_quiet
        self._steps = chain(
            chain.from_iterable(stages.ahead(name) for name in _ORDER),
            chain.from_iterable(stages.rest_ahead(name) for name in _WITH_MORE),
        )
        self._is_done = False
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self.take_step)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether every stage is made."""
        return self._is_done

    def take_step(self) -> None:
        """Take the next step, if nobody is at the keys."""
        if self._session.is_closed or self._session.busy_reason is not None:
            return
        if self._is_quiet() and next(self._steps, self) is self:
            self._is_done = True
            if pass_over_what_is_there():
                self._timer.stop()
