"""Three ways, row by row: what a table found, what it left, and what is here now.

The base of a row is what that file said of it at its last hand-back, else what the row
was before the first change of it in that file's history. Changed there alone: taken.
Changed on both sides: what is here stays, and both are kept with how it was. No clock
decides anything, and nothing that somebody here rests on is removed unasked.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from core.model.hand_out import DifferenceKind, HandBack, KnownRow, TableDifference
from core.model.names import normalised
from core.store.declarations import EVIDENCE_TABLES, NAMING_EVIDENCE, is_keyed, key_of_row
from core.store.file import WorkshopFile
from core.store.journal import Change, Row
from core.store.sealing import Spot
from core.tables.numbers import Numbers
from core.tables.questions import MergeQuestions
from core.tables.rules import (
    BOOKS,
    blank_row,
    groups_of,
    is_asked,
    parents_first,
    spelled_alike,
    twin_of,
)


@dataclass
class MergeReport:
    """What a merge did: rows taken by case (None: of no case) and kind, and what it asks."""

    taken: dict[tuple[int | None, str], int] = field(default_factory=dict)
    asked: list[TableDifference] = field(default_factory=list)
    erased: int = 0
    """Rows left out because their case was erased here for good."""

    @property
    def rows(self) -> int:
        """How many rows were written."""
        return sum(self.taken.values())

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing new."""
        return not (self.taken or self.asked)


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
        self._done: set[Spot] = set()
        self._restored: set[Spot] = set()
        self._back = 0
        self.report = MergeReport(asked=self._asked.differences)
        self._find_moved()

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

    def _find_moved(self) -> None:
        """Find the rows that differ from what that file said last, or found."""
        outer = self._which.parent != self._file.which.file
        base = self._there.found_rows(since_handed_out=not outer)
        # Typing that ended where it began has left the history; what came before tells of it.
        spots = {spot: None for spot in (*base, *self._known) if spot[0] not in BOOKS}
        self._now = {spot: self._other.read(*spot) for spot in spots}
        self._prior = {spot: self._before(spot, base) for spot in spots}
        erased = set(self._file.erased_cases())
        self._moved = set()
        for spot in spots:
            if self._prior[spot] == self._now[spot]:
                continue
            if (
                erased
                and self._numbers.case_of(spot, self._now[spot] or self._prior[spot]) in erased
            ):
                self.report.erased += 1
            else:
                self._moved.add(spot)

    def _before(self, spot: Spot, base: Mapping[Spot, Row | None]) -> Row | None:
        known = self._known.get(spot)
        if known is None:
            return base.get(spot)
        row: Row | None = json.loads(known.row) if known.row else None
        now = self._now[spot]
        if row is None:
            return None
        return {name: row.get(name, (now or row).get(name)) for name in (now or row)}

    @property
    def has_news(self) -> bool:
        """Whether anything of that file is new here."""
        return bool(self._moved)

    def run(self) -> MergeReport:
        """Take everything in; to be called once, where there is news."""
        self._back = self._file.put(self._hand_back())
        self._numbers.begin(self._back)
        self._asked.hand_back, self._asked.moved = self._back, self._moved
        self._rows.defer_references()
        self._find_made_again()
        for table in reversed(self._order):
            for spot in self._moved_in(table):
                if self._now[spot] is None:
                    self._went(spot)
        for table in self._order:
            for spot in self._moved_in(table):
                if self._now[spot] is not None:
                    self._came(spot)
        self._numbers.keep(self._moved, self._now)
        self._file.put(self._hand_back())
        return self.report

    def _moved_in(self, table: str) -> list[Spot]:
        return sorted(spot for spot in self._moved if spot[0] == table)

    def _hand_back(self) -> HandBack:
        at = self._file.clock().isoformat(timespec="seconds")
        taken, asked = self.report.rows, len(self.report.asked)
        seen = self._there.acts_seen()
        which = self._which
        return HandBack(
            which.file, which.name, at, self._back, taken, asked, *seen, parent=which.parent
        )

    def _find_made_again(self) -> None:
        """A row removed and made again for the same thing is the same row."""
        gone = {
            (table, key_of_row(table, self._numbers.mapped(table, prior))): spot
            for spot in self._moved
            if (prior := self._prior[spot]) is not None
            and self._now[spot] is None
            and is_keyed(table := spot[0])
        }
        for table in self._order:
            for spot in self._moved_in(table):
                now = self._now[spot]
                if not gone or now is None or self._prior[spot] is not None or not is_keyed(table):
                    continue
                old = gone.pop((table, key_of_row(table, self._numbers.mapped(table, now))), None)
                if old is not None:
                    self._numbers.same(spot, self._numbers.here(old))
                    self._prior[spot] = {**(self._prior[old] or {}), "id": spot[1]}
                    self._moved.discard(old)
                    self._numbers.gone(old)

    # Rows that went

    def _went(self, spot: Spot) -> None:
        table, key, prior = spot[0], self._numbers.here(spot), self._prior[spot]
        here = self._rows.read(table, key)
        if here is None or prior is None:
            return
        found = self._numbers.mapped(table, prior)
        if any(self._changed(table, name, here[name], found[name]) for name in here) or any(
            self._resting(table, key, spot[1])
        ):
            self._asked.ask(spot, DifferenceKind.REMOVED_THERE, prior, here, None)
        else:
            for change in self._rows.removal(table, key):
                self._write(change)

    def _changed(self, table: str, column: str, here: object, found: object) -> bool:
        if column in ("id", "position"):
            return False
        if spelled_alike(table, column):
            return normalised(str(here)) != normalised(str(found))
        return here != found

    def _resting(self, table: str, key: int, number: int) -> Iterator[bool]:
        """Yield for each row here that rests on one, and that the table did not untie.

        A difference that nobody has settled rests on the row it is about.
        """
        of_it = "kind = ? AND row_id = ? AND chosen = ''"
        for _ in self._file.all(TableDifference, of_it, (table, key)):
            yield True
        for child, column, needed in self._rows.resting().get(table, ()):
            if child in BOOKS:
                continue
            known = set() if needed else self._untied(child, column, number)
            for one in self._rows.pointing(child, column, key):
                if one not in known:
                    yield True
        for naming in NAMING_EVIDENCE:
            for kind, name in EVIDENCE_TABLES.items():
                sql = f"SELECT 1 FROM {naming} WHERE kind = ? AND row_id = ? LIMIT 1"
                if name == table and self._file.query(sql, (kind, key)):
                    yield True

    def _untied(self, child: str, column: str, number: int) -> set[int]:
        """Return the rows here that pointed to a row of the table's and do so no more there."""
        return {
            self._numbers.here(spot)
            for spot in self._moved_in(child)
            if self._now[spot] is not None
            and (prior := self._prior[spot]) is not None
            and prior[column] == number
        }

    # Rows that came or were changed

    def _came(self, spot: Spot) -> None:
        if spot in self._done or spot in self._restored:
            return
        self._done.add(spot)
        table, prior, now = spot[0], self._prior[spot], self._now[spot]
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
        self._write(Change(table, row["id"], here, row))
        if here is None:
            self._asked.ask_whether_the_same(table, row)

    def _write(self, change: Change) -> None:
        if change.before == change.after:
            return
        self._file.write_changes([change])
        case = self._numbers.case_here(change.table, change.after or change.before)
        at = (case, change.table)
        self.report.taken[at] = self.report.taken.get(at, 0) + 1

    def _twin(self, table: str, row: Row) -> Row | None:
        """Return the row here that is the same thing, under another number."""
        return twin_of(self._rows, table, row)

    # Rows that are needed again

    def _brought_back(self, spot: Spot) -> int:
        """Bring back a row that is not here and that something of the table's rests on."""
        if spot in self._moved and self._prior[spot] is None:
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
