"""What can be read of a damaged file that has no good copy: row by row, and nothing made up.

A row comes from its table; where that cannot be read, from the history, which has most rows
once more. A locked file has a checksum on each page, so what is read is what was written.
A plain one has none: a row counts as compared there where the history has the same, or
where the sum over all rows holds. Where table and history differ neither is taken. So it
is with a locked one of which the sum, or the history, tells that some pages are as they
were earlier: a checksum holds for those, too.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac
from itertools import islice
from pathlib import Path
from typing import Final

from core.model.access import AccessKind
from core.model.progress import Progress
from core.store.as_left import AsLeft, Place, as_left
from core.store.cipher import as_key, libraries
from core.store.cut_lines import cut_rows, is_line, words_in
from core.store.erased_marks import surely_erased
from core.store.history import ActState
from core.store.journal import inflated, unpacked
from core.store.page_sums import SALT
from core.store.piecemeal import Row, TableRead, read_table
from core.store.recovery_key import KEY_BYTES, raw_key
from core.store.schema import VERSION
from core.store.sums import sum_of
from core.store.torn_image import TornImage, content_of, forms, is_plain, torn_image

_MOST_CUT: Final = 1_000
_NEVER: Final = 1 << 31


@dataclass
class TornRows:
    """Every row of a damaged file that can be read, by table and number, in its own version.

    `compared` are those that more than one record bears out; None where all are.
    """

    version: int
    rows: dict[str, dict[int, Row]]
    compared: set[Place] | None
    lost: dict[str, int] = field(default_factory=dict)
    differing: dict[str, int] = field(default_factory=dict)
    partly: frozenset[str] = frozenset()
    erased: frozenset[int] = frozenset()
    knows_erased: bool = True
    cut: list[tuple[str, int, Row]] = field(default_factory=list)
    """What is left of lines that break off in the history and are in no table: drafts, no rows."""
    words_left: list[str] = field(default_factory=list)
    """People's words that are left of others, which come in nowhere and can be read here."""
    unread_acts: list[int] = field(default_factory=list)
    unread_act: int = 0
    """The last entry of the history that is known, or may be, not to be read."""
    pages: int = 0
    broken: tuple[int, ...] = ()
    has_older_pages: bool = False
    """Whether some pages of a locked file are as they were before others were written."""

    def is_compared(self, table: str, key: int) -> bool:
        """Return whether a row is borne out by more than one record, or by a checksum."""
        return self.compared is None or (table, key) in self.compared


def read_rows(path: Path, passphrase: str | None, progress: Progress) -> TornRows | None:
    """Read what can be read; None where nothing can, or the passphrase is another.

    Raises OSError, and Cancelled where *progress* stops it. Nothing is left behind.
    """
    with image_of(path, passphrase) as image:
        if image is None:
            return None
        return _read(image, progress=progress)


@contextmanager
def image_of(path: Path, passphrase: str | None) -> Iterator[TornImage | None]:
    """Have the image of a damaged file; None where nothing of it can be read. Raises OSError."""
    content = content_of(path)
    plain = is_plain(content)
    if not plain and passphrase is None:
        yield None
        return
    key = None
    if not plain and passphrase is not None:
        key = raw_key(passphrase) or _key(passphrase, content[:SALT])
    with torn_image(path, content, key, _version_in(content) if plain else None) as image:
        yield image


def _key(passphrase: str, salt: bytes) -> bytes:
    dbapi, _ = libraries()
    connection = dbapi.connect(":memory:")
    try:
        (rounds,) = connection.execute("PRAGMA cipher_default_kdf_iter").fetchone()
    finally:
        connection.close()
    return pbkdf2_hmac("sha512", as_key(passphrase).encode(), salt, int(rounds), KEY_BYTES)


def _version_in(content: bytes) -> int:
    """Return what a plain file says of its version, at its 60th byte."""
    return int.from_bytes(content[60:64], "big")


def _read_table(image: TornImage, name: str, ask: Callable[[], None]) -> TableRead:
    """Read a table, once more where it was not read whole: a disk may fail at one call alone."""
    form = forms(image.version)[name]
    read = read_table(image.db, name, form, ask)
    if read.to_its_end:
        return read
    with closing(image.anew()) as db:
        again = read_table(db, name, form, ask)
    return max(again, read, key=lambda one: (one.to_its_end, len(one.rows)))


def _read(image: TornImage, *, progress: Progress) -> TornRows:
    locked = image.locked
    known = forms(image.version)
    reads: dict[str, TableRead] = {}
    for at, name in enumerate(known):
        progress(at, len(known))
        if name in image.found:
            reads[name] = _read_table(image, name, lambda: progress(0, 0))
    rows = {name: dict(read.rows) for name, read in reads.items()}
    partly = {name for name in known if name not in reads or not reads[name].to_its_end}
    torn = TornRows(
        image.version,
        rows,
        None if locked else set(),
        partly=frozenset(partly),
        pages=image.pages,
        broken=image.broken,
    )
    if "acts" in torn.partly:
        gaps = reads["acts"].gaps if "acts" in reads else ()
        torn.unread_act = max((last for _, last in gaps), default=_NEVER)
    left = _compare(torn, locked=locked) if image.version == VERSION else None
    _keep_erased_out(torn, checked=locked or torn.compared is None)
    if left is not None:
        _find_cut(torn, left, image, reads)
    return torn


def _compare(torn: TornRows, *, locked: bool) -> AsLeft:
    """Compare all rows with the history, and take from it what their tables have not.

    Returns how the history left them.
    """
    acts = torn.rows.get("acts", {})
    for key in [key for key, act in acts.items() if not _is_act(act)]:
        act_state = acts.pop(key)["state"]
        torn.partly |= {"acts"}
        torn.unread_act = max(torn.unread_act, key)
        if act_state not in (ActState.UNDONE, ActState.DROPPED):  # else it was taken back
            torn.unread_acts.append(key)
    left = _as_left(torn)
    torn.has_older_pages = locked and _has_older_pages(torn, left)
    as_written = locked and not torn.has_older_pages
    if not as_written:
        torn.compared = set()
    if not locked and not torn.partly and _sum_holds(torn):
        torn.compared = None
        return left
    for (table, key), row in left.rows.items():
        sure = left.entries.get((table, key), 0) > torn.unread_act
        _settle(torn, (table, key), row, as_written=as_written, sure=sure)
    _count_lost(torn, left)
    return left


def _as_left(torn: TornRows) -> AsLeft:
    return as_left(
        (
            (key, act["state"], act["changes"], act["packed"])
            for key, act in sorted(torn.rows.get("acts", {}).items())
            if act["state"] not in (ActState.DROPPED, ActState.TURN)
        ),
        closed_too=True,
    )


def _has_older_pages(torn: TornRows, left: AsLeft) -> bool:
    """Return whether what was read of a locked file was not written together."""
    if not torn.partly:
        return not _sum_holds(torn)
    for (table, key), said in left.rows.items():
        found = torn.rows.get(table, {}).get(key)
        is_read = found is not None or table not in torn.partly
        if is_read and found != said and left.entries.get((table, key), 0) > torn.unread_act:
            return True
    return False


def _find_cut(
    torn: TornRows, left: AsLeft, image: TornImage, reads: Mapping[str, TableRead]
) -> None:
    """Find what is left of lines in entries that cannot be read whole; of none that went since."""
    gaps = reads["acts"].gaps if "acts" in reads else ()
    missing = (key for first, last in gaps for key in range(first, last + 1))
    image.name_as_ours()
    for entry in (*torn.unread_acts, *islice(missing, _MOST_CUT)):
        for table, key, row in cut_rows(image.db, entry):
            if key in torn.rows.get(table, {}) or left.rows.get((table, key), row) is None:
                continue
            if is_line(table):
                torn.cut.append((table, key, row))
            elif row.get("case_id") not in torn.erased:
                torn.words_left.append(words_in(table, row))


def _settle(
    torn: TornRows, place: Place, said: Row | None, *, as_written: bool, sure: bool
) -> None:
    """Take a row as its table or the history has it; neither, where nothing decides."""
    table, key = place
    rows = torn.rows.setdefault(table, {})
    found = rows.get(key)
    if found is not None and said is not None and found == said:
        if torn.compared is not None:
            torn.compared.add(place)
    elif found is None:
        if said is not None and sure and table in torn.partly:
            rows[key] = dict(said)
    elif not as_written and sure:
        del rows[key]
        torn.differing[table] = torn.differing.get(table, 0) + 1


def _count_lost(torn: TornRows, left: AsLeft) -> None:
    """Count the rows that the history tells of and that were not read."""
    for (table, key), row in left.rows.items():
        if row is not None and key not in torn.rows.get(table, {}):
            torn.lost[table] = torn.lost.get(table, 0) + 1
    for one in left.added:
        held = torn.rows.get(one.table, {})
        gone = sum(
            key not in held and (one.table, key) not in left.rows
            for key in range(one.first, one.last + 1)
        )
        torn.lost[one.table] = torn.lost.get(one.table, 0) + gone


def _is_act(act: Row) -> bool:
    try:
        ActState(act["state"])
        unpacked(inflated(act["changes"], act["packed"]))
    except (ValueError, TypeError):
        return False
    return True


def _sum_holds(torn: TornRows) -> bool:
    sitting = list(torn.rows.get("sitting", {}).values())
    return len(sitting) == 1 and sitting[0].get("row_sum") == sum_of(
        {name: list(rows.values()) for name, rows in torn.rows.items()}
    )


def _keep_erased_out(torn: TornRows, *, checked: bool) -> None:
    """Find which cases were erased for good, by their marks and by the log; none comes back."""
    marks, cases = torn.rows.get("erased_cases", {}), torn.rows.get("cases", {})
    log = torn.rows.get("access_log", {}).values()
    torn.erased = surely_erased(
        {key: row["at"] for key, row in marks.items()},
        [row["about"] for row in log if row["kind"] == AccessKind.ERASED],
        checked=checked,
        there=cases,
    )
    torn.knows_erased = "erased_cases" not in torn.partly and not torn.has_older_pages
    for key in torn.erased:
        cases.pop(key, None)
    for key in marks.keys() - torn.erased:
        del marks[key]
