"""Three ways, row by row: what a table found, what it left, and what is here now.

Changed there alone: taken. Changed on both sides: what is here stays, and both are kept
with how it was. No clock decides anything, and nothing that somebody here rests on is
removed unasked.
"""

from functools import cached_property

from core.model.hand_out import DifferenceKind, HandBack, KnownRow
from core.model.progress import Progress, unreported
from core.store.file import WorkshopFile
from core.store.journal import Change, Row
from core.store.sealing import Spot
from core.tables.moved import MovedRows
from core.tables.numbers import Numbers
from core.tables.questions import MergeQuestions
from core.tables.removals import Removals
from core.tables.rules import (
    BOOKS,
    blank_row,
    but_for_when,
    groups_of,
    is_asked,
    parents_first,
    twin_of,
)
from core.tables.taken import MergeReport, TakenRows


class Merge:
    """One file taken back into another; to be run inside an act of that other."""

    def __init__(self, here: WorkshopFile, there: WorkshopFile) -> None:
        self._file, self._there = here, there
        self._rows, self._other = here.rows, there.rows
        self._which = there.which
        self._known = {
            (one.kind, one.number): one
            for one in here.all(KnownRow, "file = ?", (self._which.file,))
        }
        self._numbers = Numbers(here, there, self._known, self._brought_back)
        self._order = parents_first(self._numbers.pointers)
        self._asked = MergeQuestions(here, there, self._numbers)
        self._moved = MovedRows(here, there, self._known, self._numbers)
        self.report = MergeReport(asked=self._asked.differences, erased=self._moved.erased)
        self._taken = TakenRows(here, self._numbers, self.report)
        self._removals = Removals(here, self._moved, self._numbers, self._asked, self._taken)
        self._done: set[Spot] = set()
        self._restored: set[Spot] = set()
        self._back = 0

    @property
    def has_news(self) -> bool:
        """Whether anything of that file is new here."""
        return bool(self._moved.spots)

    def run(self, progress: Progress = unreported) -> MergeReport:
        """Take everything in; to be called once, where there is news. Raises Cancelled."""
        self._back = self._file.put(self._hand_back())
        self._numbers.begin(self._back)
        self._asked.hand_back, self._asked.moved = self._back, self._moved.spots
        self._rows.defer_references()
        self._moved.find_made_again(self._order)
        moved = self._moved
        went = [one for table in reversed(self._order) for one in moved.in_table(table)]
        came = [one for table in self._order for one in moved.in_table(table)]
        whole = len(went)
        for spot in (one for one in went if moved.now[one] is None):
            self._removals.take(spot)
        for at, spot in enumerate(came):
            progress(at, whole)
            if moved.now[spot] is not None:
                self._came(spot)
        self._numbers.keep(moved.spots, moved.now)
        self._file.put(self._hand_back())
        return self.report

    def _hand_back(self) -> HandBack:
        at = self._file.clock().isoformat(timespec="seconds")
        taken, asked = self.report.rows, len(self.report.asked)
        seen = self._there.acts_seen()
        which = self._which
        return HandBack(
            *(which.file, which.name, at, self._back, taken, asked),
            *seen,
            parent=which.parent,
            came=self.report.came,
        )

    # Rows that came or were changed

    def _came(self, spot: Spot) -> None:
        if spot in self._done or spot in self._restored:
            return
        self._done.add(spot)
        table, prior, now = spot[0], self._moved.prior[spot], self._moved.now[spot]
        if now is None:
            return
        there = self._numbers.mapped(table, now, bring=True)
        here = self._rows.read(table, there["id"])
        if self._used_twice(spot, prior, here):
            there["id"] = self._rows.next_ids(table)
            self._numbers.same(spot, there["id"])
            here = None
        before = None
        if prior is not None:
            before = {**self._numbers.mapped(table, prior), "id": there["id"]}
        if here is None:
            self._came_anew(spot, before, there)
        else:
            self._join(spot, blank_row(table, there) if before is None else before, here, there)
        if prior is None or prior.get("answer_id") != now.get("answer_id"):
            self._asked.ask_if_called_otherwise(spot, before, now, there)

    def _used_twice(self, spot: Spot, prior: Row | None, here: Row | None) -> bool:
        """Return whether a number stands for two rows: this file was put back from a copy."""
        if prior is not None or here is None or spot in self._known:
            return False
        return not self._numbers.is_same(spot) and spot not in self._came_another_way

    def _came_anew(self, spot: Spot, before: Row | None, there: Row) -> None:
        table = spot[0]
        twin = self._twin(table, there)
        if twin is not None:
            self._numbers.same(spot, twin["id"])
            there["id"] = twin["id"]
            blank = blank_row(table, there) if before is None else {**before, "id": twin["id"]}
            self._join(spot, blank, twin, there)
            return
        self._put(table, None, there)
        if before is not None:
            self._asked.ask(spot, DifferenceKind.REMOVED_HERE, before, None, there)
            self._bring_what_rests_on(spot)

    def _join(self, spot: Spot, before: Row, here: Row, there: Row) -> None:
        """Merge one row by groups of columns; what is here stays where both changed it."""
        table = spot[0]
        joined = dict(here)
        for columns in groups_of(table):
            was, ours, theirs = (tuple(row[c] for c in columns) for row in (before, here, there))
            if theirs in (was, ours):
                continue
            if ours == was:
                joined.update(zip(columns, theirs, strict=True))
            elif len(columns) > 1 and (alike := but_for_when(columns, ours, theirs)) is not None:
                joined.update(zip(columns, alike, strict=True))
            elif is_asked(columns):
                self._asked.ask(spot, DifferenceKind.BOTH_CHANGED, before, here, there, columns)
        if joined == here:
            return
        twin = self._twin(table, joined)
        if twin is not None:
            columns = tuple(one for one in here if joined[one] != here[one])
            self._asked.ask(spot, DifferenceKind.NAME_TAKEN, before, here, there, columns)
            return
        self._put(table, here, joined)

    def _put(self, table: str, here: Row | None, row: Row) -> None:
        self._taken.write(Change(table, row["id"], here, row))
        if here is None:
            self._asked.ask_whether_the_same(table, row)

    @cached_property
    def _came_another_way(self) -> set[Spot]:
        """The rows that came in with a file this one handed out, or was handed out from."""
        related = {
            one.file
            for one in self._file.all(HandBack)
            if one.parent == self._which.file or one.file == self._which.parent
        }
        known = (self._file.all(KnownRow, "file = ?", (uid,)) for uid in sorted(related))
        return {(one.kind, one.row_id) for some in known for one in some}

    def _twin(self, table: str, row: Row) -> Row | None:
        """Return the row here that is the same thing, under another number."""
        return twin_of(self._rows, table, row)

    # Rows that are needed again

    def _brought_back(self, spot: Spot) -> int:
        """Bring back a row that is not here and that something of the table's rests on."""
        if spot in self._moved.spots and self._moved.prior[spot] is None:
            self._came(spot)
            return self._numbers.here(spot)
        row = self._other.read(*spot)
        if row is None:
            raise LookupError(f"{spot[0]} {spot[1]} is nowhere")
        there = self._numbers.mapped(spot[0], row, bring=True)
        if self._rows.read(spot[0], there["id"]) is not None:
            return int(there["id"])
        return self._put_back(spot, there, asked=True)

    def _put_back(self, spot: Spot, there: Row, *, asked: bool) -> int:
        twin = self._twin(spot[0], there)
        if twin is not None:
            self._numbers.same(spot, twin["id"])
            return int(twin["id"])
        self._put(spot[0], None, there)
        self._restored.add(spot)
        if asked:
            self._asked.ask(spot, DifferenceKind.REMOVED_HERE, there, None, there)
        self._bring_what_rests_on(spot)
        return int(there["id"])

    def _bring_what_rests_on(self, spot: Spot) -> None:
        """What rested on a row that came back comes back with it."""
        for child, column, needed in self._other.resting().get(spot[0], ()):
            if not needed or child in BOOKS:
                continue
            for number in self._other.pointing(child, column, spot[1]):
                one = (child, number)
                row = self._other.read(*one)
                absent = self._rows.read(child, self._numbers.here(one)) is None
                if row is not None and absent and one not in self._restored:
                    self._restored.add(one)
                    self._put_back(one, self._numbers.mapped(child, row, bring=True), asked=False)
