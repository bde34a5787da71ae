"""Cases that lie at a table: whoever works on one here is asked once whether that is meant."""

from collections.abc import Iterator
from typing import Final

from core.model.fault import NotYet
from core.store.file import WorkshopFile
from core.store.history import OpenAct
from core.store.journal import Added, Change, Row
from core.store.rows import COLUMNS
from core.tables.rules import BOOKS, case_of_row, pointers_of
from core.words import tr

_PLANNING: Final = frozenset({"agenda", "drawn_lines", "meeting_cases", "visits"})
"""What is noted of a case without work on it: when it is taken, and how long."""
_PLANNED: Final = frozenset({"position", "minutes", "minutes_more"})


class CasesOut:
    """Looks at each act before it is kept; raises NotYet the first time for each case."""

    def __init__(self, file: WorkshopFile) -> None:
        self._file = file
        self._said: set[int] = set()
        """The cases that were asked about: what comes after is meant."""

    def ask_once(self, act: OpenAct) -> None:
        """Refuse an act on a case that is out, unless that was asked before."""
        if act.quiet:
            return
        out = self._out(act)
        if self._said.issuperset(out) or _keeps_the_books(act):
            return
        worked_on = set(self._worked_on(act)) - self._said
        met = [case for case in out if case in worked_on]
        if met:
            self._said.update(met)
            raise _asking(met, out, self._reference(act, met[0]))

    def _out(self, act: OpenAct) -> dict[int, str]:
        """Return each case that was out as the act began, with the last table that has it."""
        tables = dict(
            self._file.query(
                "SELECT id, name FROM hand_outs WHERE called_back_at = ''"
                " AND file NOT IN (SELECT file FROM hand_backs) ORDER BY id"
            )
        )
        if not tables:
            return {}
        rows = self._file.query("SELECT hand_out_id, case_id FROM hand_out_cases ORDER BY id")
        removed = [  # with the case itself
            (one.before["hand_out_id"], one.before["case_id"])
            for one in act.changes
            if one.table == "hand_out_cases" and one.before is not None
        ]
        return {case: tables[at] for at, case in sorted((*removed, *rows)) if at in tables}

    def _worked_on(self, act: OpenAct) -> Iterator[int | None]:
        gone = [one for many in act.gone for one in many.changes]
        before = {(one.table, one.key): one.before for one in (*act.changes, *gone)}
        pointers = pointers_of(self._file.rows.resting())

        def read(table: str, key: int) -> Row | None:
            return self._file.rows.read(table, key) or before.get((table, key))

        for one in (*act.changes, *gone):
            if _is_work(one):
                for row in (one.before, one.after):
                    yield case_of_row(one.table, row, pointers, read)
        for added in act.added:
            for row in self._first_of_each(added):
                yield case_of_row(added.table, row, pointers, read)

    def _reference(self, act: OpenAct, case: int) -> str:
        before = (one.before for one in act.changes if (one.table, one.key) == ("cases", case))
        row = self._file.rows.read("cases", case) or next(before, None) or {}
        return str(row.get("reference", ""))

    def _first_of_each(self, added: Added) -> Iterator[Row | None]:
        """Yield one row for each thing that the rows of an act that added many rest on."""
        pointers = pointers_of(self._file.rows.resting()).get(added.table, ())
        of_case = [one.column for one in pointers if "case_id" in COLUMNS[one.parent]]
        column = "case_id" if "case_id" in COLUMNS[added.table] else next(iter(of_case), "")
        if column and added.table not in BOOKS | _PLANNING:
            sql = f"SELECT min(id) FROM {added.table} WHERE id BETWEEN ? AND ? GROUP BY {column}"
            for (key,) in self._file.query(sql, (added.first, added.last)):
                yield self._file.rows.read(added.table, key)


def _keeps_the_books(act: OpenAct) -> bool:
    """Return whether an act hands out, takes back or settles: that knows of tables itself."""
    return any(
        one.table in ("hand_outs", "hand_backs")
        or (
            one.table == "table_differences"
            and one.before is not None
            and one.after is not None
            and one.before["chosen"] != one.after["chosen"]
        )
        for one in act.changes
    )


def _is_work(change: Change) -> bool:
    if change.table in BOOKS or change.table in _PLANNING:
        return False
    if change.table != "cases" or change.before is None or change.after is None:
        return True
    before, after = change.before, change.after
    return any(before[name] != after[name] for name in after if name not in _PLANNED)


def _asking(met: list[int], out: dict[int, str], reference: str) -> NotYet:
    table = out[met[0]]
    if len(met) == 1:
        happened = tr("{reference} lies at {table}.", reference=reference, table=table)
    else:
        happened = tr(
            "{number} of these {cases} lie at tables, {reference} at {table}.",
            number=len(met),
            reference=reference,
            table=table,
        )
    return NotYet(
        happened,
        tr("Nothing was changed; what is typed waits here."),
        tr("Do it once more to work on it here all the same: what differs is asked later."),
    )
