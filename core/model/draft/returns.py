"""Lists and returns as files give them: rows beside their problems."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from core.model.case import Papers, RequestStatus

R_co = TypeVar("R_co", covariant=True)


class DraftKind(StrEnum):
    """What the rows of a file are."""

    CASES = "cases"
    REQUESTS = "requests"
    RETURNS = "returns"
    JUDGEMENTS = "judgements"


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

    `remarks` are whole sentences on what was noticed about the file without
    holding anything back.
    """

    source: str
    rows: tuple[R_co, ...] = ()
    problems: tuple[Problem, ...] = ()
    kind: DraftKind = DraftKind.RETURNS
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


AnyDraft = Draft[ReturnDraft] | Draft[RequestDraft] | Draft[CaseDraft] | Draft[JudgementDraft]
