"""A small locked file of named texts, apart from every audit: what a partnership keeps for itself.

It is locked by what locks an audit, held whole in memory while it is open, and written whole,
aside, at each change, after what was written was read back.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NoReturn

from core.files import is_there, put_over, sync_file, sync_folder
from core.model.fault import FileProblem, NotYet, WrongKey
from core.store.cipher import as_key, connect, faults, is_foreign, is_locked
from core.store.copying import aside_of, empty_aside
from core.store.opening import refuse_name
from core.store.pages import page_faults
from core.store.rekeying import same_key
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_VERSION: Final = 1
_TABLE: Final = "CREATE TABLE texts (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT"
_MOST_LETTERS: Final = 50_000_000
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LockedKind:
    """One kind of such a file: what marks it, how its name ends, and what it is called."""

    application_id: int
    ending: str
    called: str


class LockedTexts:
    """One open file of named texts. Close it as soon as it is not needed."""

    def __init__(
        self, kind: LockedKind, path: Path, key: str, texts: Mapping[str, str], digest: str
    ) -> None:
        self.kind = kind
        self.path = path
        self.texts = texts
        self._key = key
        self._digest = digest

    @classmethod
    def create(
        cls, kind: LockedKind, path: Path, passphrase: str, texts: Mapping[str, str] = _NOTHING
    ) -> "LockedTexts":
        """Make one, read it back, and only then put it there.

        Raises NotYet without a passphrase, FileProblem if something is there already or the
        folder cannot take it.
        """
        if not as_key(passphrase).strip():
            raise NotYet(
                tr("{called} has to have a passphrase.", called=kind.called),
                tr("Nothing was written."),
                tr("Choose one, another than an audit's."),
            )
        if is_there(path):
            raise FileProblem(
                tr("There is already a file called “{path}” in that folder.", path=path.name),
                tr("It was not touched."),
                tr("Choose another name or another folder."),
            )
        _write(kind, path, passphrase, texts)
        return cls.open(kind, path, passphrase)

    @classmethod
    def open(cls, kind: LockedKind, path: Path, passphrase: str) -> "LockedTexts":
        """Open one and read it whole; takes about 0.3 s. Raises WrongKey or FileProblem."""
        digest = _digest_of(path)
        with faults(path):
            if not is_locked(path) or is_foreign(path) or not path.stat().st_size:
                raise _not_ours(kind, path)
        texts, key = _read(kind, path, passphrase, with_key=True)
        return cls(kind, path, key, texts, digest)

    def write(self, texts: Mapping[str, str]) -> None:
        """Keep these from now on, in the file and here. Raises FileProblem, with both as they were.

        A file that is no longer what was read, or no longer there, is left alone.
        """
        if not self._key:
            raise RuntimeError("the file was closed")
        if _digest_of(self.path) != self._digest:
            raise FileProblem(
                tr("“{name}” was changed elsewhere since it was opened.", name=self.path.name),
                tr("It was not written over."),
                tr("Open it again, and do that once more."),
            )
        _write(self.kind, self.path, self._key, texts)
        self._digest, self.texts = _digest_of(self.path), texts

    def close(self) -> None:
        """Let go of its key and of all that it holds."""
        self._key, self.texts = "", _NOTHING

    def __repr__(self) -> str:
        return "<LockedTexts>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an open locked file never leaves this process")


def _digest_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise FileProblem(
            tr("“{name}” is not there, or cannot be read.", name=path.name),
            tr("Nothing was changed."),
            tr("If it is on a removable drive, connect it; otherwise choose where it is now."),
        ) from error


def _read(
    kind: LockedKind, path: Path, passphrase: str, *, with_key: bool = False
) -> tuple[Mapping[str, str], str]:
    """Return what such a file holds, and what opens it again without its passphrase if wanted."""
    try:
        db = connect(path, passphrase or " ", as_it_lies=True)
    except WrongKey as error:
        raise _not_opened(kind, path) from error
    except FileProblem as error:
        raise _damaged(kind, path) from error
    try:
        with faults(path):
            if db.execute("PRAGMA application_id").fetchone()[0] != kind.application_id:
                raise _not_ours(kind, path)
            if db.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise _newer(path)
            schema = db.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL").fetchall()
            if page_faults(db) or schema != [(_TABLE,)] or _is_too_much(db):
                raise _damaged(kind, path)
            key = same_key(path, db, passphrase) if with_key else ""
            return dict(db.execute("SELECT name, text FROM texts ORDER BY name")), key
    except FileProblem as error:
        if error.__cause__ is None:  # one of ours
            raise
        raise _damaged(kind, path) from error
    except OSError as error:
        raise _damaged(kind, path) from error
    finally:
        db.close()


def _is_too_much(db: "Database") -> bool:
    asked = "SELECT coalesce(sum(length(text) + length(name)), 0) FROM texts"
    return int(db.execute(asked).fetchone()[0]) > _MOST_LETTERS


def _write(kind: LockedKind, path: Path, key: str, texts: Mapping[str, str]) -> None:
    """Write one aside under a passphrase or key, read it back, and put it in its place."""
    refuse_name(path)
    aside = aside_of(path)
    try:
        with empty_aside(aside):
            _fill(kind, aside, path, key, texts)
            sync_file(aside)
            if _read(kind, aside, key)[0] != texts:
                raise _not_whole(path)
            put_over(aside, path)
            with suppress(OSError):
                sync_folder(path.parent)
    except OSError as error:
        raise FileProblem(
            tr("{called} “{name}” cannot be written there.", called=kind.called, name=path.name),
            tr("What was in it before is as it was."),
            tr("Choose a folder of your own, or connect the drive it is on."),
        ) from error


def _fill(kind: LockedKind, aside: Path, path: Path, key: str, texts: Mapping[str, str]) -> None:
    db = connect(aside, key)
    try:
        with faults(path), db.atomic():
            db.execute(_TABLE)
            for name, text in texts.items():
                db.execute("INSERT INTO texts VALUES (?, ?)", (name, text))
            db.execute(f"PRAGMA application_id = {kind.application_id}")
            db.execute(f"PRAGMA user_version = {_VERSION}")
    finally:
        db.close()


def _not_opened(kind: LockedKind, path: Path) -> WrongKey:
    return WrongKey(
        tr("{called} “{path}” could not be opened.", called=kind.called, path=path.name),
        tr("The file was not touched."),
        tr(
            "Either the passphrase is wrong, or the file is damaged, or it is another kind of "
            "file: a locked file cannot tell these apart. Try again, with Caps Lock off."
        ),
    )


def _not_ours(kind: LockedKind, path: Path) -> FileProblem:
    return FileProblem(
        tr("“{path}” is another kind of file.", path=path.name),
        tr("The file was not touched."),
        tr("Choose a file that ends in {ending}.", ending=kind.ending),
    )


def _newer(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{path}” was written by a newer version of Casewalk.", path=path.name),
        tr("The file was not touched."),
        tr("Open it with that version, or ask for Casewalk to be updated on this computer."),
    )


def _damaged(kind: LockedKind, path: Path) -> FileProblem:
    return FileProblem(
        tr("{called} “{path}” is damaged, or cannot be read.", called=kind.called, path=path.name),
        tr("Nothing was written to it."),
        tr("Use another copy of it."),
    )


def _not_whole(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{name}” did not read back as it was written.", name=path.name),
        tr("What was in it before is as it was."),
        tr("Choose a folder on another disk."),
    )
