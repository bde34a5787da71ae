"""Headings that are nothing but numbers, in a form that counts further than the tool does."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.intake.others_words import IS_COMMENT
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import COMMENTS, Certainty, Match
from core.model.names import normalised
from core.words import later, tr

_NUMBER: Final = r"(?:question|cwestiwn|ques|qu|q|item|no)?[\s._-]*(\d{1,3})[\s.:)]*"
_NUMBERED: Final = re.compile(rf"{_NUMBER}[a-z]?[\s.:)]*\w{{3,}}")
_BARE: Final = re.compile(_NUMBER)
_COMMENT: Final = re.compile(rf"{_NUMBER}[\s_-]*(?:comments?|notes?|evidence|details)")

NUMBER_ALONE: Final = later("though all its words differ")
_FEWEST: Final = 2


def without_others_numbers(columns: Sequence[Match]) -> list[Match]:
    """Return what columns mean where most numbers have words of something else: nothing.

    Such a form asks other things than the tool, and its numbers are its own.
    """
    numbered = [one for one in columns if _has_words(one)]
    others = [one for one in numbered if one.why == tr(NUMBER_ALONE)]
    if len(others) < _FEWEST or 2 * len(others) <= len(numbered):
        return list(columns)
    return [
        replace(one, means="", certainty=Certainty.UNKNOWN, why="") if one in others else one
        for one in columns
    ]


def _has_words(match: Match) -> bool:
    """Return whether a heading is a question's by its number, and has words as well."""
    numbered = _NUMBERED.match(normalised(match.written))
    return bool(match.means) and numbered is not None


def own_numbers(columns: Sequence[Match], vocabulary: Vocabulary) -> list[Match]:
    """Return what columns mean where their numbers may be the form's own: nothing surely.

    So it is where a form counts from 1 beyond the tool's numbers and never uses one with a
    letter. Where it counts as many as the tool has to answer, they go by their order.
    """
    counted = {
        int(number[1]): at
        for at, one in enumerate(columns)
        if one.certainty is not Certainty.AGREED
        and (number := _BARE.fullmatch(normalised(one.written)))
    }
    most = max(counted, default=0)
    known = {*map(normalised, (*vocabulary.items, *vocabulary.comments))}
    if sorted(counted) != list(range(1, most + 1)) or most < 2 or str(most) in known:
        return list(columns)
    named = {one.means.removesuffix(COMMENTS) for one in columns if one.means}
    if any(key in named and not key.isdecimal() for key in vocabulary.items):
        return list(columns)
    found, keys = list(columns), list(vocabulary.items)
    for nth, at in counted.items():
        found[at] = _by_order(found[at], nth, keys, most)
    return [_comment(at, one, found, counted) for at, one in enumerate(found)]


def _comment(at: int, match: Match, columns: Sequence[Match], counted: Mapping[int, int]) -> Match:
    """Return a comment on the question whose number it has, or behind which it stands."""
    plain = normalised(match.written)
    number = _COMMENT.fullmatch(plain)
    home = counted.get(int(number[1])) if number is not None else None
    if number is None and IS_COMMENT.fullmatch(plain) and at - 1 in counted.values():
        home = at - 1
    if home is None or at in counted.values() or not columns[home].means:
        return match
    question = columns[home]
    means = question.means.removesuffix(COMMENTS) + COMMENTS
    return replace(match, means=means, certainty=Certainty.PROPOSED, why=question.why)


def _by_order(match: Match, number: int, keys: Sequence[str], most: int) -> Match:
    if most == len(keys):
        why = tr("by its place: the form counts to {most}, as many as are answered", most=most)
        return replace(match, means=keys[number - 1], certainty=Certainty.PROPOSED, why=why)
    if not match.means:
        return match
    why = tr("by its number, though the form counts on to {most}", most=most)
    return replace(match, certainty=Certainty.PROPOSED, why=why)
