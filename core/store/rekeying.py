"""An audit's file under another key: written anew aside, never turned round in its place.

What a passphrase makes is the key; the same key, printed, is the recovery sheet's. It
opens the file and every copy that begins with the same salt, and is void once the
passphrase is changed.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.files import real_path
from core.store.cipher import address, as_key, connect, faults
from core.store.recovery_key import KEY_BYTES, RAW, raw_key

if TYPE_CHECKING:
    from sqlite_utils import Database

_SALT: Final = 16
_PART: Final = 1 << 20


def key_of(path: Path, db: "Database", passphrase: str) -> bytes:
    """Return the key that a passphrase makes for this file; takes about 0.1 s."""
    raw = raw_key(passphrase)
    if raw is not None:
        return raw
    rounds = int(db.execute("PRAGMA kdf_iter").fetchone()[0])
    return pbkdf2_hmac("sha512", as_key(passphrase).encode(), _salt_of(path), rounds, KEY_BYTES)


def same_key(path: Path, db: "Database", passphrase: str) -> str:
    """Return what locks another file so that the passphrase, and the key itself, open it too."""
    return RAW.format((key_of(path, db, passphrase) + _salt_of(path)).hex())


def write_under(aside: Path, key: str, source: Path, passphrase: str | None) -> None:
    """Write into an empty file, under another key, all that lies in an audit of any version."""
    db = connect(aside, key)
    try:
        place = address(real_path(source), read_only=True)
        with faults(source, unlocking=True):
            db.execute("ATTACH DATABASE ? AS before KEY ?", (place, as_key(passphrase or "")))
            db.execute("SELECT sqlcipher_export('main', 'before')").fetchall()
            for pragma in ("application_id", "user_version"):
                found = int(db.execute(f"PRAGMA before.{pragma}").fetchone()[0])
                db.execute(f"PRAGMA main.{pragma} = {found}")
        db.execute("DETACH DATABASE before")
    finally:
        db.close()


@contextmanager
def wiped_once_replaced(path: Path, wanted: bool) -> Iterator[None]:
    """Write over the bytes of a readable file once another took its place, where that can be.

    A disk that spreads its writing may keep them all the same.
    """
    if not wanted or sys.platform == "win32":  # there it cannot be replaced while we hold it
        yield
        return
    number = os.open(path, os.O_RDWR)
    try:
        yield
        if not _is_still(number, path):
            with suppress(OSError):
                _wipe(number)
    finally:
        os.close(number)


def _is_still(number: int, path: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(number), path.stat())
    return True


def _wipe(number: int) -> None:
    size, at = os.fstat(number).st_size, 0
    while at < size:
        at += os.pwrite(number, bytes(min(_PART, size - at)), at)
    os.fsync(number)


def _salt_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_SALT)
