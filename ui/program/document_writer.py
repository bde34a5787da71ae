"""Writes a sheet to a file, away from the window's thread, and says in place how that went."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.documents.blocks import Document
from core.documents.catalogue import Format
from core.export.one_document import write_document
from core.model.fault import WorkshopError
from core.words import tr
from ui.program.files import ask_to_save, documents
from ui.program.jobs import Job
from ui.theme import Tone
from ui.widgets.labels import Label, Text

_KINDS: Final = {
    Format.PDF: tr("PDF documents (*.pdf)"),
    Format.WORD: tr("Word documents (*.docx)"),
    Format.HTML: tr("Web pages (*.html)"),
}


class DocumentWriter(QObject):
    """One sheet at a time; `said` tells of the last.

    Signals:
        written: the sheet is there; carries its path.
        ended: how it went; carries the words.
    """

    written = Signal(object)
    ended = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.said = Label("", Text.BODY)
        self.said.hide()
        self.busy = False
        self._target = Path()

    def ask(
        self, title: str, name: str, then: Callable[[Path], None], kind: Format = Format.PDF
    ) -> None:
        """Ask where to, under a name that says nothing of the audit."""
        named = documents() / f"{name}.{kind.ending}"
        ask_to_save(self._page, title, named, then, _KINDS[kind])

    def write(
        self, target: Path, compose: Callable[[], Document], kind: Format = Format.PDF
    ) -> None:
        """Compose and write a sheet; what *compose* asks for may take its time."""
        if self.busy:
            return
        self.busy = True
        self._target = target
        self._say(tr("Writing it…"), None)
        job = Job(lambda _progress: write_document(target, compose(), kind))
        job.done.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_written(self) -> None:
        self.busy = False
        self._say(tr("Written to “{name}”.", name=self._target.name), Tone.GOOD)
        self.written.emit(self._target)
        self.ended.emit(self.said.text())

    def _on_failed(self, fault: WorkshopError) -> None:
        self.busy = False
        self._say(fault.sentences, Tone.BAD)
        self.ended.emit(fault.sentences)

    def _on_broke(self, error: Exception) -> None:
        self.busy = False
        self.said.hide()
        self.ended.emit("")
        raise error

    def _say(self, words: str, tone: Tone | None) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.show()
