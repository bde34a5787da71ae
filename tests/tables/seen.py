"""A whole audit by what its rows are about, so that two files can be compared without numbers.

It shares no code with the merge: what makes two rows the same thing, and which columns go
together, is written down here once more.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from core.store.file import WorkshopFile

Label = tuple[Any, ...]
Row = dict[str, Any]

SAME_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "cases": ("~reference",),
    "agencies": ("~name",),
    "themes": ("key", "~title"),
    "requests": ("case_id", "agency_id"),
    "returns": ("case_id", "agency_id"),
    "answers_given": ("return_id", "item_id"),
    "answer_comments": ("return_id", "question_id"),
    "judgements": ("case_id", "question_id", "item_id"),
    "differing_views": ("judgement_id", "agency_id"),
    "part_judgements": ("case_id", "question_id", "item_id", "agency_id"),
    "changed_answers": ("case_id", "question_id", "item_id", "agency_id"),
    "note_cases": ("note_id", "case_id"),
    "visits": ("case_id", "began"),
}
POINTS: Final[Mapping[str, Mapping[str, str]]] = {
    "audit": {},
    "cases": {},
    "agencies": {},
    "themes": {},
    "participants": {"agency_id": "agencies"},
    "answers": {},
    "requests": {"case_id": "cases", "agency_id": "agencies"},
    "returns": {"case_id": "cases", "agency_id": "agencies"},
    "answers_given": {"return_id": "returns", "case_id": "cases", "agency_id": "agencies"},
    "answer_comments": {"return_id": "returns", "case_id": "cases", "agency_id": "agencies"},
    "judgements": {"case_id": "cases"},
    "differing_views": {"judgement_id": "judgements", "agency_id": "agencies"},
    "part_judgements": {"case_id": "cases", "agency_id": "agencies"},
    "changed_answers": {"case_id": "cases", "agency_id": "agencies"},
    "notes": {
        "case_id": "cases",
        "theme_id": "themes",
        "agency_id": "agencies",
        "challenged_id": "agencies",
    },
    "note_cases": {"note_id": "notes", "case_id": "cases"},
    "visits": {"case_id": "cases"},
    "findings": {"theme_id": "themes"},
    "evidence": {"finding_id": "findings"},
}
"""The tables that are looked at, and which column of each points where."""
MAY_BE_EMPTY: Final = frozenset(
    {
        *(("notes", "case_id"), ("notes", "theme_id"), ("notes", "agency_id")),
        ("notes", "challenged_id"),
        *(("participants", "agency_id"), ("findings", "theme_id")),
    }
)
TOGETHER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "judgements": (
        ("state", "answer_id", "value", "settled_at", "layer", "meeting_id", "together"),
    ),
    "notes": (
        ("told", "told_at", "did"),
        ("role", "agency_id", "challenged_id"),
        ("question_id", "item_id"),
    ),
    "visits": (("began", "ended", "meeting_id"),),
    "returns": (("completed", "source", "brought_in", "fingerprint", "known", "role"),),
    "requests": (("status", "means"),),
    "part_judgements": (("answer", "answer_key"),),
    "changed_answers": (("before", "before_key", "answer", "answer_key", "changed_at"),),
    "audit": (("tool_key", "tool_title"), ("starts", "finishes")),
    "evidence": (("kind", "row_id", "count", "shown"), ("kept", "kept_for")),
}
BLANKED: Final = frozenset(
    {("agencies", "contact"), ("agencies", "mail"), ("participants", "name")}
)
UNSAID: Final[Mapping[str, Row]] = {
    "judgements": {"state": "not reached", "reason": "", "evidence": "complete", "answer_id": None},
    "differing_views": {"kind": "other", "note": ""},
    "requests": {"status": "waiting"},
    "returns": {},
    "agencies": {},
    "themes": {"emerged": 0},
    "cases": {"papers": "complete", "minutes": None},
    "part_judgements": {},
    "changed_answers": {},
    "notes": {
        "verbatim": 0,
        "chosen": 0,
        "case_id": None,
        "question_id": None,
        "challenged_id": None,
    },
    "note_cases": {},
    "visits": {},
    "answers_given": {},
    "answer_comments": {},
}
_NO_DEFAULT: Final = frozenset(
    {
        *(("answers_given", "answer_id"), ("answer_comments", "text"), ("visits", "ended")),
        *(("notes", "kind"), ("notes", "text")),
    }
)
_NULLS: Final = ("meeting_id", "item_id", "answer_id", "minutes", "agency_id", "theme_id")
_WORD: Final = re.compile(r"w\d+x\d+")


def same_name(text: str) -> str:
    """Return a name as it is compared, told by other means than the product's."""
    return re.sub(r"\s+", " ", text).strip().lower()


class Seen:
    """What a file says at one moment."""

    def __init__(self, file: WorkshopFile) -> None:
        self.raw: dict[str, dict[int, Row]] = {}
        for table in POINTS:
            names = [row[1] for row in file.query(f"PRAGMA table_info({table})")]
            rows = (
                dict(zip(names, row, strict=True)) for row in file.query(f"SELECT * FROM {table}")
            )
            self.raw[table] = {row["id"]: row for row in rows}
        self.labels: dict[tuple[str, int], Label] = {}
        self.rows: dict[Label, Row] = {}
        self.numbers: dict[Label, int] = {}
        for table, some in self.raw.items():
            for key, row in some.items():
                label = self.label(table, key)
                self.rows[label] = self.said(table, row)
                self.numbers[label] = key

    def label(self, table: str, key: int) -> Label:
        """Return what a row is called, whatever its number."""
        row = self.raw[table].get(key)
        if row is None:
            return (table, "?", key)
        if (table, key) not in self.labels:
            parts = [self._part(table, name, row) for name in SAME_BY.get(table, ())]
            self.labels[table, key] = (table, *(parts or [key]))
        return self.labels[table, key]

    def _part(self, table: str, name: str, row: Row) -> object:
        if name.startswith("~"):
            return same_name(row[name[1:]])
        parent = POINTS[table].get(name)
        return row[name] if parent is None else self.label(parent, row[name])

    def said(self, table: str, row: Row) -> Row:
        """Return a row without its number, its place in a list and what a hand-out lacks."""
        found: Row = {}
        for name, cell in row.items():
            spelled = f"~{name}" in SAME_BY.get(table, ())
            if name in ("id", "position") or spelled or (table, name) in BLANKED:
                continue
            parent = POINTS[table].get(name)
            found[name] = cell if parent is None or cell is None else self.label(parent, cell)
        return found

    def resting_on(self, label: Label, *, loosely: bool = True) -> Iterable[Label]:
        """Yield the rows that point to one, a finding's evidence included."""
        table, key = label[0], self.numbers.get(label)
        for child, columns in POINTS.items():
            for row in self.raw[child].values():
                for column, parent in columns.items():
                    counts = loosely or (child, column) not in MAY_BE_EMPTY
                    if counts and parent == table and row[column] == key:
                        yield self.label(child, row["id"])
        for row in self.raw["evidence"].values():
            if _EVIDENCE.get(row["kind"]) == table and row["row_id"] == key:
                yield self.label("evidence", row["id"])

    def needs(self, label: Label) -> list[Label]:
        """Return the rows that a row cannot be without, and theirs."""
        table, found = label[0], []
        row = self.raw[table].get(self.numbers.get(label, 0))
        for column, parent in POINTS[table].items() if row else ():
            if row is not None and row[column] is not None:
                above = self.label(parent, row[column])
                found += [above, *self.needs(above)]
        return found

    @property
    def words(self) -> set[str]:
        """Return every word that was typed by a workshop and still stands in a row."""
        return {
            word
            for some in self.raw.values()
            for row in some.values()
            for cell in row.values()
            if isinstance(cell, str)
            for word in _WORD.findall(cell)
        }


_EVIDENCE: Final = {"judgement": "judgements", "note": "notes"}


def groups(table: str, row: Row) -> list[tuple[str, ...]]:
    """Return the columns of a row as they are to be merged."""
    keyed = {name.lstrip("~") for name in SAME_BY.get(table, ())}
    bound = [
        tuple(one for one in some if one in row and one not in keyed)
        for some in TOGETHER.get(table, ())
    ]
    inside = {name for some in bound for name in some}
    return [*bound, *((one,) for one in row if one not in inside | keyed)]


def unsaid(table: str, columns: tuple[str, ...]) -> tuple[object, ...]:
    """Return what stands in columns of a row that says nothing yet."""
    return tuple(_unsaid(table, one) for one in columns)


def _unsaid(table: str, column: str) -> object:
    if (table, column) in _NO_DEFAULT or table not in UNSAID:
        return object()
    if column in UNSAID[table]:
        return UNSAID[table][column]
    return None if column in _NULLS else ""
