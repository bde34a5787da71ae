"""Who belongs to a case, and what happened when, in words."""

from collections.abc import Mapping
from typing import Final

from core.model.clock import date_text
from core.model.household import ITSELF, AskedAbout, CaseMember, CasePerson, PersonRole
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.people import age_words
from core.words import later, tr


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


WHOM: Final[Mapping[AskedAbout, tuple[str, str]]] = {
    AskedAbout.EVERYBODY: (later("person"), later("people")),
    AskedAbout.CHILDREN: (later("child"), later("children")),
    AskedAbout.SIBLINGS: (later("brother or sister"), later("brothers and sisters")),
    AskedAbout.PARENTS: (later("parent"), later("parents")),
    AskedAbout.ADULTS: (later("adult"), later("adults")),
}
"""What people are called who are asked about, one of them and several."""

_ROLE_WORDS: Final[Mapping[PersonRole, str]] = {
    PersonRole.CHILD: later("child"),
    PersonRole.SIBLING: later("brother or sister"),
    PersonRole.UNBORN: later("unborn"),
    PersonRole.PARENT: later("parent"),
    PersonRole.ADULT: later("other adult"),
}


def member_words(member: CaseMember | None) -> str:
    """Return what somebody is called: "brother 2, 9 years", "the child"; never by a name."""
    if member is None:
        return tr("somebody no longer listed")
    if member.id == ITSELF:
        return tr("the adult") if member.role is PersonRole.ADULT else tr("the child")
    return ", ".join(filter(None, (member.called, age_words(member.age))))


def member_role(member: CaseMember | None) -> str:
    """Return what the room sees of somebody: what they are, never a word that was typed."""
    if member is None:
        return tr("Somebody else")
    if member.id == ITSELF:
        return tr("The adult") if member.role is PersonRole.ADULT else tr("The child")
    role = tr(_ROLE_WORDS[member.role]).capitalize()
    return f"{role} {member.place}" if member.place else role
