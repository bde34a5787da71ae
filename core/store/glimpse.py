"""A glimpse into a file that is not opened: when its actions are due, for the start screen."""

from collections.abc import Sequence
from pathlib import Path

from core.model.fault import WorkshopError
from core.store.cipher import connect

Dues = tuple[tuple[str, str, str], ...]
"""Of each action its date, its status, and why it was withdrawn."""


def dues_of(paths: Sequence[Path]) -> dict[Path, Dues]:
    """Return when the actions of files without a passphrase are due; those that cannot be read not.

    Nothing is locked and nothing written: a file may be open elsewhere meanwhile.
    """
    return {path: found for path in paths if (found := _dues(path))}


def _dues(path: Path) -> Dues:
    try:
        db = connect(path, None, as_it_lies=True)
    except WorkshopError:
        return ()
    try:
        rows = db.execute("SELECT due, status, withdrawn <> '' FROM actions").fetchall()
        return tuple((str(due), str(status), "x" * int(gone)) for due, status, gone in rows)
    except Exception:  # noqa: BLE001 - another file, an older one: opening it says what it is
        return ()
    finally:
        db.close()
