"""Two agencies, or two themes, that are one: everything of the one goes to the other."""

import json
from dataclasses import replace
from typing import Final, TypeVar

from core.acts.agency_names import call_anew
from core.model.case import Agency
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.hand_out import DifferenceKind, SideChosen, TableDifference
from core.model.names import normalised
from core.model.tool import Theme
from core.store.declarations import EVIDENCE_TABLES, NAMING_EVIDENCE
from core.store.file import WorkshopFile
from core.store.journal import Change, Row
from core.store.rows import TABLES
from core.tables.named_rows import COUNTING, renamed
from core.tables.rules import BOOKS, NOTHING, blank_row, groups_of, twin_of
from core.words import tr

T = TypeVar("T", Agency, Theme)

_MADE: Final = frozenset({"brought_in", "source", "fingerprint", "position"})
"""Columns of which one side is as good as the other."""


def make_one(file: WorkshopFile, kept: T, other: T) -> Changed | None:
    """Let *other* be *kept*, whose name stays; one act, and one undo.

    What both have of the same thing is joined where only one says something. Raises NotYet
    where they say different things, with nothing changed.
    """
    if kept.id == other.id:
        return None
    names = (kept.name, other.name) if isinstance(kept, Agency) else ("", "")
    label = tr("make two agencies one") if names[0] else tr("make two themes one")
    with file.act(label) as act:
        file.rows.defer_references()
        _move(file, TABLES[type(kept)], other.id, kept.id)
        if isinstance(kept, Agency) and isinstance(other, Agency):
            file.put(_also_called(kept, other))
            call_anew(
                file, {normalised(one): kept.name for one in (other.name, other.short) if one}
            )
        _settle(file, TABLES[type(kept)], kept.id)
        gone = file.rows.read(TABLES[type(kept)], other.id)
        file.write_changes([Change(TABLES[type(kept)], other.id, gone, None)])
    return act.news


def _also_called(kept: Agency, other: Agency) -> Agency:
    known = {normalised(one) for one in (kept.name, kept.short, *kept.other_names)}
    new = [
        one
        for one in (other.name, other.short, *other.other_names)
        if one and normalised(one) not in known
    ]
    also = "; ".join(dict.fromkeys((*kept.other_names, *new)))
    return replace(kept, also=also, short=kept.short or other.short)


def _move(file: WorkshopFile, table: str, old: int, new: int) -> None:
    """Let all that points to one row point to another."""
    for child, column, _ in file.rows.resting().get(table, ()):
        if child in BOOKS:
            continue
        for key in file.rows.pointing(child, column, old):
            row = file.rows.read(child, key)
            if row is not None:
                _point_anew(file, child, row, {**row, column: new})
    kind = next((kind for kind, name in EVIDENCE_TABLES.items() if name == table), None)
    for naming in NAMING_EVIDENCE if kind else ():
        sql = f"SELECT id FROM {naming} WHERE kind = ? AND row_id = ?"
        for (key,) in file.query(sql, (kind, old)):
            row = file.rows.read(naming, key)
            if row is not None:
                file.write_changes([Change(naming, key, row, {**row, "row_id": new})])
    _name_anew(file, table, old, new)


def _name_anew(file: WorkshopFile, table: str, old: int, new: int) -> None:
    """Let texts that name the one row by its number name the other."""

    def to(parent: str, key: int) -> int:
        return new if (parent, key) == (table, old) else key

    for naming in sorted(COUNTING):
        for (key,) in file.query(f"SELECT id FROM {naming}"):
            row = file.rows.read(naming, key)
            if row is not None and (after := renamed(naming, row, to)) != row:
                _point_anew(file, naming, row, after)


def _point_anew(file: WorkshopFile, table: str, row: Row, after: Row) -> None:
    """Write a row that points elsewhere now; the same thing that is there already takes it in."""
    twin = twin_of(file.rows, table, after)
    if twin is None:
        file.write_changes([Change(table, row["id"], row, after)])
        return
    joined = _joined(table, twin, after)
    _move(file, table, row["id"], twin["id"])
    file.write_changes([Change(table, row["id"], file.rows.read(table, row["id"]), None)])
    if joined != twin:
        file.write_changes([Change(table, twin["id"], twin, joined)])


def _joined(table: str, twin: Row, other: Row) -> Row:
    """Return two rows of the same thing as one. Raises NotYet where they contradict."""
    blank, joined = blank_row(table, twin), dict(twin)
    for columns in groups_of(table):
        ours, theirs, nothing = (
            tuple(row[one] for one in columns if one not in _MADE) for row in (twin, other, blank)
        )
        if theirs in (ours, nothing):
            continue
        if ours != nothing or NOTHING in nothing:
            raise NotYet(
                tr("Both have something of the same {case}, and say different things of it."),
                tr("Nothing was changed: they are two as before."),
                tr("Put that right with one of them first, or leave them two."),
            )
        joined.update({one: other[one] for one in columns})
    return joined


def _settle(file: WorkshopFile, table: str, key: int) -> None:
    """Nothing is to be asked any more of whether they are the same."""
    asked = file.all(TableDifference, "kind = ? AND how = ?", (table, DifferenceKind.THE_SAME))
    for one in asked:
        sides = (one.row_id, *_numbers(one))
        if one.is_open and key in sides:
            file.put(replace(one, chosen=SideChosen.THERE))


def _numbers(difference: TableDifference) -> list[int]:
    rows = (json.loads(one) for one in (difference.here, difference.there))
    return [row["id"] for row in rows if row]
