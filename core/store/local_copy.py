"""Working on a copy on this computer, of an audit that lies in a cloud's folder or on a network.

The copy lies in the profile folder, locked as the audit is, with a note of where it belongs
and of what lay there when it was taken. Put back, it takes that place only where nobody
changed the file meanwhile; otherwise both are kept. Until then it is found first.
"""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from core.files import (
    is_file,
    is_folder,
    is_there,
    profile_folder,
    put_over,
    sync_file,
    sync_folder,
)
from core.leftovers import under_way
from core.model.kept_copy import LocalCopy, PutBack
from core.store.copy_folder import CopyFolder, copies_folder, note_of
from core.store.lock import Lock
from core.words import tr

_NOTE: Final = "home.json"
_PART: Final = 1 << 20
_MOST_NAMES: Final = 1_000


def remember(copy: LocalCopy) -> None:
    """Note down to the disk where a copy belongs. Raises OSError."""
    note = copy.path.with_name(_NOTE)
    aside = note.with_name(note.name + ".part")
    told = {"home": str(copy.home), "name": copy.path.name, "digest": copy.digest}
    with under_way(aside):
        aside.write_text(json.dumps(told), encoding="utf-8")
        sync_file(aside)
        put_over(aside, note)
    sync_folder(note.parent)


def forget(copy: LocalCopy) -> None:
    """Remove a copy, its note first. Raises OSError."""
    copy.path.with_name(_NOTE).unlink(missing_ok=True)
    sync_folder(copy.path.parent)
    copy.path.unlink(missing_ok=True)


def local_folder() -> Path:
    """Return where such copies lie."""
    return profile_folder() / "working"


def place_for(home: Path, number: str) -> Path:
    """Return where the copy of an audit lies, whose own copies have that number. Makes its folder.

    Raises OSError.
    """
    folder = local_folder() / number
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / home.name


def local_copy_of(home: Path) -> LocalCopy | None:
    """Return the copy on this computer that belongs to a place and was not put back yet."""
    wanted = home.absolute()
    return next((one for one in _all() if one.home == wanted), None)


def local_copy_at(path: Path) -> LocalCopy | None:
    """Return what is known of a file that is such a copy; None for any other."""
    wanted = path.absolute()
    return next((one for one in _all() if one.path == wanted), None)


def _all() -> list[LocalCopy]:
    found = []
    with suppress(OSError):
        for note in sorted(local_folder().glob(f"*/{_NOTE}")):
            with suppress(OSError, ValueError, KeyError, TypeError):
                told = json.loads(note.read_text(encoding="utf-8"))
                path = note.with_name(Path(str(told["name"])).name)
                if is_file(path):
                    found.append(LocalCopy(path, Path(str(told["home"])), str(told["digest"])))
    return found


def digest_of(content: bytes | bytearray) -> str:
    """Return what tells one state of a file from another."""
    return sha256(content).hexdigest()


def put_back(copy: LocalCopy, day: str) -> tuple[PutBack, Path]:
    """Put a copy back, once it is closed; return what became of it, and where it lies now.

    *day* is for the name of one that is kept beside the other. On any thread.
    """
    lock = Lock(copy.path)
    try:
        if lock.take() is not None:  # opened again already: it is put back when that is closed
            return PutBack.LATER, copy.path
        return _put_back(copy, day, lock)
    except OSError:
        return PutBack.LATER, copy.path
    finally:
        lock.release()
        with suppress(OSError):
            copy.path.parent.rmdir()  # once nothing is in it


def _put_back(copy: LocalCopy, day: str, lock: Lock) -> tuple[PutBack, Path]:
    try:
        if _is_changed(copy.home, copy.digest) or not _replaced(copy):
            other = _free_name(copy.home, day)
            _write(copy.path, other)
            outcome, place = PutBack.BOTH, other
        else:
            outcome, place = PutBack.DONE, copy.home
    except OSError:
        return PutBack.LATER, copy.path
    with suppress(OSError):
        folder = CopyFolder(copies_folder() / copy.path.parent.name)
        note_of(folder, place, folder.note.origin)
    if os.name == "nt":
        lock.unmark()  # nothing that is open can be removed there
    with suppress(OSError):  # found once more, and then kept beside: nothing is lost
        forget(copy)
    return outcome, place


def _is_changed(home: Path, digest: str) -> bool:
    """Return whether another file lies there now. Raises OSError where it cannot be told."""
    if not is_there(home):
        if not is_folder(home.parent):
            raise OSError("the folder is away")
        return False
    return _digest(home) != digest


def _replaced(copy: LocalCopy) -> bool:
    """Put it in its place; return False where somebody has that open. Raises OSError."""
    lock = Lock(copy.home)
    if lock.take() is not None:
        return False
    try:
        aside = copy.home.with_name(copy.home.name + ".part")
        with under_way(aside):
            try:
                _write(copy.path, aside)
                if _is_changed(copy.home, copy.digest):
                    return False
                lock.release()  # no system replaces what is in use
                put_over(aside, copy.home)
            finally:
                aside.unlink(missing_ok=True)
        copy.home.with_name(copy.home.name + "-journal").unlink(missing_ok=True)
        sync_folder(copy.home.parent)
        return True
    finally:
        lock.release()


def _write(source: Path, target: Path) -> None:
    """Write a whole copy and read it back. Raises OSError."""
    content = source.read_bytes()
    try:
        target.touch(mode=0o600)
        target.write_bytes(content)
        sync_file(target)
        if _digest(target) != digest_of(content):
            raise OSError("it was not written whole")
    except OSError:
        with suppress(OSError):
            target.unlink()
        raise
    sync_folder(target.parent)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        found = sha256()
        while part := file.read(_PART):
            found.update(part)
        return found.hexdigest()


def _free_name(home: Path, day: str) -> Path:
    stem = tr("{stem}, as worked on until {day}", stem=home.stem, day=day)
    names = (
        home.with_name(f"{stem}{'' if n == 1 else f' ({n})'}{home.suffix}")
        for n in range(1, _MOST_NAMES)
    )
    return next(name for name in names if not is_there(name))
