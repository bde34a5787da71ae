"""A file that is damaged: the newest good copy of it, and what can be read in it beyond that."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.files import is_same_file, is_there
from core.model.clock import Clock, date_text
from core.model.fault import FileProblem, WorkshopError, WrongKey
from core.model.kept_copy import CopyReason, KeptCopy
from core.store.beyond import Beyond, read_beyond, take_in
from core.store.cipher import connect, damaged, faults, libraries
from core.store.copy_facts import facts_of, is_same_origin, origin_of
from core.store.copy_folder import folder_of
from core.store.copying import Summary, open_elsewhere, put_in_place, summary
from core.store.file import WorkshopFile
from core.store.history import ActState
from core.store.inspection import not_as_written
from core.store.lock import Lock
from core.store.pages import page_faults
from core.store.schema import VERSION
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_TRIED: Final = 3
"""Each copy tried takes as long as a passphrase does."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """A good copy of a damaged file, and what the file has beyond it, as far as it can be read.

    `older` are the copies before it, newest first, none of which was looked through yet;
    `last` is when something was done last in the copy, and what.
    """

    path: Path
    copy: KeptCopy
    copy_path: Path
    beyond: Beyond
    older: tuple[KeptCopy, ...] = ()
    passphrase: str | None = field(default=None, repr=False)
    last: tuple[str, str] = ("", "")

    @property
    def minutes_older(self) -> int | None:
        """By how much the copy is older than the last that can be read; None where nothing is."""
        times = [one.line.at for one in self.beyond.read]
        with suppress(ValueError):
            later = datetime.fromisoformat(max(times, default=""))
            return max(0, int((later - datetime.fromisoformat(self.copy.at)).total_seconds() // 60))
        return None


def is_damage(path: Path, problem: FileProblem) -> bool:
    """Return whether a fault at opening may come from damage that a copy makes good."""
    damage = (damaged(path).happened, not_as_written(path).happened)
    return isinstance(problem, WrongKey) or problem.happened in damage


def salvage(path: Path, passphrase: str | None, newest: int | None = None) -> Salvage | None:
    """Return the newest whole copy that the passphrase opens; None where there is none.

    So a wrong passphrase is told from damage: it opens no copy either. Of copies with a
    number over *newest* none is taken. Nothing is written anywhere.
    """
    folder = folder_of(path, None)
    copies = [one for one in reversed(folder.copies()) if newest is None or one.sequence <= newest]
    whole = (copy for copy in copies if folder.is_whole(copy))
    for copy in islice(whole, _TRIED):
        copy_path = folder.path_of(copy)
        last = _last_in(copy_path, passphrase)
        if last is not None:
            beyond = read_beyond(path, copy_path, passphrase, copy.facts.last_act)
            older = tuple(one for one in copies if one.sequence < copy.sequence)
            return Salvage(path, copy, copy_path, beyond, older, passphrase, last)
    return None


def salvage_from(path: Path, passphrase: str | None, copy_path: Path) -> Salvage:
    """Return a copy that lies somewhere else, on a stick say, and what the file has beyond it.

    Raises FileProblem where it is not whole, is locked otherwise or is another audit's.
    """
    dbapi = libraries()[0]
    try:
        db = connect(copy_path, passphrase, as_it_lies=True)
        try:
            whole = _is_of_today(db) and not page_faults(db)
            facts, origin, last = facts_of(db), origin_of(db), _last_thing(db)
        finally:
            db.close()
        written = datetime.fromtimestamp(copy_path.stat().st_mtime).isoformat(timespec="seconds")
    except (dbapi.DatabaseError, UnicodeDecodeError, WrongKey, OSError) as error:
        raise _is_no_copy(path, copy_path) from error
    ours = folder_of(path, None).note.origin
    if not whole or copy_path == path or (ours and not is_same_origin(ours, origin)):
        raise _is_no_copy(path, copy_path)
    copy = KeptCopy(0, facts.last_at or written, CopyReason.CLOSING, 0, "", "", 0, facts)
    beyond = read_beyond(path, copy_path, passphrase, facts.last_act)
    return Salvage(path, copy, copy_path, beyond, (), passphrase, last)


@dataclass(frozen=True, slots=True)
class Restored:
    """The copy in its place, where the damaged file lies now, and how much came from that."""

    file: WorkshopFile
    aside: Path
    taken: int


def restore(
    found: Salvage,
    clock: Clock,
    left_out: Collection[int] | None = (),
    aside: Path | None = None,
) -> Restored:
    """Put the copy in the place of the damaged file, which is kept under another name.

    That is *aside*, as it was said before, unless something lies there by now.

    What was read beyond the copy is one act, which can be undone; what is *left_out* of
    it does not come, None for nothing at all. Raises FileProblem, with all as it was.
    """
    path = found.path
    with kept_aside(path, clock(), aside) as (aside, move):
        put_in_place(path, found.passphrase, lambda to: _fill(to, found), let_go=move)
        file = WorkshopFile.open(path, found.passphrase, clock)
        try:
            for case in sorted(found.beyond.erased - set(file.erased_cases())):
                file.erase_case(case, "")  # the copy is from before that, and brings nothing back
            taken = take_in(file, found.beyond, left_out) if left_out is not None else 0
        except BaseException:
            file.close()
            raise
    return Restored(file, aside, taken)


@contextmanager
def kept_aside(
    path: Path, at: datetime, aside: Path | None
) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Have a damaged file under another name once another is to be put in its place.

    Yields that name, and what is to be called just before: until then the file lies where it
    did, whatever becomes of the program. It has its own name again where that fails. Raises
    FileProblem, with all as it was.
    """
    if aside is None or is_there(aside):
        aside = free_name(path, at)
    _must_be_free(path)
    moved: list[tuple[Path, Path]] = []

    def move() -> None:
        try:
            for old, new in ((path, aside), (_journal(path), _journal(aside))):
                if is_there(old):
                    _give_name(old, new)
                    moved.append((old, new))
        except OSError as error:
            raise _cannot_move(path) from error

    try:
        yield aside, move
    except BaseException:
        for old, new in moved:
            with suppress(OSError):
                new.unlink() if is_same_file(old, new) else new.replace(old)
        raise


def _give_name(old: Path, new: Path) -> None:
    """Give a file another name, and leave it its own too where the disk knows such a thing.

    So there is no moment at which nothing lies under the old one. Raises OSError.
    """
    try:
        new.hardlink_to(old)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        old.rename(new)


def _must_be_free(path: Path) -> None:
    """Raise FileProblem where another window or computer has it open."""
    lock = Lock(path)
    try:
        if lock.take() is not None:
            raise open_elsewhere(path)
    except OSError as error:
        raise _cannot_move(path) from error
    finally:
        lock.release()


def _fill(to: Path, found: Salvage) -> Summary:
    to.write_bytes(found.copy_path.read_bytes())
    db = connect(to, found.passphrase, as_it_lies=True)
    try:
        with faults(found.path):
            return summary(db) if _is_of_today(db) else ()
    finally:
        db.close()


def _is_of_today(db: "Database") -> bool:
    return bool(db.execute("PRAGMA user_version").fetchone()[0] == VERSION)


def _last_in(path: Path, passphrase: str | None) -> tuple[str, str] | None:
    """Return what was done last in a copy, and when; None where it does not open."""
    dbapi, _ = libraries()
    with suppress(dbapi.DatabaseError, WorkshopError, OSError):
        db = connect(path, passphrase, as_it_lies=True)
        try:
            return _last_thing(db) if _is_of_today(db) else None
        finally:
            db.close()
    return None


def _last_thing(db: "Database") -> tuple[str, str]:
    found = db.execute(
        "SELECT at, label FROM acts WHERE state IN (?, ?) ORDER BY id DESC LIMIT 1",
        (ActState.DONE, ActState.CLOSED),
    ).fetchone()
    return ("", "") if found is None else (str(found[0]), str(found[1]))


def free_name(path: Path, at: datetime) -> Path:
    """Return the name under which a damaged file is kept, which nothing has yet."""
    day = f"{date_text(at.date().isoformat())} {at:%H.%M}"
    first = tr("{stem}, damaged {day}", stem=path.stem, day=day)
    names = [first, *(f"{first} ({number})" for number in range(2, 1000))]
    free = (path.with_name(name + path.suffix) for name in names)
    return next(one for one in free if not is_there(one))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _is_no_copy(path: Path, copy_path: Path) -> FileProblem:
    return FileProblem(
        tr(
            "“{copy}” is no whole copy of “{name}” under the passphrase that was typed.",
            copy=copy_path.name,
            name=path.name,
        ),
        tr("Nothing was changed."),
        tr("Choose another file, or open that one by itself from the start screen."),
    )


def _cannot_move(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{name}” cannot be given another name where it lies.", name=path.name),
        tr("Nothing was changed."),
        tr("Copy it to a folder of your own on this computer and open it there."),
    )
