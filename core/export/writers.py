"""Who writes a document in which format; another format is a line here and a room beside pdf."""

from dataclasses import dataclass
from typing import Protocol

from core.documents.blocks import Document
from core.documents.catalogue import Format
from core.model.progress import Progress


class Write(Protocol):
    """Returns a document as the bytes of a file, the same bytes for the same document."""

    def __call__(self, document: Document, progress: Progress | None = None) -> bytes: ...


class Verify(Protocol):
    """Reads a file back; raises FileProblem, calling it *name*, unless it is whole."""

    def __call__(
        self,
        content: bytes,
        document: Document,
        name: str,
        password: str = "",
        progress: Progress | None = None,
    ) -> None: ...


class Protect(Protocol):
    """Returns a file so that it opens only with a password."""

    def __call__(self, content: bytes, password: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: how it is written, read back and, where it can be, locked."""

    write: Write
    verify: Verify
    protect: Protect | None = None


def writer(format: Format) -> Writer:
    """Return the writer of a format; its libraries are imported here."""
    match format:
        case Format.PDF:
            from core.pdf.protect import protected
            from core.pdf.verify import verify
            from core.pdf.writer import write

            return Writer(write, verify, protected)
        case Format.WORD:
            from core.word.verify import verify as verify_word
            from core.word.writer import write as write_word

            return Writer(write_word, verify_word)
        case Format.HTML:
            from core.html.verify import verify as verify_html
            from core.html.writer import write as write_html

            return Writer(write_html, verify_html)
