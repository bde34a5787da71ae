"""A small locked file of named texts: a signing key, a partnership's own rounds."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from core.store.locked_file import LockedFile, LockedKind
from core.words import later

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLE: Final = "CREATE TABLE texts (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT"
_MOST_LETTERS: Final = 50_000_000
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

Texts = Mapping[str, str]


class LockedTexts(LockedFile[Texts]):
    """One open file of named texts. Close it as soon as it is not needed."""

    @classmethod
    def create(
        cls, kind: LockedKind[Texts], path: Path, passphrase: str, texts: Texts = _NOTHING
    ) -> "LockedTexts":
        """Make one. Raises NotYet without a passphrase, FileProblem where it cannot lie."""
        with suppress(OSError):  # said below, as all that is wrong with where it is to lie
            path.parent.mkdir(parents=True, exist_ok=True)
        return cls._create(kind, path, passphrase, texts)

    @classmethod
    def open(cls, kind: LockedKind[Texts], path: Path, passphrase: str) -> "LockedTexts":
        """Open one; takes about 0.3 s. Raises WrongKey or FileProblem."""
        return cls._open(kind, path, passphrase)

    @property
    def texts(self) -> Texts:
        """What it holds, by name; nothing once it is closed."""
        return self._content


def kind_of_texts(application_id: int, ending: str, called: str) -> LockedKind[Texts]:
    """Return a kind of such a file; *called* is how a sentence about one begins."""
    return LockedKind(
        application_id,
        ending,
        called,
        (_TABLE,),
        _texts_in,
        _put_texts,
        _NOTHING,
        later("Use another copy of it."),
    )


def _texts_in(db: "Database") -> Texts | None:
    asked = "SELECT coalesce(sum(length(text) + length(name)), 0) FROM texts"
    if int(db.execute(asked).fetchone()[0]) > _MOST_LETTERS:
        return None
    return dict(db.execute("SELECT name, text FROM texts ORDER BY name"))


def _put_texts(db: "Database", texts: Texts) -> None:
    for name, text in texts.items():
        db.execute("INSERT INTO texts VALUES (?, ?)", (name, text))
