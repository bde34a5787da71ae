"""An answer of any kind, typed in one line: what it is, how it is typed, and how to type it again.

Of several at once the numbers of the answers are typed, of each person one after the other.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from core.model.fault import NotYet, shown
from core.model.household import CaseMember
from core.model.ids import AnswerId
from core.model.tool import Answer, AnswerKind, AnswerSet
from core.model.value import each_keys, each_value, several_keys, several_value
from core.wording.household import member_words
from core.wording.kinds import kind_words
from core.wording.values import typed_again, typed_value
from core.words import tr

_TO: Final = re.compile(r"\s+(?:to|-|–|until)\s+|\s*–\s*")
_NUMBERS: Final = re.compile(r"[\s,;]+")
_PEOPLE: Final = re.compile(r"\s*;\s*")
_MOST_FIGURES: Final = 4
_ONE_KEY: Final = 9
"""So many answers have a number of one figure; with more, blanks stand between."""


def value_in_line(
    held: AnswerSet, allowed: Sequence[Answer], members: Sequence[CaseMember], text: str
) -> str:
    """Return what was typed as a value, "" for nothing. Raises NotYet saying what it is not.

    Each person is asked about in the order of *members*: numbers one after the other, anything
    else with a semicolon between; nothing is said of who comes after the last.
    """
    typed = text.strip()
    if not typed:
        return ""
    if held.kind is AnswerKind.SEVERAL:
        chosen = [answer.id for answer in _numbered(allowed, typed) if answer is not None]
        return several_value(allowed, chosen)
    if not held.kind.for_each:
        return _one(held, typed)
    if held.kind.from_some:
        said = [one.key if one is not None else "" for one in _numbered(allowed, typed)]
    else:
        said = [_one(held.of_one, one) for one in _PEOPLE.split(typed)]
    if len(said) > len(members):
        raise NotYet(
            tr("More was typed than there are people."),
            tr("It is not kept as an answer yet."),
            tr("Type one for each: {people}.", people=_people(members)),
        )
    return each_value(dict(zip((one.id for one in members), said, strict=False)))


def line_again(
    held: AnswerSet, allowed: Sequence[Answer], members: Sequence[CaseMember], value: str
) -> str:
    """Return a value as somebody would type it into one line; "" where nothing was said."""
    if not value:
        return ""
    if held.kind is AnswerKind.SEVERAL:
        return " ".join(_number(allowed, key) for key in several_keys(value))
    if not held.kind.for_each:
        return _again(held, value)
    given = each_keys(value)
    if held.kind.from_some:
        return " ".join(_number(allowed, given.get(one.id, "")) for one in members)
    return "; ".join(_again(held.of_one, given.get(one.id, "")) for one in members)


def line_hint(held: AnswerSet, allowed: Sequence[Answer], members: Sequence[CaseMember]) -> str:
    """Return how an answer is typed in one line, and what its numbers stand for."""
    if held.kind.from_some:
        numbers = ", ".join(f"{at} {one.label}" for at, one in enumerate(allowed, 1))
        if held.kind.for_each:
            return tr("{numbers}; one for each: {people}", numbers=numbers, people=_people(members))
        return numbers
    one = kind_words(held.of_one)
    if held.of_one.kind is AnswerKind.PERIOD:
        one = tr("{period}: first day to last day", period=one)
    if held.kind.for_each:
        people = _people(members)
        return tr("{one}; a semicolon between: {people}", one=one, people=people)
    return one


def cards_in_line(allowed: Sequence[Answer], text: str) -> dict[AnswerId, int]:
    """Return how many cards showed each answer, typed one number after the other.

    Answers behind the last number were shown by nobody. Raises NotYet for what is no number.
    """
    parts = [one for one in _NUMBERS.split(text) if one]
    for one in parts:
        if not one.isdecimal() or len(one) > _MOST_FIGURES or len(parts) > len(allowed):
            raise NotYet(
                tr("“{shown}” is not one number for each answer.", shown=shown(text.strip())),
                tr("The count is as it was."),
                tr("The answers stand below, in their order."),
            )
    counts = [int(one) for one in parts]
    return {one.id: count for one, count in zip(allowed, counts, strict=False)}


def cards_again(allowed: Sequence[Answer], counted: Mapping[AnswerId, int]) -> str:
    """Return counted cards as somebody would type them."""
    return " ".join(str(counted.get(one.id, 0)) for one in allowed)


def cards_hint(allowed: Sequence[Answer]) -> str:
    """Return how counted cards are typed."""
    return tr("How many cards, in this order: {labels}", labels=", ".join(map(_label, allowed)))


def _label(answer: Answer) -> str:
    return answer.label


def _people(members: Sequence[CaseMember]) -> str:
    return "; ".join(member_words(one) for one in members)


def _one(held: AnswerSet, text: str) -> str:
    if held.kind is not AnswerKind.PERIOD:
        return typed_value(held, text)
    first, *rest = _TO.split(text, maxsplit=1)
    return typed_value(held, first, *rest)


def _again(held: AnswerSet, value: str) -> str:
    first, last = typed_again(held.kind, value)
    return tr("{first} to {last}", first=first, last=last) if last else first


def _number(allowed: Sequence[Answer], key: str) -> str:
    return next((str(at) for at, one in enumerate(allowed, 1) if one.key == key), "0")


def _numbered(allowed: Sequence[Answer], text: str) -> list[Answer | None]:
    """Return the answers with these numbers; None for 0, which passes somebody over."""
    parts = [one for one in _NUMBERS.split(text) if one]
    if len(allowed) <= _ONE_KEY:
        parts = [figure for one in parts for figure in one]
    for one in parts:
        if not one.isdecimal() or int(one) > len(allowed):
            raise NotYet(
                tr("“{shown}” is not the number of an answer.", shown=shown(one)),
                tr("It is not kept as an answer yet."),
                tr("The numbers stand below."),
            )
    return [allowed[int(one) - 1] if int(one) else None for one in parts]
