"""Who read a case with whom: a pair is one, whoever of the two is named first."""

import re
from collections.abc import Sequence
from typing import Final

from core.model.case import Attribute, CaseAttribute
from core.model.names import normalised
from core.model.patch import with_parts
from core.model.snapshot import Snapshot

_READS: Final = re.compile(
    r"\b(reader|reviewer|auditor|assessor|marker|rater|scorer|moderator|examiner|observer)s?\b"
)
"""Who may read with another; of two places or teams it matters which came first."""

_NUMBER: Final = re.compile(r"(\d+)")


def pairs_in_one_order(now: Snapshot, by: Sequence[str]) -> Snapshot:
    """Return the audit with those who read together named in one order in every case.

    Where it is cut by two columns for the same kind of reader ("First reader", "Second
    reader"), "2 and 1" is the pair "1 and 2". Nothing is changed in the file.
    """
    for together in _columns_together(now, by):
        now = _in_one_order(now, together)
    return now


def _columns_together(now: Snapshot, by: Sequence[str]) -> list[list[Attribute]]:
    """Return the columns of a cut that name the same kind of reader, where there are several."""
    found: dict[str, list[Attribute]] = {}
    for one in now.attributes:
        reads = _READS.search(normalised(one.name))
        if reads is not None and one.name in by:
            found.setdefault(reads[1], []).append(one)
    return [some for some in found.values() if len(some) > 1]


def _in_one_order(now: Snapshot, together: Sequence[Attribute]) -> Snapshot:
    ids = [one.id for one in together]
    others = [one for one in now.case_attributes if one.attribute_id not in ids]
    named: dict[int, list[str]] = {}
    for one in now.case_attributes:
        if one.attribute_id in ids:
            named.setdefault(one.case_id, []).append(one.value)
    ordered = (
        CaseAttribute(case.id, attribute, value)
        for case in now.cases
        for attribute, value in zip(ids, sorted(named.get(case.id, ()), key=_place), strict=False)
    )
    return with_parts(now, {"case_attributes": (*others, *ordered)})


def _place(value: str) -> list[tuple[int, str]]:
    """Return by what a name is placed: "Reader 2" stands before "Reader 10"."""
    parts = _NUMBER.split(normalised(value))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
