"""A key file: who the people behind an audit's references are, locked, and apart from the audit."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.model.identities import Identities, Identity, KeyColumn
from core.store.locked_file import LockedFile, LockedKind
from core.words import later

if TYPE_CHECKING:
    from sqlite_utils import Database

ENDING: Final = ".casekey"
KEY_APPLICATION_ID: Final = 0x43574C49
"""What marks a file as a key file: the letters CWLI."""

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


class KeyFile(LockedFile[Identities]):
    """One open key file; `identities` are what it holds. Close it as soon as it is not needed."""

    @classmethod
    def create(cls, path: Path, passphrase: str, identities: Identities) -> "KeyFile":
        """Make a key file. Raises NotYet without a passphrase, FileProblem where it cannot lie."""
        return cls._create(_KIND, path, passphrase, identities)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "KeyFile":
        """Open a key file; takes about 0.3 s. Raises WrongKey or FileProblem."""
        return cls._open(_KIND, path, passphrase)

    @property
    def identities(self) -> Identities:
        """Who is behind the references; nobody once it is closed."""
        return self._content


def _identities_in(db: "Database") -> Identities | None:
    for table, text in (("cells", "text"), ("lines", "reference"), ("columns", "name || agency")):
        asked = f"SELECT coalesce(max(length({text})), 0), count(*) FROM {table}"
        letters, count = db.execute(asked).fetchone()
        if letters > _MOST_LETTERS or count > _MOST_CELLS:
            return None
    columns = db.execute("SELECT name, agency FROM columns ORDER BY position").fetchall()
    lines = db.execute("SELECT position, reference FROM lines ORDER BY position").fetchall()
    cells = {(line, at): text for line, at, text in db.execute("SELECT * FROM cells")}
    marks = db.execute("SELECT mark FROM audit").fetchall()
    if len(marks) != 1:
        return None
    return Identities(
        marks[0][0],
        tuple(KeyColumn(name, agency) for name, agency in columns),
        tuple(
            Identity(reference, tuple(cells.get((number, at), "") for at in range(len(columns))))
            for number, reference in lines
        ),
    )


def _put_identities(db: "Database", identities: Identities) -> None:
    db.execute("INSERT INTO audit VALUES (?)", (identities.audit_mark,))
    for at, column in enumerate(identities.columns):
        db.execute("INSERT INTO columns VALUES (?, ?, ?)", (at, column.name, column.agency))
    for number, line in enumerate(identities.lines):
        db.execute("INSERT INTO lines VALUES (?, ?)", (number, line.reference))
        for at, text in enumerate(line.cells):
            if text:
                db.execute("INSERT INTO cells VALUES (?, ?, ?)", (number, at, text))


_KIND: Final = LockedKind(
    KEY_APPLICATION_ID,
    ENDING,
    later("The key file"),
    _TABLES,
    _identities_in,
    _put_identities,
    Identities(),
    later("Use another copy of the key file, or make a new one from the list it came from."),
)
