"""The connection: SQLCipher under sqlite-utils, with the settings that keep what was said."""

import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from core.files import real_path
from core.model.fault import FileBusy, FileGone, FileProblem, WorkshopError, WrongKey
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x43574C4B
"""What marks a file as ours: the letters CWLK."""

PLAIN_HEADER = b"SQLite format 3\x00"

# PDF, zip (so Excel and Word too), the older Office, PNG.
_FOREIGN_MARKS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n")
_HEAD = 512

PATIENT = 5.0
"""Seconds that are waited where another program has the file for itself."""

# (pragma, value to set, value read back). Not WAL: it goes on writing without a
# word after the file was moved. EXTRA, not FULL: FULL lost rows in power cuts.
SETTINGS = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
)


def is_locked(path: Path) -> bool:
    """Return whether a file needs a passphrase, as far as its first bytes tell."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) != PLAIN_HEADER


def is_foreign(path: Path) -> bool:
    """Return whether the first bytes say for certain that a file is none of ours.

    A locked audit begins with random bytes: what reads as text, or carries the
    mark of another kind of file, is none. Anything else only its key can tell.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_FOREIGN_MARKS):
        return True
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # text as Windows and Excel may write it
        return head.count(0) > len(head) // 4
    if any(byte < 32 and byte not in b"\t\n\f\r" for byte in head):
        return False
    if len(head) == _HEAD:  # so many bytes without one control sign are not random
        return True
    return _is_text(head)


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def connect(
    path: Path,
    passphrase: str | None,
    *,
    read_only: bool = False,
    as_it_lies: bool = False,
    tracer: Callable[..., None] | None = None,
) -> "Database":
    """Open a connection with every setting set and read back.

    *as_it_lies* only reads, and leaves a journal of a crash out of account; *tracer*
    is told of every statement before it is run.

    The file has to be there, if only an empty one. May be called in another
    thread than the one that uses the connection afterwards: deriving the key
    takes about 0.13 s.

    Raises WrongKey when the file cannot be read with this passphrase.
    """
    dbapi, database = libraries()
    with faults(path):
        connection = dbapi.connect(
            address(_whole(path), read_only=read_only or as_it_lies)
            + ("&immutable=1" if as_it_lies else ""),
            uri=True,
            timeout=PATIENT,
            isolation_level=None,
            check_same_thread=False,
        )
    try:
        with faults(path, unlocking=True):
            connection.execute("PRAGMA cipher_log_level = NONE")
            if passphrase:
                connection.execute(f"PRAGMA key = '{_escaped(passphrase)}'")
            _settle(connection)
    except BaseException:
        connection.close()
        raise
    db: Database = database(connection, tracer=tracer)
    return db


def _whole(path: Path) -> Path:
    """Return a path without links. Raises FileProblem for links that go round in a circle."""
    try:
        return real_path(path)
    except RuntimeError as error:
        raise cannot_read(path) from error


def address(path: PurePath, *, read_only: bool) -> str:
    """Return where the database finds a file, given whole.

    Windows turns a network drive into the name of its server, which the
    database takes for a host unless it stands behind four strokes.
    """
    whole = path.as_uri()
    if not whole.startswith("file:///"):
        whole = whole.replace("file://", "file:////", 1)
    return f"{whole}?mode={'ro' if read_only else 'rw'}"


def libraries() -> tuple[Any, Any]:
    """Import sqlcipher3 under the name sqlite-utils looks for, then sqlite-utils.

    Takes about 0.1 s the first time; return their connecting and wrapping parts.
    """
    import sqlcipher3
    import sqlcipher3.dbapi2 as dbapi

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi)
    from sqlite_utils import Database

    return dbapi, Database


def as_key(passphrase: str) -> str:
    """Return a passphrase as the database is given it: however it was typed, the same signs."""
    plain = passphrase.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", plain)


def _escaped(passphrase: str) -> str:
    """Return the passphrase for a PRAGMA, which takes no bound values and no text beyond UTF-8."""
    return as_key(passphrase).replace("'", "''")


def _settle(connection: Any) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for pragma, value, expected in SETTINGS:
        connection.execute(f"PRAGMA {pragma} = {value}")
        found = connection.execute(f"PRAGMA {pragma}").fetchone()
        if pragma == "mmap_size" and found is None:
            continue  # an encrypted file is never mapped
        if found is None or found[0] != expected:
            raise RuntimeError(f"the setting {pragma} did not hold")


# What the database says of a file that is not as it left it. A table or column
# that is not there is the file's doing too: our own words are tried in tests.
# (A broken rule of ours is named, "UNIQUE constraint failed: ...", and is ours.)
_DAMAGE = (
    "not a database",
    "malformed",
    "corrupt",
    "disk I/O error",
    "unsupported file format",
    "Could not decode",
    "text encoding",
    "no such",
    "has no column",
    "foreign key mismatch",
    "SQL logic error",
    "vtable constructor failed",
    "parse error in",
    "unrecognized option",
    "invalid fts5 file format",
)


@contextmanager
def faults(path: Path, *, unlocking: bool = False) -> Iterator[None]:
    """Turn the database's own errors into faults a facilitator can act on.

    While *unlocking*, a locked file that makes no sense may mean a wrong passphrase.
    Anything that is not the world's doing (a broken constraint, bad SQL) stays
    what it is: our mistake.
    """
    import sqlcipher3.dbapi2 as dbapi

    try:
        yield
    except dbapi.DatabaseError as error:
        fault = _fault(path, str(error), unlocking and _looks_locked(path))
        if fault is None:
            raise
        raise fault from error
    except UnicodeDecodeError as error:  # damage spoils even what the database says of it
        raise damaged(path) from error
    except MemoryError as error:  # a length that no text of ours has
        raise damaged(path) from error


def _fault(path: Path, said: str, may_be_key: bool) -> WorkshopError | None:
    name = path.name
    if "not a database" in said and may_be_key:
        return not_opened(path)
    if said == "constraint failed" or any(sign in said for sign in _DAMAGE):
        return damaged(path)
    if "disk is full" in said:
        return FileProblem(
            tr("The disk is full, so this was not saved."),
            tr("Everything saved before is safe in the file."),
            tr("Free some space on the disk, then do it again."),
        )
    if "locked" in said:
        return FileBusy(
            tr("“{name}” is being used by another program.", name=name),
            tr("Nothing was changed."),
            tr("Close the other program, then try again."),
        )
    if "readonly database" in said and identity(path) is None:
        return gone(path, saved=False)
    if said == "interrupted":
        return FileProblem(
            tr("Looking that up in “{name}” took too long, so it was stopped.", name=name),
            tr("Nothing was changed."),
            tr(
                "Try again; if it happens once more, check the file or open the latest copy "
                "you kept."
            ),
        )
    if "unable to open" in said or "readonly" in said:
        return FileProblem(
            tr("“{name}” cannot be written to where it is kept.", name=name),
            tr("The file was not touched."),
            tr("Copy it to a folder of your own on this computer and open it there."),
        )
    return None


def damaged(path: Path) -> FileProblem:
    """The fault for a file that holds something we never wrote."""
    return FileProblem(
        tr("“{path}” is damaged, or the disk it is on cannot be read.", path=path.name),
        tr("Nothing more was written to it."),
        tr("Open the latest copy you kept of it, or copy the file to another disk and try again."),
    )


def not_opened(path: Path) -> WrongKey:
    """The fault for a locked file that makes no sense with the passphrase given."""
    return WrongKey(
        tr("“{path}” could not be opened.", path=path.name),
        tr("The file was not touched."),
        tr(
            "Either the passphrase is wrong, or the file is damaged, or it is not a Casewalk "
            "audit: a locked file cannot tell these apart. Try the passphrase again, with "
            "Caps Lock off."
        ),
    )


def cannot_read(path: Path) -> FileProblem:
    """The fault for a file that the system does not let us read."""
    return FileProblem(
        tr("“{path}” cannot be read.", path=path.name),
        tr("The file was not touched."),
        tr("Check that it is a file you may open, or copy it to a folder of your own."),
    )


def _looks_locked(path: Path) -> bool:
    try:
        return is_locked(path)
    except OSError:
        return False


def unreadable(path: Path) -> FileGone:
    """The fault for a file that was read before and answers no more."""
    return FileGone(
        tr(
            "“{path}” cannot be read any more: its disk was taken out, or is failing.",
            path=path.name,
        ),
        tr("Everything said so far is still held in memory."),
        tr("Keep a copy on another disk now, and go on in the copy."),
        saved=False,
    )


def gone(path: Path, *, saved: bool) -> FileGone:
    """The fault for a file that is no longer under its name."""
    return FileGone(
        tr("“{path}” was moved, renamed or replaced while it was open.", path=path.name),
        tr("Everything said so far is still held in memory."),
        tr("Keep a copy now, and go on in the copy."),
        saved=saved,
    )


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells one file from another under the same name; None if gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    if sys.platform == "win32":  # what is open is not replaced there; FAT numbers change
        return (0, 0)
    return (found.st_dev, found.st_ino)
