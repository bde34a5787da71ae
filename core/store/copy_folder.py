"""The folder in which the copies of one audit are kept, each found whole after it was written.

Its name is a number drawn at random, and nothing inside an audit is written beside
them but counts. The order is that of the sequence in their names; no clock decides.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock as ThreadLock
from typing import TYPE_CHECKING, Any, Final

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
from core.model.clock import system_clock
from core.model.fault import FileProblem
from core.model.kept_copy import CopyFacts, CopyReason, KeptCopy, PlainCopies
from core.store.cipher import connect, libraries
from core.store.copy_facts import facts_of, is_same_origin, origin_of
from core.store.pages import page_faults
from core.store.rekeying import wiped_once_replaced, write_under
from core.store.sitting import FileMark, read_mark
from core.store.sums import sum_holds
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

NEWEST_KEPT: Final = 10
"""So many of the newest copies are kept; of the older ones the last of each day."""

_ENDING: Final = ".casewalk"
_NOTE: Final = ".json"
_AUDIT_NOTE: Final = "audit.json"
_turn: Final = ThreadLock()


def copies_folder() -> Path:
    """Return where the copies of all audits lie."""
    return profile_folder() / "copies"


@dataclass(frozen=True, slots=True)
class AuditNote:
    """What tells whose copies they are, without a name: digests of where and what it is.

    `origin` is of the audit's first acts, `disk_place` of the file's number on its disk;
    `local_offered` says that working on a copy on this computer was offered.
    """

    place: str = ""
    disk_place: str = ""
    origin: str = ""
    plain_copies: PlainCopies = PlainCopies.NOT_ASKED
    second_place: str = ""
    local_offered: bool = False


class CopyFolder:
    """The kept copies of one audit. Used by one thread at a time but for reading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.note = _read_note(folder)

    @property
    def number(self) -> str:
        """The number drawn for this audit."""
        return self.folder.name

    def remember(self, note: AuditNote) -> None:
        """Write whose copies they are and what was chosen for them. Raises OSError."""
        if note == self.note:
            return
        self.note = note
        if is_folder(self.folder) or note.plain_copies or note.second_place or note.local_offered:
            self._write_note()

    def _write_note(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_json(self.folder / _AUDIT_NOTE, asdict(self.note))

    def copies(self) -> list[KeptCopy]:
        """Return the copies that were found whole, oldest first."""
        found = (_read_copy(path) for path in _inside(self.folder) if path.suffix == _NOTE)
        there = (one for one in found if one is not None and is_file(self.path_of(one)))
        return sorted(there, key=lambda one: one.sequence)

    @property
    def newest(self) -> KeptCopy | None:
        """The newest copy that was found whole."""
        return next(reversed(self.copies()), None)

    def path_of(self, copy: KeptCopy) -> Path:
        """Return where a copy lies."""
        return self.folder / f"{copy.sequence:06}{_ENDING}"

    def keep(
        self,
        content: bytes | bytearray,
        passphrase: str | None,
        mark: FileMark | None,
        reason: CopyReason,
        at: str,
    ) -> KeptCopy:
        """Keep a copy of an audit's bytes; it is one once it was opened from the disk and counted.

        *mark* is what it has to bear; None for a file that is older than marks. May
        be called on any thread. Raises FileProblem, with the copies before as they were.
        """
        try:
            with _turn:
                if not is_folder(self.folder) or _read_note(self.folder) != self.note:
                    self._write_note()
                return self._kept(content, passphrase, mark, reason, at)
        except OSError as error:
            raise _not_kept() from error

    def lock_anew(self, passphrase: str | None, key: str) -> list[KeptCopy]:
        """Put every copy that a passphrase opens under another key; return which it does not."""
        with _turn:
            return [one for one in self.copies() if not self._locked_anew(one, passphrase, key)]

    def _locked_anew(self, copy: KeptCopy, passphrase: str | None, key: str) -> bool:
        path = self.path_of(copy)
        mark = FileMark(copy.opening, copy.writes) if copy.opening else None
        with suppress(OSError, FileProblem), _aside(path.with_name(path.name + ".part")) as aside:
            write_under(aside, key, path, passphrase)
            sync_file(aside)
            if _opened_and_counted(aside, key, mark) != copy.facts:
                return False
            size, digest = aside.stat().st_size, _digest(aside)
            with wiped_once_replaced(path, wanted=passphrase is None):
                put_over(aside, path)
            sync_folder(self.folder)
            _write_json(path.with_suffix(_NOTE), asdict(replace(copy, size=size, digest=digest)))
            return True
        return False

    def remove_before(self, sequence: int) -> tuple[int, int]:
        """Remove every copy older than one; return how many went, and how many could not.

        Those that were never found whole, and what a copy under way left, go with them.
        """
        gone = left = 0
        with _turn:
            for path in _inside(self.folder):
                number = path.name.split(".")[0]
                if not number.isdecimal() or int(number) >= sequence:
                    continue
                try:
                    _remove(path)
                except OSError:
                    left += path.suffix == _ENDING
                else:
                    gone += path.suffix == _ENDING
            with suppress(OSError):
                sync_folder(self.folder)
        return gone, left

    def is_whole(self, copy: KeptCopy) -> bool:
        """Return whether a copy still has the bytes that were found whole."""
        with suppress(OSError):
            return _digest(self.path_of(copy)) == copy.digest
        return False

    def _kept(
        self,
        content: bytes | bytearray,
        passphrase: str | None,
        mark: FileMark | None,
        reason: CopyReason,
        at: str,
    ) -> KeptCopy:
        sequence = self._next()
        path = self.folder / f"{sequence:06}{_ENDING}"
        with _aside(path.with_name(path.name + ".part")) as aside:
            aside.write_bytes(content)
            sync_file(aside)
            digest = _digest(aside)
            if digest != sha256(content).hexdigest():
                raise not_whole()
            facts = _opened_and_counted(aside, passphrase, mark)
            put_over(aside, path)
        sync_folder(self.folder)
        bears = mark or FileMark("", 0)
        made = KeptCopy(sequence, at, reason, len(content), digest, *bears, facts)
        _write_json(path.with_suffix(_NOTE), asdict(made))
        with suppress(OSError):  # one more than need be
            self._let_go()
        return made

    def _next(self) -> int:
        """Return the next in the order, whatever became of the ones before."""
        names = (path.name.split(".")[0] for path in self.folder.iterdir())
        return max((int(name) for name in names if name.isdecimal()), default=0) + 1

    def _let_go(self) -> None:
        """Remove what is neither of the newest nor the last of its day."""
        copies = self.copies()
        if not copies:
            return  # their notes cannot be read just now
        kept = {one.sequence for one in kept_of(copies)}
        newest = copies[-1].sequence
        for path in self.folder.glob(f"*{_ENDING}"):
            name = path.stem
            if name.isdecimal() and int(name) < newest and int(name) not in kept:
                path.with_suffix(_NOTE).unlink(missing_ok=True)
                path.unlink()


def kept_of(copies: Sequence[KeptCopy]) -> list[KeptCopy]:
    """Return which of these stay: the newest ten, and the last of each day."""
    last_of_day = {one.at[:10]: one.sequence for one in copies}
    newest = {one.sequence for one in copies[-NEWEST_KEPT:]}
    return [one for one in copies if one.sequence in newest | set(last_of_day.values())]


def folder_of(path: Path, origin: str | None) -> CopyFolder:
    """Return the folder for the copies of the audit at *path*; a new one where it has none.

    *origin* is what `origin_of` says of it; None for one that cannot be read. The
    folder itself is made with the first copy.
    """
    known = [CopyFolder(one) for one in sorted(_inside(copies_folder())) if is_folder(one)]
    ours = [one for one in known if origin is None or _may_be_of(one, origin)]
    at_place = [one for one in ours if one.note.place == _place_digest(path)]
    moved = [
        one
        for one in ours
        if (one.note.origin or origin is None) and one.note.disk_place == _disk_digest(path)
    ]
    found = next(iter([*at_place, *moved]), None) or CopyFolder(copies_folder() / token_hex(8))
    if origin is not None:
        with suppress(OSError):
            _forget_place(known, path, found)
            note_of(found, path, _better_of(found.note.origin, origin))
    return found


def _may_be_of(folder: CopyFolder, origin: str) -> bool:
    return folder.note.origin in ("", origin) or is_same_origin(folder.note.origin, origin)


def _better_of(known: str, origin: str) -> str:
    """Return what an audit is known by: a first act that is another by now is damaged."""
    return origin if not known or known.split()[:1] == origin.split()[:1] else known


def note_of(folder: CopyFolder, path: Path, origin: str) -> None:
    """Let a folder be that of the audit at *path*. Raises OSError."""
    folder.remember(
        replace(
            folder.note, place=_place_digest(path), disk_place=_disk_digest(path), origin=origin
        )
    )


def _forget_place(known: Sequence[CopyFolder], path: Path, found: CopyFolder) -> None:
    """Another audit lies at *path* now: the copies of the one before are not its own."""
    for one in known:
        if one.number != found.number and one.note.place == _place_digest(path):
            one.remember(replace(one.note, place=""))


def keep_before(
    path: Path,
    db: "Database",
    read: Callable[[], bytes | bytearray | None],
    passphrase: str | None,
) -> None:
    """Keep a copy of an older file that is about to be brought up to date.

    One without a passphrase is copied beside itself, unless its copies were chosen to
    be kept: nothing readable is to lie anywhere else. Where none can be kept the file
    is brought up to date all the same: that is done whole or not at all.
    """
    with suppress(OSError, FileProblem):
        folder = folder_of(path, origin_of(db))
        content = read()
        if content is None:
            return
        if passphrase or folder.note.plain_copies is PlainCopies.KEEP:
            at = system_clock().isoformat(timespec="seconds")
            folder.keep(content, passphrase, None, CopyReason.OLDER, at)
        else:
            _keep_next_to_it(path, content)


def _keep_next_to_it(path: Path, content: bytes | bytearray) -> None:
    name = tr("{stem}, before Casewalk was updated", stem=path.stem)
    place = path.with_name(name + path.suffix)
    if is_there(place):  # of an earlier time, and as good a way back
        return
    with _aside(place.with_name(place.name + ".part")) as aside:
        aside.write_bytes(content)
        sync_file(aside)
        _opened_and_counted(aside, None, None)
        put_over(aside, place)
    sync_folder(path.parent)


def not_whole() -> FileProblem:
    """The fault for a copy that is not on the disk as it was written."""
    return FileProblem(
        tr("A copy of this audit could not be read back whole from this computer’s disk."),
        tr("Earlier copies are as they were; it is tried again by itself."),
        tr("Keep a copy on another disk, as this one or the audit’s own may be failing."),
    )


def _not_kept() -> FileProblem:
    return FileProblem(
        tr("No copy of this audit can be kept on this computer just now."),
        tr("What you enter is saved in the audit; earlier copies are as they were."),
        tr("Free some space on this computer’s disk; it is tried again by itself."),
    )


def _opened_and_counted(aside: Path, passphrase: str | None, mark: FileMark | None) -> CopyFacts:
    """Open a copy from the disk, look through all its pages and count it. Raises FileProblem."""
    dbapi, _ = libraries()
    try:
        db = connect(aside, passphrase, as_it_lies=True)
        try:
            if page_faults(db) or (mark is not None and read_mark(db) != mark):
                raise not_whole()
            if passphrase is None and mark is not None and not sum_holds(db):
                raise not_whole()
            return facts_of(db)
        finally:
            db.close()
    except (dbapi.DatabaseError, UnicodeDecodeError) as error:
        raise not_whole() from error


@contextmanager
def _aside(aside: Path) -> Iterator[Path]:
    """Have a new, empty file aside, and nothing of it afterwards."""
    with under_way(aside):
        try:
            aside.unlink(missing_ok=True)
            aside.touch(mode=0o600)
            yield aside
        finally:
            with suppress(OSError):
                aside.unlink()


def _remove(path: Path) -> None:
    with wiped_once_replaced(path, wanted=True):
        path.unlink()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        found = sha256()
        while part := file.read(1 << 20):
            found.update(part)
        return found.hexdigest()


def _place_digest(path: Path) -> str:
    return sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()


def _disk_digest(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    if not found.st_ino:  # FAT and some shares number no file
        return ""
    return sha256(f"{found.st_dev} {found.st_ino}".encode()).hexdigest()


def _inside(folder: Path) -> list[Path]:
    """Return what lies in a folder; nothing where it cannot be asked."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _read_note(folder: Path) -> AuditNote:
    with suppress(OSError, ValueError, TypeError):
        found = json.loads((folder / _AUDIT_NOTE).read_text(encoding="utf-8"))
        note = AuditNote(**found)
        return replace(note, plain_copies=PlainCopies(note.plain_copies))
    return AuditNote()


def _read_copy(path: Path) -> KeptCopy | None:
    if not path.stem.isdecimal():
        return None
    with suppress(OSError, ValueError, TypeError, KeyError):
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        facts, reason = CopyFacts(**found.pop("facts")), CopyReason(found.pop("reason"))
        return KeptCopy(facts=facts, reason=reason, **found)
    return None


def _write_json(path: Path, content: dict[str, Any]) -> None:
    """Replace a note in one step, down to the disk. Raises OSError."""
    beside = path.with_name(path.name + ".part")
    with _aside(beside):
        beside.write_text(json.dumps(content, indent=1), encoding="utf-8")
        sync_file(beside)
        put_over(beside, path)
    sync_folder(path.parent)
