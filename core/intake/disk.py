"""Fetches the bytes of a file someone brought, or says plainly why not."""

import errno
from pathlib import Path
from typing import Final

from core.files import is_folder
from core.model.fault import Unreadable, shown
from core.words import tr

LARGEST: Final = 20 * 1024 * 1024
NOTHING_IN: Final = tr("Nothing was taken in from it.")
_SHARING: Final = (32, 33)
"""What Windows says of a file that another program keeps to itself."""


def bytes_of(path: Path) -> bytes:
    """Return the whole file.

    Raises Unreadable when it is missing, a folder, closed to us or over 20 MB.
    """
    try:
        if path.is_dir():
            raise _fault(
                tr("“{shown}” is a folder.", shown=shown(path.name)),
                tr("Choose the files inside it."),
            )
        size = path.stat().st_size
        data = b""
        if size <= LARGEST:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)  # what is no common file says that it is empty
            size = max(size, len(data))
        if size > LARGEST:
            raise _fault(
                tr(
                    "“{shown}” holds {number} MB; {number_2} MB is the most that can be read.",
                    shown=shown(path.name),
                    number=size // (1024 * 1024),
                    number_2=LARGEST // (1024 * 1024),
                ),
                tr("Check that it is the right file, or split it into smaller ones."),
            )
        return data
    except (OSError, ValueError) as error:
        raise _closed_to_us(path, error) from error


def _closed_to_us(path: Path, error: OSError | ValueError) -> Unreadable:
    name = shown(path.name)
    number = error.errno if isinstance(error, OSError) else None
    if getattr(error, "winerror", None) in _SHARING:
        return _fault(
            tr("“{name}” is open in another program.", name=name),
            tr("Close it there, then bring it in again."),
        )
    if number == errno.ENAMETOOLONG or len(path.name.encode("utf-8", "replace")) > 255:
        return _fault(
            tr("The name “{name}” is too long to be opened.", name=name),
            tr("Give the file a shorter name, or move it to a folder nearer the top of the disk."),
        )
    if number in (errno.ENOENT, errno.ENOTDIR):
        return _missing(path)
    if number in (errno.EACCES, errno.EPERM):
        return _fault(
            tr("“{name}” may not be read from this account.", name=name),
            tr("Copy it to a folder of your own, or ask whoever keeps it."),
        )
    return _fault(
        tr("“{name}” cannot be read.", name=name),
        tr("Close it in other programs, or copy it to this computer first."),
    )


def _missing(path: Path) -> Unreadable:
    if not is_folder(path.parent):
        return _fault(
            tr(
                "There is no folder “{shown}” there, so “{shown_2}” cannot be found.",
                shown=shown(path.parent.name),
                shown_2=shown(path.name),
            ),
            tr("Check the folder's name, and that its drive is connected."),
        )
    return _fault(
        tr("There is no file “{shown}” there.", shown=shown(path.name)),
        tr("Check the name and the folder, then try again."),
    )


def _fault(happened: str, remedy: str) -> Unreadable:
    return Unreadable(happened, NOTHING_IN, remedy)
