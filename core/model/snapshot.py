"""The audit at one moment, frozen: what pages show and documents are composed from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from core.model.agenda import AgendaEntry, Visit
from core.model.agreed import AgreedWord
from core.model.audience import PANEL, Audience
from core.model.audit import Audit, Grouping, Hypothesis, Participant, ParticipantCase
from core.model.case import (
    Agency,
    AnswerComment,
    AskFirst,
    Attribute,
    BroughtIn,
    Case,
    CaseAttribute,
    RejectedRow,
    Request,
    RequestStatus,
    Return,
    WaitingAnswer,
    WorkedWith,
)
from core.model.changed_answer import ChangedAnswer
from core.model.coding import Code, CodeUse
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingCase,
    HypothesisEvidence,
    KeptWording,
    Source,
)
from core.model.first_views import FirstRound, FirstView
from core.model.hand_out import (
    FileOfAudit,
    HandBack,
    HandOut,
    HandOutCase,
    KnownRow,
    TableDifference,
)
from core.model.headed import HeadedText, TextPlace
from core.model.house_style import HousePart, least_shown
from core.model.household import CasePerson, KeyDate
from core.model.ids import (
    ActionId,
    AgencyId,
    AnswerId,
    CaseId,
    FindingId,
    HourId,
    ItemId,
    JudgementId,
    MeetingId,
    NoteId,
    QuestionId,
    RecommendationId,
    ThemeId,
)
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.layers import LayerJudgement
from core.model.leaving import LeavingDecision
from core.model.left_note import LeftNote
from core.model.letter import LetterText
from core.model.meeting import Meeting, MeetingCase
from core.model.names import normalised
from core.model.note import Note, NoteCase, NoteKind
from core.model.own_document import Correction, DocumentPart, FiguresOut
from core.model.parts import PartJudgement
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.published import ProgrammeChoice, Published
from core.model.return_aside import AsideState, ReturnAside
from core.model.sample import (
    DrawnLine,
    DrawnStratum,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
)
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, HourVote, ThemeHour
from core.model.tool import Answer, Point, Tool
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved, SpeakingTurns
from core.model.whole import WholeAudit

K = TypeVar("K")
V = TypeVar("V")
M = TypeVar("M", AgendaEntry, Participant, MeetingCase, Visit)

_NO_STATES: Final = Counter[JudgementState]()


@dataclass(frozen=True)
class Snapshot:
    """Everything small about the audit; answers given are fetched where needed.

    Every tuple is in order of position (or of entry where there is none).
    `usable` holds the (case, agency) pairs whose return answers something. `chosen` is
    the meeting it is looked at from, None for the audit's own day; it is in no file.
    `which` of the files of its audit it is was written as the file was made. `decided_in` is
    the audit as it was, where it is changed for readers: `deciding` asks it.
    """

    audit: Audit
    tool: Tool = field(default_factory=Tool)
    hypotheses: tuple[Hypothesis, ...] = ()
    participants: tuple[Participant, ...] = ()
    participant_cases: tuple[ParticipantCase, ...] = ()
    cases: tuple[Case, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    case_attributes: tuple[CaseAttribute, ...] = ()
    agencies: tuple[Agency, ...] = ()
    requests: tuple[Request, ...] = ()
    worked_with: tuple[WorkedWith, ...] = ()
    returns: tuple[Return, ...] = ()
    usable: frozenset[tuple[CaseId, AgencyId]] = frozenset()
    judgements: tuple[Judgement, ...] = ()
    views: tuple[DifferingView, ...] = ()
    headed_texts: tuple[HeadedText, ...] = ()
    layer_judgements: tuple[LayerJudgement, ...] = ()
    part_judgements: tuple[PartJudgement, ...] = ()
    first_views: tuple[FirstView, ...] = ()
    first_rounds: tuple[FirstRound, ...] = ()
    changed_answers: tuple[ChangedAnswer, ...] = ()
    notes: tuple[Note, ...] = ()
    note_cases: tuple[NoteCase, ...] = ()
    case_people: tuple[CasePerson, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    families_asked: tuple[FamilyAsked, ...] = ()
    family_voices: tuple[FamilyVoice, ...] = ()
    meetings_observed: tuple[MeetingObserved, ...] = ()
    leader_talks: tuple[LeaderTalk, ...] = ()
    speaking_turns: tuple[SpeakingTurns, ...] = ()
    theme_hours: tuple[ThemeHour, ...] = ()
    hour_groups: tuple[HourGroup, ...] = ()
    hour_cards: tuple[HourCard, ...] = ()
    hour_votes: tuple[HourVote, ...] = ()
    steps: tuple[ProcessStep, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    earlier_audits: tuple[EarlierAudit, ...] = ()
    earlier_counts: tuple[EarlierCount, ...] = ()
    left_notes: tuple[LeftNote, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    meeting_cases: tuple[MeetingCase, ...] = ()
    agenda: tuple[AgendaEntry, ...] = ()
    visits: tuple[Visit, ...] = ()
    brought_in: tuple[BroughtIn, ...] = ()
    held_back: tuple[RejectedRow, ...] = ()
    agreed: tuple[AgreedWord, ...] = ()
    waiting: tuple[WaitingAnswer, ...] = ()
    letters: tuple[LetterText, ...] = ()
    returns_aside: tuple[ReturnAside, ...] = ()
    sample_lists: tuple[SampleList, ...] = ()
    sample_columns: tuple[SampleColumn, ...] = ()
    sample_quotas: tuple[SampleQuota, ...] = ()
    draws: tuple[SampleDraw, ...] = ()
    drawn_strata: tuple[DrawnStratum, ...] = ()
    drawn_lines: tuple[DrawnLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    finding_cases: tuple[FindingCase, ...] = ()
    evidence: tuple[EvidenceNamed, ...] = ()
    hypothesis_evidence: tuple[HypothesisEvidence, ...] = ()
    left_out: tuple[EvidenceLeftOut, ...] = ()
    sources: tuple[Source, ...] = ()
    codes: tuple[Code, ...] = ()
    code_uses: tuple[CodeUse, ...] = ()
    wordings_kept: tuple[KeptWording, ...] = ()
    decisions: tuple[LeavingDecision, ...] = ()
    publications: tuple[Published, ...] = ()
    programme_choices: tuple[ProgrammeChoice, ...] = ()
    document_parts: tuple[DocumentPart, ...] = ()
    figures_out: tuple[FiguresOut, ...] = ()
    house_parts: tuple[HousePart, ...] = ()
    corrections: tuple[Correction, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    recommendation_findings: tuple[RecommendationFinding, ...] = ()
    recommendation_owners: tuple[RecommendationOwner, ...] = ()
    actions: tuple[Action, ...] = ()
    action_owners: tuple[ActionOwner, ...] = ()
    action_entries: tuple[ActionEntry, ...] = ()
    hand_outs: tuple[HandOut, ...] = ()
    hand_out_cases: tuple[HandOutCase, ...] = ()
    hand_backs: tuple[HandBack, ...] = ()
    known_rows: tuple[KnownRow, ...] = ()
    table_differences: tuple[TableDifference, ...] = ()
    chosen: MeetingId | None = None
    which: FileOfAudit | None = None
    decided_in: "Snapshot | None" = field(default=None, repr=False, compare=False)

    @property
    def deciding(self) -> "Snapshot":
        """The audit by which is decided whom a question asks and what a kept number counts."""
        return self.decided_in or self

    @property
    def is_handed_out(self) -> bool:
        """Whether this is a table's file, with a part of the audit."""
        return self.which is not None and self.which.is_handed_out

    @property
    def least_shown(self) -> int:
        """Under how many a count points to somebody, and is told to few."""
        return least_shown(self.house_parts)

    @cached_property
    def returns_waiting(self) -> tuple[ReturnAside, ...]:
        """The whole returns that are held back, in the order they were."""
        return tuple(one for one in self.returns_aside if one.state is AsideState.WAITING)

    @cached_property
    def case(self) -> dict[CaseId, Case]:
        """Cases by number."""
        return {case.id: case for case in self.cases}

    @cached_property
    def agency(self) -> dict[AgencyId, Agency]:
        """Agencies by number."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def _short_names(self) -> dict[AgencyId, str]:
        words = {one.id: {normalised(one.name), normalised(one.short)} for one in self.agencies}
        claimed = Counter(word for own in words.values() for word in own)
        return {
            one.id: one.short if one.short and claimed[normalised(one.short)] == 1 else one.name
            for one in self.agencies
        }

    def short_name(self, agency: Agency) -> str:
        """Return what an agency is called where there is little room.

        It is the full name where there is no short one, or where another agency has the
        same: no two may read alike.
        """
        return self._short_names.get(agency.id, agency.name)

    @cached_property
    def _attributes_of(self) -> dict[CaseId, tuple[CaseAttribute, ...]]:
        return _grouped((one.case_id, one) for one in self.case_attributes)

    def attributes_of(self, case_id: CaseId) -> list[tuple[Attribute, str]]:
        """Return what is noted of a case under the audit's own attributes, in their order."""
        noted = {one.attribute_id: one.value for one in self._attributes_of.get(case_id, ())}
        return [(one, noted[one.id]) for one in self.attributes if one.id in noted]

    @cached_property
    def _people_of(self) -> dict[CaseId, tuple[CasePerson, ...]]:
        return _grouped((one.case_id, one) for one in self.case_people)

    def people_of(self, case_id: CaseId) -> tuple[CasePerson, ...]:
        """Return who belongs to a case, in the order of the list."""
        return self._people_of.get(case_id, ())

    @cached_property
    def _key_dates_of(self) -> dict[CaseId, tuple[KeyDate, ...]]:
        dates = sorted(self.key_dates, key=lambda one: (one.day, one.id))
        return _grouped((one.case_id, one) for one in dates)

    def key_dates_of(self, case_id: CaseId) -> tuple[KeyDate, ...]:
        """Return the key dates of a case, the first first."""
        return self._key_dates_of.get(case_id, ())

    @cached_property
    def _judgement_at(self) -> dict[tuple[CaseId, Point], Judgement]:
        return {(found.case_id, found.point): found for found in self.judgements}

    @cached_property
    def _judged_at(self) -> dict[Point, tuple[Judgement, ...]]:
        return _grouped((found.point, found) for found in self.judgements)

    @cached_property
    def _judgements_of(self) -> dict[CaseId, tuple[Judgement, ...]]:
        order = {point: at for at, point in enumerate(self.tool.points)}
        known = [found for found in self.judgements if found.point in order]
        known.sort(key=lambda found: order[found.point])
        return _grouped((found.case_id, found) for found in known)

    @cached_property
    def _states_of(self) -> dict[CaseId, Counter[JudgementState]]:
        return {
            case: Counter(found.state for found in judgements)
            for case, judgements in self._judgements_of.items()
        }

    @cached_property
    def points_counted(self) -> dict[CaseId, int]:
        """How many questions cases are asked, as far as `counting` has counted that."""
        return {}

    @cached_property
    def _views_on(self) -> dict[JudgementId, tuple[DifferingView, ...]]:
        return _grouped((view.judgement_id, view) for view in self.views)

    @cached_property
    def _texts_on(self) -> dict[CaseId, tuple[HeadedText, ...]]:
        return _grouped((one.case_id, one) for one in self.headed_texts)

    @cached_property
    def _layers_on(self) -> dict[CaseId, tuple[LayerJudgement, ...]]:
        return _grouped((one.case_id, one) for one in self.layer_judgements)

    @cached_property
    def _parts_on(self) -> dict[CaseId, tuple[PartJudgement, ...]]:
        return _grouped((one.case_id, one) for one in self.part_judgements)

    @cached_property
    def _first_views_on(self) -> dict[CaseId, tuple[FirstView, ...]]:
        return _grouped((one.case_id, one) for one in self.first_views)

    @cached_property
    def _changed_on(self) -> dict[CaseId, tuple[ChangedAnswer, ...]]:
        return _grouped((one.case_id, one) for one in self.changed_answers)

    @cached_property
    def _first_round_at(self) -> dict[tuple[CaseId, Point], FirstRound]:
        return {(one.case_id, one.point): one for one in self.first_rounds}

    @cached_property
    def _requests_for(self) -> dict[CaseId, tuple[Request, ...]]:
        return _grouped((request.case_id, request) for request in self.requests)

    @cached_property
    def _returned_requests(self) -> Counter[CaseId]:
        return Counter(one.case_id for one in self.requests if self.is_in(one))

    @cached_property
    def _returned_pairs(self) -> frozenset[tuple[CaseId, AgencyId]]:
        return frozenset((found.case_id, found.agency_id) for found in self.returns)

    @cached_property
    def _marked_for(self) -> dict[CaseId, tuple[AgencyId, ...]]:
        return _grouped((one.case_id, one.agency_id) for one in self.worked_with)

    @cached_property
    def _turns_on(self) -> dict[CaseId, tuple[SpeakingTurns, ...]]:
        return _grouped((one.case_id, one) for one in self.speaking_turns)

    @cached_property
    def _groups_of_hour(self) -> dict[HourId, tuple[HourGroup, ...]]:
        return _grouped((one.hour_id, one) for one in self.hour_groups)

    @cached_property
    def _cards_of_hour(self) -> dict[HourId, tuple[HourCard, ...]]:
        return _grouped((one.hour_id, one) for one in self.hour_cards)

    @cached_property
    def _votes_of_hour(self) -> dict[HourId, tuple[HourVote, ...]]:
        return _grouped((one.hour_id, one) for one in self.hour_votes)

    @cached_property
    def _returned_for(self) -> dict[CaseId, tuple[AgencyId, ...]]:
        return _grouped((found.case_id, found.agency_id) for found in self.returns)

    @cached_property
    def _notes_on(self) -> dict[CaseId | None, tuple[Note, ...]]:
        return _grouped((note.case_id, note) for note in self.notes)

    @cached_property
    def _also_of(self) -> dict[NoteId, tuple[CaseId, ...]]:
        return _grouped((one.note_id, one.case_id) for one in self.note_cases)

    @cached_property
    def _notes_also_on(self) -> dict[CaseId, tuple[Note, ...]]:
        found = ((case_id, note) for note in self.notes for case_id in self.also_of(note))
        return _grouped(found) if self.note_cases else {}

    def judgement(self, case_id: CaseId, point: Point) -> Judgement | None:
        """Return the judgement at a case and point, if anything was recorded."""
        return self._judgement_at.get((case_id, point))

    def judged_at(self, point: Point) -> tuple[Judgement, ...]:
        """Return what is recorded at a point, for every case."""
        return self._judged_at.get(point, ())

    def judgements_of(self, case_id: CaseId) -> tuple[Judgement, ...]:
        """Return the recorded judgements of a case in the tool's order."""
        return self._judgements_of.get(case_id, ())

    def views_on(self, judgement: Judgement) -> tuple[DifferingView, ...]:
        """Return who saw a judgement differently."""
        return self._views_on.get(judgement.id, ())

    def texts_on(self, case_id: CaseId) -> tuple[HeadedText, ...]:
        """Return what was written of a case under headings, oldest first."""
        return self._texts_on.get(case_id, ())

    def text_at(self, case_id: CaseId, place: TextPlace) -> HeadedText | None:
        """Return what was written under one heading with all that is known of it."""
        return next((one for one in self.texts_on(case_id) if one.place == place), None)

    def earlier_layers(self, judgement: Judgement) -> tuple[LayerJudgement, ...]:
        """Return what was judged in the layers before a judgement's own, the first one first."""
        found = self._layers_on.get(judgement.case_id, ())
        return tuple(one for one in found if one.point == judgement.point)

    def parts_at(self, case_id: CaseId, point: Point) -> tuple[PartJudgement, ...]:
        """Return how agencies' own parts were judged at a case and point."""
        return tuple(one for one in self._parts_on.get(case_id, ()) if one.point == point)

    def first_views_at(self, case_id: CaseId, point: Point) -> tuple[FirstView, ...]:
        """Return what was said first at a case and point, in the order it was said."""
        return tuple(one for one in self._first_views_on.get(case_id, ()) if one.point == point)

    def changed_at(self, case_id: CaseId, point: Point) -> tuple[ChangedAnswer, ...]:
        """Return what agencies said otherwise than their returns at a case and point."""
        return tuple(one for one in self._changed_on.get(case_id, ()) if one.point == point)

    def first_round(self, case_id: CaseId, point: Point) -> FirstRound | None:
        """Return when the first views of a case and point were over, if any were asked for."""
        return self._first_round_at.get((case_id, point))

    def asks_first(self, case: Case) -> bool:
        """Return whether the table gives its first views on a case before it sees the returns."""
        if case.asks_first is AskFirst.AS_AUDIT:
            return self.audit.asks_first
        return case.asks_first is AskFirst.YES

    def hides(self, case_id: CaseId, point: Point) -> bool:
        """Return whether what the returns say at a point waits for the table's first views.

        What was revealed, begun, settled or read out together is hidden no more.
        """
        case = self.case.get(case_id)
        if case is None or not self.asks_first(case):
            return False
        held, asked = self.judgement(case_id, point), self.first_round(case_id, point)
        if asked is not None and asked.revealed:
            return False
        begun = held is not None and (held.answered or held.state.settled or bool(held.together))
        return not begun

    def hides_item(self, case_id: CaseId, item_id: ItemId) -> bool:
        """Return whether what the returns answer to one line is still hidden."""
        point = self.tool.judged_at(item_id)
        return point is not None and self.hides(case_id, point)

    def hides_question(self, case_id: CaseId, question_id: QuestionId) -> bool:
        """Return whether anything the returns say to a question is still hidden."""
        points = (one for one in self.tool.points if one.question_id == question_id)
        return any(self.hides(case_id, point) for point in points)

    def hides_any(self, case_id: CaseId) -> bool:
        """Return whether anything the returns say of a case is still hidden."""
        return any(self.hides(case_id, point) for point in self.tool.points)

    def requests_for(self, case_id: CaseId) -> tuple[Request, ...]:
        """Return the requests made about a case, in order of agency."""
        return self._requests_for.get(case_id, ())

    @cached_property
    def _codes_on(self) -> dict[tuple[EvidenceKind, int], tuple[Code, ...]]:
        named = {one.id: one for one in self.codes}
        uses = sorted(self.code_uses, key=lambda one: named[one.code_id].position)
        return _grouped(((one.kind, one.row_id), named[one.code_id]) for one in uses)

    def codes_on(self, kind: EvidenceKind, row_id: int) -> tuple[Code, ...]:
        """Return the codes that a reason, comment or remark has, in the list's order."""
        return self._codes_on.get((kind, row_id), ())

    def notes_on(self, case_id: CaseId | None) -> tuple[Note, ...]:
        """Return what was heard about a case (None: about no case), oldest first."""
        own = self._notes_on.get(case_id, ())
        also = self._notes_also_on.get(case_id, ()) if case_id is not None else ()
        return tuple(sorted({*own, *also}, key=lambda one: one.id)) if also else own

    def also_of(self, note: Note) -> tuple[CaseId, ...]:
        """Return the further cases a note belongs to, in the order they were named."""
        return self._also_of.get(note.id, ())

    def cases_of_note(self, note: Note) -> tuple[CaseId, ...]:
        """Return every case a note belongs to, the one it was said at first."""
        own = (note.case_id,) if note.case_id is not None else ()
        return tuple(one for one in (*own, *self.also_of(note)) if one in self.case)

    def turns_on(self, case_id: CaseId) -> dict[AgencyId, int]:
        """Return how often each agency has spoken on a case."""
        return {one.agency_id: one.times for one in self._turns_on.get(case_id, ())}

    def groups_of_hour(self, hour_id: HourId) -> tuple[HourGroup, ...]:
        """Return the groups of cards of a theme hour, in the order they were made."""
        return self._groups_of_hour.get(hour_id, ())

    def cards_of_hour(self, hour_id: HourId) -> tuple[HourCard, ...]:
        """Return the cards of a theme hour, in the order they were written."""
        return self._cards_of_hour.get(hour_id, ())

    def votes_of_hour(self, hour_id: HourId) -> tuple[HourVote, ...]:
        """Return what the voices put where in a theme hour."""
        return self._votes_of_hour.get(hour_id, ())

    def has_return(self, case_id: CaseId, agency_id: AgencyId) -> bool:
        """Return whether a return for the pair is in the file."""
        return (case_id, agency_id) in self._returned_pairs

    def counts_as_returned(self, request: Request) -> bool:
        """Return whether a request counts as returned.

        Its status says so or a return for it exists. Source: domain.md, request.
        """
        says_so = request.status in (RequestStatus.RETURNED, RequestStatus.UNUSABLE)
        return says_so or self.has_return(request.case_id, request.agency_id)

    def lacks_answers(self, request: Request) -> bool:
        """Return whether a request was marked as returned and no return for it is in the file."""
        marked = request.status is RequestStatus.RETURNED
        return marked and not self.has_return(request.case_id, request.agency_id)

    def is_in(self, request: Request) -> bool:
        """Return whether what came back is here: a return, or the word that no form was filled in.

        A mark alone is not: its file may be held back or lie elsewhere.
        """
        return self.counts_as_returned(request) and not self.lacks_answers(request)

    def returned_requests(self, case_id: CaseId) -> int:
        """Return to how many of the requests about a case what came back is here."""
        return self._returned_requests[case_id]

    def agencies_on(self, case_id: CaseId) -> tuple[Agency, ...]:
        """Return the agencies asked about a case or that returned for it, in order."""
        asked = {request.agency_id for request in self.requests_for(case_id)}
        asked.update(self._returned_for.get(case_id, ()))
        return tuple(agency for agency in self.agencies if agency.id in asked)

    def agencies_working_with(self, case_id: CaseId) -> tuple[Agency, ...]:
        """Return the agencies on a case and those noted as working with it, in order."""
        known = {agency.id for agency in self.agencies_on(case_id)}
        known.update(self._marked_for.get(case_id, ()))
        return tuple(agency for agency in self.agencies if agency.id in known)

    @cached_property
    def meeting(self) -> dict[MeetingId, Meeting]:
        """Meetings besides the audit's own day, by number."""
        return {one.id: one for one in self.meetings}

    @property
    def here(self) -> Meeting | None:
        """The meeting it is looked at from; None for the audit's own day."""
        return self.meeting.get(self.chosen) if self.chosen is not None else None

    @property
    def here_id(self) -> MeetingId | None:
        """The number of the meeting it is looked at from; None for the audit's own day."""
        return None if self.here is None else self.chosen

    @property
    def here_day(self) -> str:
        """The day of the meeting it is looked at from; an ISO date or empty."""
        return self.audit.day if self.here is None else self.here.day

    @property
    def here_hours(self) -> tuple[str, str]:
        """When the meeting it is looked at from starts and finishes."""
        own = self.audit if self.here is None else self.here
        return own.starts, own.finishes

    @property
    def here_agenda(self) -> tuple[AgendaEntry, ...]:
        """The agenda of the meeting it is looked at from."""
        return self._of_here(self.agenda)

    @property
    def here_people(self) -> tuple[Participant, ...]:
        """Who takes part in the meeting it is looked at from."""
        return self._of_here(self.participants)

    @property
    def here_visits(self) -> tuple[Visit, ...]:
        """How long cases were open at the meeting it is looked at from."""
        return self._of_here(self.visits)

    @cached_property
    def _comes_for(self) -> dict[int, tuple[CaseId, ...]]:
        return _grouped((one.participant_id, one.case_id) for one in self.participant_cases)

    def comes_for(self, participant_id: int) -> tuple[CaseId, ...]:
        """Return the only cases somebody comes for; none for who comes for all, or for no more."""
        return self._comes_for.get(participant_id, ())

    def comes_for_none(self, person: Participant) -> bool:
        """Return whether somebody came for cases only that are no longer there."""
        return person.own_only and not self.comes_for(person.id)

    @property
    def here_named(self) -> tuple[MeetingCase, ...]:
        """The cases named for the meeting it is looked at from; none where it takes all."""
        return self._of_here(self.meeting_cases)

    def _of_here(self, rows: "tuple[M, ...]") -> "tuple[M, ...]":
        """Return the rows of one meeting; all, where the audit has no day but its own."""
        if not self.meetings:
            return rows
        here = self.here_id
        return tuple(one for one in rows if one.meeting_id == here)

    def group_of(self, case: Case) -> str:
        """Return the pathway or team a case is listed under; may be empty."""
        by_pathway = self.audit.grouping is Grouping.PATHWAY
        return case.pathway if by_pathway else case.team

    def groups(self) -> dict[str, tuple[Case, ...]]:
        """Return the cases by pathway or team, groups in order of first appearance."""
        return _grouped((self.group_of(case), case) for case in self.cases)

    def here_groups(self) -> dict[str, tuple[Case, ...]]:
        """Return those of the groups, and of their cases, that the meeting goes through.

        Cases that are taken in one list are in one group without a name.
        """
        named = {one.case_id for one in self.here_named} if self.meetings else set()
        cases = tuple(case for case in self.cases if not named or case.id in named)
        if self.audit.in_one_list:
            return {"": cases} if cases else {}
        return _grouped((self.group_of(case), case) for case in cases)

    @cached_property
    def listed_cases(self) -> tuple[Case, ...]:
        """The cases of the meeting in the order of their list, which numbers them everywhere."""
        return tuple(case for cases in self.here_groups().values() for case in cases)

    @property
    def every_case(self) -> tuple[Case, ...]:
        """The cases of the audit in the order of their list, whichever meeting takes them."""
        return tuple(case for cases in self.groups().values() for case in cases)

    def number_of(self, case_id: CaseId) -> tuple[int, int]:
        """Return which case of how many it is; of all, where the meeting does not take it."""
        for listed in (self.listed_cases, self.every_case):
            numbers = (number for number, case in enumerate(listed, 1) if case.id == case_id)
            number = next(numbers, 0)
            if number:
                return number, len(listed)
        raise KeyError(case_id)

    def states_of(self, case_id: CaseId) -> Counter[JudgementState]:
        """Return how many judgements of a case stand in each state; not to be changed."""
        return self._states_of.get(case_id, _NO_STATES)

    def settled_points(self, case_id: CaseId) -> int:
        """Return how many judgements of a case the room is done with."""
        return sum(count for state, count in self.states_of(case_id).items() if state.settled)

    def parked(self) -> tuple[Judgement, ...]:
        """Return the judgements to come back to, by case as listed and by question."""
        return tuple(
            found
            for case in self.every_case
            if self.states_of(case.id)[JudgementState.PARKED]
            for found in self.judgements_of(case.id)
            if found.state is JudgementState.PARKED
        )

    def open_concerns(self) -> tuple[Note, ...]:
        """Return the immediate concerns whose passing on is not on record."""
        return tuple(note for note in self.notes if note.is_open)

    def theme_of_note(self, note: Note) -> ThemeId | None:
        """Return a note's own theme, or that of the question it was said at."""
        if note.theme_id is not None and note.theme_id in self.tool.theme:
            return note.theme_id
        question = self.tool.question.get(note.question_id) if note.question_id else None
        return question.theme_id if question else None

    @cached_property
    def finding(self) -> dict[FindingId, Finding]:
        """Findings by number of their row."""
        return {one.id: one for one in self.findings}

    @cached_property
    def recommendation(self) -> dict[RecommendationId, Recommendation]:
        """Recommendations by number of their row."""
        return {one.id: one for one in self.recommendations}

    @cached_property
    def action(self) -> dict[ActionId, Action]:
        """Actions by number of their row."""
        return {one.id: one for one in self.actions}

    @cached_property
    def _evidence_on(self) -> dict[FindingId, tuple[EvidenceNamed, ...]]:
        return _grouped((one.finding_id, one) for one in self.evidence)

    def evidence_on(self, finding_id: FindingId) -> tuple[EvidenceNamed, ...]:
        """Return what a finding rests on, in the order it was put there."""
        return self._evidence_on.get(finding_id, ())

    @cached_property
    def _evidence_of(self) -> dict[int, tuple[HypothesisEvidence, ...]]:
        return _grouped((one.hypothesis_id, one) for one in self.hypothesis_evidence)

    def evidence_of(self, hypothesis_id: int) -> tuple[HypothesisEvidence, ...]:
        """Return what stands for and against a hypothesis, in the order it was put there."""
        return self._evidence_of.get(hypothesis_id, ())

    @cached_property
    def _used_by(self) -> dict[tuple[EvidenceKind, int], tuple[FindingId, ...]]:
        return _grouped(((one.kind, one.row_id), one.finding_id) for one in self.evidence)

    def used_by(self, kind: EvidenceKind, row_id: int) -> tuple[FindingId, ...]:
        """Return the findings that rest on a row of the audit."""
        return self._used_by.get((kind, row_id), ())

    @cached_property
    def _owners_of_action(self) -> dict[ActionId, tuple[ActionOwner, ...]]:
        return _grouped((one.action_id, one) for one in self.action_owners)

    def owners_of_action(self, action_id: ActionId) -> tuple[ActionOwner, ...]:
        """Return who owns an action, whoever leads first."""
        return self._owners_of_action.get(action_id, ())

    @cached_property
    def _owners_of_recommendation(self) -> dict[RecommendationId, tuple[RecommendationOwner, ...]]:
        return _grouped((one.recommendation_id, one) for one in self.recommendation_owners)

    def owners_of_recommendation(
        self, recommendation_id: RecommendationId
    ) -> tuple[RecommendationOwner, ...]:
        """Return who owns a recommendation, whoever leads first."""
        return self._owners_of_recommendation.get(recommendation_id, ())

    @cached_property
    def _entries_on(self) -> dict[ActionId, tuple[ActionEntry, ...]]:
        return _grouped((one.action_id, one) for one in self.action_entries)

    def entries_on(self, action_id: ActionId) -> tuple[ActionEntry, ...]:
        """Return what was noted of an action, the first first."""
        return self._entries_on.get(action_id, ())

    @property
    def sample_list(self) -> SampleList | None:
        """The list of all eligible, where one came in."""
        return self.sample_lists[0] if self.sample_lists else None

    def comments(self) -> tuple[Note, ...]:
        """Return the practitioner comments, oldest first."""
        return tuple(note for note in self.notes if note.kind is NoteKind.COMMENT)


@dataclass(frozen=True, slots=True)
class Position:
    """Where one agency stands on one point for one case.

    `answer` is None for no answer; `returned` tells no answer from no return.
    `items` holds the answers inside a checklist, None where blank. What is not one
    of some answers is in `value`, and inside a checklist in `item_values`. It may
    not have been `asked`, and have answered all the same.
    """

    agency: Agency
    answer: Answer | None
    returned: bool
    comment: str = ""
    request: Request | None = None
    items: tuple[tuple[ItemId, Answer | None], ...] = ()
    value: str = ""
    item_values: tuple[tuple[ItemId, str], ...] = ()
    asked: bool = True

    @property
    def answered(self) -> bool:
        """Whether it answered anything at the point, by an answer or a value."""
        one = self.answer is not None or bool(self.value)
        return one or bool(self.item_values) or any(answer for _, answer in self.items)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value given, slim: an answer that is not one of some."""

    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    value: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer given, slim: what documents and workbooks count from."""

    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    answer_id: AnswerId


@dataclass(frozen=True)
class FullSnapshot:
    """A snapshot with every answer of the returns, for documents.

    `day` is when it was read (ISO): what is due is told from there. `audience` is for whom
    documents are composed from it. The `whole` audit, row by row, is there only where data
    is to be written of it. What is of one case alone is of that of `case_id`, and the
    `comments` beside answers are there only for it. Details `changed` in a story, as they are
    told, are said to be changed in each document that tells them.
    """

    now: Snapshot
    answers: tuple[AnswerRow, ...] = ()
    values: tuple[ValueRow, ...] = ()
    day: str = ""
    audience: Audience = PANEL
    whole: WholeAudit | None = None
    comments: tuple[AnswerComment, ...] = ()
    case_id: CaseId | None = None
    changed: tuple[str, ...] = ()

    @property
    def today(self) -> date:
        """The day from which what is due is told; the first there is where none was set."""
        return date.fromisoformat(self.day) if self.day else date.min


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
