"""The sample: its list, how it is drawn, what is replaced, and the cases it becomes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from core.acts.file_names import kept_name
from core.acts.prepare import end_of
from core.model.case import Case, Return
from core.model.changed import Changed
from core.model.draft.sample import EligibleDraft, ListedColumn
from core.model.fault import NotYet
from core.model.ids import CaseId
from core.model.names import normalised
from core.model.sample import (
    BETWEEN,
    DrawnLine,
    Eligible,
    NewDraw,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
    TakeOver,
)
from core.store.file import WorkshopFile
from core.words import plural, tr

USUAL_SIZE = 8


def take_list(file: WorkshopFile, draft: EligibleDraft, fingerprint: str) -> Changed | None:
    """Take the list in: of each line its number, its key and the columns to balance by.

    It takes the place of a list that is there; what was drawn stays on record.
    *fingerprint* is what to know the whole list by.
    """
    with file.act(tr("bring in a list of {count}", count=len(draft.numbers))) as act:
        before = next(iter(file.all(SampleList)), SampleList(""))
        _remove_lines(file)
        file.put(
            SampleList(
                kept_name(file, draft.source),
                id=before.id,
                brought_in=file.clock().isoformat(timespec="seconds"),
                listed=len(draft.numbers),
                fingerprint=fingerprint,
                size=min(before.size or USUAL_SIZE, len(draft.numbers)),
                seed=before.seed,
            )
        )
        for place, column in enumerate(draft.columns):
            file.put(_column(column, place, place))
        cells = list(zip(*(column.cells for column in draft.columns), strict=True))
        file.put_new(
            [
                Eligible(number, key, BETWEEN.join(cells[at]) if cells else "")
                for at, (number, key) in enumerate(zip(draft.numbers, draft.keys, strict=True))
            ]
        )
    return act.news


def add_column(file: WorkshopFile, column: ListedColumn) -> Changed | None:
    """Balance by one more column of the list that is there, the least important.

    Raises NotYet where a line of the list was erased for good since.
    """
    if len(file.all(Eligible)) != len(column.cells):
        raise NotYet(
            tr("A line of the list was erased for good since it was read."),
            tr("Nothing was changed."),
            tr("Bring the list in again, without that line."),
        )
    with file.act(tr("balance by {heading}", heading=column.heading)) as act:
        columns = file.all(SampleColumn)
        lines = file.all(Eligible)
        place = len(lines[0].cells.split(BETWEEN)) if lines and columns else 0
        file.put(_column(column, end_of_columns(columns), place))
        for line, cell in zip(lines, column.cells, strict=True):
            file.put(replace(line, cells=f"{line.cells}{BETWEEN}{cell}" if place else cell))
    return act.news


def remove_column(file: WorkshopFile, column: SampleColumn) -> Changed | None:
    """Balance by a column no more: its values leave the audit."""
    with file.act(tr("balance by {heading} no more", heading=column.heading)) as act:
        file.remove(column)
        for line in file.all(Eligible):
            cells = line.cells.split(BETWEEN)
            cells[column.place] = ""
            file.put(replace(line, cells=BETWEEN.join(cells)))
    return act.news


def move_column(file: WorkshopFile, column: SampleColumn, to: int) -> Changed | None:
    """Make a column more or less important, 0 being the most."""
    with file.act(tr("balance by {heading} in another place", heading=column.heading)) as act:
        listed = [one for one in file.all(SampleColumn) if one.id != column.id]
        listed.insert(to, column)
        for position, one in enumerate(listed):
            file.put(replace(one, position=position))
    return act.news


def set_size(file: WorkshopFile, plan: SampleList, size: int) -> Changed | None:
    """Say how many are wanted. Raises NotYet for more than are listed, or none."""
    if not 0 < size <= plan.listed:
        raise NotYet(
            tr("{size} cannot be drawn from a list of {listed}.", size=size, listed=plan.listed),
            tr("Nothing was changed."),
            tr("Type a number from 1 to {listed}.", listed=plan.listed),
        )
    with file.act(tr("want {size} in the sample", size=size), "sample-size") as act:
        file.put(replace(plan, size=size))
    return act.news


def set_seed(file: WorkshopFile, plan: SampleList, seed: str) -> Changed | None:
    """Say with which seed to draw; an empty one is made up at the draw."""
    with file.act(tr("change the seed of the sample"), "sample-seed") as act:
        file.put(replace(plan, seed=seed))
    return act.news


def set_quota(
    file: WorkshopFile, column: SampleColumn, value: str, wanted: int | None
) -> Changed | None:
    """Say how many of one value are wanted; None gives it its share."""
    held = next(
        iter(file.all(SampleQuota, "column_id = ? AND value = ?", (column.id, value))), None
    )
    merge = f"sample quota {column.id} {value}"
    with file.act(tr("set the quota of {value}", value=value), merge) as act:
        if wanted is not None:
            file.put(replace(held or SampleQuota(column.id, value, 0), wanted=wanted))
        elif held is not None:
            file.remove(held)
    return act.news


def share_all(file: WorkshopFile) -> Changed | None:
    """Give every value its share: quotas set by hand go."""
    with file.act(tr("draw every value by its share")) as act:
        quotas = file.all(SampleQuota)
        if quotas:
            file.remove_all(quotas)
    return act.news


def keep_draw(file: WorkshopFile, found: NewDraw) -> Changed | None:
    """Keep what was drawn: it counts from now on, and the draw before stays on record.

    Cases made of lines that are drawn again belong to them still.
    """
    size = len(found.lines)
    with file.act(
        tr("draw {size} of {total} with seed {seed}", size=size, total=found.total, seed=found.seed)
    ) as act:
        plan = file.all(SampleList)[0]
        known = _cases_of(file, plan.fingerprint)
        file.put(replace(plan, seed=found.seed))
        draw_id = file.put(
            SampleDraw(
                found.seed,
                at=file.clock().isoformat(timespec="seconds"),
                size=size,
                listed=found.total,
                fingerprint=plan.fingerprint,
            )
        )
        for stratum in found.strata:
            file.put(replace(stratum, draw_id=draw_id))
        for line in found.lines:
            file.put(replace(line, draw_id=draw_id, case_id=known.get(line.line)))
    return act.news


def replace_line(file: WorkshopFile, out: DrawnLine, into: DrawnLine) -> Changed | None:
    """Leave a line out and take another in its place; the one left out stays on record."""
    with file.act(tr("replace line {line}", line=out.line)) as act:
        file.put(replace(out, left_out=file.clock().date().isoformat()))
        file.put(into)
    return act.news


def bring_back(file: WorkshopFile, line: DrawnLine, instead: DrawnLine | None) -> Changed | None:
    """Put a line that was left out back in; *instead*, which has its place, is left out."""
    with file.act(tr("bring line {line} back", line=line.line)) as act:
        if instead is not None:
            today = file.clock().date().isoformat()
            why = tr("Line {line} came back.", line=line.line)
            file.put(replace(instead, left_out=today, reason=instead.reason or why))
        file.put(replace(line, left_out="", reason=""))
    return act.news


def write_reason(file: WorkshopFile, line: DrawnLine, reason: str) -> Changed | None:
    """Say why a line was left out."""
    with file.act(
        tr("say why line {line} is left out", line=line.line), tr("sample reason {id}", id=line.id)
    ) as act:
        file.put(replace(line, reason=reason))
    return act.news


def make_cases(file: WorkshopFile, plan: TakeOver) -> Changed | None:
    """Make the drawn lines the cases. One that has a return is never removed."""
    lines = len(plan.stays) + len(plan.added)
    with file.act(
        tr("make {count} of the sample", count=plural(lines, "{case}", "{cases}"))
    ) as act:
        for case in plan.goes:
            if not file.all(Return, "case_id = ?", (case.id,)):
                file.remove(case)
        places = count(end_of(file, Case))
        taken = {normalised(case.reference) for case in file.all(Case)}
        for line, reference in plan.added:
            if normalised(reference) in taken:
                raise NotYet(
                    tr("“{reference}” is there already.", reference=reference),
                    tr("Nothing was changed."),
                    tr("Try again: the next free name is taken then."),
                )
            case_id = file.put(
                Case(
                    reference,
                    position=next(places),
                    age=line.age,
                    sex=line.sex,
                    team=line.team,
                    pathway=line.pathway,
                )
            )
            file.put(replace(line, case_id=CaseId(case_id)))
    return act.news


def remove_list(file: WorkshopFile) -> Changed | None:
    """Take the lines of the list out of the audit; what was drawn stays, and its fingerprint."""
    with file.act(tr("remove the list of the sample")) as act:
        _remove_lines(file)
        for plan in file.all(SampleList):
            gone = file.clock().isoformat(timespec="seconds")
            file.put(replace(plan, removed=gone))
    return act.news


def end_of_columns(columns: Sequence[SampleColumn]) -> int:
    """Return the place after the least important column."""
    return max((column.position for column in columns), default=-1) + 1


def _remove_lines(file: WorkshopFile) -> None:
    for kind in (Eligible, SampleQuota, SampleColumn):
        rows = file.all(kind)
        if rows:
            file.remove_all(rows)


def _column(column: ListedColumn, position: int, place: int) -> SampleColumn:
    edges = ",".join(map(str, column.edges))
    return SampleColumn(column.heading, position=position, place=place, edges=edges)


def _cases_of(file: WorkshopFile, fingerprint: str) -> dict[int, CaseId]:
    """Return the cases made of lines of one list, by the number of the line."""
    of_list = {one.id for one in file.all(SampleDraw) if one.fingerprint == fingerprint}
    return {
        one.line: one.case_id
        for one in file.all(DrawnLine)
        if one.draw_id in of_list and one.case_id is not None
    }
