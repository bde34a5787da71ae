"""A small locked file apart from every audit: what a partnership keeps for itself.

It is locked by what locks an audit. It is held whole in memory while it is open and
written whole, aside, at each change, after what was written was read back: it has no
journal, and no moment half written. Its passphrase is not kept, only the key that was made
from it, and that until it is closed.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, NoReturn, Self, TypeVar

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

T = TypeVar("T")

_VERSION: Final = 1
_SCHEMA: Final = "SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY rowid"


@dataclass(frozen=True, slots=True)
class LockedKind(Generic[T]):
    """One kind of such a file: what marks it, how its name ends, what it is called and holds.

    `read` returns None for what no file of the kind holds; `fill` writes into the empty
    `tables`. `anew` says what to do about one that is damaged.
    """

    application_id: int
    ending: str
    called: str
    tables: tuple[str, ...]
    read: Callable[["Database"], T | None]
    fill: Callable[["Database", T], None]
    nothing: T
    anew: str


class LockedFile(Generic[T]):
    """One open file of a kind. Close it as soon as it is not needed."""

    def __init__(self, kind: LockedKind[T], path: Path, key: str, content: T, digest: str) -> None:
        self.path = path
        self._kind = kind
        self._content = content
        self._key = key
        self._digest = digest

    @classmethod
    def _create(cls, kind: LockedKind[T], path: Path, passphrase: str, content: T) -> Self:
        """Make one, read it back, and only then put it there.

        Raises NotYet without a passphrase, FileProblem if something is there already or the
        folder cannot take it.
        """
        _assure_passphrase(kind, passphrase)
        if is_there(path):
            raise FileProblem(
                tr("There is already a file called “{path}” in that folder.", path=path.name),
                tr("It was not touched."),
                tr("Choose another name or another folder."),
            )
        _write(kind, path, passphrase, content)
        return cls._open(kind, path, passphrase)

    @classmethod
    def _open(cls, kind: LockedKind[T], path: Path, passphrase: str) -> Self:
        """Open one and read it whole; takes about 0.3 s. Nothing is written anywhere.

        Raises WrongKey or FileProblem.
        """
        digest = _digest_of(path)
        with faults(path):
            if not is_locked(path) or is_foreign(path) or not path.stat().st_size:
                raise _not_ours(kind, path)
        content, key = _read(kind, path, passphrase, with_key=True)
        return cls(kind, path, key, content, digest)

    def write(self, content: T) -> None:
        """Keep this from now on, in the file and here. Raises FileProblem, with both as they were.

        A file that is no longer what was read, or no longer there, is left alone.
        """
        if not self._key:
            raise RuntimeError("the file was closed")
        self._assure_as_read()
        _write(self._kind, self.path, self._key, content)
        self._digest, self._content = _digest_of(self.path), content

    def change_passphrase(self, old: str, new: str) -> None:
        """Write it anew under another passphrase; takes about a second, on any thread.

        Raises WrongKey where *old* does not open it, NotYet or FileProblem, with the file as
        it was. Copies of it that lie elsewhere keep the passphrase they have.
        """
        kind, path = self._kind, self.path
        _assure_passphrase(kind, new)
        content = _read(kind, path, old)[0]
        if not self._key:
            raise NotYet(
                tr("{called} was closed meanwhile.", called=kind.called),
                tr("It has the passphrase it had."),
                tr("Open it, and do that once more."),
            )
        self._assure_as_read()
        _write(kind, path, new, content)
        _, key = _read(kind, path, new, with_key=True)
        if self._key:  # closed meanwhile it stays so
            self._key, self._digest = key, _digest_of(path)

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is its passphrase: asks the file."""
        try:
            _read(self._kind, self.path, passphrase)
        except WrongKey:
            return False
        return True

    def close(self) -> None:
        """Let go of its key and of all that it holds."""
        self._key, self._content = "", self._kind.nothing

    def _assure_as_read(self) -> None:
        if _digest_of(self.path) != self._digest:
            raise FileProblem(
                tr("“{name}” was changed elsewhere since it was opened.", name=self.path.name),
                tr("It was not written over."),
                tr("Close it here, open it again, and do that once more."),
            )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an open locked file never leaves this process")


def _assure_passphrase(kind: LockedKind[T], passphrase: str) -> None:
    if not as_key(passphrase).strip():
        raise NotYet(
            tr("{called} has to have a passphrase.", called=kind.called),
            tr("Nothing was written."),
            tr("Choose one that no audit has."),
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


def _read(
    kind: LockedKind[T], path: Path, passphrase: str, *, with_key: bool = False
) -> tuple[T, str]:
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
            if page_faults(db) or tuple(row[0] for row in db.execute(_SCHEMA)) != kind.tables:
                raise _damaged(kind, path)
            key = same_key(path, db, passphrase) if with_key else ""
            content = kind.read(db)
            if content is None:
                raise _damaged(kind, path)
            return content, key
    except FileProblem as error:
        if error.__cause__ is None:  # one of ours
            raise
        raise _damaged(kind, path) from error
    except OSError as error:
        raise _damaged(kind, path) from error
    finally:
        db.close()


def _write(kind: LockedKind[T], path: Path, key: str, content: T) -> None:
    """Write one aside under a passphrase or key, read it back, and put it in its place."""
    refuse_name(path)
    aside = aside_of(path)
    try:
        with empty_aside(aside):
            _fill(kind, aside, path, key, content)
            sync_file(aside)
            if _read(kind, aside, key)[0] != content:
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


def _fill(kind: LockedKind[T], aside: Path, path: Path, key: str, content: T) -> None:
    db = connect(aside, key)
    try:
        with faults(path), db.atomic():
            for statement in kind.tables:
                db.execute(statement)
            kind.fill(db, content)
            db.execute(f"PRAGMA application_id = {kind.application_id}")
            db.execute(f"PRAGMA user_version = {_VERSION}")
    finally:
        db.close()


def _not_opened(kind: LockedKind[T], path: Path) -> WrongKey:
    return WrongKey(
        tr("{called} “{path}” could not be opened.", called=kind.called, path=path.name),
        tr("The file was not touched."),
        tr(
            "Either the passphrase is wrong, or the file is damaged, or it is another kind of "
            "file: a locked file cannot tell these apart. It is not the audit's passphrase. Try "
            "again, with Caps Lock off."
        ),
    )


def _not_ours(kind: LockedKind[T], path: Path) -> FileProblem:
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


def _damaged(kind: LockedKind[T], path: Path) -> FileProblem:
    return FileProblem(
        tr(
            "{called} “{path}” is damaged, or its disk cannot be read.",
            called=kind.called,
            path=path.name,
        ),
        tr("Nothing was written to it."),
        tr(kind.anew),
    )


def _not_whole(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{name}” did not read back as it was written.", name=path.name),
        tr("What was in it before is as it was."),
        tr("Choose a folder on another disk."),
    )
