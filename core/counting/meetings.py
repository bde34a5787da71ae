"""What was settled and heard at each meeting of an audit that has several."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from core.model.audit import Participant
from core.model.ids import AgencyId, CaseId, MeetingId
from core.model.judgement import JudgementState
from core.model.names import normalised
from core.model.note import NoteKind
from core.model.patch import with_parts
from core.model.snapshot import Snapshot

OWN_DAY: Final = "0"
"""The audit's own day as a group of a cut."""


def meeting_group(meeting_id: MeetingId | None) -> str:
    """Return the group of a cut that a meeting is."""
    return OWN_DAY if meeting_id is None else str(meeting_id)


def meeting_of_group(group: str) -> MeetingId | None:
    """Return the meeting that a group of a cut is; None for the audit's own day."""
    return MeetingId(int(group)) if group.isdecimal() and group != OWN_DAY else None


def meetings_in_order(now: Snapshot) -> tuple[MeetingId | None, ...]:
    """Return every meeting by its day, None for the audit's own; those without a day last."""
    listed = [None, *now.meetings]
    listed.sort(key=lambda one: (now.audit.day if one is None else one.day) or "9999")
    return tuple(None if one is None else one.id for one in listed)


def said_at(now: Snapshot, meeting_id: MeetingId | None) -> Snapshot:
    """Return an audit of which only that was said, written and timed that was so at one meeting."""
    return with_parts(
        now,
        {
            "judgements": tuple(one for one in now.judgements if one.meeting_id == meeting_id),
            "notes": tuple(one for one in now.notes if one.meeting_id == meeting_id),
            "headed_texts": tuple(one for one in now.headed_texts if one.meeting_id == meeting_id),
            "visits": tuple(one for one in now.visits if one.meeting_id == meeting_id),
        },
    )


def cases_settled(now: Snapshot, cases: Iterable[CaseId]) -> list[CaseId]:
    """Return the cases of which anything was settled or parked."""
    return [one for one in cases if any(found.settled_at for found in now.judgements_of(one))]


def only_settled(now: Snapshot) -> Snapshot:
    """Return an audit with those cases only of which anything was settled."""
    held = set(cases_settled(now, (case.id for case in now.cases)))
    return with_parts(now, {"cases": tuple(case for case in now.cases if case.id in held)})


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """How much was settled and heard at one meeting; `cases` are those it settled anything of.

    `minutes` are those for which cases were open there.
    """

    meeting_id: MeetingId | None
    cases: int
    agreed: int
    not_agreed: int
    parked: int
    heard: int
    concerns: int
    minutes: int = 0


def meeting_counts(now: Snapshot) -> tuple[MeetingCount, ...]:
    """Count by meeting what was settled and heard; nothing for an audit of one day."""
    if not now.meetings:
        return ()
    settled = [one for one in now.judgements if one.settled_at]
    states = Counter((one.meeting_id, one.state) for one in settled)
    cases = Counter(meeting for meeting, _ in {(one.meeting_id, one.case_id) for one in settled})
    concern = NoteKind.CONCERN
    heard = Counter((one.meeting_id, one.kind is concern) for one in now.notes)
    minutes: dict[MeetingId | None, float] = {}
    for visit in now.visits:
        minutes[visit.meeting_id] = minutes.get(visit.meeting_id, 0.0) + visit.minutes
    return tuple(
        MeetingCount(
            one,
            cases[one],
            states[one, JudgementState.AGREED],
            states[one, JudgementState.NOT_AGREED],
            states[one, JudgementState.PARKED],
            heard[one, False] + heard[one, True],
            heard[one, True],
            int(minutes.get(one, 0.0)),
        )
        for one in meetings_in_order(now)
    )


def people_there(now: Snapshot, *, only_present: bool = False) -> tuple[Participant, ...]:
    """Return everybody who takes part, once however many meetings they come to.

    Two are one where role, name and agency are the same; of several alike at one
    meeting, as many are counted as come there together.
    """
    people: dict[tuple[str, str, AgencyId | None, int], Participant] = {}
    alike: Counter[tuple[MeetingId | None, str, str, AgencyId | None]] = Counter()
    for one in now.participants:
        if only_present and not one.present:
            continue
        called = (normalised(one.role), normalised(one.name), one.agency_id)
        alike[one.meeting_id, *called] += 1
        people.setdefault((*called, alike[one.meeting_id, *called]), one)
    return tuple(people.values())
