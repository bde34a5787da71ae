"""Random workshops at several tables: cases handed out, worked on, taken back, each judged."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.model.case import Case
from core.model.fault import WorkshopError
from core.model.hand_out import HandBack, KnownRow, SideChosen, TableDifference
from core.model.ids import CaseId
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.journal import inflated
from core.tables.hand_out import hand_out
from core.tables.settle import settle, side
from core.tables.take_back import TakenBack, take_back
from tests.small import small_audit
from tests.tables.judge import Judge, Moments
from tests.tables.seen import Label, Seen
from tests.tables.steps import Clock, Steps

WORDS: Final = "maple anchor window tiger"
_WORD: Final = re.compile(r"w\d+x\d+")
_FROM_THE_START: Final = ("bring in", "take", "add", "change the audit")


@dataclass
class Table:
    """A file that was handed out, with copies of it as it was then and at each hand-back."""

    path: Path
    was: list[tuple[int | None, Path]] = field(default_factory=list)


class Workshop:
    """One day at several tables; `fails` says what was wrong, `counts` what was done."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.fails: list[tuple[object, ...]] = []
        self.counts: Counter[str] = Counter()
        self._folder, self._clock, self._steps = folder, Clock(), Steps(seed)
        self._copies = 0

    def run(self) -> None:
        """Play the day to its end."""
        with self._main() as main:
            tables = self._hand_out_all(main)
            nested = [one for table in tables for one in self._work_at(table)]
            self._work_at_main(main)
            for table, inner in nested:
                self._work(inner, most=10)
                if self.chance.random() < 0.7:
                    with self._open(table.path) as outer:
                        self._take_back(outer, inner)
                    self.counts["handed out twice"] += 1
            self.chance.shuffle(tables)
            self._in_both_orders(main, tables)
            for table in tables:
                self._come_back(main, table)
            self._straight_to_main(main, [inner for _, inner in nested])

    def _main(self) -> WorkshopFile:
        main = small_audit(self._folder / "main.casewalk", self._clock)
        for _ in range(self.chance.randint(0, 14)):
            self._steps.at_main(main)
        return main

    def _hand_out_all(self, main: WorkshopFile) -> list[Table]:
        """Hand out; tables may overlap, which is worse than any day."""
        tables = []
        for number in range(1, self.chance.randint(1, 4) + 1):
            cases = [one.id for one in main.all(Case)]
            if cases:
                chosen = self.chance.sample(cases, self.chance.randint(1, len(cases)))
                tables.append(self._hand_out(main, f"Table {number}", chosen))
            if self.chance.random() < 0.4:
                self._steps.at_main(main)
        return tables

    def _hand_out(self, file: WorkshopFile, name: str, cases: Sequence[CaseId]) -> Table:
        path = self._folder / f"{file.path.stem} {name}.casewalk"
        hand_out(file, path, name, cases, WORDS)
        self.counts["handed out"] += 1
        return Table(path, [(None, self._copy(path))])

    def _copy(self, path: Path) -> Path:
        self._copies += 1
        to = self._folder / f"was {self._copies}.casewalk"
        shutil.copyfile(path, to)
        return to

    def _open(self, path: Path, *, reading: bool = False) -> WorkshopFile:
        return WorkshopFile.open(path, WORDS, self._clock, read_only=reading)

    def _work(self, table: Table, most: int) -> None:
        with self._open(table.path) as file:
            for _ in range(self.chance.randint(0, most)):
                self._steps.anywhere(file)

    def _work_at(self, table: Table) -> list[tuple[Table, Table]]:
        """Work at a table, which may hand half of its cases on."""
        found = []
        with self._open(table.path) as file:
            for _ in range(self.chance.randint(0, 18)):
                self._steps.anywhere(file)
            cases = [one.id for one in file.all(Case)]
            if cases and self.chance.random() < 0.25:
                some = self.chance.sample(cases, self.chance.randint(1, len(cases)))
                found.append((table, self._hand_out(file, "half a table", some)))
                for _ in range(self.chance.randint(0, 8)):
                    self._steps.anywhere(file)
        return found

    def _work_at_main(self, main: WorkshopFile) -> None:
        for _ in range(self.chance.randint(0, 12)):
            self._steps.at_main(main)
        if self.chance.random() < 0.3:  # taken back, perhaps to before a hand-out
            for _ in range(self.chance.randint(1, 15)):
                if not main.undo_label.startswith(_FROM_THE_START):
                    main.undo()
            if self.chance.random() < 0.5:
                self._steps.at_main(main)

    def _come_back(self, main: WorkshopFile, table: Table) -> None:
        if self.chance.random() < 0.1:
            self.counts["never came back"] += 1
            return
        self._take_back(main, table)
        if self.chance.random() < 0.3:
            self._steps.at_main(main)
        if self.chance.random() < 0.3:
            self._settle_one(main)
        if self.chance.random() < 0.5:
            self._work(table, most=10)
            self.counts["came back once more"] += 1
            self._take_back(main, table)

    def _settle_one(self, main: WorkshopFile) -> None:
        still = [one for one in main.all(TableDifference) if one.is_open]
        if still:
            choice = self.chance.choice([one for one in SideChosen if one is not SideChosen.OPEN])
            try:
                settle(main, self.chance.choice(still), choice)
            except WorkshopError:
                self.counts["could not be settled so"] += 1
            self._must_be_sound(main)

    # One taking back

    def _take_back(self, main: WorkshopFile, table: Table) -> TakenBack:
        stands = {one.id for one in main.all(HandBack)}
        table.was = [one for one in table.was if one[0] is None or one[0] in stands]
        with self._open(table.was[-1][1], reading=True) as file:
            base = Seen(file)
        before, known = Seen(main), {one.id for one in main.all(TableDifference)}
        with self._open(table.path, reading=True) as there:
            at_table = Seen(there)
            found = take_back(main, there)
            self._judge(main, Moments(base, before, at_table, Seen(main)), known, there)
            again = take_back(main, there)
        if not again.is_empty or again.news is not None:
            self._fail("the same file was something new", again.report)
        self._must_be_sound(main)
        self._undo_and_redo(main, found, before)
        if found.news is not None:
            back = max(one.id for one in main.all(HandBack))
            table.was.append((back, self._copy(table.path)))
        self.counts["asked"] += len(found.report.asked)
        self.counts["rows taken"] += found.report.rows
        return found

    def _judge(
        self, main: WorkshopFile, moments: Moments, known: set[int], there: WorkshopFile
    ) -> None:
        asked = [one for one in main.all(TableDifference) if one.id not in known]
        uid = there.which.file
        same = {
            (one.kind, one.number): one.row_id
            for one in main.all(KnownRow, "file = ?", (uid,))
            if one.number != one.row_id
        }
        changed = Judge(moments, asked, same, self._fail).judge()
        self.counts["merges"] += 1
        self.counts["rows changed there"] += changed

    def _undo_and_redo(self, main: WorkshopFile, found: TakenBack, before: Seen) -> None:
        if found.news is None or self.chance.random() > 0.3:
            return
        after = Seen(main).rows
        main.undo()
        if Seen(main).rows != before.rows:
            self._fail("undo does not take it back")
        main.redo()
        if Seen(main).rows != after:
            self._fail("redo does not bring it again")
        self._must_be_sound(main)

    def _must_be_sound(self, file: WorkshopFile) -> None:
        wrong = check(file)
        if wrong:
            self._fail("not sound", wrong)

    def _fail(self, *what: object) -> None:
        self.fails.append(what)

    # Orders, and past one's own table

    def _in_both_orders(self, main: WorkshopFile, tables: list[Table]) -> None:
        """Where nobody differs the order is nothing; every word is there in both."""
        if len(tables) < 2:
            return
        ends = [self._in_order(main, tables), self._in_order(main, tables[::-1])]
        self.counts["pairs of orders"] += 1
        (one, asked, words), (other, asked_too, words_too) = ends
        in_question = asked | asked_too
        for label in {**one.rows, **other.rows}:
            if one.rows.get(label) == other.rows.get(label):
                continue
            if not any(_is_of(seen, label, in_question) for seen in (one, other)):
                self._fail("the order matters", label, one.rows.get(label), other.rows.get(label))
        gone = self._gone_before(main, tables)
        if (words ^ words_too) - gone:
            self._fail("words are in one order only", sorted((words ^ words_too) - gone)[:5])

    def _in_order(
        self, main: WorkshopFile, tables: list[Table]
    ) -> tuple[Seen, set[Label], set[str]]:
        path = self._copy(main.path)
        with WorkshopFile.open(path, None, self._clock) as file:
            known = {one.id for one in file.all(TableDifference)}
            for table in tables:
                with self._open(table.path, reading=True) as there:
                    take_back(file, there)
            seen = Seen(file)
            new = [one for one in file.all(TableDifference) if one.id not in known]
            asked = {seen.label(one.kind, one.row_id) for one in new if one.kind in seen.raw}
            return seen, asked, seen.words | _words_of(file.all(TableDifference))

    def _gone_before(self, main: WorkshopFile, tables: list[Table]) -> set[str]:
        """Return the words that a table itself replaced, or the main laptop before."""
        gone = set()
        for table in tables:
            with self._open(table.was[0][1], reading=True) as was:
                had = Seen(was).words
            with self._open(table.path, reading=True) as now:
                gone |= had - Seen(now).words
        for cells in main.query("SELECT changes, packed FROM acts"):
            gone |= set(_WORD.findall(inflated(*cells))) - Seen(main).words
        return gone

    def _straight_to_main(self, main: WorkshopFile, nested: list[Table]) -> None:
        """A file that another table handed out may come here at once: no word is lost."""
        for table in nested:
            with self._open(table.path, reading=True) as there:
                words = Seen(there).words
                try:
                    take_back(main, there, anyway=True)
                except WorkshopError as fault:
                    self._fail("refused", fault)
            self.counts["past its own table"] += 1
            self._must_be_sound(main)
            ever = _ever(main)
            if words - ever:
                self._fail("a word is lost", sorted(words - ever)[:5])


def _is_of(seen: Seen, label: Label, asked: set[Label]) -> bool:
    if label in asked or _parts(label) & asked:
        return True
    row = seen.rows.get(label)
    pointed = {cell for cell in (row or {}).values() if isinstance(cell, tuple)}
    return bool(pointed & asked or set(seen.needs(label) if row else ()) & asked)


def _parts(label: Label) -> set[Label]:
    found: set[Label] = set()
    for one in label:
        if isinstance(one, tuple):
            found |= {one, *_parts(one)}
    return found


def _words_of(differences: list[TableDifference]) -> set[str]:
    return {
        word
        for one in differences
        for text in (one.here, one.there)
        if side(text) is not None
        for word in _WORD.findall(text)
    }


def _ever(file: WorkshopFile) -> set[str]:
    """Return every word a file holds or has held."""
    found = Seen(file).words | _words_of(file.all(TableDifference))
    for cells in file.query("SELECT changes, packed FROM acts"):
        found |= set(_WORD.findall(inflated(*cells)))
    return found
