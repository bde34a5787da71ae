"""Sorts a table's rows into those taken in, those in doubt and those held back, each with why."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Final, Generic, TypeVar

from core.intake.disk import NOTHING_IN
from core.intake.doubts import Reason
from core.intake.grid import Grid, Row
from core.intake.limits import LONGEST_MESSAGE
from core.intake.others_words import is_a_forms_own
from core.model.draft.returns import Doubt, Draft, DraftKind, Problem, ReturnDraft, UnreadAnswer
from core.model.fault import Unreadable, at_most, shown
from core.model.names import normalised
from core.words import tr

R = TypeVar("R")
_MOST_NAMED: Final = 4
RowsSeen = dict[Hashable, int]
"""In which row of the file something was met first."""


class RowCollector(Generic[R]):
    """The rows of one table while they are read; `draft()` is what came of it.

    *seen* is shared by the tables of one sheet, so that none repeats another.
    """

    def __init__(self, grid: Grid, kind: DraftKind, seen: RowsSeen | None = None) -> None:
        self._grid = grid
        self._kind = kind
        self._used: frozenset[int] = frozenset(range(len(grid.headings)))
        self._rows: list[R] = []
        self._problems: list[Problem] = list(grid.left_out)
        self._doubts: list[Doubt[R]] = []
        self._remarks: list[str] = list(grid.remarks)
        self._first_seen: RowsSeen = {} if seen is None else seen

    def further_columns(
        self, used: Collection[int], says_who: Callable[[str], bool]
    ) -> tuple[int, ...]:
        """Return the columns beside those *used* that may be taken as the audit's own.

        What is empty or a form's own is passed over with a remark, and so is what
        *says_who* finds by its heading.
        """
        headings = self._grid.headings
        unknown = [at for at, name in enumerate(headings) if name.strip() and at not in used]
        naming = [at for at in unknown if says_who(normalised(headings[at]))]
        own = [at for at in unknown if at not in naming and self._is_a_forms_own(at)]
        further = tuple(at for at in unknown if at not in own and at not in naming)
        self._used = frozenset(used) | frozenset(further)
        if own:
            self._remarks.append(
                tr(
                    "Passed over, as nothing of the audit stands there: {names}.",
                    names=self._named(own),
                )
            )
        if naming:
            self._remarks.append(
                tr(
                    "Not taken, as it may say who somebody is: {names}.",
                    names=self._named(naming),
                )
            )
        if further:
            self._remarks.append(
                tr("Taken as the audit's own: {names}.", names=self._named(further))
            )
        return further

    def name_unknown_columns(self, used: Collection[int], belongs_to: str) -> None:
        """Name every column that has a heading and is not *used*, and only look at those used.

        *belongs_to* says what it would have to be ("a question of this audit tool").
        What is empty, or a form's own, is passed over with a remark.
        """
        self._used = frozenset(used)
        unknown = [at for at, name in enumerate(self._grid.headings) if name and at not in used]
        own = [at for at in unknown if self._is_a_forms_own(at)]
        if own:
            text = (
                tr(
                    "The column {names} says nothing of the audit and was passed over.",
                    names=self._named(own),
                )
                if len(own) == 1
                else tr(
                    "The columns {names} say nothing of the audit and were passed over.",
                    names=self._named(own),
                )
            )
            self._remarks.append(text)
        left = [at for at in unknown if at not in own]
        if left:
            one = tr(
                "the column {names} is not {place}, so nothing in it was taken in.",
                names=self._named(left),
                place=belongs_to,
            )
            many = tr(
                "the columns {names} are not {place}, so nothing in them was taken in.",
                names=self._named(left),
                place=belongs_to,
            )
            why = one if len(left) == 1 else many
            self._hold(self._grid.headed_at, [why], in_headings=True)

    def remark(self, sentences: Iterable[str]) -> None:
        """Say something about the table that holds nothing back."""
        self._remarks += sentences

    def _is_a_forms_own(self, column: int) -> bool:
        if is_a_forms_own(normalised(self._grid.headings[column])):
            return True
        return bool(self._grid.rows) and not any(row.at(column) for row in self._grid.rows)

    def _named(self, columns: Collection[int]) -> str:
        names = [f"“{shown(self._grid.headings[at])}”" for at in columns]
        more = len(names) - _MOST_NAMED
        named = ", ".join(names[:_MOST_NAMED])
        return tr("{named} and {more} more", named=named, more=more) if more > 0 else named

    def take(
        self,
        row: Row,
        draft: R,
        key: Hashable,
        called: str,
        faults: Iterable[str],
        doubts: Collection[Reason] = (),
        held: Iterable[tuple[UnreadAnswer, str]] = (),
    ) -> None:
        """Take a row in, unless it has faults of its own or repeats an earlier row's *key*.

        With *doubts* it waits for somebody's word. *held* are answers that stay out of it,
        with why.
        """
        found = [*self.shape_faults(row), *faults]
        found += self._explained(row) if found else ()
        earlier = self._first_seen.get(key)
        again = not found and earlier is not None
        if again:
            found = [tr("{called} is already in row {earlier}.", called=called, earlier=earlier)]
        if found:
            entry = draft if isinstance(draft, ReturnDraft) else None
            self._hold(row.number, found, entry=entry, again=again)
            return
        self._first_seen[key] = row.number
        source = self._grid.source
        explained = tuple(self._explained(row))
        alone = tuple(
            Problem(source, row.number, " ".join((why, *explained)), answer=one)
            for one, why in held
        )
        if doubts:
            kinds = frozenset(kind for kind, _ in doubts)
            what = at_most([why for _, why in doubts], LONGEST_MESSAGE)
            self._doubts.append(Doubt(source, row.number, what, kinds, draft, alone))
        else:
            self._problems += alone
            self._rows.append(draft)

    def shape_faults(self, row: Row) -> list[str]:
        """Return what is wrong with a row, whatever it says."""
        return list(self._shape_faults(row))

    def has_cell_beyond(self, row: Row) -> bool:
        """Return whether a row has a cell beyond its headings."""
        headings = Row(0, self._grid.headings)
        return any(cell and not headings.at(at) for at, cell in enumerate(row.cells))

    def _shape_faults(self, row: Row) -> Iterable[str]:
        for flaw in self._grid.flaws.get(row.number, ()):
            if flaw.decides and (flaw.column is None or flaw.column in self._used):
                yield flaw.what
        headings = self._grid.headings
        for column, cell in enumerate(row.cells):
            if cell and not (column < len(headings) and headings[column]):
                yield tr(
                    "“{words}” stands in column {number}, which has no heading.",
                    words=shown(cell),
                    number=column + 1,
                )
                return

    def _explained(self, row: Row) -> Iterable[str]:
        for flaw in self._grid.flaws.get(row.number, ()):
            if not flaw.decides and flaw.column in self._used:
                yield flaw.what

    def _hold(
        self,
        number: int,
        why: Collection[str],
        in_headings: bool = False,
        entry: ReturnDraft | None = None,
        again: bool = False,
    ) -> None:
        what = at_most(list(why), LONGEST_MESSAGE)
        problem = Problem(self._grid.source, number, what, in_headings, entry=entry, again=again)
        self._problems.append(problem)

    def draft(self) -> Draft[R]:
        """Return the rows beside the problems."""
        return Draft(
            self._grid.source,
            tuple(self._rows),
            tuple(self._problems),
            self._kind,
            tuple(self._remarks),
            tuple(self._doubts),
        )


def columns_of(grid: Grid, wanted: Mapping[str, str], needed: Collection[str]) -> dict[str, int]:
    """Return where each of the *wanted* columns stands, by its field.

    *wanted* maps headings, as compared, to fields. Raises Unreadable naming
    the *needed* fields' headings that are missing.
    """
    found = {
        wanted[heading]: at
        for at, heading in reversed(list(enumerate(grid.plain_headings)))
        if heading in wanted
    }
    missing = [heading for heading, name in wanted.items() if name in needed and name not in found]
    if missing:
        raise missing_columns(grid, missing)
    return found


def missing_columns(grid: Grid, missing: Iterable[str]) -> Unreadable:
    """Return the fault for a table that lacks columns."""
    named = tr(" and ").join(f"“{heading}”" for heading in missing)
    return Unreadable(
        tr("“{source}” has no column {named}.", source=shown(grid.source), named=named),
        NOTHING_IN,
        tr(
            "Row {number} was taken for the headings: check it and bring the file in again.",
            number=grid.headed_at,
        ),
    )
