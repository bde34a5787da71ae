"""The sample that stands: what was drawn last, with what was replaced since."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from string import ascii_uppercase

from core.counting.balancing import Kind
from core.counting.eligible_kinds import lines_by_kind, quotas_by_column
from core.counting.sampling import EligibleLine, Stratum, kinds_in_order, share_of, wanted_of
from core.model.ids import CaseId
from core.model.names import normalised
from core.model.sample import BETWEEN, DrawnLine, DrawnStratum, Eligible, SampleDraw, TakeOver
from core.model.snapshot import Snapshot
from core.words import tr


@dataclass(frozen=True)
class CurrentSample:
    """The last draw: lines in their places, those left out beside them, strata in order."""

    drawn: SampleDraw
    lines: tuple[DrawnLine, ...]
    left_out: tuple[DrawnLine, ...]
    headings: tuple[str, ...]
    strata: tuple[Stratum, ...]

    @property
    def seed(self) -> str:
        """What it was drawn with."""
        return self.drawn.seed

    @property
    def size(self) -> int:
        """How many lines are in it."""
        return len(self.lines)

    @property
    def total(self) -> int:
        """How many lines were listed."""
        return self.drawn.listed

    @property
    def fingerprint(self) -> str:
        """What to know the list by."""
        return self.drawn.fingerprint

    @property
    def unmet(self) -> tuple[Stratum, ...]:
        """The quotas that are not met."""
        return tuple(stratum for stratum in self.strata if not stratum.met)

    @property
    def erased(self) -> int:
        """How many of those drawn are gone for good: their lines left no more than this count."""
        unfilled = len(self.left_out) - len(self.replaced)
        return max(0, self.drawn.size - len(self.lines) - unfilled)

    @cached_property
    def replaced(self) -> tuple[DrawnLine, ...]:
        """The lines left out that another line took the place of."""
        came_in = {one.instead_of for one in (*self.lines, *self.left_out)}
        return tuple(one for one in self.left_out if one.line in came_in)

    @property
    def unreasoned(self) -> tuple[DrawnLine, ...]:
        """The lines replaced without a word why."""
        return tuple(one for one in self.replaced if not one.reason.strip())

    def in_place_of(self, line: int) -> DrawnLine | None:
        """Return the line that took the place of another."""
        return next((one for one in self.lines if one.instead_of == line), None)


def kind_of(line: DrawnLine) -> Kind:
    """Return a drawn line's value of every column it was balanced by."""
    return tuple(line.kind.split(BETWEEN)) if line.kind else ()


def current_sample(now: Snapshot) -> CurrentSample | None:
    """Return what was drawn last; None before anything was."""
    if not now.draws:
        return None
    last = now.draws[-1]
    rows = [one for one in now.drawn_lines if one.draw_id == last.id]
    lines = tuple(one for one in rows if one.is_in)
    kept = [one for one in now.drawn_strata if one.draw_id == last.id]
    headings = tuple(dict.fromkeys(one.heading for one in kept))
    strata = tuple(_stratum(last, one, headings, lines) for one in kept)
    left_out = tuple(one for one in rows if not one.is_in)
    return CurrentSample(last, lines, left_out, headings, strata)


def _stratum(
    drawn: SampleDraw, kept: DrawnStratum, headings: Sequence[str], lines: Sequence[DrawnLine]
) -> Stratum:
    column = headings.index(kept.heading)
    return Stratum(
        column,
        kept.value,
        kept.listed,
        share_of(drawn.size, kept.listed, drawn.listed),
        kept.wanted,
        sum(kind_of(line)[column] == kept.value for line in lines),
    )


def combinations(
    lines: Sequence[EligibleLine], sample: CurrentSample
) -> tuple[tuple[Kind, int, int], ...]:
    """Return every kind on the list, with how many were drawn of how many listed."""
    listed = Counter(line.kind for line in lines)
    drawn = Counter(kind_of(line) for line in sample.lines)
    return tuple((kind, drawn[kind], listed[kind]) for kind in kinds_in_order(listed))


def is_changed_since(now: Snapshot, sample: CurrentSample, lines: Sequence[Eligible]) -> bool:
    """Return whether another draw would go by another list, size, seed, order or quotas."""
    plan = now.sample_list
    if plan is None or not plan.is_here:
        return False
    drawn = sample.drawn
    if (plan.size, plan.seed, plan.fingerprint) != (drawn.size, drawn.seed, drawn.fingerprint):
        return True
    if tuple(column.heading for column in now.sample_columns) != sample.headings:
        return True
    if len(lines) != plan.listed:  # a line was erased for good: what stays was drawn from all
        return False
    by_kind = lines_by_kind(lines, now.sample_columns)
    quotas = quotas_by_column(now.sample_columns, now.sample_quotas)
    try:
        wanted = wanted_of(by_kind, plan.size, quotas)
    except ValueError:
        return True
    then: list[dict[str, int]] = [{} for _ in sample.headings]
    for stratum in sample.strata:
        then[stratum.column][stratum.value] = stratum.wanted
    return wanted != then


def take_over(now: Snapshot, sample: CurrentSample) -> TakeOver:
    """Return what making the lines of *sample* the cases would do."""
    mine = {one.case_id for one in now.drawn_lines if one.case_id in now.case}
    drawn = {one.case_id for one in sample.lines if one.case_id in now.case}
    gone = [case for case in now.cases if case.id in mine - drawn]
    needed = _rested_on(now)
    free = _free_references(now, len(sample.lines))
    added = tuple((one, next(free)) for one in sample.lines if one.case_id not in now.case)
    return TakeOver(
        tuple(case for case in now.cases if case.id in drawn),
        added,
        tuple(case for case in gone if case.id not in needed),
        tuple(case for case in gone if case.id in needed),
        sum(case.id not in mine for case in now.cases),
    )


def _rested_on(now: Snapshot) -> set[CaseId | None]:
    """Return the cases with anything that was sent, judged or said about them."""
    return {
        row.case_id
        for rows in (now.returns, now.requests, now.judgements, now.notes, now.family_voices)
        for row in rows
    }


def _free_references(now: Snapshot, size: int) -> Iterator[str]:
    """Yield names no case has had: by letter, or by number where there are many."""
    taken = {normalised(case.reference) for case in now.cases}
    many = size > len(ascii_uppercase)
    first = (str(number) for number in count(1))
    names = first if many else (*ascii_uppercase, *(str(number) for number in range(27, 10_000)))
    for name in names:
        reference = tr("{Case} {name}", name=name)
        if normalised(reference) not in taken:
            yield reference
