"""Erasing one case for good: its rows, and every trace of them in the history.

What goes is decided by the declarations: a row of a table declared REMOVED goes where
it points, through whatever number of rows, to the case. Any other row that points there
stays, and points nowhere. In the history the same holds for every row that ever was.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from core.model.erasure import Erased
from core.model.holdings import CaseHoldings, HoldingField, HoldingRow
from core.model.leaving import DecisionKind
from core.model.names import normalised
from core.store.declarations import (
    DECLARATIONS,
    EVIDENCE_TABLES,
    NAMING_EVIDENCE,
    Erasure,
)
from core.store.erased_lines import DRAWN, lines_of
from core.store.erased_traces import PUBLISHED, clean_log, numbers_before, without_counts
from core.store.journal import Added, Change, Row, deflated, inflated, packed, unpacked
from core.store.part_rows import row_of_part
from core.store.rows import COLUMNS, TABLES
from core.store.saving import Saving
from core.store.writing import Rows
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

Query = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

_PARTS: Final = 500
_OF_NO_MEANING: Final = frozenset({"id", "position", "case_id", "row_id"})
_OTHERS: Final = frozenset(
    {
        *("agency_id", "role", "said_by", "asked_by", "who", "told", "for_whom", "source"),
        *("watched_by", "owner", "proposed_by", "accepted_by", "participant_id"),
        *("agency_written", "views"),
    }
)
"""Columns that say who somebody else is, by role or agency."""
_SAYS_OTHERWISE: Final = (DecisionKind.REPLACE, DecisionKind.CHANGE)
_CALLED: Final = {
    "questions": "key",
    "items": "key",
    "agencies": "name",
    "answers": "label",
    "themes": "title",
    "attributes": "name",
    "cases": "reference",
    "participants": "role",
    "meetings": "title",
    "findings": "text",
    "hypotheses": "text",
    "codes": "name",
    "hand_outs": "name",
}
"""What rows that are pointed to are read as."""


@dataclass
class _Traces:
    """The numbers of all rows that are, or ever were, about the case; by table."""

    rows: dict[str, set[int]] = field(default_factory=dict)

    def holds(self, table: str, key: object) -> bool:
        return key in self.rows.get(table, ())

    def take(self, table: str, key: int) -> bool:
        """Take a row in; return whether it is new here."""
        known = self.rows.setdefault(table, set())
        if key in known:
            return False
        known.add(key)
        return True


class Eraser:
    """Erases one case from one open file, in one transaction; knows nothing of copies."""

    def __init__(
        self, db: "Database", query: Query, rows: Rows, saving: Saving, case_id: int
    ) -> None:
        self._db, self._query, self._rows, self._saving = db, query, rows, saving
        self._case_id = case_id
        self._points = rows.references()
        self._traces = _Traces({"cases": {case_id}})
        self._unmatched = _Traces()
        self._names: set[str] = set()
        self._shared: dict[int, Row] = {}
        self._named_acts = 0

    def erase(self, at: str) -> Erased:
        """Erase the case; return what went. Inside a transaction that is counted."""
        history = list(self._history())
        self._find(history)
        self._find_lines(history)
        self._find_figures(history)
        self._find_own_words(history)
        self._find_decisions(history)
        tables = self._tables(history)
        waiting = self._remove_waiting()
        acts = self._clean_history(history)
        rows = self._remove_rows()
        rows["access_log"] = clean_log(self._db, self._saving, self._names_it)
        rows = {table: count for table, count in rows.items() if count}
        drafts = self._remove_drafts()
        self._db.execute("UPDATE sitting SET case_id = NULL WHERE case_id = ?", (self._case_id,))
        for number in sorted(self._traces.rows["cases"]):
            self._db.execute("INSERT INTO erased_cases (id, at) VALUES (?, ?)", (number, at))
            self._saving.row_sum.take("erased_cases", "WHERE id = ?", (number,))
        self._db.execute("INSERT INTO found (found) VALUES ('rebuild')")
        named = self._still_named()
        return Erased(self._case_id, at, rows, acts, drafts, waiting, named, tables=tables)

    def _tables(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> tuple[str, ...]:
        """Return the tables that have it: one whose handing out was undone may have it too."""
        called: dict[Any, Any] = dict(self._query("SELECT id, name FROM hand_outs", ()))
        went = {
            one
            for (one,) in self._query(
                "SELECT hand_out_id FROM hand_out_cases WHERE case_id = ?", (self._case_id,)
            )
        }
        for change in (one for _, _, journal in history for one in journal):
            for row in (change.before, change.after) if isinstance(change, Change) else ():
                if row is not None and change.table == "hand_outs":
                    called.setdefault(row["id"], row["name"])
                elif row is not None and self._traces.holds("cases", row.get("case_id")):
                    went |= {row["hand_out_id"]} if change.table == "hand_out_cases" else set()
        return tuple(dict.fromkeys(str(called[one]) for one in sorted(went) if one in called))

    def holdings(self) -> CaseHoldings:
        """Return all that is about the case or names it; changes nothing."""
        history = list(self._history())
        self._find(history)
        self._find_lines(history)
        self._find_own_words(history)
        acts = sum(
            self._without(journal, self._traces) != journal or self._names_it(label)
            for _, label, journal in history
        )
        rows = [
            self._holding_row(table, row)
            for table in COLUMNS
            for key in sorted({*self._traces.rows.get(table, ()), *self._shared_in(table)})
            if (row := self._rows.read(table, key)) is not None
        ]
        drafts = [
            text
            for place, text in self._query("SELECT place, text FROM drafts", ())
            if self._belongs(place) or self._names_it(text)
        ]
        reference = next((str(row["reference"]) for _, _, row in self._case_now()), "")
        return CaseHoldings(reference, tuple(rows), tuple(self._elsewhere()), tuple(drafts), acts)

    def _shared_in(self, table: str) -> Iterable[int]:
        """Return the notes that belong to the case and to others, wherever they were said."""
        if table != "notes":
            return ()
        named = self._query("SELECT note_id FROM note_cases WHERE case_id = ?", (self._case_id,))
        return {*self._shared, *(key for (key,) in named)}

    def _holding_row(self, table: str, row: Row) -> HoldingRow:
        fields = (
            HoldingField(column, self._shown(table, column, value), column in _OTHERS)
            for column, value in row.items()
            if column not in _OF_NO_MEANING and value not in (None, "")
        )
        return HoldingRow(table, tuple(one for one in fields if one.text))

    def _shown(self, table: str, column: str, value: object) -> str:
        """Return a value as it is read; a number that points elsewhere as what it points to."""
        for child, name, parent in self._points:
            if (child, name) == (table, column):
                label = _CALLED.get(parent)
                found = label and self._query(
                    f"SELECT {label} FROM {parent} WHERE id = ?", (value,)
                )
                return str(found[0][0]) if found else ""
        return str(value)

    def _elsewhere(self) -> Iterator[HoldingRow]:
        for table in COLUMNS:
            for (key,) in self._query(f"SELECT id FROM {table} ORDER BY id", ()):
                row = None if self._traces.holds(table, key) else self._rows.read(table, key)
                named = {name: text for name, text in (row or {}).items() if self._names_it(text)}
                if named:
                    yield self._holding_row(table, named)

    # What is about the case

    def _history(self) -> Iterator[tuple[int, str, list[Change | Added]]]:
        """Yield every entry: number, label, and what it did."""
        for key, label, text, data in self._query(
            "SELECT id, label, changes, packed FROM acts ORDER BY id", ()
        ):
            yield key, label, unpacked(inflated(text, data))

    def _find_shared(self) -> None:
        """Find the notes said at the case that belong to others too: they stay with those."""
        found = self._query(
            "SELECT max(note_cases.id) FROM note_cases JOIN notes ON notes.id = note_id "
            "WHERE notes.case_id = ? AND note_cases.case_id <> ? GROUP BY note_id",
            (self._case_id, self._case_id),
        )
        for (key,) in found:
            link = self._rows.read("note_cases", key)
            if link is not None:
                self._shared[link["note_id"]] = link

    def _handed_over(self) -> Iterator[Change]:
        """Yield the changes by which a shared note is said at another of its cases."""
        for key, link in self._shared.items():
            before = self._rows.read("notes", key)
            if before is not None:
                yield Change("notes", key, before, {**before, "case_id": link["case_id"]})
                yield Change("note_cases", link["id"], link, None)

    def _find(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> None:
        self._find_shared()
        changes = [one for _, _, journal in history for one in journal if isinstance(one, Change)]
        self._traces.rows["cases"] |= self._numbers_before(changes)
        past = [
            (one.table, one.key, row)
            for one in changes
            for row in (one.before, one.after)
            if row is not None
        ]
        found = True
        while found:  # a row may rest on one that rests on the case
            found = any([self._find_among_rows(), self._find_among(past)])
        self._names = {
            str(row["reference"])
            for table, key, row in [*past, *self._case_now()]
            if table == "cases" and self._traces.holds(table, key) and str(row["reference"]).strip()
        }
        self._find_unmatched(past)
        for table, key, row in past:
            gone = table == "held_back" and self._rows.read(table, key) is None
            if gone and self._names_it(row["reason"]):
                self._traces.take(table, key)

    def _numbers_before(self, changes: list[Change]) -> set[int]:
        now = [Change(table, key, row, row) for table, key, row in self._case_now()]
        return numbers_before([*changes, *now], set(self._keys("cases")), self._case_id)

    def _find_lines(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> None:
        """Take in its line on the list of all eligible, and in every draw from that."""

        def read(table: str) -> list[tuple[int, Row]]:
            return [(key, self._rows.read(table, key) or {}) for key in self._keys(table)]

        drawn = self._traces.rows.get(DRAWN)
        if drawn:
            journals = [journal for _, _, journal in history]
            for table, key in lines_of(read, journals, frozenset(drawn)):
                self._traces.take(table, key)

    def _find_figures(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> None:
        """Take in the figures that left in documents: any of them may have told of the case."""
        past = (one for _, _, journal in history for one in journal if isinstance(one, Change))
        found = {one.key for one in past if one.table == "figures_out"}
        found.update(key for (key,) in self._query("SELECT id FROM figures_out", ()))
        for key in found:
            self._traces.take("figures_out", key)

    def _find_own_words(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> None:
        """Take in the own words that documents have of this case, or of a row that goes with it."""
        table = "document_parts"
        past = [one for _, _, journal in history for one in journal if isinstance(one, Change)]
        rows = [(one.table, one.key, row) for one in past for row in (one.before, one.after) if row]
        rows += [(table, key, self._rows.read(table, key) or {}) for key in self._keys(table)]
        for name, key, row in rows:
            of = row_of_part(str(row.get("part"))) if name == table else None
            if of is not None and self._traces.holds(TABLES[of[0]], of[1]):
                self._traces.take(table, key)

    def _find_decisions(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> None:
        """Take in what was to stand in place of words that only this case said: they quote it."""
        table = "leaving_decisions"
        past = [one for _, _, journal in history for one in journal if isinstance(one, Change)]
        rows = [(one.table, one.key, row) for one in past for row in (one.before, one.after) if row]
        rows += [(table, key, self._rows.read(table, key) or {}) for key in self._keys(table)]
        quoted = {
            key: re.compile(_as_word(str(row["about"])), re.IGNORECASE)
            for name, key, row in rows
            if name == table and row.get("kind") in _SAYS_OTHERWISE
        }
        if not quoted:
            return
        gone = [_words_of(row) for name, key, row in rows if self._traces.holds(name, key)]
        gone += self._texts(of_the_case=True)
        left = list(self._texts(of_the_case=False))
        for key, words in quoted.items():
            if any(map(words.search, gone)) and not any(map(words.search, left)):
                self._traces.take(table, key)

    def _texts(self, *, of_the_case: bool) -> Iterator[str]:
        """Yield every row's words that are about the case, or that are not."""
        for table in COLUMNS:
            if table != "leaving_decisions":
                for key in self._keys(table):
                    if self._traces.holds(table, key) is of_the_case:
                        yield _words_of(self._rows.read(table, key) or {})

    def _keys(self, table: str) -> list[int]:
        return [key for (key,) in self._query(f"SELECT id FROM {table} ORDER BY id", ())]

    def _find_unmatched(self, past: Iterable[tuple[str, int, Row]]) -> None:
        """Take in the returns that waited without a case and are gone: nobody knows whose.

        One of them may have come in for this case, under a name that was a slip.
        """
        waited = [(key, row["case_id"]) for table, key, row in past if table == "returns_aside"]
        known = {key for key, case in waited if case is not None}
        known.update(key for (key,) in self._query("SELECT id FROM returns_aside", ()))
        for key in {key for key, _ in waited} - known:
            self._unmatched.take("returns_aside", key)
            self._traces.take("returns_aside", key)

    def _case_now(self) -> list[tuple[str, int, Row]]:
        row = self._rows.read("cases", self._case_id)
        return [] if row is None else [("cases", self._case_id, row)]

    def _find_among_rows(self) -> bool:
        found = False
        for child, column, parent in self._points:
            if _goes(child):
                for part in _parted(self._traces.rows.get(parent, ())):
                    marks = ", ".join("?" * len(part))
                    sql = f"SELECT id FROM {child} WHERE {column} IN ({marks})"
                    for (key,) in self._query(sql, part):
                        found |= not self._stays(child, key) and self._traces.take(child, key)
        for kind, table in EVIDENCE_TABLES.items():
            for part in _parted(self._traces.rows.get(table, ())):
                marks = ", ".join("?" * len(part))
                for naming in NAMING_EVIDENCE:
                    sql = f"SELECT id FROM {naming} WHERE kind = ? AND row_id IN ({marks})"
                    for (key,) in self._query(sql, (kind, *part)):
                        found |= self._traces.take(naming, key)
        return found

    def _find_among(self, past: Iterable[tuple[str, int, Row]]) -> bool:
        found = False
        for table, key, row in past:
            if not _goes(table) or self._traces.holds(table, key) or self._stays(table, key):
                continue
            if self._is_about(table, row):
                found |= self._traces.take(table, key)
        return found

    def _stays(self, table: str, key: int) -> bool:
        return table == "notes" and key in self._shared

    def _is_about(self, table: str, row: Row) -> bool:
        if table in NAMING_EVIDENCE:
            kind = EVIDENCE_TABLES.get(str(row.get("kind")), "")
            if self._traces.holds(kind, row.get("row_id")):
                return True
        return any(
            self._traces.holds(parent, row.get(column))
            for child, column, parent in self._points
            if child == table
        )

    # What goes

    def _remove_rows(self) -> dict[str, int]:
        changes: list[Change] = []
        count: Counter[str] = Counter()
        for table, keys in self._traces.rows.items():
            for key in keys:
                row = self._rows.read(table, key)
                if row is not None:
                    changes.append(Change(table, key, row, None))
                    count[table] += 1
        gone = {change.key for change in changes if change.table == "note_cases"}
        moved = [one for one in self._handed_over() if one.table == "notes" or one.key not in gone]
        signed = list(self._without_counts())
        count[PUBLISHED] = len(signed)
        self._rows.apply_at_once([*changes, *moved, *self._pointing_nowhere(), *signed])
        return dict(count)

    def _without_counts(self) -> Iterator[Change]:
        """Yield what was published, each version without its counts: the case is among them."""
        for key in self._keys(PUBLISHED):
            row = self._rows.read(PUBLISHED, key)
            if row is not None and row != without_counts(row):
                yield Change(PUBLISHED, key, row, without_counts(row))

    def _pointing_nowhere(self) -> list[Change]:
        """Return the changes of rows that stay, and point to what goes."""
        emptied: dict[tuple[str, int], Change] = {}
        for child, column, parent in self._points:
            if _goes(child):
                continue
            for part in _parted(self._traces.rows.get(parent, ())):
                marks = ", ".join("?" * len(part))
                sql = f"SELECT id FROM {child} WHERE {column} IN ({marks})"
                for (key,) in self._query(sql, part):
                    before = self._rows.read(child, key)
                    known = emptied.get((child, key), Change(child, key, before, before))
                    emptied[child, key] = replace(
                        known, after={**(known.after or {}), column: None}
                    )
        return list(emptied.values())

    def _clean_history(self, history: Sequence[tuple[int, str, list[Change | Added]]]) -> int:
        """Take the case out of every entry, and let nothing before this be taken back."""
        self._db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
        self._db.execute("UPDATE acts SET state = 'closed' WHERE state = 'done'")
        cleaned = 0
        for key, label, journal in history:
            kept = self._without(journal, self._traces)
            self._named_acts += self._names_it(packed(kept))
            if kept == journal and not self._names_it(label):
                continue
            cleaned += 1
            if self._names_it(label) or kept != self._without(journal, self._unmatched):
                label = tr("what was done on an erased {case}")
            cells = (*deflated(packed(kept)), label, key)
            with self._saving.row_sum.following("acts", "WHERE id = ?", (key,)):
                self._db.execute(
                    "UPDATE acts SET changes = ?, packed = ?, label = ?, merge = '' WHERE id = ?",
                    cells,
                )
        return cleaned

    def _without(self, journal: Iterable[Change | Added], traces: _Traces) -> list[Change | Added]:
        """Return what is left of an entry without some rows, and what pointed to them."""
        left: list[Change | Added] = []
        for one in journal:
            if isinstance(one, Added):
                left += _runs(one, traces.rows.get(one.table, set()))
            elif not traces.holds(one.table, one.key):
                rows = (self._emptied(one.table, row, traces) for row in (one.before, one.after))
                left.append(Change(one.table, one.key, *rows))
        return left

    def _emptied(self, table: str, row: Row | None, traces: _Traces) -> Row | None:
        if row is None:
            return None
        if table == PUBLISHED:
            return without_counts(row)
        columns = [
            column
            for child, column, parent in self._points
            if child == table and traces.holds(parent, row.get(column))
        ]
        return {**row, **dict.fromkeys(columns)} if columns else row

    def _remove_drafts(self) -> int:
        """Remove the words not entered yet that belong to what goes, or name the case."""
        found = [
            place
            for place, text in self._query("SELECT place, text FROM drafts", ())
            if self._belongs(place) or self._names_it(text)
        ]
        for place in found:
            with self._saving.row_sum.following("drafts", "WHERE place = ?", (place,)):
                self._db.execute("DELETE FROM drafts WHERE place = ?", (place,))
        return len(found)

    def _belongs(self, place: str) -> bool:
        parts = place.split(" ", 4)
        return len(parts) == 5 and parts[1] in map(str, self._traces.rows["cases"])

    def _remove_waiting(self) -> int:
        """Remove the rows held back that name the case."""
        found = [
            key
            for key, reason in self._query("SELECT id, reason FROM held_back", ())
            if self._names_it(reason)
        ]
        for key in found:
            self._traces.take("held_back", key)
        return len(found) + sum(self._remove_unmatched())

    def _remove_unmatched(self) -> Iterator[bool]:
        """Remove the returns that wait and name the case without being known as its own."""
        called = set(map(normalised, self._names))
        columns = "case_written, comments, unread, reason, source, kept, cells"
        for key, written, *texts in self._query(f"SELECT id, {columns} FROM returns_aside", ()):
            if normalised(written) in called or any(map(self._names_it, [written, *texts])):
                yield self._traces.take("returns_aside", key)

    # What still names it

    def _names_it(self, text: object) -> bool:
        return any(re.search(_as_word(name), str(text), re.IGNORECASE) for name in self._names)

    def _still_named(self) -> dict[str, int]:
        """Return how many rows of each table still name the case in a text."""
        count: Counter[str] = Counter()
        for table in COLUMNS:
            texts = [
                row[1] for row in self._query(f"PRAGMA table_info({table})", ()) if row[2] == "TEXT"
            ]
            if texts:
                for row in self._query(f"SELECT {', '.join(texts)} FROM {table}", ()):
                    count[table] += any(self._names_it(text) for text in row)
        count["acts"] = self._named_acts
        return {table: number for table, number in count.items() if number}


def _words_of(row: Row) -> str:
    """Return what a row says, column for column, as it was typed."""
    return "\0".join(map(str, row.values()))


def _as_word(words: str) -> str:
    """Return a pattern of words that stand alone, whatever blanks are between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return rf"(?<!\w){pattern}(?!\w)"


def _goes(table: str) -> bool:
    return DECLARATIONS[table].erased is Erasure.REMOVED


def _parted(keys: Iterable[int]) -> Iterator[list[int]]:
    """Yield the numbers in parts that fit into one query."""
    ordered = sorted(keys)
    for at in range(0, len(ordered), _PARTS):
        yield ordered[at : at + _PARTS]


def _runs(added: Added, gone: set[int]) -> Iterator[Added]:
    """Yield what is left of rows that were added at once."""
    first = added.first
    for key in sorted(key for key in gone if added.first <= key <= added.last):
        if first < key:
            yield Added(added.table, first, key - 1)
        first = key + 1
    if first <= added.last:
        yield Added(added.table, first, added.last)
