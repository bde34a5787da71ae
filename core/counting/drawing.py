"""Draws from the list that is in the audit, and finds who steps in for a line left out."""

from collections.abc import Sequence
from dataclasses import replace

from core.counting.drawn import CurrentSample
from core.counting.eligible_kinds import lines_by_kind, quotas_by_column, value_at
from core.counting.sampling import EligibleLine, Sample, by_chance, draw, replaced
from core.model.fault import NotYet
from core.model.names import normalised
from core.model.sample import (
    BETWEEN,
    DrawnLine,
    DrawnStratum,
    Eligible,
    NewDraw,
    SampleColumn,
)
from core.model.snapshot import Snapshot
from core.words import tr


def new_draw(now: Snapshot, listed: Sequence[Eligible], seed: str) -> NewDraw:
    """Return what is drawn as the audit says. Raises NotYet when quotas do not add up."""
    plan, columns = now.sample_list, now.sample_columns
    if plan is None:
        raise LookupError("there is no list to draw from")
    quotas = quotas_by_column(columns, now.sample_quotas)
    try:
        sample = draw(lines_by_kind(listed, columns), plan.size, seed, quotas)
    except ValueError as error:
        raise NotYet(
            tr("The quotas do not add up to {size}.", size=plan.size),
            tr("Nothing was drawn."),
            tr("Change them, change how many are wanted, or draw by share."),
        ) from error
    strata = tuple(
        DrawnStratum(
            0,
            columns[one.column].heading,
            one.value,
            position=at,
            listed=one.listed,
            wanted=one.wanted,
        )
        for at, one in enumerate(sample.strata)
    )
    cells = {line.line: line for line in listed}
    lines = tuple(
        replace(_drawn(line, cells[line.number], columns), position=at)
        for at, line in enumerate(by_chance(sample.lines, seed))
    )
    return NewDraw(seed, len(listed), strata, lines)


def substitute(
    now: Snapshot, sample: CurrentSample, out: DrawnLine, listed: Sequence[Eligible]
) -> DrawnLine:
    """Return the next of the same kind by the same seed, to take the place of a line.

    Raises NotYet when the list is gone or another, or has no line left.
    """
    plan = now.sample_list
    if plan is None or not listed or plan.fingerprint != sample.fingerprint:
        raise NotYet(
            tr("The list that line {line} was drawn from is not in the audit.", line=out.line),
            tr("Nothing was changed."),
            tr("Bring the list in again to take the next of the same kind."),
        )
    headed = {column.heading: column for column in now.sample_columns}
    if not headed.keys() >= {*sample.headings}:
        raise NotYet(
            tr("A column that the sample was balanced by is no longer kept."),
            tr("Nothing was changed."),
            tr("Bring the list in again, or draw anew."),
        )
    columns = [headed[heading] for heading in sample.headings]
    found = _next(sample, out, lines_by_kind(listed, columns))
    cells = next(line for line in listed if line.line == found.number)
    return replace(
        _drawn(found, cells, columns),
        draw_id=sample.drawn.id,
        position=out.position,
        instead_of=out.line,
    )


def _next(sample: CurrentSample, out: DrawnLine, lines: tuple[EligibleLine, ...]) -> EligibleLine:
    inside = {one.line for one in sample.lines}
    drawn = Sample(
        sample.seed, tuple(one for one in lines if one.number in inside), lines, sample.strata
    )
    after = replaced(drawn, out.line, frozenset(one.line for one in sample.left_out))
    if after is None:
        raise NotYet(
            tr("No line is left on the list."),
            tr("Nothing was changed."),
            tr("Want fewer, or bring a line back."),
        )
    return next(one for one in after.lines if one.number not in inside)


def _drawn(line: EligibleLine, cells: Eligible, columns: Sequence[SampleColumn]) -> DrawnLine:
    """Return a line as it is kept once it is drawn, with what its case would hold."""
    return DrawnLine(
        0,
        line.number,
        kind=BETWEEN.join(line.kind),
        age=_cell_under(cells, columns, "age"),
        sex=_cell_under(cells, columns, "sex", "gender"),
        team=_cell_under(cells, columns, "team"),
        pathway=_cell_under(cells, columns, "pathway", "service", "route"),
    )


def _cell_under(cells: Eligible, columns: Sequence[SampleColumn], *words: str) -> str:
    """Return what a line holds in the first column whose heading has one of *words*."""
    for column in columns:
        if not set(words).isdisjoint(normalised(column.heading).split()):
            return value_at(cells, column)
    return ""
