"""Opening a workshop file: what can be wrong with it, said before anything is touched."""

import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.files import is_there
from core.model.fault import FileProblem, OlderFile, WrongKey
from core.model.file_names import what_no_disk_takes
from core.store.cipher import APPLICATION_ID, cannot_read, connect, faults, is_foreign, is_locked
from core.store.copy_folder import keep_before
from core.store.inspection import refuse_foreign_rows, refuse_foreign_schema
from core.store.lock import HERE, Lock, lock_path
from core.store.recovery import set_foreign_journal_aside
from core.store.reserve import Recorder
from core.store.schema import HISTORY_SINCE, VERSION, migrations
from core.store.shape import lay_out
from core.store.sums import write_sum
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database


# A disk takes 255 bytes, the database 512 of the whole path; the journal of a copy
# under way has the longest name.
_NAME_BYTES: Final = 255 - len(".part-journal")
_PATH_BYTES: Final = 512 - len(".part-journal") - 1

_CACHE_KIB: Final = 2_000
"""Pages kept in memory, as much as SQLite usually keeps; the cipher's own 8 MB save no time."""
_BESIDE: Final = ("-journal", "-wal", "-shm")
"""What the database calls its own files beside an audit: it writes over them, or clears them."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A connection that is ready, and why it only reads if it does.

    The passphrase is kept so that work can go on in a copy under the same one;
    it is shown nowhere.
    """

    db: "Database"
    lock: Lock | None
    read_only: bool = False
    open_by: str = ""
    passphrase: str | None = field(default=None, repr=False)
    recorder: Recorder = field(default_factory=Recorder, repr=False)

    def close(self) -> None:
        """Close the connection and give the lock back."""
        self.db.close()
        if self.lock is not None:
            self.lock.release()


def open_file(
    path: Path,
    passphrase: str | None,
    *,
    new: bool = False,
    read_only: bool = False,
    as_found: bool = False,
) -> OpenedFile:
    """Take the lock, connect and bring the tables up to date.

    *as_found* opens a file whose rows make no sense, to be checked.
    Raises WrongKey or FileProblem, with the file untouched.
    """
    if not new:
        passphrase = _key_for(path, passphrase)
    lock, open_by = (None, "") if read_only else _take_lock(path)
    if new and lock is None:
        raise _cannot_hold(path, open_by)
    try:
        if lock is not None:
            set_foreign_journal_aside(path, passphrase)
        recorder = Recorder()
        db = connect(path, passphrase, read_only=lock is None, tracer=recorder)
        try:
            with faults(path):
                version = _version_of_ours(db, path, new=new)
                if version < VERSION:
                    if lock is not None and not new:
                        keep_before(path, db, lock.audit_bytes, passphrase)
                    _bring_up_to_date(db, path, version, writable=lock is not None)
                if not as_found:
                    refuse_foreign_rows(db, path)
                db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}").close()
        except BaseException:
            db.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    recorder.forget()
    return OpenedFile(db, lock, lock is None, open_by, passphrase, recorder)


def create_file(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises FileProblem."""
    refuse_name(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise FileProblem(
            tr("There is already a file called “{path}” in that folder.", path=path.name),
            tr("It was not touched."),
            tr("Choose another name or another folder."),
        ) from error
    except (OSError, ValueError) as error:
        raise FileProblem(
            tr("“{path}” cannot be kept in that folder.", path=path.name),
            tr("Nothing was written."),
            tr("Choose a folder of your own on this computer."),
        ) from error


def refuse_name(path: Path) -> None:
    """Refuse a place for a new file whose name will not do.

    It leaves no room for the longer names beside it, or another system reads it otherwise.

    Raises FileProblem.
    """
    if _too_long(path):
        raise FileProblem(
            tr("“{path}” is too long a name for a file.", path=path.name),
            tr("Nothing was written."),
            tr("Choose a shorter name."),
        )
    if path.name.casefold().endswith(_BESIDE):
        raise FileProblem(
            tr("“{path}” is named like what is kept beside an open audit.", path=path.name),
            tr("Nothing was written."),
            tr("Choose a name that ends in “{suffix}”.", suffix=".casewalk"),
        )
    # To Windows such a place is always there, and is no file.
    kept = is_there(path) and sys.platform != "win32"
    if (wrong := what_no_disk_takes(path.name)) and not kept:
        raise FileProblem(
            tr(
                "A file cannot be called “{path}” on every computer: {wrong}.",
                path=path.name,
                wrong=_why_not(wrong),
            ),
            tr("Nothing was written."),
            tr("Choose a name of letters, digits, spaces and hyphens."),
        )
    if len(os.fsencode(path.absolute())) > _PATH_BYTES:
        raise FileProblem(
            tr("“{path}” lies too many folders deep.", path=path.name),
            tr("Nothing was written."),
            tr("Choose a folder nearer to the top of the disk, or a shorter name."),
        )


def _why_not(wrong: str) -> str:
    if wrong == ".":
        return tr("Windows drops the full stop at its end")
    if not wrong.strip():
        return tr("there is a space or a sign that cannot be seen where Windows drops it")
    return tr("“{wrong}” means something else to Windows", wrong=wrong)


def _too_long(path: Path) -> bool:
    return len(os.fsencode(path.name)) > _NAME_BYTES


def _key_for(path: Path, passphrase: str | None) -> str | None:
    """Return the passphrase to use: none for a plain file, whatever was given."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
            raise _not_ours(path)
        locked = is_locked(path)
        if locked and is_foreign(path):
            raise _not_ours(path)
    except FileNotFoundError as error:
        raise FileProblem(
            tr("“{path}” is not there.", path=path.name),
            tr("Nothing was changed."),
            tr(
                "If it is on a removable drive, connect it; otherwise open it from where it is now."
            ),
        ) from error
    except (OSError, ValueError) as error:
        raise cannot_read(path) from error
    if locked and not passphrase:
        raise WrongKey(
            tr("“{path}” is locked with a passphrase, or is not a Casewalk audit.", path=path.name),
            tr("The file was not touched."),
            tr("Type its passphrase."),
        )
    return passphrase if locked else None


def _take_lock(path: Path) -> tuple[Lock | None, str]:
    """Return the lock, or who holds it; neither when the folder cannot be written."""
    if _too_long(path):
        return None, ""
    lock = Lock(path)
    try:
        holder = lock.take()
    except OSError:
        return None, ""
    return (lock, "") if holder is None else (None, holder.words)


def _version_of_ours(db: "Database", path: Path, *, new: bool) -> int:
    """Check that the file is ours and of no version to come; return its version."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if not new and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise _not_ours(path)
    if version > VERSION:
        raise FileProblem(
            tr("“{path}” was written by a newer version of Casewalk.", path=path.name),
            tr("The file was not touched."),
            tr("Open it with that version, or ask for Casewalk to be updated on this computer."),
        )
    refuse_foreign_schema(db, path, max(version, 0))
    return int(version)


def _bring_up_to_date(db: "Database", path: Path, version: int, *, writable: bool) -> None:
    if not writable:
        raise OlderFile(
            tr(
                "“{path}” is from an older version and has to be brought up to date first.",
                path=path.name,
            ),
            tr("The file was not touched."),
            tr("Copy it to a folder of your own and open the copy."),
        )
    with db.atomic():
        if version >= HISTORY_SINCE:  # what an older shape recorded is read but not undone
            db.execute("UPDATE acts SET state = 'closed' WHERE state IN ('done', 'undone')")
        if version:
            migrations().apply(db)
        else:
            lay_out(db)
        write_sum(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def only_for_reading(path: Path, open_by: str) -> FileProblem:
    """The fault for a change to an audit that was opened for reading only."""
    if not open_by:
        return FileProblem(
            tr("This audit is open for reading only."),
            tr("Nothing was changed."),
            tr("Copy it to a folder of your own on this computer to change it."),
        )
    remedy = tr("Make the change there, or close it there and open it here again.")
    if open_by != HERE:  # after a crash, nobody but that computer frees its lock
        remedy += tr(
            " If that computer is off, delete the file "
            "“{lock_path}” beside the audit and open it again.",
            lock_path=lock_path(path).name,
        )
    return FileProblem(
        tr("This audit is open for reading only: {open_by} has it open.", open_by=open_by),
        tr("Nothing was changed."),
        remedy,
    )


def _cannot_hold(path: Path, open_by: str) -> FileProblem:
    lock = lock_path(path).name
    return FileProblem(
        tr("“{path}” cannot be made in that folder.", path=path.name),
        tr("Nothing was written."),
        tr(
            "A file called “{lock}” says {open_by} has it open: choose another name, or "
            "delete that "
            "file if nobody has.",
            lock=lock,
            open_by=open_by,
        )
        if open_by
        else tr("Choose a folder of your own on this computer."),
    )


def _not_ours(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{path}” is not a Casewalk audit.", path=path.name or path.resolve().name),
        tr("The file was not touched."),
        tr(
            "Choose a file that ends in .casewalk. Returns and lists are brought in once an "
            "audit is "
            "open."
        ),
    )
