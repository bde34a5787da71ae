"""Writes an audit's documents into a folder."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.audit_file import open_audit, secret
from core.files import is_there
from core.model.fault import FileProblem, NotYet
from core.wording.numbers import listed

if TYPE_CHECKING:
    from core.model.snapshot import Snapshot


def export(wanted: argparse.Namespace) -> int:
    """Write the documents asked for; return the exit code."""
    from core.export.export import export as write
    from core.queries.documents import full

    password = secret(wanted.password_file, "password")
    with open_audit(wanted) as file:
        everything = full(file)
    _must_be_settled(everything.now)
    made = not is_there(wanted.to)
    with _folder_faults(wanted.to):
        wanted.to.mkdir(parents=True, exist_ok=True)
    try:
        written = write(everything, wanted.documents, wanted.to, password)
    except BaseException:
        if made:
            with suppress(OSError):
                wanted.to.rmdir()
        raise
    for path in written:
        print(path)
    return 0


def _must_be_settled(now: "Snapshot") -> None:
    open_ones = [note for note in now.notes if note.must_settle]
    if open_ones:
        names = {now.case[note.case_id].reference for note in open_ones if note.case_id}
        about = f" on {listed(sorted(names))}" if names else ""
        raise NotYet(
            f"An immediate concern{about} is not yet passed on.",
            "Nothing was written.",
            "Record who was told, when and what they did, or why it is carried as open.",
        )


@contextmanager
def _folder_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileProblem(
            f"The folder “{folder.name}” cannot be used.",
            "Nothing was written.",
            "Choose a folder of your own on this computer.",
        ) from error
