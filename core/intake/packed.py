"""Files packed into one (.zip): what is in it, one file after the other. In the reading process."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from core.intake.disk import LARGEST, NOTHING_IN
from core.intake.kinds import ZIP, locked, too_large
from core.intake.limits import LARGEST_INSIDE
from core.intake.xml_parts import BROKEN
from core.model.fault import Unreadable, shown
from core.words import tr

PACKED: Final = ".zip"
MOST_FILES: Final = 500
_ASIDE: Final = ("__MACOSX", "Thumbs.db", "desktop.ini")
"""What systems put beside the files people mean."""
_NOTHING: Final = b"PK\x05\x06"
"""How a zip begins that nothing was ever put in."""


def files_in(source: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file in a zip; folders say nothing.

    Raises Unreadable when it is none, is under a password, or holds more than returns would.
    """
    if not data.startswith((ZIP, _NOTHING)):
        raise _damaged(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [one for one in archive.infolist() if not (one.is_dir() or _is_aside(one))]
            if len(parts) > MOST_FILES or sum(one.file_size for one in parts) > LARGEST_INSIDE:
                raise too_large(source)
            if not parts:
                raise _empty(source)
            if any(one.flag_bits & 1 for one in parts):
                raise locked(source)
            for part in parts:
                yield PurePosixPath(part.filename.replace("\\", "/")).name, _bytes(archive, part)
    except BROKEN as error:
        raise _damaged(source) from error


def _bytes(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as stream:
        found = stream.read(LARGEST + 1)  # what a zip says of sizes is only what it says
    if len(found) > LARGEST:
        raise too_large(part.filename[-60:])
    return found


def _is_aside(part: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    return path.name.startswith((".", "~$")) or any(step in _ASIDE for step in path.parts)


def _empty(source: str) -> Unreadable:
    return Unreadable(
        tr("There is no file in “{shown}”.", shown=shown(source)),
        NOTHING_IN,
        tr("Check that it is the zip you meant."),
    )


def _damaged(source: str) -> Unreadable:
    return Unreadable(
        tr("“{shown}” is not a zip that can be opened.", shown=shown(source)),
        NOTHING_IN,
        tr("Unpack it, and bring the files in that were in it."),
    )
