"""Reads a day written as TOML: an example's details, people, agenda and what was walked so far."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from core.intake.tool import decode_toml
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit, Grouping, Hypothesis, Outcome
from core.model.draft import (
    AgencyDraft,
    DayDraft,
    FamilyVoiceDraft,
    JudgedDraft,
    NoteDraft,
    ParticipantDraft,
    ViewDraft,
    VisitDraft,
)
from core.model.judgement import EvidenceSeen, JudgementState, ViewKind
from core.model.note import MeetingObserved, NoteKind, Stance

T = TypeVar("T")


class _Audit(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    partnership: str = ""
    subject: str = ""
    terms: str = ""
    sample_note: str = ""
    confidentiality: str = ""
    marking: str = "Official-sensitive"
    day: str = ""
    starts: str = "09:30"
    finishes: str = "16:00"
    minutes_per_case: int = 25
    grouping: Grouping = Grouping.PATHWAY
    families_heard: int = 0


class _Agency(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    short: str = ""
    contact: str = ""


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    kind: AgendaKind
    starts: str
    minutes: int


class _Participant(msgspec.Struct, forbid_unknown_fields=True):
    role: str
    agency: str = ""
    present: bool = False


class _Hypothesis(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    outcome: Outcome = Outcome.OPEN
    reason: str = ""


class _View(msgspec.Struct, forbid_unknown_fields=True):
    agency: str
    kind: ViewKind = ViewKind.OTHER
    note: str = ""


class _Judged(msgspec.Struct, forbid_unknown_fields=True):
    case: str
    point: str
    state: JudgementState = JudgementState.AGREED
    answer: str = ""
    reason: str = ""
    evidence: EvidenceSeen = EvidenceSeen.COMPLETE
    settled_at: str = ""
    views: list[_View] = []


class _Note(msgspec.Struct, forbid_unknown_fields=True):
    kind: NoteKind
    text: str
    case: str = ""
    question: str = ""
    theme: str = ""
    role: str = ""
    agency: str = ""
    verbatim: bool = False
    stance: Stance = Stance.UNSAID
    said_at: str = ""
    chosen: bool = False
    for_whom: str = ""
    told: str = ""
    told_at: str = ""
    did: str = ""
    carried: str = ""


class _Voice(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    case: str = ""
    theme: str = ""
    said_by: str = ""
    means: str = ""
    verbatim: bool = False


class _Meeting(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    held_on: str = ""
    pathway: str = ""
    text: str = ""


class _Visit(msgspec.Struct, forbid_unknown_fields=True):
    case: str
    began: str
    ended: str


class _Day(msgspec.Struct, forbid_unknown_fields=True):
    audit: _Audit
    agencies: list[_Agency] = []
    agenda: list[_Entry] = []
    participants: list[_Participant] = []
    hypotheses: list[_Hypothesis] = []
    judged: list[_Judged] = []
    notes: list[_Note] = []
    voices: list[_Voice] = []
    meetings: list[_Meeting] = []
    visits: list[_Visit] = []


def read_day(path: Path) -> DayDraft:
    """Read a day.

    Raises Unreadable naming the entry that cannot be used; whether its cases,
    agencies and questions exist is for the audit it goes into to say.
    """
    told: _Day = decode_toml(path, _Day, "a day")
    return DayDraft(
        source=path.name,
        audit=Audit(**msgspec.structs.asdict(told.audit)),
        agencies=_all(AgencyDraft, told.agencies),
        agenda=_all(AgendaEntry, told.agenda),
        participants=_all(ParticipantDraft, told.participants),
        hypotheses=_all(Hypothesis, told.hypotheses),
        judged=tuple(_judged(one) for one in told.judged),
        notes=_all(NoteDraft, told.notes),
        voices=_all(FamilyVoiceDraft, told.voices),
        meetings=_all(MeetingObserved, told.meetings),
        visits=_all(VisitDraft, told.visits),
    )


def _judged(told: _Judged) -> JudgedDraft:
    fields = msgspec.structs.asdict(told) | {"views": _all(ViewDraft, told.views)}
    return JudgedDraft(**fields)


def _all(kind: Callable[..., T], told: Sequence[msgspec.Struct]) -> tuple[T, ...]:
    """Turn entries as read into values of the model with the same fields."""
    return tuple(kind(**msgspec.structs.asdict(one)) for one in told)
