"""Who belongs to a case, and what happened when, in words."""

from core.model.clock import date_text
from core.model.household import CasePerson
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.people import age_words
from core.words import tr


def people_words(now: Snapshot, case_id: CaseId) -> str:
    """Return who belongs to a case: "mother; brother, 4 years; unborn"."""
    return "; ".join(map(person_words, now.people_of(case_id)))


def person_words(person: CasePerson) -> str:
    """Return one of them: "brother, 4 years (lives with his father)"."""
    parts = (person.role.strip(), age_words(person.age.strip()))
    called = ", ".join(part for part in parts if part)
    note = person.note.strip().rstrip(".")
    return tr("{called} ({note})", called=called, note=note) if note else called


def chronology_words(now: Snapshot, case_id: CaseId) -> tuple[str, ...]:
    """Return a case's key dates, the first first: "3 March 2014: moved school. (Schools)"."""
    found = []
    for one in now.key_dates_of(case_id):
        agency = now.agency.get(one.agency_id) if one.agency_id is not None else None
        said = f"{date_text(one.day)}: {sentence(one.text)}"
        found.append(f"{said} ({now.short_name(agency)})" if agency else said)
    return tuple(found)
