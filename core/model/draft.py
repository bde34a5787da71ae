"""What was read from outside and not taken in yet: rows beside their problems.

Drafts speak in the file's own words (references, names, keys), never in row
numbers of the workshop file; an act turns them into rows, all or none.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from core.model.case import Papers, RequestStatus
from core.model.tool import Bearing

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Problem:
    """One row held back; `row` is its line in the file, 1 being the headings.

    `what` is a whole sentence naming the value and where it stands.
    """

    source: str
    row: int
    what: str


@dataclass(frozen=True, slots=True)
class Draft(Generic[R]):
    """What one file would bring in, and what it would not."""

    source: str
    rows: tuple[R, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as a file gives it."""

    reference: str
    age: str = ""
    sex: str = ""
    team: str = ""
    pathway: str = ""
    papers: Papers = Papers.COMPLETE
    status_at_end: str = ""
    outline: str = ""


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request as a file gives it; dates are ISO or empty."""

    case: str
    agency: str
    asked: str = ""
    due: str = ""
    status: RequestStatus = RequestStatus.WAITING


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
