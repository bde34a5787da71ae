"""Writes the chosen documents to a folder: all of them whole, or none.

Each is written beside its place and read back from the disk; only when every
one is found whole do they move into place.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from core.documents.blocks import Document
from core.documents.catalogue import (
    DATA,
    Format,
    compose,
    file_name,
    formats_for,
    written_as,
)
from core.export.atomic_files import Waiting, faults, replace_all, write_temporary, written_next_to
from core.export.writers import DataWriter, data_writer, writer
from core.leftovers import under_way
from core.model.fault import NotYet
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.words import tr

PDF_ALONE: Final = (Format.PDF,)


def targets(
    full: FullSnapshot,
    keys: Sequence[str],
    folder: Path,
    formats: Collection[Format] = PDF_ALONE,
) -> tuple[Path, ...]:
    """Return the files that an export of these documents writes, in order."""
    return tuple(folder / file_name(one, full, format) for one, format in written_as(keys, formats))


def export(
    full: FullSnapshot,
    keys: Sequence[str],
    folder: Path,
    password: str | None = None,
    progress: Progress | None = None,
    formats: Collection[Format] = PDF_ALONE,
) -> tuple[Path, ...]:
    """Write the documents of *keys* into *folder* and return where they are.

    Each is written in those of the *formats* that it has. With a password each is
    protected, and nothing unprotected touches the disk.
    *progress* is told of steps out of 100 and may raise Cancelled.

    Raises FileProblem when the folder cannot take them, NotYet where a password cannot
    protect one.
    """
    pairs = written_as(keys, formats)
    if password:
        assure_protected(keys, formats)
    if any(format not in formats_for(one, full.audience) for one, format in pairs):
        raise NotYet(
            tr("The data hold every word as it was typed: they are for the panel alone."),
            tr("Nothing was written."),
            tr("Leave the data out."),
        )
    composed = cache(lambda key: compose(key, full))
    paths = targets(full, keys, folder, formats)
    waiting = [written_next_to(path) for path in paths]
    with under_way(*(one.temporary for one in waiting)):
        try:
            for at, ((found, format), place) in enumerate(zip(pairs, waiting, strict=True)):
                share = _Share(progress, at, len(pairs))
                if format in DATA:
                    _write_data(data_writer(format, found.sheets), full, place, share)
                else:
                    _write(format, composed(found.key), place, password or "", share)
            replace_all(waiting)
        finally:
            for place in waiting:
                with suppress(OSError):
                    place.temporary.unlink(missing_ok=True)
    if progress is not None:
        progress(100, 100)
    return tuple(place.target for place in waiting)


def assure_protected(keys: Sequence[str], formats: Collection[Format]) -> None:
    """Raise NotYet where one of these documents would be in a format that has no password."""
    for _, format in written_as(keys, formats):
        if format in DATA or writer(format).protect is None:
            raise NotYet(
                tr("A password protects PDFs only, not {format}.", format=format.label),
                tr("Nothing was written."),
                tr("Leave out the other formats, or the password."),
            )


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


def _write_data(by: DataWriter, full: FullSnapshot, place: Waiting, share: _Share) -> None:
    """Write the audit's data beside their place, and read them back."""
    back = _through_the_disk(by.write(full, share.writing), place)
    by.verify(back, full, place.target.name, share.reading)


def _through_the_disk(content: bytes, place: Waiting) -> bytes:
    with faults(place.target):
        write_temporary(place.temporary, content)
        return place.temporary.read_bytes()


def _write(
    format: Format, document: Document, place: Waiting, password: str, share: _Share
) -> None:
    """Write one document beside its place, and read it back."""
    by = writer(format)
    content = by.write(document, share.writing)
    if password and by.protect is not None:
        content = by.protect(content, password)
    back = _through_the_disk(content, place)
    by.verify(back, document, place.target.name, password, share.reading)
