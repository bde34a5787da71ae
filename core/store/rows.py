"""Which table holds which word, and how a value becomes a row and a row a value."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints

from core.model.agenda import AgendaEntry, Visit
from core.model.agreed import AgreedWord
from core.model.aside import AnswerAside, JudgementAside
from core.model.asking import AskedOf, Clause, CommentRule
from core.model.audit import Audit, Hypothesis, Participant, ParticipantCase
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Attribute,
    BroughtIn,
    Case,
    CaseAttribute,
    KeptText,
    RejectedRow,
    Request,
    Return,
    ValueGiven,
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
from core.model.household import CasePerson, KeyDate
from core.model.judgement import DifferingView, Judgement
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
    Eligible,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
)
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, HourVote, ThemeHour
from core.model.tool import Answer, AnswerSet, GradeMeaning, Item, Question, Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved, SpeakingTurns
from core.store.journal import Added, Change, Row, unpacked
from core.store.one_lines import cut, longest_lines

T = TypeVar("T")

TABLES: dict[type, str] = {
    Audit: "audit",
    Hypothesis: "hypotheses",
    Participant: "participants",
    ParticipantCase: "participant_cases",
    Theme: "themes",
    AnswerSet: "answer_sets",
    Answer: "answers",
    Question: "questions",
    Item: "items",
    GradeMeaning: "grade_meanings",
    Clause: "clauses",
    AskedOf: "asked_of",
    CommentRule: "comment_rules",
    Standard: "standards",
    LeftNote: "left_notes",
    Case: "cases",
    Attribute: "attributes",
    CaseAttribute: "case_attributes",
    Agency: "agencies",
    Request: "requests",
    WorkedWith: "worked_with",
    Return: "returns",
    AnswerGiven: "answers_given",
    ValueGiven: "values_given",
    AnswerComment: "answer_comments",
    KeptText: "kept_texts",
    Judgement: "judgements",
    DifferingView: "differing_views",
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
    ProcessStep: "process_steps",
    DayOff: "days_off",
    Finding: "findings",
    FindingCase: "finding_cases",
    EvidenceNamed: "evidence",
    HypothesisEvidence: "hypothesis_evidence",
    EvidenceLeftOut: "evidence_left_out",
    Source: "sources",
    Code: "codes",
    CodeUse: "code_uses",
    KeptWording: "wordings_kept",
    LeavingDecision: "leaving_decisions",
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
    EarlierAudit: "earlier_audits",
    EarlierCount: "earlier_counts",
    Meeting: "meetings",
    MeetingCase: "meeting_cases",
    AgendaEntry: "agenda",
    Visit: "visits",
    BroughtIn: "brought_in",
    RejectedRow: "held_back",
    AgreedWord: "agreed_words",
    WaitingAnswer: "waiting_answers",
    LetterText: "letter_texts",
    ReturnAside: "returns_aside",
    AnswerAside: "answers_aside",
    JudgementAside: "judgements_aside",
    SampleList: "sample_lists",
    SampleColumn: "sample_columns",
    SampleQuota: "sample_quotas",
    Eligible: "eligible",
    SampleDraw: "sample_draws",
    DrawnStratum: "drawn_strata",
    DrawnLine: "drawn_lines",
    HandOut: "hand_outs",
    HandOutCase: "hand_out_cases",
    HandBack: "hand_backs",
    KnownRow: "known_rows",
    TableDifference: "table_differences",
}


@dataclass(frozen=True)
class TableShape:
    """How one kind of value lies in its table."""

    cls: type
    table: str
    columns: tuple[str, ...]
    read: tuple[tuple[int, Callable[[Any], Any]], ...]
    ordered: str
    values: Callable[[Any], tuple[Any, ...]]
    lines: tuple[tuple[int, int], ...] = ()
    """Where a line stands, with the letters it may have."""

    def row(self, value: object) -> Row:
        """Return a value as a row of plain text and numbers."""
        return dict(zip(self.columns, map(_plain, self.values(value)), strict=True))

    def value(self, row: tuple[Any, ...]) -> Any:
        """Return a row, in the order of `columns`, as a value; a line that is too long is cut."""
        for at, longest in self.lines:
            if row[at] and len(row[at]) > longest:
                row = (*row[:at], cut(row[at], longest), *row[at + 1 :])
        if not self.read:
            return self.cls(*row)
        cells = list(row)
        for at, reader in self.read:
            cells[at] = reader(cells[at])
        return self.cls(*cells)

    def as_kept(self, row: Row, before: Row) -> Row:
        """Return a row with each line whole that was read cut and is as it was read."""
        for at, longest in self.lines:
            name = self.columns[at]
            if (
                (whole := before[name])
                and len(whole) > longest
                and row[name] == cut(whole, longest)
            ):
                row = {**row, name: whole}
        return row

    def too_long(self, row: Row, before: Row | None) -> str:
        """Return a line that is longer than it may be, and was not so *before*; else ""."""
        for at, longest in self.lines:
            name = self.columns[at]
            said = row[name]
            if said and len(said) > longest and (before is None or before[name] != said):
                return str(said)
        return ""

    @property
    def select(self) -> str:
        """The start of a query for whole rows."""
        return f"SELECT {', '.join(self.columns)} FROM {self.table}"


# Half an emoji, as a text field may hand it over, cannot be written as UTF-8.
_HALF_SIGN = re.compile("[\ud800-\udfff]")


def _plain(value: Any) -> Any:
    if value is None or type(value) is int:  # most are
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str) and not value.isascii():
        return _HALF_SIGN.sub("\ufffd", value)
    return int(value) if isinstance(value, bool) else value


def _shape(cls: type) -> TableShape:
    columns = tuple(field.name for field in fields(cls))
    hints = get_type_hints(cls)
    read: list[tuple[int, Callable[[Any], Any]]] = []
    for at, column in enumerate(columns):
        kind = hints[column]
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            read.append((at, {member.value: member for member in kind}.__getitem__))
        elif kind is bool:
            read.append((at, bool))
    ordered = "position, id" if "position" in columns else "id"
    longest = longest_lines(TABLES[cls])
    lines = tuple((at, longest[name]) for at, name in enumerate(columns) if name in longest)
    return TableShape(cls, TABLES[cls], columns, tuple(read), ordered, attrgetter(*columns), lines)


SHAPES: dict[type, TableShape] = {cls: _shape(cls) for cls in TABLES}
COLUMNS: dict[str, tuple[str, ...]] = {shape.table: shape.columns for shape in SHAPES.values()}


KINDS: dict[str, type] = {table: kind for kind, table in TABLES.items()}


def row_change(change: Change) -> RowChange:
    """Return a change of a row as one of the value it stands for."""
    kind = KINDS[change.table]
    shape = SHAPES[kind]
    before, after = (
        None if row is None else shape.value(tuple(row[name] for name in shape.columns))
        for row in (change.before, change.after)
    )
    return RowChange(kind, change.key, before, after)


def changes_in(text: str) -> list[Change | Added]:
    """Return the journal kept as text. Raises ValueError when it is none of ours."""
    try:
        journal = unpacked(text)
        ours = all(map(_is_ours, journal))
    except (KeyError, TypeError) as error:
        raise ValueError("not a list of changes") from error
    if not ours:
        raise ValueError("not the columns of these tables")
    return journal


def _is_ours(one: Change | Added) -> bool:
    if isinstance(one, Added):
        return one.table in COLUMNS and 0 < one.first <= one.last
    return one.table in COLUMNS and all(
        row is None or tuple(row) == COLUMNS[one.table] for row in (one.before, one.after)
    )
