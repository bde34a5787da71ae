"""Damaged audits: opened, put together row by row, or opened from a copy; no row is made up.

What is vouched for, by a checksum, a second record or the sum, has to be as it was
written; what comes from beyond a copy has to be as it was at some moment.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.model.case import Case
from core.model.fault import WorkshopError
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.progress import unreported
from core.store.checking import check
from core.store.copy_folder import CopyFolder, folder_of
from core.store.damaged import salvage
from core.store.file import WorkshopFile
from core.store.piecemeal import read_table
from core.store.putting_together import readable
from core.store.readable import image_of
from core.store.recovery_key import RAW
from core.store.rows import COLUMNS
from core.store.schema import VERSION
from core.store.torn_image import forms
from tests.damages import DAMAGES, bits_turned, pages_as_before
from tests.faults.days import state_of, step
from tests.faults.tally import Tally
from tests.small import small_audit
from ui.program.opening import (
    DamagedAudit,
    ReadableAudit,
    file_put_together,
    restored_file,
)

_KINDS: Final = 4
"""Locked and readable, each with a copy and without."""
_DAMAGES_AN_AUDIT: Final = 24
_SO_MANY_BITS: Final = 6
_STEPS: Final = 24
_KEY: Final = RAW.format("5a" * 32)
"""A key of its own: to make one of a passphrase takes a tenth of a second each time."""
_ASIDE: Final = "aside.casewalk"
_GONE: Final = "brindlesnap"
"""Stands in a case that is erased for good, and nowhere else."""

Place = tuple[str, int]
Row = tuple[object, ...]
Rows = dict[Place, Row]


def run(seed: int, count: int) -> Tally:
    """Damage audits *count* times, and recover them as the start screen does."""
    return _damaged(seed, count, believing=False)


def believed(seed: int, count: int) -> Tally:
    """Believe each row of a damaged readable audit as it lies there: the control."""
    return _damaged(seed, count, believing=True)


@dataclass
class _Audit:
    """An audit before it was damaged: its rows now, in its copy, and at each moment."""

    path: Path
    passphrase: str | None
    now: Rows = field(default_factory=dict)
    copied: Rows | None = None
    state: str = ""
    seen: dict[Place, set[Row]] = field(default_factory=dict)
    gone: set[Place] = field(default_factory=set)
    """Rows that were not there at some moment since the copy."""
    copies: frozenset[int] = frozenset()
    before: bytes = b""
    """What lay on the disk some time before."""
    is_older: bool = False
    """Whether it is damaged by pages as they were then: in one that is readable nothing tells."""

    @property
    def folder(self) -> CopyFolder:
        """Where its copies lie."""
        return folder_of(self.path, None)

    def look(self, file: WorkshopFile) -> None:
        """Remember how each row is at this moment."""
        self.now = _rows(file)
        self.gone |= set(self.seen) - set(self.now)
        for place, row in self.now.items():
            self.seen.setdefault(place, set()).add(row)

    def keep_copy(self, file: WorkshopFile) -> None:
        """Keep a copy, beyond which the day goes on."""
        assert file.own_copies is not None
        if self.passphrase is None:
            file.own_copies.choose(PlainCopies.KEEP)
        kept = file.own_copies.keep(CopyReason.MINUTES)
        assert kept is not None
        self.copied, self.gone = _rows(file), set()
        self.copies = frozenset({kept.sequence})

    def remove_later_copies(self) -> None:
        """Have no copies but those of before: each opening and closing leaves another."""
        for copy in self.folder.copies():
            if copy.sequence not in self.copies:
                self.folder.path_of(copy).unlink()


def _damaged(seed: int, count: int, *, believing: bool) -> Tally:
    tally, chance, at = Tally(), random.Random(seed), 0
    each = min(_DAMAGES_AN_AUDIT, max(1, count // _KINDS))
    while tally.count < count:
        passphrase = None if believing or at % 2 else _KEY
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            audit = _lived(
                Path(name), chance, passphrase, copied=not believing and at // 2 % 2 == 0
            )
            good = audit.path.read_bytes()
            for _ in range(min(each, count - tally.count)):
                _spoil(audit, good, chance, bits=believing)
                tally.add(*(_as_it_lies(audit) if believing else _judged(audit)))
                audit.remove_later_copies()
            audit.copies = frozenset()
            audit.remove_later_copies()
        at += 1
    return tally


def _spoil(audit: _Audit, good: bytes, chance: random.Random, *, bits: bool) -> None:
    """Damage it somehow; for the control by bits, which leave most of it to be read."""
    damage = None if bits else chance.choice((*DAMAGES, None))
    audit.is_older = not bits and damage is None
    if bits:
        bad = good
        for _ in range(_SO_MANY_BITS):
            bad = bits_turned(bad, chance)
    elif damage is None:
        bad = pages_as_before(good, chance, audit.before)
    else:
        bad = damage(good, chance)
    audit.path.write_bytes(bad)


def _lived(folder: Path, chance: random.Random, passphrase: str | None, *, copied: bool) -> _Audit:
    """Live a day in an audit in which a case is erased, and a copy may be kept at noon."""
    audit = _Audit(folder / "audit.casewalk", passphrase)
    with small_audit(audit.path, _noon, passphrase) as file:
        with file.act("add a case"):
            case = file.put(Case("Child Z", outline=f"{_GONE} " * 40))
        file.erase_case(case, "")
        for at in range(_STEPS):
            step(file, chance)
            audit.look(file)
            if at == _STEPS // 2:
                audit.before = audit.path.read_bytes()
                if copied:
                    audit.keep_copy(file)
        audit.state = state_of(file)
    audit.remove_later_copies()
    return audit


def _as_opened(audit: _Audit) -> tuple[str, str] | None:
    """Return what came of opening it as it is; None where that is told to be damaged."""
    try:
        with WorkshopFile.open(audit.path, audit.passphrase, read_only=True) as file:
            file.refuse_torn_pages()
            if state_of(file) == audit.state:
                return "", "opened as it was"
            return None if check(file) else ("opened and silently wrong", "")
    except WorkshopError:
        return None


@dataclass(frozen=True, slots=True)
class _Recovered:
    """What was recovered; `vouched` are the places it is vouched for, None for all of them.

    `open` are places that are left open on purpose: what is left of a line that breaks off,
    and the title, where that is gone.
    """

    file: WorkshopFile
    vouched: set[Place] | None = None
    earlier: bool = False
    """Whether rows may be as they were at an earlier moment."""
    open: frozenset[Place] = frozenset()


@contextmanager
def _recovered(audit: _Audit) -> Iterator[_Recovered | None]:
    """Have it recovered as the start screen does."""
    aside = audit.path.with_name(_ASIDE)
    salvaged = salvage(audit.path, audit.passphrase)
    if salvaged is not None:
        read = salvaged.beyond.read
        changed = {(one.table, one.key) for entry in read for one in entry.changes}
        opened = restored_file(DamagedAudit(salvaged, aside), frozenset(), _noon)
        vouched = None if audit.passphrase else set(audit.copied or {}) - changed
        cut = [entry for entry in read if entry.line.breaks_off]
        left = frozenset((one.table, one.key) for entry in cut for one in entry.changes)
        with opened.file as file:
            yield _Recovered(file, vouched, earlier=True, open=left)
        return
    found = readable(audit.path, audit.passphrase)
    if found is None:
        yield None
        return
    torn = found.torn
    left = frozenset((table, key) for table, key, _ in torn.cut)
    if not found.has_title:
        left |= {("audit", 1)}
    opened = file_put_together(ReadableAudit(found, aside), _noon, unreported)
    with opened.file as file:
        earlier = torn.has_older_pages or (audit.is_older and audit.passphrase is None)
        yield _Recovered(file, torn.compared, earlier, left)


def _judged(audit: _Audit) -> tuple[str, str]:
    if (opened := _as_opened(audit)) is not None:
        return opened
    damaged = audit.path.read_bytes()
    with _recovered(audit) as found:
        if found is None:
            return "", "refused"
        aside = audit.path.with_name(_ASIDE)
        if aside.read_bytes() != damaged:
            return "the damaged file was not kept", ""
        aside.unlink()
        return _wrong(audit, found), "from a copy" if audit.copied is not None else "row by row"


def _as_it_lies(audit: _Audit) -> tuple[str, str]:
    with image_of(audit.path, None) as image:
        if image is None:
            return "", "refused"
        for table in COLUMNS.keys() & image.found:
            form = forms(VERSION)[table]
            found = read_table(image.db, table, form, lambda: None).rows
            for key, row in found.items():
                told = (key, *(row[name] for name in COLUMNS[table]))
                if audit.now.get((table, key)) != told:
                    return "a row that is not as it was is believed", ""
    return "", "believed"


def _wrong(audit: _Audit, found: _Recovered) -> str:
    rows, copied = _rows(found.file), audit.copied or {}
    for place, row in rows.items():
        known = audit.seen.get(place, set()) if found.earlier else {audit.now.get(place)}
        sure = found.vouched is None or place in found.vouched
        if sure and row not in known and place not in found.open:
            return "a row is vouched for and is not as it was"
    if any(place not in rows and place not in audit.gone for place in copied):
        return "a row of the copy is lost"
    if _GONE in str(rows):
        return "a case that was erased came back"
    return "what was recovered is not sound" if check(found.file) else ""


def _rows(file: WorkshopFile) -> Rows:
    """Return every row by its table and number."""
    return {
        (table, row[0]): row
        for table, columns in COLUMNS.items()
        for row in file.query(f"SELECT id, {', '.join(columns)} FROM {table}")
    }


def _noon() -> datetime:
    return datetime(2014, 4, 9, 12)
