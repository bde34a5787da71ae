"""How what was asked for came back: requested, returned, usable, answered, and what each lacks.

The number and the list behind it are one: a number is how many pairs its list has.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.replies import Pair
from core.model.case import Known, RequestStatus
from core.model.ids import AgencyId, CaseId, ItemId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow


class Came(StrEnum):
    """A number of the reconciliation, or what a number leaves out of the one before it."""

    REQUESTED = "requested"
    RETURNED = "returned"
    USABLE = "usable"
    ANSWERED = "answered"
    WAITING = "still out"
    NIL = "nil"
    REFUSED = "refused"
    NO_RETURN = "no return"
    UNUSABLE = "no form filled in"
    NOT_HERE = "answers not here"
    BLANK = "left blank"
    NOT_ASKED = "not asked"
    UNASKED = "came in unasked"
    WORKED = "worked with, not asked"


NUMBERS: Final = (Came.REQUESTED, Came.RETURNED, Came.USABLE, Came.ANSWERED)
"""The four numbers that are never one another, each a part of the one before it."""

LEFT_OUT: Final[Mapping[Came, tuple[Came, ...]]] = {
    Came.RETURNED: (Came.WAITING, Came.NIL, Came.REFUSED, Came.NO_RETURN),
    Came.USABLE: (Came.UNUSABLE, Came.NOT_HERE),
    Came.ANSWERED: (Came.BLANK, Came.NOT_ASKED),
}
"""What a number leaves out of the one before it; together they are that one."""

_OUT: Final = {
    RequestStatus.WAITING: Came.WAITING,
    RequestStatus.NIL: Came.NIL,
    RequestStatus.REFUSED: Came.REFUSED,
    RequestStatus.NO_RETURN: Came.NO_RETURN,
    RequestStatus.UNUSABLE: Came.UNUSABLE,
    RequestStatus.RETURNED: Came.NOT_HERE,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """Which usable returns answered: every line asked of them, or one item.

    In `not_asked` are those it was not asked of, whatever they wrote.
    """

    pairs: frozenset[Pair] = frozenset()
    not_asked: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Reconciliation:
    """The pairs behind every number, case by case in the audit's order."""

    lists: Mapping[Came, tuple[Pair, ...]] = field(default_factory=dict)

    def pairs(
        self, came: Came, case_id: CaseId | None = None, agency_id: AgencyId | None = None
    ) -> tuple[Pair, ...]:
        """Return the list behind a number, of all or of one case or agency."""
        return tuple(
            (case, agency)
            for case, agency in self.lists.get(came, ())
            if case_id in (None, case) and agency_id in (None, agency)
        )

    def count(
        self, came: Came, case_id: CaseId | None = None, agency_id: AgencyId | None = None
    ) -> int:
        """Return a number: how many its list has."""
        return len(self.pairs(came, case_id, agency_id))

    def concerns(self, case_id: CaseId | None, agency_id: AgencyId | None) -> bool:
        """Return whether anything was asked of one agency or about one case, or should be."""
        return any(self.count(one, case_id, agency_id) for one in (Came.REQUESTED, Came.WORKED))


def reconciliation(now: Snapshot, answered: Answered) -> Reconciliation:
    """Return how what was asked for came back."""
    stands = {(one.case_id, one.agency_id): one for one in now.requests}
    order = [(case.id, agency.id) for case in now.cases for agency in now.agencies]

    def kind(pair: Pair) -> Came:
        if pair in now.usable:
            return Came.USABLE
        return Came.UNUSABLE if now.has_return(*pair) else _OUT[stands[pair].status]

    came = {pair: kind(pair) for pair in order if pair in stands}

    def those(*kinds: Came) -> tuple[Pair, ...]:
        return tuple(pair for pair in came if came[pair] in kinds)

    found = {one: those(one) for one in _OUT.values()}
    usable = those(Came.USABLE)
    asked = [pair for pair in usable if pair not in answered.not_asked]
    returned = {(one.case_id, one.agency_id) for one in now.returns}
    marked = {(one.case_id, one.agency_id) for one in now.worked_with}
    return Reconciliation(
        {
            **found,
            Came.REQUESTED: tuple(came),
            Came.RETURNED: those(Came.USABLE, *LEFT_OUT[Came.USABLE]),
            Came.USABLE: usable,
            Came.ANSWERED: tuple(pair for pair in asked if pair in answered.pairs),
            Came.BLANK: tuple(pair for pair in asked if pair not in answered.pairs),
            Came.NOT_ASKED: tuple(pair for pair in usable if pair in answered.not_asked),
            Came.WORKED: tuple(
                one for one in order if one in marked and one not in stands and one not in returned
            ),
            Came.UNASKED: tuple(one for one in order if one in returned and one not in stands),
        }
    )


def known_to(now: Snapshot) -> dict[Known, tuple[Pair, ...]]:
    """Return of which returns the agency says whom of a family it knew."""
    return {
        who: tuple(
            (one.case_id, one.agency_id) for one in now.returns if who.value in one.known_people
        )
        for who in Known
    }


def answered_item(
    pairs: Collection[Pair], item_id: ItemId, apart: NotAsked = EVERYTHING_ASKED
) -> Answered:
    """Return who answered one item, of those it was asked of; *pairs* are all who answered it."""
    return Answered(frozenset(pairs), frozenset(apart.pairs.get(item_id, ())))


def answered_all(
    now: Snapshot, given: Mapping[Pair, int], apart: NotAsked = EVERYTHING_ASKED
) -> Answered:
    """Return who answered every line asked of them; *given* says how many items each answered."""
    lines = len(now.tool.items)
    not_asked = Counter(pair for pairs in apart.pairs.values() for pair in pairs)
    anyway = Counter(pair for pairs in apart.anyway.values() for pair in pairs)
    return Answered(
        frozenset(
            pair for pair, count in given.items() if count - anyway[pair] >= lines - not_asked[pair]
        )
    )


def given_counts(
    answers: Iterable[AnswerRow], values: Iterable[ValueRow] = ()
) -> Mapping[Pair, int]:
    """Count how many items each return answered."""
    found = Counter((row.case_id, row.agency_id) for row in answers)
    found.update((one.case_id, one.agency_id) for one in values)
    return found
