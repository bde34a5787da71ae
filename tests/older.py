"""A small audit as each version of the program wrote it, from the first that was ever used.

Packed into one archive. Before a migration is written, the program as it is adds its own:
python -m tests.older
"""

import sys
import tarfile
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.acts import heard, walk
from core.model.case import Case
from core.model.clock import Clock
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.store.schema import VERSION
from tests.small import small_audit

ARCHIVE: Final = Path(__file__).parent / "files" / "older.tar.xz"
_MORNING: Final = datetime(2014, 4, 9, 9, 30)


@cache
@cache
def _files() -> dict[int, bytes]:
    with tarfile.open(ARCHIVE) as archive:
        return {
            int(one.name.removeprefix("version-").removesuffix(".casewalk")): found.read()
            for one in archive
            if (found := archive.extractfile(one)) is not None
        }


def older_versions() -> list[int]:
    """Return every version there is a file of, the oldest first."""
    return sorted(_files())


def older_file(version: int) -> bytes:
    """Return the file that a version wrote."""
    return _files()[version]


def _ticking() -> Clock:
    now = _MORNING

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=7)
        return now

    return clock


def _add_todays() -> None:
    """Add a file of today's version to the archive, in the place of one there is."""
    with TemporaryDirectory() as folder:
        path, clock = Path(folder) / "audit.casewalk", _ticking()
        small_audit(path, clock).close()
        with WorkshopFile.open(path, clock=clock) as file:
            (first, second), tool = file.all(Case), read_tool(file)
            point, other = tool.points[1], tool.points[0]
            walk.agree(file, first.id, point, tool.answers_at(point)[0].id)
            walk.give_reason(file, first.id, point, "Seen in the chronology")
            heard.add_note(file, Note(NoteKind.STRENGTH, "Calm handover", case_id=second.id))
            walk.park(file, second.id, other)
            file.undo()
            walk.choose(file, second.id, other, tool.answers_at(other)[1].id)
        files = {**_files(), VERSION: path.read_bytes()}
    with tarfile.open(ARCHIVE, "w:xz") as archive:
        for version in sorted(files):
            entry = tarfile.TarInfo(f"version-{version}.casewalk")
            entry.size, entry.mtime = len(files[version]), int(_MORNING.timestamp())
            archive.addfile(entry, BytesIO(files[version]))
    sys.stdout.write(f"{ARCHIVE.name} has versions {sorted(files)}\n")


if __name__ == "__main__":
    _add_todays()
