"""What a merge asks: each difference kept with both sides and how it was."""

import json
from functools import cached_property
from typing import Final

from core.model.hand_out import DifferenceKind, TableDifference
from core.store.change_times import ChangeTimes
from core.store.file import WorkshopFile
from core.store.journal import Row
from core.store.sealing import Spot
from core.tables.likeness import look_alike
from core.tables.numbers import Numbers
from core.tables.rules import NOTHING, blank_row, groups_of

_LIKE: Final = {"agencies": "name", "themes": "title"}


class MergeQuestions:
    """Keeps differences of one hand-back; `moved` are the rows that differ in that file."""

    def __init__(self, here: WorkshopFile, there: WorkshopFile, numbers: Numbers) -> None:
        self._file, self._there, self._numbers = here, there, numbers
        self._since = there.which.handed_at
        self._rows, self._other = here.rows, there.rows
        self.hand_back = 0
        self.moved: set[Spot] = set()
        self.differences: list[TableDifference] = []

    @cached_property
    def _times(self) -> tuple[ChangeTimes, ChangeTimes]:
        """When rows were changed here since that file was handed out, and there."""
        return self._file.change_times(self._since), self._there.change_times()

    def ask(
        self,
        spot: Spot,
        how: DifferenceKind,
        before: Row | None,
        here: Row | None,
        there: Row | None,
        columns: tuple[str, ...] = (),
    ) -> None:
        """Keep a difference of a row of that file: how it was, and is on either side."""
        table, key = spot[0], self._numbers.here(spot)
        row = self._rows.read(table, key) or here or there or before
        times_here, times_there = self._times
        made = TableDifference(
            self.hand_back,
            table,
            key,
            how,
            case_id=self._numbers.case_here(table, row),
            columns=",".join(columns),
            before=_as_json(before, columns),
            here=_as_json(here, columns),
            there=_as_json(there, columns),
            here_at=times_here.of(table, key, columns),
            there_at=times_there.of(*spot, columns),
        )
        self._file.put(made)
        self.differences.append(made)

    def ask_if_called_otherwise(self, spot: Spot, before: Row | None, now: Row, there: Row) -> None:
        """Ask where an answer was chosen there by words that were changed here meanwhile."""
        answer = now.get("answer_id")
        if answer is None or ("answers", answer) in self.moved:
            return
        theirs = self._other.read("answers", answer)
        ours = self._rows.read("answers", there["answer_id"])
        if theirs is None or ours is None or theirs["label"] == ours["label"]:
            return
        columns = next(one for one in groups_of(spot[0]) if "answer_id" in one)
        was = before or blank_row(spot[0], there)
        sides = ({"answer_id": ours["id"]}, {"answer": theirs["label"]})
        self.ask(spot, DifferenceKind.CALLED_OTHERWISE, was, *sides, columns)

    def ask_whether_the_same(self, table: str, row: Row) -> None:
        """Ask of a row that came whether it is one that is here already, called otherwise."""
        name = _LIKE.get(table)
        if name is None:
            return
        for (key,) in self._file.query(f"SELECT id FROM {table} WHERE id <> ?", (row["id"],)):
            other = self._rows.read(table, key)
            if other is None:
                continue
            short = str(row.get("short", "")), str(other.get("short", ""))
            if look_alike(str(row[name]), str(other[name]), *short):
                self.ask((table, row["id"]), DifferenceKind.THE_SAME, None, other, row)


def _as_json(row: Row | None, columns: tuple[str, ...]) -> str:
    if row is None:
        return "null"
    named = {one: row[one] for one in (columns or row) if one in row} or row
    if NOTHING in named.values():  # there was no row before both made it
        return "null"
    return json.dumps(named, ensure_ascii=False)
