"""Writes the guide to a file of one's choice, away from the window's thread."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from core.documents.catalogue import Format
from core.words import tr
from ui.help.page import HelpPage
from ui.program.files import ask_to_save, documents
from ui.program.jobs import Job

_NAME: Final = "casewalk-guide"
_KINDS: Final = {
    Format.PDF: tr("PDF documents (*.pdf)"),
    Format.HTML: tr("Web pages (*.html)"),
}


class GuideWriter(QObject):
    """One file at a time; the page says how it went."""

    def __init__(self, page: HelpPage) -> None:
        super().__init__(page)
        self._page = page
        self._busy = False

    def ask(self, name: str) -> None:
        """Ask where to, and write it there as "pdf" or "html"."""
        format = Format(name)
        place = documents() / f"{_NAME}.{name}"
        title = tr("The guide as a file")
        ask_to_save(
            self._page, title, place, lambda target: self.write(target, format), _KINDS[format]
        )

    def write(self, target: Path, format: Format) -> None:
        """Write it and say so; nothing is there where it did not work."""
        if self._busy:
            return
        self._busy = True
        self._page.say(tr("Writing it…"))
        job = Job(lambda _progress: _write(target, format))
        job.done.connect(lambda _: self._on_ended(tr("Written to “{name}”.", name=target.name)))
        job.failed.connect(lambda fault: self._on_ended(fault.sentences))
        job.broke.connect(self._on_broke)
        job.start()

    def _on_ended(self, words: str) -> None:
        self._busy = False
        self._page.say(words)

    def _on_broke(self, error: Exception) -> None:
        self._on_ended("")
        raise error


def _write(target: Path, format: Format) -> None:
    from core.documents.guide import guide
    from core.export.one_document import write_document

    write_document(target, guide(), format)
