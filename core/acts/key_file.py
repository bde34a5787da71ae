"""A key file of an audit: made apart from it, under a passphrase of its own.

Nothing of it is written in the audit, so none of this is an act of its history.
"""

from collections.abc import Iterable
from pathlib import Path

from core.model.fault import NotYet
from core.model.identities import Identities
from core.model.weak_passphrase import is_weak
from core.store.key_file import KeyFile
from core.words import tr


def make_key_file(path: Path, passphrase: str, identities: Identities) -> KeyFile:
    """Make a key file, on any thread; it takes about 0.5 s. See `refuse_own` first."""
    return KeyFile.create(path, passphrase, identities)


def open_key_file(path: Path, passphrase: str) -> KeyFile:
    """Open a key file, on any thread; takes about 0.3 s. Raises WrongKey or FileProblem."""
    return KeyFile.open(path, passphrase)


def refuse_own(opens_audit: bool) -> None:
    """Raise NotYet where the passphrase chosen for a key file opens its audit."""
    if opens_audit:
        raise NotYet(
            tr("That passphrase opens the audit."),
            tr("Nothing was written."),
            tr("Choose another: whoever has the one must not have the other."),
        )


def refuse_known(opens_either: bool) -> None:
    """Raise NotYet where the passphrase chosen for a sheet opens the audit or the key file."""
    if opens_either:
        raise NotYet(
            tr("That passphrase opens the audit or the key file."),
            tr("Nothing was written."),
            tr("Choose another for the sheet, or leave it out to have one made."),
        )


def refuse_weak(passphrase: str) -> None:
    """Raise NotYet where a passphrase typed for a sheet is easy to guess."""
    if passphrase and is_weak(passphrase):
        raise NotYet(
            tr("That passphrase is easy to guess: whoever comes by the sheet may try it."),
            tr("Nothing was written."),
            tr("Choose a longer one for the sheet, or leave it out to have one made."),
        )


def refuse_easy(passphrase: str, all_the_same: str) -> None:
    """Raise NotYet where a key file's new passphrase is easy to guess.

    *all_the_same* is how one says that it is to be taken.
    """
    if is_weak(passphrase):
        raise NotYet(
            tr("That passphrase is easy to guess: whoever finds the key file may try it."),
            tr("The key file has the passphrase it had."),
            tr("Choose a longer one, or {all_the_same}.", all_the_same=all_the_same),
        )


def refuse_same_folder(path: Path, audits: Iterable[Path], all_the_same: str) -> None:
    """Raise NotYet where a key file would lie in the folder of the audit, wherever that is.

    *all_the_same* is how one says that it shall be there.
    """
    if any(_same_folder(path, audit) for audit in audits):
        raise NotYet(
            tr("That is the audit's own folder: whoever finds the one finds the other."),
            tr("Nothing was written."),
            tr(
                "Choose another folder, best on another drive, or {all_the_same}.",
                all_the_same=all_the_same,
            ),
        )


def _same_folder(one: Path, other: Path) -> bool:
    try:
        return one.parent.resolve() == other.parent.resolve()
    except (OSError, RuntimeError):
        return False
