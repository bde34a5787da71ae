"""Who belongs to a case, by role, and its key dates."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.model.ids import NEW, AgencyId, CaseId

ITSELF: Final = 0
"""The number of whom the case is about, in place of a person's where nobody is listed for it."""


@dataclass(frozen=True, slots=True)
class CasePerson:
    """Somebody who belongs to a case; `role` says who ("brother", "unborn"), never a name."""

    case_id: CaseId
    role: str
    id: int = NEW
    position: int = 0
    age: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """What happened on a day of a case; `day` is ISO, the agency is whoever noted it."""

    case_id: CaseId
    day: str
    text: str
    id: int = NEW
    agency_id: AgencyId | None = None


class PersonRole(StrEnum):
    """What somebody is in a case, whatever word was typed for it."""

    CHILD = "child"
    SIBLING = "brother or sister"
    UNBORN = "unborn"
    PARENT = "parent"
    ADULT = "other adult"


class AskedAbout(StrEnum):
    """About which people of a case a question is asked that is asked about each."""

    EVERYBODY = "everybody"
    CHILDREN = "children"
    SIBLINGS = "brothers and sisters"
    PARENTS = "parents"
    ADULTS = "adults"

    @property
    def roles(self) -> frozenset[PersonRole]:
        """What those are whom it is asked about."""
        return _ROLES[self]


_ROLES: Final = {
    AskedAbout.EVERYBODY: frozenset(PersonRole),
    AskedAbout.CHILDREN: frozenset({PersonRole.CHILD, PersonRole.SIBLING, PersonRole.UNBORN}),
    AskedAbout.SIBLINGS: frozenset({PersonRole.SIBLING, PersonRole.UNBORN}),
    AskedAbout.PARENTS: frozenset({PersonRole.PARENT}),
    AskedAbout.ADULTS: frozenset({PersonRole.PARENT, PersonRole.ADULT}),
}
_WORDS: Final = (
    (PersonRole.UNBORN, {"unborn", "expected", "foetus", "fetus"}),
    (PersonRole.SIBLING, {"brother", "sister", "sibling", "twin", "triplet"}),
    (PersonRole.PARENT, {"mother", "father", "parent", "mum", "dad", "carer", "guardian"}),
    (PersonRole.PARENT, {"mam", "mummy", "daddy", "mom"}),
    (
        PersonRole.CHILD,
        {"child", "children", "boy", "girl", "baby", "toddler", "infant"},
    ),
    (PersonRole.CHILD, {"teenager", "daughter", "son", "young", "newborn"}),
)
_JOINED: Final = ("step", "half", "foster")
_OTHERS: Final = frozenset({"adult", "partner", "boyfriend", "girlfriend"})
_GROWN: Final = frozenset({"adult", "man", "woman", "patient", "resident", "carer", "parent"})
_NOT_ONE: Final = frozenset(
    {"agency", "family", "families", "group", "home", "household", "meeting", "organisation"}
    | {"place", "record", "school", "service", "setting", "team", "visit", "ward", "file"}
    | {"conference", "referral", "staff", "survey", "plan", "site"}
)


def asked_about(unit: str) -> AskedAbout:
    """Return about whom an answer set asks; about everybody where it does not say."""
    return AskedAbout(unit) if unit in list(AskedAbout) else AskedAbout.EVERYBODY


def role_in(typed: str) -> PersonRole:
    """Return what somebody is by the word typed for it; one nobody knows is another adult."""
    owner, who = _possessive(" ".join(typed.casefold().replace("\u2019", "'").split()))
    if not owner:
        return _role_of(who)
    of, own = _role_of(owner), _role_of(who)
    if of in (PersonRole.PARENT, PersonRole.ADULT):  # a mother's brother is no brother
        young = own in (PersonRole.CHILD, PersonRole.UNBORN)
        return PersonRole.ADULT if not young else _child_of(of, own)
    return own if own in (PersonRole.PARENT, PersonRole.ADULT) else of


def _possessive(typed: str) -> tuple[str, str]:
    """Return whose somebody is, and who: "unborn baby's father", "father of the unborn"."""
    owner, _, who = typed.rpartition("'s ")
    if not owner:
        who, _, owner = typed.partition(" of ")
    return owner, who


def _child_of(of: PersonRole, own: PersonRole) -> PersonRole:
    sibling = of is PersonRole.PARENT and own is PersonRole.CHILD
    return PersonRole.SIBLING if sibling else own


def _role_of(typed: str) -> PersonRole:
    words = set(re.findall(r"[a-z]+", typed))
    words |= {one.removesuffix("s") for one in words}
    if {"young", "carer"} <= words:
        return PersonRole.CHILD
    if {"in", "law"} <= words:
        return PersonRole.ADULT
    for before in _JOINED:  # a stepfather is a father; a grandfather is none here
        words |= {one.removeprefix(before) for one in words if one.startswith(before)}
    if words & _OTHERS:
        return PersonRole.ADULT
    return next((role for role, known in _WORDS if words & known), PersonRole.ADULT)


@dataclass(frozen=True, slots=True)
class CaseMember:
    """Somebody a question is asked about; number 0 is whom the case itself is about.

    `called` is the word typed, with a number where the case has two of it; `place` is
    which of its role it is in the case, 0 where it is the only one.
    """

    id: int
    role: PersonRole
    called: str = ""
    age: str = ""
    place: int = 0


@dataclass(frozen=True)
class People:
    """Whom questions can ask about, of each case; `itself` is what a case is, if it is somebody."""

    itself: PersonRole | None = None
    of_case: Mapping[CaseId, tuple[CaseMember, ...]] = field(default_factory=dict)

    def members(self, case_id: CaseId, about: AskedAbout) -> tuple[CaseMember, ...]:
        """Return those of a case whom it is asked about: whom it is about, then as listed."""
        listed = self.of_case.get(case_id, ())
        own = self.itself is not None and all(one.role is not self.itself for one in listed)
        first = (CaseMember(ITSELF, self.itself),) if own and self.itself is not None else ()
        return tuple(one for one in (*first, *listed) if one.role in about.roles)

    def member(self, number: int) -> CaseMember | None:
        """Return somebody by number; None where nobody of it is listed any more."""
        if number == ITSELF:
            return CaseMember(ITSELF, self.itself or PersonRole.CHILD)
        every = (one for listed in self.of_case.values() for one in listed)
        return next((one for one in every if one.id == number), None)


NOBODY: Final = People()


def people_of(subject: str, listed: Iterable[CasePerson]) -> People:
    """Return whom an audit can ask about, whose cases are called *subject*."""
    in_order: dict[CaseId, list[CasePerson]] = {}
    for one in sorted(listed, key=lambda one: (one.position, one.id)):
        in_order.setdefault(one.case_id, []).append(one)
    return People(
        _itself(subject), {case: tuple(_members(found)) for case, found in in_order.items()}
    )


def names_one(subject: str) -> bool:
    """Return whether the word for what is audited is said of one person: "child", "adult"."""
    return _itself(subject) is not None


def _itself(subject: str) -> PersonRole | None:
    words = set(re.findall(r"[a-z]+", subject.casefold()))
    if words & _NOT_ONE:
        return None
    return PersonRole.ADULT if words & _GROWN else PersonRole.CHILD


def _members(found: list[CasePerson]) -> Iterable[CaseMember]:
    roles = Counter(role_in(one.role) for one in found)
    words = Counter(_word(one) for one in found)
    at: Counter[str] = Counter()
    for one in found:
        role, word = role_in(one.role), _word(one)
        at.update((f"role {role}", f"word {word}"))
        called = " ".join(one.role.split())
        if words[word] > 1:
            called = f"{called} {at[f'word {word}']}"
        place = at[f"role {role}"] if roles[role] > 1 else 0
        yield CaseMember(one.id, role, called, " ".join(one.age.split()), place)


def _word(one: CasePerson) -> str:
    return " ".join(one.role.casefold().split())
