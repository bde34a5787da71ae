"""Which person of a case is in front, where a question is asked about each one by one."""

from collections.abc import Callable

from core.model.household import CaseMember, asked_about
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.model.value import bearing_of_one, each_keys
from core.wording.household import member_words
from core.wording.values import one_in_short
from ui.walk.people_row import PersonAsked


class PeopleInTurn:
    """Goes on to the next once an answer is given, and back to whom it is taken from.

    While an answer is half typed of somebody, nobody else comes in front: it would be theirs.
    """

    def __init__(self) -> None:
        self.half_typed_of: Callable[[CaseId, Point], int | None] = lambda *_: None
        self._at: tuple[CaseId, Point] | None = None
        self._given: dict[int, str] = {}
        self._person: int | None = None

    def choose(self, number: int) -> None:
        """Put somebody else in front."""
        self._person = number

    def in_front(self, now: Snapshot, case_id: CaseId, point: Point, value: str) -> int | None:
        """Return whom the next answer is for; None where nobody is asked about one by one."""
        order = [one.id for one in members_at(now, case_id, point)]
        before, given = self._given, each_keys(value) if order else {}
        same, self._at, self._given = self._at == (case_id, point), (case_id, point), given
        half = self.half_typed_of(case_id, point)
        if half in order:
            self._person = half
        elif not same or self._person not in order:
            self._person = _next_without(order, given, None)
        elif undone := [one for one in order if one in before and one not in given]:
            self._person = undone[0]
        elif _chosen_from_some(now, point) and given.get(self._person) != before.get(self._person):
            self._person = _next_without(order, given, self._person)
        return self._person


def _next_without(order: list[int], given: dict[int, str], person: int | None) -> int | None:
    """Return the next after somebody of whom nothing is said; the same where there is none."""
    at = order.index(person) if person in order else -1
    turn = [*order[at + 1 :], *order[: at + 1]]
    found = next((one for one in turn if one not in given), None)
    if found is not None:
        return found
    return person if person in order else next(iter(order), None)


def members_at(now: Snapshot, case_id: CaseId, point: Point) -> tuple[CaseMember, ...]:
    """Return about whom a question is asked one by one; nobody for most."""
    held = now.tool.set_at(point)
    if held is None or not held.kind.for_each:
        return ()
    return now.tool.people.members(case_id, asked_about(held.unit))


def people_asked(
    now: Snapshot, case_id: CaseId, point: Point, value: str
) -> tuple[PersonAsked, ...]:
    """Return those people with what the room says of each."""
    given, allowed = each_keys(value), now.tool.answers_at(point)
    held, calendar = now.tool.set_at(point), now.tool.calendar
    found = []
    for one in members_at(now, case_id, point):
        called, said = member_words(one), given.get(one.id, "")
        called = f"{called[:1].upper()}{called[1:]}"
        words = one_in_short(held, allowed, said, calendar) if held and said else ""
        bearing = bearing_of_one(held, allowed, said, calendar) if held else None
        found.append(PersonAsked(one.id, called, words, bearing))
    return tuple(found)


def _chosen_from_some(now: Snapshot, point: Point) -> bool:
    """Return whether a key gives the answer; what is typed is not done until Enter."""
    return now.tool.kind_at(point).from_some
