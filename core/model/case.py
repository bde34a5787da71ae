"""The cases, the agencies, what was asked of them and what came back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from core.model.ids import (
    NEW,
    AgencyId,
    AnswerId,
    AttributeId,
    CaseId,
    ItemId,
    QuestionId,
    RequestId,
    ReturnId,
)


class Known(StrEnum):
    """Whom of a family an agency knew; nobody at all is a nil return."""

    CHILD = "child"
    SIBLINGS = "brothers and sisters"
    PARENTS = "parents"


class Papers(StrEnum):
    """Whether everything needed to judge a case was there."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"


class AskFirst(StrEnum):
    """Whether one case asks for first views: as the audit does, or otherwise."""

    AS_AUDIT = ""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Case:
    """One child or family, known only by a reference.

    `age` is text ("6", "unborn"); `minutes` overrides the audit's minutes for
    each case when it is not None; `minutes_more` were given it beyond its plan. `asks_first`
    says whether it asks for first views.
    """

    reference: str
    id: CaseId = CaseId(NEW)
    position: int = 0
    age: str = ""
    sex: str = ""
    team: str = ""
    pathway: str = ""
    papers: Papers = Papers.COMPLETE
    status_at_end: str = ""
    outline: str = ""
    minutes: int | None = None
    asks_first: AskFirst = AskFirst.AS_AUDIT
    minutes_more: int = 0


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something the audit notes of each case beside what every audit does, such as ethnicity."""

    name: str
    id: AttributeId = AttributeId(NEW)
    position: int = 0


@dataclass(frozen=True, slots=True)
class CaseAttribute:
    """What one attribute is for one case, as it was written; never empty."""

    case_id: CaseId
    attribute_id: AttributeId
    value: str
    id: int = NEW


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation that worked with the case; `short` heads narrow columns.

    `also` are its other names, as agencies and forms write them, with semicolons between.
    `contact` is a role and `mail` its address; of several, semicolons stand between. `sent_as`
    is what its forms are sent as ("xlsx", "paper"), empty where as everybody's.
    """

    name: str
    id: AgencyId = AgencyId(NEW)
    position: int = 0
    short: str = ""
    contact: str = ""
    also: str = ""
    mail: str = ""
    sent_as: str = ""

    @property
    def contacts(self) -> tuple[tuple[str, str], ...]:
        """Whom letters go to, each a role with an address; either may be empty."""
        roles, mails = (_parts(text) for text in (self.contact, self.mail))
        return tuple(zip_longest(roles, mails, fillvalue="")) or (("", ""),)

    @property
    def other_names(self) -> tuple[str, ...]:
        """Its other names, one by one."""
        return _parts(self.also)


class RequestStatus(StrEnum):
    """Where a request stands; overdue is worked out from the date, never stored."""

    WAITING = "waiting"
    RETURNED = "returned"
    UNUSABLE = "returned, no form filled in"
    NIL = "nil"
    REFUSED = "refused"
    NO_RETURN = "no return"


@dataclass(frozen=True, slots=True)
class Request:
    """The request to one agency to audit one case; dates are ISO or empty.

    `chased` holds every day on which it was chased, the first first, with semicolons between.
    """

    case_id: CaseId
    agency_id: AgencyId
    id: RequestId = RequestId(NEW)
    asked: str = ""
    due: str = ""
    status: RequestStatus = RequestStatus.WAITING
    means: str = ""
    chased: str = ""
    note: str = ""

    @property
    def chased_on(self) -> tuple[str, ...]:
        """The days on which it was chased, the first first."""
        return _parts(self.chased)

    def chased_also(self, days: Iterable[str]) -> "Request":
        """Return the request as chased on these days too, each of which counts once."""
        return replace(self, chased="; ".join(sorted({*self.chased_on, *days})))


@dataclass(frozen=True, slots=True)
class WorkedWith:
    """The word that an agency worked with a case, whether it is asked about it or not."""

    case_id: CaseId
    agency_id: AgencyId
    id: int = NEW


@dataclass(frozen=True, slots=True)
class Return:
    """What came back from one agency for one case; `source` is the file's name.

    `fingerprint` tells whether the same comes back once more. `known` are those the agency
    knew, with semicolons between, and `role` who filled it in: each where the audit asks.
    """

    case_id: CaseId
    agency_id: AgencyId
    id: ReturnId = ReturnId(NEW)
    completed: str = ""
    source: str = ""
    brought_in: str = ""
    fingerprint: str = ""
    known: str = ""
    role: str = ""

    @property
    def known_people(self) -> tuple[str, ...]:
        """Those the agency knew, as the form has them."""
        return _parts(self.known)


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """One agency's answer to one item for one case. A blank has no row."""

    return_id: ReturnId
    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    answer_id: AnswerId
    id: int = NEW


@dataclass(frozen=True, slots=True)
class ValueGiven:
    """One agency's answer that is not one of some: several, a number, a date, a period, words.

    `value` is as `model/value.py` writes it. A blank has no row.
    """

    return_id: ReturnId
    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    value: str
    id: int = NEW


@dataclass(frozen=True, slots=True)
class AnswerComment:
    """What an agency wrote beside a question."""

    return_id: ReturnId
    case_id: CaseId
    agency_id: AgencyId
    question_id: QuestionId
    text: str
    id: int = NEW


@dataclass(frozen=True, slots=True)
class KeptText:
    """What a return says under a heading that is no question of the tool, kept with it."""

    return_id: ReturnId
    case_id: CaseId
    agency_id: AgencyId
    heading: str
    text: str
    id: int = NEW


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """One file taken in: how much came in and how many rows were held back.

    `sha256` is of its bytes, `file_kind` how its name ends.
    """

    file_name: str
    at: str
    id: int = NEW
    kind: str = "returns"
    returns: int = 0
    answers: int = 0
    held_back: int = 0
    sha256: str = ""
    file_kind: str = ""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was not taken in, and why."""

    brought_in_id: int
    row: int
    reason: str
    id: int = NEW


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """One answer that could not be read, of a return that is in: it waits to be settled."""

    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    written: str
    id: int = NEW
    reason: str = ""
    source: str = ""
    row: int = 0
    at: str = ""


def _parts(text: str) -> tuple[str, ...]:
    """Return what stands between semicolons."""
    return tuple(one for part in text.split(";") if (one := part.strip()))
