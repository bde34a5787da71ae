"""What has to hold before something in a tool is asked, followed to its end."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import combinations, product
from typing import Final

from core.model.asking import Relation
from core.model.dates import iso_date
from core.model.draft.condition import ClauseDraft, ConditionDraft, condition_in
from core.model.draft.tool import ItemDraft, KindDraft, QuestionDraft, ToolDraft
from core.model.names import normalised
from core.model.tool import AnswerKind

_MOST: Final = 200
"""More ways than these to fulfil a condition are not followed: one of them will do."""

_ALWAYS: Final[ConditionDraft] = ((),)


class Resting:
    """The conditions of a tool by the number of what is asked, each with those above it.

    `needs` holds what is asked of some only; its own theme's, question's and line's
    condition and what it is counted on its own by are one condition there.
    """

    def __init__(self, tool: ToolDraft) -> None:
        themes = {theme.key: theme for theme in tool.themes}
        self.needs: dict[str, ConditionDraft] = {}
        self._agencies: dict[str, list[frozenset[str]]] = {}
        self._several: set[str] = set()
        self._offered: dict[str, tuple[str, ...]] = {}
        self._limits: dict[str, KindDraft] = {}
        self._in_room: set[str] = set()
        for question in tool.questions:
            theme = themes[question.theme]
            for part in question.items or (question,):
                texts = [theme.asked_where, question.asked_where]
                texts += [part.asked_where] if isinstance(part, ItemDraft) else []
                needed = _joined([*map(condition_in, filter(None, texts)), *_tie(question, part)])
                held = tool.kind_of(part.answers)
                if _has_several(held.kind):
                    self._several.add(part.key)
                elif held.kind is AnswerKind.NUMBER:
                    self._limits[part.key] = held
                elif held.kind.one_of_some:
                    keys = (one.key for one in tool.answers_of(part.answers))
                    self._offered[part.key] = tuple(keys)
                if question.room_only:
                    self._in_room.add(part.key)
                if needed != _ALWAYS:
                    self.needs[part.key] = needed
                named = (theme.asked_only_of, question.asked_only_of)
                self._agencies[part.key] = [
                    frozenset(map(normalised, names)) for names in named if names
                ]

    def in_a_circle(self, key: str) -> bool:
        """Return whether something waits for itself, however many stand between."""
        seen: set[str] = set()
        waiting = list(self._rests_on(key))
        while waiting:
            on = waiting.pop()
            if on == key:
                return True
            if on not in seen:
                seen.add(on)
                waiting += self._rests_on(on)
        return False

    def never_holds(self, key: str) -> str | None:
        """Return what no answer could fulfil: the question's number, "" for another thing.

        None where it can be fulfilled, or nothing is known against it.
        """
        ways = self._ways(key, frozenset({key}))
        if ways is None or not ways:
            return None
        clashes = [self._clash(way) for way in ways]
        if any(clash is None for clash in clashes):
            return None
        first = clashes[0]
        return first.subject if first is not None and not first.of_case else ""

    def asked_of_nobody(self, key: str) -> bool:
        """Return whether a theme is for some agencies and its question for none of them."""
        agencies = self._agencies[key]
        return len(agencies) > 1 and not frozenset.intersection(*agencies)

    def decided_elsewhere(self, key: str) -> str:
        """Return what decides it and is on no form, or not on all that it is on; else ""."""
        if key in self._in_room:
            return ""
        for on in self._rests_on(key):
            if on in self._in_room or not self._covers(on, key):
                return on
        return ""

    def _covers(self, on: str, key: str) -> bool:
        """Return whether one question is asked of every agency that another is."""
        needed, given = self._agencies.get(key, []), self._agencies.get(on, [])
        if not given:
            return True
        return bool(needed) and frozenset.intersection(*needed) <= frozenset.intersection(*given)

    def _rests_on(self, key: str) -> Iterator[str]:
        for parts in self.needs.get(key, ()):
            yield from (part.subject for part in parts if not part.of_case)

    def _ways(self, key: str, above: frozenset[str]) -> ConditionDraft | None:
        """Return every way to come to be asked; None where they are too many to follow."""
        found: list[tuple[ClauseDraft, ...]] = []
        for parts in self.needs.get(key, _ALWAYS):
            below = [
                ways
                for on in dict.fromkeys(part.subject for part in parts if not part.of_case)
                if on not in above
                and (ways := self._ways(on, above | {on})) is not None
                and ways != _ALWAYS
            ]
            whole = _joined([(parts,), *below])
            found += whole
            if len(found) > _MOST:
                return None
        return tuple(found)

    def _clash(self, parts: tuple[ClauseDraft, ...]) -> ClauseDraft | None:
        """Return a part that another of the same way shuts out; None where all can hold."""
        subjects: dict[tuple[bool, str], list[ClauseDraft]] = {}
        for part in parts:
            subjects.setdefault((part.of_case, normalised(part.subject)), []).append(part)
        for held in subjects.values():
            for one, other in combinations(held, 2):
                at_once = not one.of_case and one.subject in self._several
                if at_once and one.relation is other.relation:
                    continue  # both may be among the answers given
                if (not at_once or one.value == other.value) and _shuts_out(one, other):
                    return other
            if self._is_out_of_reach(held):
                return held[0]
        return None

    def _is_out_of_reach(self, held: list[ClauseDraft]) -> bool:
        """Return whether no answer there is, or number within its limits, does all of this."""
        key = held[0].subject
        if held[0].of_case:
            return False
        if key in self._offered:
            return not any(all(_fulfils(one, rule) for rule in held) for one in self._offered[key])
        limits = self._limits.get(key)
        return limits is not None and any(_is_beyond(limits, rule) for rule in held)


def _is_beyond(limits: KindDraft, rule: ClauseDraft) -> bool:
    """Return whether a number would have to be below the least or above the most it may be."""
    bound = _number(rule.value)
    if bound is None or rule.relation is Relation.IS_NOT:
        return False
    least, most = limits.least, limits.most
    too_high = most is not None and bound > Decimal(str(most))
    too_low = least is not None and bound < Decimal(str(least))
    return (too_high and rule.relation is not Relation.AT_MOST) or (
        too_low and rule.relation is not Relation.AT_LEAST
    )


def _has_several(kind: AnswerKind) -> bool:
    """Return whether more than one answer may be given, to it or of several people."""
    return kind is AnswerKind.SEVERAL or kind.for_each


def _tie(question: QuestionDraft, part: QuestionDraft | ItemDraft) -> list[ConditionDraft]:
    tie = part.only_where or question.only_where
    return [((ClauseDraft(tie.item, tie.answer),),)] if tie is not None else []


def _joined(conditions: Iterable[ConditionDraft]) -> ConditionDraft:
    """Return conditions that all have to hold as one."""
    found = _ALWAYS
    for one in conditions:
        pairs = product(found[:_MOST], one[:_MOST])
        found = tuple(tuple(dict.fromkeys((*left, *right))) for left, right in pairs)[: _MOST + 1]
    return found


def _shuts_out(one: ClauseDraft, other: ClauseDraft) -> bool:
    if one.relation is Relation.IS or other.relation is Relation.IS:
        said, rule = (one, other) if one.relation is Relation.IS else (other, one)
        return not _fulfils(said.value, rule)
    bounds = {one.relation: one.value, other.relation: other.value}
    if set(bounds) == {Relation.AT_LEAST, Relation.AT_MOST}:
        least, most = (_number(bounds[way]) for way in (Relation.AT_LEAST, Relation.AT_MOST))
        return least is not None and most is not None and least > most
    return False


def _fulfils(value: str, rule: ClauseDraft) -> bool:
    same = normalised(value) == normalised(rule.value)
    match rule.relation:
        case Relation.IS:
            return same
        case Relation.IS_NOT:
            return not same
    found, bound = _number(value), _number(rule.value)
    if found is None or bound is None:
        return True
    return found >= bound if rule.relation is Relation.AT_LEAST else found <= bound


def _number(text: str) -> Decimal | None:
    """Return what a number or a day is compared by."""
    try:
        return Decimal(text)
    except InvalidOperation:
        day = iso_date(text)
        return Decimal(date.fromisoformat(day).toordinal()) if day else None
