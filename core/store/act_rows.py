"""What is written inside an act: values as rows, each change noted in the act."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from core.model.ids import NEW
from core.store.history import OpenAct
from core.store.inspection import refuse_too_much, too_long_a_line
from core.store.journal import Added, Change, Row, fold, many_gone
from core.store.rows import SHAPES, TableShape
from core.store.saving import Saving
from core.store.writing import Rows, ranges_of
from core.words import tr

_MANY: Final = 100
"""New rows kept at once of which only the numbers go into the history."""

_VERY_MANY: Final = 1_000
"""Rows removed at once that are packed until the act ends."""


def _within_reach(shape: TableShape, row: Row, before: Row | None) -> Row:
    """Return a row as it is written. Raises NotYet for what could not be opened or shown again."""
    refuse_too_much(row)
    if before is not None:
        row = shape.as_kept(row, before)
    if said := shape.too_long(row, before):
        raise too_long_a_line(said)
    return row


class ActRows:
    """Writes for the act it is given; knows no transaction but counts it."""

    def __init__(self, rows: Rows, saving: Saving) -> None:
        self._rows = rows
        self._saving = saving

    def put(self, act: OpenAct, value: Any) -> int:
        """Keep a value: as a new row when its number is NEW, else in its row's place."""
        shape = SHAPES[type(value)]
        row = shape.row(value)
        before = None
        if row["id"] != NEW:
            before = self._rows.read(shape.table, row["id"])
        row = _within_reach(shape, row, before)
        if row["id"] == NEW:
            row["id"] = self._rows.next_ids(shape.table)
        self._change(act, Change(shape.table, row["id"], before, row))
        return int(row["id"])

    def put_new(self, act: OpenAct, values: Sequence[Any]) -> int:
        """Keep new values of one kind at once; return the first's number."""
        shape = SHAPES[type(values[0])]
        rows = [_within_reach(shape, shape.row(value), None) for value in values]
        first = self._rows.next_ids(shape.table, len(values))
        for number, row in enumerate(rows, start=first):
            row["id"] = number
        self._saving.count()
        self._rows.insert_all(shape.table, [tuple(row.values()) for row in rows])
        if len(rows) < _MANY:
            act.changes += [Change(shape.table, row["id"], None, row) for row in rows]
        else:
            act.added.append(Added(shape.table, first, first + len(rows) - 1))
        return first

    def put_all(self, act: OpenAct, values: Sequence[Any]) -> None:
        """Keep values of one kind at once, each in its row's place. Raises KeyError if it is gone.

        What makes each the thing it is must not have changed; none is nothing.
        """
        if not values:
            return
        shape = SHAPES[type(values[0])]
        before = self._rows.read_all(shape.table, [value.id for value in values])
        changes = [
            Change(shape.table, value.id, old, row)
            for value in values
            if (row := shape.as_kept(shape.row(value), old := before[value.id])) != old
        ]
        for change in changes:
            _within_reach(shape, change.after or {}, change.before)
        self._write_out(act, changes)
        self._saving.count()
        self._rows.update_all(shape.table, changes)
        act.changes += changes

    def put_rows(self, act: OpenAct, rows: Mapping[str, Sequence[Row]]) -> None:
        """Keep rows by table under the numbers they have. Raises ValueError."""
        changes = []
        for table, some in rows.items():
            for row in some:
                if type(row["id"]) is not int or row["id"] < 1:
                    raise ValueError(tr("a row without a number of its own"))
                refuse_too_much(row)
                changes.append(Change(table, row["id"], None, row))
            act.added += [Added(table, *ends) for ends in ranges_of(row["id"] for row in some)]
        self._saving.count()
        self._rows.apply_new(changes)

    def remove(self, act: OpenAct, value: Any) -> None:
        """Remove a value and every row that rests on it; loose references are emptied."""
        for change in self._rows.removal(SHAPES[type(value)].table, value.id):
            self._change(act, change)

    def remove_all(self, act: OpenAct, values: Sequence[Any]) -> None:
        """Remove many values of one kind at once, with all that rests on them; none is nothing."""
        if not values:
            return
        table = SHAPES[type(values[0])].table
        changes = fold(one for value in values for one in self._rows.removal(table, value.id))
        self._write_out(act, changes)
        self._saving.count()
        self._rows.apply_at_once(changes)
        self._note(act, changes)

    def _note(self, act: OpenAct, changes: Sequence[Change]) -> None:
        """Note changes; very many removals packed, if nothing else was done to their table."""
        touched = {change.table for change in act.changes}
        of_table: dict[str, list[Change]] = {}
        for change in changes:
            of_table.setdefault(change.table, []).append(change)
        for table, some in of_table.items():
            removed = all(change.after is None for change in some)
            if removed and len(some) >= _VERY_MANY and table not in touched:
                act.gone.append(many_gone(some))
            else:
                act.changes += some

    def change_all(self, act: OpenAct, changes: Sequence[Change]) -> None:
        """Write changes that together leave every row resting on one that is there."""
        self._saving.count()
        self._rows.apply_at_once(changes)
        act.changes += changes

    def _change(self, act: OpenAct, change: Change) -> None:
        if change.before != change.after:
            self._write_out(act, [change])
            self._saving.count()
            self._rows.apply(change)
            act.changes.append(change)

    def _write_out(self, act: OpenAct, changes: Sequence[Change]) -> None:
        """Note row by row what the act only numbered, where one of these rows changes."""
        for added in act.added[:]:
            if any(added.holds(change.table, change.key) for change in changes):
                act.added.remove(added)
                act.changes += self._rows.written_out(added)
