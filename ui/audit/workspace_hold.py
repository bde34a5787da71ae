"""Nothing is typed while a job has the whole file, and the keyboard comes back where it was."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.model.fault import WorkshopError
from ui.audit.resuming import belongs_to
from ui.audit.session import WorkshopSession
from ui.audit.workspace import Workspace
from ui.program.jobs import Job, while_there


class WorkspaceHold:
    """The one way to hold the workspace: whatever end the job has, it is given back first."""

    def __init__(self, session: WorkshopSession, workspace: Workspace, page: QWidget) -> None:
        self._session, self._workspace, self._page = session, workspace, page

    def during(
        self,
        begin: Callable[[], Job | None],
        on_done: Callable[[], object],
        on_failed: Callable[[WorkshopError], object],
        on_cancelled: Callable[[], object] = lambda: None,
        on_end: Callable[[], object] = lambda: None,
    ) -> None:
        """Hold it while the job that *begin* starts is at work; a job refused has failed.

        Whatever the end, *on_end* comes first of all that follows it.
        """
        hand_back = self._take_keyboard()

        def settle() -> None:
            hand_back()
            on_end()

        def then(end: Callable[..., object]) -> Callable[..., None]:
            def call(*ended: object) -> None:
                settle()
                end(*ended)

            return while_there(self._page, call)

        job = begin()
        if job is None:  # another act is not done yet
            settle()
            if self._session.busy_reason is not None:
                on_failed(self._session.busy_reason)
            return
        job.done.connect(then(lambda _worked: on_done()))
        job.failed.connect(then(on_failed))
        job.broke.connect(then(_raise))
        job.cancelled.connect(then(on_cancelled))

    def _take_keyboard(self) -> Callable[[], None]:
        """Let nothing be typed; return what gives the keyboard back."""
        here = QApplication.focusWidget()
        beside = here is not None and belongs_to(here, self._workspace)
        focus = here if beside else self._workspace.focusWidget()
        self._workspace.setEnabled(False)

        def hand_back() -> None:
            self._workspace.setEnabled(True)
            if focus is not None and isValid(focus):
                focus.setFocus()

        return hand_back


def _raise(error: Exception) -> None:
    raise error
