"""A copy of the open audit, kept where somebody says or worked on here, off the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.model.fault import NotYet
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.workspace import Workspace
from ui.audit.workspace_hold import WorkspaceHold
from ui.program.files import ask_to_keep

COPYING: Final = NotYet(
    tr("A copy of this audit is being written."),
    tr("The audit is as it was."),
    tr("Wait until it is there."),
)

COPY_STOPPED: Final = NotYet(
    tr("The copy was stopped."),
    tr("What is not in the file is still held here, and nothing was written."),
    tr("Keep a copy on another disk, and go on in it."),
)


class CopyWriter(QObject):
    """Writes one copy at a time; nothing else changes the file meanwhile.

    Signals:
        written: a copy was written; carries its path.
        refused: no copy was written; carries the `WorkshopError`.
    """

    written = Signal(object)
    refused = Signal(object)

    def __init__(
        self, context: AuditContext, workspace: Workspace, hold: WorkspaceHold, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._session = context, context.session
        self._workspace, self._hold, self._page = workspace, hold, page

    def ask_where(self, suggested: Path) -> None:
        """Ask where to keep a copy, and write it there."""
        dialog = ask_to_keep(self._page, tr("Keep a copy"), suggested, self.write, replace=True)
        dialog.rejected.connect(self._go_on)

    def write(self, path: Path) -> None:
        """Write a copy; the audit stays in the file it is in."""
        if self._session.busy_reason is not None:
            self.refused.emit(self._session.busy_reason)
            return

        self._hold.during(
            lambda: self._session.copy_to(path, COPYING),
            lambda: self.written.emit(path),
            self.refused.emit,
            on_end=self._go_on,
        )

    def work_locally(self, then: Callable[[], object]) -> None:
        """Go on in a copy on this computer, which is put back when the audit is closed."""
        self._hold.during(
            lambda: self._session.go_on_locally(COPYING),
            then,
            self._context.show_fault,
            lambda: self._context.show_fault(COPY_STOPPED),
            self._go_on,
        )

    def _go_on(self) -> None:
        """The stage in front goes on: before a copy all was kept, and the clock stopped."""
        if self._page.isVisible():
            self._workspace.go_on()
