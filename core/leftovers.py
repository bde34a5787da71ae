"""Files under way: what a crash leaves of a copy or an export is swept at the next start.

Each file is noted, by its path alone, in the profile folder before it is made.
The note is held open while the work goes on, so that no other window sweeps it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from core.files import profile_folder


def notes_folder() -> Path:
    """Return where the notes lie."""
    return profile_folder() / "under-way"


@contextmanager
def under_way(*paths: Path) -> Iterator[None]:
    """Note that these files are being made; they are gone or in their place at the end."""
    note = _written(paths)
    try:
        yield
    finally:
        if note is not None:
            with suppress(OSError):  # what a full disk did not take is tried once more here
                note.close()
            with suppress(OSError):
                Path(note.name).unlink()


def sweep() -> None:
    """Remove what was under way when a window or command ended before its time."""
    for path in sorted(notes_folder().glob("*.txt")):
        with suppress(OSError), path.open("r+", encoding="utf-8", errors="surrogateescape") as note:
            if not lock_alone(note):
                continue
            for line in note.read().splitlines():
                _remove(Path(line))
            note.close()
            path.unlink()


def _remove(path: Path) -> None:
    if path.suffix not in (".part", ".part-journal") or not path.is_absolute():
        return  # not a name that we give
    with suppress(OSError):
        path.unlink()


def _written(paths: tuple[Path, ...]) -> IO[str] | None:
    """Return the note, open and locked; None where nothing can be noted: the work goes on."""
    from secrets import token_hex  # and all it needs: the start of the program has no note

    path = notes_folder() / f"{token_hex(8)}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        note = path.open("x", encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    with suppress(OSError):
        lock_alone(note)
        note.writelines(f"{one.absolute()}\n" for one in paths)
        note.flush()
        os.fsync(note.fileno())
    return note


def lock_alone(file: IO[str]) -> bool:
    """Lock an open file against others until it is closed; return whether nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file.fileno(), 1 << 30, os.SEEK_SET)  # locked bytes cannot be read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            os.lseek(file.fileno(), 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
