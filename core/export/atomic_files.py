"""Puts finished files in their place on the disk, and undoes it if one cannot go."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from core.files import is_folder, put_over, sync_folder
from core.leftovers import under_way
from core.model.fault import FileProblem
from core.words import tr

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_UNTOUCHED = tr("Nothing was changed: documents written before are as they were.")


@contextmanager
def faults(target: Path) -> Iterator[None]:
    """Turn what the disk refuses into a fault the facilitator can act on."""
    try:
        yield
    except OSError as error:
        raise _fault(target, error) from error


def _fault(target: Path, error: OSError) -> FileProblem:
    name, folder = target.name, target.parent.name or str(target.parent)
    if error.errno in _FULL:
        return FileProblem(
            tr("There is no room left on the disk for “{name}”.", name=name),
            _UNTOUCHED,
            tr("Make room or choose another folder, and export again."),
        )
    if not is_folder(target.parent):
        return FileProblem(
            tr("The folder “{folder}” is not there.", folder=folder),
            _UNTOUCHED,
            tr("Choose a folder that exists, and export again."),
        )
    if isinstance(error, PermissionError):
        return FileProblem(
            tr("“{name}” cannot be written to the folder “{folder}”.", name=name, folder=folder),
            _UNTOUCHED,
            tr("Close the document if it is open, or choose a folder you may write to."),
        )
    return FileProblem(
        tr("“{name}” could not be written to the folder “{folder}”.", name=name, folder=folder),
        _UNTOUCHED,
        tr("Choose a folder of your own on this computer, and export again."),
    )


class Waiting(NamedTuple):
    """Where a file is written before it goes to its place, and that place."""

    temporary: Path
    target: Path


def written_next_to(target: Path) -> Waiting:
    """Choose where a file is written before it goes to *target*: hidden, named after nothing."""
    return Waiting(target.with_name(f".casewalk-{token_hex(8)}.part"), target)


def write_temporary(temporary: Path, content: bytes) -> None:
    """Write *content* to a new file, down to the disk; call it while that is noted as under way."""
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def replace_all(waiting: Sequence[Waiting]) -> None:
    """Move each file onto its target; if one cannot go, the others go back."""
    before: list[tuple[Path, bytes | None]] = []
    for temporary, target in waiting:
        try:
            with faults(target):
                old = target.read_bytes() if target.exists() else None
                put_over(temporary, target)
        except BaseException:
            _put_back(before)
            raise
        before.append((target, old))
    for folder in {target.parent for _, target in waiting}:
        with suppress(OSError):
            sync_folder(folder)


def _put_back(before: Sequence[tuple[Path, bytes | None]]) -> None:
    for target, old in before:
        if old is None:
            target.unlink(missing_ok=True)
        else:
            temporary = written_next_to(target).temporary
            with under_way(temporary):
                write_temporary(temporary, old)
                put_over(temporary, target)
