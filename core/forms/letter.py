"""Letters to agencies: the request with its legal ground, and the reminder.

A letter names form numbers and days, never a case, a child or an answer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from core.counting.replies import may_come
from core.model.case import Agency, Request
from core.model.clock import date_text
from core.model.ids import AgencyId
from core.model.letter import LetterPart
from core.model.snapshot import Snapshot
from core.wording.letter import letter_words, plain_words
from core.wording.numbers import listed
from core.words import tr


class LetterKind(StrEnum):
    """What a letter is for."""

    REQUEST = "request"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one contact of an agency, about requests of that agency."""

    kind: LetterKind
    agency: Agency
    contact: str
    mail: str
    subject: str
    text: str
    requests: tuple[Request, ...]

    @property
    def whole(self) -> str:
        """The letter as it is copied: to whom, about what, and its text."""
        to = f"{self.contact}, {self.agency.name}" if self.contact else self.agency.name
        told = (tr("To: {to}", to=to), tr("About: {subject}", subject=self.subject), "", self.text)
        return "\n".join(told)


def wanting(now: Snapshot, agency_id: AgencyId) -> tuple[Request, ...]:
    """Return the requests to an agency that a letter would be about."""
    own = (one for one in now.requests if one.agency_id == agency_id)
    return tuple(one for one in own if may_come(now, one))


def letters(
    now: Snapshot, kind: LetterKind, today: date, agencies: Collection[AgencyId] | None = None
) -> tuple[Letter, ...]:
    """Return a letter for each contact of each agency from which something may still come."""
    return tuple(
        letter
        for agency in now.agencies
        if agencies is None or agency.id in agencies
        for letter in letters_about(now, kind, wanting(now, agency.id), today)
    )


def letters_about(
    now: Snapshot, kind: LetterKind, requests: tuple[Request, ...], today: date
) -> tuple[Letter, ...]:
    """Return a letter for each contact of the one agency these requests were made to."""
    if not requests:
        return ()
    agency = now.agency[requests[0].agency_id]
    what = tr("audit forms") if kind is LetterKind.REQUEST else tr("audit forms still out")
    subject = tr("{audit}: {what}", audit=now.audit.title, what=what)
    text = _text(now, kind, requests, today)
    return tuple(
        Letter(kind, agency, role, mail, subject, text, requests) for role, mail in agency.contacts
    )


def _text(now: Snapshot, kind: LetterKind, requests: tuple[Request, ...], today: date) -> str:
    request = kind is LetterKind.REQUEST
    first = (LetterPart.OPENING,) if request else (LetterPart.REMINDER,)
    then = (LetterPart.GROUND, LetterPart.FAMILIES) if request else ()
    day = now.audit.day
    paragraphs = (
        *(letter_words(now, part) for part in first),
        _forms(requests, today),
        *(letter_words(now, part) for part in then),
        tr(
            "If your agency holds no record, tick the box on the first page and send the form "
            "back: that is an answer too."
        ),
        tr("A worry about a child or adult does not wait for this: tell your manager today."),
        tr("The {cases} are discussed on {day}.", day=date_text(day)) if day else "",
        letter_words(now, LetterPart.CLOSING),
        now.audit.partnership,
    )
    return "\n\n".join(one.strip() for one in paragraphs if one.strip())


def _forms(requests: tuple[Request, ...], today: date) -> str:
    """Say which forms are meant, by number, and by when."""
    by_day = groupby(sorted(requests, key=lambda one: (one.due, one.id)), key=lambda one: one.due)
    return "\n".join(_by_when([one.id for one in group], due, today) for due, group in by_day)


def _by_when(numbers: list[int], due: str, today: date) -> str:
    forms = tr("Form") if len(numbers) == 1 else tr("Forms")
    named = f"{forms} {listed([str(one) for one in numbers])}"
    if not due:
        return f"{named}."
    if due >= today.isoformat():
        return tr("{forms}: please send back by {day}.", forms=named, day=date_text(due))
    was = tr("was due") if len(numbers) == 1 else tr("were due")
    return tr("{forms}: {was} on {day}.", forms=named, was=was, day=date_text(due))


def references_in(now: Snapshot, text: str) -> tuple[str, ...]:
    """Return the references of cases that a letter's words name, which none should."""
    plain = f" {plain_words(text)} "
    return tuple(
        case.reference
        for case in now.cases
        if (own := plain_words(case.reference)) and f" {own} " in plain
    )
