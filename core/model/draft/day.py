"""A day as a file gives it: details, people, agenda and what was walked."""

from dataclasses import dataclass, replace

from core.model.agenda import AgendaKind
from core.model.audit import Audit, Hypothesis
from core.model.judgement import EvidenceSeen, JudgementState, ViewKind
from core.model.meeting import MeetingKind
from core.model.note import NoteKind, Stance
from core.model.voices import FamilyOutcome


@dataclass(frozen=True, slots=True)
class AgencyDraft:
    """An agency as a file gives it; `short` heads narrow columns."""

    name: str
    short: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """Someone who takes part, by role and agency name (empty for none).

    `meeting` is the title of one, empty for the audit's own day; without `cases` they
    come for all of them.
    """

    role: str
    agency: str = ""
    present: bool = False
    meeting: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting besides the audit's own day, with the cases it goes through (none for all)."""

    title: str
    kind: MeetingKind = MeetingKind.OTHER
    day: str = ""
    starts: str = ""
    finishes: str = ""
    venue: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """A stretch of a meeting's day; `meeting` is its title, empty for the audit's own."""

    title: str
    kind: AgendaKind
    starts: str
    minutes: int
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class CasePersonDraft:
    """Somebody who belongs to a case, by role."""

    case: str
    role: str
    age: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyDateDraft:
    """What happened on a day of a case: `day` is an ISO date, agency by name."""

    case: str
    day: str
    text: str
    agency: str = ""


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """A differing view; `agency` is the agency's name."""

    agency: str
    kind: ViewKind = ViewKind.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class FirstViewDraft:
    """What an agency, by name, said before the returns were shown; no answer is no view."""

    agency: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """What the room said at one point, in full: keys for point and answer ("" for none).

    `revealed` is when the returns were shown beside its `first_views`.
    """

    case: str
    point: str
    state: JudgementState = JudgementState.AGREED
    answer: str = ""
    reason: str = ""
    evidence: EvidenceSeen = EvidenceSeen.COMPLETE
    settled_at: str = ""
    views: tuple[ViewDraft, ...] = ()
    meeting: str = ""
    first_views: tuple[FirstViewDraft, ...] = ()
    revealed: str = ""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """One thing heard: case by reference, question and theme by key, agency by name."""

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
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class FamilyVoiceDraft:
    """What parents or children said: case by reference, theme by key."""

    text: str
    case: str = ""
    theme: str = ""
    said_by: str = ""
    means: str = ""
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class FamilyAskedDraft:
    """One of a family who was asked, by role: case by reference, `asked_on` an ISO date."""

    who: str
    case: str = ""
    means: str = ""
    asked_by: str = ""
    asked_on: str = ""
    consent: str = ""
    outcome: FamilyOutcome = FamilyOutcome.WAITING


@dataclass(frozen=True, slots=True)
class ObservedDraft:
    """A meeting watched: theme by key."""

    title: str
    held_on: str = ""
    pathway: str = ""
    text: str = ""
    watched_by: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class TalkDraft:
    """A talk with somebody who leads: agency by name, theme by key."""

    role: str
    agency: str = ""
    held_on: str = ""
    theme: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step of the process: on a day (ISO), or so many working days after an earlier step."""

    title: str
    day: str = ""
    after: str = ""
    working_days: int = 0
    owner: str = ""
    done_on: str = ""


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """A stretch for which a case was open at a meeting; ISO times to the second."""

    case: str
    began: str
    ended: str
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """How the cases were drawn from a list beside the day; the last three are ISO times.

    The list is taken out of the audit at `removed`, once its lines are the cases.
    """

    size: int
    seed: str
    balance: tuple[str, ...]
    brought_in: str
    drawn: str
    removed: str


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table at which the cases of a meeting, by its title, were worked on in a file of its own.

    `handed_at` and `taken_at` are the ISO times at which it was handed out and taken back.
    """

    name: str
    meeting: str
    handed_at: str
    taken_at: str


@dataclass(frozen=True, slots=True)
class HourGroupDraft:
    """Cards that say the same, under a title; `taken` where a finding was made of it."""

    title: str
    cards: tuple[str, ...]
    taken: bool = False


@dataclass(frozen=True, slots=True)
class ThemeHourDraft:
    """A theme hour from its question to what was taken on, between two ISO times.

    `alone` are the cards in no group; each of `votes` is a voice, with the numbers of the
    groups it put in order, counted from 1.
    """

    question: str
    began: str
    ended: str
    ranked: int
    groups: tuple[HourGroupDraft, ...]
    alone: tuple[str, ...] = ()
    votes: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day as an example gives it: details, agenda, people and what was walked so far.

    `asks_first` are the cases, by reference, whose returns wait for first views.
    """

    audit: Audit
    sample: SampleDraft | None = None
    asks_first: tuple[str, ...] = ()
    agencies: tuple[AgencyDraft, ...] = ()
    meetings: tuple[MeetingDraft, ...] = ()
    agenda: tuple[AgendaDraft, ...] = ()
    participants: tuple[ParticipantDraft, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    people: tuple[CasePersonDraft, ...] = ()
    key_dates: tuple[KeyDateDraft, ...] = ()
    judged: tuple[JudgedDraft, ...] = ()
    notes: tuple[NoteDraft, ...] = ()
    families: tuple[FamilyAskedDraft, ...] = ()
    voices: tuple[FamilyVoiceDraft, ...] = ()
    observed: tuple[ObservedDraft, ...] = ()
    talks: tuple[TalkDraft, ...] = ()
    visits: tuple[VisitDraft, ...] = ()
    steps: tuple[StepDraft, ...] = ()
    tables: tuple[TableDraft, ...] = ()
    hour: ThemeHourDraft | None = None

    def at_table(self, table: TableDraft) -> "DayDraft":
        """Return what was walked and heard of its cases at a table."""
        return replace(
            self,
            judged=tuple(one for one in self.judged if one.meeting == table.meeting),
            notes=tuple(one for one in self.notes if one.meeting == table.meeting and one.case),
            visits=tuple(one for one in self.visits if one.meeting == table.meeting),
        )

    def without(self, other: "DayDraft") -> "DayDraft":
        """Return it without what was walked and heard in another part of it."""
        return replace(
            self,
            judged=tuple(one for one in self.judged if one not in other.judged),
            notes=tuple(one for one in self.notes if one not in other.notes),
            visits=tuple(one for one in self.visits if one not in other.visits),
        )
