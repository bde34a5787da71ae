"""What a damaged file holds beyond a good copy of it: read entry by entry, each with its rows."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.model.beyond import BrokenEntry, LineBeyond
from core.model.fault import WorkshopError
from core.model.judgement import DifferingView
from core.model.names import normalised
from core.model.sitting import DraftText, Place
from core.store.cipher import connect, libraries
from core.store.cut_lines import (
    change_as_draft,
    cut_rows,
    is_line,
    judgement_left_open,
    keep_cut_draft,
    remark_as_draft,
    words_in,
)
from core.store.declarations import DECLARATIONS, NoKey
from core.store.drafts import drafts_read
from core.store.erased_marks import erased_in
from core.store.file import WorkshopFile
from core.store.going_back import Key, RowsThen
from core.store.history import ActState
from core.store.journal import Added, Change, Row, inflated
from core.store.patience import bounded
from core.store.readable import image_of
from core.store.reserve import Recorder
from core.store.rows import changes_in
from core.store.schema import VERSION
from core.store.sums import RowSum
from core.store.writing import Rows
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_AHEAD: Final = 200
"""So many entries in a row that cannot be read end the search for a further one."""
_MOST: Final = 100_000
_ENTRY: Final = "SELECT at, label, state FROM acts WHERE id = ?"


Errors = tuple[type[Exception], ...]


@dataclass(frozen=True, slots=True)
class ReadBeyond:
    """One thing that was done after the copy, with the rows that it changed, or its draft."""

    line: LineBeyond
    changes: tuple[Change, ...] = ()
    draft: DraftText | None = None


@dataclass(frozen=True, slots=True)
class Beyond:
    """All of it, in its order; `broken` is what was seen and not read whole."""

    read: tuple[ReadBeyond, ...] = ()
    broken: tuple[BrokenEntry, ...] = ()
    half_typed: frozenset[tuple[Place, str]] | None = None
    """Every field with words that were not entered; None where that cannot be read."""
    erased: frozenset[int] = frozenset()
    """The numbers of cases that were erased for good, as far as that can be read."""

    def without(self, left_out: Collection[int]) -> tuple[ReadBeyond, ...]:
        """Return what comes where some, by their places, are left out, with all resting on them."""
        gone = set(left_out)
        for at, one in enumerate(self.read):
            if one.line.rests_on & gone:
                gone.add(at)
        return tuple(one for at, one in enumerate(self.read) if at not in gone)


def read_beyond(path: Path, copy_path: Path, passphrase: str | None, last: int) -> Beyond:
    """Return what was done after the entry *last*, which ends the copy, as far as it can be read.

    What is damaged is passed over, and with it what does not fit without it.
    """
    dbapi, _ = libraries()
    errors: Errors = (
        *(dbapi.DatabaseError, WorkshopError, OSError, MemoryError),
        *(ValueError, TypeError),
    )
    reading = _Reading()
    with suppress(*errors), _source(path, passphrase) as source:
        with WorkshopFile.open(copy_path, passphrase, read_only=True) as copy:
            reading.begin(copy)
            for step in _steps(source, last, errors):
                reading.take(step)
            with suppress(*errors):
                reading.take_drafts(source)
        reading.erased = erased_in(source, errors, checked=passphrase is not None)
    return Beyond(tuple(reading.read), tuple(reading.broken), reading.half_typed, reading.erased)


@contextmanager
def _source(path: Path, passphrase: str | None) -> Iterator["Database"]:
    """Have the damaged file to ask: its image, in which a page that is gone stops nothing else."""
    with ExitStack() as opened:
        image = None
        with suppress(OSError):  # no room for one, or nowhere to write: it is read as it lies
            image = opened.enter_context(image_of(path, passphrase))
        if image is not None and image.version == VERSION:
            image.name_as_ours()
            yield image.db
            return
        db = connect(path, passphrase, as_it_lies=True)
        opened.callback(db.close)
        bounded(db)
        yield db


@dataclass(frozen=True, slots=True)
class _Step:
    """An entry of the history: what it did, or None where that cannot be read."""

    at: str
    label: str
    journal: Sequence[Change | Added] | None = None
    changes: Sequence[Change] | None = None
    left: tuple[tuple[str, int, Row], ...] = ()
    """What is left of the lines it wrote, where it cannot be read whole."""


@dataclass
class _Reading:
    """What was read so far, done on the rows of the copy, of which none is written."""

    read: list[ReadBeyond] = field(default_factory=list)
    broken: list[BrokenEntry] = field(default_factory=list)
    half_typed: frozenset[tuple[Place, str]] | None = None
    erased: frozenset[int] = frozenset()
    _touched: dict[tuple[object, ...], set[int]] = field(default_factory=dict)

    def begin(self, copy: WorkshopFile) -> None:
        self._copy = copy
        self._rows = copy.past.rows_then()
        self._points: dict[str, list[tuple[str, str]]] = {}
        for child, column, parent in self._rows.references():
            self._points.setdefault(child, []).append((column, parent))

    def take(self, step: _Step) -> None:
        """Do an entry on the rows, if it fits on them whole."""
        if step.changes is None or not self._do(step.changes):
            if step.label and not self._take_left(step):
                left = (words_in(table, row) for table, _, row in step.left if not is_line(table))
                self.broken.append(BrokenEntry(step.label, " ".join(left)))
            return
        rests_on = frozenset(at for one in step.changes for at in self._before(one))
        case, text = self._case_and_text(step.changes)
        changes = tuple(step.changes)
        for one in changes:
            for name in ((one.table, one.key), *_natural_keys(one)):
                self._touched.setdefault(name, set()).add(len(self.read))
        line = LineBeyond(step.at, step.label, case, text, rests_on)
        self.read.append(ReadBeyond(line, changes))

    def _take_left(self, step: _Step) -> bool:
        """Take what is left of the lines of an entry as drafts; return whether there was any."""
        taken = [one for one in self._drafts_of(step) if self._has_place(one)]
        self.read += taken
        return bool(taken)

    def _drafts_of(self, step: _Step) -> Iterator[ReadBeyond]:
        """Yield a remark as one that is being typed, and a judgement as one nobody agreed."""
        for table, key, row in step.left:
            words = words_in(table, row)
            case = self._reference(row.get("case_id"))
            rests_on = frozenset(self._added(("cases", int(row.get("case_id") or 0))))
            line = LineBeyond(step.at, step.label, case, words, rests_on, breaks_off=True)
            before = self._rows.row(table, key)
            if table == "notes" and before is None:
                yield ReadBeyond(line, draft=remark_as_draft(row, step.at))
            elif table == "judgements" and before is None:
                change = judgement_left_open(key, row)
                yield ReadBeyond(line, () if change is None else (change,))
            elif table == "judgements" and before is not None:
                views = [
                    asdict(one) for one in self._copy.all(DifferingView, "judgement_id = ?", (key,))
                ]
                yield ReadBeyond(line, draft=change_as_draft(before, views, row, step.at))

    def _has_place(self, one: ReadBeyond) -> bool:
        """Return whether there is what a draft belongs to; a judgement is done on the rows."""
        if one.draft is None:
            return bool(one.changes) and self._do(one.changes)
        place = one.draft.place
        needed = (("cases", place.case_id), ("questions", place.question_id))
        return all(key is None or self._rows.row(table, key) is not None for table, key in needed)

    def _do(self, changes: Sequence[Change]) -> bool:
        if not self._rows.do_all(changes):
            return False
        if all(self._points_somewhere(one) for one in changes):
            return True
        self._rows.do_all([one.inverse for one in reversed(changes)])
        return False

    def _points_somewhere(self, one: Change) -> bool:
        row = self._rows.row(one.table, one.key) or {}
        to = ((parent, row.get(column)) for column, parent in self._points.get(one.table, ()))
        return all(key is None or self._rows.row(parent, key) is not None for parent, key in to)

    def _before(self, one: Change) -> Iterator[int]:
        """Yield the entries that one with this change rests on."""
        for name in ((one.table, one.key), *_natural_keys(one)):
            yield from self._touched.get(name, ())
        for row in filter(None, (one.before, one.after)):
            for column, parent in self._points.get(one.table, ()):
                if row.get(column) is not None:
                    yield from self._added((parent, row[column]))

    def _case_and_text(self, changes: Sequence[Change]) -> tuple[str, str]:
        """Return whose case it is, and what was said in it."""
        rows = [(one, self._rows.row(one.table, one.key) or one.before or {}) for one in changes]
        cases = (one.key if one.table == "cases" else row.get("case_id") for one, row in rows)
        case = next(filter(None, cases), None)
        said = self._words(rows[0][1]) if rows else ""
        return self._reference(case), " ".join(said.split())

    def _words(self, row: Row) -> str:
        answer = self._rows.row("answers", row["answer_id"]) if row.get("answer_id") else None
        said = (answer or {}).get("label", ""), row.get("reason") or row.get("text") or ""
        return ". ".join(str(one) for one in said if one)

    def _reference(self, case: Any) -> str:
        row = self._rows.row("cases", case) if case is not None else None
        return str(row["reference"]) if row is not None else ""

    def take_drafts(self, source: "Database") -> None:
        """Take what was typed and not entered, where the copy has not the same."""
        known = {(one.place, one.field, one.text) for one in self._copy.drafts.all()}
        found = drafts_read(lambda sql, given: source.execute(sql, given).fetchall())
        self.half_typed = frozenset((one.place, one.field) for one in found)
        for one in found:
            if (one.place, one.field, one.text) in known:
                continue
            needed = {("cases", one.place.case_id), ("questions", one.place.question_id)}
            keys = [(table, key) for table, key in needed if key is not None]
            if any(self._rows.row(*key) is None for key in keys):
                continue
            rests_on = frozenset[int]().union(*(self._added(key) for key in keys))
            told = self._reference(one.place.case_id), " ".join(one.text.split())
            label = tr("Typed and not entered")
            line = LineBeyond(one.at, label, *told, rests_on, half_typed=True)
            self.read.append(ReadBeyond(line, draft=one))

    def _added(self, key: Key) -> Iterator[int]:
        """Yield the entries that added a row."""
        for at in self._touched.get(key, ()):
            if any((c.table, c.key) == key and c.before is None for c in self.read[at].changes):
                yield at


def _natural_keys(one: Change) -> Iterator[tuple[object, ...]]:
    """Yield what a row that comes or goes is the same thing by, whatever its number."""
    declared = DECLARATIONS[one.table]
    if isinstance(declared.key, NoKey) or None not in (one.before, one.after):
        return
    for row in filter(None, (one.before, one.after)):
        found = (
            normalised(str(row[name])) if name in declared.spelled else row[name]
            for name in declared.key
        )
        yield one.table, None, *found


def _steps(source: "Database", last: int, errors: Errors) -> list[_Step]:
    """Return each entry after *last* in order; of one that cannot be read whole its name."""
    found = list(islice(_entries(source, last, errors), _MOST))
    later: dict[Key, Row | None] = {}
    for at in range(len(found) - 1, -1, -1):
        step = found[at]
        try:
            changes = [
                one for part in step.journal or () for one in _written_out(source, part, later)
            ]
        except errors:
            found[at] = _Step(step.at, step.label, left=step.left)
            continue
        later |= {(one.table, one.key): one.before for one in reversed(changes)}
        found[at] = replace(step, changes=None if step.journal is None else changes)
    return found


def _written_out(
    source: "Database", one: Change | Added, later: dict[Key, Row | None]
) -> list[Change]:
    """Return what was numbered only row by row, as it was before anything later changed it."""
    if isinstance(one, Change):
        return [one]
    rows = Rows(source, Recorder(), RowSum(source))
    found = []
    for key in range(one.first, one.last + 1):
        row = later[one.table, key] if (one.table, key) in later else rows.read(one.table, key)
        if row is None:
            raise ValueError("a row that was added is not there")
        found.append(Change(one.table, key, None, row))
    return found


def _entries(source: "Database", last: int, errors: Errors) -> Iterator[_Step]:
    missing, key = 0, last
    while missing < _AHEAD:
        key += 1
        try:
            row = source.execute(
                "SELECT at, label, state FROM acts WHERE id = ?", (key,)
            ).fetchone()
        except errors:
            row = None
        if row is None:
            missing += 1
            continue
        missing = 0
        at, label, state = (str(cell) for cell in row)
        try:
            if state == ActState.TURN:
                yield _turn(source, key, at, label)
            else:
                said = "" if state == ActState.QUIET else label
                yield _Step(at, said, _journal(source, key))
        except errors:
            taken_back = state in (ActState.UNDONE, ActState.DROPPED)
            yield _Step(at, label, left=() if taken_back else tuple(cut_rows(source, key)))


def _turn(source: "Database", key: int, at: str, label: str) -> _Step:
    """Return an undo or a redo of an entry, which it names, as what that did to the rows."""
    (of,) = source.execute("SELECT merge FROM acts WHERE id = ?", (key,)).fetchone()
    named = source.execute("SELECT label FROM acts WHERE id = ?", (int(of),)).fetchone()
    if named is None:
        return _Step(at, "", [])
    journal = _journal(source, int(of))
    if label != ActState.UNDONE:
        return _Step(at, tr("Done again: {removeprefix}.", removeprefix=named[0]), journal)
    back = [one.inverse for one in reversed(journal) if isinstance(one, Change)]
    return _Step(at, tr("Taken back: {removeprefix}.", removeprefix=named[0]), back)


def _journal(source: "Database", key: int) -> Sequence[Change | Added]:
    """Return what an entry did. Raises ValueError where it is nothing of ours."""
    cells = source.execute("SELECT changes, packed FROM acts WHERE id = ?", (key,)).fetchone()
    return changes_in(inflated(*cells))


def take_in(file: WorkshopFile, beyond: Beyond, left_out: Collection[int] = ()) -> int:
    """Write what was read into the copy, but what is left out: one act, and drafts as drafts.

    Where all comes, what the copy knew as half typed and the file no longer goes. Returns
    how many things were taken. Raises FileProblem.
    """
    chosen = beyond.without(left_out)
    rows: RowsThen = file.past.rows_then()
    for one in chosen:
        rows.do_all(one.changes)
    changes = rows.changes()
    if changes:
        with file.act(tr("take in what was read in the damaged file")):
            file.write_changes(changes)
    if beyond.half_typed is not None and not left_out:
        for old in file.drafts.all():
            if (old.place, old.field) not in beyond.half_typed:
                file.drafts.drop(old.place, old.field)
    for one in sorted(chosen, key=lambda one: one.line.breaks_off):  # first what is whole
        if one.draft is not None and one.line.breaks_off:
            keep_cut_draft(file.drafts, one.draft)
        elif one.draft is not None:
            file.drafts.keep(one.draft.place, one.draft.field, one.draft.text)
    return sum(bool(one.line.label) for one in chosen)
