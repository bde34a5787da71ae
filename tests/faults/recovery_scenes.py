"""A damaged audit is put right, with the disk in trouble: what was damaged is never gone."""

from pathlib import Path
from typing import Final

from core.model.clock import Clock
from core.model.fault import WorkshopError
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.store.damaged import restore, salvage
from core.store.file import WorkshopFile
from core.store.page_sums import PAGE
from core.store.putting_together import put_together, readable

PUT_TOGETHER: Final = "put together what can be read"
FROM_A_COPY: Final = "open the last copy"
RECOVERIES: Final = (PUT_TOGETHER, FROM_A_COPY)


class NotOffered(WorkshopError):
    """Nothing was found to put it right with, which is said of the file itself."""


def torn(good: bytes) -> bytes:
    """Return an audit without its first page, but for the salt."""
    return good[:16] + bytes(PAGE - 16) + good[PAGE:]


def keep_one_copy(path: Path, key: str | None, clock: Clock) -> None:
    """Have a copy of the audit at *path*, and one thing done after it."""
    with WorkshopFile.open(path, key, clock) as file:
        own = file.own_copies
        assert own is not None
        own.choose(PlainCopies.KEEP)
        own.keep(CopyReason.MINUTES)
        with file.act("keep a remark"):
            file.put(Note(NoteKind.STRENGTH, "beyond the copy"))
    for copy in own.folder.copies()[1:]:
        own.folder.path_of(copy).unlink()


def recover(path: Path, key: str | None, clock: Clock, name: str) -> None:
    """Put it right as the start screen does. Raises NotOffered, FileProblem."""
    if name == FROM_A_COPY:
        copy = salvage(path, key)
        if copy is not None and copy.beyond.read:
            restore(copy, clock).file.close()
            return
    else:
        found = readable(path, key)
        if found is not None and not found.torn.lost:
            put_together(found, clock).file.close()
            return
    raise NotOffered("nothing", "nothing", "nothing")


def damaged_is_kept(place: Path, damaged: bytes) -> bool:
    """Return whether the damaged file lies in a folder, under whatever name."""
    return any(one.read_bytes() == damaged for one in place.glob("*.casewalk"))
