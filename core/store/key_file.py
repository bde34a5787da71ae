"""A key file: who the people behind an audit's references are, locked, and apart from the audit.

It is locked by what locks an audit. It is held whole in memory while it is open and
written whole, aside, at each change: it has no journal, and no moment half written.
Its passphrase is not kept, only the key that was made from it, and that until it is closed.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from core.files import is_there, put_over, sync_file, sync_folder
from core.model.fault import FileProblem, NotYet, WrongKey
from core.model.identities import Identities, Identity, KeyColumn
from core.store.cipher import as_key, connect, faults, is_foreign, is_locked
from core.store.copying import aside_of, empty_aside
from core.store.opening import refuse_name
from core.store.pages import page_faults
from core.store.rekeying import same_key
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

ENDING: Final = ".casekey"
KEY_APPLICATION_ID: Final = 0x43574C49
"""What marks a file as a key file: the letters CWLI."""

_VERSION: Final = 1
_SCHEMA: Final = "SELECT sql FROM sqlite_schema ORDER BY rowid"
_TABLES: Final = (
    "CREATE TABLE audit (mark TEXT NOT NULL) STRICT",
    "CREATE TABLE columns (position INTEGER PRIMARY KEY, name TEXT NOT NULL, "
    "agency TEXT NOT NULL) STRICT",
    "CREATE TABLE lines (position INTEGER PRIMARY KEY, reference TEXT NOT NULL) STRICT",
    "CREATE TABLE cells (line INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, "
    "PRIMARY KEY (line, position)) STRICT, WITHOUT ROWID",
)
_MOST_CELLS: Final = 60_000
_MOST_LETTERS: Final = 5_000


class KeyFile:
    """One open key file; `identities` are what it holds. Close it as soon as it is not needed."""

    def __init__(self, path: Path, key: str, identities: Identities, digest: str) -> None:
        self.path = path
        self.identities = identities
        self._key = key
        self._digest = digest

    @classmethod
    def create(cls, path: Path, passphrase: str, identities: Identities) -> "KeyFile":
        """Make a key file, read it back, and only then put it there.

        Raises NotYet without a passphrase, FileProblem if something is there already or the
        folder cannot take it.
        """
        _assure_passphrase(passphrase)
        if is_there(path):
            raise FileProblem(
                tr("There is already a file called “{path}” in that folder.", path=path.name),
                tr("It was not touched."),
                tr("Choose another name or another folder."),
            )
        _write(path, passphrase, identities)
        return cls.open(path, passphrase)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "KeyFile":
        """Open a key file and read it whole; takes about 0.3 s. Nothing is written anywhere.

        Raises WrongKey or FileProblem.
        """
        digest = _digest_of(path)
        _assure_locked(path)
        identities, key = _read(path, passphrase, with_key=True)
        return cls(path, key, identities, digest)

    def write(self, identities: Identities) -> None:
        """Keep these from now on, in the file and here. Raises FileProblem, with both as they were.

        A file that is no longer what was read, or no longer there, is left alone.
        """
        if not self._key:
            raise RuntimeError("the key file was closed")
        self._assure_as_read()
        _write(self.path, self._key, identities)
        self._digest = _digest_of(self.path)
        self.identities = identities

    def change_passphrase(self, old: str, new: str) -> None:
        """Write it anew under another passphrase; takes about a second, on any thread.

        Raises WrongKey where *old* does not open it, NotYet or FileProblem, with the file as
        it was. Copies of it that lie elsewhere keep the passphrase they have.
        """
        _assure_passphrase(new)
        identities = _read(self.path, old)[0]
        if not self._key:
            raise NotYet(
                tr("The key file was closed meanwhile."),
                tr("It has the passphrase it had."),
                tr("Open it, and do that once more."),
            )
        self._assure_as_read()
        _write(self.path, new, identities)
        _, key = _read(self.path, new, with_key=True)
        if self._key:  # closed meanwhile it stays so
            self._key, self._digest = key, _digest_of(self.path)

    def _assure_as_read(self) -> None:
        if _digest_of(self.path) != self._digest:
            raise FileProblem(
                tr("“{name}” was changed elsewhere since it was opened.", name=self.path.name),
                tr("It was not written over."),
                tr("Close the key file here, open it again, and do that once more."),
            )

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is its passphrase: asks the file."""
        try:
            _read(self.path, passphrase)
        except WrongKey:
            return False
        return True

    def close(self) -> None:
        """Let go of its key and of all that it holds."""
        self._key = ""
        self.identities = Identities()

    def __repr__(self) -> str:
        return "<KeyFile>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an open key file never leaves this process")


def _assure_passphrase(passphrase: str) -> None:
    if not as_key(passphrase).strip():
        raise NotYet(
            tr("A key file has to have a passphrase."),
            tr("Nothing was written."),
            tr("Choose one, another than the audit's."),
        )


def _digest_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise FileProblem(
            tr("“{name}” is not there, or cannot be read.", name=path.name),
            tr("Nothing was changed."),
            tr("If it is on a removable drive, connect it; otherwise choose where it is now."),
        ) from error


def _assure_locked(path: Path) -> None:
    """Raise FileProblem for what can be none of ours: a key file is never without a passphrase."""
    with faults(path):
        if not is_locked(path) or is_foreign(path) or not path.stat().st_size:
            raise _not_ours(path)


def _read(path: Path, passphrase: str, *, with_key: bool = False) -> tuple[Identities, str]:
    """Return what a key file holds, and what opens it again without its passphrase if wanted."""
    try:
        db = connect(path, passphrase or " ", as_it_lies=True)
    except WrongKey as error:
        raise _not_opened(path) from error
    except FileProblem as error:
        raise _damaged(path) from error
    try:
        with faults(path):
            if db.execute("PRAGMA application_id").fetchone()[0] != KEY_APPLICATION_ID:
                raise _not_ours(path)
            if db.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise _newer(path)
            if page_faults(db) or tuple(row[0] for row in db.execute(_SCHEMA)) != _TABLES:
                raise _damaged(path)
            key = same_key(path, db, passphrase) if with_key else ""
            return _identities_in(db, path), key
    except FileProblem as error:
        if error.__cause__ is None:  # one of ours
            raise
        raise _damaged(path) from error
    except OSError as error:
        raise _damaged(path) from error
    finally:
        db.close()


def _identities_in(db: "Database", path: Path) -> Identities:
    for table, text in (("cells", "text"), ("lines", "reference"), ("columns", "name || agency")):
        asked = f"SELECT coalesce(max(length({text})), 0), count(*) FROM {table}"
        letters, count = db.execute(asked).fetchone()
        if letters > _MOST_LETTERS or count > _MOST_CELLS:
            raise _damaged(path)
    columns = db.execute("SELECT name, agency FROM columns ORDER BY position").fetchall()
    lines = db.execute("SELECT position, reference FROM lines ORDER BY position").fetchall()
    cells = {(line, at): text for line, at, text in db.execute("SELECT * FROM cells")}
    marks = db.execute("SELECT mark FROM audit").fetchall()
    if len(marks) != 1:
        raise _damaged(path)
    return Identities(
        marks[0][0],
        tuple(KeyColumn(name, agency) for name, agency in columns),
        tuple(
            Identity(reference, tuple(cells.get((number, at), "") for at in range(len(columns))))
            for number, reference in lines
        ),
    )


def _write(path: Path, key: str, identities: Identities) -> None:
    """Write a key file aside under a passphrase or key, read it back, and put it in its place."""
    refuse_name(path)
    aside = aside_of(path)
    try:
        with empty_aside(aside):
            _fill(aside, path, key, identities)
            sync_file(aside)
            if _read(aside, key)[0] != identities:
                raise _not_whole(path)
            put_over(aside, path)
            with suppress(OSError):
                sync_folder(path.parent)
    except OSError as error:
        raise FileProblem(
            tr("The key file “{name}” cannot be written there.", name=path.name),
            tr("What was in it before is as it was."),
            tr("Choose a folder of your own, or connect the drive it is on."),
        ) from error


def _fill(aside: Path, path: Path, key: str, identities: Identities) -> None:
    db = connect(aside, key)
    try:
        with faults(path), db.atomic():
            for statement in _TABLES:
                db.execute(statement)
            db.execute("INSERT INTO audit VALUES (?)", (identities.audit_mark,))
            for at, column in enumerate(identities.columns):
                db.execute("INSERT INTO columns VALUES (?, ?, ?)", (at, column.name, column.agency))
            for number, line in enumerate(identities.lines):
                db.execute("INSERT INTO lines VALUES (?, ?)", (number, line.reference))
                for at, text in enumerate(line.cells):
                    if text:
                        db.execute("INSERT INTO cells VALUES (?, ?, ?)", (number, at, text))
            db.execute(f"PRAGMA application_id = {KEY_APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {_VERSION}")
    finally:
        db.close()


def _not_opened(path: Path) -> WrongKey:
    return WrongKey(
        tr("The key file “{path}” could not be opened.", path=path.name),
        tr("The file was not touched."),
        tr(
            "Either the passphrase is wrong, or the file is damaged, or it is no key file: a "
            "locked file cannot tell these apart. It is not the audit's passphrase. Try again, "
            "with Caps Lock off."
        ),
    )


def _not_ours(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{path}” is not a key file.", path=path.name),
        tr("The file was not touched."),
        tr("Choose a file that ends in {ending}.", ending=ENDING),
    )


def _newer(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{path}” was written by a newer version of Casewalk.", path=path.name),
        tr("The file was not touched."),
        tr("Open it with that version, or ask for Casewalk to be updated on this computer."),
    )


def _damaged(path: Path) -> FileProblem:
    return FileProblem(
        tr("The key file “{path}” is damaged, or its disk cannot be read.", path=path.name),
        tr("Nothing was written to it, and the audit is as it was."),
        tr("Use another copy of the key file, or make a new one from the list it came from."),
    )


def _not_whole(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{name}” did not read back as it was written.", name=path.name),
        tr("What was in it before is as it was."),
        tr("Choose a folder on another disk."),
    )
