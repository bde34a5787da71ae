"""Writes the chosen documents to a folder: all of them whole, or none.

Each is written beside its place and read back from the disk; only when every
one is found whole do they move into place.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from core.documents.blocks import Document
from core.documents.catalogue import spec
from core.export.atomic_files import beside, faults, into_place
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.pdf.protect import protected


def pdf_bytes(document: Document, progress: Progress | None = None) -> bytes:
    """Return a document as PDF; the same document is always the same bytes."""
    from core.pdf.writer import write

    return write(document, progress).content


def export(
    full: FullSnapshot,
    keys: Sequence[str],
    folder: Path,
    password: str | None = None,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write the documents of *keys* into *folder* and return where they are.

    With a password each is protected, and nothing unprotected touches the disk.
    *progress* is told of steps out of 100 and may raise Cancelled.

    Raises FileProblem when the folder cannot take them.
    """
    specs = [spec(key) for key in dict.fromkeys(keys)]
    waiting: list[tuple[Path, Path]] = []
    try:
        for at, found in enumerate(specs):
            target = folder / found.file_name
            share = _Share(progress, at, len(specs))
            waiting.append((_written(found.compose(full), target, password or "", share), target))
        into_place(waiting)
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    if progress is not None:
        progress(100, 100)
    return tuple(target for _, target in waiting)


class _Share:
    """The part of the whole progress that one document takes."""

    def __init__(self, progress: Progress | None, at: int, of: int) -> None:
        self._progress = progress
        self._from = 100 * at / of
        self._width = 100 / of

    def drawn(self, done: int, total: int) -> None:
        """Tell how much has been drawn: six tenths of the work."""
        self._tell(0.6 * done / max(total, 1))

    def read_back(self, done: int, total: int) -> None:
        """Tell how much has been read back: the rest."""
        self._tell(0.6 + 0.4 * done / max(total, 1))

    def _tell(self, part: float) -> None:
        if self._progress is not None:
            self._progress(min(99, int(self._from + self._width * part)), 100)


def _written(document: Document, target: Path, password: str, share: _Share) -> Path:
    """Write one document beside its place, read it back, and return where it waits."""
    from core.pdf.verify import assure, opened
    from core.pdf.writer import write

    written = write(document, share.drawn)
    content = protected(written.content, password) if password else written.content
    with faults(target):
        temporary = beside(target, content)
    try:
        with faults(target):
            back = temporary.read_bytes()
        plain = opened(back, password, target.name) if password else back
        assure(plain, document, written.pages, target.name, share.read_back)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
