"""What was read from outside and not taken in yet: rows beside their problems.

Drafts speak in the file's own words (references, names, keys), never in row
numbers of the workshop file; an act turns them into rows, all or none.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from core.model.agenda import AgendaEntry
from core.model.audit import Audit, Hypothesis
from core.model.case import Papers, RequestStatus
from core.model.judgement import EvidenceSeen, JudgementState, ViewKind
from core.model.note import MeetingObserved, NoteKind, Stance
from core.model.tool import Bearing

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """One row held back, or something in the row of the headings; `row` is its line in the file.

    `what` is a whole sentence naming the value and where it stands.
    """

    source: str
    row: int
    what: str
    in_headings: bool = False

    @property
    def sentence(self) -> str:
        """The problem as it is read out; the headings hold no row back."""
        if self.in_headings:
            return f"Row {self.row} of {self.source}: {self.what}"
        return f"Row {self.row} of {self.source} was held back: {self.what}"


@dataclass(frozen=True, slots=True)
class Draft(Generic[R_co]):
    """What one file would bring in, and what it would not.

    `kind` is "returns", "cases", "requests" or "judgements"; `remarks` are whole
    sentences on what was noticed about the file without holding anything back.
    """

    source: str
    rows: tuple[R_co, ...] = ()
    problems: tuple[Problem, ...] = ()
    kind: str = "returns"
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as a file gives it; what it does not say is empty, `papers` None."""

    reference: str
    age: str = ""
    sex: str = ""
    team: str = ""
    pathway: str = ""
    papers: Papers | None = None
    status_at_end: str = ""
    outline: str = ""


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request as a file gives it; dates are ISO or empty, a status not said is None."""

    case: str
    agency: str
    asked: str = ""
    due: str = ""
    status: RequestStatus | None = None


@dataclass(frozen=True, slots=True)
class ReturnDraft:
    """One return: answer keys by item key, comments by question key. Blanks are absent."""

    case: str
    agency: str
    completed: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JudgementDraft:
    """One agreed judgement: the point's key and the answer's key."""

    case: str
    point: str
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """One answer of a set."""

    key: str
    label: str
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One line of a checklist; `only_where` is (item key, answer key) or None."""

    key: str
    text: str
    short: str
    answers: str
    only_where: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """One question; with `items` it is a checklist. `answers` names an answer set."""

    key: str
    text: str
    short: str
    theme: str
    answers: str
    items: tuple[ItemDraft, ...] = ()
    items_judged: bool = False
    takes_comments: bool = True
    guidance: str = ""
    only_where: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ToolDraft:
    """A whole audit tool: themes as (key, title), answer sets by key."""

    key: str
    title: str
    themes: tuple[tuple[str, str], ...]
    answer_sets: dict[str, tuple[AnswerDraft, ...]]
    questions: tuple[QuestionDraft, ...]


@dataclass(frozen=True, slots=True)
class AgencyDraft:
    """An agency as a file gives it; `short` heads narrow columns."""

    name: str
    short: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """Someone who takes part, by role and agency name (empty for none)."""

    role: str
    agency: str = ""
    present: bool = False


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """A differing view; `agency` is the agency's name."""

    agency: str
    kind: ViewKind = ViewKind.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """What the room said at one point, in full: keys for point and answer ("" for none)."""

    case: str
    point: str
    state: JudgementState
    answer: str = ""
    reason: str = ""
    evidence: EvidenceSeen = EvidenceSeen.COMPLETE
    settled_at: str = ""
    views: tuple[ViewDraft, ...] = ()


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
class VisitDraft:
    """A stretch for which a case was open; ISO times to the second."""

    case: str
    began: str
    ended: str


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day as an example gives it: details, agenda, people and what was walked so far."""

    source: str
    audit: Audit
    agencies: tuple[AgencyDraft, ...] = ()
    agenda: tuple[AgendaEntry, ...] = ()
    participants: tuple[ParticipantDraft, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    judged: tuple[JudgedDraft, ...] = ()
    notes: tuple[NoteDraft, ...] = ()
    voices: tuple[FamilyVoiceDraft, ...] = ()
    meetings: tuple[MeetingObserved, ...] = ()
    visits: tuple[VisitDraft, ...] = ()
