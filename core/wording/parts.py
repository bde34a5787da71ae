"""Judgements of agencies' own parts, in words."""

from collections.abc import Sequence

from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Point
from core.words import plural, tr


def parts_words(now: Snapshot, case_id: CaseId, point: Point) -> str:
    """Return "Own parts: School Good, Police Inadequate"; nothing where none was judged."""
    said = [
        f"{now.short_name(now.agency[one.agency_id])} {one.answer}"
        for one in now.parts_at(case_id, point)
        if one.agency_id in now.agency
    ]
    return tr("Own parts: {said}", said=", ".join(said)) if said else ""


def part_count_words(counted: Sequence[tuple[Answer, int]]) -> str:
    """Return "12 agencies' own parts: Good 6 · Inadequate 1"."""
    base = plural(
        sum(count for _, count in counted), tr("agency's own part"), tr("agencies' own parts")
    )
    said = " · ".join(f"{answer.label} {count}" for answer, count in counted if count)
    return tr("{base}: {said}", base=base, said=said or tr("none yet"))
