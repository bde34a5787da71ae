"""Writes one file that is not a document: beside its place, read back, and then put there."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from core.export.atomic_files import faults, replace_all, write_temporary, written_next_to
from core.leftovers import under_way
from core.model.fault import FileProblem
from core.words import tr


def write_file(target: Path, content: bytes, reads_back: Callable[[Path], bool]) -> None:
    """Write *content* to *target*, once *reads_back* found it whole beside its place.

    Raises FileProblem when the folder cannot take it or it does not read back.
    """
    place = written_next_to(target)
    with under_way(place.temporary):
        try:
            with faults(target):
                write_temporary(place.temporary, content)
            if not reads_back(place.temporary):
                raise FileProblem(
                    tr("“{name}” did not read back as it was written.", name=target.name),
                    tr("Nothing was changed: a file that was there before is as it was."),
                    tr("Choose another folder or another kind of file."),
                )
            replace_all([place])
        finally:
            with suppress(OSError):
                place.temporary.unlink(missing_ok=True)
