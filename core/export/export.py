"""Writes the chosen documents to a folder: all of them whole, or none.

Each is written beside its place and read back from the disk; only when every
one is found whole do they move into place.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from core.documents.blocks import Document
from core.documents.catalogue import DocumentSpec, file_name, spec
from core.export.atomic_files import Waiting, faults, replace_all, write_temporary, written_next_to
from core.export.writers import writer
from core.leftovers import under_way
from core.model.audit import Audit
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot


def targets(audit: Audit, keys: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Return the files that an export of these documents writes, in order."""
    return tuple(folder / file_name(spec(key), audit) for key in dict.fromkeys(keys))


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
    waiting = [written_next_to(folder / file_name(found, full.now.audit)) for found in specs]
    with under_way(*(one.temporary for one in waiting)):
        try:
            for at, (found, place) in enumerate(zip(specs, waiting, strict=True)):
                share = _Share(progress, at, len(specs))
                _write(found, found.compose(full), place, password or "", share)
            replace_all(waiting)
        finally:
            for place in waiting:
                with suppress(OSError):
                    place.temporary.unlink(missing_ok=True)
    if progress is not None:
        progress(100, 100)
    return tuple(place.target for place in waiting)


class _Share:
    """The part of the whole progress that one document takes."""

    def __init__(self, progress: Progress | None, at: int, of: int) -> None:
        self._progress = progress
        self._from = 100 * at / of
        self._width = 100 / of

    def writing(self, done: int, total: int) -> None:
        """Tell how much has been written: seven tenths of the work."""
        self._tell(0.7 * done / max(total, 1))

    def reading(self, done: int, total: int) -> None:
        """Tell how much has been read back: the rest."""
        self._tell(0.7 + 0.3 * done / max(total, 1))

    def _tell(self, part: float) -> None:
        if self._progress is not None:
            self._progress(min(99, int(self._from + self._width * part)), 100)


def _write(
    found: DocumentSpec, document: Document, place: Waiting, password: str, share: _Share
) -> None:
    """Write one document beside its place, and read it back."""
    by = writer(found.format)
    content = by.write(document, share.writing)
    if password:
        content = by.protect(content, password)
    with faults(place.target):
        write_temporary(place.temporary, content)
        back = place.temporary.read_bytes()
    by.verify(back, document, place.target.name, password, share.reading)
