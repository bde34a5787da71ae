"""A whole copy of an audit, written aside and put in its place in one step."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.fault import FileProblem
from core.store.cipher import faults
from core.store.lock import Lock

if TYPE_CHECKING:
    from sqlite_utils import Database


def write_copy(db: "Database", path: Path, *, held: Lock | None = None) -> None:
    """Write what the connection sees to *path*, under the same passphrase.

    What was at *path* is replaced, unless it is an audit that is open
    somewhere; *held* is the lock we hold, which may be the one for that place.
    Raises FileProblem, with nothing left behind.
    """
    lock: Lock | None = None
    aside = path.with_name(path.name + ".part")
    try:
        lock = Lock(path)
        ours = held is not None and held.path == lock.path
        if not ours and lock.take() is not None:
            raise held_elsewhere(path)
        aside.unlink(missing_ok=True)
        aside.touch(mode=0o600)
        with faults(path):
            db.execute("VACUUM INTO ?", (str(aside),))
        # A journal left there by a file that crashed would be played back into the copy.
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        aside.replace(path)
    except OSError as error:
        raise FileProblem(
            f"The copy “{path.name}” could not be written there.",
            "Nothing else was changed.",
            "Choose a folder of your own on this computer.",
        ) from error
    finally:
        if lock is not None:
            lock.release()
        with contextlib.suppress(OSError):  # a name too long for its folder has no file either
            aside.unlink()


def held_elsewhere(path: Path) -> FileProblem:
    """The fault for a place where another audit is open."""
    return FileProblem(
        f"“{path.name}” is open in another window or on another computer.",
        "It was not touched.",
        "Choose another name for the copy, or close it there first.",
    )
