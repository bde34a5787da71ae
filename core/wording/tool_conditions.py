"""What has to hold before something in a tool is asked, followed to its end."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import combinations, product
from typing import Final

from core.model.asking import Relation
from core.model.dates import iso_date
from core.model.draft.condition import ClauseDraft, ConditionDraft, condition_in
from core.model.draft.tool import ItemDraft, QuestionDraft, ToolDraft
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
        for question in tool.questions:
            theme = themes[question.theme]
            for part in question.items or (question,):
                texts = [theme.asked_where, question.asked_where]
                texts += [part.asked_where] if isinstance(part, ItemDraft) else []
                needed = _joined([*map(condition_in, filter(None, texts)), *_tie(question, part)])
                if _has_several(tool.kind_of(part.answers).kind):
                    self._several.add(part.key)
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
        agencies = self._agencies[key]
        if len(agencies) > 1 and not frozenset.intersection(*agencies):
            return ""
        ways = self._ways(key, frozenset({key}))
        if ways is None or not ways:
            return None
        clashes = [self._clash(way) for way in ways]
        if any(clash is None for clash in clashes):
            return None
        first = clashes[0]
        return first.subject if first is not None and not first.of_case else ""

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
        return None


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
