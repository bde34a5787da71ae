"""Facts about cases, people and times, in the words documents use."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from core.model.case import Case, Papers
from core.model.clock import long_date, short_time
from core.model.ids import AgencyId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.numbers import plural

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOT_WITH_A_STOP: Final = "\u0590"
"""From here on: Hebrew, Arabic, the scripts of India and all that come after them."""


def number(count: int) -> str:
    """Return a count in words up to ten, in figures above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def small(label: str) -> str:
    """Return a label as it stands inside a sentence: "Yes" as "yes", "GP" as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def sentence(text: str) -> str:
    """Return the text with a full stop where it has no ending.

    Scripts that end a sentence with a sign of their own, or with none, are left alone.
    """
    text = text.strip()
    if not text or text[-1] in ".!?…”\"'’)" or text[-1] >= _NOT_WITH_A_STOP:
        return text
    return f"{text.rstrip(';:,')}."


def facts(case: Case) -> str:
    """Return what stands beside a case's name: "6 years · boy · Team 1"."""
    found = (age_words(case.age), sex_words(case), case.pathway, case.team)
    return " · ".join(fact.strip() for fact in found if fact.strip())


def age_words(age: str) -> str:
    """Return "6 years", or what was typed where that is no number."""
    if not age.strip().isdecimal():
        return age
    years = int(age)
    return "under 1 year" if years == 0 else plural(years, "year")


def sex_words(case: Case) -> str:
    """Return boy, girl, man or woman, or what was typed where it is none of them."""
    grown = case.age.strip().isdecimal() and int(case.age) >= 18
    match case.sex.strip().casefold():
        case "m" | "male" | "boy":
            return "man" if grown else "boy"
        case "f" | "female" | "girl":
            return "woman" if grown else "girl"
        case _:
            return case.sex


def standing(now: Snapshot, case: Case, usable: Collection[AgencyId]) -> str:
    """Return where a case stands: returns, status at the end, papers.

    *usable* are the agencies whose return for it answers something, asked or not.
    """
    parts = [_returned(now, case, usable)]
    if case.status_at_end:
        parts.append(sentence(f"At the end of the audit: {case.status_at_end}"))
    if case.papers is Papers.INCOMPLETE:
        parts.append("The papers were incomplete.")
    return " ".join(part for part in parts if part)


def _returned(now: Snapshot, case: Case, usable: Collection[AgencyId]) -> str:
    """Say what came of the requests; a return nobody asked for is never one of them."""
    requests = now.requests_for(case.id)
    if not requests:
        return ""
    asked = {request.agency_id for request in requests}
    back = sum(now.counts_as_returned(request) for request in requests)
    used = len(asked.intersection(usable))
    said = f"{_came_back(len(asked), back)}{_of_use(back, used)}."
    unasked = len(set(usable) - asked)
    if not unasked:
        return said
    more = " more" if back else ""
    audits = "audit" if unasked == 1 else "audits"
    return f"{said} {number(unasked).capitalize()}{more} {audits} came in unasked."


def _came_back(asked: int, back: int) -> str:
    if asked == 1:
        return f"The one agency asked {'returned' if back else 'did not return'} an audit"
    if not back:
        none = "Neither of the two" if asked == 2 else f"None of the {number(asked)}"
        return f"{none} agencies returned an audit"
    every = "both" if asked == 2 else f"all {number(asked)}"
    which = every if back == asked else f"{number(back)} of {number(asked)}"
    return f"{which[:1].upper()}{which[1:]} agencies returned an audit"


def _of_use(back: int, used: int) -> str:
    if used >= back:
        return ""
    if back == 1:
        return "; it could not be used"
    none = "neither" if back == 2 else "none"
    return f"; {number(used) if used else none} of them could be used"


def said_by(now: Snapshot, note: Note) -> str:
    """Return who said something: role, agency or both; never a person."""
    agency = now.agency.get(note.agency_id) if note.agency_id is not None else None
    return ", ".join(part for part in (note.role.strip(), agency.name if agency else "") if part)


def passed_on(note: Note, the_day: str) -> str:
    """Return in words how an immediate concern was passed on; empty while it is open."""
    if note.is_open:
        return ""
    told = note.told.strip().rstrip(".;,")
    return sentence(f"Passed to {told} {_when(note.told_at, the_day)}; {note.did}")


def _when(at: str, the_day: str) -> str:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return f"at {at}" if at[:1].isdecimal() else at
    if len(at) <= len("2014-04-09"):
        return "on the day" if at == the_day else f"on {long_date(found)}"
    on = "on the day" if at[:10] == the_day else f"on {long_date(found)}"
    return f"{on} at {short_time(found)}"


def place(now: Snapshot, note: Note) -> str:
    """Return where a note belongs: "Child D, question 5"."""
    case = now.case.get(note.case_id) if note.case_id is not None else None
    question = now.tool.question.get(note.question_id) if note.question_id is not None else None
    parts = (case.reference if case else "", f"question {question.key}" if question else "")
    return ", ".join(part for part in parts if part)
