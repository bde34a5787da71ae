"""Judges one taking back: nothing lost, nothing doubled, nothing changed without cause.

It knows four moments: the file as it was handed out (or last handed back), as it came
back, and the audit before and after. It looks at no journal.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.model.hand_out import DifferenceKind, TableDifference
from tests.tables.seen import Label, Row, Seen, groups, unsaid

Fail = Callable[..., None]


@dataclass(frozen=True)
class Moments:
    """The four files of one taking back, by what their rows are about."""

    base: Seen
    before: Seen
    there: Seen
    after: Seen


class Judge:
    """Judges one taking back; *fail* is told of each thing that is wrong."""

    def __init__(
        self,
        moments: Moments,
        asked: Iterable[TableDifference],
        same: dict[tuple[str, int], int],
        fail: Fail,
    ) -> None:
        self._at, self._fail, self._same = moments, fail, same
        self._asked: dict[Label, list[TableDifference]] = defaultdict(list)
        for one in asked:
            if one.kind in moments.after.raw:
                self._asked[moments.after.label(one.kind, one.row_id)].append(one)
        self._needed: set[tuple[Label, str]] = set()

    def judge(self) -> int:
        """Look at every row; return how many the table had changed."""
        base, there = self._at.base.rows, self._at.there.rows
        changed = [one for one in {**base, **there} if base.get(one) != there.get(one)]
        for label in changed:
            if label not in there:
                self._was_removed(label)
            elif label not in self._at.before.rows:
                self._came(label)
            else:
                self._was_joined(label)
        self._others_stay(set(changed))
        self._nothing_asked_without_need()
        return len(changed)

    def _was_removed(self, label: Label) -> None:
        before, after = self._at.before.rows.get(label), self._at.after.rows.get(label)
        if before is None:
            if after is not None and not self._asked_of(label, DifferenceKind.REMOVED_HERE):
                self._may_have_come_along(label)
            return
        number = self._at.base.numbers[label]
        if self._at.before.numbers[label] != self._same.get((label[0], number), number):
            if after != before:  # made anew here since: another row
                self._fail("a new row went with an old one", label)
            return
        known = before == self._at.base.rows[label]
        if not known and after is None:
            self._fail("what was changed here went with what was removed there", label)
        if after is not None:
            if not self._asked_of(label, DifferenceKind.REMOVED_THERE):
                self._fail("kept without asking", label)
            if after != before:
                self._fail("changed by a removal", label, before, after)
            self._needed.add((label, ""))
        elif any(
            one in self._at.after.rows for one in self._at.before.resting_on(label, loosely=False)
        ):
            self._fail("removed under what rests on it", label)

    def _may_have_come_along(self, label: Label) -> None:
        brought = [one for one in self._at.after.needs(label) if one not in self._at.before.rows]
        rests = any(True for _ in self._at.after.resting_on(label))
        if not brought and not rests:
            self._fail("came back unasked", label)

    def _came(self, label: Label) -> None:
        there, after = self._at.there.rows[label], self._at.after.rows.get(label)
        if after is None:
            self._fail("lost", label, there)
            return
        for columns in groups(label[0], there):
            if _cells(after, columns) != _cells(there, columns):
                self._fail("not as there", label, columns, there, after)
        if label in self._at.base.rows and not self._restoring_was_asked(label):
            self._fail("put back without asking", label)

    def _restoring_was_asked(self, label: Label) -> bool:
        return any(
            self._asked_of(one, DifferenceKind.REMOVED_HERE)
            for one in (label, *self._at.after.needs(label))
        )

    def _was_joined(self, label: Label) -> None:
        before, there = self._at.before.rows[label], self._at.there.rows[label]
        base, after = self._at.base.rows.get(label), self._at.after.rows.get(label)
        if after is None:
            self._fail("lost", label, there)
            return
        for columns in groups(label[0], there):
            was = unsaid(label[0], columns) if base is None else _cells(base, columns)
            ours, theirs, now = (_cells(row, columns) for row in (before, there, after))
            if theirs in (was, ours):
                if now != ours:
                    self._fail("changed without cause", label, columns, ours, now)
            elif ours == was:
                if now != theirs:
                    self._fail("not taken", label, columns, theirs, now)
            elif first := _said_first(columns, ours, theirs):
                if now != first:
                    self._fail("not when it was first said", label, columns, first, now)
            else:
                self._both_changed(label, columns, ours, now)

    def _both_changed(
        self, label: Label, columns: tuple[str, ...], ours: object, now: object
    ) -> None:
        if now != ours:
            self._fail("overwritten", label, columns, ours, now)
        kept = {one for found in self._asked.get(label, ()) for one in found.columns.split(",")}
        if not set(columns) <= kept:
            self._fail("both changed it, and only one is kept", label, columns)
        self._needed.add((label, columns[0]))

    def _others_stay(self, changed: set[Label]) -> None:
        for label, before in self._at.before.rows.items():
            if label in changed:
                continue
            after = self._at.after.rows.get(label)
            if after is None:
                self._fail("gone without cause", label)
            elif after != before:
                self._fail("changed though the table left it alone", label, before, after)

    def _nothing_asked_without_need(self) -> None:
        for label, found in self._asked.items():
            for one in found:
                if one.how is not DifferenceKind.BOTH_CHANGED:
                    continue
                needed = any((label, name) in self._needed for name in one.columns.split(","))
                if not needed:
                    self._fail("asked without need", label, one.columns)

    def _asked_of(self, label: Label, how: DifferenceKind) -> bool:
        return any(one.how is how for one in self._asked.get(label, ()))


def _said_first(
    columns: tuple[str, ...], ours: tuple[object, ...], theirs: tuple[object, ...]
) -> tuple[object, ...] | None:
    """Return which of two says one thing first; None where they say two, or one never."""
    when = [at for at, one in enumerate(columns) if one in {"settled_at", "told_at", "changed_at"}]
    if not when or ours[when[0]] == theirs[when[0]] or "" in (ours[when[0]], theirs[when[0]]):
        return None
    words = ([one for at, one in enumerate(two) if at not in when] for two in (ours, theirs))
    said, other = words
    return sorted((ours, theirs), key=lambda two: str(two[when[0]]))[0] if said == other else None


def _cells(row: Row, columns: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(row[one] for one in columns)
