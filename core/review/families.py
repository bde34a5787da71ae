"""Who belongs to the families of an audit, and where a child stands among brothers and sisters."""

import re
from collections.abc import Iterator
from typing import Final

from core.model.case import Case
from core.model.household import CasePerson
from core.model.ids import CaseId
from core.model.names import normalised
from core.model.snapshot import Snapshot

_ROLES: Final = (
    *("stepfather", "stepmother", "grandmother", "grandfather", "great-grandmother", "aunt"),
    *("uncle", "cousin", "lodger", "foster", "half-brother", "half-sister", "stepbrother"),
    *("stepsister", "twin", "triplet", "partner", "godmother", "guardian", "nephew", "niece"),
)
"""Who not every family has; a mother or a father tells no family apart."""
_SAME: Final = {"gran": "grandmother", "nan": "grandmother", "grandma": "grandmother"}
_ORDER: Final = (
    ("eldest", r"eldest|oldest|first-?\s?born"),
    ("middle", r"middle (?:child|one|of (?:three|five))"),
    ("youngest", r"youngest|last-?\s?born"),
    ("only", r"only (?:child|one)"),
)
_SIBLINGS: Final = ("brother", "sister", "sibling", "twin", "half-brother", "half-sister")

FamilyTrait = tuple[str, str, re.Pattern[str], frozenset[CaseId]]
"""What is told, of which kind, how texts say it, and of which cases it is so."""


def family_traits(now: Snapshot, family: str, order: str) -> Iterator[FamilyTrait]:
    """Yield who belongs to families, and the place among brothers and sisters, as texts say it.

    *Family* and *order* are what the two are called where they are told.
    """
    if not now.case_people:
        return
    roles: dict[str, set[CaseId]] = {}
    for one in now.case_people:
        for role in _roles_in(one.role):
            roles.setdefault(role, set()).add(one.case_id)
    for role, cases in roles.items():
        said = "|".join(re.escape(word) for word in _words_for(role))
        pattern = re.compile(rf"(?<!\w)(?:{said})s?(?!\w)", re.IGNORECASE)
        yield f"{family} ({role})", role, pattern, frozenset(cases)
    places: dict[str, set[CaseId]] = {}
    for case in now.cases:
        place = _place(case, now.people_of(case.id))
        if place:
            places.setdefault(place, set()).add(case.id)
    for place, words in _ORDER:
        pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        if place in places:
            yield order, place, pattern, frozenset(places[place])


def _roles_in(said: str) -> Iterator[str]:
    plain = normalised(said).replace("step-", "step").replace("half ", "half-")
    for role in _ROLES:
        if re.search(rf"(?<![\w-]){re.escape(role)}s?(?!\w)", plain):
            yield role
    for short, role in _SAME.items():
        if re.search(rf"(?<!\w){short}(?!\w)", plain):
            yield role


def _words_for(role: str) -> tuple[str, ...]:
    return (role, *(short for short, long in _SAME.items() if long == role))


def _place(case: Case, people: tuple[CasePerson, ...]) -> str:
    """Return where a child stands by age; nothing where an age is not known as a number."""
    others = [one for one in people if any(word in normalised(one.role) for word in _SIBLINGS)]
    if not others:
        return "only" if people else ""
    ages = [_years(one.age) for one in others]
    own = _years(case.age)
    if own is None or None in ages:
        return ""
    known = [age for age in ages if age is not None]
    if own > max(known):
        return "eldest"
    return "youngest" if own < min(known) else "middle"


def _years(said: str) -> int | None:
    found = re.match(r"\s*(\d{1,2})\b(?!\s*(?:weeks?|months?|days?))", said)
    return int(found[1]) if found else None
