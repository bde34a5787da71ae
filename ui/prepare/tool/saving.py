"""Saves the audit tool as a file that any audit can begin with."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.export.one_file import write_file
from core.forms.tool_file import tool_toml
from core.forms.tool_table import tidied, tool_csv
from core.intake.tool import first_fault, read_tool
from core.intake.tool_table import tool_in_table
from core.model.draft.tool import ToolDraft, draft_of
from core.model.fault import NotYet, WorkshopError
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.files import ask_to_save, documents
from ui.program.jobs import Job

_NAMES: Final = tr("Audit tools (*.toml);;Tables for a spreadsheet (*.csv)")
_NOT_IN_A_KEY: Final = re.compile(r"[^a-z0-9]+")


class ToolSaving(QObject):
    """Asks where to, writes it away from the window's thread, and says how it went."""

    def __init__(self, context: AuditContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._job: Job | None = None

    def ask(self) -> None:
        """Ask where to save the tool, where it holds together."""
        draft = self._draft()
        fault = first_fault(draft)
        if fault:
            self._context.show_fault(
                NotYet(
                    tr("The tool cannot go out yet: {fault}.", fault=fault),
                    tr("Nothing was written."),
                    tr("Mend it and save it again."),
                )
            )
            return
        suggested = documents() / f"{draft.key}.toml"
        ask_to_save(self._window, tr("Save this tool"), suggested, self.save, _NAMES)

    def save(self, path: Path) -> None:
        """Write the tool to *path*, read it back, and only then put it there."""
        draft = self._draft()
        self._job = Job(lambda _progress: _write(draft, path))
        self._job.done.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.broke.connect(self._on_broke)
        self._job.start()

    def _draft(self) -> ToolDraft:
        now = self._context.session.now
        title = now.audit.tool_title.strip() or now.audit.title
        key = now.audit.tool_key or _NOT_IN_A_KEY.sub("-", title.casefold()).strip("-")
        return draft_of(now.tool, key or "own", title)

    def _on_written(self, name: str) -> None:
        self._context.give_notice(
            tr("The tool is saved as “{name}”. A new audit can begin with it.", name=name)
        )

    def _on_failed(self, error: WorkshopError) -> None:
        self._context.show_fault(error)

    def _on_broke(self, error: Exception) -> None:
        raise error


def _write(draft: ToolDraft, path: Path) -> str:
    if path.suffix.lower() == ".csv":
        draft = tidied(draft)
        write_file(path, tool_csv(draft).encode(), lambda written: tool_in_table(written) == draft)
    else:
        write_file(path, tool_toml(draft).encode(), lambda written: read_tool(written) == draft)
    return path.name
