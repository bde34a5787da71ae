"""Brings a snapshot up to date by the rows an act changed, at a cost that does not grow with it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, Final, TypeVar

from core.model.agenda import AgendaEntry, Visit
from core.model.agreed import AgreedWord
from core.model.asking import AskedOf, Clause, CommentRule
from core.model.audit import Audit, Hypothesis, Participant, ParticipantCase
from core.model.case import (
    Agency,
    Attribute,
    BroughtIn,
    Case,
    CaseAttribute,
    RejectedRow,
    Request,
    Return,
    WaitingAnswer,
    WorkedWith,
)
from core.model.changed import RowChange
from core.model.changed_answer import ChangedAnswer
from core.model.coding import Code, CodeUse
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.finding import (
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingCase,
    HypothesisEvidence,
    KeptWording,
    Source,
)
from core.model.first_views import FirstRound, FirstView
from core.model.hand_out import HandBack, HandOut, HandOutCase, KnownRow, TableDifference
from core.model.headed import HeadedText
from core.model.house_style import HousePart
from core.model.household import NOBODY, CasePerson, KeyDate, people_of
from core.model.ids import AgencyId, CaseId
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.layers import LayerJudgement
from core.model.leaving import LeavingDecision
from core.model.left_note import LeftNote
from core.model.letter import LetterText
from core.model.meeting import Meeting, MeetingCase
from core.model.note import Note, NoteCase
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
from core.model.return_aside import ReturnAside
from core.model.sample import (
    DrawnLine,
    DrawnStratum,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
)
from core.model.snapshot import Snapshot
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, HourVote, ThemeHour
from core.model.tool import Answer, AnswerSet, GradeMeaning, Item, Point, Question, Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved, SpeakingTurns
from core.model.working_days import working_days_of

V = TypeVar("V")

PARTS: Final[dict[type, str]] = {
    Hypothesis: "hypotheses",
    Participant: "participants",
    ParticipantCase: "participant_cases",
    Case: "cases",
    Attribute: "attributes",
    CaseAttribute: "case_attributes",
    Agency: "agencies",
    Request: "requests",
    WorkedWith: "worked_with",
    Return: "returns",
    Judgement: "judgements",
    DifferingView: "views",
    HeadedText: "headed_texts",
    LayerJudgement: "layer_judgements",
    PartJudgement: "part_judgements",
    FirstView: "first_views",
    ChangedAnswer: "changed_answers",
    FirstRound: "first_rounds",
    Note: "notes",
    NoteCase: "note_cases",
    CasePerson: "case_people",
    KeyDate: "key_dates",
    FamilyAsked: "families_asked",
    FamilyVoice: "family_voices",
    MeetingObserved: "meetings_observed",
    LeaderTalk: "leader_talks",
    SpeakingTurns: "speaking_turns",
    ThemeHour: "theme_hours",
    HourGroup: "hour_groups",
    HourCard: "hour_cards",
    HourVote: "hour_votes",
    ProcessStep: "steps",
    DayOff: "days_off",
    EarlierAudit: "earlier_audits",
    EarlierCount: "earlier_counts",
    LeftNote: "left_notes",
    Meeting: "meetings",
    MeetingCase: "meeting_cases",
    AgendaEntry: "agenda",
    Visit: "visits",
    BroughtIn: "brought_in",
    RejectedRow: "held_back",
    AgreedWord: "agreed",
    WaitingAnswer: "waiting",
    LetterText: "letters",
    ReturnAside: "returns_aside",
    SampleList: "sample_lists",
    SampleColumn: "sample_columns",
    SampleQuota: "sample_quotas",
    SampleDraw: "draws",
    DrawnStratum: "drawn_strata",
    DrawnLine: "drawn_lines",
    Finding: "findings",
    FindingCase: "finding_cases",
    EvidenceNamed: "evidence",
    HypothesisEvidence: "hypothesis_evidence",
    EvidenceLeftOut: "left_out",
    Source: "sources",
    Code: "codes",
    CodeUse: "code_uses",
    KeptWording: "wordings_kept",
    LeavingDecision: "decisions",
    Published: "publications",
    ProgrammeChoice: "programme_choices",
    DocumentPart: "document_parts",
    FiguresOut: "figures_out",
    HousePart: "house_parts",
    Correction: "corrections",
    Recommendation: "recommendations",
    RecommendationFinding: "recommendation_findings",
    RecommendationOwner: "recommendation_owners",
    Action: "actions",
    ActionOwner: "action_owners",
    ActionEntry: "action_entries",
    HandOut: "hand_outs",
    HandOutCase: "hand_out_cases",
    HandBack: "hand_backs",
    KnownRow: "known_rows",
    TableDifference: "table_differences",
}
"""The part of a snapshot that holds each kind."""

TOOL_PARTS: Final[dict[type, str]] = {
    Theme: "themes",
    AnswerSet: "answer_sets",
    Answer: "answers",
    Question: "questions",
    Item: "items",
    GradeMeaning: "meanings",
    Clause: "clauses",
    AskedOf: "asked_of",
    CommentRule: "comment_rules",
    Standard: "standards",
}
"""The part of a snapshot's tool that holds each kind."""

_LOOKUPS: Final[dict[str, frozenset[str]]] = {
    "case": frozenset({"cases"}),
    "listed_cases": frozenset({"cases", "audit", "meetings", "meeting_cases", "chosen"}),
    "meeting": frozenset({"meetings"}),
    "agency": frozenset({"agencies"}),
    "_short_names": frozenset({"agencies"}),
    "_attributes_of": frozenset({"case_attributes"}),
    "_people_of": frozenset({"case_people"}),
    "_key_dates_of": frozenset({"key_dates"}),
    "_judgement_at": frozenset({"judgements"}),
    "_judged_at": frozenset({"judgements"}),
    "_judgements_of": frozenset({"judgements", "tool"}),
    "_states_of": frozenset({"judgements", "tool"}),
    "points_counted": frozenset({"judgements", "tool", "cases", "attributes", "case_attributes"}),
    "_views_on": frozenset({"views"}),
    "_texts_on": frozenset({"headed_texts"}),
    "_layers_on": frozenset({"layer_judgements"}),
    "_parts_on": frozenset({"part_judgements"}),
    "_first_views_on": frozenset({"first_views"}),
    "_changed_on": frozenset({"changed_answers"}),
    "_first_round_at": frozenset({"first_rounds"}),
    "_requests_for": frozenset({"requests"}),
    "_returned_requests": frozenset({"requests", "returns"}),
    "_returned_pairs": frozenset({"returns"}),
    "_returned_for": frozenset({"returns"}),
    "_marked_for": frozenset({"worked_with"}),
    "_turns_on": frozenset({"speaking_turns"}),
    "_groups_of_hour": frozenset({"hour_groups"}),
    "_cards_of_hour": frozenset({"hour_cards"}),
    "_votes_of_hour": frozenset({"hour_votes"}),
    "returns_waiting": frozenset({"returns_aside"}),
    "_notes_on": frozenset({"notes"}),
    "_notes_also_on": frozenset({"notes", "note_cases"}),
    "_codes_on": frozenset({"codes", "code_uses"}),
    "_also_of": frozenset({"note_cases"}),
    "_comes_for": frozenset({"participant_cases"}),
    "finding": frozenset({"findings"}),
    "recommendation": frozenset({"recommendations"}),
    "action": frozenset({"actions"}),
    "_evidence_on": frozenset({"evidence"}),
    "_evidence_of": frozenset({"hypothesis_evidence"}),
    "_used_by": frozenset({"evidence"}),
    "_owners_of_action": frozenset({"action_owners"}),
    "_owners_of_recommendation": frozenset({"recommendation_owners"}),
    "_entries_on": frozenset({"action_entries"}),
}
"""What a snapshot works out when it is first asked, and the parts each of it rests on."""

_GROUPS: Final[dict[str, tuple[type, str, frozenset[str]]]] = {
    "_attributes_of": (CaseAttribute, "case_id", frozenset()),
    "_judgements_of": (Judgement, "case_id", frozenset({"tool"})),
    "_views_on": (DifferingView, "judgement_id", frozenset()),
    "_texts_on": (HeadedText, "case_id", frozenset()),
    "_layers_on": (LayerJudgement, "case_id", frozenset()),
    "_parts_on": (PartJudgement, "case_id", frozenset()),
    "_first_views_on": (FirstView, "case_id", frozenset()),
    "_changed_on": (ChangedAnswer, "case_id", frozenset()),
    "_requests_for": (Request, "case_id", frozenset()),
    "_notes_on": (Note, "case_id", frozenset()),
}
"""Look-ups of rows in groups: their kind, what groups them, and what else they rest on."""

_NONE: Final[dict[type, Sequence[RowChange]]] = {}
_FEW: Final = 40
"""Up to so many rows are put in their places one by one; more are sorted in."""


class StaleSnapshot(LookupError):
    """A snapshot that lacks the rows an act changed: it has to be read whole."""


def patched(
    now: Snapshot,
    changes: Iterable[RowChange],
    usable: frozenset[tuple[CaseId, AgencyId]] | None = None,
) -> Snapshot:
    """Return *now* with the rows as they are after *changes*, each row named once.

    *usable* takes the place of the pairs there are; None leaves them. Raises
    StaleSnapshot when the rows are not as they were before the changes.
    """
    by_kind: dict[type, list[RowChange]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    parts: dict[str, Any] = {
        name: _merged(getattr(now, name), by_kind[kind])
        for kind, name in PARTS.items()
        if kind in by_kind
    }
    tool: dict[str, Any] = {
        name: _merged(getattr(now.tool, name), by_kind[kind])
        for kind, name in TOOL_PARTS.items()
        if kind in by_kind
    }
    if tool:
        parts["tool"] = replace(now.tool, **tool)
    for change in by_kind.get(Audit, ()):
        parts["audit"] = change.after or Audit("")
    if usable is not None:
        parts["usable"] = usable
    return with_parts(now, parts, by_kind) if parts else now


def with_parts(
    now: Snapshot, parts: dict[str, Any], rows: Mapping[type, Sequence[RowChange]] = _NONE
) -> Snapshot:
    """Return *now* with other *parts*, and every look-up that still holds.

    *rows* are the changes that made those parts: by them the look-ups on what is
    written most are brought up to date. Any other is made anew when it is asked.
    """
    parts = _with_people(now, _with_calendar(now, parts))
    after = replace(now, **parts)
    held, kept = vars(now), vars(after)
    for name, rests_on in _LOOKUPS.items():
        if name in held and rests_on.isdisjoint(parts):
            kept[name] = held[name]
    if "_judgement_at" in held and _are_few(rows.get(Judgement, ())):
        kept["_judgement_at"] = _replaced(held["_judgement_at"], rows[Judgement])
    for name, (kind, key, rests_on) in _GROUPS.items():
        if name in held and rests_on.isdisjoint(parts) and _are_few(rows.get(kind, ())):
            order = _order_of_points(after) if kind is Judgement else attrgetter("id")
            kept[name] = _regrouped(held[name], rows[kind], attrgetter(key), order)
    if "_states_of" in held and "_judgements_of" in kept and _are_few(rows.get(Judgement, ())):
        kept["_states_of"] = _counted_again(after, held["_states_of"], rows[Judgement])
    if "points_counted" in held and Judgement in rows and _judged_alone(parts):
        kept["points_counted"] = _but_judged(held["points_counted"], rows[Judgement])
    return after


def _judged_alone(parts: dict[str, Any]) -> bool:
    """Return whether of what decides which questions cases are asked only judgements changed."""
    return _LOOKUPS["points_counted"] & parts.keys() == {"judgements"}


def _with_calendar(now: Snapshot, parts: dict[str, Any]) -> dict[str, Any]:
    """Return parts with a tool whose working days are counted as the audit says."""
    if parts.keys().isdisjoint({"audit", "days_off", "tool"}):
        return parts
    audit, tool = parts.get("audit", now.audit), parts.get("tool", now.tool)
    calendar = working_days_of(audit.nation, parts.get("days_off", now.days_off))
    if tool.calendar == calendar:
        return parts
    return {**parts, "tool": replace(tool, calendar=calendar)}


def _with_people(now: Snapshot, parts: dict[str, Any]) -> dict[str, Any]:
    """Return parts with a tool that knows whom it asks about, where it asks about each."""
    if parts.keys().isdisjoint({"audit", "case_people", "tool"}):
        return parts
    audit, tool = parts.get("audit", now.audit), parts.get("tool", now.tool)
    listed = parts.get("case_people", now.case_people)
    people = people_of(audit.audited_one, listed) if tool.asks_about_each else NOBODY
    if tool.people == people:
        return parts
    return {**parts, "tool": replace(tool, people=people)}


def _are_few(changes: Sequence[RowChange]) -> bool:
    return 0 < len(changes) <= _FEW


def _merged(rows: tuple[V, ...], changes: Sequence[RowChange]) -> tuple[V, ...]:
    """Return rows with some of them changed, in the order they are listed in."""
    positioned = hasattr(changes[0].after or changes[0].before, "position")
    order = attrgetter("position", "id") if positioned else attrgetter("id")
    if not _are_few(changes):
        touched = {change.id for change in changes}
        kept = [row for row in rows if row.id not in touched]  # type: ignore[attr-defined]
        kept += [change.after for change in changes if change.after is not None]
        return tuple(sorted(kept, key=order))
    listed = list(rows)
    for change in changes:
        if change.before is not None:
            at = bisect_left(listed, order(change.before), key=order)
            if listed[at : at + 1] != [change.before]:
                raise StaleSnapshot(change.kind.__name__)
            del listed[at]
    for change in changes:
        if change.after is not None:
            at = bisect_left(listed, order(change.after), key=order)
            if at < len(listed) and order(listed[at]) == order(change.after):
                raise StaleSnapshot(change.kind.__name__)
            listed.insert(at, change.after)
    return tuple(listed)


def _replaced(
    found: dict[tuple[CaseId, Point], Judgement], changes: Sequence[RowChange]
) -> dict[tuple[CaseId, Point], Judgement]:
    after = dict(found)
    for change in changes:
        if change.before is not None:
            del after[change.before.case_id, change.before.point]
    for change in changes:
        if change.after is not None:
            after[change.after.case_id, change.after.point] = change.after
    return after


def _counted_again(
    now: Snapshot, states: dict[CaseId, Counter[JudgementState]], changes: Sequence[RowChange]
) -> dict[CaseId, Counter[JudgementState]]:
    after = dict(states)
    for case in {row.case_id for one in changes for row in (one.before, one.after) if row}:
        judgements = now.judgements_of(case)
        if judgements:
            after[case] = Counter(found.state for found in judgements)
        else:
            after.pop(case, None)
    return after


def _but_judged(counted: dict[CaseId, int], changes: Sequence[RowChange]) -> dict[CaseId, int]:
    """Return what was counted of each case of which no judgement changed."""
    judged = {row.case_id for one in changes for row in (one.before, one.after) if row}
    # Of a copy: a document that is composed meanwhile may count another case.
    return {case: count for case, count in counted.copy().items() if case not in judged}


def _order_of_points(now: Snapshot) -> Callable[[Any], int | None]:
    """Return what a case's judgements are listed by; None for a point the tool has not."""
    order = {point: at for at, point in enumerate(now.tool.points)}
    return lambda judgement: order.get(judgement.point)


def _regrouped(
    groups: dict[Any, tuple[Any, ...]],
    changes: Sequence[RowChange],
    key: Callable[[Any], Any],
    order: Callable[[Any], Any],
) -> dict[Any, tuple[Any, ...]]:
    """Return groups with some rows changed; a group nobody is left in goes."""
    after = dict(groups)
    for change in changes:
        if change.before is not None:
            group = key(change.before)
            after[group] = tuple(row for row in after.get(group, ()) if row.id != change.id)
    for change in changes:
        if change.after is not None and order(change.after) is not None:
            group = key(change.after)
            after[group] = tuple(sorted([*after.get(group, ()), change.after], key=order))
    for group in {key(row) for one in changes for row in (one.before, one.after) if row}:
        if not after.get(group):
            after.pop(group, None)
    return after
