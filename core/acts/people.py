"""Who is on the list of a meeting, and for which cases only."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from core.acts.prepare import end_of
from core.model.audit import Participant, ParticipantCase
from core.model.changed import Changed
from core.model.ids import CaseId
from core.store.file import WorkshopFile

Listed = tuple[Participant, Sequence[CaseId]]
"""Somebody, and the only cases they come for; without one for all, or where so said for none."""


def keep_people(file: WorkshopFile, label: str, rows: Sequence[Listed]) -> Changed | None:
    """Keep people typed or pasted, each with the cases they come for; new ones at the end."""
    with file.act(label) as act:
        ends = count(end_of(file, Participant))
        for person, cases in rows:
            placed = person if person.id else replace(person, position=next(ends))
            placed = replace(placed, own_only=placed.own_only or bool(cases))
            number = file.put(placed)
            _only_for(file, number, cases)
    return act.news


def _only_for(file: WorkshopFile, number: int, cases: Sequence[CaseId]) -> None:
    held = file.all(ParticipantCase, "participant_id = ?", (number,)) if number else []
    for one in held:
        if one.case_id not in cases:
            file.remove(one)
    there = {one.case_id for one in held}
    for case_id in cases:
        if case_id not in there:
            file.put(ParticipantCase(number, case_id))
