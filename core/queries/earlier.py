"""Reads an earlier audit's file to count it: nothing of it is written, nor kept open."""

from pathlib import Path

from core.model.snapshot import FullSnapshot
from core.queries.documents import full
from core.store.file import WorkshopFile


def read_earlier(path: Path, passphrase: str | None = None) -> FullSnapshot:
    """Return what counts of another audit rest on. Raises WrongKey, or FileProblem."""
    with WorkshopFile.open(path, passphrase, read_only=True) as file:
        return full(file)
